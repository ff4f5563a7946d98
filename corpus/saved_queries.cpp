#include "corpus/saved_queries.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "corpus/word_list.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {

using i18n::message;

std::vector<SavedQuery> savedQueries(const Project& project) {
  std::vector<SavedQuery> found;
  SQLite::Statement rows(
      project.database(),
      "SELECT guid, name, query, level, across, struck_out, sort FROM saved_queries ORDER BY name, guid");
  while (rows.executeStep()) {
    SavedQuery query;
    query.guid = Guid::fromStored(rows.getColumn(0).getString());
    query.name = rows.getColumn(1).getString();
    query.query = rows.getColumn(2).getString();
    query.level = rows.getColumn(3).getString();
    query.across = rows.getColumn(4).getInt() != 0;
    query.struckOut = wordsOfList(rows.getColumn(5).getString());
    query.sort = rows.getColumn(6).getString();
    found.push_back(std::move(query));
  }
  const i18n::Collator collator(project.language());
  std::stable_sort(found.begin(), found.end(),
                   [&](const SavedQuery& a, const SavedQuery& b) { return collator.less(a.name, b.name); });
  return found;
}

Guid saveQuery(Edit& edit, const SavedQuery& query) {
  const std::string name(i18n::trimmed(i18n::normalised(query.name)));
  if (name.empty()) throw UsageError(message("A saved search needs a name."));
  for (const SavedQuery& other : savedQueries(edit.project())) {
    if (other.guid != query.guid && i18n::foldedForTyping(other.name) == i18n::foldedForTyping(name)) {
      throw UsageError(
          message("There is a saved search “{name}” already. Choose another name.", {{"name", other.name}}));
    }
  }
  const Guid guid = query.guid ? query.guid : edit.newGuid();
  // What is saved unchanged keeps its time, so that nothing stands in the history.
  SQLite::Statement upsert(
      edit.database(),
      "INSERT INTO saved_queries (guid, name, query, level, across, struck_out, sort, created_at, "
      "modified_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8) ON CONFLICT (guid) DO UPDATE SET "
      "name = ?2, query = ?3, level = ?4, across = ?5, struck_out = ?6, sort = ?7, modified_at = ?8 WHERE "
      "(name, query, level, across, struck_out, sort) <> (?2, ?3, ?4, ?5, ?6, ?7)");
  upsert.bind(1, guid.text());
  upsert.bind(2, name);
  upsert.bind(3, i18n::normalised(query.query));
  upsert.bind(4, query.level);
  upsert.bind(5, query.across ? 1 : 0);
  upsert.bind(6, storedList(query.struckOut));
  upsert.bind(7, query.sort);
  upsert.bind(8, edit.now());
  upsert.exec();
  return guid;
}

void removeQuery(Edit& edit, const Guid& query) {
  SQLite::Statement remove(edit.database(), "DELETE FROM saved_queries WHERE guid = ?");
  remove.bind(1, query.text());
  remove.exec();
}

}  // namespace corpus
