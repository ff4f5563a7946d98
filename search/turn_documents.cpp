#include "search/turn_documents.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace search {

TurnDocuments::TurnDocuments(const IndexContents& contents,
                             std::shared_ptr<const std::vector<std::string>> uuids,
                             const std::vector<CatalogueTranscript>& transcripts)
    : uuids_(std::move(uuids)) {
  std::unordered_map<std::uint32_t, std::size_t> placeOfPart;
  std::uint64_t documents = 0;
  for (const IndexPart& part : contents.parts) {
    placeOfPart.emplace(part.number, placeOfPart.size());
    documents += part.documents;
  }
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    const auto found = contents.entries.find(transcripts[i].guid);
    if (found == contents.entries.end() || found->second.fingerprint != transcripts[i].fingerprint ||
        found->second.count != transcripts[i].turns.size()) {
      complete_ = false;
      continue;
    }
    // One without turns has no documents; what stands at its `first` is another's.
    if (found->second.count == 0) continue;
    rows_.push_back({found->second.first, found->second.count, placeOfPart.at(found->second.part), i, rank});
    rank += found->second.count;
  }
  clean_ = rank == documents;
  const auto byDocument = [](const Row& a, const Row& b) { return a.first < b.first; };
  ordered_ = std::is_sorted(rows_.begin(), rows_.end(), byDocument);
  if (!ordered_) std::sort(rows_.begin(), rows_.end(), byDocument);
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

DocumentSet TurnDocuments::documentsOf(const TurnSet& turns) const {
  auto documents = std::make_shared<std::vector<std::vector<DocumentId>>>(uuids_->size());
  for (const Row& row : rows_) {
    for (const std::int32_t turn : turns[row.transcript])
      (*documents)[row.part].push_back(row.first + static_cast<DocumentId>(turn));
  }
  return {uuids_, kept_, std::move(documents)};
}

DocumentSet TurnDocuments::all() const {
  auto documents = std::make_shared<std::vector<std::vector<DocumentId>>>(uuids_->size());
  for (const Row& row : rows_) {
    for (DocumentId i = 0; i < row.count; ++i) (*documents)[row.part].push_back(row.first + i);
  }
  return {uuids_, kept_, std::move(documents)};
}

}  // namespace search
