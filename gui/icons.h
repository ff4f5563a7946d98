#pragma once
#include <wx/bmpbndl.h>
#include <wx/colour.h>

#include <string_view>

namespace gui {

// gui/icons/NAME.svg, carried inside the program, its lines in `colour`; an empty bundle for an unknown name.
wxBitmapBundle icon(std::string_view name, const wxColour& colour, int size = 18);
// The program's own sign, in its own colours.
wxBitmapBundle programIcon(int size = 64);

}  // namespace gui
