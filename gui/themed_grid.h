#pragma once
#include <wx/dc.h>
#include <wx/grid.h>
#include <wx/pen.h>

#include <functional>
#include <limits>
#include <utility>

#include "gui/theme.h"

namespace gui {

// A table in the program's dress: lines only under rows, no row labels, colours of the theme.
class ThemedGrid : public wxGrid {
 public:
  explicit ThemedGrid(wxWindow* parent)
      : wxGrid(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS) {
    // Escape leaves the cell as it was; without this it would close the dialog around the table.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
      if (event.GetKeyCode() != WXK_ESCAPE || !IsCellEditControlEnabled()) return event.Skip();
      wxGridCellEditor* editor = GetCellEditor(GetGridCursorRow(), GetGridCursorCol());
      editor->Reset();
      editor->DecRef();
      DisableCellEditControl();
    });
  }
  wxPen GetColGridLinePen(int) override { return *wxTRANSPARENT_PEN; }
};

// Column headings without the frame that wxGrid draws in the system's colours: a line below is enough.
class QuietHeadings : public wxGridCellAttrProvider {
 public:
  // Headings stand over what they head: those of numbers at the right.
  QuietHeadings(const wxColour& line, std::function<bool(int)> isNumber)
      : words_(line, wxALIGN_LEFT), numbers_(line, wxALIGN_RIGHT), isNumber_(std::move(isNumber)) {}
  QuietHeadings(const wxColour& line, int numbersFrom)
      : QuietHeadings(line, [numbersFrom](int column) { return column >= numbersFrom; }) {}
  const wxGridColumnHeaderRenderer& GetColumnHeaderRenderer(int column) override {
    return isNumber_(column) ? numbers_ : words_;
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
  std::function<bool(int)> isNumber_;
};

inline void dressGrid(wxGrid& grid, const Theme& theme, std::function<bool(int)> isNumber) {
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
  grid.GetTable()->SetAttrProvider(new QuietHeadings(theme.border, std::move(isNumber)));
  grid.SetDefaultCellAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
  grid.SetDefaultCellFitMode(wxGridFitMode::Ellipsize());
  grid.SetDefaultRenderer(new wxGridCellStringRenderer);
}
inline void dressGrid(wxGrid& grid, const Theme& theme, int numbersFrom = std::numeric_limits<int>::max()) {
  dressGrid(grid, theme, [numbersFrom](int column) { return column >= numbersFrom; });
}

}  // namespace gui
