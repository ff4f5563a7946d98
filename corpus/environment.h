#pragma once
#include <cstdint>
#include <functional>

#include "corpus/guid.h"

namespace corpus {

// What a project needs from the world, injected so that tests are exact.
struct Environment {
  std::function<std::int64_t()> now;  // milliseconds since 1970-01-01 UTC
  std::function<Guid()> newGuid;

  static Environment system();  // the real clock; GUIDs from the system's random source
};

}  // namespace corpus
