#include "gui/transcript_selection.h"

#include <algorithm>

#include "i18n/breaks.h"

namespace gui {

using i18n::Span;

namespace {

// Breaks of one paragraph, in positions of the whole text.
struct Local {
  Local(const TranscriptDocument& document, Span paragraph)
      : begin(paragraph.begin),
        length(paragraph.length()),
        text(document.index().slice(paragraph)),
        breaks(text) {}
  std::int64_t in(std::int64_t position) const {
    return std::clamp<std::int64_t>(position - begin, 0, length);
  }
  std::int64_t out(std::int64_t position) const { return position + begin; }
  Span out(Span span) const { return {span.begin + begin, span.end + begin}; }

  std::int64_t begin, length;
  std::string_view text;
  i18n::Breaks breaks;
};

}  // namespace

Span TranscriptSelection::span() const {
  return {std::min(anchor_, caret_), std::max(anchor_, caret_)};
}

void TranscriptSelection::setCaret(std::int64_t position, bool extend) {
  const std::int64_t seen = layout_.visible(position, position >= caret_);
  const Local local(document_, layout_.paragraphSpan(seen));
  const std::int64_t at = local.in(seen);
  const Span snapped = local.breaks.snapToGraphemes({at, at});
  caret_ = local.out(snapped.begin);
  if (!extend) anchor_ = caret_;
  goalX_ = -1;
}

void TranscriptSelection::set(Span span) {
  const auto snap = [this](std::int64_t position, bool forward) {
    const std::int64_t seen = layout_.visible(position, forward);
    const Local local(document_, layout_.paragraphSpan(seen));
    const std::int64_t at = local.in(seen);
    if (at == 0 || at == local.length) return seen;
    const Span cluster = local.breaks.snapToGraphemes({at - 1, at});
    if (cluster.end == at) return seen;
    return local.out(forward ? cluster.begin : cluster.end);
  };
  anchor_ = snap(span.begin, true);
  caret_ = span.empty() ? anchor_ : std::max(anchor_, snap(span.end, false));
  goalX_ = -1;
}

void TranscriptSelection::all() {
  set({layout_.begin(), layout_.end()});
}

std::int64_t TranscriptSelection::stepped(std::int64_t from, Step step) const {
  const Span paragraph = layout_.paragraphSpan(from);
  const Local local(document_, paragraph);
  const std::int64_t at = local.in(from);
  switch (step) {
    case Step::Left:
      return at > 0 ? local.out(local.breaks.previousGrapheme(at))
                    : layout_.visible(paragraph.begin - 1, false);
    case Step::Right:
      return at < local.length ? local.out(local.breaks.nextGrapheme(at))
                               : layout_.visible(paragraph.end + 1, true);
    case Step::WordLeft:
      return at > 0 ? local.out(local.breaks.previousWord(at)) : layout_.visible(paragraph.begin - 1, false);
    case Step::WordRight:
      return at < local.length ? local.out(local.breaks.nextWord(at))
                               : layout_.visible(paragraph.end + 1, true);
    default:
      return from;
  }
}

std::int64_t TranscriptSelection::vertical(int distance) {
  const auto line = layout_.lineAt(caret_);
  if (goalX_ < 0) goalX_ = layout_.xIn(line, caret_);
  const int lineHeight = layout_.metrics().lineHeight;
  // Aim at the middle of the line; a gap between paragraphs is stepped over.
  int y = line.y + lineHeight / 2;
  const int step = distance < 0 ? -lineHeight / 2 : lineHeight / 2;
  y += distance;
  for (int tries = 0; tries < 12; ++tries, y += step) {
    if (y < 0) return layout_.begin();
    const std::int64_t position = layout_.positionAt(goalX_, y);
    const int foundY = layout_.lineAt(position).y;
    if (distance < 0 ? foundY < line.y : foundY > line.y) return position;
  }
  return distance < 0 ? layout_.begin() : layout_.end();
}

void TranscriptSelection::move(Step step, bool extend, int pageHeight) {
  const Span selected = span();
  const int lineHeight = layout_.metrics().lineHeight;
  std::int64_t to = caret_;
  bool keepGoal = false;
  switch (step) {
    case Step::Left:
    case Step::Right:
      // Leaving a selection with a bare arrow goes to its edge first.
      if (!extend && !selected.empty()) {
        to = step == Step::Left ? selected.begin : selected.end;
        break;
      }
      [[fallthrough]];
    case Step::WordLeft:
    case Step::WordRight:
      to = stepped(caret_, step);
      break;
    case Step::Up:
    case Step::Down:
      to = vertical(step == Step::Up ? -lineHeight : lineHeight);
      keepGoal = true;
      break;
    case Step::PageUp:
    case Step::PageDown:
      to = vertical(step == Step::PageUp ? -pageHeight : pageHeight);
      keepGoal = true;
      break;
    case Step::LineBegin:
      to = layout_.lineAt(caret_).span.begin;
      break;
    case Step::LineEnd: {
      const auto line = layout_.lineAt(caret_);
      to = layout_.positionIn(line, layout_.xIn(line, line.span.end) + 1);
      break;
    }
    case Step::TextBegin:
      to = layout_.begin();
      break;
    case Step::TextEnd:
      to = layout_.end();
      break;
  }
  const int goal = goalX_;
  setCaret(to, extend);
  if (keepGoal) goalX_ = goal;
}

Span TranscriptSelection::unitAt(std::int64_t position, Unit unit) const {
  const Span paragraph = layout_.paragraphSpan(position);
  const Local local(document_, paragraph);
  const std::int64_t at = local.in(position);
  switch (unit) {
    case Unit::Grapheme:
      return {position, position};
    case Unit::Word:
      return local.out(local.breaks.wordAt(at == local.length && at > 0 ? at - 1 : at));
    case Unit::Sentence:
      return local.out(local.breaks.sentenceAt(at == local.length && at > 0 ? at - 1 : at));
    case Unit::Paragraph:
      return paragraph;
  }
  return {position, position};
}

void TranscriptSelection::press(std::int64_t position, Unit unit, bool extend) {
  unit_ = unit;
  if (extend) {
    pressed_ = {anchor_, anchor_};
    dragTo(position);
    return;
  }
  pressed_ = unitAt(position, unit);
  anchor_ = pressed_.begin;
  caret_ = pressed_.end;
  goalX_ = -1;
}

void TranscriptSelection::dragTo(std::int64_t position) {
  const Span under = unitAt(position, unit_);
  if (under.begin < pressed_.begin) {
    anchor_ = pressed_.end;
    caret_ = under.begin;
  } else {
    anchor_ = pressed_.begin;
    caret_ = std::max(pressed_.end, under.end);
  }
  goalX_ = -1;
}

}  // namespace gui
