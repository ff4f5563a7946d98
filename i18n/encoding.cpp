#include "i18n/encoding.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "i18n/code_page_guess.h"
#include "i18n/code_pages.h"
#include "i18n/text.h"

namespace i18n {
namespace {

constexpr std::size_t kLooked = 256 * 1024;

enum class Kind { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be, Page };

struct Known {
  std::string_view name;
  Kind kind;
  const CodePage* page;
};

const Known* knownByName(std::string_view name, Known& storage) {
  std::string plain;
  for (const char c : asciiLower(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain.push_back(c);
  struct Alias {
    std::string_view alias, name;
  };
  static constexpr Alias kAliases[] = {
      {"utf8", "UTF-8"},
      {"utf8bom", "UTF-8"},
      {"utf8sig", "UTF-8"},
      {"ascii", "UTF-8"},
      {"usascii", "UTF-8"},
      {"utf16", "UTF-16LE"},
      {"utf16le", "UTF-16LE"},
      {"ucs2", "UTF-16LE"},
      {"ucs2le", "UTF-16LE"},
      {"unicode", "UTF-16LE"},
      {"utf16be", "UTF-16BE"},
      {"ucs2be", "UTF-16BE"},
      {"utf32le", "UTF-32LE"},
      {"utf32", "UTF-32LE"},
      {"utf32be", "UTF-32BE"},
      {"windows1251", "windows-1251"},
      {"cp1251", "windows-1251"},
      {"win1251", "windows-1251"},
      {"1251", "windows-1251"},
      {"ansi1251", "windows-1251"},
      {"kz1048", "KZ-1048"},
      {"rk1048", "KZ-1048"},
      {"strk1048", "KZ-1048"},
      {"strk10482002", "KZ-1048"},
      {"ptcp154", "PTCP154"},
      {"pt154", "PTCP154"},
      {"cp154", "PTCP154"},
      {"csptcp154", "PTCP154"},
      {"cyrillicasian", "PTCP154"},
      {"koi8r", "KOI8-R"},
      {"koi8", "KOI8-R"},
      {"cskoi8r", "KOI8-R"},
      {"ibm866", "IBM866"},
      {"cp866", "IBM866"},
      {"dos866", "IBM866"},
      {"866", "IBM866"},
      {"oem866", "IBM866"},
      {"xmaccyrillic", "x-mac-cyrillic"},
      {"maccyrillic", "x-mac-cyrillic"},
      {"windows1252", "windows-1252"},
      {"cp1252", "windows-1252"},
      {"latin1", "windows-1252"},
      {"iso88591", "windows-1252"},
      {"1252", "windows-1252"},
      {"ansi", "windows-1252"},
  };
  for (const Alias& alias : kAliases) {
    if (alias.alias != plain) continue;
    storage.name = alias.name;
    storage.page = nullptr;
    if (alias.name == "UTF-8")
      storage.kind = Kind::Utf8;
    else if (alias.name == "UTF-16LE")
      storage.kind = Kind::Utf16Le;
    else if (alias.name == "UTF-16BE")
      storage.kind = Kind::Utf16Be;
    else if (alias.name == "UTF-32LE")
      storage.kind = Kind::Utf32Le;
    else if (alias.name == "UTF-32BE")
      storage.kind = Kind::Utf32Be;
    else {
      storage.kind = Kind::Page;
      for (const CodePage& page : codePages())
        if (page.name == alias.name) storage.page = &page;
    }
    return &storage;
  }
  return nullptr;
}

unsigned char at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

void appendUtf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
  } else if (point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | point >> 6));
    out.push_back(static_cast<char>(0x80 | (point & 63)));
  } else if (point < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | point >> 12));
    out.push_back(static_cast<char>(0x80 | (point >> 6 & 63)));
    out.push_back(static_cast<char>(0x80 | (point & 63)));
  } else {
    out.push_back(static_cast<char>(0xF0 | point >> 18));
    out.push_back(static_cast<char>(0x80 | (point >> 12 & 63)));
    out.push_back(static_cast<char>(0x80 | (point >> 6 & 63)));
    out.push_back(static_cast<char>(0x80 | (point & 63)));
  }
}

[[noreturn]] void throwInvalid(std::string_view encoding, std::size_t place) {
  throw EncodingError(
      message("This file is not written in {encoding}: the byte at position {place} has no meaning "
              "there. Nothing was imported from it. Choose another encoding and try again.",
              {{"encoding", std::string(encoding)}, {"place", std::to_string(place)}}));
}

[[noreturn]] void throwBinary() {
  throw EncodingError(
      message("This is not a text file: it holds bytes that occur in no text. Nothing was imported "
              "from it. Save it as plain text, or choose its real format, and try again."));
}

// Control characters that no writer of text uses; TAB, line ends, form feed, Ctrl-Z (DOS) and escape are
// allowed.
bool isStrayControl(std::uint32_t point) {
  return point == 0x7F || (point < 0x20 && !(point >= 9 && point <= 13) && point != 0x1A && point != 0x1B);
}

bool looksBinary(std::size_t strays, std::size_t characters) {
  return strays > 2 + characters / 200;
}

std::uint32_t unit16(std::string_view bytes, std::size_t i, bool bigEndian) {
  return bigEndian ? static_cast<std::uint32_t>(at(bytes, i) << 8 | at(bytes, i + 1))
                   : static_cast<std::uint32_t>(at(bytes, i + 1) << 8 | at(bytes, i));
}

std::string fromUtf16(std::string_view bytes, bool bigEndian, std::string_view name) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t strays = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    if (i + 1 >= bytes.size()) throwInvalid(name, i);
    std::uint32_t point = unit16(bytes, i, bigEndian);
    if (point >= 0xDC00 && point < 0xE000) throwInvalid(name, i);
    if (point >= 0xD800 && point < 0xDC00) {
      if (i + 3 >= bytes.size()) throwInvalid(name, i);
      const std::uint32_t low = unit16(bytes, i + 2, bigEndian);
      if (low < 0xDC00 || low >= 0xE000) throwInvalid(name, i);
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    strays += isStrayControl(point);
    appendUtf8(out, point);
  }
  if (looksBinary(strays, bytes.size() / 2)) throwBinary();
  return out;
}

std::string fromUtf32(std::string_view bytes, bool bigEndian, std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 4) {
    if (i + 3 >= bytes.size()) throwInvalid(name, i);
    const std::uint32_t a = unit16(bytes, i, bigEndian), b = unit16(bytes, i + 2, bigEndian);
    const std::uint32_t point = bigEndian ? a << 16 | b : b << 16 | a;
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) throwInvalid(name, i);
    appendUtf8(out, point);
  }
  return out;
}

std::string fromPage(std::string_view bytes, const CodePage& page) {
  std::string out;
  out.reserve(bytes.size() * 2);
  std::size_t strays = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint32_t byte = at(bytes, i);
    const std::uint32_t point = byte < 0x80 ? byte : (*page.high)[byte - 0x80];
    if (point == kUndefinedByte) throwInvalid(page.name, i);
    strays += isStrayControl(point);
    appendUtf8(out, point);
  }
  if (looksBinary(strays, bytes.size())) throwBinary();
  return out;
}

std::size_t firstInvalidUtf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const unsigned lead = at(bytes, i);
    std::size_t more = 0;
    unsigned low = 0x80, high = 0xBF;
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (lead >= 0xC2 && lead <= 0xDF)
      more = 1;
    else if (lead >= 0xE0 && lead <= 0xEF)
      more = 2;
    else if (lead >= 0xF0 && lead <= 0xF4)
      more = 3;
    else
      return i;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    for (std::size_t k = 1; k <= more; ++k) {
      if (i + k >= bytes.size()) return i;
      const unsigned next = at(bytes, i + k);
      if (next < low || next > high) return i;
      low = 0x80;
      high = 0xBF;
    }
    i += more + 1;
  }
  return std::string_view::npos;
}

// The beginning of one character at the very end, behind at least one whole one.
bool isCutCharacter(std::string_view bytes, std::size_t from) {
  if (from >= bytes.size() || bytes.size() - from > 3) return false;
  const std::string_view before = bytes.substr(0, from);
  if (std::none_of(before.begin(), before.end(), [](char c) { return (c & 0x80) != 0; })) return false;
  const unsigned lead = at(bytes, from);
  std::size_t whole = 0;
  if (lead >= 0xC2 && lead <= 0xDF) whole = 2;
  if (lead >= 0xE0 && lead <= 0xEF) whole = 3;
  if (lead >= 0xF0 && lead <= 0xF4) whole = 4;
  if (bytes.size() - from >= whole) return false;
  for (std::size_t i = from + 1; i < bytes.size(); ++i)
    if ((at(bytes, i) & 0xC0) != 0x80) return false;
  return true;
}

// Characters of several bytes of which nearly all are whole.
bool mostlyUtf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t from = 0; from < bytes.size();) {
    const std::string_view rest = bytes.substr(from);
    const std::size_t invalid = std::min(firstInvalidUtf8(rest), rest.size());
    for (std::size_t i = 0; i < invalid; ++i) good += at(rest, i) >= 0xC2;
    if (invalid < rest.size()) ++bad;
    if (bad > 1000 && bad > good) return false;
    from += invalid + 1;
  }
  return good >= 10 && bad * 20 <= good;
}

bool startsWith(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";
constexpr std::string_view kLittleMark32("\xFF\xFE\0\0", 4);
constexpr std::string_view kBigMark32("\0\0\xFE\xFF", 4);

// UTF-16 without a mark: nearly every high byte is that of a script (00 Latin, 04 Cyrillic, 20 punctuation).
std::optional<EncodingGuess> guessUtf16(std::string_view bytes) {
  if (bytes.size() < 4) return std::nullopt;
  const std::size_t units = bytes.size() / 2;
  std::size_t little = 0, big = 0, zeros = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const unsigned even = at(bytes, i), odd = at(bytes, i + 1);
    zeros += (even == 0) + (odd == 0);
    const auto fits = [](unsigned high, unsigned low) {
      return (high == 0 && (low >= 0x20 || (low >= 9 && low <= 13))) || (high >= 1 && high <= 4) ||
             (high == 0x20 && low < 0xC0) || (high == 0x21 && low < 0x30);
    };
    little += fits(odd, even);
    big += fits(even, odd);
  }
  // Spaces and line ends make some NUL in any UTF-16 text; a 04 in every other place is Cyrillic without a
  // space.
  const bool littleWins = little > big;
  const std::size_t best = std::max(little, big);
  const std::size_t other = std::min(little, big);
  if (best * 100 < units * 95 || other * 2 > best) return std::nullopt;
  if (zeros == 0) {
    std::size_t cyrillic = 0;
    for (std::size_t i = littleWins ? 1 : 0; i < bytes.size(); i += 2) cyrillic += at(bytes, i) == 4;
    if (cyrillic * 100 < units * 90) return std::nullopt;
  }
  return EncodingGuess{littleWins ? "UTF-16LE" : "UTF-16BE",
                       0.99 * static_cast<double>(best) / static_cast<double>(units)};
}

}  // namespace

std::vector<std::string> knownEncodings() {
  std::vector<std::string> out{"UTF-8", "UTF-16LE", "UTF-16BE"};
  for (const char* name :
       {"windows-1251", "KZ-1048", "PTCP154", "KOI8-R", "IBM866", "x-mac-cyrillic", "windows-1252"})
    out.emplace_back(name);
  return out;
}

std::vector<EncodingGuess> guessEncoding(std::string_view bytes) {
  const bool whole = bytes.size() <= kLooked;
  bytes = bytes.substr(0, kLooked);
  if (startsWith(bytes, kLittleMark32) && bytes.size() % 4 == 0) return {{"UTF-32LE", 1}};
  if (startsWith(bytes, kBigMark32)) return {{"UTF-32BE", 1}};
  if (startsWith(bytes, kUtf8Mark)) return {{"UTF-8", 1}};
  if (startsWith(bytes, kLittleMark)) return {{"UTF-16LE", 1}};
  if (startsWith(bytes, kBigMark)) return {{"UTF-16BE", 1}};

  std::vector<EncodingGuess> out;
  if (const auto sixteen = guessUtf16(bytes)) out.push_back(*sixteen);
  const std::size_t invalid = firstInvalidUtf8(bytes);
  // The end of the looked-at part, or of a file that was cut off, may cut a character in two.
  const bool utf8 = invalid == std::string_view::npos || isCutCharacter(bytes, invalid) ||
                    (!whole && invalid + 4 > bytes.size());
  const bool ascii = std::none_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  if (utf8 && out.empty() && ascii) return {{"UTF-8", 1}};
  if (utf8) out.push_back({"UTF-8", out.empty() ? 0.99 : 0.005});
  // Spoilt UTF-8: better to say where than to read all of it wrongly.
  else if (out.empty() && mostlyUtf8(bytes))
    out.push_back({"UTF-8", 0.7});
  double left = 1;
  for (const EncodingGuess& guess : out) left -= guess.confidence;
  guessCodePages(bytes, std::max(0.001, left), out);
  return out;
}

std::string decoded(std::string_view bytes, std::string_view encoding) {
  Known storage{};
  const Known* known = knownByName(encoding, storage);
  if (known == nullptr)
    throw EncodingError(
        message("The encoding {encoding} is not known. Nothing was imported. Choose one of: {list}.",
                {{"encoding", std::string(encoding)}, {"list", [] {
                                                         std::string list;
                                                         for (const std::string& name : knownEncodings())
                                                           list += (list.empty() ? "" : ", ") + name;
                                                         return list;
                                                       }()}}));
  switch (known->kind) {
    case Kind::Utf8: {
      if (startsWith(bytes, kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
      const std::size_t invalid = firstInvalidUtf8(bytes);
      // What is left of a cut-off last letter says nothing.
      if (invalid != std::string_view::npos && isCutCharacter(bytes, invalid))
        bytes = bytes.substr(0, invalid);
      std::size_t strays = 0;
      for (const char c : bytes) strays += isStrayControl(static_cast<unsigned char>(c));
      if (looksBinary(strays, bytes.size())) throwBinary();
      if (invalid < bytes.size()) throwInvalid(known->name, invalid);
      return std::string(bytes);
    }
    case Kind::Utf16Le:
      // "UTF-16" with the other mark in front means what the mark says.
      if (startsWith(bytes, kBigMark)) return fromUtf16(bytes.substr(2), true, known->name);
      if (startsWith(bytes, kLittleMark)) bytes.remove_prefix(2);
      return fromUtf16(bytes, false, known->name);
    case Kind::Utf16Be:
      if (startsWith(bytes, kBigMark)) bytes.remove_prefix(2);
      return fromUtf16(bytes, true, known->name);
    case Kind::Utf32Le:
      if (startsWith(bytes, kBigMark32)) return fromUtf32(bytes.substr(4), true, known->name);
      if (startsWith(bytes, kLittleMark32)) bytes.remove_prefix(4);
      return fromUtf32(bytes, false, known->name);
    case Kind::Utf32Be:
      if (startsWith(bytes, kBigMark32)) bytes.remove_prefix(4);
      return fromUtf32(bytes, true, known->name);
    case Kind::Page:
      break;
  }
  return fromPage(bytes, *known->page);
}

}  // namespace i18n
