#include "corpus/import/word_count.h"

#include <array>
#include <string>

#include "i18n/breaks.h"

namespace corpus::import {
namespace {

// Word_Break classes of UAX #29 as ICU has them (its ':' parts words), as far as they matter here. Unknown:
// let ICU decide about this passage.
enum Class : unsigned char { Unknown, Other, Letter, Digit, MidLetter, MidNumber, MidBoth };

constexpr std::size_t kTableEnd = 0x530;

constexpr std::array<Class, kTableEnd> makeTable() {
  std::array<Class, kTableEnd> table{};
  const auto set = [&](std::size_t from, std::size_t to, Class value) {
    for (std::size_t i = from; i <= to; ++i) table[i] = value;
  };
  set(0x21, 0x7E, Other);
  set('0', '9', Digit);
  set('A', 'Z', Letter);
  set('a', 'z', Letter);
  table['_'] = Unknown;  // joins letters and digits: rare, ICU's
  table['@'] = Unknown;  // a letter to ICU
  table['.'] = MidBoth;
  table['\''] = MidBoth;
  table['"'] = Other;
  table[','] = MidNumber;
  table[';'] = MidNumber;
  set(0xA0, 0xBF, Other);
  table[0xAA] = table[0xB5] = table[0xBA] = Letter;
  table[0xAD] = Unknown;  // soft hyphen
  table[0xB7] = MidLetter;
  set(0xC0, 0x24F, Letter);
  table[0xD7] = table[0xF7] = Other;
  set(0x400, 0x481, Letter);
  table[0x482] = Other;
  set(0x48A, 0x52F, Letter);
  return table;
}
constexpr auto kTable = makeTable();

Class punctuation(unsigned char third) {  // U+2000 + …: E2 80 xx
  switch (third) {
    case 0x90:
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x95:  // hyphens and dashes
    case 0x9A:
    case 0x9C:
    case 0x9D:
    case 0x9E:  // ‚ “ ” „
    case 0xA2:
    case 0xA6:
    case 0xB0:
    case 0xB9:
    case 0xBA:  // • … ‰ ‹ ›
      return Other;
    case 0x98:
    case 0x99:  // ‘ ’
      return MidBoth;
    default:
      return Unknown;
  }
}

}  // namespace

std::int64_t countWords(std::string_view utf8) {
  std::int64_t count = 0;
  std::string unknown;  // passages for ICU; white space parts them as in the text
  const auto* const begin = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* const end = begin + utf8.size();
  const auto isBlank = [](unsigned char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };

  for (const auto* p = begin; p < end;) {
    if (isBlank(*p)) {
      ++p;
      continue;
    }
    const auto* const passage = p;
    std::int64_t here = 0;
    // `last` is the class of the character before (of the word), `mid` a sign that joins if the next one
    // fits.
    Class last = Other, mid = Other;
    bool known = true;
    while (p < end && !isBlank(*p)) {
      Class is = Unknown;
      if (*p < 0x80) {
        is = kTable[*p++];
      } else if (*p >= 0xC2 && *p < 0xE0 && p + 1 < end) {
        const std::size_t point = (*p & 0x1Fu) << 6 | (p[1] & 0x3Fu);
        is = point < kTableEnd ? kTable[point] : Unknown;
        p += 2;
      } else if (*p == 0xE2 && end - p >= 3 && p[1] == 0x80) {
        is = punctuation(p[2]);
        p += 3;
      }
      if (is == Unknown) {
        known = false;
        break;
      }
      if (is == Letter) {
        // WB5–7, WB9: letters and digits hold together; a.b too.
        const bool joins = mid == Other ? (last == Letter || last == Digit)
                                        : last == Letter && (mid == MidLetter || mid == MidBoth);
        if (!joins) ++here;
        last = Letter;
        mid = Other;
      } else if (is == Digit) {
        // WB8, WB10–12: 1.5 and 1,5.
        const bool joins = mid == Other ? (last == Letter || last == Digit)
                                        : last == Digit && (mid == MidNumber || mid == MidBoth);
        if (!joins) ++here;
        last = Digit;
        mid = Other;
      } else if (is == Other || mid != Other || last == Other) {
        last = mid = Other;  // two signs in a row never join
      } else {
        mid = is;
      }
    }
    if (known) {
      count += here;
    } else {
      while (p < end && !isBlank(*p)) ++p;
      unknown.append(reinterpret_cast<const char*>(passage), static_cast<std::size_t>(p - passage));
      unknown += ' ';
    }
  }
  return unknown.empty() ? count : count + i18n::wordCount(unknown);
}

std::size_t piecesIn(std::string_view text) {
  std::size_t pieces = 0;
  bool in = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank && !in) ++pieces;
    in = !blank;
  }
  return pieces;
}

}  // namespace corpus::import
