#pragma once
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// The words that word lists leave out, in each language: those that come with the program and the project's
// own, to add, take away and restore; each change is an edit of the project. True when something was changed.
bool editStopList(wxWindow* parent, Workspace& workspace);

}  // namespace gui
