#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "coding/codebook.h"
#include "coding/segments.h"

namespace coding {

// What is counted; always said beside the number (STATISTICS: count six ways, always labelled).
enum class Count { Codings, Transcripts, Participants, Speakers, Words, Share };
std::string_view code(Count count);  // "codings", "transcripts", "participants", "speakers", "words", "share"
std::optional<Count> countOf(std::string_view code);

// What a row is.
enum class Rows { Code, Group, Role };  // Group: top-level code, the union of its subtree
std::optional<Rows> rowsOf(std::string_view code);

// What a column is: everything together, or one column a value.
struct By {
  enum class Kind { Total, Transcript, Participant, Coder, Language, Attribute };
  Kind kind = Kind::Total;
  corpus::Guid attribute;  // for Attribute
};

struct FrequencyRow {
  std::optional<Guid> code;  // none for Rows::Role
  std::string label;         // code path, or the role's code ("push", "" for codes without one)
  int depth = 0;
  std::vector<double> values;  // by column; whole numbers but for Share (0..1 of the column's text)
  double total = 0;  // of the row: distinct transcripts, participants … are counted once, so not a sum
};
struct FrequencyColumn {
  std::string label;      // "total"; a name; a value; a language's code; "" where there is none
  std::int64_t size = 0;  // participants (By::Attribute), transcripts otherwise, that the column stands for
};
struct FrequencyTable {
  Count count = Count::Codings;
  Rows rows = Rows::Code;
  By by;
  std::vector<FrequencyColumn> columns;
  std::vector<FrequencyRow> lines;  // in codebook order; codes that never occur included with zeros
  std::int64_t codings = 0, transcripts = 0, participants = 0, coders = 0;  // what the table was made from
};

// Everything the counting needs, read once on the main thread: a value, so that counting may run in a job and
// the table follows a choice without reading the file again. The words of a text are looked for when first
// counted; `previous`, an earlier reading of the same project, hands over those it has.
struct FrequencyData;
std::shared_ptr<const FrequencyData> readFrequencyData(
    const Project& project, const std::shared_ptr<const FrequencyData>& previous = {});

// What belongs to what:
// - Speakers of a segment: whose turns it overlaps. Participants: theirs, interviewers left out; for a voice
// that
//   is tied to nobody, the transcript's participant when it has only one.
// - A segment stands in the language column of the turn where it begins, and in the column of each of its
//   participants (or of their values). The column "" takes what no participant, or one without a value, said;
//   what only an interviewer said is in no participant's column.
// - Words and share: by total, transcript and coder of the whole text; by language, participant and attribute
// of the
//   turns in that language or of those participants. A coder's text is the transcripts assigned to the coder.
// - A row's total is what By::Total would say.
// `includeSubcodes`: a parent's row is the union of its subtree. Overlapping spans of one code (and coder,
// where words or share are counted) are united first; a word is counted when at least half of it is covered.
// Coders: empty means all.
FrequencyTable frequency(const FrequencyData& data, Count count, Rows rows, const By& by,
                         bool includeSubcodes = true, const std::vector<Guid>& coders = {});

}  // namespace coding
