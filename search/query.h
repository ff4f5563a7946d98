#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/analyser.h"
#include "i18n/error.h"
#include "i18n/span.h"

namespace search {

using i18n::MatchLevel;

// A query as a tree. Typed form: words, "phrases", AND OR NOT (also И ИЛИ НЕ, ЖӘНЕ НЕМЕСЕ ЕМЕС), parentheses,
// a NEAR/5 b, trailing wildcard прав*, =exact, -not, and filters field:value (lang, speaker, code, coder,
// transcript, coded, role, place, an attribute's name; quotes for values with spaces; names of fields in kk,
// ru and en). Words side by side: AND. A word with a hyphen is the phrase of its parts.
struct Node {
  enum class Kind { Word, Phrase, Near, And, Or, Not, Filter, All };
  Kind kind = Kind::All;
  std::string text;            // Word: as typed; Filter: the value
  std::string field;           // Filter: canonical name, or an attribute's
  bool wildcard = false;       // Word: text is a prefix
  bool exact = false;          // Word: no word forms
  int distance = 0;            // Near: words between at most
  i18n::Span source;           // place in what was typed, code points
  std::vector<Node> children;  // Not has one
};

// A mistake in a query, with its place in what was typed (code points).
class QueryError : public i18n::UsageError {
 public:
  QueryError(i18n::Message message, i18n::Span where) : UsageError(std::move(message)), where_(where) {}
  i18n::Span where() const { return where_; }

 private:
  i18n::Span where_;
};

// `attributeNames`: participant attributes that may be used as fields. AND binds tighter than OR. A query
// without a word is an And without children, which finds nothing; * alone is All. Throws QueryError; what is
// nested or long beyond what a person writes is refused.
Node parseQuery(std::string_view typed, const std::vector<std::string>& attributeNames);

}  // namespace search
