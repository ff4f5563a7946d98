#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>

#include "i18n/span.h"

namespace corpus {

// The one rule of whose words a passage holds: the turns [first, second) of `turns` (in text order, each with
// a `span` of its spoken words) that share a character with it; where there is none, because the passage lies
// on a speaker's label, the turn that follows. Turns without words between them are among them.
template <typename Turns>
std::pair<std::size_t, std::size_t> turnsTouched(const Turns& turns, i18n::Span passage) {
  const auto first = std::partition_point(turns.begin(), turns.end(),
                                          [&](const auto& turn) { return turn.span.end <= passage.begin; });
  auto end = std::partition_point(first, turns.end(),
                                  [&](const auto& turn) { return turn.span.begin < passage.end; });
  if (end == first && end != turns.end()) ++end;
  return {static_cast<std::size_t>(first - turns.begin()), static_cast<std::size_t>(end - turns.begin())};
}

}  // namespace corpus
