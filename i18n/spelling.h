#pragma once
#include <string>
#include <string_view>

namespace i18n {

// The folding that always applies, in index and query (one word in, one word out): NFKC, lower case, soft
// hyphens, zero-width characters and the dot of a small İ dropped, ё→е, ’ʼ‘→', NBSP→space, and in a word with
// any Cyrillic letter stress marks (U+0300, U+0301) dropped and the Latin look-alikes a c e o p x y i h ə
// made Cyrillic.
std::string folded(std::string_view word);

// The second tier ("wide"): Kazakh letters as typed on a Russian keyboard, қ→к ғ→г ң→н ө→о ұ/ү→у ә→а һ→х і→и.
// `word` is already folded().
std::string keyboardFolded(std::string_view foldedWord);

bool hasCyrillic(std::string_view utf8);
bool hasLatin(std::string_view utf8);
bool hasKazakhLetter(std::string_view utf8);  // ә ғ қ ң ө ұ ү һ і, either case

}  // namespace i18n
