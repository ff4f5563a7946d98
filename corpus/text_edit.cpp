#include "corpus/text_edit.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "corpus/history.h"
#include "corpus/import/source_file.h"
#include "i18n/splice.h"
#include "i18n/text.h"

namespace corpus {

using i18n::message;

i18n::Span moved(i18n::Span passage, i18n::Span removed, std::int64_t inserted) {
  const std::int64_t newEnd = removed.begin + inserted;
  const std::int64_t delta = newEnd - removed.end;
  if (passage.empty()) {
    const std::int64_t at = passage.begin;
    const std::int64_t to = at <= removed.begin ? at : at < removed.end ? removed.begin : at + delta;
    return {to, to};
  }
  if (removed.empty()) {  // an insertion: what is at its place opens
    return {passage.begin < removed.begin ? passage.begin : passage.begin + delta,
            passage.end <= removed.begin ? passage.end : passage.end + delta};
  }
  if (removed.contains(passage)) return {removed.begin, newEnd};
  i18n::Span to = passage;
  if (passage.begin >= removed.end) {
    to.begin += delta;
  } else if (passage.begin > removed.begin) {
    to.begin = newEnd;
  }
  if (passage.end >= removed.end) {
    to.end += delta;
  } else if (passage.end > removed.begin) {
    to.end = removed.begin;
  }
  return to;
}

void replaceText(Edit& edit, const Guid& transcript, i18n::Span removed, const std::string& inserted) {
  const std::string stored = text(edit.project(), transcript);
  const i18n::TextIndex index(stored);
  if (removed.begin < 0 || removed.end < removed.begin || removed.end > index.length()) {
    throw UsageError(
        message("The passage {begin}–{end} lies outside the transcript's text, which has {length} "
                "characters. Nothing was changed.",
                {{"begin", std::to_string(removed.begin)},
                 {"end", std::to_string(removed.end)},
                 {"length", std::to_string(index.length())}}));
  }
  if (!i18n::isValidUtf8(inserted)) {
    throw UsageError(message("The new text is not valid UTF-8. Nothing was changed."));
  }
  i18n::Splice splice = i18n::normalisedSplice(index, removed, inserted);
  TextStep step;
  step.transcript = transcript;
  step.position = splice.removed.begin;
  step.removed = index.slice(splice.removed);
  step.inserted = std::move(splice.inserted);
  if (step.removed == step.inserted) return;
  const std::size_t size = stored.size() - step.removed.size() + step.inserted.size();
  if (size == 0) {
    throw UsageError(message(
        "This would leave nothing of the transcript's text. Nothing was changed. Remove the transcript "
        "instead."));
  }
  if (size > import::kMaxTextBytes) {
    throw UsageError(message("The transcript would become larger than 50 MB. Nothing was changed."));
  }
  edit.recorder().addStep(std::move(step));
}

std::vector<TextEdit> textEdits(const Project& project, const Guid& transcript) {
  std::vector<TextEdit> edits;
  SQLite::Statement query(project.database(),
                          "SELECT history, position, removed, inserted FROM text_edits "
                          "JOIN history ON history.number = text_edits.history "
                          "WHERE transcript = ? AND state = 'done' ORDER BY history, step");
  query.bind(1, transcript.text());
  while (query.executeStep()) {
    edits.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                     query.getColumn(2).getString(), query.getColumn(3).getString()});
  }
  return edits;
}

}  // namespace corpus
