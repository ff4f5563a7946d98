#include "corpus/settings.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace corpus {

std::optional<std::string> setting(const Project& project, std::string_view name) {
  SQLite::Statement query(project.database(), "SELECT value FROM settings WHERE name = ?");
  query.bind(1, std::string(name));
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getString();
}

void setSetting(Edit& edit, std::string_view name, const std::string& value) {
  SQLite::Statement upsert(edit.database(),
                           "INSERT INTO settings (name, value) VALUES (?, ?) "
                           "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  upsert.bind(1, std::string(name));
  upsert.bind(2, value);
  upsert.exec();
}

}  // namespace corpus
