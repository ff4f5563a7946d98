#pragma once
// What the systems do each in their own way, of what the index needs.
#include <filesystem>

namespace search {

// The user's cache folder / suhbat, by the system's custom. Empty when the system names none.
std::filesystem::path userCacheFolder();

// Makes the folder and its parents; the folder itself is for its owner only (mode 0700). Throws
// std::filesystem::filesystem_error.
void makePrivateFolder(const std::filesystem::path& folder);

// A real folder (no link) that belongs to this user and that nobody else may write to.
bool isPrivateFolder(const std::filesystem::path& folder);

}  // namespace search
