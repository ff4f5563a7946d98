#pragma once
// Words with their signs (=exact, fuzzy~, pre*fix, pre?ix) out of a run of text. Private to the query
// language.
#include <string>
#include <string_view>
#include <vector>

#include "i18n/tokens.h"
#include "search/query.h"

namespace search {

class QueryWords {
 public:
  // Strict: throws QueryError for signs that make no sense. Otherwise these are punctuation.
  explicit QueryWords(bool strict) : strict_(strict) {}

  // `at`: where the text begins in what was typed, code points. `exact`: of all the words; one alone is
  // marked by = in front of it.
  std::vector<Node> in(std::string_view text, std::int64_t at, bool exact);

 private:
  struct Run;
  void addWord(const Run& run, i18n::Span token, std::vector<Node>& words, std::size_t& behind) const;
  void readFuzzy(const Run& run, Node& word, std::size_t& behind) const;
  void check(Node& word, std::u32string_view letters) const;

  bool strict_;
  i18n::Tokeniser tokeniser_;
};

// One word, or the phrase of several.
Node wordOrPhrase(std::vector<Node> words);
// A word or phrase as a row of the form keeps it; a tree of wordOrPhrase(QueryWords::in()) again.
std::string wordText(const Node& word);

}  // namespace search
