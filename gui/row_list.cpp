#include "gui/row_list.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>

#include "gui/text.h"
#include "gui/wrapped_text.h"

namespace gui {

RowList::RowList(wxWindow* parent, Workspace& workspace, long style)
    : wxVListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, style | wxBORDER_NONE),
      workspace_(workspace) {
  applyAppearance();
  appearance_ = workspace_.appearanceChanged.connect([this] { applyAppearance(); });
  Bind(wxEVT_PAINT, &RowList::onPaint, this);
  Bind(wxEVT_MOTION, &RowList::onMotion, this);
  Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
    hovered_ = wxNOT_FOUND;
    Refresh();
    event.Skip();
  });
  Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent& event) { activated.emit(event.GetInt()); });
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const int current = row();
    if ((event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER) && current >= 0)
      activated.emit(current);
    else if (event.GetKeyCode() == WXK_DELETE && current >= 0)
      deleteRequested.emit(current);
    else
      event.Skip();
  });
  Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent& event) {
    wxPoint screen = event.GetPosition();
    int at = row();
    if (screen == wxDefaultPosition) {
      screen = ClientToScreen(wxPoint(GetClientSize().x / 2, GetClientSize().y / 3));
    } else {
      at = VirtualHitTest(ScreenToClient(screen).y);
      if (at >= 0) SetSelection(at);
    }
    menuRequested.emit(at, screen);
  });
}

void RowList::setEmptyText(const std::string& text) {
  emptyText_ = text;
  if (GetItemCount() == 0) Refresh();
}

void RowList::applyAppearance() {
  SetBackgroundColour(theme().paper);
  SetForegroundColour(theme().text);
  SetFont(theme().interfaceFont());
  Refresh();
}

wxFont RowList::strongFont() const {
  return GetFont().Bold();
}
wxFont RowList::smallFont() const {
  return GetFont().Scaled(0.88f);
}

void RowList::onPaint(wxPaintEvent& event) {
  if (GetItemCount() > 0 || emptyText_.empty()) {
    event.Skip();
    return;
  }
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(theme().paper);
  dc.Clear();
  dc.SetFont(GetFont());
  dc.SetTextForeground(theme().mutedText);
  const wxSize size = GetClientSize();
  const int margin = FromDIP(20);
  drawWrapped(dc, toWx(emptyText_),
              wxRect(margin, std::min(size.y / 4, FromDIP(60)), size.x - 2 * margin, size.y),
              wxALIGN_CENTRE_HORIZONTAL);
}

void RowList::forgetHover() {
  hovered_ = wxNOT_FOUND;
  Refresh();
}

void RowList::onMotion(wxMouseEvent& event) {
  // A pressed button keeps the pointer ours when it has left the list.
  const bool inside = GetClientRect().Contains(event.GetPosition());
  const int at = inside ? VirtualHitTest(event.GetPosition().y) : wxNOT_FOUND;
  if (at != hovered_) {
    hovered_ = at;
    Refresh();
  }
  event.Skip();
}

void RowList::OnDrawBackground(wxDC& dc, const wxRect& rect, std::size_t n) const {
  const bool selected = IsSelected(n);
  if (!selected && static_cast<int>(n) != hovered_) return;
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(selected ? theme().selection : theme().hover);
  wxRect inner = rect;
  inner.Deflate(FromDIP(4), FromDIP(1));
  dc.DrawRoundedRectangle(inner, FromDIP(6));
}

int RowList::drawText(wxDC& dc, const wxString& text, int x, int y, int width, wxEllipsizeMode mode) const {
  const wxString cut = wxControl::Ellipsize(text, dc, mode, std::max(width, 1));
  dc.DrawText(cut, x, y);
  return dc.GetTextExtent(cut).x;
}

int RowList::drawBadge(wxDC& dc, const wxString& text, int x, int y, const wxColour& ground,
                       const wxColour& ink) const {
  const wxSize extent = dc.GetTextExtent(text);
  const wxRect rect(x, y, extent.x + FromDIP(12), extent.y + FromDIP(2));
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(ground);
  dc.DrawRoundedRectangle(rect, FromDIP(5));
  dc.SetTextForeground(ink);
  dc.DrawText(text, x + FromDIP(6), y + FromDIP(1));
  return rect.width;
}

}  // namespace gui
