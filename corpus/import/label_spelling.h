#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace corpus::import {

// When two labels of a text are one.

// A spelling for comparing it with a rule: case, white space and colon don't matter.
std::string spellingKey(std::string_view label);

// Spellings with one key are one voice: they differ in case, in Kazakh letters typed as Russian ones, in
// Latin look-alikes where the label is a letter or two ("P1", "Р1"), or by "(laughs)".
std::string voiceKey(std::string_view label);

// "айгерім (атырау)" -> "айгерім", "атырау"; nothing in brackets: empty.
std::pair<std::string, std::string> partedAtBracket(const std::string& key);

// "Saule (laughs)" -> "Saule"; what in brackets says who speaks stays.
std::string_view withoutStageDirection(std::string_view label);

// One letter too many, too few, another one, or two that changed places. Digits are no typing errors.
bool isMistyped(std::string_view word, std::string_view right);

}  // namespace corpus::import
