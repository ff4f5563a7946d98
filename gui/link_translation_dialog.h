#pragma once
#include <optional>

#include "gui/workspace.h"

class wxWindow;

namespace gui {

struct TranslationChoice {
  corpus::Guid original, translation;
};
// Asks which transcript is the translation of this one, or the original it was translated from. Nothing when
// cancelled. The dialog's name is "link-translation".
std::optional<TranslationChoice> askTranslation(wxWindow* parent, Workspace& workspace,
                                                const corpus::Guid& transcript);

}  // namespace gui
