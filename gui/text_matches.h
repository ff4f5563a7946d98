#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "i18n/span.h"

namespace gui {

struct MatchOptions {
  bool wholeWords = true;
  bool sameCase = false;
};

// Where `wanted` stands in a text, from left to right and not overlapping. Code points.
std::vector<i18n::Span> matches(std::string_view text, std::string_view wanted, MatchOptions options);

// A passage to be deleted, with one of the two spaces that would be left beside each other (or before a full
// stop, or at the end of the line). `within`: what belongs to the same turn.
i18n::Span withSpace(std::string_view text, i18n::Span removed, i18n::Span within);

}  // namespace gui
