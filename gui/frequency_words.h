#pragma once
#include <string>

#include "coding/frequency.h"
#include "gui/workspace.h"

namespace gui {

// The counting, in words of the interface.
std::string countName(coding::Count count, const i18n::Messages& tr);
std::string rowsName(coding::Rows rows, const i18n::Messages& tr);
// A row's name: the code's own name in the interface language, or the role's.
std::string rowLabel(const coding::FrequencyRow& row, Workspace& workspace);
std::string columnLabel(const coding::FrequencyTable& table, std::size_t column, const i18n::Messages& tr);
std::string valueText(double value, coding::Count count, i18n::Language language);

}  // namespace gui
