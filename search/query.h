#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/analyser.h"
#include "i18n/error.h"
#include "i18n/messages.h"
#include "i18n/span.h"

namespace search {

using i18n::MatchLevel;

// A query as a tree. Typed form (names and signs in kk, ru and en alike):
//   word  "a phrase"  =exact  fuzzy~ fuzzy~2  prefix*  pre*ix  pre?ix  AND OR NOT -not  ( )
//   a NEAR/5 b (at most five words between, any order)   a ORDERED/5 b (in this order)
//   field:value  field:"a value"  age:20..23  age:>=20
//   code:rent NEAR code:salary (in one turn)  NEAR/30 (at most 30 words between)  OVERLAPS  INSIDE
//   FOLLOWS (the first begins when the second has ended, in one turn)  FOLLOWS/30
// Words side by side: AND. A word with a hyphen is the phrase of its parts. A question mark at a word's end
// is punctuation. In quotation marks \" is a quotation mark. Fields: search/fields.h.
struct Node {
  enum class Kind { Word, Phrase, Near, And, Or, Not, Filter, Relation, All };
  // How the segments of two codes lie to each other: the first is near, overlaps, lies inside, follows the
  // second.
  enum class Relation { Near, Overlaps, Inside, Follows };
  Kind kind = Kind::All;
  std::string text;       // Word: as typed, with wildcards; Filter: the value as typed
  std::string field;      // Filter: canonical name, or an attribute's
  bool wildcard = false;  // Word: text holds * or ?
  bool exact = false;     // Word: no word forms
  int fuzzy = 0;          // Word: letters that may differ, 0 to 2
  bool ordered = false;   // Near: in the order of the children
  int distance = 0;       // Near, Relation: words between at most; Relation: -1 = within a turn (Overlaps and
                          // Inside have no distance)
  Relation relation = Relation::Near;
  // Word, Phrase: the run of characters it was typed as, where that held more than its words («k.,jq»).
  std::string typed;
  i18n::Span source;           // place in what was typed, code points
  std::vector<Node> children;  // Not has one; Relation two, Filters of code, codegroup, role or place
};

// A mistake in a query, with its place in what was typed (code points).
class QueryError : public i18n::UsageError {
 public:
  QueryError(i18n::Message message, i18n::Span where) : UsageError(std::move(message)), where_(where) {}
  i18n::Span where() const { return where_; }
  // What of the query could be understood, as it would be written; empty when nothing.
  const std::string& understood() const { return understood_; }
  void setUnderstood(std::string query) { understood_ = std::move(query); }

 private:
  i18n::Span where_;
  std::string understood_;
};

// `attributeNames`: participant attributes that may be used as fields. AND binds tighter than OR. A query
// without a word is an And without children, which finds nothing; * alone is All. Throws QueryError; what is
// nested or long beyond what a person writes is refused.
Node parseQuery(std::string_view typed, const std::vector<std::string>& attributeNames);

// What of `typed` is a good query when what stands at `where` is left out, or what was opened there is
// closed; empty when nothing is.
std::string understoodWithout(std::string_view typed, i18n::Span where,
                              const std::vector<std::string>& attributeNames);

// The typed form of a tree, signs and fields in `language`; parseQuery() with the same attributes makes the
// same tree of it, of every tree that it can make.
std::string writtenQuery(const Node& query, i18n::Language language = i18n::Language::English,
                         const std::vector<std::string>& attributeNames = {});

// Whether two trees ask for the same in the same words; where they were typed makes no difference.
bool sameQuery(const Node& a, const Node& b);

}  // namespace search
