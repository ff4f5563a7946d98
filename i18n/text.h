#pragma once
// UTF-8 text and positions in it. The one place that converts between code points, UTF-8 bytes and UTF-16.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "i18n/span.h"

namespace i18n {

bool isValidUtf8(std::string_view bytes);

// The form in which text is stored: NFC, line ends (CRLF, CR, NEL, U+2028, U+2029, VT, FF) as LF, no leading
// BOM, no control characters but TAB and LF. `utf8` must be valid UTF-8; throws std::invalid_argument if not.
// Nothing else is altered: spaces, soft hyphens, homoglyphs and typographic signs stay as the source has
// them.
std::string normalised(std::string_view utf8);

// normalised() that remembers where everything went.
class Normalised {
 public:
  explicit Normalised(std::string_view utf8);
  const std::string& text() const { return text_; }
  std::string takeText() { return std::move(text_); }
  // Where the character at a byte of the source stands in text(), in bytes. Characters that became one begin
  // where it begins, what was left out stands where it would be. Never falls as `byte` rises.
  std::size_t at(std::size_t byte) const;

 private:
  // From byte `before` of the source on the text stands at `after`, shifted as a whole until the next one.
  struct Shift {
    std::size_t before = 0, after = 0;
  };
  std::string text_;
  std::vector<Shift> cleaning_, composing_;  // in order; empty: nothing moved
};

// Number of code points.
std::int64_t length(std::string_view utf8);

// Random access by code point into one UTF-8 text. Looks at the text, which must outlive it and not change.
// Building is one pass; byteOf() is O(1), positionOf() O(log n), both plus a walk of at most 128 characters.
// Safe to read from several threads.
class TextIndex {
 public:
  explicit TextIndex(std::string_view utf8);
  std::string_view text() const { return text_; }
  std::int64_t length() const { return length_; }
  // Byte offset of a code point; positions outside [0, length()] are clamped.
  std::size_t byteOf(std::int64_t position) const;
  // Code point offset of a byte (of the character that the byte belongs to).
  std::int64_t positionOf(std::size_t byte) const;
  std::string_view slice(Span span) const;

 private:
  std::string_view text_;
  std::int64_t length_ = 0;
  std::vector<std::size_t> byteAt_;  // byte offset of every 128th code point
};

// Convenience for a single slice; a pass over the text.
std::string_view slice(std::string_view utf8, Span span);

// Without the white space at both ends: ASCII's, NBSP and the narrow NBSP. A view of the same text.
std::string_view trimmed(std::string_view utf8);

// A–Z as a–z and nothing else, for names of formats and the like; foldedForTyping() is for words.
std::string asciiLower(std::string_view text);

// UTF-16 with native byte order, for ICU and for interfaces that count in UTF-16 units.
std::u16string toUtf16(std::string_view utf8);
std::string toUtf8(std::u16string_view utf16);

}  // namespace i18n
