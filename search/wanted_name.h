#pragma once
// A value of a filter as typed, compared with names. Private to the filters.
#include <string>
#include <string_view>

namespace search {

// One that ends in * is the beginning of a name.
class WantedName {
 public:
  explicit WantedName(std::string_view typed);
  bool fits(std::string_view name) const;
  bool isBeginning() const { return beginning_; }

 private:
  std::string folded_;
  bool beginning_ = false;
};

}  // namespace search
