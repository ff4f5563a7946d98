#pragma once
// The few things that differ between desktops, in one file.

#include <cstddef>

class wxColour;
class wxString;
class wxWindow;

namespace gui::platform {

// Asks the toolkit to draw its own controls dark or light, while the program runs. Does nothing where the
// toolkit only follows the desktop.
void preferDark(bool dark);

// What a screen reader calls a control that shows no word.
void setAccessibleName(wxWindow& window, const wxString& name);

// Makes the desktop's own window of one that may be hidden, so that something can be drawn into it.
void realise(wxWindow& window);

// So many pixels more between the lines of a text field of several lines, where the toolkit can.
void spaceLines(wxWindow& field, int extra);

// Underlines the bytes [begin, end) of what stands in a field of one line in the one colour and lays the
// other behind them; nothing when they are none. False where the toolkit can't.
bool underline(wxWindow& field, std::size_t begin, std::size_t end, const wxColour& line,
               const wxColour& ground);

}  // namespace gui::platform
