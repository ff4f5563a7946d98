#pragma once
#include <optional>

#include "corpus/guid.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Every speaker of every transcript: what role she has and which participant she is. Saved as one edit; true
// when something changed.
bool speakersDialog(wxWindow* parent, Workspace& workspace);

}  // namespace gui
