#pragma once
// Filters of participants' attributes. Private to the filters.
#include "search/filters.h"

namespace search {

// The turns of participants whose attribute (Node::field) is as Node::text says: a value, the beginning of
// one (алм*), a range (20..23, 20.., ..23, both ends included) or a comparison (>=20, <25); a date may be a
// month or a year; a region any name of it that corpus/regions.h knows. Throws QueryError.
TurnSet turnsByAttribute(const Node& filter, Catalogue& catalogue);

}  // namespace search
