#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace corpus::import {

// A line that begins as if somebody were named: whether it is a speaker is decided over the whole text.
struct LabelLine {
  enum class Kind {
    Colon,    // Айгерім: words
    Dash,     // ЛА — words
    Bracket,  // [id1] words
    Tab,      // R1 <TAB> words
    Timed,    // Danny Silvers  1:01 <end of line>, the words below
  };
  Kind kind = Kind::Colon;
  std::string_view label;       // as the text has it, trimmed
  std::size_t labelBegin = 0;   // bytes in the line
  std::size_t spokenBegin = 0;  // first byte after label, stamp and white space
  std::optional<std::int64_t> startMs, endMs;
};

// `line` without its LF.
std::optional<LabelLine> labelLine(std::string_view line);

// Whether it looks like a name: begins with a capital (or holds a digit, as in "p1"), few words, no sentence.
// `lowerWords` counts its later words that begin small ("Айгерім апай").
bool isNameLike(std::string_view label, int& lowerWords);

// Capital letters (two to four) with dots or digits: "ЛА", "A.K.", "Р1".
bool isInitials(std::string_view label);

// White space as it stands in transcripts: space, tab, no-break spaces, zero-width space.
std::size_t blankAt(std::string_view text, std::size_t at);  // its bytes, 0 for none

}  // namespace corpus::import
