#include "gui/query_form_values.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>

#include <algorithm>

#include "gui/text.h"

namespace gui {

QueryValuesField::QueryValuesField(wxWindow* parent, Workspace& workspace, Choice choice, Shown shown)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxBORDER_NONE | wxTAB_TRAVERSAL | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace),
      choice_(std::move(choice)),
      show_(std::move(shown)) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetFont(workspace.theme().interfaceFont());
  Bind(wxEVT_PAINT, &QueryValuesField::onPaint, this);
  Bind(wxEVT_KEY_DOWN, &QueryValuesField::onKey, this);
  const auto hover = [this](bool now) {
    hovered_ = now;
    Refresh();
  };
  Bind(wxEVT_ENTER_WINDOW, [hover](wxMouseEvent&) { hover(true); });
  Bind(wxEVT_LEAVE_WINDOW, [hover](wxMouseEvent&) { hover(false); });
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) { SetFocus(); });
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { CallAfter([this] { open(); }); });
  const auto repaint = [this](wxFocusEvent& event) {
    Refresh();
    event.Skip();
  };
  Bind(wxEVT_SET_FOCUS, repaint);
  Bind(wxEVT_KILL_FOCUS, repaint);
}

void QueryValuesField::set(const std::vector<std::string>& values) {
  values_ = values;
  shown_.clear();
  wxString spoken;
  for (const std::string& each : values) {
    shown_.push_back(show_(each));
    if (!spoken.empty()) spoken += ", ";
    spoken += toWx(shown_.back().label);
  }
  SetLabel(spoken);
  SetToolTip(spoken.empty() ? toWx(workspace_.tr()("Choose values: any of them may stand there")) : spoken);
  Refresh();
}

wxSize QueryValuesField::DoGetBestClientSize() const {
  return {FromDIP(150), GetCharHeight() + FromDIP(14)};
}

void QueryValuesField::open() {
  const auto chosen =
      chooseQueryValues(this, workspace_, wxRect(GetScreenPosition(), GetSize()), choice_(), values_);
  SetFocus();
  if (!chosen || *chosen == values_) return;
  set(*chosen);
  edited.emit();
}

void QueryValuesField::onKey(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_SPACE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_DOWN:
      CallAfter([this] { open(); });
      break;
    case WXK_DELETE:
    case WXK_BACK: {
      if (values_.empty()) return;
      auto left = values_;
      left.pop_back();
      set(left);
      edited.emit();
      break;
    }
    case WXK_TAB:
      Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
      break;
    default:
      event.Skip();
  }
}

void QueryValuesField::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const Theme& theme = workspace_.theme();
  const wxSize size = GetClientSize();
  dc.SetBackground(GetParent()->GetBackgroundColour());
  dc.Clear();
  dc.SetPen(HasFocus() ? theme.accent : Theme::mix(theme.border, theme.mutedText, hovered_ ? 0.6 : 0.25));
  dc.SetBrush(theme.paper);
  dc.DrawRoundedRectangle(0, 0, size.x, size.y, FromDIP(5));
  dc.SetFont(GetFont());
  const int middle = size.y / 2, textY = middle - GetCharHeight() / 2;
  // A small mark at the right says that a list opens.
  const int arrow = FromDIP(4), arrowX = size.x - FromDIP(14);
  dc.SetPen(wxPen(theme.mutedText, FromDIP(1)));
  dc.DrawLine(arrowX - arrow, middle - arrow / 2, arrowX, middle + arrow / 2);
  dc.DrawLine(arrowX, middle + arrow / 2, arrowX + arrow + 1, middle - arrow / 2 - 1);
  int x = FromDIP(5);
  const int right = arrowX - FromDIP(10);
  if (shown_.empty()) {
    dc.SetTextForeground(theme.mutedText);
    dc.DrawText(wxControl::Ellipsize(toWx(workspace_.tr()("Choose…")), dc, wxELLIPSIZE_END, right - x),
                x + FromDIP(4), textY);
    return;
  }
  const int pad = FromDIP(7), dot = FromDIP(9), height = GetCharHeight() + FromDIP(4);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const QueryValue& value = shown_[i];
    const bool last = i + 1 == shown_.size();
    const wxString more = wxString::Format("+%d", static_cast<int>(shown_.size() - i));
    const int dotWidth = value.colour.empty() ? 0 : dot + FromDIP(6);
    const int reserve = last ? 0 : dc.GetTextExtent(more).x + FromDIP(8);
    int room = right - x - 2 * pad - dotWidth - reserve;
    const wxString label = toWx(value.label);
    const int wanted = dc.GetTextExtent(label).x;
    if (room < wanted && (i > 0 || room < FromDIP(20))) {
      // No room for this one whole: how many are not shown.
      dc.SetTextForeground(theme.mutedText);
      dc.DrawText(more, x + FromDIP(3), textY);
      return;
    }
    room = std::min(room, wanted);
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(value.colour.empty() ? theme.hover : theme.highlight(value.colour));
    dc.DrawRoundedRectangle(x, middle - height / 2, room + 2 * pad + dotWidth, height, FromDIP(5));
    if (dotWidth > 0) {
      dc.SetBrush(theme.stripe(value.colour));
      dc.DrawRoundedRectangle(x + pad, middle - dot / 2, dot, dot, FromDIP(3));
    }
    dc.SetTextForeground(theme.text);
    dc.DrawText(wxControl::Ellipsize(label, dc, wxELLIPSIZE_END, room + 1), x + pad + dotWidth, textY);
    x += room + 2 * pad + dotWidth + FromDIP(5);
  }
}

}  // namespace gui
