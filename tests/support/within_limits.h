#pragma once
// What a file from outside may cost: 5 s. Counted in processor time, so that a busy machine doesn't fail a
// test; on the clock only what would be a hang.
#include <chrono>
#include <ctime>

#include "tests/support/catch.h"

namespace support {

class WithinLimits {
 public:
  void check() const {
#if defined(__SANITIZE_ADDRESS__)
    constexpr double kSlower = 6;  // by the sanitizers
#else
    constexpr double kSlower = 1;
#endif
    const double processor = static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC;
    CHECK(processor < 5 * kSlower);
    CHECK(std::chrono::steady_clock::now() - clock_ < std::chrono::seconds(60));
  }

 private:
  std::clock_t processor_ = std::clock();
  std::chrono::steady_clock::time_point clock_ = std::chrono::steady_clock::now();
};

}  // namespace support
