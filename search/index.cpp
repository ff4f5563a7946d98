#include "search/index.h"

#include <xapian.h>

#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "search/catalogue.h"
#include "search/facets.h"
#include "search/index_store.h"
#include "search/index_worker.h"
#include "search/marks.h"
#include "search/platform.h"
#include "search/searcher.h"

namespace search {
namespace {

// Text that find() waits for: an interview of an hour, indexed within some tenths of a second. By size and
// not by time, so that a search answers the same on a slow machine.
constexpr std::int64_t kWorthWaitingFor = 200'000;  // bytes
constexpr int kMostRebuilds = 3;                    // in a row, before it is given up

}  // namespace

struct Index::State {
  State(corpus::Project& of, std::shared_ptr<const i18n::Analyser> with, Place where)
      : project(of), analyser(std::move(with)), place(std::move(where)), catalogue(of) {}

  // Opens what is in the cache, or makes it anew, and hands over what differs from the project.
  void open(bool anew) {
    searcher.reset();
    worker.reset();  // before its files are thrown away
    planned.clear();
    opened = true;
    try {
      const IndexIdentity identity{project.guid(), analyser->version()};
      auto store = anew ? IndexStore::openAnew(place.cacheFolder, identity)
                        : IndexStore::open(place.cacheFolder, identity);
      for (const auto& [guid, entry] : store->entries()) planned.emplace(guid, entry.fingerprint);
      database = store->databaseFolder();
      worker = std::make_unique<IndexWorker>(
          std::move(store), analyser, changed ? changed : [] {});
    } catch (const Xapian::Error&) {
      return;
    } catch (const std::filesystem::filesystem_error&) {
      return;
    }
    plan();
  }

  // Hands the worker what differs between the project now and the index as it will be.
  void plan() {
    if (!worker) return;
    const auto& transcripts = catalogue.transcripts();
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
      if (known != planned.end() && known->second == transcript.fingerprint) continue;
      IndexedTranscript value{transcript.guid, transcript.fingerprint, catalogue.text(transcript.guid), {}};
      value.turns.reserve(transcript.turns.size());
      for (const CatalogueTurn& turn : transcript.turns) value.turns.push_back(turn.span);
      worker->add(std::move(value));
      planned[transcript.guid] = transcript.fingerprint;
    }
    planDue = false;
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
    while (worker) {
      auto now = worker->state();
      if (now.busy && now.waiting <= kWorthWaitingFor) now = worker->wait();
      if (!now.damaged) return;
      keepUp();
    }
  }

  Found search(const Node& query, const SearchOptions& options) {
    const std::uint64_t commits = worker->state().commits;
    if (!searcher) {
      searcher = std::make_unique<Searcher>(database, *analyser);
    } else if (commits != seen) {
      searcher->reopen();
    }
    seen = commits;
    for (int attempt = 0;; ++attempt) {
      try {
        return searcher->find(query, options, catalogue);
      } catch (const Xapian::DatabaseModifiedError&) {
        // Two commits came while it was read; not a sign of damage.
        if (attempt == 5) throw;
        searcher->reopen();
      }
    }
  }

  // What matches, with the index as it is now; nothing where there is none.
  std::optional<Found> found(const Node& query, const SearchOptions& options) {
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

  std::vector<Hit> hitsOf(const std::vector<FoundTurn>& turns, const SoughtWords& sought) {
    std::vector<Hit> hits(turns.size());
    const auto& transcripts = catalogue.transcripts();
    Marker marker(*analyser, sought);
    std::map<std::size_t, std::vector<std::size_t>> byTranscript;  // each text is read once
    for (std::size_t i = 0; i < turns.size(); ++i) byTranscript[turns[i].transcript].push_back(i);
    for (const auto& [at, places] : byTranscript) {
      const CatalogueTranscript& transcript = transcripts[at];
      const std::string text = catalogue.text(transcript.guid);
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
        hit.text = catalogue.wordsOf(at, turns[i].turn, text);
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
  std::map<Guid, std::string> planned;  // fingerprints, as they will be when the worker is done
  bool opened = false, planDue = false;
  int rebuilds = 0;
  std::filesystem::path database;
  std::unique_ptr<IndexWorker> worker;  // none when no index can be kept
  std::unique_ptr<Searcher> searcher;
  std::uint64_t seen = 0;  // commit that the searcher sees
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
    const auto now = state_->worker->wait(kBetweenReports);
    const auto total = static_cast<std::int64_t>(state_->planned.size());
    progress.set(total - now.transcripts, total);
    if (now.damaged) {
      state_->keepUp();
    } else if (!now.busy) {
      break;
    }
  }
}

Index::Status Index::status() const {
  state_->keepUp();
  Status status;
  status.transcriptsTotal = static_cast<std::int64_t>(state_->catalogue.transcripts().size());
  if (!state_->worker) return status;
  const auto now = state_->worker->state();
  status.building = now.busy;
  status.transcriptsDone = std::max<std::int64_t>(status.transcriptsTotal - now.transcripts, 0);
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
  std::vector<std::string> attributes;
  for (const corpus::Attribute& attribute : state_->catalogue.attributes())
    attributes.push_back(attribute.name);
  return parseQuery(query, attributes);
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

}  // namespace search
