#pragma once
// The few things that differ between desktops, in one file.

namespace gui::platform {

// Asks the toolkit to draw its own controls dark or light, while the program runs. Does nothing where the
// toolkit only follows the desktop.
void preferDark(bool dark);

}  // namespace gui::platform
