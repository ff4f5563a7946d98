#pragma once
#include <string>

#include "gui/workspace.h"

class wxWindow;

namespace gui {

// The words that a search across languages adds, to read, change, bring in and take out; each change is an
// edit of the project. `word`: it is looked up there, and offered as a new entry when nothing is found. True
// when something was changed.
bool editGlossary(wxWindow* parent, Workspace& workspace, const std::string& word = {});

}  // namespace gui
