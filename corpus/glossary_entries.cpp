#include "corpus/glossary_entries.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "corpus/word_list.h"
#include "i18n/text.h"

namespace corpus {

std::vector<GlossaryEntry> glossaryEntries(const Project& project) {
  std::vector<GlossaryEntry> entries;
  SQLite::Statement rows(project.database(),
                         "SELECT guid, topic, kk, ru, en, removed FROM glossary ORDER BY topic, guid");
  while (rows.executeStep()) {
    entries.push_back({Guid::fromStored(rows.getColumn(0).getString()), rows.getColumn(1).getString(),
                       wordsOfList(rows.getColumn(2).getString()), wordsOfList(rows.getColumn(3).getString()),
                       wordsOfList(rows.getColumn(4).getString()), rows.getColumn(5).getInt() != 0});
  }
  return entries;
}

Guid setGlossaryEntry(Edit& edit, const GlossaryEntry& entry) {
  const std::string kazakh = storedList(entry.kazakh), russian = storedList(entry.russian),
                    english = storedList(entry.english);
  const int languages = (kazakh.empty() ? 0 : 1) + (russian.empty() ? 0 : 1) + (english.empty() ? 0 : 1);
  if (languages < 2 && !entry.removed) {
    throw UsageError(i18n::message(
        "An entry of the glossary needs words in two languages at least. Nothing was changed."));
  }
  const Guid guid = entry.guid ? entry.guid : edit.newGuid();
  SQLite::Statement upsert(
      edit.database(),
      "INSERT INTO glossary (guid, topic, kk, ru, en, removed, modified_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "?7) ON CONFLICT (guid) DO UPDATE SET topic = ?2, kk = ?3, ru = ?4, en = ?5, removed = ?6, "
      "modified_at = ?7 WHERE (topic, kk, ru, en, removed) <> (?2, ?3, ?4, ?5, ?6)");
  upsert.bind(1, guid.text());
  upsert.bind(2, std::string(i18n::trimmed(i18n::normalised(entry.topic))));
  upsert.bind(3, kazakh);
  upsert.bind(4, russian);
  upsert.bind(5, english);
  upsert.bind(6, entry.removed ? 1 : 0);
  upsert.bind(7, edit.now());
  upsert.exec();
  return guid;
}

void forgetGlossaryEntry(Edit& edit, const Guid& entry) {
  SQLite::Statement remove(edit.database(), "DELETE FROM glossary WHERE guid = ?");
  remove.bind(1, entry.text());
  remove.exec();
}

}  // namespace corpus
