// Times of the recording in the view, and the turn the caret stands in.
#include <algorithm>

#include "gui/transcript_view.h"
#include "gui/transcript_view_parts.h"

namespace gui {

using i18n::Span;

void TranscriptView::setHeard(std::optional<Span> span) {
  if (span == heard_) return;
  if (heard_) refreshArea(*heard_);
  heard_ = span;
  if (heard_) refreshArea(*heard_);
}

void TranscriptView::bringIntoView(Span span) {
  if (document_->empty() || layout_->empty() || plain_ || drag_->pressed) return;
  const int height = GetClientSize().y, line = layout_->metrics().lineHeight;
  const int top = layout_->lineAt(span.begin).y, bottom = layout_->lineAt(span.end).y + line;
  // Of a passage longer than half the screen, its beginning.
  const int needed = std::min(bottom - top, height / 2);
  if (top < scrollY_ || top + needed > scrollY_ + height) scrollSmoothlyTo(top - height / 5);
}

void TranscriptView::refreshArea(Span span) {
  if (document_->empty() || layout_->empty() || plain_) return;
  wxRect area = painter_->areaOf(span);
  area.y -= scrollY_;
  RefreshRect(area, false);
}

std::optional<std::int64_t> TranscriptView::timeAtCaret() const {
  return document_->empty() ? std::nullopt : document_->timeAt(caret());
}

std::ptrdiff_t TranscriptView::turnAtCaret() const {
  return document_->empty() || layout_->empty() ? -1 : layout_->turnAt(caret());
}

void TranscriptView::followTurn() {
  const auto now = std::pair(document_->guid(), turnAtCaret());
  if (now == turn_) return;
  turn_ = now;
  caretTurnChanged.emit();
}

void TranscriptView::hoverTime(const wxPoint& point) {
  const TimeMark* time = document_->empty() ? nullptr : painter_->timeAt(point);
  const auto over = time ? std::optional(time->position) : std::nullopt;
  if (over == hoveredTime_) return;
  if (hoveredTime_) refreshArea({*hoveredTime_, *hoveredTime_});
  hoveredTime_ = over;
  if (hoveredTime_) refreshArea({*hoveredTime_, *hoveredTime_});
}

}  // namespace gui
