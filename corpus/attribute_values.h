#pragma once
// What a participant's attribute may hold, and what a table's column seems to hold.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/participants.h"

namespace corpus {

// Without white space (NBSP too) at either end.
std::string trimmed(std::string_view utf8);

// The form in which a value is kept: numbers with a decimal point, dates as 2025-03-01, "yes" or "no", text
// as it is. Nothing when it doesn't fit the type. Whether a choice is one of the choices is not looked at.
std::optional<std::string> storedValue(AttributeType type, std::string_view value);

// The form in which a value typed for that attribute is kept: as storedValue(), a choice as it stands in the
// list (whatever its case), a region by its short name in the project's language; an older name of several
// regions stays as it is written. Empty for an empty one; nothing when it doesn't fit.
std::optional<std::string> fittingValue(const Attribute& attribute, i18n::Language language,
                                        std::string_view typed);

// “Да”, “Жоқ”: as a person reads it, and as it stands once it is text.
std::string yesNoWord(bool yes, i18n::Language language);

// The short names of all regions, in the order of their list.
std::vector<std::string> regionChoices(i18n::Language language);

// A kept value as a number; nothing when it is none (or no finite one). The same in every locale.
std::optional<double> numericValue(std::string_view stored);

// The type that all values (none empty) fit. Choice: at most 25 different ones, some of them repeated.
AttributeType guessedType(const std::vector<std::string>& values);

// Whether a column under that heading holds regions: nine of ten values name one, and not by their cities
// unless the heading asks for regions.
bool looksLikeRegions(std::string_view heading, const std::vector<std::string>& values);

// Adds to a Choice attribute's choices, unless it is there.
void addChoice(Edit& edit, const Guid& attribute, const std::string& value);

}  // namespace corpus
