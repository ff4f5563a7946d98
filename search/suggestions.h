#pragma once
#include <string>
#include <vector>

#include "search/index.h"

namespace search {

// A passage like those under a code, not yet under it.
struct Suggestion {
  Hit hit;           // the turn; marks: the words that speak for it
  i18n::Span span;   // what would be tagged: the sentences that speak for it, in the transcript's text
  double score = 0;  // 0..1, to the best
  std::vector<std::string> because;  // the words that weigh most, as they stand in the texts
};
struct SuggestionOptions {
  std::size_t limit = 50;
  std::size_t words = 30;  // that the query is made of
  bool withSubcodes = true;
};
struct Suggestions {
  std::vector<Suggestion> passages;  // best first
  std::vector<std::string> words;    // all that the code's passages were found to be about, weightiest first
  std::size_t learntFrom = 0;        // segments
};

// Relevance feedback (Robertson and Sparck Jones 1976; offer weight after Robertson 1990): the words that are
// more frequent under the code than elsewhere are searched for together. Turns that a segment of the code
// touches, and passages refused for it, are left out. Speech of interviewers is left out too. Nothing when
// the code has no segments. Local; nothing is sent anywhere.
Suggestions suggestionsFor(const Guid& code, Index& index, const corpus::Project& project,
                           const i18n::Analyser& analyser, const SuggestionOptions& options = {});

}  // namespace search
