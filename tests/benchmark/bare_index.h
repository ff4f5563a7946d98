#pragma once
#include <filesystem>
#include <vector>

namespace benchmark {

// What Xapian alone takes: words between white space in small letters (ASCII), with positions, one document a
// turn (a line); into one database, and in small ones that are merged. Prints both. Returns the bytes of
// text.
double bareIndex(const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder);

}  // namespace benchmark
