#pragma once
// Which codes a name or a path typed in a query means.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "coding/codebook.h"

namespace search {

// Made once for many names.
class CodesByName {
 public:
  explicit CodesByName(coding::Codebook codebook);
  // Codes with this name, or this path or end of a path, in any language, letters folded; each with all below
  // it. A name that ends in * is the beginning of a name or path. Empty when there is none.
  std::set<corpus::Guid> find(std::string_view typed) const;
  const coding::Codebook& codebook() const { return codebook_; }

 private:
  using Places = std::set<std::size_t>;  // into codebook_.all()

  coding::Codebook codebook_;
  std::map<std::string, Places, std::less<>> whole_, ends_;  // names and paths; ends of paths
};

}  // namespace search
