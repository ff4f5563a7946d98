#pragma once
// Attribute values as a person reads them, and the names of their types.
#include <string>

#include "corpus/participants.h"
#include "i18n/messages.h"

namespace gui {

// 31,5 · 01.03.2025 · Да: as the interface's language writes them. All of these are understood when typed.
std::string shownValue(corpus::AttributeType type, const std::string& kept, i18n::Language language);
// “number”, “region of Kazakhstan”.
std::string typeName(corpus::AttributeType type, bool regions, const i18n::Messages& tr);
// What may be typed into a cell of that type: “Date: 31.12.2024”.
std::string typeHint(const corpus::Attribute& attribute, const i18n::Messages& tr);

}  // namespace gui
