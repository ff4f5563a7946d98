#pragma once
#include <optional>
#include <string_view>

#include "search/turn_documents.h"

namespace Xapian {
class Query;
}

namespace search {

// A list of documents as part of a query; gives no weight. Where the set is to be kept, a term takes its
// place that no text has, and says its number.
Xapian::Query queryFor(DocumentSet documents);

// Nothing for a word, also for one that a shard made by others holds.
std::optional<std::size_t> keptNumber(std::string_view term);

}  // namespace search
