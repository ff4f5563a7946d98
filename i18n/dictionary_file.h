#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace i18n {

// The lines of a hunspell .dic or .aff file as UTF-16 in lower case with ё as е, whatever its encoding (the
// SET line of `affixes`); flags behind the slash apart; whether the word begins with a capital. Nothing is
// visited when the file cannot be read.
void eachDictionaryWord(
    const std::filesystem::path& dictionary, const std::filesystem::path& affixes,
    const std::function<void(std::u16string_view word, std::string_view flags, bool capital)>& visit);
// Lines of the .aff file, in UTF-8.
void eachAffixLine(const std::filesystem::path& affixes,
                   const std::function<void(std::string_view line)>& visit);

// Lower case by plain arithmetic for the Cyrillic block and ASCII; ё becomes е.
std::u16string dictionaryFolded(std::string_view utf8);

// Says whether two files differ, from their size and samples of their bytes; empty path: "-".
std::string fileSignature(const std::filesystem::path& path);

}  // namespace i18n
