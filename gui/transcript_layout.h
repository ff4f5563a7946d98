#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gui/transcript_widths.h"
#include "i18n/span.h"
#include "i18n/text.h"

namespace gui {

// A turn as the layout needs it. The label [labelBegin, span.begin) of the stored text is not drawn; a
// heading may stand above the turn in its place.
struct LayoutTurn {
  std::int64_t labelBegin = 0;
  i18n::Span span;
  bool heading = false;
};

// Pixels.
struct LayoutMetrics {
  int width = 600;  // of the text column
  int lineHeight = 24;
  int paragraphGap = 8;  // between paragraphs of one turn
  int turnGap = 20;      // above a turn
  int headingHeight = 22;
  int topMargin = 32, bottomMargin = 96;
  bool operator==(const LayoutMetrics&) const = default;
};

// A transcript's text in lines of one width. Knows nothing of windows: widths come from a function.
// Paragraphs are laid out when they are first looked at, or a few at a time by layOutMore(); until then their
// height is an estimate, so the total height is an estimate that becomes exact. Positions are code points; x
// and y pixels from the top left of the text column.
class TranscriptLayout {
 public:
  using Measure = TranscriptWidths::Measure;

  struct Line {
    i18n::Span span;        // with the spaces that hang at its end
    std::string_view text;  // the same
    int y = 0;              // top
    std::size_t paragraph = 0;
    bool last = false;  // of its paragraph
  };
  struct Run {  // what is drawn at once
    std::string_view text;
    TextStyle style = kPlain;
    int x = 0;
  };
  struct Heading {
    std::size_t turn = 0;
    int y = 0;
  };
  struct Page {
    std::vector<Line> lines;
    std::vector<Heading> headings;
  };
  // Stays with the same text while heights above it change.
  struct Anchor {
    std::size_t paragraph = 0;
    int offset = 0;
  };

  // Looks at `index` and its text, which must outlive this or the next call. `styles`: in order, not
  // overlapping.
  void setText(const i18n::TextIndex* index, std::vector<LayoutTurn> turns,
               const std::vector<StyledSpan>& styles = {});
  // A new font: forgets every width. `measure` must be additive over words and spaces, as drawn.
  void setMeasure(Measure measure);
  void setMetrics(const LayoutMetrics& metrics);  // forgets lines when they changed
  const LayoutMetrics& metrics() const { return metrics_; }

  bool empty() const { return paragraphs_.empty(); }
  int height() const;
  bool complete() const { return unlaid_ == 0; }
  // Lays out the next `paragraphs` ones that are not; true while there are more.
  bool layOutMore(std::size_t paragraphs);
  // Makes everything between two heights exact.
  void ensure(int top, int bottom);

  // Lines and headings that touch [top, bottom).
  Page page(int top, int bottom);
  Anchor anchorAt(int y) const;
  int yOf(const Anchor& anchor) const;

  // The line a position is drawn on (the later one where a line was broken there); positions that aren't
  // drawn belong to the end of the paragraph before.
  Line lineAt(std::int64_t position);
  int xIn(const Line& line, std::int64_t position) const;
  int widthOf(const Line& line) const;  // without hanging spaces
  std::vector<Run> runs(const Line& line) const;
  // The grapheme boundary nearest to a point; above, below and beside the text it is the nearest line's.
  std::int64_t positionAt(int x, int y);
  std::int64_t positionIn(const Line& line, int x) const;

  // The nearest position where a caret can stand: not in a label, not in a blank line.
  std::int64_t visible(std::int64_t position, bool forward) const;
  i18n::Span paragraphSpan(std::int64_t position) const;
  std::int64_t begin() const;  // first and last position of a caret
  std::int64_t end() const;
  // The turn a position stands in, if any.
  std::ptrdiff_t turnAt(std::int64_t position) const;
  std::size_t wordsMeasured() const { return widths_.wordsMeasured(); }

 private:
  struct Break {
    std::int64_t position;
    std::size_t byte;
  };
  struct Paragraph {
    i18n::Span span;
    std::size_t byteBegin, byteEnd;
    std::ptrdiff_t turn;
    bool turnStart, heading;
    bool laid = false;
    std::vector<Break> breaks;  // where lines begin, but for the first
  };
  void addParagraphs(i18n::Span span, std::ptrdiff_t turn, bool heading);
  void addEmptyTurn(const LayoutTurn& turn, std::ptrdiff_t number);
  void lay(std::size_t paragraph);
  void reset();
  std::size_t fitting(std::string_view word, int room, bool force) const;
  int gapAbove(std::size_t paragraph) const;
  int estimate(std::size_t paragraph) const;
  int top(std::size_t paragraph) const;  // of its gap
  std::size_t paragraphAtY(int y) const;
  std::size_t paragraphOf(std::int64_t position) const;
  Line lineOf(std::size_t paragraph, std::size_t line) const;
  void setHeight(std::size_t paragraph, int height);

  const i18n::TextIndex* index_ = nullptr;
  std::vector<LayoutTurn> turns_;
  TranscriptWidths widths_;
  LayoutMetrics metrics_;
  std::vector<Paragraph> paragraphs_;
  std::vector<int> heights_;
  std::vector<int> sums_;  // Fenwick tree over heights_
  std::size_t unlaid_ = 0, nextUnlaid_ = 0;
};

}  // namespace gui
