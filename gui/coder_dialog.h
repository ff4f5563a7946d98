#pragma once
#include <optional>
#include <string>

#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Who is working: one of the project's coders, or a new name. Nothing when cancelled.
std::optional<std::string> chooseCoder(wxWindow* parent, Workspace& workspace);

}  // namespace gui
