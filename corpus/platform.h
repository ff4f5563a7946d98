#pragma once
// What the systems do each in their own way, of what corpus needs.
#include <filesystem>
#include <string>

namespace corpus {

// A path as UTF-8, for SQLite and for messages.
std::string utf8(const std::filesystem::path& path);

// Gives a finished file its name, atomically and durably. moveNew returns false when there is a file of that
// name already; moveOver replaces it. Throw std::filesystem::filesystem_error.
bool moveNew(const std::filesystem::path& from, const std::filesystem::path& to);
void moveOver(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace corpus
