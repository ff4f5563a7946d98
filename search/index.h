#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "corpus/job.h"
#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "i18n/analyser.h"
#include "search/query.h"

namespace search {

using corpus::Guid;

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

struct SearchOptions {
  MatchLevel level = MatchLevel::Forms;
  std::int64_t limit = 50;  // <= 0: all
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

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
