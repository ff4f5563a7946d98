#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "search/index.h"

namespace gui {

// Every hit of a search, however many: which turns they are is known at once, their texts are read as they
// are asked for, some pages of them kept. No wx.
class FoundHits {
 public:
  void show(search::Index* index, search::TurnList list);
  std::size_t size() const { return list_.turns.size(); }
  bool empty() const { return list_.turns.empty(); }
  const search::TurnList& list() const { return list_; }

  // What a hit is, whatever row it stands in.
  using Turn = std::pair<corpus::Guid, std::int64_t>;
  Turn turn(std::size_t n) const;
  // Its text and marks; nullptr when the turn is gone since. Valid until the next call.
  const search::Hit* at(std::size_t n) const;

 private:
  using Page = std::vector<std::optional<search::Hit>>;
  const Page& page(std::size_t number) const;

  search::Index* index_ = nullptr;
  search::TurnList list_;
  mutable std::map<std::size_t, Page> pages_;
};

}  // namespace gui
