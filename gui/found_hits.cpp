#include "gui/found_hits.h"

#include <algorithm>

namespace gui {
namespace {

// A screen holds some ten hits; the worst that a page costs is as many transcripts read.
constexpr std::size_t kPage = 12;
constexpr std::size_t kKept = 60;  // pages

}  // namespace

void FoundHits::show(search::Index* index, search::TurnList list) {
  index_ = index;
  list_ = std::move(list);
  pages_.clear();
}

FoundHits::Turn FoundHits::turn(std::size_t n) const {
  const auto& ref = list_.turns[n];
  return {list_.transcripts[ref.transcript].guid, ref.turn};
}

const FoundHits::Page& FoundHits::page(std::size_t number) const {
  if (const auto kept = pages_.find(number); kept != pages_.end()) return kept->second;
  if (pages_.size() >= kKept) {
    // The one that is furthest from where the person looks.
    const auto distance = [&](std::size_t other) { return other > number ? other - number : number - other; };
    const auto first = pages_.begin(), last = std::prev(pages_.end());
    pages_.erase(distance(first->first) > distance(last->first) ? first : last);
  }
  const std::size_t begin = number * kPage, end = std::min(size(), begin + kPage);
  // First: a page that can't be read must not be tried at every painting.
  Page& made = pages_.emplace(number, Page(end - begin)).first->second;
  if (!index_) return made;
  auto hits = index_->hits(list_, begin, end);
  auto next = hits.begin();
  for (std::size_t n = begin; n < end && next != hits.end(); ++n) {
    if (turn(n) != Turn{next->transcript, next->turn}) continue;
    made[n - begin] = std::move(*next++);
  }
  return made;
}

const search::Hit* FoundHits::at(std::size_t n) const {
  if (n >= size()) return nullptr;
  const auto& hit = page(n / kPage)[n % kPage];
  return hit ? &*hit : nullptr;
}

}  // namespace gui
