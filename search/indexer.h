#pragma once
// Turns -> Xapian documents, a part of the index at a time.
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "i18n/analyser.h"
#include "search/index_store.h"

namespace search {

// The longest term Xapian takes is 245 bytes; a longer word is known by its beginning, in index and query
// alike.
std::string_view fittingTerm(std::string_view term);
// A word of a text as it stands in the index. Empty when nothing of the word can be searched for.
std::string indexedWord(std::string_view word, const i18n::Analyser& analyser);

// The word as it is indexed, then the lemmas and stems that it is a form of.
using WordTerms = std::shared_ptr<const std::vector<std::string>>;

struct BuiltPart {
  std::uint32_t documents = 0;
  std::vector<std::pair<Guid, IndexedEntry>> entries;  // part: not set
  std::vector<WordTerms> words;                        // each word of the part once
};

// For one thread.
class Indexer {
 public:
  explicit Indexer(const i18n::Analyser& analyser);
  ~Indexer();

  // Makes a part in `folder`, which must not exist; the ids of each transcript's documents begin with its
  // `first`, in rising order. Nothing, with the work half done, when `stop` became true.
  std::optional<BuiltPart> build(const std::filesystem::path& folder,
                                 const std::vector<IndexedTranscript>& transcripts,
                                 const std::vector<std::uint32_t>& first, const std::atomic<bool>& stop);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Makes a part without turns that says which words are forms of which lemma.
void writeForms(const std::filesystem::path& folder, const std::vector<WordTerms>& words);

// Makes one part of several, which hold different ids and don't interleave. Throws i18n::Cancelled, the work
// half done, when `stop` became true before the last table.
void mergeParts(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& merged,
                const std::atomic<bool>& stop);

}  // namespace search
