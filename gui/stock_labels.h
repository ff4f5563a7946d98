#pragma once
#include "i18n/messages.h"

namespace gui {

// Lets wxWidgets' own words (buttons and menus it makes by itself) be said in the interface language, out of
// our catalogue: wx ships no Kazakh one, and ours follows a change of language while the program runs.
void useStockLabels(const i18n::Messages& tr);

}  // namespace gui
