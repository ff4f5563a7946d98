#include "corpus/database.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <string>

#include "corpus/platform.h"

namespace corpus {
namespace {

using i18n::message;
using Reason = ProjectError::Reason;

std::string fileName(const std::filesystem::path& path) {
  return utf8(path.filename());
}

// Debian's SQLite reads "file:" names as URIs; an absolute path is always a path.
std::string databaseName(const std::filesystem::path& path) {
  return utf8(std::filesystem::absolute(path));
}

// Before the first read.
void secure(SQLite::Database& database) {
  sqlite3* handle = database.getHandle();
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  database.exec("PRAGMA cell_size_check = ON");
  database.exec("PRAGMA temp_store = MEMORY");  // nothing of an interview in temporary files
  database.exec("PRAGMA foreign_keys = ON");
  // The lock is kept until closing, so a second instance hears of it at once.
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
}

void makeDurable(SQLite::Database& database) {
  database.exec("PRAGMA journal_mode = DELETE");
  // While the lock is kept SQLite empties the journal instead of deleting it; 0: leave nothing in it.
  database.exec("PRAGMA journal_size_limit = 0");
  database.exec("PRAGMA synchronous = EXTRA");
  database.exec("PRAGMA cache_spill = OFF");
  database.exec("PRAGMA cache_size = -65536");  // KiB
}

// Triggers, views or altered tables of a file that someone sent could change what is stored or read.
void refuseForeignSchema(SQLite::Database& database, std::int64_t version,
                         const std::filesystem::path& path) {
  if (!hasSchemaOf(database, version)) {
    throw ProjectError(
        Reason::Damaged,
        message("The project “{file}” holds tables, triggers or views that are not Suhbat's own, "
                "so it was not opened. The file was left as it is. Ask whoever sent it for an "
                "unaltered copy, or open a backup.",
                {{"file", fileName(path)}}));
  }
}

// Returns the file's version.
std::int64_t refuseOthers(SQLite::Database& database, const std::filesystem::path& path) {
  const std::int64_t application = database.execAndGet("PRAGMA application_id").getInt64();
  const std::int64_t format = database.execAndGet("PRAGMA user_version").getInt64();
  if (application != kApplicationId || format < 1) {
    throw ProjectError(
        Reason::NotAProject,
        message("“{file}” is not a Suhbat project. The file was left as it is.", {{"file", fileName(path)}}));
  }
  if (format > kFormat) {
    throw ProjectError(
        Reason::Newer,
        message("The project “{file}” was made with a newer version of Suhbat. The file was left "
                "as it is. Install the newer version to open it.",
                {{"file", fileName(path)}}));
  }
  return format;
}

ProjectError cannotMigrate(const std::filesystem::path& path, const std::string& reason) {
  return {Reason::Other,
          message("The project “{file}” was made with an older version of Suhbat and could not be brought to "
                  "this one ({reason}). The file was left as it is. See that its folder can be written and "
                  "has space for a second copy of it, then open it again.",
                  {{"file", fileName(path)}, {"reason", reason}})};
}

// For a file of an older version that is only read: its copy in memory, of today's version.
std::unique_ptr<SQLite::Database> migratedCopy(SQLite::Database& old, const std::filesystem::path& path) {
  auto copy = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Backup(*copy, old).executeStep(-1);
  secure(*copy);
  migrate(*copy, path);
  copy->exec("PRAGMA query_only = ON");
  return copy;
}

void migrateFile(SQLite::Database& database, const std::filesystem::path& path) {
  try {
    backUpBeforeMigration(database, path);
    migrate(database, path);
  } catch (const std::filesystem::filesystem_error& failure) {
    throw cannotMigrate(path, failure.code().message());
  } catch (const SQLite::Exception& failure) {
    throw cannotMigrate(path, failure.what());
  }
}

}  // namespace

bool isReadOnly(SQLite::Database& database) {
  return sqlite3_db_readonly(database.getHandle(), "main") != 0 ||
         database.execAndGet("PRAGMA query_only").getInt() != 0;
}

std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& path, bool readOnly) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw ProjectError(Reason::NotFound,
                       message("There is no file “{path}”. It may have been moved, renamed or deleted.",
                               {{"path", utf8(path)}}));
  }
  if (!std::filesystem::is_regular_file(path, error)) {
    throw ProjectError(
        Reason::NotAProject,
        message("“{file}” is not a Suhbat project. The file was left as it is.", {{"file", fileName(path)}}));
  }
  try {
    auto database = std::make_unique<SQLite::Database>(
        databaseName(path), readOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE);
    secure(*database);
    const std::int64_t version = refuseOthers(*database, path);
    refuseForeignSchema(*database, version, path);
    if (isReadOnly(*database)) return version < kFormat ? migratedCopy(*database, path) : std::move(database);
    database->exec("BEGIN EXCLUSIVE; COMMIT");  // takes the lock; writes nothing
    makeDurable(*database);
    if (version < kFormat) migrateFile(*database, path);
    return database;
  } catch (const SQLite::Exception& failure) {
    throw projectError(failure, path);
  }
}

std::unique_ptr<SQLite::Database> createDatabase(const std::filesystem::path& path) {
  auto database =
      std::make_unique<SQLite::Database>(databaseName(path), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database->exec("PRAGMA page_size = 8192");
  secure(*database);
  makeDurable(*database);
  database->exec("BEGIN EXCLUSIVE");
  database->exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database->exec("PRAGMA user_version = " + std::to_string(kFormat));
  makeSchema(*database, kFormat);
  return database;
}

ProjectError projectError(const SQLite::Exception& failure, const std::filesystem::path& path) {
  const std::map<std::string, std::string> file = {{"file", fileName(path)}};
  if (failure.getErrorCode() == SQLITE_READONLY_DBMOVED ||
      failure.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED) {
    return {Reason::Moved,
            message("The file of the project “{file}” was moved, deleted or replaced by another "
                    "program while it is open. This step was not saved; everything before it is "
                    "still here. Save the project under another name to keep it.",
                    file)};
  }
  switch (failure.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Reason::Locked,
              message("The project “{file}” is open in another window or by another program. Close "
                      "it there first, then open it here.",
                      file)};
    case SQLITE_NOTADB:
      return {Reason::NotAProject,
              message("“{file}” is not a Suhbat project. The file was left as it is.", file)};
    case SQLITE_CORRUPT:
      return {Reason::Damaged, message("The project “{file}” is damaged: parts of the file are missing or "
                                       "overwritten. Nothing more was written to it. Open a backup.",
                                       file)};
    case SQLITE_FULL:
      return {Reason::NoSpace,
              message("There is not enough space on the disk for the project “{file}”. This step "
                      "was not saved; everything before it is. Free some space and try again, or "
                      "save the project elsewhere.",
                      file)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {Reason::ReadOnly,
              message("The project “{file}” or its folder can't be written. Nothing was changed. "
                      "Save the project in a folder of your own, or ask for the right to write.",
                      file)};
    default:
      return {Reason::Other,
              message("The project “{file}” could not be read or written ({reason}). This step was "
                      "not done; everything before it is kept.",
                      {{"file", fileName(path)}, {"reason", failure.what()}})};
  }
}

void refuseIfMoved(SQLite::Database& database, const std::filesystem::path& path) {
  int moved = 0;
  sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved) throw projectError(SQLite::Exception("moved", SQLITE_READONLY_DBMOVED), path);
}

}  // namespace corpus
