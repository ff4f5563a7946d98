#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>

#include "corpus/environment.h"

namespace support {

// 2025-03-01 12:00:00 UTC.
constexpr std::int64_t kNow = 1740830400000;

// Time stands still at kNow; GUIDs count 00000000-0000-4000-8000-000000000001, …2, … from `first`.
inline corpus::Environment fixedEnvironment(std::uint64_t first = 1) {
  corpus::Environment environment;
  environment.now = [] { return kNow; };
  environment.newGuid = [next = std::make_shared<std::uint64_t>(first)] {
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012llx",
                  static_cast<unsigned long long>((*next)++ & 0xffffffffffffu));
    return *corpus::Guid::parse(text);
  };
  return environment;
}

}  // namespace support
