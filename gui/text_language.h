#pragma once
#include <string>

#include "i18n/language_guess.h"
#include "i18n/messages.h"

namespace gui {

// "KK", "RU", "EN", "KK·RU" for a mixed text; empty when unknown.
std::string languageBadge(i18n::TextLanguage language);
// "Kazakh" … in the interface language.
std::string languageName(i18n::TextLanguage language, const i18n::Messages& tr);

}  // namespace gui
