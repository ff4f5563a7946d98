#pragma once
#include <wx/dc.h>
#include <wx/vlbox.h>

#include "corpus/signal.h"
#include "gui/workspace.h"

namespace gui {

// A list whose rows we draw: selection and hover in the theme's colours, a sentence when it is empty.
// Subclasses draw the rows and say how tall they are.
class RowList : public wxVListBox {
 public:
  RowList(wxWindow* parent, Workspace& workspace, long style = 0);

  // Said in the middle when there are no rows; already in the interface language.
  void setEmptyText(const std::string& text);
  int row() const { return GetSelection(); }  // wxNOT_FOUND when none; single selection only

  corpus::Signal<int> activated;                      // double click or Enter
  corpus::Signal<int, const wxPoint&> menuRequested;  // row, screen position
  corpus::Signal<int> deleteRequested;

 protected:
  // The pointer has left unseen: a drag took it.
  void forgetHover();
  void OnDrawBackground(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  const Theme& theme() const { return workspace_.theme(); }
  int lineHeight() const { return GetCharHeight(); }
  wxFont strongFont() const;
  wxFont smallFont() const;
  // Draws text cut with “…” to `width`; returns the width used.
  int drawText(wxDC& dc, const wxString& text, int x, int y, int width,
               wxEllipsizeMode mode = wxELLIPSIZE_END) const;
  // A small rounded label; returns the width used.
  int drawBadge(wxDC& dc, const wxString& text, int x, int y, const wxColour& ground,
                const wxColour& ink) const;

  Workspace& workspace_;

 private:
  void onPaint(wxPaintEvent& event);
  void onMotion(wxMouseEvent& event);
  void applyAppearance();

  std::string emptyText_;
  int hovered_ = wxNOT_FOUND;
  corpus::Connection appearance_;
};

}  // namespace gui
