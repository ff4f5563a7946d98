#include "corpus/database_copy.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

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

namespace {

// Interviews are confidential: whoever may not read the project may not read its copy either.
void createWithRightsOf(const std::string& original, const std::filesystem::path& path) {
  std::error_code none;
  const auto rights = std::filesystem::status(std::filesystem::u8path(original), none).permissions();
  if (none || original.empty()) return;
  std::ofstream(path, std::ios::binary | std::ios::app);
  std::filesystem::permissions(path, rights, none);
}

}  // namespace

void copyDatabase(SQLite::Database& database, const std::filesystem::path& path) {
  createWithRightsOf(database.getFilename(), path);
  SQLite::Database copy(utf8(std::filesystem::absolute(path)), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  copy.exec("PRAGMA synchronous = EXTRA");
  SQLite::Backup backup(copy, database);
  backup.executeStep(-1);
  if (copy.execAndGet("PRAGMA integrity_check(1)").getString() != "ok") {
    throw SQLite::Exception("copy", SQLITE_CORRUPT);
  }
}

}  // namespace corpus
