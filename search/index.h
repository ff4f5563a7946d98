#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/job.h"
#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "i18n/analyser.h"
#include "search/query.h"

namespace search {

using corpus::Guid;
class Catalogue;
struct SoughtWords;

// One hit: a turn, with the places of the matched words.
struct Hit {
  Guid transcript;
  std::string transcriptName;
  std::int64_t turn = 0;  // index
  i18n::Span span;        // of the turn, in the transcript's text
  std::string speaker, language;
  std::string text;               // the turn's text
  std::vector<i18n::Span> marks;  // within `text`, code points
  double score = 0;
};
struct Hits {
  std::vector<Hit> hits;  // best first
  std::int64_t total =
      0;  // of all that match (exact when limit was not reached, else an estimate no lower than hits)
  bool complete = true;  // false while the index is still being built
};

enum class HitOrder { Rank, Place };  // Place: by transcript's name, then turn
struct SearchOptions {
  MatchLevel level = MatchLevel::Forms;
  std::int64_t limit = 50;  // <= 0: all
  HitOrder order = HitOrder::Rank;
};

// Every turn that matches, without its text: what facets, exports, bulk tagging and long lists are made of.
// A value: it stays what it was when the project changes; turns of a text that is gone or another by then are
// left out by hits() and facets().
struct TurnRef {
  std::uint32_t transcript = 0;  // into TurnList::transcripts
  std::int32_t turn = 0;
  double score = 0;
};
struct TurnList {
  struct Transcript {
    Guid guid;
    std::string fingerprint;  // of its text and turns, when it was searched
  };
  std::vector<Transcript> transcripts;
  std::vector<TurnRef> turns;                 // in the order asked for
  bool complete = true;                       // false while the index is still being built
  std::shared_ptr<const SoughtWords> sought;  // what is marked in its hits
};

// Counts over all hits by what the turns are: language, speaker role, speaker, code, role of code,
// transcript, each attribute of participants.
struct FacetValue {
  std::string label;  // a name as stored; fixed values (languages, roles) by their code ("kk", "interviewer")
  std::string filter;      // what narrows the query to it, typed form: `lang:kk`
  std::int64_t count = 0;  // turns
};
struct Facet {
  std::string field;               // canonical name of the field, or the attribute's
  std::vector<FacetValue> values;  // most frequent first, then by label
};

// "Did you mean": the query with words that the texts don't have replaced by the nearest that they do.
struct Correction {
  std::string query;                                       // typed form
  std::vector<std::pair<std::string, std::string>> words;  // typed, meant
};

// The project's index in the cache folder: made, followed and thrown away by itself. It holds the words of
// the turns only; filters are answered from the project as it is now. Any damage or mismatch (project, texts,
// analyser version) means rebuilding, never an error to the person; where no index can be kept at all (no
// cache folder, no space), find() has no hits and says that it is not complete. Used from the main thread;
// builds on a worker of its own that is given values.
class Index {
 public:
  struct Place {
    std::filesystem::path cacheFolder;  // made with mode 0700; in it, a folder for each project's GUID
    static Place standard();            // the user's cache folder / suhbat
  };
  Index(corpus::Project& project, std::shared_ptr<const i18n::Analyser> analyser, const Place& place);
  ~Index();

  // Checks what is there and brings it up to date in the background. `changed` is called (on the worker
  // thread) as progress is made and when done. Reads the texts that are to be indexed before it returns.
  void start(std::function<void()> changed);
  // The same, waiting for the end (command line, tests). Throws Cancelled.
  void bringUpToDate(corpus::Progress& progress);

  struct Status {
    bool building = false;
    std::int64_t transcriptsDone = 0, transcriptsTotal = 0;
  };
  // Also takes up what the worker could not go on with by itself (an index that broke is made anew).
  Status status() const;

  // Throws QueryError. Follows edits at once: what the project says now is searched; a few texts not indexed
  // yet are waited for (some tenths of a second), many are not (Hits::complete).
  Hits find(std::string_view query, const SearchOptions& options);
  Hits find(const Node& query, const SearchOptions& options);

  // The tree of what was typed, with the project's attributes as fields. Throws QueryError.
  Node parse(std::string_view query);
  TurnList turns(const Node& query, const SearchOptions& options);  // all, whatever the limit
  // Texts and marks of [begin, end) of the list.
  std::vector<Hit> hits(const TurnList& list, std::size_t begin, std::size_t end);
  std::vector<Facet> facets(const TurnList& list);
  // Nothing when all words are in the texts, or nothing is near.
  std::optional<Correction> didYouMean(const Node& query, MatchLevel level);
  // In how many turns a word of the texts stands, in any form that `level` takes for it.
  std::int64_t turnsWith(std::string_view word, MatchLevel level);
  // As the project is now; for the functions of this room that build on the index.
  Catalogue& catalogue();

  // Searches in shards that `suhbat-cli index --shards` made of this project, by a Xapian stub database that
  // names them (folders, or machines where xapian-tcpsrv serves them); read only, what was edited since is
  // not found. Throws UsageError when it can't be read or is another project's.
  void openShards(const std::filesystem::path& stub);
  void closeShards();  // back to the index in the cache folder
  std::optional<std::filesystem::path> shards() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
