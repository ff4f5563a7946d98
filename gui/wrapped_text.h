#pragma once
#include <wx/dc.h>
#include <wx/gdicmn.h>
#include <wx/string.h>

#include <vector>

namespace gui {

// One line of wrapped text: a half-open range of the string's characters.
struct WrappedLine {
  std::size_t begin = 0, end = 0;
};

// Where the character `at` begins, in the font of `dc`. (GetPartialTextExtents counts clusters under GTK:
// every ligature before a character would move it by one.)
int xOf(wxDC& dc, const wxString& line, std::size_t at);
// Breaks text at spaces (and within words that are wider than a line) in the font of `dc`.
std::vector<WrappedLine> wrap(wxDC& dc, const wxString& text, int width);
// Draws it from the top of `rect`; returns the height used.
int drawWrapped(wxDC& dc, const wxString& text, const wxRect& rect, int align = wxALIGN_LEFT);

}  // namespace gui
