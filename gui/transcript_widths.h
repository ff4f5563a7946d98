#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "i18n/span.h"
#include "i18n/text.h"

namespace gui {

// How a passage is drawn: flags together.
using TextStyle = unsigned;
inline constexpr TextStyle kPlain = 0, kBold = 1, kItalic = 2, kUnderlined = 4, kTextStyles = 8;

struct StyledSpan {
  i18n::Span span;
  TextStyle style = kPlain;
  bool operator==(const StyledSpan&) const = default;
};

// How wide words of one text are, in the style they stand in; every word is measured once in each style.
// Texts asked about are views of the text given to setText(): their place tells their style. Pixels.
class TranscriptWidths {
 public:
  using Measure = std::function<int(std::string_view utf8, TextStyle style)>;

  // Must be additive over words and spaces, as drawn. Forgets every width.
  void setMeasure(Measure measure);
  bool measured() const { return static_cast<bool>(measure_); }
  // `styles`: in order, not overlapping. Looks at the text, which must outlive this or the next call.
  void setText(const i18n::TextIndex* index, const std::vector<StyledSpan>& styles);

  int word(std::string_view word) const;  // remembered
  int part(std::string_view part) const;  // of a word; not remembered
  int run(std::string_view text) const;   // words, spaces and tabs
  int blank(std::string_view space) const;
  int average() const { return average_; }  // of 16 letters
  std::size_t wordsMeasured() const;

  struct Piece {
    std::string_view text;
    TextStyle style = kPlain;
  };
  // Cut where the style changes.
  std::vector<Piece> pieces(std::string_view text) const;

 private:
  struct Bytes {
    std::size_t begin, end;
    TextStyle style;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };
  static constexpr std::size_t kWidths = 4;  // underlining makes nothing wider

  template <typename Each>
  void each(std::string_view text, Each each) const;
  int remembered(std::string_view word, TextStyle style) const;

  Measure measure_;
  const char* text_ = nullptr;
  std::vector<Bytes> styles_;
  std::array<int, kWidths> spaces_{};
  int average_ = 16;
  mutable std::array<std::unordered_map<std::string, int, Hash, std::equal_to<>>, kWidths> widths_;
};

}  // namespace gui
