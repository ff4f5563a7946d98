#pragma once
#include <functional>
#include <optional>

#include "coding/codebook.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// All that can be said of a code, in the project's language and the translations. Modal. `apply` enters it
// into the project, or gives the reason why it can't be: that is said over the dialog, which keeps what was
// written. False when cancelled.
bool editCodeDialog(wxWindow* parent, Workspace& workspace, const coding::Code& code,
                    const std::function<std::optional<i18n::Message>(const coding::Code&)>& apply);

// Asks for a new parent; the outer optional is empty when cancelled, the inner when the code becomes a root.
std::optional<std::optional<corpus::Guid>> chooseParentDialog(wxWindow* parent, Workspace& workspace,
                                                              const corpus::Guid& code);

}  // namespace gui
