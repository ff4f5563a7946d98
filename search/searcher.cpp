#include "search/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "corpus/platform.h"
#include "i18n/tokens.h"
#include "search/did_you_mean.h"
#include "search/document_source.h"
#include "search/query_translation.h"
#include "search/ranking.h"
#include "search/shard_matches.h"
#include "search/shard_set.h"
#include "search/turn_documents.h"
#include "search/vocabulary.h"

namespace search {
namespace {

using Xapian::Query;

// So many are counted one by one; of what matches more, Xapian estimates the number, which is quicker since
// it passes over what can't be among the best.
constexpr Xapian::doccount kCountedExactly = 2'000;
constexpr Xapian::doccount kMargin = 10;  // hits looked at behind the last one asked for, see settled()

// Ties in weight: in the order of the transcripts' names, then of the turns.
class RankKey final : public Xapian::KeyMaker {
 public:
  explicit RankKey(const TurnDocuments& documents) : documents_(documents) {}
  // Xapian gives the document's id in its own part.
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
  explicit State(const i18n::Analyser& used) : analyser(used) {}

  void followCatalogue(Catalogue& catalogue) {
    if (version == catalogue.version()) return;
    documents = TurnDocuments(contents, uuids, catalogue.transcripts());
    documents.keepSets(kept);
    version = catalogue.version();
  }

  std::vector<Ranked> ranked(const Xapian::MSet& matches) const {
    std::vector<Ranked> result;
    result.reserve(matches.size());
    const auto count = static_cast<Xapian::docid>(std::max<std::size_t>(uuids->size(), 1));
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      // Xapian numbers the documents of several databases in turn.
      const DocumentId document = (*match - 1) / count + 1;
      result.push_back({match.get_weight(), documents.rankOf(document), document});
    }
    return result;
  }

  // Where words are looked up: what the shards' servers don't tell stands in a database of its own.
  const Xapian::Database& lookup() const { return shards ? *shards->vocabulary : database; }

  // With the filters' lists put together here.
  std::vector<Ranked> rankedInShards(const Query& query, bool weighted) const {
    std::vector<DocumentId> all;
    const DocumentSet turns = documents.all();
    for (const auto& part : *turns.documents) all.insert(all.end(), part.begin(), part.end());
    std::sort(all.begin(), all.end());
    std::vector<Ranked> result;
    for (const auto& [document, weight] : matchesOf(query, database, uuids->size(), *kept, all, weighted))
      result.push_back({weight, documents.rankOf(document), document});
    return result;
  }

  const i18n::Analyser& analyser;
  std::unique_ptr<ShardSet> shards;
  std::shared_ptr<KeptSets> kept;  // with shards: the lists of the query that is answered
  Xapian::Database database;       // all parts
  i18n::Tokeniser tokeniser;
  std::map<std::uint32_t, Xapian::Database> parts;  // by number
  std::shared_ptr<const std::vector<std::string>> uuids = std::make_shared<std::vector<std::string>>();
  IndexContents contents;
  IndexVocabulary vocabulary;
  TurnDocuments documents;
  std::int64_t version = -1;  // of the catalogue that `documents` was made with
};

Searcher::Searcher(const i18n::Analyser& analyser) : state_(std::make_unique<State>(analyser)) {}
Searcher::~Searcher() = default;

void Searcher::follow(const IndexContents& contents,
                      const std::function<std::filesystem::path(const IndexPart&)>& folderOf) {
  std::map<std::uint32_t, Xapian::Database> parts;
  std::vector<std::string> uuids;
  Xapian::Database database;
  for (const IndexPart& part : contents.parts) {
    const auto known = state_->parts.find(part.number);
    Xapian::Database opened = known != state_->parts.end()
                                  ? known->second
                                  : Xapian::Database(corpus::utf8(folderOf(part)), Xapian::DB_BACKEND_GLASS);
    database.add_database(opened);
    uuids.push_back(opened.get_uuid());
    parts.emplace(part.number, std::move(opened));
  }
  state_->parts = std::move(parts);
  state_->uuids = std::make_shared<const std::vector<std::string>>(std::move(uuids));
  state_->database = std::move(database);
  state_->contents = contents;
  state_->vocabulary.forget();
  state_->version = -1;
}

void Searcher::follow(std::unique_ptr<ShardSet> shards) {
  state_->database = *shards->words;
  state_->uuids = shards->uuids;
  state_->contents = shards->contents;
  state_->kept = std::make_shared<KeptSets>();
  state_->shards = std::move(shards);
  state_->vocabulary.forget();
  state_->version = -1;
}

Found Searcher::find(const Node& query, const SearchOptions& options, Catalogue& catalogue) {
  state_->followCatalogue(catalogue);
  const TurnDocuments& documents = state_->documents;
  Found found;
  found.complete = documents.complete();
  if (state_->kept) state_->kept->clear();

  Query wanted = translated(query,
                            {state_->lookup(), state_->analyser, state_->tokeniser, documents, catalogue,
                             options.level, state_->vocabulary},
                            found.sought);
  if (!documents.clean()) wanted = Query(Query::OP_FILTER, wanted, queryFor(documents.all()));

  Xapian::Enquire enquire(state_->database);
  enquire.set_query(wanted);
  const Xapian::doccount all = state_->database.get_doccount();
  const bool byPlace = options.order == HitOrder::Place;
  // Where ids rise with the places, Xapian's own order of what weighs the same is that of the places.
  const bool firstPlaces = byPlace && documents.ordered();
  const bool whole = options.limit <= 0 || (byPlace && !firstPlaces);
  RankKey key(documents);
  if (byPlace) enquire.set_weighting_scheme(Xapian::BoolWeight());
  // Xapian itself breaks ties by id, which costs nothing.
  // A server can't ask for our key; its ties are as of when the shards were made.
  if (!whole && !documents.ordered() && !state_->kept) enquire.set_sort_by_relevance_then_key(&key, false);
  const auto limit = static_cast<std::size_t>(whole ? all : std::min<std::int64_t>(options.limit, all));
  std::vector<Ranked> ranked;
  const bool together = state_->kept && !state_->kept->empty();
  if (together) {
    ranked = state_->rankedInShards(wanted, !byPlace);
    found.total = static_cast<std::int64_t>(ranked.size());
  }
  for (auto asked = static_cast<Xapian::doccount>(limit); !together;) {
    asked = std::min(all, asked + kMargin);
    const Xapian::MSet matches = enquire.get_mset(0, asked, std::max(asked, kCountedExactly));
    ranked = state_->ranked(matches);
    found.total =
        std::max<std::int64_t>(matches.get_matches_estimated(), static_cast<std::int64_t>(ranked.size()));
    if (firstPlaces || settled(ranked, limit) || ranked.size() < asked || asked == all) break;
    asked *= 2;
  }
  sortTogether(ranked);
  if (options.limit > 0 && static_cast<std::int64_t>(ranked.size()) > options.limit)
    ranked.resize(static_cast<std::size_t>(options.limit));
  found.turns.reserve(ranked.size());
  for (const Ranked& each : ranked) {
    if (!documents.isTurn(each.document)) continue;  // of shards that are not what their list says
    const auto place = documents.placeOf(each.document);
    found.turns.push_back({place.transcript, place.turn, each.score});
  }
  return found;
}

std::vector<std::string> Searcher::nearestWords(const Node& word, Catalogue& catalogue, MatchLevel level) {
  state_->followCatalogue(catalogue);
  return search::nearestWords(word, {state_->lookup(), state_->analyser, state_->tokeniser, state_->documents,
                                     catalogue, level, state_->vocabulary});
}

}  // namespace search
