#pragma once
// The side of the index that reads: a query's tree -> turns, best first.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "i18n/analyser.h"
#include "search/catalogue.h"
#include "search/index.h"
#include "search/marks.h"
#include "search/query.h"

namespace search {

struct FoundTurn {
  std::size_t transcript = 0;  // into Catalogue::transcripts()
  std::int32_t turn = 0;
  double score = 0;
};
struct Found {
  // By score (Place: all the same), then transcript in the catalogue's order, then turn.
  std::vector<FoundTurn> turns;
  std::int64_t total = 0;
  SoughtWords sought;
  bool complete = true;  // every transcript of the project is in the index as it is now
};

// For one thread. Everything may throw Xapian::Error; find() QueryError too.
class Searcher {
 public:
  Searcher(const std::filesystem::path& database, const i18n::Analyser& analyser);
  ~Searcher();

  void reopen();  // sees the latest commit from now on
  Found find(const Node& query, const SearchOptions& options, Catalogue& catalogue);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
