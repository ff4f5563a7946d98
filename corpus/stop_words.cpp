#include "corpus/stop_words.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

std::string folded(const std::string& word) {
  return i18n::foldedForTyping(i18n::trimmed(i18n::normalised(word)));
}

}  // namespace

std::vector<StopWord> stopWords(const Project& project) {
  std::vector<StopWord> words;
  SQLite::Statement rows(project.database(),
                         "SELECT language, word, removed FROM stop_words ORDER BY language, word");
  while (rows.executeStep()) {
    words.push_back(
        {rows.getColumn(0).getString(), rows.getColumn(1).getString(), rows.getColumn(2).getInt() != 0});
  }
  return words;
}

void setStopWord(Edit& edit, const StopWord& word) {
  const std::string kept = folded(word.word);
  if (kept.empty()) throw UsageError(i18n::message("A stop word needs at least one letter."));
  SQLite::Statement upsert(edit.database(),
                           "INSERT INTO stop_words (guid, language, word, removed) VALUES (?1, ?2, ?3, ?4) "
                           "ON CONFLICT (language, word) DO UPDATE SET removed = ?4 WHERE removed <> ?4");
  upsert.bind(1, edit.newGuid().text());
  upsert.bind(2, word.language);
  upsert.bind(3, kept);
  upsert.bind(4, word.removed ? 1 : 0);
  upsert.exec();
}

void forgetStopWord(Edit& edit, const std::string& language, const std::string& word) {
  SQLite::Statement remove(edit.database(), "DELETE FROM stop_words WHERE language = ? AND word = ?");
  remove.bind(1, language);
  remove.bind(2, folded(word));
  remove.exec();
}

}  // namespace corpus
