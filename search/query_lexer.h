#pragma once
// The words and signs of a typed query. Private to the query parser.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/query_signs.h"

namespace search {

struct QueryToken {
  enum class Kind { Open, Close, Sign, Operand, End };
  Kind kind = Kind::End;
  i18n::Span source;            // code points of what was typed
  Node operand;                 // Operand: a Word, Phrase, Filter or All
  Sign sign = Sign::And;        // Sign
  std::optional<int> distance;  // Sign: behind the slash
};

// Ends with one End token. Throws QueryError. Linear in the length of what was typed.
std::vector<QueryToken> lexQuery(std::string_view typed, const std::vector<std::string>& attributeNames);

// A filter of a code, a group of codes, or codes of a role or place: what relations stand between.
bool isCodeFilter(const Node& node);

}  // namespace search
