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

// A kept value as a number; nothing when it is none (or no finite one). The same in every locale.
std::optional<double> numericValue(std::string_view stored);

// The type that all values (none empty) fit. Choice: at most 25 different ones, some of them repeated.
AttributeType guessedType(const std::vector<std::string>& values);

// Adds to a Choice attribute's choices, unless it is there.
void addChoice(Edit& edit, const Guid& attribute, const std::string& value);

}  // namespace corpus
