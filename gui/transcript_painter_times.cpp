// Times of the recording beside the text, and what is being played.
#include <wx/window.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/transcript_painter.h"
#include "i18n/format.h"

namespace gui {

using i18n::Span;

namespace {

// Subtitles have a time every few words: beside the text it is said once in so many lines.
constexpr int kLinesApart = 3;

bool isHeard(const TimeMark& time, const TranscriptPaintState& state) {
  return state.heard && (state.heard->contains(time.position) || state.heard->begin == time.position);
}

}  // namespace

void TranscriptPainter::paintTime(wxDC& dc, const TimeMark& time, wxPoint at,
                                  const TranscriptPaintState& state, bool quiet) {
  const Theme& theme = workspace_.theme();
  const bool strong = isHeard(time, state);
  const bool hovered = state.hoveredTime == time.position;
  dc.SetFont(strong ? timeStrongFont_ : timeFont_);
  dc.SetTextForeground(strong || hovered ? theme.accent
                       : quiet           ? Theme::mix(theme.mutedText, theme.paper, 0.35)
                                         : theme.mutedText);
  const wxString text = toWx(i18n::clock(time.ms));
  const wxSize extent = dc.GetTextExtent(text);
  if (quiet) at.x += geometry_.timesWidth - extent.x;
  dc.DrawText(text, at);
  drawnTimes_.push_back({wxRect(at, extent).Inflate(window_.FromDIP(4), window_.FromDIP(2)), time});
}

void TranscriptPainter::paintTimes(wxDC& dc, const TranscriptPaintState& state,
                                   const TranscriptLayout::Page& page) {
  const auto& times = document_.times();
  if (!document_.timesBeside()) return;
  const auto dip = [this](int pixels) { return window_.FromDIP(pixels); };
  const Theme& theme = workspace_.theme();
  const int lineHeight = layout_.metrics().lineHeight;
  dc.SetFont(timeFont_);
  const int textHeight = dc.GetTextExtent("0:00").y;
  int free = -lineHeight * kLinesApart;
  auto heading = page.headings.begin();
  for (const auto& line : page.lines) {
    const int y = line.y - state.scrollY;
    // A heading's time counts too.
    for (; heading != page.headings.end() && heading->y < line.y; ++heading)
      if (document_.turns()[heading->turn].startMs)
        free = heading->y - state.scrollY + kLinesApart * lineHeight;
    const std::int64_t end = line.last ? line.span.end + 1 : line.span.end;
    auto time = std::partition_point(times.begin(), times.end(),
                                     [&](const TimeMark& t) { return t.position < line.span.begin; });
    const TimeMark* beside = nullptr;
    for (; time != times.end() && time->position < end; ++time) {
      if (time->heading) continue;
      const bool heard = isHeard(*time, state);
      const bool wanted = time->stamp || heard || y >= free;
      if (wanted && (!beside || (heard && !isHeard(*beside, state)))) beside = &*time;
      if (!time->stamp) continue;
      // A wedge between two letters: here the person set a time.
      const int x = geometry_.textLeft + layout_.xIn(line, time->position);
      const int size = dip(4), top = y + (lineHeight - textHeight_) / 2 - dip(2);
      const wxPoint wedge[] = {{x - size, top}, {x + size, top}, {x, top + size}};
      dc.SetPen(*wxTRANSPARENT_PEN);
      dc.SetBrush(heard || state.hoveredTime == time->position
                      ? theme.accent
                      : Theme::mix(theme.mutedText, theme.paper, 0.35));
      dc.DrawPolygon(3, wedge);
      drawnTimes_.push_back({wxRect(x - size, top - dip(2), 2 * size, size + dip(5)), *time});
    }
    if (!beside || geometry_.timesWidth == 0) continue;
    paintTime(dc, *beside, {geometry_.timesLeft, y + (lineHeight - textHeight) / 2}, state, true);
    if (y >= free) free = y + kLinesApart * lineHeight;
  }
}

void TranscriptPainter::paintHeard(wxDC& dc, const TranscriptPaintState& state,
                                   const TranscriptLayout::Page& page) {
  if (!state.heard) return;
  int top = 0, bottom = 0;
  for (const auto& line : page.lines) {
    const Span span{line.span.begin, line.last ? line.span.end + 1 : line.span.end};
    if (!span.overlaps({state.heard->begin, std::max(state.heard->end, state.heard->begin + 1)})) continue;
    if (bottom == 0) top = line.y - state.scrollY;
    bottom = line.y - state.scrollY + layout_.metrics().lineHeight;
  }
  if (bottom <= top) return;
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(workspace_.theme().accent);
  dc.DrawRectangle(geometry_.textLeft - window_.FromDIP(9), top, window_.FromDIP(3), bottom - top);
}

wxRect TranscriptPainter::areaOf(Span span) {
  const auto first = layout_.lineAt(span.begin), last = layout_.lineAt(std::max(span.begin, span.end - 1));
  const int lineHeight = layout_.metrics().lineHeight;
  // The heading above has the time of the turn.
  const int top = first.y - layout_.metrics().headingHeight;
  return {0, top, geometry_.textLeft + geometry_.textWidth, last.y + lineHeight - top};
}

const TimeMark* TranscriptPainter::timeAt(const wxPoint& point) const {
  for (const auto& drawn : drawnTimes_)
    if (drawn.area.Contains(point)) return &drawn.time;
  return nullptr;
}

std::optional<std::size_t> TranscriptPainter::languageAt(const wxPoint& point) const {
  for (const auto& drawn : drawnLanguages_)
    if (drawn.area.Contains(point)) return drawn.turn;
  return std::nullopt;
}

}  // namespace gui
