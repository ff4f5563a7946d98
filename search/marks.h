#pragma once
// Where in a hit's text the words of the query stand.
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "i18n/analyser.h"
#include "i18n/span.h"
#include "i18n/tokens.h"

namespace search {

// What the words of a query look for in the index, those under NOT left out.
struct SoughtWords {
  std::unordered_set<std::string> terms;
  std::vector<std::string> prefixes;  // of terms, from wildcards

  bool empty() const { return terms.empty() && prefixes.empty(); }
};

// Looks at words with the tokeniser and analyser that made the index, so what is marked is what matched, word
// forms included. For one thread.
class Marker {
 public:
  Marker(const i18n::Analyser& analyser, SoughtWords sought);
  // Code points of `text`, in order, without overlaps.
  std::vector<i18n::Span> marks(std::string_view text);

 private:
  bool sought(std::string_view word) const;

  const i18n::Analyser& analyser_;
  SoughtWords sought_;
  i18n::Tokeniser tokeniser_;
};

}  // namespace search
