#include "gui/transcript_painter.h"

#include <wx/control.h>
#include <wx/window.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/text_language.h"
#include "i18n/format.h"

namespace gui {

using corpus::Guid;
using i18n::Span;

namespace {

constexpr int kMeasure = 68;        // letters a line
constexpr int kColumnsAtMost = 10;  // stripe columns; deeper overlaps share the last

// What is drawn of a line: trailing spaces hang unseen, tabs stand as the layout counts them.
wxString drawnText(std::string_view text) {
  wxString result = toWx(text);
  result.Replace("\t", "    ");
  return result;
}

}  // namespace

TranscriptPainter::TranscriptPainter(wxWindow& window, Workspace& workspace,
                                     const TranscriptDocument& document, TranscriptLayout& layout)
    : window_(window), workspace_(workspace), document_(document), layout_(layout) {}

void TranscriptPainter::setAppearance(int pointSize) {
  const Theme& theme = workspace_.theme();
  for (TextStyle style = 0; style < kTextStyles; ++style) {
    wxFont& font = textFonts_[style];
    font = theme.readingFont(pointSize);
    if (style & kBold) font.SetWeight(wxFONTWEIGHT_BOLD);
    if (style & kItalic) font.SetStyle(wxFONTSTYLE_ITALIC);
    if (style & kUnderlined) font.SetUnderlined(true);
  }
  nameFont_ = theme.interfaceFont();
  nameFont_.SetFractionalPointSize(std::max(8.0, pointSize * 0.85));
  nameFont_.SetWeight(wxFONTWEIGHT_SEMIBOLD);
  timeFont_ = labelFont_ = theme.smallFont();
  labelBoldFont_ = labelFont_;
  labelBoldFont_.SetWeight(wxFONTWEIGHT_SEMIBOLD);
  timeStrongFont_ = labelBoldFont_;
  labelItalicFont_ = labelFont_;
  labelItalicFont_.SetStyle(wxFONTSTYLE_ITALIC);
  codes_.clear();

  int width = 0, descent = 0;
  window_.GetTextExtent(L"Әңqрд", &width, &textHeight_, &descent, nullptr, &textFonts_[kPlain]);
  window_.GetTextExtent(L"нетaоinеsраtк", &width, nullptr, nullptr, nullptr, &textFonts_[kPlain]);
  measure_ = width * kMeasure / 13;
  window_.GetTextExtent("Aq", nullptr, &labelHeight_, nullptr, nullptr, &labelFont_);
  labelHeight_ += window_.FromDIP(3);
  window_.GetTextExtent("0:00:00", &timeWidth_, nullptr, nullptr, nullptr, &timeStrongFont_);
  layout_.setMeasure([this](std::string_view word, TextStyle style) {
    int extent = 0;
    window_.GetTextExtent(toWx(word), &extent, nullptr, nullptr, nullptr, &textFonts_[style]);
    return extent;
  });
}

bool TranscriptPainter::fit(int clientWidth) {
  const auto dip = [this](int pixels) { return window_.FromDIP(pixels); };
  TranscriptGeometry g;
  g.stripeStep = dip(8);
  g.shownColumns = std::min(kColumnsAtMost, document_.columnCount());
  const int pad = clientWidth < dip(560) ? dip(16) : dip(24);
  const int stripes = std::max(g.shownColumns, 2) * g.stripeStep;
  const bool narrow = clientWidth < dip(420);
  g.timesWidth = document_.timesBeside() && !narrow ? timeWidth_ : 0;
  const int before = g.timesWidth > 0 ? dip(10) + g.timesWidth + dip(14) : pad;
  // The text comes first: names take what it leaves, cut with “…”.
  const int beside = dip(14) + stripes + dip(4);
  const int left = clientWidth - before - pad - beside - measure_;
  g.labelsWidth = narrow ? 0 : std::clamp(left, dip(84), dip(190));
  const int margin = beside + (g.labelsWidth > 0 ? dip(4) + g.labelsWidth : 0);
  g.textWidth = std::clamp(clientWidth - before - margin, dip(140), measure_);
  g.textLeft = std::max(before, (clientWidth - g.textWidth - margin) / 2);
  g.timesLeft = g.textLeft - dip(14) - g.timesWidth;
  g.stripesLeft = g.textLeft + g.textWidth + dip(14);
  g.labelsLeft = g.stripesLeft + stripes + dip(4);
  geometry_ = g;

  LayoutMetrics metrics;
  metrics.width = g.textWidth;
  metrics.lineHeight = (textHeight_ * 5 + 3) / 4;  // the font's own height is about 1.2 em: 1.5 em in all
  metrics.paragraphGap = metrics.lineHeight / 2;
  metrics.turnGap = metrics.lineHeight * 3 / 4;
  metrics.headingHeight = metrics.lineHeight;
  metrics.topMargin = dip(20);
  metrics.bottomMargin = dip(120);
  const bool changed = !(metrics == layout_.metrics());
  layout_.setMetrics(metrics);
  return changed;
}

void TranscriptPainter::setMarks(std::vector<Span> marks) {
  marks_ = std::move(marks);
  std::sort(marks_.begin(), marks_.end());
}

const TranscriptPainter::CodeLook& TranscriptPainter::look(const Guid& guid) {
  if (const auto found = codes_.find(guid); found != codes_.end()) return found->second;
  CodeLook made;
  const Theme& theme = workspace_.theme();
  const coding::Code* code = workspace_.codebook().find(guid);
  const std::string colour = code ? code->colour : std::string();
  if (code) made.name = toWx(code->in(workspace_.tr().language()).name);
  made.stripe = theme.stripe(colour);
  made.highlight = theme.highlight(colour);
  return codes_.emplace(guid, std::move(made)).first->second;
}

wxString TranscriptPainter::codeName(const Guid& code) {
  return look(code).name;
}

void TranscriptPainter::paint(wxDC& dc, const wxSize& size, const TranscriptPaintState& state) {
  const Theme& theme = workspace_.theme();
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(theme.paper);
  dc.DrawRectangle(0, 0, size.x, size.y);
  dc.SetBackgroundMode(wxTRANSPARENT);
  drawn_.clear();
  drawnTimes_.clear();
  drawnLanguages_.clear();

  const auto page = layout_.page(state.scrollY, state.scrollY + size.y);
  if (page.lines.empty()) return;
  const auto segments = document_.segmentsIn({page.lines.front().span.begin, page.lines.back().span.end});
  for (const auto& heading : page.headings) paintHeading(dc, heading, state);
  for (const auto& line : page.lines) paintLine(dc, line, state, segments);
  paintTimes(dc, state, page);
  paintHeard(dc, state, page);
  paintMargin(dc, size, state, page, segments);

  if (state.focused && state.selection.empty()) {
    const auto line = layout_.lineAt(state.caret);
    const int x = geometry_.textLeft + layout_.xIn(line, state.caret);
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(theme.accent);
    const int inset = (layout_.metrics().lineHeight - textHeight_) / 2;
    dc.DrawRectangle(x - 1, line.y - state.scrollY + inset, window_.FromDIP(2), textHeight_);
  }
}

void TranscriptPainter::paintLine(wxDC& dc, const TranscriptLayout::Line& line,
                                  const TranscriptPaintState& state,
                                  const std::vector<std::size_t>& segments) {
  const Theme& theme = workspace_.theme();
  const int lineHeight = layout_.metrics().lineHeight;
  const int y = line.y - state.scrollY;
  const int inset = std::max(1, (lineHeight - textHeight_) / 2 - 1);

  // The line is cut wherever something begins or ends; each piece has one ground.
  std::vector<std::int64_t> cuts{line.span.begin, line.span.end};
  const auto cutAt = [&](const Span& span) {
    if (!span.overlaps(line.span)) return false;
    if (line.span.contains(span.begin)) cuts.push_back(span.begin);
    if (line.span.contains(span.end)) cuts.push_back(span.end);
    return true;
  };
  std::vector<const coding::Segment*> here;
  for (const std::size_t i : segments) {
    if (cutAt(document_.segments()[i].span)) here.push_back(&document_.segments()[i]);
  }
  std::vector<Span> marks;
  for (auto mark = std::partition_point(marks_.begin(), marks_.end(),
                                        [&](const Span& m) { return m.end <= line.span.begin; });
       mark != marks_.end() && mark->begin < line.span.end; ++mark) {
    if (cutAt(*mark)) marks.push_back(*mark);
  }
  const bool selected = cutAt(state.selection);
  const bool target = cutAt(state.dropTarget);
  const int textWidth = layout_.widthOf(line);

  if (!here.empty() || !marks.empty() || selected || target) {
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    dc.SetPen(*wxTRANSPARENT_PEN);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const Span piece{cuts[i], cuts[i + 1]};
      std::vector<wxColour> colours;
      const coding::Segment* emphasised = nullptr;
      for (const auto* segment : here) {
        if (!segment->span.contains(piece)) continue;
        colours.push_back(look(segment->code).highlight);
        if (segment->guid &&
            (segment->guid == state.selectedSegment || segment->guid == state.hoveredSegment)) {
          emphasised = segment;
        }
      }
      const bool isSelected = selected && state.selection.contains(piece);
      const bool isTarget = target && state.dropTarget.contains(piece);
      const bool isMark =
          std::any_of(marks.begin(), marks.end(), [&](const Span& m) { return m.contains(piece); });
      if (colours.empty() && !isSelected && !isTarget && !isMark) continue;
      wxColour ground = theme.blend(colours);
      if (emphasised) ground = Theme::mix(ground, look(emphasised->code).stripe, theme.dark ? 0.22 : 0.15);
      if (isMark) ground = theme.found;
      if (isTarget) ground = Theme::mix(ground, theme.accent, 0.25);
      if (isSelected) ground = Theme::mix(ground, theme.selection, isMark ? 0.4 : state.focused ? 0.85 : 0.6);
      const int left = std::min(layout_.xIn(line, piece.begin), textWidth);
      const int right = std::min(layout_.xIn(line, piece.end), textWidth);
      dc.SetBrush(ground);
      dc.DrawRectangle(geometry_.textLeft + left, y + inset, right - left, lineHeight - 2 * inset);
      if (isMark) {  // hits stay hits under a selection and in a coded passage
        dc.SetBrush(theme.warning);
        dc.DrawRectangle(geometry_.textLeft + left, y + lineHeight - inset - window_.FromDIP(2), right - left,
                         window_.FromDIP(2));
      }
    }
  }

  const std::ptrdiff_t turn = layout_.turnAt(line.span.begin);
  const corpus::Speaker* speaker = turn < 0 ? nullptr : document_.speakerOf(static_cast<std::size_t>(turn));
  const bool question = turn < 0 || (speaker && speaker->role == corpus::SpeakerRole::Interviewer);
  dc.SetTextForeground(question ? Theme::mix(theme.text, theme.mutedText, 0.6) : theme.text);
  for (const auto& run : layout_.runs(line)) {
    dc.SetFont(textFonts_[run.style]);
    dc.DrawText(drawnText(run.text), geometry_.textLeft + run.x, y + (lineHeight - textHeight_) / 2);
  }
}

void TranscriptPainter::paintHeading(wxDC& dc, const TranscriptLayout::Heading& heading,
                                     const TranscriptPaintState& state) {
  const Theme& theme = workspace_.theme();
  const auto& turn = document_.turns()[heading.turn];
  const corpus::Speaker* speaker = document_.speakerOf(heading.turn);
  const int height = layout_.metrics().headingHeight;
  const int y = heading.y - state.scrollY;
  int x = geometry_.textLeft;
  if (speaker) {
    const bool interviewer = speaker->role == corpus::SpeakerRole::Interviewer;
    dc.SetFont(nameFont_);
    dc.SetTextForeground(interviewer ? theme.mutedText : theme.accent);
    const wxString name = elided(dc, toWx(speaker->label), geometry_.textWidth * 2 / 3);
    const wxSize extent = dc.GetTextExtent(name);
    dc.DrawText(name, x, y + height - extent.y - window_.FromDIP(1));
    x += extent.x + window_.FromDIP(10);
  }
  if (turn.startMs) {
    const TimeMark time{turn.span.begin, *turn.startMs, true, false};
    dc.SetFont(timeStrongFont_);  // stays where it is when it is emphasised
    const wxSize extent = dc.GetTextExtent(toWx(i18n::clock(time.ms)));
    paintTime(dc, time, {x, y + height - extent.y - window_.FromDIP(2)}, state, false);
    x += extent.x + window_.FromDIP(10);
  }
  if (turn.language != i18n::TextLanguage::Unknown && turn.language != document_.language()) {
    dc.SetFont(timeFont_);
    dc.SetTextForeground(Theme::mix(theme.mutedText, theme.paper, 0.25));
    const wxString badge = toWx(languageBadge(turn.language));
    const wxSize extent = dc.GetTextExtent(badge);
    const wxPoint at(x, y + height - extent.y - window_.FromDIP(2));
    dc.DrawText(badge, at);
    drawnLanguages_.push_back({wxRect(at, extent).Inflate(window_.FromDIP(3)), heading.turn});
  }
}

wxString TranscriptPainter::elided(wxDC& dc, const wxString& text, int width) const {
  return wxControl::Ellipsize(text, dc, wxELLIPSIZE_END, width);
}

void TranscriptPainter::paintMargin(wxDC& dc, const wxSize& size, const TranscriptPaintState& state,
                                    const TranscriptLayout::Page& page,
                                    const std::vector<std::size_t>& segments) {
  const Theme& theme = workspace_.theme();
  const int lineHeight = layout_.metrics().lineHeight;
  const auto dip = [this](int pixels) { return window_.FromDIP(pixels); };
  struct Label {
    std::size_t segment;
    int top, bottom;
  };
  std::vector<Label> labels;
  dc.SetPen(*wxTRANSPARENT_PEN);
  for (const std::size_t i : segments) {
    const auto& segment = document_.segments()[i];
    int top = size.y, bottom = 0;
    for (const auto& line : page.lines) {
      if (!line.span.overlaps(segment.span)) continue;
      top = std::min(top, line.y - state.scrollY);
      bottom = line.y - state.scrollY + lineHeight;
    }
    if (bottom <= top) continue;
    const bool above = segment.span.begin < page.lines.front().span.begin;
    const bool below = segment.span.end > page.lines.back().span.end;
    top = above ? -dip(4) : top + dip(4);
    bottom = below ? size.y + dip(4) : bottom - dip(4);
    const bool strong =
        segment.guid && (segment.guid == state.selectedSegment || segment.guid == state.hoveredSegment);
    const int column = std::min(document_.column(i), geometry_.shownColumns - 1);
    const int width = strong ? dip(6) : dip(4);
    const int x = geometry_.stripesLeft + column * geometry_.stripeStep - (width - dip(4)) / 2;
    dc.SetBrush(look(segment.code).stripe);
    dc.DrawRoundedRectangle(x, top, width, bottom - top, width / 2.0);
    drawn_.push_back({wxRect(x - dip(2), top, width + dip(4), bottom - top), segment.guid});
    labels.push_back({i, std::max(top, dip(6)), bottom});
  }
  for (const std::size_t i : document_.emptySegments()) {
    const auto& segment = document_.segments()[i];
    const int top = layout_.lineAt(segment.span.begin).y - state.scrollY;
    if (top + lineHeight <= 0 || top >= size.y) continue;
    // An open ring: nothing of the passage is left to mark.
    const int ring = dip(8), y = top + (lineHeight - ring) / 2;
    const int x = geometry_.stripesLeft +
                  std::min(document_.column(i), geometry_.shownColumns - 1) * geometry_.stripeStep -
                  (ring - dip(4)) / 2;
    dc.SetPen(wxPen(look(segment.code).stripe, dip(1)));
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawEllipse(x, y, ring, ring);
    dc.SetPen(*wxTRANSPARENT_PEN);
    drawn_.push_back({wxRect(x, y, ring, ring).Inflate(dip(2)), segment.guid});
    labels.push_back({i, std::max(top + dip(4), dip(6)), top + lineHeight - dip(4)});
  }
  if (geometry_.labelsWidth == 0) return;

  // Names stand at the beginning of their stripes, or at the top of the window where that is above; where
  // there is no room left beside the stripe they are counted at the name before.
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.top < b.top; });
  int free = dip(4), more = 0, lastX = 0, lastY = 0;
  const auto sayMore = [&] {
    if (more == 0) return;
    dc.SetFont(labelFont_);
    dc.SetTextForeground(theme.mutedText);
    dc.DrawText(wxString::Format("+%d", more), lastX, lastY);
    more = 0;
  };
  for (const auto& label : labels) {
    const auto& segment = document_.segments()[label.segment];
    const int y = std::max(label.top, free);
    if (y + labelHeight_ > std::max(label.bottom, label.top + lineHeight) + 2 * labelHeight_) {
      ++more;
      continue;
    }
    sayMore();
    const bool strong =
        segment.guid && (segment.guid == state.selectedSegment || segment.guid == state.hoveredSegment);
    const bool deleted = segment.span.empty();
    dc.SetFont(strong ? labelBoldFont_ : deleted ? labelItalicFont_ : labelFont_);
    const int chip = dip(7);
    if (deleted) {
      dc.SetBrush(*wxTRANSPARENT_BRUSH);
      dc.SetPen(look(segment.code).stripe);
    } else {
      dc.SetBrush(look(segment.code).stripe);
      dc.SetPen(*wxTRANSPARENT_PEN);
    }
    dc.DrawEllipse(geometry_.labelsLeft, y + (labelHeight_ - chip) / 2, chip, chip);
    dc.SetPen(*wxTRANSPARENT_PEN);
    const int textX = geometry_.labelsLeft + chip + dip(5);
    const wxString name = elided(dc, look(segment.code).name,
                                 geometry_.labelsWidth - chip - dip(segment.memo.empty() ? 8 : 24));
    dc.SetTextForeground(strong ? theme.text : theme.mutedText);
    dc.DrawText(name, textX, y);
    int x = textX + dc.GetTextExtent(name).x + dip(6);
    if (!segment.memo.empty()) {  // a small sheet
      dc.SetBrush(*wxTRANSPARENT_BRUSH);
      dc.SetPen(theme.mutedText);
      const int sheetY = y + (labelHeight_ - dip(9)) / 2;
      dc.DrawRectangle(x, sheetY, dip(8), dip(10));
      dc.DrawLine(x + dip(2), sheetY + dip(3), x + dip(6), sheetY + dip(3));
      dc.DrawLine(x + dip(2), sheetY + dip(6), x + dip(6), sheetY + dip(6));
      dc.SetPen(*wxTRANSPARENT_PEN);
      x += dip(14);
    }
    drawn_.push_back({wxRect(geometry_.labelsLeft, y, x - geometry_.labelsLeft, labelHeight_), segment.guid});
    free = y + labelHeight_;
    lastX = x;
    lastY = y;
  }
  sayMore();
}

void TranscriptPainter::paintEmpty(wxDC& dc, const wxSize& size, const wxString& title,
                                   const wxString& hint) const {
  const Theme& theme = workspace_.theme();
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(theme.paper);
  dc.DrawRectangle(0, 0, size.x, size.y);
  dc.SetFont(theme.headingFont());
  dc.SetTextForeground(theme.text);
  const wxSize titleSize = dc.GetTextExtent(title);
  const int y = size.y * 2 / 5 - titleSize.y;
  dc.DrawText(title, (size.x - titleSize.x) / 2, y);
  dc.SetFont(theme.interfaceFont());
  dc.SetTextForeground(theme.mutedText);
  dc.DrawLabel(hint, wxRect(0, y + titleSize.y + window_.FromDIP(10), size.x, size.y),
               wxALIGN_CENTRE_HORIZONTAL);
}

Guid TranscriptPainter::segmentAt(const wxPoint& point) const {
  for (auto drawn = drawn_.rbegin(); drawn != drawn_.rend(); ++drawn) {
    if (drawn->area.Contains(point)) return drawn->segment;
  }
  return {};
}

}  // namespace gui
