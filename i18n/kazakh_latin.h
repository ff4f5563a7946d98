#pragma once
// Kazakh written with fewer letters or others. In Latin: the alphabets of the decrees 569 of 2017 (a' g' i'
// n' o' s' c' u' y') and 637 of 2018 (á ǵ ı ń ó ú ý sh ch), that of the 2021 project (ä ğ ı ñ ö ş ū ü), and
// what people type in chats (sh, zh, w, y, ng …), which has no rules.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

// The spelling in which all of them and Cyrillic meet: one letter for sounds that Latin letters confuse (а ә,
// о ө, у ұ ү, и й і ы, к қ, г ғ, н ң, х һ), я and ю in two, no ь ъ. `cyrillic` is folded().
std::u16string looseKazakh(std::u16string_view cyrillic);
// For each letter of looseKazakh(): what it was before, as a KazakhLetters bit; 0 for letters never confused.
std::vector<std::uint32_t> looseLetters(std::u16string_view cyrillic);

struct LooseReading {
  std::u16string loose;
  std::vector<std::uint32_t>
      allowed;  // for each letter, the bits it may be (q is қ, ö is ө, Cyrillic к is к or қ)
};
// How a Latin word (folded()) may be read, few ways; none when it has a letter that is not written in Kazakh.
std::vector<LooseReading> looseReadings(std::u16string_view latin);

// A Cyrillic word (folded()) as it may have been typed without the letters ә ғ қ ң ө ұ ү һ і.
LooseReading keyboardReading(std::u16string_view cyrillic);

// A letter or a sign on a letter that English has not, nor q before u.
bool hasKazakhLatinMark(std::u16string_view latin);

// The Cyrillic spellings of a name or new word: one where marks tell the alphabet, the likeliest two for
// others (Shymkent: и or і is open); none when it has a letter that is not written in Kazakh.
std::vector<std::u16string> cyrillicOfLatin(std::u16string_view latin);

}  // namespace i18n
