#pragma once
// One replacement in a stored text, and its way back. The text and the positions behind the replaced passage
// are not in the recorded history: they follow from the replacement itself, so that an edit is kept in some
// hundred bytes however long the transcript is.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/changes.h"
#include "i18n/span.h"

namespace corpus {

// A row of text_edits; see schema/002.sql.
struct TextStep {
  Guid transcript;
  std::int64_t position = 0;
  std::string removed, inserted;
  std::string before;  // changeset of what the edit did before this step
  std::string
      edges;  // changeset of the rows with an end inside the replaced passage, and of the transcript's
};

// The stored text, of a retired transcript too. Throws StaleUndo when there is none.
std::string storedText(SQLite::Database& database, const Guid& transcript);

// Replaces and moves; sets `step.edges`. `step.removed` must be what stands there.
Changes makeStep(SQLite::Database& database, TextStep& step);

// The step once more, or back, with what was done `before` it. Throws StaleUndo where the text or a row is
// not as the step left it. Within the caller's transaction, which the caller rolls back.
Changes replayStep(SQLite::Database& database, const TextStep& step, bool back);

// Throws StaleUndo when a text is not the one noted in its transcript's row.
void requireTextsAsNoted(SQLite::Database& database, const std::vector<TextStep>& steps);

}  // namespace corpus
