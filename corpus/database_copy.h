#pragma once
// Whole copies of a project's file.
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "corpus/guid.h"

namespace corpus {

// A name beside `path` that nobody uses, for a file that gets its own name when it is whole. What is still
// there under this name at the end is removed.
class TemporaryBeside {
 public:
  TemporaryBeside(const std::filesystem::path& path, const Guid& guid);
  ~TemporaryBeside();
  TemporaryBeside(const TemporaryBeside&) = delete;
  TemporaryBeside& operator=(const TemporaryBeside&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// All pages of `database` into a new file, durably, and checked there (SQLite's backup API). Throws
// SQLite::Exception.
void copyDatabase(SQLite::Database& database, const std::filesystem::path& path);

}  // namespace corpus
