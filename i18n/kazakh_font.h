#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace i18n {

// Kazakh texts made with an old font: the letters stand at code points of other letters (Ќазаќстан for
// Қазақстан), so they look right in that font only.
struct KazakhFont {
  std::string name;      // of the family of fonts, as shown to a person
  double certainty = 0;  // 0..1; conversion is offered from kCertainFont on
};
inline constexpr double kCertainFont = 0.9;

// Nothing for texts that have none of the substitutes, or in which they are letters of their own (Serbian,
// Macedonian, Ukrainian, French …).
std::optional<KazakhFont> kazakhFontOf(std::string_view utf8);

// The text in Unicode's letters. One code point for one, so positions stay. Throws UsageError for an unknown
// name.
std::string withoutKazakhFont(std::string_view utf8, std::string_view fontName);

}  // namespace i18n
