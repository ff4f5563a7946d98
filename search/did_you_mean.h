#pragma once
// "Did you mean": words that no turn has, replaced by the nearest that one has.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/query.h"
#include "search/query_translation.h"

namespace search {

// Words of the index some letters off, the likeliest first: fewer letters (one of them the first of the word
// counts more, one that only another keyboard writes otherwise less), then more turns. Two letters at most,
// one in short words.
std::vector<std::string> nearestWords(const Node& word, const TranslationContext& context);

struct TextsAsked {
  std::function<bool(const Node&)> hasHits;
  std::function<std::vector<std::string>(const Node&)> nearestWords;
};
// Looks at words without wildcards and tildes that are not under NOT. What it returns has hits.
std::optional<Correction> correctionOf(const Node& query, const TextsAsked& texts, i18n::Language language,
                                       const std::vector<std::string>& attributeNames);

}  // namespace search
