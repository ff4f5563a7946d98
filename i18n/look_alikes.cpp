#include "i18n/look_alikes.h"

#include <algorithm>

#include "i18n/language_model.h"
#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace i18n {
namespace {

constexpr std::size_t kExamples = 5;
constexpr std::size_t kLongestExample = 60;  // letters; longer ones are no words

enum class Script : std::uint8_t { None, Cyrillic, Latin, Mark };

Script scriptOf(UChar32 point) {
  if (point >= 0x400 && point < 0x530 && !(point >= 0x482 && point < 0x48A)) return Script::Cyrillic;
  if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')) return Script::Latin;
  if (point >= 0xC0 && point < 0x2B0 && point != 0xD7 && point != 0xF7) return Script::Latin;
  // Stress marks and soft hyphens stand inside words.
  if (point == 0xAD || (point >= 0x300 && point < 0x370)) return Script::Mark;
  return Script::None;
}

// Letters that nobody can tell apart. Capital Y is У in Russian and Ү in Kazakh, see cyrillicY().
struct Twins {
  char32_t latin, cyrillic;
};
constexpr Twins kTwins[] = {
    {U'a', U'а'},  {U'c', U'с'},  {U'e', U'е'},  {U'o', U'о'},  {U'p', U'р'},  {U'x', U'х'},  {U'y', U'у'},
    {U'i', U'і'},  {U'h', U'һ'},  {0x259, U'ә'}, {0x1DD, U'ә'}, {0x275, U'ө'}, {0xEB, U'ё'},  {0xEF, U'ї'},
    {U'A', U'А'},  {U'B', U'В'},  {U'C', U'С'},  {U'E', U'Е'},  {U'H', U'Н'},  {U'I', U'І'},  {U'K', U'К'},
    {U'M', U'М'},  {U'O', U'О'},  {U'P', U'Р'},  {U'T', U'Т'},  {U'X', U'Х'},  {U'Y', U'У'},  {U'Y', U'Ү'},
    {0x18F, U'Ә'}, {0x18E, U'Ә'}, {0x19F, U'Ө'}, {0xCB, U'Ё'},  {0xCF, U'Ї'},  {U's', 0x455}, {U'S', 0x405},
    {U'j', 0x458}, {U'J', 0x408},
};

// 0 when there is none. Macedonian ѕ and Serbian ј are no letters of a Kazakh or Russian word: only the way
// from them to Latin is taken.
char32_t cyrillicTwin(char32_t latin) {
  if (latin == U's' || latin == U'S' || latin == U'j' || latin == U'J') return 0;
  for (const Twins& twins : kTwins)
    if (twins.latin == latin) return twins.cyrillic;
  return 0;
}

char32_t latinTwin(char32_t cyrillic) {
  for (const Twins& twins : kTwins)
    if (twins.cyrillic == cyrillic) return twins.latin;
  return 0;
}

struct Letter {
  char32_t point = 0;
  Script script = Script::None;
  char32_t twin = 0;  // in the other alphabet
  std::size_t begin = 0, end = 0;
};

struct Word {
  std::vector<Letter> letters;
  std::size_t begin = 0, end = 0;
};

bool isCapital(char32_t point) {
  return (point >= U'A' && point <= U'Z') || (point >= 0x400 && point <= 0x42F) || point == 0x4AE ||
         (point >= 0x48A && point < 0x530 && point != 0x4C0 && point % 2 == 0);
}

// А, е, у, ах, on a name in Latin letters: "в Zoomе".
bool isSuffixInTwins(const std::vector<Letter>& letters, std::size_t from) {
  std::u32string tail;
  for (std::size_t i = from; i < letters.size(); ++i) tail.push_back(letters[i].point);
  for (const char32_t* suffix : {U"а", U"е", U"у", U"ах"})
    if (tail == suffix) return true;
  return false;
}

// Which letters of a word that mixes alphabets stand in the wrong one: their indices, in order.
std::vector<std::size_t> strangers(const std::vector<Letter>& letters) {
  const std::size_t count = letters.size();
  std::size_t cyrillic = 0, latin = 0, onlyCyrillic = 0, onlyLatin = 0;
  for (const Letter& letter : letters) {
    const bool only = letter.twin == 0;
    if (letter.script == Script::Cyrillic) {
      ++cyrillic;
      onlyCyrillic += only;
    } else {
      ++latin;
      onlyLatin += only;
    }
  }
  std::vector<std::size_t> out;
  if (cyrillic == 0 || latin == 0) return out;
  const auto all = [&](Script wrong) {
    for (std::size_t i = 0; i < count; ++i)
      if (letters[i].script == wrong) out.push_back(i);
  };
  // Where the first alphabet ends, if the word begins in it and never returns to it.
  std::size_t change = 1;
  while (change < count && letters[change].script == letters[0].script) ++change;
  const bool once = std::all_of(letters.begin() + static_cast<std::ptrdiff_t>(change), letters.end(),
                                [&](const Letter& letter) { return letter.script != letters[0].script; });
  const bool latinFirst = letters[0].script == Script::Latin;

  if (onlyLatin == 0) {
    if (onlyCyrillic == 0) {
      all(cyrillic >= latin ? Script::Latin : Script::Cyrillic);
      return out;
    }
    // KPIды, ITде: an abbreviation and its suffix.
    const bool abbreviation =
        once && latinFirst && latin >= 2 &&
        std::all_of(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(change),
                    [](const Letter& letter) { return isCapital(letter.point); }) &&
        std::none_of(letters.begin() + static_cast<std::ptrdiff_t>(change), letters.end(),
                     [](const Letter& letter) { return isCapital(letter.point); });
    if (!abbreviation) all(Script::Latin);
    return out;
  }
  if (onlyCyrillic == 0) {
    const bool suffixed =
        once && latinFirst && change >= 3 && isCapital(letters[0].point) && isSuffixInTwins(letters, change);
    if (!suffixed && latin >= cyrillic) all(Script::Cyrillic);
    return out;
  }

  // Both have letters of their own: a stem and a suffix (Zoomға), the Latin part with two letters at least.
  // The border that leaves the fewest strangers is the right one.
  std::size_t fewest = count + 1, border = 0;
  bool firstIsLatin = true;
  for (const bool latinPart : {true, false}) {
    const Script first = latinPart ? Script::Latin : Script::Cyrillic;
    // Strangers behind the border, to begin with the whole word.
    std::size_t wrong = 0, stuck = 0;
    for (const Letter& letter : letters) {
      wrong += letter.script == first;
      stuck += letter.script == first && letter.twin == 0;
    }
    for (std::size_t at = 1; at < count; ++at) {
      const Letter& letter = letters[at - 1];
      if (letter.script == first) {
        --wrong;
        stuck -= letter.twin == 0;
      } else {
        ++wrong;
        if (letter.twin == 0) break;  // it cannot stand before the border
      }
      const std::size_t latinSize = latinPart ? at : count - at;
      if (stuck == 0 && latinSize >= 2 && wrong < fewest) {
        fewest = wrong;
        border = at;
        firstIsLatin = latinPart;
      }
    }
  }
  if (fewest > count) return out;
  for (std::size_t i = 0; i < count; ++i)
    if ((letters[i].script == Script::Latin) != (firstIsLatin == (i < border))) out.push_back(i);
  return out;
}

bool isLetterByte(unsigned char byte) {
  return static_cast<unsigned char>((byte | 0x20) - 'a') < 26;
}

// Lead bytes of the Latin letters outside ASCII (U+00C0 … U+02BF).
bool isLatinLead(unsigned char byte) {
  return byte >= 0xC3 && byte <= 0xCA;
}

// Places where a word may mix: an ASCII letter beside a byte of another alphabet (dashes and quotation marks
// begin with higher ones), or a Latin letter outside ASCII. Written so that the compiler takes many bytes at
// once.
std::size_t nextSuspect(std::string_view text, std::size_t from) {
  constexpr std::size_t kBlock = 32;
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t last = text.empty() ? 0 : text.size() - 1;
  const auto suspect = [data](std::size_t i) {
    const unsigned char a = data[i], b = data[i + 1];
    return static_cast<unsigned char>((isLetterByte(a) & (b >= 0x80) & (b < 0xE0)) |
                                      ((a >= 0x80) & isLetterByte(b)) | isLatinLead(a));
  };
  while (from < last) {
    const std::size_t end = std::min(last, from + kBlock);
    if (end - from == kBlock) {
      unsigned char any = 0;
      for (std::size_t i = 0; i < kBlock; ++i) any = static_cast<unsigned char>(any | suspect(from + i));
      if (any == 0) {
        from = end;
        continue;
      }
    }
    for (; from < end; ++from)
      if (suspect(from)) return from;
  }
  return text.size();
}

// The word around a byte; no letters when the byte is in none.
Word wordAround(std::string_view text, std::size_t byte) {
  const char* data = text.data();
  const auto characterBefore = [&](std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(data[begin]) & 0xC0) == 0x80) --begin;
    return begin;
  };
  const auto pointAt = [&](std::size_t begin, std::size_t& end) {
    std::int32_t at = 0;
    const UChar32 point = nextCharacter(
        data + begin, at, static_cast<std::int32_t>(std::min<std::size_t>(text.size() - begin, 4)));
    end = begin + static_cast<std::size_t>(at);
    return point;
  };
  Word word;
  word.begin = byte + 1 < text.size() ? characterBefore(byte + 1) : byte;
  word.end = word.begin;
  // A mark between words: what stands before it was looked at when it came.
  if (std::size_t end = 0; scriptOf(pointAt(word.begin, end)) == Script::None) return word;
  while (word.begin > 0) {
    const std::size_t before = characterBefore(word.begin);
    std::size_t end = 0;
    if (scriptOf(pointAt(before, end)) == Script::None || end != word.begin) break;
    word.begin = before;
  }
  word.end = word.begin;
  while (word.end < text.size()) {
    std::size_t end = 0;
    const UChar32 point = pointAt(word.end, end);
    const Script script = scriptOf(point);
    if (script == Script::None) break;
    if (script != Script::Mark) {
      const auto letter = static_cast<char32_t>(point);
      word.letters.push_back({letter, script,
                              script == Script::Latin ? cyrillicTwin(letter) : latinTwin(letter), word.end,
                              end});
    }
    word.end = end;
  }
  return word;
}

template <typename Found>
void eachMixedWord(std::string_view text, Found found) {
  for (std::size_t at = nextSuspect(text, 0); at < text.size(); at = nextSuspect(text, at)) {
    const Word word = wordAround(text, at);
    const auto wrong = strangers(word.letters);
    if (!wrong.empty()) found(word, wrong);
    at = std::max(at + 1, word.end);
  }
}

// Capital Y in a Cyrillic word: Ү or У, whichever goes better with the letters beside it.
char32_t cyrillicY(const Word& word, std::size_t index) {
  const LanguageModel model;
  const auto neighbour = [&](std::size_t i) -> std::uint8_t {
    if (i >= word.letters.size()) return 0;
    const Letter& letter = word.letters[i];
    char32_t point = letter.script == Script::Latin && letter.twin != 0 ? letter.twin : letter.point;
    if (isCapital(point)) {
      if (point >= 0x410 && point <= 0x42F)
        point += 32;
      else
        point = point < 0x410 ? point + 80 : point + 1;
    }
    return model.letterNumber(point);
  };
  const std::uint8_t before = index == 0 ? 0 : neighbour(index - 1), after = neighbour(index + 1);
  const auto cost = [&](char32_t letter) {
    const std::uint8_t number = model.letterNumber(letter);
    return model.pairCost(before, number) + model.pairCost(number, after);
  };
  return cost(U'ү') < cost(U'у') ? U'Ү' : U'У';
}

}  // namespace

LookAlikes lookAlikes(std::string_view utf8) {
  LookAlikes out;
  eachMixedWord(utf8, [&](const Word& word, const std::vector<std::size_t>&) {
    ++out.words;
    if (out.examples.size() >= kExamples || word.letters.size() > kLongestExample) return;
    std::string example(utf8.substr(word.begin, word.end - word.begin));
    if (std::find(out.examples.begin(), out.examples.end(), example) == out.examples.end())
      out.examples.push_back(std::move(example));
  });
  return out;
}

std::string lookAlikesRepaired(std::string_view utf8) {
  std::string out;
  std::size_t kept = 0;
  eachMixedWord(utf8, [&](const Word& word, const std::vector<std::size_t>& wrong) {
    if (out.empty()) out.reserve(utf8.size() + utf8.size() / 64);
    for (const std::size_t index : wrong) {
      const Letter& letter = word.letters[index];
      out.append(utf8, kept, letter.begin - kept);
      const char32_t right = letter.point == U'Y' ? cyrillicY(word, index) : letter.twin;
      if (right < 0x80) {
        out.push_back(static_cast<char>(right));
      } else {
        out.push_back(static_cast<char>(0xC0 | right >> 6));
        out.push_back(static_cast<char>(0x80 | (right & 0x3F)));
      }
      kept = letter.end;
    }
  });
  if (kept == 0) return std::string(utf8);
  out.append(utf8, kept);
  return out;
}

}  // namespace i18n
