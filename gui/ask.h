#pragma once
// Small questions to the person, with every label in the interface language.
#include <wx/string.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gui/theme.h"
#include "i18n/messages.h"

class wxDialog;
class wxSizer;
class wxWindow;

namespace gui {

// “Remove”/“Cancel” under a question; true for the first.
bool confirm(wxWindow* parent, const i18n::Messages& tr, const i18n::Message& question,
             const i18n::Message& yes);

void tell(wxWindow* parent, const i18n::Messages& tr, const i18n::Message& what);

// One line of text; nothing when cancelled or left empty.
std::optional<std::string> askText(wxWindow* parent, const i18n::Messages& tr, const i18n::Message& title,
                                   const i18n::Message& label, const std::string& value);

// The row of buttons at the foot of a dialog: cancel, and the one that does it (wxID_OK, the default).
wxSizer* dialogButtons(wxDialog* dialog, const i18n::Messages& tr, const i18n::Message& doIt,
                       bool cancel = true);

}  // namespace gui
