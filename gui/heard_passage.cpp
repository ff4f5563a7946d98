#include "gui/heard_passage.h"

#include <algorithm>

namespace gui {
namespace {

constexpr std::int64_t kBreathMs = 2000;  // a silence so short leaves the last words marked
constexpr std::int64_t kOpen = -1;

}  // namespace

HeardPassage::HeardPassage(const std::vector<corpus::Turn>& turns, const std::vector<corpus::Cue>& cues) {
  std::vector<const corpus::Cue*> order;
  for (const auto& cue : cues) order.push_back(&cue);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
  auto next = order.begin();
  for (const auto& turn : turns) {
    std::vector<const corpus::Cue*> inside;
    // A stamp at the very end of the words says when they ended: it stays with this turn.
    while (next != order.end() && (*next)->span.begin <= turn.span.end) inside.push_back(*next++);
    addTurn(turn, inside);
  }
  std::stable_sort(passages_.begin(), passages_.end(),
                   [](const Passage& a, const Passage& b) { return a.startMs < b.startMs; });
  std::int64_t last = kOpen;
  for (auto& passage : passages_) last = passage.lastEndMs = std::max(last, passage.endMs);
}

void HeardPassage::addTurn(const corpus::Turn& turn, const std::vector<const corpus::Cue*>& inside) {
  struct Point {
    std::int64_t position, startMs;
  };
  std::vector<Point> points;
  bool subtitled = false;
  for (const auto* cue : inside) {
    if (cue->span.empty()) {
      points.push_back({std::max(cue->span.begin, turn.span.begin), cue->startMs});
    } else {
      passages_.push_back({cue->span, cue->startMs, cue->endMs.value_or(kOpen)});
      subtitled = true;
    }
  }
  if (!subtitled && turn.startMs && (points.empty() || points.front().position > turn.span.begin))
    points.insert(points.begin(), {turn.span.begin, *turn.startMs});
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool last = i + 1 == points.size();
    const std::int64_t end = last ? turn.span.end : points[i + 1].position;
    // After a turn's last stamp only the turn's own end is known, and it may be older than the stamp.
    std::int64_t endMs = last ? turn.endMs.value_or(kOpen) : kOpen;
    if (endMs <= points[i].startMs) endMs = kOpen;
    if (end > points[i].position)
      passages_.push_back({{points[i].position, end}, points[i].startMs, endMs});
    else if (last && !passages_.empty() && i > 0 && passages_.back().endMs == kOpen)
      passages_.back().endMs = points[i].startMs;
  }
}

std::optional<i18n::Span> HeardPassage::at(std::int64_t ms) const {
  const auto after = std::upper_bound(passages_.begin(), passages_.end(), ms,
                                      [](std::int64_t time, const Passage& p) { return time < p.startMs; });
  if (after == passages_.begin()) return std::nullopt;
  const auto last = std::prev(after);
  if (last->endMs == kOpen || ms < last->endMs) return last->span;
  // One that began earlier may still go on: two speak at once.
  for (auto it = last; it->lastEndMs > ms; --it) {
    if (it->endMs > ms) return it->span;
    if (it == passages_.begin()) break;
  }
  if (ms < last->endMs + kBreathMs) return last->span;
  return std::nullopt;
}

}  // namespace gui
