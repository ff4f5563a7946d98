#include "gui/link_line.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>

#include <algorithm>

#include "gui/platform.h"
#include "gui/text.h"

namespace gui {

LinkLine::LinkLine(wxWindow* parent, Workspace& workspace, Tone tone)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace),
      tone_(tone) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetFont(workspace.theme().interfaceFont());
  Hide();
  Bind(wxEVT_PAINT, &LinkLine::onPaint, this);
  const auto hover = [this](bool now) {
    if (now == hovered_) return;
    hovered_ = now;
    SetCursor(wxCursor(now ? wxCURSOR_HAND : wxCURSOR_ARROW));
    Refresh();
  };
  Bind(wxEVT_MOTION, [this, hover](wxMouseEvent& event) { hover(overLink(event.GetPosition())); });
  Bind(wxEVT_LEAVE_WINDOW, [hover](wxMouseEvent&) { hover(false); });
  // After the event: what it leads to may say something else here.
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    if (overLink(event.GetPosition())) CallAfter([this] { pressed.emit(); });
  });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_SPACE)
      CallAfter([this] { pressed.emit(); });
    else if (key == WXK_TAB)
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else
      event.Skip();
  });
  const auto repaint = [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  };
  Bind(wxEVT_SET_FOCUS, repaint);
  Bind(wxEVT_KILL_FOCUS, repaint);
  appearance_ = workspace_.appearanceChanged.connect([this] {
    SetFont(workspace_.theme().interfaceFont());
    measure();
  });
}

void LinkLine::say(const std::string& text, const std::string& link) {
  text_ = toWx(text);
  link_ = toWx(link);
  SetLabel(whole());
  platform::setAccessibleName(*this, whole());
  Show(!text_.empty() || !link_.empty());
  measure();
}

void LinkLine::setWidth(int width) {
  if (width == width_) return;
  width_ = width;
  measure();
}

wxString LinkLine::whole() const {
  return text_.empty() || link_.empty() ? text_ + link_ : text_ + " " + link_;
}

void LinkLine::measure() {
  wxClientDC dc(this);
  dc.SetFont(GetFont());
  lines_ = wrap(dc, whole(), std::max(width_, FromDIP(80)));
  const int step = GetCharHeight() * 5 / 4;
  SetMinSize(wxSize(-1, static_cast<int>(std::max<std::size_t>(lines_.size(), 1)) * step + FromDIP(4)));
  Refresh();
}

bool LinkLine::overLink(const wxPoint& point) const {
  return std::any_of(areas_.begin(), areas_.end(), [&](const wxRect& area) { return area.Contains(point); });
}

void LinkLine::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const Theme& theme = workspace_.theme();
  dc.SetBackground(GetParent()->GetBackgroundColour());
  dc.Clear();
  dc.SetFont(GetFont());
  areas_.clear();
  const wxString all = whole();
  const std::size_t linkAt = all.length() - link_.length();
  const int step = GetCharHeight() * 5 / 4;
  int y = FromDIP(2);
  for (const auto& line : lines_) {
    const std::size_t cut = std::clamp(linkAt, line.begin, line.end);
    const wxString plain = all.Mid(line.begin, cut - line.begin), link = all.Mid(cut, line.end - cut);
    dc.SetTextForeground(tone_ == Tone::Warning ? theme.warning : theme.mutedText);
    dc.DrawText(plain, 0, y);
    if (!link.empty()) {
      const int x = dc.GetTextExtent(plain).x, width = dc.GetTextExtent(link).x;
      dc.SetTextForeground(theme.accent);
      dc.DrawText(link, x, y);
      if (hovered_ || HasFocus()) {
        dc.SetPen(theme.accent);
        dc.DrawLine(x, y + GetCharHeight(), x + width, y + GetCharHeight());
      }
      areas_.emplace_back(x, y, width, step);
    }
    y += step;
  }
}

}  // namespace gui
