#pragma once
// The one place where a project's SQLite file is opened and set up.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <memory>

#include "corpus/errors.h"

namespace corpus {

constexpr std::int64_t kApplicationId = 0x53756862;  // "Suhb", at byte 68 of the file
constexpr std::int64_t kFormat = 1;                  // user_version

// Opens and locks an existing project. Who it is (application_id, user_version) is looked at before any
// table; what is refused is left as it was. Falls back to read-only where the file can't be written. Throws
// ProjectError.
std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& path, bool readOnly);

// A new, empty file with the schema, inside a transaction that the caller commits. Throws SQLite::Exception.
std::unique_ptr<SQLite::Database> createDatabase(const std::filesystem::path& path);

// What SQLite's refusal means to the person. `path` is the project's file.
ProjectError projectError(const SQLite::Exception& failure, const std::filesystem::path& path);
// Throws ProjectError (Moved) when the file was moved, deleted or replaced while it is open.
void refuseIfMoved(SQLite::Database& database, const std::filesystem::path& path);

}  // namespace corpus
