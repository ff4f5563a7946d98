#pragma once
#include "gui/workspace.h"

class wxWindow;

namespace gui {

void showAbout(wxWindow& parent, const Workspace& workspace);

}  // namespace gui
