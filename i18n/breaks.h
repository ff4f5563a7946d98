#pragma once
#include <memory>
#include <string_view>

#include "i18n/span.h"

namespace i18n {

// Grapheme, word and sentence boundaries (ICU, UAX #29) of one text, in code points. Looks at the text, which
// must outlive it. For one thread. Positions outside the text are clamped.
class Breaks {
 public:
  explicit Breaks(std::string_view utf8);
  ~Breaks();
  Breaks(Breaks&&) noexcept;
  Breaks& operator=(Breaks&&) noexcept;

  // The smallest span of whole grapheme clusters that covers `span`.
  Span snapToGraphemes(Span span) const;
  std::int64_t nextGrapheme(std::int64_t position) const;
  std::int64_t previousGrapheme(std::int64_t position) const;
  // Start of the next word, and of this or the previous word: the stops of Ctrl+Right and Ctrl+Left.
  std::int64_t nextWord(std::int64_t position) const;
  std::int64_t previousWord(std::int64_t position) const;
  Span wordAt(std::int64_t position) const;       // what a double click selects
  Span sentenceAt(std::int64_t position) const;   // without trailing white space
  Span paragraphAt(std::int64_t position) const;  // the line between LFs

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Number of words (ICU word segments that hold a letter or a digit).
std::int64_t wordCount(std::string_view utf8);

}  // namespace i18n
