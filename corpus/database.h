#pragma once
// The one place where a project's SQLite file is opened and set up.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <memory>

#include "corpus/errors.h"
#include "corpus/migration.h"

namespace corpus {

constexpr std::int64_t kApplicationId = 0x53756862;  // "Suhb", at byte 68 of the file

// Opens and locks an existing project. Who it is (application_id, user_version) is looked at before any
// table; what is refused is left as it was. Falls back to read-only where the file can't be written. A file
// of an older version is brought to this one, after a backup; where it is only to be read, a copy of it in
// memory is. Throws ProjectError.
std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& path, bool readOnly);
bool isReadOnly(SQLite::Database& database);

// A new, empty file with the schema, inside a transaction that the caller commits. Throws SQLite::Exception.
std::unique_ptr<SQLite::Database> createDatabase(const std::filesystem::path& path);

// What SQLite's refusal means to the person. `path` is the project's file.
ProjectError projectError(const SQLite::Exception& failure, const std::filesystem::path& path);
// Throws ProjectError (Moved) when the file was moved, deleted or replaced while it is open.
void refuseIfMoved(SQLite::Database& database, const std::filesystem::path& path);

}  // namespace corpus
