#pragma once
#include "search/turn_documents.h"

namespace Xapian {
class Query;
}

namespace search {

// A list of documents as part of a query; gives no weight.
Xapian::Query queryFor(DocumentSet documents);

}  // namespace search
