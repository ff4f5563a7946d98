#pragma once
// Hits in the order in which they are shown: best first, ties in the order of the texts.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/turn_documents.h"

namespace search {

struct Ranked {
  double score;
  std::uint32_t rank;  // in the order of the texts
  DocumentId document;
};

// Xapian adds up the weights of words in an order of its own in each part of an index, so that what is equal
// may come out different in the last digits. Scores nearer than one billionth are a tie here.
void sortTogether(std::vector<Ranked>& hits);
// Whether the first `limit` of hits ordered by score are the same when such ties are broken by rank, whatever
// may follow the last.
bool settled(const std::vector<Ranked>& hits, std::size_t limit);

}  // namespace search
