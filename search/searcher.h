#pragma once
// The side of the index that reads: a query's tree -> turns, best first.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "i18n/analyser.h"
#include "search/catalogue.h"
#include "search/index.h"
#include "search/index_store.h"
#include "search/marks.h"
#include "search/query.h"

namespace search {

struct ShardSet;

struct FoundTurn {
  std::size_t transcript = 0;  // into Catalogue::transcripts()
  std::int32_t turn = 0;
  double score = 0;
};
struct Found {
  // By score (Place: all the same), then transcript in the catalogue's order, then turn.
  std::vector<FoundTurn> turns;
  std::int64_t total = 0;  // of all that match, see Hits
  SoughtWords sought;
  bool complete = true;  // every transcript of the project is in the index as it is now
};

// For one thread. Everything may throw Xapian::Error; find() QueryError too.
class Searcher {
 public:
  explicit Searcher(const i18n::Analyser& analyser);
  ~Searcher();

  // Sees these parts from now on.
  void follow(const IndexContents& contents,
              const std::function<std::filesystem::path(const IndexPart&)>& folderOf);
  // Sees these shards from now on. Then find() throws Xapian::NetworkError when one does not answer.
  void follow(std::unique_ptr<ShardSet> shards);
  Found find(const Node& query, const SearchOptions& options, Catalogue& catalogue);
  // See did_you_mean.h; of the parts as they were last followed.
  std::vector<std::string> nearestWords(const Node& word, Catalogue& catalogue, MatchLevel level);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
