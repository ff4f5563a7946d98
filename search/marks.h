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

// The words of the index that a query looks for, folded as they are indexed, all forms and what wildcards
// stand for included; those under NOT left out.
using SoughtWords = std::unordered_set<std::string>;

// Breaks and folds as the index was made, so what is marked is what matched. For one thread.
class Marker {
 public:
  // Both outlive the marker.
  Marker(const i18n::Analyser& analyser, const SoughtWords& sought) : analyser_(analyser), sought_(sought) {}
  // Code points of `text`, in order, without overlaps.
  std::vector<i18n::Span> marks(std::string_view text);

 private:
  const i18n::Analyser& analyser_;
  const SoughtWords& sought_;
  i18n::Tokeniser tokeniser_;
};

}  // namespace search
