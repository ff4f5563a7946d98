#pragma once
// Filters of a query answered from the project as it is now.
#include <vector>

#include "search/catalogue.h"
#include "search/query.h"

namespace search {

// For each transcript of the catalogue, which of its turns (by index, ascending) fit.
using TurnSet = std::vector<std::vector<std::int32_t>>;

// Throws QueryError for a value that names nothing (an unknown code, coder, transcript, language).
TurnSet turnsMatching(const Node& filter, Catalogue& catalogue);
// Turns that overlap one segment which has both: a code as `what` says (code, role or place) by the coder
// `who`.
TurnSet turnsCodedBy(const Node& what, const Node& who, Catalogue& catalogue);

// code:, role: and place: ask what a segment says; coder: who said it.
bool asksWhat(const Node& node);
bool asksWho(const Node& node);

}  // namespace search
