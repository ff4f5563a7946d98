#pragma once
#include <optional>

#include "coding/codebook.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// All that can be said of a code, in the project's language and the translations. Modal; nothing when
// cancelled. Changes nothing in the project.
std::optional<coding::Code> editCodeDialog(wxWindow* parent, Workspace& workspace, const coding::Code& code);

// Asks for a new parent; the outer optional is empty when cancelled, the inner when the code becomes a root.
std::optional<std::optional<corpus::Guid>> chooseParentDialog(wxWindow* parent, Workspace& workspace,
                                                              const corpus::Guid& code);

}  // namespace gui
