#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>

namespace i18n {

// A passage of a text: Unicode code point offsets, half-open [begin, end). The only unit of position that
// is stored, passed between rooms or exported.
struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  std::int64_t length() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(std::int64_t position) const { return begin <= position && position < end; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  Span intersection(const Span& other) const {
    return {std::max(begin, other.begin), std::max(std::max(begin, other.begin), std::min(end, other.end))};
  }
  auto operator<=>(const Span&) const = default;
};

}  // namespace i18n
