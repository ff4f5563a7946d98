#include "search/ranking.h"

#include <algorithm>
#include <cmath>

namespace search {
namespace {

bool tied(double a, double b) {
  constexpr double kNear = 1e-9;
  return std::abs(a - b) <= kNear * std::max({1.0, std::abs(a), std::abs(b)});
}

}  // namespace

void sortTogether(std::vector<Ranked>& hits) {
  std::sort(hits.begin(), hits.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.rank < b.rank;
  });
  for (auto begin = hits.begin(); begin != hits.end();) {
    auto end = begin + 1;
    bool same = true;
    for (; end != hits.end() && tied(begin->score, end->score); ++end)
      same = same && end->score == begin->score;
    if (!same) std::sort(begin, end, [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    begin = end;
  }
}

bool settled(const std::vector<Ranked>& hits, std::size_t limit) {
  if (limit == 0 || hits.size() <= limit) return true;
  const double last = hits[limit - 1].score;
  if (!tied(last, hits.back().score)) return true;
  // All alike: Xapian has broken the tie itself.
  return hits.back().score == last &&
         std::all_of(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(limit),
                     [&](const Ranked& hit) { return hit.score == last || !tied(hit.score, last); });
}

}  // namespace search
