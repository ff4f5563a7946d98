#pragma once
// Filters over shards. Xapian asks only a database of this process for lists of documents, so what a query
// wants of words is asked of the shards, and put together with the filters' turns here.
#include <memory>
#include <utility>
#include <vector>

#include "search/turn_documents.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace search {

using Matches = std::vector<std::pair<DocumentId, double>>;  // with their weights, by id

// All that match, with the weights that Xapian would give. `kept`: the lists that stand in the query by
// number (see queryFor); `all`: every turn. Throws Xapian::Error.
Matches matchesOf(const Xapian::Query& query, const Xapian::Database& shards, std::size_t count,
                  const KeptSets& kept, const std::vector<DocumentId>& all, bool weighted);

}  // namespace search
