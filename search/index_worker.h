#pragma once
// The thread that writes the index. It is given values and never sees the project.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "i18n/analyser.h"
#include "search/index_store.h"

namespace search {

class IndexWorker {
 public:
  // `changed` is called on the worker's thread, with no lock held.
  IndexWorker(std::unique_ptr<IndexStore> store, std::shared_ptr<const i18n::Analyser> analyser,
              std::function<void()> changed);
  // Stops within a turn; what was not committed yet is indexed the next time.
  ~IndexWorker();

  void add(IndexedTranscript transcript);
  void remove(const Guid& transcript);

  struct State {
    bool busy = false;             // something is waiting, or done and not committed
    bool damaged = false;          // the index can't be used any more; the thread has ended
    std::int64_t waiting = 0;      // bytes of text not yet committed
    std::int64_t transcripts = 0;  // to be indexed still
    std::uint64_t commits = 0;
  };
  State state() const;
  // Returns when there is nothing left to do, the index is damaged or the time is over.
  State wait(std::chrono::milliseconds atMost) const;
  State wait() const;

 private:
  struct Task {
    bool removal = false;
    IndexedTranscript transcript;
  };
  void run();
  void work();

  std::unique_ptr<IndexStore> store_;
  std::shared_ptr<const i18n::Analyser> analyser_;
  std::function<void()> changed_;
  mutable std::mutex mutex_;
  mutable std::condition_variable news_;
  std::deque<Task> tasks_;
  State state_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;  // last: starts when everything above is there
};

}  // namespace search
