#include "search/marks.h"

#include <algorithm>

#include "search/indexer.h"

namespace search {

std::vector<i18n::Span> Marker::marks(std::string_view text) {
  std::vector<i18n::Span> result;
  if (sought_.empty()) return result;
  tokeniser_.each(text, [&](const i18n::Token& token) {
    if (!sought_.contains(indexedWord(token.text, analyser_))) return;
    if (!result.empty() && result.back().end >= token.span.begin) {
      result.back().end = std::max(result.back().end, token.span.end);
    } else {
      result.push_back(token.span);
    }
  });
  return result;
}

}  // namespace search
