#include "corpus/database_copy.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "corpus/platform.h"

namespace corpus {

TemporaryBeside::TemporaryBeside(const std::filesystem::path& path, const Guid& guid) : path_(path) {
  path_ += std::filesystem::path("." + guid.text().substr(0, 8) + ".new");
}

TemporaryBeside::~TemporaryBeside() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  auto journal = path_;
  journal += "-journal";
  std::filesystem::remove(journal, ignored);
}

void copyDatabase(SQLite::Database& database, const std::filesystem::path& path) {
  SQLite::Database copy(utf8(std::filesystem::absolute(path)), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  copy.exec("PRAGMA synchronous = EXTRA");
  SQLite::Backup backup(copy, database);
  backup.executeStep(-1);
  if (copy.execAndGet("PRAGMA integrity_check(1)").getString() != "ok") {
    throw SQLite::Exception("copy", SQLITE_CORRUPT);
  }
}

}  // namespace corpus
