#pragma once
// Turns -> Xapian documents.
#include <atomic>
#include <memory>
#include <string>

#include "i18n/analyser.h"
#include "search/index_store.h"

namespace search {

// The longest term Xapian takes is 245 bytes; a longer word is known by its beginning, in index and query
// alike.
std::string_view fittingTerm(std::string_view term);
// A word of a text as it stands in the index: the analyser's exact term, without its costly look for forms.
// Empty when nothing of the word can be searched for.
std::string indexedWord(std::string_view word, const i18n::Analyser& analyser);

// For one thread.
class Indexer {
 public:
  explicit Indexer(const i18n::Analyser& analyser);
  ~Indexer();

  // Puts the transcript in place of what the store has of it; not committed. Returns false, with the work
  // half done, when `stop` became true.
  bool index(IndexStore& store, const IndexedTranscript& transcript, const std::atomic<bool>& stop);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
