#include "corpus/job.h"

#include <utility>

namespace corpus {

void Progress::set(std::int64_t done, std::int64_t total, std::string what) {
  const std::lock_guard lock(mutex_);
  state_ = {done, total, std::move(what)};
}

Progress::State Progress::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void Progress::check() const {
  if (cancelled_) throw i18n::Cancelled();
}

}  // namespace corpus
