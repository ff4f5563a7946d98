// Which turns of two transcripts say the same; see translations.h.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "corpus/translations.h"

namespace corpus {
namespace {

// How many turns of either side say the same, and how often that is so (Gale and Church 1993, table 5; what a
// translator does with sentences holds for turns the more).
struct Pairing {
  std::size_t original, translated;
  double share;
};
constexpr std::array<Pairing, 6> kPairings = {
    {{1, 1, 0.89}, {1, 0, 0.0099}, {0, 1, 0.0099}, {2, 1, 0.089}, {1, 2, 0.089}, {2, 2, 0.011}}};
constexpr double kVariance = 6.8;  // of a translation's length, per character (ibid.)
// Turns are left out whole, however long they are; there the paper's cost of the length would forbid it.
constexpr double kLeftOut = 3;
constexpr double kOtherRole = 6;            // cost of pairing a question with an answer
constexpr double kPerSecondApart = 1. / 5;  // cost of being heard at other times
constexpr double kFarApart = 8;             // at most
constexpr std::size_t kBand = 400;          // turns to either side of the diagonal that are looked at
// In transcripts of more than 12,000 turns the band is narrower: the table must fit into the memory.
constexpr std::size_t kMostCells = 10'000'000;

// -log of the chance that lengths differ as much as these (two-sided, normal).
double lengthCost(double original, double translated, double ratio) {
  const double expected = std::max(1.0, (original + translated / ratio) / 2);
  const double delta = std::abs(translated - original * ratio) / std::sqrt(expected * kVariance);
  return -std::log(std::max(1e-30, std::erfc(delta / std::sqrt(2.0))));
}

double otherCost(const TurnShape& original, const TurnShape& translated) {
  double cost = 0;
  if (original.role != SpeakerRole::Unknown && translated.role != SpeakerRole::Unknown &&
      original.role != translated.role)
    cost += kOtherRole;
  if (original.startMs && translated.startMs)
    cost += std::min(kFarApart, std::abs(static_cast<double>(*original.startMs - *translated.startMs)) /
                                    1000 * kPerSecondApart);
  return cost;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// `ratio`: of a translation's length to its original's.
Pairs alignedBy(const std::vector<TurnShape>& original, const std::vector<TurnShape>& translation,
                double ratio) {
  const std::size_t rows = original.size(), columns = translation.size();
  if (rows == 0 || columns == 0) return {};
  // Row i of the table holds the columns from `first(i)` on.
  const std::size_t band = std::clamp<std::size_t>(kMostCells / rows / 2, 2, kBand);
  const std::size_t width = std::min(columns + 1, 2 * band + 1);
  const auto first = [&](std::size_t row) {
    const std::size_t middle = row * columns / rows;
    return std::min(middle > band ? middle - band : 0, columns + 1 - width);
  };
  constexpr double kNever = std::numeric_limits<double>::infinity();
  std::vector<double> costs((rows + 1) * width, kNever);
  std::vector<std::uint8_t> steps((rows + 1) * width, 0);
  const auto at = [&](std::size_t row, std::size_t column) -> std::optional<std::size_t> {
    if (column < first(row) || column >= first(row) + width) return std::nullopt;
    return row * width + column - first(row);
  };

  costs[*at(0, 0)] = 0;
  for (std::size_t i = 0; i <= rows; ++i) {
    for (std::size_t j = first(i); j < first(i) + width && j <= columns; ++j) {
      const std::size_t here = *at(i, j);
      for (std::size_t p = 0; p < kPairings.size(); ++p) {
        const Pairing& pairing = kPairings[p];
        if (pairing.original > i || pairing.translated > j) continue;
        const auto before = at(i - pairing.original, j - pairing.translated);
        if (!before || costs[*before] == kNever) continue;
        double lengthBefore = 0, lengthAfter = 0, other = 0;
        for (std::size_t a = 1; a <= pairing.original; ++a)
          lengthBefore += static_cast<double>(original[i - a].length);
        for (std::size_t b = 1; b <= pairing.translated; ++b)
          lengthAfter += static_cast<double>(translation[j - b].length);
        for (std::size_t a = 1; a <= pairing.original; ++a)
          for (std::size_t b = 1; b <= pairing.translated; ++b)
            other += otherCost(original[i - a], translation[j - b]);
        const bool leftOut = pairing.original == 0 || pairing.translated == 0;
        const double cost = costs[*before] - std::log(pairing.share) + other +
                            (leftOut ? kLeftOut : lengthCost(lengthBefore, lengthAfter, ratio));
        if (cost < costs[here]) {
          costs[here] = cost;
          steps[here] = static_cast<std::uint8_t>(p);
        }
      }
    }
  }

  Pairs pairs;
  std::size_t i = rows, j = columns;
  while (i > 0 || j > 0) {
    const auto here = at(i, j);
    if (!here || costs[*here] == kNever) return {};  // only where the two are beyond any likeness
    const Pairing& pairing = kPairings[steps[*here]];
    for (std::size_t a = 1; a <= pairing.original; ++a)
      for (std::size_t b = 1; b <= pairing.translated; ++b) pairs.emplace_back(i - a, j - b);
    i -= pairing.original;
    j -= pairing.translated;
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// Of the turns that have just one partner; what was left out must not count.
double ratioOf(const std::vector<TurnShape>& original, const std::vector<TurnShape>& translation,
               const Pairs& pairs) {
  std::vector<int> partners(original.size()), partnersOfTranslated(translation.size());
  for (const auto& [o, t] : pairs) ++partners[o], ++partnersOfTranslated[t];
  double before = 0, after = 0;
  for (const auto& [o, t] : pairs)
    if (partners[o] == 1 && partnersOfTranslated[t] == 1) {
      before += static_cast<double>(original[o].length);
      after += static_cast<double>(translation[t].length);
    }
  return before > 0 && after > 0 ? std::clamp(after / before, 0.5, 2.0) : 1;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> aligned(const std::vector<TurnShape>& original,
                                                         const std::vector<TurnShape>& translation) {
  const auto first = alignedBy(original, translation, 1);
  return alignedBy(original, translation, ratioOf(original, translation, first));
}

}  // namespace corpus
