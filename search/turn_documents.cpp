#include "search/turn_documents.h"

#include <algorithm>
#include <limits>

namespace search {

TurnDocuments::TurnDocuments(const IndexedEntries& entries,
                             const std::vector<CatalogueTranscript>& transcripts) {
  std::uint32_t rank = 0;
  std::size_t known = 0;
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    const auto found = entries.find(transcripts[i].guid);
    if (found == entries.end() || found->second.fingerprint != transcripts[i].fingerprint ||
        found->second.count != transcripts[i].turns.size()) {
      complete_ = false;
      continue;
    }
    ++known;
    // One without turns has no documents; what stands at its `first` is another's.
    if (found->second.count == 0) continue;
    rows_.push_back({found->second.first, found->second.count, i, rank});
    rank += found->second.count;
  }
  clean_ = known == entries.size();
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.first < b.first; });
}

const TurnDocuments::Row* TurnDocuments::rowOf(DocumentId document) const {
  const auto after =
      std::partition_point(rows_.begin(), rows_.end(), [&](const Row& row) { return row.first <= document; });
  if (after == rows_.begin()) return nullptr;
  const Row& row = *(after - 1);
  return document - row.first < row.count ? &row : nullptr;
}

TurnDocuments::Place TurnDocuments::placeOf(DocumentId document) const {
  const Row& row = *rowOf(document);
  return {row.transcript, static_cast<std::int32_t>(document - row.first)};
}

std::uint32_t TurnDocuments::rankOf(DocumentId document) const {
  const Row* row = rowOf(document);
  return row == nullptr ? std::numeric_limits<std::uint32_t>::max() : row->rank + (document - row->first);
}

std::vector<DocumentId> TurnDocuments::documentsOf(const TurnSet& turns) const {
  std::vector<DocumentId> documents;
  for (const Row& row : rows_) {
    for (const std::int32_t turn : turns[row.transcript]) {
      documents.push_back(row.first + static_cast<DocumentId>(turn));
    }
  }
  return documents;
}

std::vector<DocumentId> TurnDocuments::all() const {
  std::vector<DocumentId> documents;
  for (const Row& row : rows_) {
    for (DocumentId i = 0; i < row.count; ++i) documents.push_back(row.first + i);
  }
  return documents;
}

}  // namespace search
