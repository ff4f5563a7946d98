#pragma once
// What the import of a participants' table would do, as values: shown to the person, changed by her choices,
// and then done exactly.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/participants.h"
#include "corpus/transcripts.h"

namespace corpus {

// What a column of the table is taken for.
struct ColumnChoice {
  enum class Use { Skip, Name, File, Attribute };
  Use use = Use::Attribute;
  // Of an attribute: its name (an attribute of the project that is called so is meant), and its type.
  std::string attribute;
  AttributeType type = AttributeType::Text;
  bool regions = false;
};

struct ParticipantsOptions {
  MatchBy match = MatchBy::Name;
  std::vector<ColumnChoice> columns;  // one a column of the table; none: as the table suggests
};

struct PlannedValue {
  enum class State { Same, New, Changed, LeftOut };
  State state = State::New;
  std::string before;  // as kept in the project
  std::string after;   // as it will be kept; of a value left out, as the table has it
};

struct PlannedParticipant {
  Guid guid;  // none: will be added
  std::string name;
  std::vector<std::size_t> rows;               // of the table as a spreadsheet counts: the first is 2
  std::map<std::size_t, PlannedValue> values;  // by column
  bool updated() const;                        // was there before and gets other values
};

struct PlannedAttribute {
  std::size_t column = 0;
  Attribute attribute;                  // with the choices it will have; guid: none, will be made
  std::vector<std::string> newChoices;  // of these, those to be added
  bool retyped = false;                 // is there with another type
};

struct PlannedTie {
  Guid transcript;
  std::string transcriptName;
  std::optional<Speaker> speaker;  // none: the text names no speaker, all of it is hers
  std::size_t participant = 0;     // into participants
};

struct ParticipantsPlan {
  ParticipantsOptions options;  // as asked, with what the table suggested for what was left open
  std::vector<PlannedParticipant> participants;  // in the order of the table
  std::vector<PlannedAttribute> attributes;
  std::vector<PlannedTie> ties;
  ParticipantsReport report;  // what will be said of it when it is done
};

// Throws UsageError for a table without rows or without a column of names (of files, when matched by file).
ParticipantsPlan planParticipants(const Project& project, const Table& table,
                                  const ParticipantsOptions& options);

// Does what planParticipants() says of the same table and options.
ParticipantsReport importParticipants(Edit& edit, const Table& table, const ParticipantsOptions& options);

}  // namespace corpus
