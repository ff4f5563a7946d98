#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "i18n/error.h"

namespace corpus {

// Shared between a job on a worker thread and whoever shows its progress. Thread-safe.
class Progress {
 public:
  struct State {
    std::int64_t done = 0, total = 0;  // total 0: unknown
    std::string what;                  // e.g. a file name
  };
  void set(std::int64_t done, std::int64_t total, std::string what = {});
  State state() const;
  void cancel() { cancelled_ = true; }
  bool cancelled() const { return cancelled_; }
  // Throws Cancelled when the person has stopped the job. Jobs call it often.
  void check() const;

 private:
  mutable std::mutex mutex_;
  State state_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace corpus
