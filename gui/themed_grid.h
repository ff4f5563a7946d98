#pragma once
#include <wx/dc.h>
#include <wx/grid.h>
#include <wx/pen.h>

#include <limits>

#include "gui/theme.h"

namespace gui {

// A table in the program's dress: lines only under rows, no row labels, colours of the theme.
class ThemedGrid : public wxGrid {
 public:
  explicit ThemedGrid(wxWindow* parent)
      : wxGrid(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS) {}
  wxPen GetColGridLinePen(int) override { return *wxTRANSPARENT_PEN; }
};

// Column headings without the frame that wxGrid draws in the system's colours: a line below is enough.
class QuietHeadings : public wxGridCellAttrProvider {
 public:
  // Headings stand over what they head: from `numbersFrom` on at the right.
  QuietHeadings(const wxColour& line, int numbersFrom)
      : words_(line, wxALIGN_LEFT), numbers_(line, wxALIGN_RIGHT), numbersFrom_(numbersFrom) {}
  const wxGridColumnHeaderRenderer& GetColumnHeaderRenderer(int column) override {
    return column >= numbersFrom_ ? numbers_ : words_;
  }

 private:
  class Renderer : public wxGridColumnHeaderRenderer {
   public:
    Renderer(const wxColour& line, int align) : line_(line), align_(align) {}
    void DrawLabel(const wxGrid& grid, wxDC& dc, const wxString& value, const wxRect& rect, int, int vertical,
                   int orientation) const override {
      dc.SetBackgroundMode(wxTRANSPARENT);
      dc.SetTextForeground(grid.GetLabelTextColour());
      dc.SetFont(grid.GetLabelFont());
      grid.DrawTextRectangle(dc, value, rect, align_, vertical, orientation);
    }
    void DrawBorder(const wxGrid&, wxDC& dc, wxRect& rect) const override {
      dc.SetPen(line_);
      dc.DrawLine(rect.GetLeft(), rect.GetBottom(), rect.GetRight() + 1, rect.GetBottom());
      rect.Deflate(2, 1);
    }

   private:
    wxColour line_;
    int align_;
  };
  Renderer words_, numbers_;
  int numbersFrom_;
};

inline void dressGrid(wxGrid& grid, const Theme& theme, int numbersFrom = std::numeric_limits<int>::max()) {
  grid.SetDefaultCellBackgroundColour(theme.paper);
  grid.SetDefaultCellTextColour(theme.text);
  grid.SetDefaultCellFont(theme.interfaceFont());
  grid.SetLabelBackgroundColour(theme.paper);
  grid.SetLabelTextColour(theme.mutedText);
  grid.SetLabelFont(theme.interfaceFont());
  grid.SetGridLineColour(theme.border);
  grid.SetSelectionBackground(theme.selection);
  grid.SetSelectionForeground(theme.text);
  grid.SetBackgroundColour(theme.paper);
  grid.SetCellHighlightColour(theme.accent);
  grid.SetCellHighlightPenWidth(1);
  grid.SetCellHighlightROPenWidth(0);
  grid.SetColLabelSize(grid.GetCharHeight() + grid.FromDIP(14));
  grid.SetDefaultRowSize(grid.GetCharHeight() + grid.FromDIP(10), true);
  grid.HideRowLabels();
  grid.DisableDragRowSize();
  grid.UseNativeColHeader(false);
  grid.GetTable()->SetAttrProvider(new QuietHeadings(theme.border, numbersFrom));
  grid.SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
  grid.SetDefaultCellFitMode(wxGridFitMode::Ellipsize());
  grid.SetDefaultRenderer(new wxGridCellStringRenderer);
}

}  // namespace gui
