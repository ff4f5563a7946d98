#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/glossary_entries.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Asks for the words of an entry in the three languages, and its topic; a new one when it has no GUID.
// `apply` saves it and says why not, over the dialog, which keeps what was typed. True when it was saved.
bool glossaryEntryDialog(
    wxWindow* parent, Workspace& workspace, const corpus::GlossaryEntry& entry,
    const std::vector<std::string>& topics,
    const std::function<std::optional<i18n::Message>(const corpus::GlossaryEntry&)>& apply);

}  // namespace gui
