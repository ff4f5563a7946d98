#include "search/marks.h"

#include <algorithm>

#include "search/indexer.h"

namespace search {

Marker::Marker(const i18n::Analyser& analyser, SoughtWords sought)
    : analyser_(analyser), sought_(std::move(sought)) {}

bool Marker::sought(std::string_view word) const {
  for (const std::string& term : analyser_.indexTerms(word)) {
    if (term.size() > fittingTerm(term).size()) {
      if (sought_.terms.contains(std::string(fittingTerm(term)))) return true;
    } else if (sought_.terms.contains(term)) {
      return true;
    }
    for (const std::string& prefix : sought_.prefixes) {
      if (std::string_view(term).substr(0, prefix.size()) == prefix) return true;
    }
  }
  return false;
}

std::vector<i18n::Span> Marker::marks(std::string_view text) {
  std::vector<i18n::Span> result;
  if (sought_.empty()) return result;
  tokeniser_.each(text, [&](const i18n::Token& token) {
    if (!sought(token.text)) return;
    if (!result.empty() && result.back().end >= token.span.begin) {
      result.back().end = std::max(result.back().end, token.span.end);
    } else {
      result.push_back(token.span);
    }
  });
  return result;
}

}  // namespace search
