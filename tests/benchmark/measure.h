#pragma once
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace benchmark {

struct Cost {
  double wall = 0, cpu = 0;  // seconds; CPU of all threads of the process
};

inline Cost measured(const std::function<void()>& work) {
  const auto wall = std::chrono::steady_clock::now();
  const auto cpu = std::clock();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
          static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
}

// The time of each of many runs; percentiles by nearest rank.
class Samples {
 public:
  void add(double seconds) { seconds_.push_back(seconds); }
  double first() const { return seconds_.empty() ? 0 : seconds_.front(); }
  double percentile(double share) const {
    auto sorted = seconds_;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty()) return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5);
    return sorted[at];
  }

 private:
  std::vector<double> seconds_;
};

enum class Bar { AtMost, AtLeast };

// One line of the report: what, the figure, its unit, the bar it is held against.
inline void report(const std::string& what, double figure, const char* unit, double bar = 0,
                   Bar kind = Bar::AtMost) {
  std::printf("%-66s %10.2f %-5s", what.c_str(), figure, unit);
  const bool reached = kind == Bar::AtMost ? figure <= bar : figure >= bar;
  if (bar > 0) std::printf("  bar %g%s", bar, reached ? "" : "  MISSED");
  std::printf("\n");
  std::fflush(stdout);
}

// Bytes of memory that the process had at most; 0 where the system doesn't tell.
inline double peakMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024;
  }
  return 0;
}

}  // namespace benchmark
