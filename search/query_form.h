#pragma once
#include <optional>
#include <string>
#include <vector>

#include "search/query.h"

namespace search {

// A query as rows that a person fills in; all rows must hold. Every form has a typed query; a typed query has
// a form unless it nests what rows can't say.
struct FormRow {
  enum class Kind {
    AllWords,  // words: each of them, anywhere in the turn
    AnyWords,  // words: one of them at least
    Phrase,    // words side by side
    Near,      // words at most `distance` words apart, any order or `ordered`
    Field,     // field is one of `values` (OR)
    Relation,  // code `values[0]` stands in `relation` to code `values[1]`
  };
  Kind kind = Kind::AllWords;
  bool without = false;            // NOT
  std::vector<std::string> words;  // as typed, each may be =exact, fuzzy~, prefix*
  std::string field;  // canonical name, or an attribute's; Relation: code, codegroup, role or place
  std::vector<std::string> values;  // as typed: "Атырау", "20..23"
  int distance = 10;
  bool ordered = false;
  Node::Relation relation = Node::Relation::Near;
  bool operator==(const FormRow&) const = default;
};
struct QueryForm {
  std::vector<FormRow> rows;
  bool operator==(const QueryForm&) const = default;
};

std::optional<QueryForm> formOf(const Node& query);
// Rows without words or values are left out. Words that hold signs of the query language are taken as words.
Node treeOf(const QueryForm& form);

}  // namespace search
