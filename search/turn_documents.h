#pragma once
// Which document of the index is which turn of the project.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "search/catalogue.h"
#include "search/filters.h"
#include "search/index_store.h"

namespace search {

using DocumentId = std::uint32_t;  // as IndexedEntry gives them, in every part another

// Lists that stand in a query by number, in ascending order.
using KeptSets = std::vector<std::vector<DocumentId>>;

// Documents by part, since Xapian asks each part for its own. A value that is cheap to copy.
struct DocumentSet {
  std::shared_ptr<const std::vector<std::string>> parts;  // Xapian's UUIDs
  std::shared_ptr<KeptSets> kept;  // where a query only takes its number, see queryFor()
  std::shared_ptr<const std::vector<std::vector<DocumentId>>> documents;  // of each part, ascending
};

// As of one state of the index and one version of the catalogue. Documents of transcripts that the project
// no longer has, or has otherwise, belong to no turn.
class TurnDocuments {
 public:
  TurnDocuments() = default;
  // `uuids`: of the parts, in order.
  TurnDocuments(const IndexContents& contents, std::shared_ptr<const std::vector<std::string>> uuids,
                const std::vector<CatalogueTranscript>& transcripts);

  // From now on lists are put here, for queries that are answered in shards.
  void keepSets(std::shared_ptr<KeptSets> kept) { kept_ = std::move(kept); }

  bool complete() const { return complete_; }  // every transcript is in the index as it is
  bool clean() const { return clean_; }        // every document is a turn of the project
  bool ordered() const { return ordered_; }    // ids rise in the order of the ranks

  struct Place {
    std::size_t transcript;
    std::int32_t turn;
  };
  bool isTurn(DocumentId document) const { return rowOf(document) != nullptr; }
  Place placeOf(DocumentId document) const;  // of a document that is a turn
  // Running number in the order of the catalogue's transcripts and their turns.
  std::uint32_t rankOf(DocumentId document) const;

  DocumentSet documentsOf(const TurnSet& turns) const;
  DocumentSet all() const;

 private:
  struct Row {
    DocumentId first, count;
    std::size_t part, transcript;
    std::uint32_t rank;  // of its first turn
  };
  const Row* rowOf(DocumentId document) const;

  std::shared_ptr<KeptSets> kept_;
  std::vector<Row> rows_;  // of transcripts that are in both and have turns, by document
  std::shared_ptr<const std::vector<std::string>> uuids_ = std::make_shared<std::vector<std::string>>();
  bool complete_ = true, clean_ = true, ordered_ = true;
};

}  // namespace search
