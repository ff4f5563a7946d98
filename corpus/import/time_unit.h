#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace corpus::import {

// A number that stands for a time, and how much is said from it on.
struct TimedNumber {
  double start = 0;
  std::optional<double> end;
  std::size_t letters = 0;  // code points or bytes: the order of magnitude is asked for
};

// What one unit of the numbers is in milliseconds: 1, 1000 (seconds) or 86,400,000 (a workbook's days), by
// the rate of speech each would mean. People speak some 5 to 25 letters a second, and the three lie a factor
// of 1000 and more apart.
double millisecondsPerUnit(const std::vector<TimedNumber>& numbers);

// Nothing for what is no time: negative, not finite, beyond 1000 hours.
std::optional<std::int64_t> milliseconds(double number, double perUnit);

}  // namespace corpus::import
