#pragma once
// The threads that write the index. They are given values and never see the project.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "i18n/analyser.h"
#include "search/index_store.h"
#include "search/indexer.h"

namespace search {

// Several threads make parts, each of its own transcripts; one puts them into the index in the order in which
// the transcripts came, and merges parts.
class IndexWorker {
 public:
  // `changed` is called on a thread of the worker's, with no lock held.
  IndexWorker(std::unique_ptr<IndexStore> store, std::shared_ptr<const i18n::Analyser> analyser,
              std::function<void()> changed);
  // Stops within a turn or, while parts are merged, within a table of theirs; what is not in the index yet is
  // indexed the next time.
  ~IndexWorker();

  void add(IndexedTranscript transcript);
  void remove(const Guid& transcript);

  struct State {
    bool busy = false;             // something is waiting, or being written or merged
    bool longMerge = false;        // nothing new will be in the index for a while
    bool damaged = false;          // the index can't be used any more; the threads have ended
    std::int64_t waiting = 0;      // bytes of text not in the index yet
    std::int64_t queued = 0;       // bytes of those that no thread has taken yet
    std::int64_t transcripts = 0;  // not in the index yet
    std::uint64_t commits = 0;     // grows with contents()
  };
  State state() const;
  // What can be searched now, and where a part of it stands.
  std::shared_ptr<const IndexContents> contents() const;
  const std::filesystem::path& folder() const { return store_->folder(); }
  std::filesystem::path partFolder(std::uint32_t number) const { return store_->partFolder(number); }
  // Returns when everything that was added is in the index, or that would take long, or it is damaged.
  State waitForTexts() const;
  // Returns when all is done, the index is damaged or the time is over; or when less than `queued` bytes of
  // text are left to be taken.
  State wait(std::chrono::milliseconds atMost, std::int64_t queued = 0) const;

 private:
  struct Task {
    bool removal = false;
    IndexedTranscript transcript;
  };
  struct Batch {  // in the order of the tasks
    std::vector<IndexedTranscript> transcripts;
    std::vector<std::uint32_t> first;
    std::vector<Guid> removed;  // transcripts to be taken out, those above among them
    std::uint32_t part = 0;
    std::int64_t bytes = 0, added = 0;
    BuiltPart built;
  };
  using Ordered = std::map<std::uint64_t, Batch>;

  void guarded(const std::function<void()>& work);
  void build();
  void publish();
  Batch nextBatch();  // with the lock held
  void take(IndexContents& contents, Batch& batch);
  void addNewForms(IndexContents& contents, const std::vector<Batch>& batches);
  bool hasForms(const WordTerms& word) const;
  bool mergeSome(bool idle);
  void merge(std::size_t begin, std::size_t end);

  struct Words;  // what the index held when it was opened
  std::unique_ptr<IndexStore> store_;
  std::shared_ptr<const i18n::Analyser> analyser_;
  std::function<void()> changed_;
  std::unique_ptr<Words> words_;
  std::unordered_set<std::string> withForms_;  // words whose forms were written by this worker
  mutable std::mutex mutex_;
  mutable std::condition_variable news_;
  std::deque<Task> tasks_;
  std::uint64_t given_ = 0, taken_ = 0;  // batches, by number: to builders, into the index
  Ordered built_;
  State state_;
  std::shared_ptr<const IndexContents> contents_;
  std::atomic<bool> stop_ = false;
  std::vector<std::thread> threads_;  // last: they start when everything above is there
};

}  // namespace search
