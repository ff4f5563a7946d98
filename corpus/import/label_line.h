#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace corpus::import {

// Bytes [begin, end).
struct Bytes {
  std::size_t begin = 0, end = 0;
};

// A line that begins as if somebody were named: whether it is a speaker is decided over the whole text.
struct LabelLine {
  enum class Kind {
    Colon,    // Айгерім: words
    Dash,     // ЛА — words
    Bracket,  // [id1] words
    Tab,      // R1 <TAB> words
    Timed,    // Danny Silvers  1:01 <end of line>, the words below; R1 [00:01:27] words
    Bold,     // **Айгерім** words
    Alone,    // Айгерім <end of line>, the words below
    Period,   // Респондент. Words
  };
  static constexpr int kKinds = 8;
  Kind kind = Kind::Colon;
  std::string_view label;  // as the text has it, trimmed, without the number of the turn
  std::string_view numbered;  // the same with a bare number before it ("2 респондент"); empty without one
  long number = 0;            // of the turn, or of the respondent: the text as a whole tells
  std::size_t labelBegin = 0;   // bytes in the line
  std::size_t spokenBegin = 0;  // first byte after label, stamp and white space
  std::optional<std::int64_t> startMs, endMs;
  bool bold = false;     // the label is in bold, or between ** or after a Markdown heading's #
  bool stamped = false;  // a stamp stands before the label
};

// `line` without its LF; `bold` are the passages in bold, in order, as bytes of the line.
std::optional<LabelLine> labelLine(std::string_view line, std::span<const Bytes> bold = {});

// Whether it looks like a name: begins with a capital (or holds a digit, as in "p1"), few words, no sentence.
// `lowerWords` counts its later words that begin small ("Айгерім апай").
bool isNameLike(std::string_view label, int& lowerWords);

// Capital letters (two to four) with dots or digits: "ЛА", "A.K.", "Р1".
bool isInitials(std::string_view label);

// White space as it stands in transcripts: space, tab, no-break spaces, zero-width space.
std::size_t blankAt(std::string_view text, std::size_t at);  // its bytes, 0 for none

// [begin, end) without white space and line ends at either side.
Bytes trimmedBytes(std::string_view text, std::size_t begin, std::size_t end);

inline std::string_view trimmedWords(std::string_view text) {
  const auto words = trimmedBytes(text, 0, text.size());
  return words.begin < words.end ? text.substr(words.begin, words.end - words.begin) : std::string_view();
}

}  // namespace corpus::import
