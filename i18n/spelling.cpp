#include "i18n/spelling.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "i18n/utf8_next.h"

namespace i18n {
namespace {

bool isCyrillic(UChar32 point) {
  return point >= 0x400 && point < 0x530;
}

// Latin letters that look like Cyrillic ones.
UChar32 cyrillicTwin(UChar32 point) {
  switch (point) {
    case 'a':
      return 0x430;  // а
    case 'c':
      return 0x441;  // с
    case 'e':
      return 0x435;  // е
    case 'o':
      return 0x43E;  // о
    case 'p':
      return 0x440;  // р
    case 'x':
      return 0x445;  // х
    case 'y':
      return 0x443;  // у
    case 'i':
      return 0x456;  // і
    case 'h':
      return 0x4BB;  // һ
    case 0x259:
      return 0x4D9;  // ə -> ә
    default:
      return point;
  }
}

template <typename Test>
bool any(std::string_view utf8, Test test) {
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    const UChar32 point = nextCharacter(utf8.data(), at, size);
    if (point >= 0 && test(point)) return true;
  }
  return false;
}

// The common case by arithmetic: words of ASCII letters alone, or of Russian and Kazakh letters alone, with
// digits and apostrophes. False for all else, which ICU folds.
bool foldedPlainly(std::string_view word, std::string& out) {
  bool latin = false, cyrillic = false;
  out.clear();
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if ((byte >= '0' && byte <= '9') || byte == '\'') {
      out.push_back(word[i]);
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
      latin = true;
      out.push_back(static_cast<char>(byte | 0x20));
    } else if ((byte == 0xD0 || byte == 0xD1 || byte == 0xD2 || byte == 0xD3) && i + 1 < word.size()) {
      unsigned point = (byte & 0x1FU) << 6 | (static_cast<unsigned char>(word[++i]) & 0x3FU);
      if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) return false;
      if (point >= 0x410 && point <= 0x42F) {
        point += 32;
      } else if (point == 0x401 || point == 0x451) {
        point = 0x435;
      } else if (point == 0x406) {
        point = 0x456;
      } else if (point >= 0x490 && point <= 0x4E9) {
        if ((point & 1U) == 0) ++point;
        if (point != 0x493 && point != 0x49B && point != 0x4A3 && point != 0x4AF && point != 0x4B1 &&
            point != 0x4BB && point != 0x4D9 && point != 0x4E9)
          return false;
      } else if (point != 0x456 && (point < 0x430 || point > 0x44F)) {
        return false;
      }
      cyrillic = true;
      out.push_back(static_cast<char>(0xC0 | point >> 6));
      out.push_back(static_cast<char>(0x80 | (point & 0x3FU)));
    } else {
      return false;
    }
  }
  return !(latin && cyrillic);
}

}  // namespace

bool hasCyrillic(std::string_view utf8) {
  return any(utf8, isCyrillic);
}

bool hasLatin(std::string_view utf8) {
  return any(utf8, [](UChar32 point) { return u_isalpha(point) && (point < 0x250 || point == 0x259); });
}

bool hasKazakhLetter(std::string_view utf8) {
  return any(utf8, [](UChar32 point) {
    switch (u_tolower(point)) {
      case 0x4D9:
      case 0x493:
      case 0x49B:
      case 0x4A3:
      case 0x4E9:
      case 0x4B1:
      case 0x4AF:
      case 0x4BB:
      case 0x456:
        return true;
      default:
        return false;
    }
  });
}

std::string folded(std::string_view word) {
  std::string result;
  if (foldedPlainly(word, result)) return result;
  result.clear();
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  // Stress marks go before composing, else й with stress keeps a stray mark. In a Latin word they are part
  // of the letter: á is ә in the Kazakh alphabet of 2018.
  icu::UnicodeString kept;
  const bool cyrillic = hasCyrillic(word);
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 point = text.char32At(at);
    if (point == 0xAD || (cyrillic && (point == 0x300 || point == 0x301)) ||
        (point >= 0x200B && point <= 0x200F) || point == 0x2060 || point == 0xFEFF) {
      continue;
    }
    kept.append(point);
  }
  kept = nfkc->normalize(kept, status);
  kept.toLower(icu::Locale::getRoot());
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < kept.length(); at = kept.moveIndex32(at, 1)) {
    UChar32 point = kept.char32At(at);
    if (point == 0x451) point = 0x435;  // ё -> е
    if (point == 0x2019 || point == 0x2BC || point == 0x2018) point = '\'';
    if (point == 0xA0) point = ' ';
    if (point == 0x300 || point == 0x301 || point == 0x307) continue;  // 307: the dot of İ in small letters
    if (cyrillic) point = cyrillicTwin(point);
    out.append(point);
  }
  out.toUTF8String(result);
  return result;
}

std::string keyboardFolded(std::string_view foldedWord) {
  std::string out;
  out.reserve(foldedWord.size());
  const auto size = static_cast<std::int32_t>(foldedWord.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t from = at;
    const UChar32 point = nextCharacter(foldedWord.data(), at, size);
    switch (point) {
      case 0x49B:
        out += "к";
        break;  // қ
      case 0x493:
        out += "г";
        break;  // ғ
      case 0x4A3:
        out += "н";
        break;  // ң
      case 0x4E9:
        out += "о";
        break;  // ө
      case 0x4B1:
      case 0x4AF:
        out += "у";
        break;  // ұ ү
      case 0x4D9:
        out += "а";
        break;  // ә
      case 0x4BB:
        out += "х";
        break;  // һ
      case 0x456:
        out += "и";
        break;  // і
      default:
        out.append(foldedWord.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from)));
    }
  }
  return out;
}

}  // namespace i18n
