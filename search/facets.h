#pragma once
// What the turns of a result list are, counted.
#include <vector>

#include "search/index.h"
#include "search/searcher.h"

namespace search {

// Fields in the order in which they are shown; one without values is left out. A value's count is that of the
// turns its filter leaves: what a filter can't tell apart (labels that differ in case only, a code's name
// that another code has too) is counted together.
std::vector<Facet> facetsOf(const std::vector<FoundTurn>& turns, Catalogue& catalogue);

}  // namespace search
