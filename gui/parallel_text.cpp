#include "gui/parallel_text.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/renderer.h>

#include <algorithm>

#include "gui/text.h"

namespace gui {
namespace {

constexpr int kStep = 4, kWheel = 60;  // px at 96 dpi that the scrollbar and the wheel move by

constexpr int kMeasure = 76;  // letters of a line that is easily read

}  // namespace

ParallelText::ParallelText(wxWindow* parent, Workspace& workspace)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxBORDER_NONE | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetName("translation-text");
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetScrollRate(0, FromDIP(kStep));
  EnableScrolling(false, false);  // moved pixels would carry the focus ring along
  Bind(wxEVT_PAINT, &ParallelText::onPaint, this);
  Bind(wxEVT_KEY_DOWN, &ParallelText::onKey, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    if (GetClientSize().x != width_) arrange();
    event.Skip();
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    const int over = rowAt(event.GetPosition());
    if (over == hovered_) return;
    hovered_ = over;
    SetCursor(over < 0 ? wxNullCursor : wxCursor(wxCURSOR_HAND));
    Refresh();
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
    hovered_ = -1;
    Refresh();
  });
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    const int row = rowAt(event.GetPosition());
    if (row < 0) return;
    current_ = row;
    // What is chosen may fill this anew.
    CallAfter([this, row] { press(static_cast<std::size_t>(row)); });
  });
  Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
    wheel_ += event.GetWheelRotation() * kWheel / kStep;
    const int steps = event.GetWheelDelta() > 0 ? wheel_ / event.GetWheelDelta() : 0;
    if (steps == 0) return;
    wheel_ -= steps * event.GetWheelDelta();
    Scroll(0, std::max(0, GetViewStart().y - steps));
  });
  for (const auto type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
    Bind(type, [this](wxFocusEvent& event) {
      Refresh();
      event.Skip();
    });
  appearance_ = workspace_.appearanceChanged.connect([this] { arrange(); });
}

void ParallelText::show(std::vector<Row> rows, std::size_t at, bool stay) {
  const std::size_t keep = current_ >= 0 && static_cast<std::size_t>(current_) < rows_.size()
                               ? rows_[static_cast<std::size_t>(current_)].turn
                               : 0;
  rows_ = std::move(rows);
  hovered_ = -1;
  arrange();
  current_ = static_cast<int>(at);
  if (stay) {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.turn == keep; });
    if (found != rows_.end()) current_ = static_cast<int>(found - rows_.begin());
    return;
  }
  if (at >= places_.size()) return;
  // The last line of what was said before remains to be seen.
  const int before = at == 0 ? 0 : lineHeight_ + FromDIP(10);
  Scroll(0, std::max(0, places_[at].top - before) / FromDIP(kStep));
}

void ParallelText::setPairing(bool pairing) {
  if (pairing == pairing_) return;
  pairing_ = pairing;
  arrange();
}

void ParallelText::setTextSize(int points) {
  if (points == points_) return;
  points_ = points;
  arrange();
}

wxFont ParallelText::wordsFont() const {
  return workspace_.theme().readingFont(points_);
}

int ParallelText::textLeft() const {
  return FromDIP(pairing_ ? 44 : 26);
}

void ParallelText::arrange() {
  width_ = GetClientSize().x;
  places_.assign(rows_.size(), {});
  wxClientDC dc(this);
  dc.SetFont(workspace_.theme().smallFont());
  const int head = dc.GetCharHeight() + FromDIP(3);
  dc.SetFont(wordsFont());
  lineHeight_ = dc.GetCharHeight() * 4 / 3;
  const int width = std::clamp(width_ - textLeft() - FromDIP(22), FromDIP(80), dc.GetCharWidth() * kMeasure);
  int y = FromDIP(4);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    Place& place = places_[i];
    place.lines = wrap(dc, rows_[i].words, width);
    place.top = y;
    place.height = FromDIP(6) + (rows_[i].head.empty() ? 0 : head) +
                   static_cast<int>(std::max<std::size_t>(place.lines.size(), 1)) * lineHeight_ + FromDIP(8);
    y += place.height;
  }
  SetVirtualSize(width_, y + FromDIP(4));
  Refresh();
}

void ParallelText::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(workspace_.theme().paper);
  dc.Clear();
  DoPrepareDC(dc);
  const int top = CalcUnscrolledPosition(wxPoint(0, 0)).y, bottom = top + GetClientSize().y;
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (places_[i].top < bottom && places_[i].top + places_[i].height > top)
      draw(dc, i, HasFocus() && static_cast<int>(i) == current_);
}

void ParallelText::draw(wxDC& dc, std::size_t n, bool focused) {
  const Theme& theme = workspace_.theme();
  const Row& row = rows_[n];
  const Place& place = places_[n];
  wxRect ground(FromDIP(8), place.top + FromDIP(1), width_ - FromDIP(16), place.height - FromDIP(2));
  if (focused || static_cast<int>(n) == hovered_) {
    dc.SetPen(focused ? wxPen(theme.accent, FromDIP(1)) : *wxTRANSPARENT_PEN);
    dc.SetBrush(static_cast<int>(n) == hovered_ ? wxBrush(theme.hover) : *wxTRANSPARENT_BRUSH);
    dc.DrawRoundedRectangle(ground, FromDIP(6));
  }
  if (row.partner) {
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(theme.accent);
    dc.DrawRoundedRectangle(FromDIP(13), place.top + FromDIP(7), FromDIP(3), place.height - FromDIP(14),
                            FromDIP(2));
  }
  int y = place.top + FromDIP(6);
  if (pairing_) {
    const int side = FromDIP(16);
    dc.SetPen(wxPen(row.partner ? theme.accent : theme.mutedText, FromDIP(1)));
    dc.SetBrush(row.partner ? wxBrush(theme.accent) : wxBrush(theme.paper));
    dc.DrawRoundedRectangle(FromDIP(22), y + FromDIP(1), side, side, FromDIP(3));
    if (row.partner) {
      dc.SetPen(wxPen(theme.accentText, FromDIP(2)));
      const int x = FromDIP(22), top = y + FromDIP(1);
      dc.DrawLine(x + side / 4, top + side / 2, x + side * 9 / 20, top + side * 7 / 10);
      dc.DrawLine(x + side * 9 / 20, top + side * 7 / 10, x + side * 3 / 4, top + side * 3 / 10);
    }
  }
  const int textX = textLeft();
  if (!row.head.empty()) {
    dc.SetFont(theme.smallFont());
    dc.SetTextForeground(theme.mutedText);
    dc.DrawText(wxControl::Ellipsize(row.head, dc, wxELLIPSIZE_END, width_ - textX - FromDIP(22)), textX, y);
    y += dc.GetCharHeight() + FromDIP(3);
  }
  dc.SetFont(wordsFont());
  dc.SetTextForeground(row.partner ? theme.text : theme.mutedText);
  for (const WrappedLine& each : place.lines) {
    dc.DrawText(row.words.Mid(each.begin, each.end - each.begin), textX, y);
    y += lineHeight_;
  }
}

int ParallelText::rowAt(const wxPoint& point) {
  const int y = CalcUnscrolledPosition(point).y;
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (y >= places_[i].top && y < places_[i].top + places_[i].height) return static_cast<int>(i);
  return -1;
}

void ParallelText::moveTo(int row) {
  if (rows_.empty()) return;
  current_ = std::clamp(row, 0, static_cast<int>(rows_.size()) - 1);
  const Place& place = places_[static_cast<std::size_t>(current_)];
  const int top = CalcUnscrolledPosition(wxPoint(0, 0)).y, height = GetClientSize().y;
  const int step = FromDIP(kStep);
  if (place.top < top || place.height > height)
    Scroll(0, std::max(0, place.top - FromDIP(4)) / step);
  else if (place.top + place.height > top + height)
    Scroll(0, (place.top + place.height - height + step) / step);
  Refresh();
}

void ParallelText::press(std::size_t row) {
  if (row >= rows_.size()) return;
  const std::size_t turn = rows_[row].turn;
  if (pairing_)
    ticked.emit(turn);
  else
    chosen.emit(turn);
}

void ParallelText::onKey(wxKeyEvent& event) {
  const auto row = static_cast<std::size_t>(std::max(current_, 0));
  switch (event.GetKeyCode()) {
    case WXK_DOWN:
      return moveTo(current_ + 1);
    case WXK_UP:
      return moveTo(current_ - 1);
    case WXK_HOME:
      return moveTo(0);
    case WXK_END:
      return moveTo(static_cast<int>(rows_.size()) - 1);
    case WXK_SPACE:
      return pairing_ ? press(row) : event.Skip();
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      if (row < rows_.size()) chosen.emit(rows_[row].turn);
      return;
    case WXK_ESCAPE:
      return left.emit();
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default:
      event.Skip();
  }
}

}  // namespace gui
