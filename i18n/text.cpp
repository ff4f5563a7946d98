#include "i18n/text.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "i18n/utf8_next.h"

namespace i18n {
namespace {

constexpr std::int64_t kStride = 128;

bool isContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

constexpr std::size_t kBlock = 64;

// Whether kBlock bytes, of which the first begins a character, hold nothing but what plainPrefix() knows in
// one byte or two; the byte behind them is looked at too. Written so that the compiler takes many bytes at
// once.
bool isPlainBlock(const unsigned char* block) {
  unsigned char bad = (block[0] & 0xC0u) == 0x80u;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const unsigned char a = block[i], b = block[i + 1];
    const auto lead = ((a >= 0xC2) & (a < 0xCC)) | ((a >= 0xD0) & (a < 0xD5));  // to U+02FF, U+0400 … U+053F
    const auto continuation = (a & 0xC0) == 0x80, continues = (b & 0xC0) == 0x80;
    const auto control = ((a < 0x20) & (a != '\n') & (a != '\t')) | (a == 0x7F) | ((a == 0xC2) & (b < 0xA0));
    const auto other = ((a == 0xD2) & (b >= 0x83) & (b < 0x8A)) | ((a == 0xD4) & (b >= 0xB0));
    bad = static_cast<unsigned char>(bad | (lead != continues) | control | other |
                                     ((a >= 0x80) & !lead & !continuation));
  }
  return bad == 0;
}

// Length in bytes of the prefix of `bytes` that is valid UTF-8 and stands in stored form already: NFC
// whatever follows, no line end but LF, no control character. Knows the letters that interviews are made of
// (up to U+02FF, Cyrillic, common punctuation) and stops at anything else, so that only rare text takes the
// slow way.
std::size_t plainPrefix(std::string_view bytes) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = p + bytes.size();
  const auto* const start = p;
  const unsigned char* tried = start;  // up to here blocks were looked at
  while (p < end) {
    if (p >= tried && static_cast<std::size_t>(end - p) > kBlock) {
      if (isPlainBlock(p)) {
        p += kBlock;
        if ((*p & 0xC0u) == 0x80u) ++p;  // the last letter's second byte
        continue;
      }
      tried = p + kBlock;
    }
    const unsigned char lead = *p;
    if (lead < 0x80) {
      if ((lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7F) break;
      ++p;
    } else if (lead < 0xC2) {
      break;
    } else if (lead < 0xE0) {
      if (end - p < 2 || (p[1] & 0xC0u) != 0x80u) break;
      const unsigned point = (lead & 0x1Fu) << 6 | (p[1] & 0x3Fu);
      const bool plain = (point >= 0xA0 && point < 0x300) || (point >= 0x400 && point < 0x483) ||
                         (point >= 0x48A && point < 0x530);
      if (!plain) break;
      p += 2;
    } else if (lead == 0xE2 && end - p >= 3 && p[1] == 0x80) {
      // U+2010 … U+2027 and U+202F … U+203F: dashes, quotes, dots; not the line separators.
      if (p[2] < 0x90 || p[2] > 0xBF || p[2] == 0xA8 || p[2] == 0xA9) break;
      p += 3;
    } else {
      break;
    }
  }
  return static_cast<std::size_t>(p - start);
}

// Line ends to LF, control characters and the BOM out. `moved(before, after)` hears of every place from which
// on the text stands elsewhere: byte of the source, byte of the result.
template <typename Moved>
std::string cleaned(std::string_view utf8, Moved moved) {
  std::string out;
  out.reserve(utf8.size());
  const auto size = static_cast<std::int32_t>(utf8.size());
  const char* data = utf8.data();
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t from = at;
    const UChar32 point = nextCharacter(data, at, size);
    if (point == '\r') {
      out += '\n';
      if (at < size && data[at] == '\n') ++at;
    } else if (point == 0x0B || point == 0x0C || point == 0x85 || point == 0x2028 || point == 0x2029) {
      out += '\n';
    } else if ((point == 0xFEFF && from == 0) || (point < 0x20 && point != '\n' && point != '\t') ||
               (point >= 0x7F && point < 0xA0)) {
      // left out
    } else {
      out.append(data + from, static_cast<std::size_t>(at - from));
      continue;
    }
    moved(static_cast<std::size_t>(at), out.size());
  }
  return out;
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normaliser = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
  return *normaliser;
}

// Composed; nothing when the text is composed already.
std::optional<std::string> composed(std::string_view text, icu::Edits* edits) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc().isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::nullopt;
  status = U_ZERO_ERROR;
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  nfc().normalizeUTF8(0, piece, sink, edits, status);
  if (U_FAILURE(status)) throw std::invalid_argument("text that cannot be normalised");
  return out;
}

}  // namespace

bool isValidUtf8(std::string_view bytes) {
  std::size_t from = 0;
  while (from < bytes.size()) {
    from += plainPrefix(bytes.substr(from));
    if (from == bytes.size()) break;
    // One character the slow way, then the fast way again.
    const auto rest = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size() - from, 4));
    std::int32_t at = 0;
    const UChar32 point = nextCharacter(bytes.data() + from, at, rest);
    if (point < 0) return false;
    from += static_cast<std::size_t>(at);
  }
  return true;
}

std::string normalised(std::string_view utf8) {
  if (plainPrefix(utf8) == utf8.size()) return std::string(utf8);
  if (!isValidUtf8(utf8)) throw std::invalid_argument("not UTF-8");
  std::string text = cleaned(utf8, [](std::size_t, std::size_t) {});
  auto out = composed(text, nullptr);
  return out ? std::move(*out) : text;
}

Normalised::Normalised(std::string_view utf8) {
  if (plainPrefix(utf8) == utf8.size()) {
    text_ = utf8;
    return;
  }
  if (!isValidUtf8(utf8)) throw std::invalid_argument("not UTF-8");
  text_ = cleaned(utf8, [&](std::size_t before, std::size_t after) { cleaning_.push_back({before, after}); });
  icu::Edits edits;
  auto out = composed(text_, &edits);
  if (!out) return;
  text_ = std::move(*out);
  UErrorCode status = U_ZERO_ERROR;
  for (auto edit = edits.getFineChangesIterator(); edit.next(status);) {
    const auto before = static_cast<std::size_t>(edit.sourceIndex());
    const auto after = static_cast<std::size_t>(edit.destinationIndex());
    composing_.push_back({before, after});
    composing_.push_back({before + static_cast<std::size_t>(edit.oldLength()),
                          after + static_cast<std::size_t>(edit.newLength())});
  }
}

std::size_t Normalised::at(std::size_t byte) const {
  const auto moved = [](const std::vector<Shift>& shifts, std::size_t from) {
    auto next = std::upper_bound(shifts.begin(), shifts.end(), from,
                                 [](std::size_t value, const Shift& shift) { return value < shift.before; });
    const std::size_t shifted =
        next == shifts.begin() ? from : std::prev(next)->after + from - std::prev(next)->before;
    return next == shifts.end() ? shifted : std::min(shifted, next->after);
  };
  std::size_t out = std::min(moved(composing_, moved(cleaning_, byte)), text_.size());
  while (out > 0 && out < text_.size() && isContinuation(text_[out])) --out;
  return out;
}

std::int64_t length(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(), [](char byte) { return !isContinuation(byte); });
}

TextIndex::TextIndex(std::string_view utf8) : text_(utf8) {
  constexpr std::size_t kBlock = 32;  // bytes counted at one go, which takes a tenth of the time
  byteAt_.reserve(utf8.size() / kStride + 1);
  std::int64_t count = 0, next = 0;  // next: to be remembered
  for (std::size_t block = 0; block < utf8.size(); block += kBlock) {
    const std::size_t end = std::min(block + kBlock, utf8.size());
    if (end - block == kBlock) {
      int points = 0;
      for (std::size_t i = 0; i < kBlock; ++i) points += isContinuation(utf8[block + i]) ? 0 : 1;
      if (count + points <= next) {
        count += points;
        continue;
      }
    }
    for (std::size_t byte = block; byte < end; ++byte) {
      if (isContinuation(utf8[byte])) continue;
      if (count == next) {
        byteAt_.push_back(byte);
        next += kStride;
      }
      ++count;
    }
  }
  length_ = count;
}

std::size_t TextIndex::byteOf(std::int64_t position) const {
  if (position <= 0) return 0;
  if (position >= length_) return text_.size();
  std::size_t byte = byteAt_[static_cast<std::size_t>(position / kStride)];
  for (auto left = position % kStride; left > 0; --left) {
    ++byte;
    while (byte < text_.size() && isContinuation(text_[byte])) ++byte;
  }
  return byte;
}

std::int64_t TextIndex::positionOf(std::size_t byte) const {
  if (byte >= text_.size()) return length_;
  while (byte > 0 && isContinuation(text_[byte])) --byte;
  const auto block = std::upper_bound(byteAt_.begin(), byteAt_.end(), byte) - byteAt_.begin() - 1;
  const auto start = byteAt_[static_cast<std::size_t>(block)];
  return block * kStride + i18n::length(text_.substr(start, byte - start));
}

std::string_view TextIndex::slice(Span span) const {
  const auto begin = byteOf(span.begin);
  const auto end = std::max(begin, byteOf(span.end));
  return text_.substr(begin, end - begin);
}

std::string_view slice(std::string_view utf8, Span span) {
  std::size_t begin = utf8.size();
  std::int64_t position = 0;
  for (std::size_t byte = 0; byte < utf8.size(); ++byte) {
    if (isContinuation(utf8[byte])) continue;
    if (position == std::max<std::int64_t>(span.begin, 0)) begin = byte;
    if (position >= span.end) return begin <= byte ? utf8.substr(begin, byte - begin) : std::string_view();
    ++position;
  }
  return utf8.substr(begin);
}

std::string_view trimmed(std::string_view utf8) {
  constexpr std::string_view kSpaces[] = {" ", "\t", "\n", "\r", "\f", "\v", "\xC2\xA0", "\xE2\x80\xAF"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view space : kSpaces) {
      if (utf8.starts_with(space)) utf8.remove_prefix(space.size()), more = true;
      if (utf8.ends_with(space)) utf8.remove_suffix(space.size()), more = true;
    }
  }
  return utf8;
}

std::string asciiLower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::u16string toUtf16(std::string_view utf8) {
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

std::string toUtf8(std::u16string_view utf16) {
  std::string out;
  icu::UnicodeString(false, utf16.data(), static_cast<std::int32_t>(utf16.size())).toUTF8String(out);
  return out;
}

}  // namespace i18n
