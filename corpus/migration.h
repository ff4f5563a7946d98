#pragma once
// The project file's versions (PRAGMA user_version) and the way from an older one to today's.
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <memory>

namespace corpus {

constexpr std::int64_t kFormat = 3;  // scripts schema/001.sql … make this version; older scripts never change

// Makes the tables of a version in an empty database, within the caller's transaction.
void makeSchema(SQLite::Database& database, std::int64_t version);

// Whether the database holds the tables, indexes, triggers and views of this version, and nothing else.
bool hasSchemaOf(SQLite::Database& database, std::int64_t version);

// Brings an open database to today's version in one transaction, and checks it before the commit. Throws
// SQLite::Exception, or ProjectError where the outcome isn't sound; the file is then as it was. `path` is for
// what is said about it.
void migrate(SQLite::Database& database, const std::filesystem::path& path);

// A copy of the file as it is, before `migrate`: “NAME (before version 2).suhbat” beside it, never in place
// of another file. Returns its path. Throws SQLite::Exception, std::filesystem::filesystem_error.
std::filesystem::path backUpBeforeMigration(SQLite::Database& database, const std::filesystem::path& path);

}  // namespace corpus
