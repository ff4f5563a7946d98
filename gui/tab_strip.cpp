#include "gui/tab_strip.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>

#include <algorithm>

namespace gui {

TabStrip::TabStrip(wxWindow* parent, Workspace& workspace)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxBORDER_NONE | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetFont(workspace.theme().interfaceFont());
  Bind(wxEVT_PAINT, &TabStrip::onPaint, this);
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
    SetFocus();
    pick(at(event.GetX()));
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    hovered_ = at(event.GetX());
    Refresh();
  });
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
    hovered_ = -1;
    Refresh();
  });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const int last = static_cast<int>(labels_.size()) - 1;
    if (event.GetKeyCode() == WXK_LEFT)
      pick(std::max(0, chosen_ - 1));
    else if (event.GetKeyCode() == WXK_RIGHT)
      pick(std::min(last, chosen_ + 1));
    else if (event.GetKeyCode() == WXK_TAB)
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
    Refresh();
  });
}

void TabStrip::setLabels(const std::vector<wxString>& labels) {
  labels_ = labels;
  InvalidateBestSize();
  Refresh();
}

void TabStrip::choose(int index) {
  chosen_ = index;
  Refresh();
}

void TabStrip::pick(int index) {
  if (index < 0 || index >= static_cast<int>(labels_.size()) || index == chosen_) return;
  choose(index);
  changed.emit(index);
}

// What fits: the words share the strip when they are too long together.
int TabStrip::width(std::size_t index) const {
  int sum = 0, own = 0;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const int wanted = GetTextExtent(labels_[i]).x + FromDIP(18);
    sum += wanted;
    if (i == index) own = wanted;
  }
  const int room = GetClientSize().x;
  return sum > room && room > 0 ? own * room / std::max(1, sum) : own;
}

int TabStrip::at(int x) const {
  int left = 0;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const int next = left + width(i);
    if (x >= left && x < next) return static_cast<int>(i);
    left = next;
  }
  return -1;
}

wxSize TabStrip::DoGetBestClientSize() const {
  return {FromDIP(120), GetCharHeight() + FromDIP(16)};
}

void TabStrip::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const Theme& theme = workspace_.theme();
  const wxSize size = GetClientSize();
  dc.SetBackground(GetParent()->GetBackgroundColour());
  dc.Clear();
  dc.SetPen(theme.border);
  dc.DrawLine(0, size.y - 1, size.x, size.y - 1);
  dc.SetFont(GetFont());
  dc.SetPen(*wxTRANSPARENT_PEN);
  int x = 0;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const int w = width(i);
    const bool active = static_cast<int>(i) == chosen_;
    dc.SetTextForeground(active                            ? theme.text
                         : static_cast<int>(i) == hovered_ ? theme.text
                                                           : theme.mutedText);
    const wxString text = wxControl::Ellipsize(labels_[i], dc, wxELLIPSIZE_END, w - FromDIP(6));
    const wxSize extent = dc.GetTextExtent(text);
    dc.DrawText(text, x + (w - extent.x) / 2, (size.y - extent.y) / 2);
    if (active) {
      dc.SetBrush(HasFocus() ? theme.accent
                             : Theme::mix(theme.accent, GetParent()->GetBackgroundColour(), 0.25));
      dc.DrawRectangle(x + FromDIP(6), size.y - FromDIP(2), w - FromDIP(12), FromDIP(2));
    }
    x += w;
  }
}

}  // namespace gui
