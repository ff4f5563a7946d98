#include "i18n/kazakh_font.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "i18n/code_pages.h"
#include "i18n/error.h"
#include "i18n/language_guess.h"
#include "i18n/language_model.h"
#include "i18n/utf8_next.h"

// Where the tables come from: the fonts of the nineties kept the byte values of the Kazakh code pages, and
// Word filed those bytes as windows-1251 or, for fonts that called themselves Western, as windows-1252. So a
// letter stands at the code point that windows-1251 (or 1252) has for the byte of KZ-1048 (STRK 1048-2002:
// жјне, оныѕ, їшін) or of PTCP154 (ParaType's Asian Cyrillic: жєне, оныњ, ‰шін). Both tables are IANA's; of
// the fonts tells http://www.sci.kz/~sairan/kazcode/index.html.

namespace i18n {
namespace {

constexpr std::size_t kLookedWords = 3000;    // words with substitutes; enough to be sure of any text
constexpr std::size_t kVisitedWords = 50000;  // words with suspects at all
constexpr std::size_t kLongestWord = 64;      // characters; longer ones are no words

enum class Filed { Windows1251, Windows1252 };

struct Family {
  std::string_view name;
  Filed filed;
  // What stands in the text -> what it means, ordered by the former.
  std::vector<std::pair<char32_t, char32_t>> letters;

  char32_t meaning(char32_t point) const {  // 0 when it means itself
    const auto found =
        std::lower_bound(letters.begin(), letters.end(), point,
                         [](const auto& entry, char32_t wanted) { return entry.first < wanted; });
    return found != letters.end() && found->first == point ? found->second : 0;
  }
};

const std::array<char16_t, 128>& page(std::string_view name) {
  for (const CodePage& one : codePages())
    if (one.name == name) return *one.high;
  throw std::logic_error("a code page is missing");
}

bool isKazakhOnly(char32_t point) {
  return std::u32string_view(U"ӘәҒғҚқҢңӨөҰұҮүҺһІі").find(point) != std::u32string_view::npos;
}

bool isRussian(char32_t point) {
  return (point >= 0x410 && point <= 0x44F) || point == 0x401 || point == 0x451;
}

bool isCyrillic(char32_t point) {
  return point >= 0x400 && point < 0x530;
}

bool isAsciiLetter(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

const std::vector<Family>& families() {
  static const std::vector<Family> kFamilies = [] {
    std::vector<Family> out;
    struct Layout {
      std::string_view name, codePage;
      Filed filed;
    };
    for (const Layout& layout : {Layout{"KZ-1048 (Ќазаќ жјне їшін)", "KZ-1048", Filed::Windows1251},
                                 Layout{"PTCP154 (Ќазаќ жєне ‰шін)", "PTCP154", Filed::Windows1251},
                                 Layout{"KZ-1048 (Àñòàíà æ¼íå)", "KZ-1048", Filed::Windows1252},
                                 Layout{"PTCP154 (Àñòàíà æºíå)", "PTCP154", Filed::Windows1252}}) {
      Family family{layout.name, layout.filed, {}};
      const auto& shown = page(layout.filed == Filed::Windows1251 ? "windows-1251" : "windows-1252");
      const auto& meant = page(layout.codePage);
      for (std::size_t i = 0; i < shown.size(); ++i) {
        // What windows-1252 leaves free comes out as a control character.
        const char32_t from = shown[i] == kUndefinedByte ? static_cast<char32_t>(0x80 + i) : shown[i];
        const char32_t to = meant[i];
        if (from != to && (isKazakhOnly(to) || (isRussian(to) && layout.filed == Filed::Windows1252)))
          family.letters.emplace_back(from, to);
      }
      std::sort(family.letters.begin(), family.letters.end());
      out.push_back(std::move(family));
    }
    return out;
  }();
  return kFamilies;
}

// What may be a substitute of some family, or is a Cyrillic letter that neither Kazakh nor Russian has.
class Suspects {
 public:
  Suspects() {
    for (const Family& family : families())
      for (const auto& entry : family.letters)
        if (entry.first < near_.size())
          near_[entry.first] = true;
        else
          far_.push_back(entry.first);
    for (char32_t point = 0x400; point < 0x460; ++point)
      if (!isRussian(point) && !isKazakhOnly(point)) near_[point] = true;
  }
  bool has(char32_t point) const {
    return point < near_.size() ? near_[point] : std::find(far_.begin(), far_.end(), point) != far_.end();
  }
  // The first byte of the next one; the size of the text when there is none.
  std::size_t next(std::string_view text, std::size_t from) const {
    while (from < text.size()) {
      const std::size_t end = std::min(text.size(), from + kBlock);
      if (end < text.size() && !mayHoldOne(text.data() + from)) {
        from = end;
        continue;
      }
      for (; from < end; ++from)
        if (isAt(text, from)) return from;
    }
    return text.size();
  }

 private:
  static constexpr std::size_t kBlock = 64;

  // Whether one may begin within kBlock bytes; one byte more is looked at. Without the letters that Kazakh
  // and Russian have and the bytes of Cyrillic that hold none at all. Written so that the compiler takes many
  // bytes at once.
  static bool mayHoldOne(const char* block) {
    const auto* data = reinterpret_cast<const unsigned char*>(block);
    unsigned char any = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const unsigned char a = data[i], b = data[i + 1];
      const auto latin = (a >= 0xC2) & (a < 0xD0);
      const auto capital = (a == 0xD0) & (b < 0x90) & (b != 0x81) & (b != 0x86);  // U+0400 … but Ё, І
      const auto small = (a == 0xD1) & (b >= 0x90) & (b < 0xA0) & (b != 0x91) & (b != 0x96);  // but ё, і
      any = static_cast<unsigned char>(any | latin | capital | small | (a == 0xE2));
    }
    return any != 0;
  }

  bool isAt(std::string_view text, std::size_t i) const {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned lead = byte(i);
    if (lead < 0xC2) return false;
    if (lead < 0xE0 && i + 1 < text.size() && near_[(lead & 0x1F) << 6 | (byte(i + 1) & 0x3F)]) return true;
    return lead == 0xE2 && i + 2 < text.size() &&
           has(static_cast<char32_t>(0x2000 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F)));
  }

  std::array<bool, 0x800> near_{};
  std::vector<char32_t> far_;
};

// Signs that are also letters of a family (± µ ‰ …) belong to words where letters stand beside them.
struct Word {
  std::vector<char32_t> points;
  std::vector<std::size_t> begins;  // byte of each
  std::size_t end = 0;
  bool afterDigit = false, afterDigitAndSpace = false;

  bool isMeasure() const { return afterDigit || (afterDigitAndSpace && points.size() <= 2); }  // 5µм, 10 µг
};

// The character that begins at `from` and where it ends.
char32_t characterAt(std::string_view utf8, std::size_t from, std::size_t& end) {
  std::int32_t used = 0;
  const auto rest = static_cast<std::int32_t>(std::min<std::size_t>(utf8.size() - from, 4));
  const UChar32 point = nextCharacter(utf8.data() + from, used, rest);
  end = from + static_cast<std::size_t>(used);
  return point < 0 ? 0xFFFD : static_cast<char32_t>(point);
}

// The character that ends at `end`.
char32_t characterBefore(std::string_view utf8, std::size_t end, std::size_t& begin) {
  begin = end - 1;
  while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(utf8[begin]) & 0xC0) == 0x80) --begin;
  std::size_t read = 0;
  const char32_t point = characterAt(utf8, begin, read);
  if (read == end) return point;
  begin = end - 1;
  return 0xFFFD;
}

// Words that hold a suspect; the others are passed over at once.
template <typename Each>  // Each: bool(const Word&), false to stop
void eachWord(std::string_view utf8, Each each) {
  const Suspects suspects;
  const auto inWord = [&](char32_t point) {
    return isAsciiLetter(point) || isCyrillic(point) || suspects.has(point);
  };
  const auto isDigit = [](char32_t point) { return point >= '0' && point <= '9'; };
  std::size_t done = 0;
  for (std::size_t at = suspects.next(utf8, 0); at < utf8.size(); at = suspects.next(utf8, done)) {
    std::size_t begin = at;
    char32_t before = 0;
    while (begin > done) {
      std::size_t earlier = 0;
      before = characterBefore(utf8, begin, earlier);
      if (!inWord(before)) break;
      before = 0;
      begin = earlier;
    }
    Word word;
    word.afterDigit = isDigit(before);
    if (before == U' ' || before == 0xA0) {
      std::size_t from = begin;
      while (from > done && (before == U' ' || before == 0xA0)) before = characterBefore(utf8, from, from);
      word.afterDigitAndSpace = isDigit(before);
    }
    for (word.end = begin; word.end < utf8.size();) {
      std::size_t end = 0;
      const char32_t point = characterAt(utf8, word.end, end);
      if (!inWord(point)) break;
      word.points.push_back(point);
      word.begins.push_back(word.end);
      word.end = end;
    }
    done = std::max(word.end, at + 1);
    if (!word.points.empty() && !each(word)) return;
  }
}

bool belongs(const Family& family, const Word& word) {
  if (word.points.size() > kLongestWord) return false;
  std::size_t cyrillic = 0, western = 0, latin = 0, substitutes = 0, signs = 0;
  for (const char32_t point : word.points) {
    const bool substitute = family.meaning(point) != 0;
    substitutes += substitute;
    cyrillic += isCyrillic(point);
    western += substitute && point >= 0xC0 && point < 0x250;
    latin += !substitute && isAsciiLetter(point);
    signs += substitute && !isCyrillic(point);
  }
  if (substitutes == 0) return false;
  if (family.filed == Filed::Windows1251) return cyrillic > 0 && !(signs == substitutes && word.isMeasure());
  // Words of European languages are mostly plain letters; Latin i for і is usual in these texts.
  return cyrillic == 0 && western > 0 && latin * 3 <= substitutes;
}

std::u32string meaningOf(const Family& family, const Word& word) {
  std::u32string out;
  for (const char32_t point : word.points) {
    const char32_t meant = family.meaning(point);
    if (meant != 0)
      out.push_back(meant);
    else if (family.filed == Filed::Windows1252 && (point == U'i' || point == U'I'))
      out.push_back(point == U'i' ? U'і' : U'І');
    else
      out.push_back(point);
  }
  return out;
}

char32_t lowered(char32_t point) {
  if (point >= 0x410 && point <= 0x42F) return point + 32;
  if (point >= 0x400 && point <= 0x40F) return point + 80;
  if (point >= 0x48A && point < 0x530 && point != 0x4C0 && point % 2 == 0) return point + 1;
  return point;
}

void append(std::string& out, char32_t point) {
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
  } else {
    out.push_back(static_cast<char>(0xC0 | point >> 6));
    out.push_back(static_cast<char>(0x80 | (point & 0x3F)));
  }
}

// What is known of a text as read by one family.
struct Evidence {
  std::size_t words = 0, substitutes = 0, pairs = 0;
  std::size_t foreign = 0;  // letters that neither Kazakh nor Russian has and that the family doesn't explain
  double cost = 0;          // of the letter pairs with a converted letter, twentieths of a nat
  std::string sample;       // converted words
};

constexpr std::size_t kSample = 4000;  // bytes

Evidence evidenceFor(const Family& family, std::string_view utf8, const LanguageModel& model) {
  Evidence out;
  std::size_t visited = 0;
  eachWord(utf8, [&](const Word& word) {
    if (++visited > kVisitedWords) return false;
    const bool cyrillic = std::any_of(word.points.begin(), word.points.end(), isCyrillic);
    // A single Western letter (à) is a word of many languages.
    if (!belongs(family, word) || (!cyrillic && word.points.size() < 2)) {
      if (cyrillic && !word.isMeasure())
        for (const char32_t point : word.points)
          out.foreign += !isAsciiLetter(point) && !isRussian(point) && !isKazakhOnly(point);
      return true;
    }
    ++out.words;
    const std::u32string meant = meaningOf(family, word);
    std::uint8_t before = 0;
    bool beforeConverted = false;
    for (std::size_t i = 0; i <= meant.size(); ++i) {
      const bool inside = i < meant.size();
      const std::uint8_t letter = inside ? model.letterNumber(lowered(meant[i])) : 0;
      const bool converted = inside && meant[i] != word.points[i];
      if (inside && letter == 0) ++out.foreign;
      if (converted) ++out.substitutes;
      if (converted || beforeConverted) {
        ++out.pairs;
        out.cost += model.pairCost(before, letter);
      }
      before = letter;
      beforeConverted = converted;
    }
    if (out.sample.size() < kSample) {
      for (const char32_t point : meant) append(out.sample, point);
      out.sample += ' ';
    }
    return out.words < kLookedWords;
  });
  return out;
}

// Measured on the sentences of UD_Kazakh-KTB, put into these fonts: 48–70 a pair for four sentences together,
// up to 82 for a single short one. Serbian, Macedonian, Ukrainian, Belarusian, Tajik and Mongolian texts read
// as if they were such come to 90–155.
constexpr double kMiddleCost = 84, kSlope = 3;

double certaintyOf(const Evidence& evidence, const LanguageGuesser& guesser, Filed filed) {
  if (evidence.words == 0) return 0;
  const double cost = evidence.cost / static_cast<double>(evidence.pairs);
  double certainty = 1 / (1 + std::exp((cost - kMiddleCost) / kSlope));
  const TextLanguage language = guesser.guess(evidence.sample).language;
  const bool known =
      language == TextLanguage::Kazakh ||
      (filed == Filed::Windows1252 && (language == TextLanguage::Russian || language == TextLanguage::Mixed));
  if (!known) certainty *= 0.3;
  // One foreign letter in a long text is a quoted name; more of them are another language.
  certainty *= std::max(
      0.0, 1 - 10 * static_cast<double>(evidence.foreign) / static_cast<double>(evidence.substitutes));
  if (evidence.words == 1)
    certainty *= 0.2 * static_cast<double>(std::min<std::size_t>(evidence.substitutes, 4));
  if (evidence.words == 2 && evidence.substitutes < 3) certainty *= 0.85;
  return certainty;
}

}  // namespace

std::optional<KazakhFont> kazakhFontOf(std::string_view utf8) {
  constexpr double kWorthNaming = 0.1;
  if (Suspects().next(utf8, 0) == utf8.size()) return std::nullopt;
  const LanguageModel model;
  const LanguageGuesser guesser;
  std::optional<KazakhFont> best;
  double bestRank = 0;
  for (const Family& family : families()) {
    const Evidence evidence = evidenceFor(family, utf8, model);
    const double certainty = certaintyOf(evidence, guesser, family.filed);
    if (certainty < kWorthNaming) continue;
    // Two layouts may both be likely; the one that leaves fewer letters unexplained and reads better is
    // meant.
    const double rank =
        (evidence.cost + 300 * static_cast<double>(evidence.foreign)) / static_cast<double>(evidence.pairs);
    if (best && rank >= bestRank) continue;
    bestRank = rank;
    best = KazakhFont{std::string(family.name), certainty};
  }
  return best;
}

std::string withoutKazakhFont(std::string_view utf8, std::string_view fontName) {
  const auto family = std::find_if(families().begin(), families().end(),
                                   [&](const Family& one) { return one.name == fontName; });
  if (family == families().end())
    throw UsageError(message("The Kazakh font {name} is not known. Nothing was changed.",
                             {{"name", std::string(fontName)}}));
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 8);
  std::size_t kept = 0;
  // № was filed as ¹.
  const auto copyBetween = [&](std::size_t end) {
    std::string_view gap = utf8.substr(kept, end - kept);
    constexpr std::string_view kFiled = "\xC2\xB9";
    if (family->filed == Filed::Windows1252) {
      for (std::size_t at; (at = gap.find(kFiled)) != std::string_view::npos;) {
        std::size_t next = at + kFiled.size();
        while (next < gap.size() && gap[next] == ' ') ++next;
        const bool number = next < gap.size() && gap[next] >= '0' && gap[next] <= '9';
        out.append(gap.substr(0, at)).append(number ? "№" : kFiled);
        gap.remove_prefix(at + kFiled.size());
      }
    }
    out.append(gap);
  };
  eachWord(utf8, [&](const Word& word) {
    if (!belongs(*family, word)) return true;
    copyBetween(word.begins.front());
    for (const char32_t point : meaningOf(*family, word)) append(out, point);
    kept = word.end;
    return true;
  });
  copyBetween(utf8.size());
  return out;
}

}  // namespace i18n
