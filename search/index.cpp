#include "search/index.h"

#include <xapian.h>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "i18n/text.h"
#include "search/catalogue.h"
#include "search/did_you_mean.h"
#include "search/facets.h"
#include "search/index_store.h"
#include "search/index_worker.h"
#include "search/marks.h"
#include "search/platform.h"
#include "search/searcher.h"
#include "search/shard_set.h"

namespace search {
namespace {

// Text that find() waits for: an interview of an hour, indexed within some tenths of a second. By size and
// not by time, so that a search answers the same on a slow machine.
constexpr std::int64_t kWorthWaitingFor = 200'000;  // bytes
constexpr std::int64_t kAhead = 8'000'000;          // bytes of text that lie ready for the worker
constexpr std::size_t kMostTexts = 64'000'000;      // bytes of text kept for showing hits
constexpr int kMostRebuilds = 3;                    // in a row, before it is given up

}  // namespace

struct Index::State {
  State(corpus::Project& of, std::shared_ptr<const i18n::Analyser> with, Place where)
      : project(of), analyser(std::move(with)), place(std::move(where)), catalogue(of) {}

  // Opens what is in the cache, or makes it anew, and hands over what differs from the project.
  void open(bool anew) {
    searcher.reset();
    seen.reset();
    worker.reset();  // before its files are thrown away
    planned.clear();
    due.clear();
    opened = true;
    try {
      const IndexIdentity identity{project.guid(), analyser->version()};
      auto store = anew ? IndexStore::openAnew(place.cacheFolder, identity)
                        : IndexStore::open(place.cacheFolder, identity);
      for (const auto& [guid, entry] : store->contents().entries) planned.emplace(guid, entry.fingerprint);
      worker = std::make_unique<IndexWorker>(
          std::move(store), analyser, changed ? changed : [] {});
    } catch (const Xapian::Error&) {
      return;
    } catch (const std::filesystem::filesystem_error&) {
      return;
    }
    plan();
  }

  // What differs between the project now and the index as it will be.
  void plan() {
    if (!worker) return;
    const auto& transcripts = catalogue.transcripts();
    due.clear();
    std::vector<Guid> gone;
    for (const auto& [guid, fingerprint] : planned) {
      if (!catalogue.find(guid)) gone.push_back(guid);
    }
    for (const Guid& guid : gone) {
      worker->remove(guid);
      planned.erase(guid);
    }
    for (const CatalogueTranscript& transcript : transcripts) {
      const auto known = planned.find(transcript.guid);
      if (known == planned.end() || known->second != transcript.fingerprint) due.push_back(transcript.guid);
    }
    planDue = false;
    handOver();
  }

  // The texts themselves, as fast as the worker takes them: those of a large archive don't fit into memory.
  void handOver() {
    while (worker && !due.empty() && worker->state().queued < kAhead) {
      const Guid guid = due.front();
      if (const auto at = catalogue.find(guid)) {
        const CatalogueTranscript& transcript = catalogue.transcripts()[*at];
        IndexedTranscript value{guid, transcript.fingerprint, catalogue.text(guid), {}};
        value.turns.reserve(transcript.turns.size());
        for (const CatalogueTurn& turn : transcript.turns) value.turns.push_back(turn.span);
        worker->add(std::move(value));
        planned[guid] = transcript.fingerprint;
      }
      due.pop_front();
    }
  }

  void follow(const corpus::Changes& changes) {
    catalogue.noteChanges(changes);
    if (!opened || !changes.touches(corpus::Kind::Transcript)) return;
    planDue = true;
    try {
      plan();
    } catch (const std::exception&) {
      // The edit is done and must not seem to fail; the next search tries again.
    }
  }

  // Brings about what the worker can't do by itself.
  void keepUp() {
    if (!opened) open(false);
    if (worker && worker->state().damaged) rebuild();
    if (planDue) plan();
    handOver();
  }

  void rebuild() {
    if (++rebuilds > kMostRebuilds) {
      searcher.reset();
      worker.reset();
      return;
    }
    open(true);
  }

  void waitForLittle() {
    while (worker && due.empty()) {
      auto now = worker->state();
      if (now.waiting <= kWorthWaitingFor) now = worker->waitForTexts();
      if (!now.damaged) return;
      keepUp();
    }
  }

  Found search(const Node& query, const SearchOptions& options) {
    if (!searcher) searcher = std::make_unique<Searcher>(*analyser);
    const auto contents = worker->contents();
    if (contents != seen) {
      searcher->follow(*contents, [&](const IndexPart& part) { return worker->partFolder(part.number); });
      seen = contents;
    }
    return searcher->find(query, options, catalogue);
  }

  std::vector<std::string> attributeNames() {
    std::vector<std::string> names;
    for (const corpus::Attribute& attribute : catalogue.attributes()) names.push_back(attribute.name);
    return names;
  }

  // Of the index as the last search saw it.
  std::vector<std::string> nearestWords(const Node& word, MatchLevel level) {
    try {
      if (shards)
        return shardSearcher ? shardSearcher->nearestWords(word, catalogue, level)
                             : std::vector<std::string>();
      if (searcher) return searcher->nearestWords(word, catalogue, level);
    } catch (const Xapian::Error&) {
      // The next search makes a damaged index anew; until then nothing is near.
    }
    return {};
  }

  std::unique_ptr<Searcher> searcherOf(const std::filesystem::path& stub) {
    auto ready = std::make_unique<Searcher>(*analyser);
    ready->follow(openShardSet(stub, {project.guid(), analyser->version()}));
    return ready;
  }

  Found foundInShards(const Node& query, const SearchOptions& options) {
    // A server ends connections that were silent for a while: connecting again is tried once.
    for (bool again = false;; again = true) {
      try {
        if (!shardSearcher) shardSearcher = searcherOf(*shards);
        return shardSearcher->find(query, options, catalogue);
      } catch (const Xapian::Error& error) {
        shardSearcher.reset();
        if (!again) continue;
        throw i18n::UsageError(i18n::message(
            "A shard does not answer ({what}). Nothing was changed; see that all shards are served, and "
            "search again.",
            {{"what", error.get_msg()}}));
      }
    }
  }

  // What matches, with the index as it is now; nothing where there is none.
  std::optional<Found> found(const Node& query, const SearchOptions& options) {
    if (shards) return foundInShards(query, options);
    keepUp();
    waitForLittle();
    for (int attempt = 0; attempt < 2 && worker; ++attempt) {
      try {
        std::optional<Found> result = search(query, options);
        rebuilds = 0;
        return result;
      } catch (const Xapian::Error&) {
        rebuild();
        waitForLittle();
      }
    }
    return std::nullopt;
  }

  // A text whose hits were shown, kept: reading an interview to show one turn is most of what a search costs.
  struct ShownText {
    ShownText(std::string of, std::string words)
        : fingerprint(std::move(of)), text(std::move(words)), index(text) {}
    std::string fingerprint, text;
    i18n::TextIndex index;  // looks into `text`
  };
  const i18n::TextIndex& textOf(const CatalogueTranscript& transcript) {
    auto& known = texts[transcript.guid];
    if (known && known->fingerprint == transcript.fingerprint) return known->index;
    if (textBytes > kMostTexts) {
      texts.clear();
      textBytes = 0;
    }
    auto& fresh = texts[transcript.guid];
    fresh = std::make_unique<ShownText>(transcript.fingerprint, catalogue.text(transcript.guid));
    textBytes += fresh->text.size();
    return fresh->index;
  }

  std::vector<Hit> hitsOf(const std::vector<FoundTurn>& turns, const SoughtWords& sought) {
    std::vector<Hit> hits(turns.size());
    const auto& transcripts = catalogue.transcripts();
    Marker marker(*analyser, sought);
    std::map<std::size_t, std::vector<std::size_t>> byTranscript;  // each text is read once
    for (std::size_t i = 0; i < turns.size(); ++i) byTranscript[turns[i].transcript].push_back(i);
    for (const auto& [at, places] : byTranscript) {
      const CatalogueTranscript& transcript = transcripts[at];
      const i18n::TextIndex& text = textOf(transcript);
      for (const std::size_t i : places) {
        const CatalogueTurn& turn = transcript.turns[static_cast<std::size_t>(turns[i].turn)];
        Hit& hit = hits[i];
        hit.transcript = transcript.guid;
        hit.transcriptName = transcript.name;
        hit.turn = turns[i].turn;
        hit.span = turn.span;
        if (turn.speaker >= 0)
          hit.speaker = transcript.speakers[static_cast<std::size_t>(turn.speaker)].label;
        hit.language = i18n::code(turn.language);
        hit.text = text.slice(turn.span);
        hit.marks = marker.marks(hit.text);
        hit.score = turns[i].score;
      }
    }
    return hits;
  }

  // Those of [begin, end) that the project still has as they were found.
  std::vector<FoundTurn> stillThere(const TurnList& list, std::size_t begin, std::size_t end) {
    const auto& transcripts = catalogue.transcripts();
    std::vector<std::optional<std::size_t>> places(list.transcripts.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto now = catalogue.find(list.transcripts[i].guid);
      if (now && transcripts[*now].fingerprint == list.transcripts[i].fingerprint) places[i] = now;
    }
    std::vector<FoundTurn> turns;
    end = std::min(end, list.turns.size());
    for (std::size_t i = begin; i < end; ++i) {
      const TurnRef& turn = list.turns[i];
      if (const auto now = places[turn.transcript]) turns.push_back({*now, turn.turn, turn.score});
    }
    return turns;
  }

  corpus::Project& project;
  std::shared_ptr<const i18n::Analyser> analyser;
  Place place;
  Catalogue catalogue;
  std::function<void()> changed;
  std::map<Guid, std::string> planned;               // fingerprints, as they will be when the worker is done
  std::map<Guid, std::unique_ptr<ShownText>> texts;  // of the last hits
  std::size_t textBytes = 0;
  std::deque<Guid> due;  // not handed over yet
  bool opened = false, planDue = false;
  int rebuilds = 0;
  std::unique_ptr<IndexWorker> worker;  // none when no index can be kept
  std::unique_ptr<Searcher> searcher;
  std::shared_ptr<const IndexContents> seen;    // by the searcher
  std::optional<std::filesystem::path> shards;  // the stub that is searched in place of the index
  std::unique_ptr<Searcher> shardSearcher;
  corpus::Connection connection;
};

Index::Place Index::Place::standard() {
  return {userCacheFolder()};
}

Index::Index(corpus::Project& project, std::shared_ptr<const i18n::Analyser> analyser, const Place& place)
    : state_(std::make_unique<State>(project, std::move(analyser), place)) {
  state_->connection =
      project.onChange([state = state_.get()](const corpus::Changes& changes) { state->follow(changes); });
}

Index::~Index() = default;

void Index::start(std::function<void()> changed) {
  state_->changed = std::move(changed);
  state_->open(false);
}

void Index::bringUpToDate(corpus::Progress& progress) {
  constexpr auto kBetweenReports = std::chrono::milliseconds(50);
  state_->keepUp();
  while (state_->worker) {
    progress.check();
    const auto now = state_->worker->wait(kBetweenReports, state_->due.empty() ? 0 : kAhead / 2);
    const auto left = static_cast<std::int64_t>(state_->due.size());
    const auto total = static_cast<std::int64_t>(state_->planned.size()) + left;
    progress.set(total - left - now.transcripts, total);
    if (!now.busy && !now.damaged && left == 0) break;
    state_->keepUp();
  }
}

Index::Status Index::status() const {
  state_->keepUp();
  Status status;
  status.transcriptsTotal = static_cast<std::int64_t>(state_->catalogue.transcripts().size());
  if (!state_->worker) return status;
  const auto now = state_->worker->state();
  const auto left = now.transcripts + static_cast<std::int64_t>(state_->due.size());
  status.building = now.busy || left > 0;
  status.transcriptsDone = std::max<std::int64_t>(status.transcriptsTotal - left, 0);
  return status;
}

Hits Index::find(std::string_view query, const SearchOptions& options) {
  return find(parse(query), options);
}

Hits Index::find(const Node& query, const SearchOptions& options) {
  const auto found = state_->found(query, options);
  Hits hits;
  hits.complete = found && found->complete;
  if (!found) return hits;
  hits.total = found->total;
  hits.hits = state_->hitsOf(found->turns, found->sought);
  return hits;
}

Node Index::parse(std::string_view query) {
  return parseQuery(query, state_->attributeNames());
}

std::optional<Correction> Index::didYouMean(const Node& query, MatchLevel level) {
  SearchOptions one;
  one.level = level;
  one.limit = 1;
  const TextsAsked texts{[&](const Node& asked) {
                           const auto found = state_->found(asked, one);
                           return found && !found->turns.empty();
                         },
                         [&](const Node& word) { return state_->nearestWords(word, level); }};
  return correctionOf(query, texts, state_->project.language(), state_->attributeNames());
}

std::int64_t Index::turnsWith(std::string_view word, MatchLevel level) {
  Node asked;
  asked.kind = Node::Kind::Word;
  asked.text = std::string(word);
  SearchOptions all;
  all.level = level;
  all.limit = 0;
  all.order = HitOrder::Place;
  const auto found = state_->found(asked, all);
  return found ? found->total : 0;
}

TurnList Index::turns(const Node& query, const SearchOptions& options) {
  SearchOptions all = options;
  all.limit = 0;
  auto found = state_->found(query, all);
  TurnList list;
  list.complete = found && found->complete;
  list.sought = std::make_shared<const SoughtWords>(found ? std::move(found->sought) : SoughtWords());
  if (!found) return list;
  for (const CatalogueTranscript& transcript : state_->catalogue.transcripts())
    list.transcripts.push_back({transcript.guid, transcript.fingerprint});
  list.turns.reserve(found->turns.size());
  for (const FoundTurn& turn : found->turns)
    list.turns.push_back({static_cast<std::uint32_t>(turn.transcript), turn.turn, turn.score});
  return list;
}

std::vector<Hit> Index::hits(const TurnList& list, std::size_t begin, std::size_t end) {
  const auto turns = state_->stillThere(list, begin, end);
  return turns.empty() ? std::vector<Hit>() : state_->hitsOf(turns, *list.sought);
}

std::vector<Facet> Index::facets(const TurnList& list) {
  return facetsOf(state_->stillThere(list, 0, list.turns.size()), state_->catalogue);
}

Catalogue& Index::catalogue() {
  return state_->catalogue;
}

void Index::openShards(const std::filesystem::path& stub) {
  state_->shardSearcher = state_->searcherOf(stub);
  state_->shards = stub;
}

void Index::closeShards() {
  state_->shards.reset();
  state_->shardSearcher.reset();
}

std::optional<std::filesystem::path> Index::shards() const {
  return state_->shards;
}

}  // namespace search
