#include "corpus/import/time_unit.h"

#include <cmath>

namespace corpus::import {

double millisecondsPerUnit(const std::vector<TimedNumber>& numbers) {
  constexpr double kLettersPerSecond = 12;
  double duration = 0, letters = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto& number = numbers[i];
    const auto end = number.end ? *number.end : i + 1 < numbers.size() ? numbers[i + 1].start : number.start;
    if (!(end > number.start) || !std::isfinite(end - number.start)) continue;
    duration += end - number.start;
    letters += static_cast<double>(number.letters);
  }
  if (!(duration > 0) || !(letters > 0)) return 1000;
  const double expectedMs = letters / kLettersPerSecond * 1000;
  double best = 1000, bestDistance = HUGE_VAL;
  for (const double unit : {1000.0, 1.0, 86'400'000.0}) {
    const double distance = std::abs(std::log(duration * unit / expectedMs));
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = unit;
  }
  return best;
}

std::optional<std::int64_t> milliseconds(double number, double perUnit) {
  constexpr double kMost = 3'600'000.0 * 1000;
  const double ms = number * perUnit;
  if (!std::isfinite(ms) || ms < 0 || ms > kMost) return std::nullopt;
  return std::llround(ms);
}

}  // namespace corpus::import
