#pragma once
// Which document of the index is which turn of the project.
#include <cstdint>
#include <optional>
#include <vector>

#include "search/catalogue.h"
#include "search/filters.h"
#include "search/index_store.h"

namespace search {

using DocumentId = std::uint32_t;

// As of one commit of the index and one version of the catalogue. Documents of transcripts that the project
// no longer has, or has otherwise, belong to no turn.
class TurnDocuments {
 public:
  TurnDocuments() = default;
  TurnDocuments(const IndexedEntries& entries, const std::vector<CatalogueTranscript>& transcripts);

  bool complete() const { return complete_; }  // every transcript is in the index as it is
  bool clean() const { return clean_; }        // every document is a turn of the project

  struct Place {
    std::size_t transcript;
    std::int32_t turn;
  };
  Place placeOf(DocumentId document) const;  // of a document that is a turn
  // Running number in the order of the catalogue's transcripts and their turns.
  std::uint32_t rankOf(DocumentId document) const;

  std::vector<DocumentId> documentsOf(const TurnSet& turns) const;  // ascending
  std::vector<DocumentId> all() const;                              // ascending

 private:
  struct Row {
    DocumentId first, count;
    std::size_t transcript;
    std::uint32_t rank;  // of its first turn
  };
  const Row* rowOf(DocumentId document) const;

  std::vector<Row> rows_;  // of transcripts that are in both and have turns, by document
  bool complete_ = true, clean_ = true;
};

}  // namespace search
