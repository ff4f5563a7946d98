#pragma once
#include <cstdint>

#include "gui/transcript_document.h"
#include "gui/transcript_layout.h"
#include "i18n/span.h"

namespace gui {

// Caret and selection in a transcript, moved by keys and mouse; always on grapheme boundaries and where text
// is drawn. Breaks are looked for in single paragraphs, so a step costs the same in a text of any length.
class TranscriptSelection {
 public:
  TranscriptSelection(const TranscriptDocument& document, TranscriptLayout& layout)
      : document_(document), layout_(layout) {}

  std::int64_t caret() const { return caret_; }
  i18n::Span span() const;
  void setCaret(std::int64_t position, bool extend);
  void set(i18n::Span span);  // caret at its end
  void all();

  enum class Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    LineBegin,
    LineEnd,
    TextBegin,
    TextEnd
  };
  void move(Step step, bool extend, int pageHeight);

  enum class Unit { Grapheme, Word, Sentence, Paragraph };
  i18n::Span unitAt(std::int64_t position, Unit unit) const;
  // A press at `position` and the dragging after it, by whole units.
  void press(std::int64_t position, Unit unit, bool extend);
  void dragTo(std::int64_t position);

 private:
  std::int64_t stepped(std::int64_t from, Step step) const;
  std::int64_t vertical(int distance);

  const TranscriptDocument& document_;
  TranscriptLayout& layout_;
  std::int64_t anchor_ = 0, caret_ = 0;
  i18n::Span pressed_;  // the unit under the press
  Unit unit_ = Unit::Grapheme;
  int goalX_ = -1;  // of Up and Down; -1: the caret's
};

}  // namespace gui
