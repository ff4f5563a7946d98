#include "corpus/migration.h"

#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "corpus/database_copy.h"
#include "corpus/environment.h"
#include "corpus/errors.h"
#include "corpus/platform.h"
#include "corpus/transaction.h"

namespace embedded {
std::string_view schema_001();
std::string_view schema_002();
std::string_view schema_003();
}  // namespace embedded

namespace corpus {
namespace {

using i18n::message;
using Reason = ProjectError::Reason;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::string_view (*kScripts[])() = {embedded::schema_001, embedded::schema_002,
                                                embedded::schema_003};
static_assert(std::size(kScripts) == kFormat);

void runScripts(SQLite::Database& database, std::int64_t after, std::int64_t version) {
  for (std::int64_t each = after; each < version; ++each) database.exec(std::string(kScripts[each]()));
}

Rows rowsOf(SQLite::Database& database, const char* sql) {
  Rows rows;
  SQLite::Statement query(database, sql);
  while (query.executeStep()) {
    std::vector<std::string> row;
    for (int column = 0; column < query.getColumnCount(); ++column) {
      row.push_back(query.getColumn(column).getString());
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows schemaOf(SQLite::Database& database) {
  return rowsOf(database,
                "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
}

}  // namespace

void makeSchema(SQLite::Database& database, std::int64_t version) {
  runScripts(database, 0, version);
}

bool hasSchemaOf(SQLite::Database& database, std::int64_t version) {
  SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  makeSchema(model, version);
  return schemaOf(database) == schemaOf(model);
}

void migrate(SQLite::Database& database, const std::filesystem::path& path) {
  // A reference to nothing that was there before is for Project::check to tell of; it doesn't keep anybody
  // from their project.
  constexpr const char* kReferences = "PRAGMA foreign_key_check";
  Transaction transaction(database, "BEGIN EXCLUSIVE");
  const std::int64_t version = database.execAndGet("PRAGMA user_version").getInt64();
  const Rows references = rowsOf(database, kReferences);
  runScripts(database, version, kFormat);
  database.exec("PRAGMA user_version = " + std::to_string(kFormat));
  const bool sound = hasSchemaOf(database, kFormat) &&
                     rowsOf(database, "PRAGMA integrity_check(1)") == Rows{{"ok"}} &&
                     rowsOf(database, kReferences) == references;
  if (!sound) {
    throw ProjectError(
        Reason::Damaged,
        message("The project “{file}” was made with an older version of Suhbat and could not be brought "
                "to this one, because parts of the file are damaged. The file was left as it is. Open a "
                "backup.",
                {{"file", utf8(path.filename())}}));
  }
  transaction.commit();
}

std::filesystem::path backUpBeforeMigration(SQLite::Database& database, const std::filesystem::path& path) {
  const TemporaryBeside temporary(path, Environment::system().newGuid());
  copyDatabase(database, temporary.path());
  const std::string stem = utf8(path.stem()) + " (before version " + std::to_string(kFormat) + ")";
  for (int number = 1;; ++number) {
    const std::string name = number == 1 ? stem : stem + " (" + std::to_string(number) + ")";
    auto backup = path.parent_path() / std::filesystem::path(std::u8string(name.begin(), name.end()));
    backup += path.extension();
    if (moveNew(temporary.path(), backup)) return backup;
  }
}

}  // namespace corpus
