#include "search/index_worker.h"

#include <exception>
#include <utility>

#include "search/indexer.h"

namespace search {
namespace {

// Turns between two commits: the first come soon, so that something can be found; then fewer, since each
// commit rewrites the lists of frequent words.
constexpr std::int64_t kFirstTurns = 1'000;
constexpr std::int64_t kTurns = 10'000;

}  // namespace

IndexWorker::IndexWorker(std::unique_ptr<IndexStore> store, std::shared_ptr<const i18n::Analyser> analyser,
                         std::function<void()> changed)
    : store_(std::move(store)),
      analyser_(std::move(analyser)),
      changed_(std::move(changed)),
      thread_([this] { run(); }) {}

IndexWorker::~IndexWorker() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  news_.notify_all();
  thread_.join();
}

void IndexWorker::add(IndexedTranscript transcript) {
  {
    const std::lock_guard lock(mutex_);
    state_.busy = true;
    state_.waiting += static_cast<std::int64_t>(transcript.text.size());
    ++state_.transcripts;
    tasks_.push_back({false, std::move(transcript)});
  }
  news_.notify_all();
}

void IndexWorker::remove(const Guid& transcript) {
  {
    const std::lock_guard lock(mutex_);
    state_.busy = true;
    tasks_.push_back({true, {transcript, {}, {}, {}}});
  }
  news_.notify_all();
}

IndexWorker::State IndexWorker::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

IndexWorker::State IndexWorker::wait(std::chrono::milliseconds atMost) const {
  std::unique_lock lock(mutex_);
  news_.wait_for(lock, atMost, [&] { return !state_.busy || state_.damaged; });
  return state_;
}

IndexWorker::State IndexWorker::wait() const {
  std::unique_lock lock(mutex_);
  news_.wait(lock, [&] { return !state_.busy || state_.damaged; });
  return state_;
}

void IndexWorker::run() {
  try {
    work();
  } catch (...) {
    // Xapian's errors, a full disk, a folder that went away: all mean the same, a new index.
    {
      const std::lock_guard lock(mutex_);
      state_.damaged = true;
      tasks_.clear();
    }
    news_.notify_all();
    changed_();
  }
}

void IndexWorker::work() {
  Indexer indexer(*analyser_);
  std::int64_t turns = 0, bytes = 0;  // since the last commit
  std::int64_t due = store_->entries().empty() ? kFirstTurns : kTurns;
  while (true) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      news_.wait(lock, [&] { return stop_ || !tasks_.empty(); });
      if (stop_) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    if (task.removal) {
      store_->remove(task.transcript.guid);
    } else if (!indexer.index(*store_, task.transcript, stop_)) {
      return;
    }
    turns += static_cast<std::int64_t>(task.transcript.turns.size());
    bytes += static_cast<std::int64_t>(task.transcript.text.size());
    bool last = false;
    {
      const std::lock_guard lock(mutex_);
      if (!task.removal) --state_.transcripts;
      last = tasks_.empty();
    }
    if (last || turns >= due) {
      store_->commit();
      const std::lock_guard lock(mutex_);
      ++state_.commits;
      state_.waiting -= bytes;
      // More may have come while it was committed.
      state_.busy = !tasks_.empty();
      turns = bytes = 0;
      due = kTurns;
    }
    news_.notify_all();
    changed_();
  }
}

}  // namespace search
