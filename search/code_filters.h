#pragma once
// Which segments a filter of codes, or a relation of two, asks for. Private to the filters.
#include <optional>
#include <set>

#include "search/filters.h"

namespace search {

using Coders = std::optional<std::set<Guid>>;  // nothing: anybody

// Of code:, codegroup:, role: and place:. Throws QueryError.
std::set<Guid> codesWanted(const Node& filter, Catalogue& catalogue);
// Of coder:. Throws QueryError.
std::set<Guid> codersWanted(const Node& filter, Catalogue& catalogue);

// Within a turn: the turns that hold both. Otherwise the turns that a segment of the first touches which
// stands so to a segment of the second. A segment has no relation to itself. Words between: of the turns that
// lie between, without the speakers' labels; passages that overlap have none.
TurnSet turnsRelated(const Node& relation, const Coders& coders, const FilterContext& context);

}  // namespace search
