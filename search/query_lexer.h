#pragma once
// The words and signs of a typed query. Private to the query parser.
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"

namespace search {

struct QueryToken {
  enum class Kind { Open, Close, And, Or, Not, Near, Operand, End };
  Kind kind = Kind::End;
  i18n::Span source;  // code points of what was typed
  Node operand;       // Operand: a Word, Phrase, Filter or All
  int distance = 0;   // Near
};

// Ends with one End token. Throws QueryError. Linear in the length of what was typed.
std::vector<QueryToken> lexQuery(std::string_view typed, const std::vector<std::string>& attributeNames);

}  // namespace search
