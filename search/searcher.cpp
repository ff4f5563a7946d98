#include "search/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>

#include "corpus/platform.h"
#include "i18n/tokens.h"
#include "search/query_translation.h"
#include "search/turn_documents.h"

namespace search {
namespace {

using Xapian::Query;

// Ties in weight: in the order of the transcripts' names, then of the turns.
class RankKey final : public Xapian::KeyMaker {
 public:
  explicit RankKey(const TurnDocuments& documents) : documents_(documents) {}
  std::string operator()(const Xapian::Document& document) const override {
    const std::uint32_t rank = documents_.rankOf(document.get_docid());
    const char key[] = {static_cast<char>(rank >> 24), static_cast<char>(rank >> 16),
                        static_cast<char>(rank >> 8), static_cast<char>(rank)};
    return std::string(key, sizeof key);
  }

 private:
  const TurnDocuments& documents_;
};

}  // namespace

struct Searcher::State {
  State(const std::string& folder, const i18n::Analyser& used) : analyser(used), database(folder) {}

  void follow(Catalogue& catalogue) {
    if (version == catalogue.version()) return;
    documents = TurnDocuments(entries, catalogue.transcripts());
    version = catalogue.version();
  }

  const i18n::Analyser& analyser;
  Xapian::Database database;
  i18n::Tokeniser tokeniser;
  IndexedEntries entries;
  TurnDocuments documents;
  std::int64_t version = -1;  // of the catalogue that `documents` was made with
};

Searcher::Searcher(const std::filesystem::path& database, const i18n::Analyser& analyser)
    : state_(std::make_unique<State>(corpus::utf8(database), analyser)) {
  state_->entries = readEntries(state_->database);
}
Searcher::~Searcher() = default;

void Searcher::reopen() {
  state_->database.reopen();
  state_->entries = readEntries(state_->database);
  state_->version = -1;
}

Found Searcher::find(const Node& query, const SearchOptions& options, Catalogue& catalogue) {
  state_->follow(catalogue);
  const TurnDocuments& documents = state_->documents;
  Found found;
  found.complete = documents.complete();

  Query wanted = translated(
      query, {state_->database, state_->analyser, state_->tokeniser, documents, catalogue, options.level},
      found.sought);
  if (!documents.clean()) wanted = Query(Query::OP_FILTER, wanted, queryFor(documents.all()));

  Xapian::Enquire enquire(state_->database);
  enquire.set_query(wanted);
  RankKey key(documents);
  enquire.set_sort_by_relevance_then_key(&key, false);
  const Xapian::doccount all = state_->database.get_doccount();
  const Xapian::doccount limit =
      options.limit <= 0 ? all : static_cast<Xapian::doccount>(std::min<std::int64_t>(options.limit, all));
  const Xapian::MSet matches = enquire.get_mset(0, limit, all);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const auto place = documents.placeOf(*match);
    found.turns.push_back({place.transcript, place.turn, match.get_weight()});
  }
  found.total =
      std::max<std::int64_t>(matches.get_matches_estimated(), static_cast<std::int64_t>(found.turns.size()));
  return found;
}

}  // namespace search
