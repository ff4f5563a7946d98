#pragma once
#include <filesystem>

#include "i18n/messages.h"
#include "search/word_views.h"

namespace search {

// As .xlsx or, for any other extension, CSV; headings in the language of `tr`. Throws FileError.
void exportWords(const WordList& words, const std::filesystem::path& path, const i18n::Messages& tr);
void exportCollocates(const Collocates& words, const std::filesystem::path& path, const i18n::Messages& tr);
void exportKeyness(const Keyness& words, const std::string& firstName, const std::string& secondName,
                   const std::filesystem::path& path, const i18n::Messages& tr);

}  // namespace search
