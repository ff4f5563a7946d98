#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/project.h"

namespace corpus {

enum class AttributeType { Text, Number, Date, YesNo, Choice };
std::string_view code(AttributeType type);  // "text", "number", "date", "yesno", "choice"
AttributeType attributeTypeOf(std::string_view code);

struct Attribute {
  Guid guid;
  std::string name;
  AttributeType type = AttributeType::Text;
  // For Choice, in order. Of the regions: their short names in the project's language, then what else was
  // taken for a value.
  std::vector<std::string> choices;
  bool regions = false;  // a Choice whose list is that of the regions of Kazakhstan
};

struct Participant {
  Guid guid;
  std::string name;                    // pseudonym, unique in the project
  std::map<Guid, std::string> values;  // by attribute; numbers with a decimal point, dates as 2025-03-01
};

std::vector<Attribute> attributes(const Project& project);      // in order
std::vector<Participant> participants(const Project& project);  // in order of name
std::optional<Attribute> attributeNamed(const Project& project, std::string_view name);

Guid addAttribute(Edit& edit, const std::string& name, AttributeType type,
                  const std::vector<std::string>& choices = {});
// A choice among the regions of Kazakhstan; `others` are taken as well (“Abroad”).
Guid addRegionAttribute(Edit& edit, const std::string& name, const std::vector<std::string>& others = {});
Guid addParticipant(Edit& edit, const std::string& name);
// Her speakers stay, tied to nobody.
void removeParticipant(Edit& edit, const Guid& participant);
// An empty value removes it. Throws UsageError when the value doesn't fit the type; a region may be written
// in any known way.
void setValue(Edit& edit, const Guid& participant, const Guid& attribute, const std::string& value);

// A table as read from .csv or .xlsx: a header row, then a row a participant.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // each as long as the header; empty ones among them
};

enum class MatchBy {
  Name,  // the first column names the participant, and a transcript whose file or name contains it is hers
  File,  // a column "file"/"transcript" (in kk, ru or en) names the transcript
};

// File, when a column of the table names each participant's transcript; else Name.
MatchBy matchByOf(const Table& table);

struct ParticipantsReport {
  std::int64_t added = 0, updated = 0, linkedTranscripts = 0;
  std::vector<std::string> unmatched;  // participants with no transcript
  std::vector<i18n::Message> warnings;
};

// Adds or updates participants by their pseudonym, makes attributes from the other columns (types guessed
// from the values) and ties each transcript's respondents to its participant. participants_plan.h says
// beforehand what it would do, and lets the person choose otherwise.
ParticipantsReport importParticipants(Edit& edit, const Table& table, MatchBy match);

// The participant of each transcript (its respondent speakers' participants; several in a focus group).
std::map<Guid, std::vector<Guid>> participantsByTranscript(const Project& project);

}  // namespace corpus
