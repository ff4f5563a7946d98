#include "search/keyboard_layouts.h"

#include <algorithm>

#include "search/letters.h"

namespace search {
namespace {

// The same keys in the same order: QWERTY, ЙЦУКЕН, and the Kazakh layout, which has its own letters in the
// row of digits (ISO/IEC 9995, as in Windows and X: kz). Small letters only.
constexpr std::u32string_view kEnglish = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.`234567890-=";
constexpr std::u32string_view kRussian = U"йцукенгшщзхъфывапролджэячсмитьбюё234567890-=";
constexpr std::u32string_view kKazakh = U"йцукенгшщзхъфывапролджэячсмитьбю(әіңғ,.үұқөһ";
static_assert(kEnglish.size() == kRussian.size() && kEnglish.size() == kKazakh.size());

// Letters that look alike.
constexpr std::u32string_view kLatinLooks = U"acekmopxyibhtu";
constexpr std::u32string_view kCyrillicLooks = U"асекморхуівнти";
static_assert(kLatinLooks.size() == kCyrillicLooks.size());

// Letters of the three languages; what has capitals has them at a fixed distance here.
char32_t small(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= U'А' && c <= U'Я') return c + 32;
  if (c == U'Ё') return U'ё';
  if (c == U'І') return U'і';
  constexpr std::u32string_view kCapitals = U"ӘҒҚҢӨҰҮҺ", kSmall = U"әғқңөұүһ";
  const std::size_t at = kCapitals.find(c);
  return at == std::u32string_view::npos ? c : kSmall[at];
}

bool isLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'я') || c == U'ё' ||
         std::u32string_view(U"әғқңөұүһі").find(c) != std::u32string_view::npos;
}

void add(std::u32string_view typed, std::u32string_view from, std::u32string_view to,
         std::vector<std::string>& results) {
  std::u32string word;
  for (const char32_t c : typed) {
    const std::size_t key = from.find(c);
    if (key == std::u32string_view::npos || !isLetter(to[key])) return;
    word += to[key];
  }
  const std::string text = utf8Of(word);
  if (word != typed && std::find(results.begin(), results.end(), text) == results.end())
    results.push_back(text);
}

}  // namespace

std::vector<std::string> retyped(std::string_view typed) {
  constexpr std::size_t kLongest = 60;  // letters
  std::u32string word = lettersOf(typed);
  std::vector<std::string> results;
  if (word.empty() || word.size() > kLongest) return results;
  std::transform(word.begin(), word.end(), word.begin(), small);
  add(word, kEnglish, kRussian, results);
  add(word, kEnglish, kKazakh, results);
  add(word, kRussian, kEnglish, results);
  add(word, kKazakh, kEnglish, results);
  add(word, kLatinLooks, kCyrillicLooks, results);
  add(word, kCyrillicLooks, kLatinLooks, results);
  return results;
}

}  // namespace search
