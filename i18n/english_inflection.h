#pragma once
#include <string>
#include <string_view>

namespace i18n {

// What the inflected forms of an English word have in common: steps 0, 1 and 5 of the English Snowball
// stemmer (M. Porter, "The English (Porter2) stemming algorithm", 2002), without the steps that take
// derivations for forms (interpretation is not interpret), and with the irregular forms (went, children).
// `word` is folded().
std::string englishInflectionStem(std::string_view word);

// go for went, child for children; empty for a word that is formed by rule.
std::string_view irregularEnglishBase(std::string_view word);

}  // namespace i18n
