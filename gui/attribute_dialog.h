#pragma once
#include <optional>

#include "corpus/participants.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// A new attribute (without `attribute`), or that one's name, type and choices, as one edit. True when
// something was saved.
bool attributeDialog(wxWindow* parent, Workspace& workspace,
                     const std::optional<corpus::Guid>& attribute = {});

}  // namespace gui
