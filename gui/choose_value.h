#pragma once
#include <optional>
#include <string>
#include <vector>

#include "gui/workspace.h"

class wxWindow;

namespace gui {

// A list to choose one line of, with a field that narrows it when it is long. Nothing when cancelled. `name`
// is the dialog's.
std::optional<std::size_t> chooseOne(wxWindow* parent, Workspace& workspace, const char* name,
                                     const i18n::Message& title, const i18n::Message& question,
                                     const std::vector<std::string>& lines,
                                     const i18n::Message& doIt = i18n::message("Choose"));

}  // namespace gui
