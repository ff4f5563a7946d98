#include "gui/player_slider.h"

#include <wx/dcbuffer.h>
#include <wx/dcgraph.h>

#include <algorithm>

namespace gui {
namespace {

constexpr int kKnob = 6, kLine = 4, kHeight = 28, kWidth = 120;  // px at 96 dpi; kKnob: radius
constexpr std::int64_t kStepMs = 5000, kPageMs = 30000;

}  // namespace

PlayerSlider::PlayerSlider(wxWindow* parent, Workspace& workspace)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxBORDER_NONE | wxTAB_TRAVERSAL | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetMinClientSize(DoGetBestClientSize());
  Bind(wxEVT_PAINT, &PlayerSlider::onPaint, this);
  Bind(wxEVT_KEY_DOWN, &PlayerSlider::onKey, this);
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
    if (length_ <= 0) return;
    before_ = position_;
    dragging_ = true;
    CaptureMouse();
    follow(event.GetX());
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    if (dragging_) follow(event.GetX());
  });
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { end(true); });
  Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { end(false); });
  const auto hover = [this](bool now) {
    hovered_ = now;
    Refresh();
  };
  Bind(wxEVT_ENTER_WINDOW, [hover](wxMouseEvent&) { hover(true); });
  Bind(wxEVT_LEAVE_WINDOW, [hover](wxMouseEvent&) { hover(false); });
  const auto repaint = [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  };
  Bind(wxEVT_SET_FOCUS, repaint);
  Bind(wxEVT_KILL_FOCUS, repaint);
}

wxSize PlayerSlider::DoGetBestClientSize() const {
  return FromDIP(wxSize(kWidth, kHeight));
}

void PlayerSlider::set(std::int64_t position, std::int64_t length) {
  length = std::max<std::int64_t>(0, length);
  position = std::clamp<std::int64_t>(position, 0, length);
  if (dragging_ || (position == position_ && length == length_)) return;
  position_ = position;
  length_ = length;
  Refresh();
}

void PlayerSlider::follow(int x) {
  const int knob = FromDIP(kKnob), width = std::max(1, GetClientSize().x - 2 * knob);
  position_ = length_ * std::clamp(x - knob, 0, width) / width;
  Refresh();
  dragged.emit(position_);
}

void PlayerSlider::end(bool take) {
  if (!dragging_) return;
  dragging_ = false;
  if (HasCapture()) ReleaseMouse();
  if (!take) position_ = before_;
  Refresh();
  if (take)
    chosen.emit(position_);
  else
    dragged.emit(position_);
}

void PlayerSlider::onKey(wxKeyEvent& event) {
  const auto go = [this](std::int64_t to) {
    if (length_ > 0) chosen.emit(std::clamp<std::int64_t>(to, 0, length_));
  };
  switch (event.GetKeyCode()) {
    case WXK_LEFT:
    case WXK_DOWN:
      return go(position_ - kStepMs);
    case WXK_RIGHT:
    case WXK_UP:
      return go(position_ + kStepMs);
    case WXK_PAGEUP:
      return go(position_ - kPageMs);
    case WXK_PAGEDOWN:
      return go(position_ + kPageMs);
    case WXK_HOME:
      return go(0);
    case WXK_END:
      return go(length_);
    case WXK_ESCAPE:
      if (dragging_) return end(false);
      event.Skip();
      return;
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      return;
    default:
      event.Skip();
  }
}

void PlayerSlider::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC screen(this);
  const Theme& theme = workspace_.theme();
  const wxColour ground = GetParent()->GetBackgroundColour();
  screen.SetBackground(ground);
  screen.Clear();
  wxGCDC dc(screen);
  const wxSize size = GetClientSize();
  const int knob = FromDIP(kKnob), line = FromDIP(kLine), width = std::max(1, size.x - 2 * knob);
  const int top = (size.y - line) / 2;
  const bool known = length_ > 0;
  const int at = known ? static_cast<int>(position_ * width / length_) : 0;
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(Theme::mix(ground, theme.text, known ? 0.22 : 0.12));
  dc.DrawRoundedRectangle(knob, top, width, line, line / 2.0);
  if (!known) return;
  dc.SetBrush(theme.accent);
  if (at > 0) dc.DrawRoundedRectangle(knob, top, at, line, line / 2.0);
  if (HasFocus()) {
    dc.SetBrush(Theme::mix(ground, theme.accent, 0.3));
    dc.DrawCircle(knob + at, size.y / 2, knob + FromDIP(3));
    dc.SetBrush(theme.accent);
  }
  dc.DrawCircle(knob + at, size.y / 2, hovered_ || dragging_ || HasFocus() ? knob : knob - FromDIP(1));
}

}  // namespace gui
