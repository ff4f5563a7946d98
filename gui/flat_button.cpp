#include "gui/flat_button.h"

#include <wx/dcbuffer.h>

namespace gui {
namespace {

constexpr int kIcon = 18, kGap = 7, kPadding = 10;  // px at 96 dpi

}  // namespace

FlatButton::FlatButton(wxWindow* parent, Workspace& workspace)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxBORDER_NONE | wxTAB_TRAVERSAL | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  Bind(wxEVT_PAINT, &FlatButton::onPaint, this);
  Bind(wxEVT_KEY_DOWN, &FlatButton::onKey, this);
  const auto hover = [this](bool now) {
    hovered_ = now;
    if (!now) down_ = false;
    Refresh();
  };
  Bind(wxEVT_ENTER_WINDOW, [hover](wxMouseEvent&) { hover(true); });
  Bind(wxEVT_LEAVE_WINDOW, [hover](wxMouseEvent&) { hover(false); });
  const auto down = [this](wxMouseEvent&) {
    down_ = true;
    Refresh();
  };
  Bind(wxEVT_LEFT_DOWN, down);
  Bind(wxEVT_LEFT_DCLICK, down);
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) {
    if (!down_) return;
    down_ = false;
    Refresh();
    pressed.emit();
  });
  const auto repaint = [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  };
  Bind(wxEVT_SET_FOCUS, repaint);
  Bind(wxEVT_KILL_FOCUS, repaint);
}

void FlatButton::say(const wxString& word, const wxBitmapBundle& icon, const wxBitmapBundle& chosenIcon) {
  word_ = word;
  icon_ = icon;
  chosenIcon_ = chosenIcon;
  SetFont(workspace_.theme().interfaceFont());
  SetLabel(word);
  InvalidateBestSize();
  Refresh();
}

void FlatButton::setBrief(bool brief) {
  if (brief == brief_) return;
  brief_ = brief;
  InvalidateBestSize();
  Refresh();
}

void FlatButton::choose(bool chosen) {
  if (chosen == chosen_) return;
  chosen_ = chosen;
  Refresh();
}

bool FlatButton::Enable(bool enable) {
  const bool changed = wxWindow::Enable(enable);
  if (changed) Refresh();
  return changed;
}

wxSize FlatButton::DoGetBestClientSize() const {
  const int word = brief_ ? 0 : GetTextExtent(word_).x + FromDIP(kGap);
  const int picture = icon_.IsOk() ? FromDIP(kIcon) : word > 0 ? -FromDIP(kGap) : 0;
  return {word + picture + FromDIP(2 * kPadding), GetCharHeight() + FromDIP(16)};
}

void FlatButton::onKey(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_SPACE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      pressed.emit();
      break;
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      break;
    case WXK_LEFT:
      Navigate(wxNavigationKeyEvent::IsBackward);
      break;
    case WXK_RIGHT:
      Navigate(wxNavigationKeyEvent::IsForward);
      break;
    default:
      event.Skip();
  }
}

void FlatButton::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const Theme& theme = workspace_.theme();
  const wxSize size = GetClientSize();
  const wxColour bar = GetParent()->GetBackgroundColour();
  dc.SetBackground(bar);
  dc.Clear();
  const wxRect body(0, FromDIP(2), size.x, size.y - FromDIP(4));
  if (IsEnabled() && (hovered_ || down_)) {
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(down_        ? theme.selection
                : theme.dark ? Theme::mix(bar, theme.text, 0.09)
                             : Theme::mix(bar, theme.text, 0.06));
    dc.DrawRoundedRectangle(body, FromDIP(5));
  }
  if (HasFocus()) {
    dc.SetPen(theme.accent);
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRoundedRectangle(body, FromDIP(5));
  }
  dc.SetFont(GetFont());
  const wxBitmap picture = (chosen_ ? chosenIcon_ : icon_).GetBitmapFor(this);
  int x = FromDIP(kPadding);
  if (picture.IsOk()) {
    const wxSize drawn = picture.GetLogicalSize();
    dc.DrawBitmap(IsEnabled() ? picture : picture.ConvertToDisabled(theme.dark ? 60 : 200), x,
                  (size.y - drawn.y) / 2, true);
    x += FromDIP(kIcon + kGap);
  }
  dc.SetTextForeground(!IsEnabled() ? Theme::mix(theme.mutedText, bar, 0.45)
                       : chosen_    ? theme.accent
                                    : theme.text);
  if (!brief_) dc.DrawText(word_, x, (size.y - dc.GetTextExtent(word_).y) / 2);
  if (chosen_) {
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(theme.accent);
    dc.DrawRectangle(FromDIP(kPadding), size.y - FromDIP(3), size.x - 2 * FromDIP(kPadding), FromDIP(3));
  }
}

}  // namespace gui
