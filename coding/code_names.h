#pragma once
// How names, paths and colours of codes are written and compared.
#include <string>
#include <string_view>
#include <vector>

namespace coding {

constexpr std::string_view kPathSeparator = " / ";

// NFC, one line, no space at either end or doubled. Throws UsageError when nothing is left, when the bytes
// are not UTF-8, or when the name holds " / ", which would read as a path.
std::string cleanName(std::string_view name);
// The same for names that come from other programs: " / " becomes "/"; empty when nothing is left.
std::string importedName(std::string_view name);
// Definitions and the like: NFC, line ends as LF, no space at either end. Throws UsageError for bytes not
// UTF-8.
std::string cleanText(std::string_view text);

// Two siblings must differ in this: case and ё/е do not count.
std::string foldedName(std::string_view name);
// For finding: the same with Kazakh letters as on a Russian keyboard.
std::string keyboardName(std::string_view name);
// For finding by typing: keyboardName with everything but letters and digits as one space.
std::string typingKey(std::string_view text);

// "A / B / C" -> A, B, C. Empty parts are left out.
std::vector<std::string> pathParts(std::string_view path);

// "#RGB" and "#RRGGBB" in either case -> "#rrggbb"; empty for anything else.
std::string canonicalColour(std::string_view colour);


}  // namespace coding
