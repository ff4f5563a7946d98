#pragma once
// What filters say of values that are none. Private to the filters.
#include <optional>

#include "search/query.h"

namespace search {

[[noreturn]] void refuseValue(const Node& filter);

template <typename Value>
Value valueOr(const std::optional<Value>& value, const Node& filter) {
  if (!value) refuseValue(filter);
  return *value;
}

}  // namespace search
