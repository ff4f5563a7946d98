#pragma once
#include <optional>
#include <vector>

#include "gui/workspace.h"

class wxWindow;
struct wxRect;

namespace gui {

class TranscriptView;

// Finds codes by typing, in any of the three languages. Modal, placed near `nearBy` (screen coordinates).
// Enter takes the highlighted code; Ctrl+Enter (or Space in an empty field) collects several first.
// Empty when the person left it. `single` leaves out collecting. A code that isn't there can be made here, as
// an edit of its own.
std::vector<corpus::Guid> chooseCodes(wxWindow* parent, Workspace& workspace, const wxRect& nearBy,
                                      const std::vector<corpus::Guid>& recent, bool single = false);

}  // namespace gui
