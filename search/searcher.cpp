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
  const Xapian::doccount all = state_->database.get_doccount();
  const bool byPlace = options.order == HitOrder::Place;
  const bool whole = byPlace || options.limit <= 0;
  RankKey key(documents);
  if (byPlace) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else if (!whole) {
    enquire.set_sort_by_relevance_then_key(&key, false);
  }
  const Xapian::doccount limit =
      whole ? all : static_cast<Xapian::doccount>(std::min<std::int64_t>(options.limit, all));
  const Xapian::MSet matches = enquire.get_mset(0, limit, all);
  struct Ranked {
    double score;
    std::uint32_t rank;
    DocumentId document;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match)
    ranked.push_back({match.get_weight(), whole ? documents.rankOf(*match) : 0, *match});
  // All of them are sorted faster here than with a key each.
  if (whole) {
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      return a.score != b.score ? a.score > b.score : a.rank < b.rank;
    });
  }
  found.total =
      std::max<std::int64_t>(matches.get_matches_estimated(), static_cast<std::int64_t>(ranked.size()));
  if (options.limit > 0 && static_cast<std::int64_t>(ranked.size()) > options.limit)
    ranked.resize(static_cast<std::size_t>(options.limit));
  found.turns.reserve(ranked.size());
  for (const Ranked& each : ranked) {
    const auto place = documents.placeOf(each.document);
    found.turns.push_back({place.transcript, place.turn, each.score});
  }
  return found;
}

}  // namespace search
