#pragma once
// The signs of the query language, in three languages. Private to the query language.
#include <optional>
#include <string_view>

#include "i18n/messages.h"

namespace search {

enum class Sign { And, Or, Not, Near, Ordered, Overlaps, Inside, Follows };

// In capital letters; with nothing behind a slash.
std::optional<Sign> signNamed(std::string_view typed);
// As it is written in that language.
std::string_view signName(Sign sign, i18n::Language language);

bool isQuerySpace(char32_t c);
bool isQuotationMark(char32_t c);
// Whether a quotation that `open` began ends with `close`.
bool closesQuotation(char32_t open, char32_t close);

}  // namespace search
