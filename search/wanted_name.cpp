#include "search/wanted_name.h"

#include "search/fields.h"

namespace search {

WantedName::WantedName(std::string_view typed) {
  beginning_ = typed.size() > 1 && typed.back() == '*';
  if (beginning_) typed.remove_suffix(1);
  folded_ = foldedName(typed);
}

bool WantedName::fits(std::string_view name) const {
  const std::string folded = foldedName(name);
  return beginning_ ? folded.starts_with(folded_) : folded == folded_;
}

}  // namespace search
