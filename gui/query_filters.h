#pragma once
#include <functional>
#include <string>
#include <vector>

#include "search/query.h"

namespace gui {

// Filters that must hold for the whole of a query, put into what is typed and taken out of it again, the rest
// of it left as it was typed.
class QueryFilters {
 public:
  using Parse = std::function<search::Node(const std::string&)>;  // may throw QueryError
  explicit QueryFilters(Parse parse) : parse_(std::move(parse)) {}

  // Whether `filter` (in its typed form) stands there.
  bool holds(const std::string& query, const std::string& filter) const;
  std::string with(const std::string& query, const std::string& filter) const;
  std::string without(const std::string& query, const std::string& filter) const;
  // The filters that stand there.
  std::vector<search::Node> filters(const search::Node& query) const;
  static bool same(const search::Node& a, const search::Node& b);

 private:
  Parse parse_;
};

}  // namespace gui
