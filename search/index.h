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

// What the index needs to know of one transcript: a value, read on the main thread, indexed on a worker.
struct IndexedTurn {
  Guid guid;
  i18n::Span span;           // in the transcript's text
  std::string text;          // the words spoken
  std::string speaker;       // label, empty when none
  std::string speakerRole;
  std::string language;      // "kk", "ru", "en", "mixed", ""
  std::int64_t index = 0;
  std::vector<std::string> codes, coders;  // GUIDs of codes (ancestors included) and coders whose segments overlap it
  std::vector<std::pair<std::string, std::string>> attributes;  // of its participant: name, value
};
struct IndexedTranscript {
  Guid guid;
  std::string name;
  std::vector<IndexedTurn> turns;
};

// One hit: a turn, with the places of the matched words.
struct Hit {
  Guid transcript;
  std::string transcriptName;
  std::int64_t turn = 0;        // index
  i18n::Span span;              // of the turn, in the transcript's text
  std::string speaker, language;
  std::string text;             // the turn's text
  std::vector<i18n::Span> marks;  // within `text`, code points
  double score = 0;
};
struct Hits {
  std::vector<Hit> hits;     // best first
  std::int64_t total = 0;    // of all that match (exact when limit was not reached, else an estimate no lower than hits)
  bool complete = true;      // false while the index is still being built
};

struct SearchOptions {
  MatchLevel level = MatchLevel::Forms;
  std::int64_t limit = 50;   // <= 0: all
};

// The project's index in the cache folder: made, followed and thrown away by itself. Any damage or mismatch
// (project, revision, analyser version) means rebuilding, never an error to the person.
// Used from the main thread; builds on a worker of its own that is given values.
class Index {
 public:
  struct Place {
    std::filesystem::path cacheFolder;  // made with mode 0700
    static Place standard();            // the user's cache folder / suhbat
  };
  Index(corpus::Project& project, std::shared_ptr<const i18n::Analyser> analyser, const Place& place);
  ~Index();

  // Checks what is there and brings it up to date in the background. `changed` is called (on the worker thread)
  // as progress is made and when done.
  void start(std::function<void()> changed);
  // The same, waiting for the end (command line, tests). Throws Cancelled.
  void bringUpToDate(corpus::Progress& progress);

  struct Status {
    bool building = false;
    std::int64_t transcriptsDone = 0, transcriptsTotal = 0;
  };
  Status status() const;

  // Throws QueryError. Follows edits at once: what the project says now is searched.
  Hits find(std::string_view query, const SearchOptions& options);
  Hits find(const Node& query, const SearchOptions& options);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace search
