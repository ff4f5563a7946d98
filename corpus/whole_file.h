#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>

#include "corpus/errors.h"

namespace corpus {

// Writes a file whole or not at all: `write` fills a temporary file beside it, which then takes its place.
// Whatever stood at `path` stays as it was when anything fails. Throws FileError (no folder, no space, not
// allowed).
void writeWholeFile(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);
// The same for libraries that write files by name.
void writeWholeFileAt(const std::filesystem::path& path,
                      const std::function<void(const std::filesystem::path&)>& write);

}  // namespace corpus
