#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "search/index.h"

namespace search {

// How much of a hit is tagged. Sentence: those with marks; Words: the marks.
enum class PassageUnit { Turn, Sentence, Words };
std::optional<PassageUnit> passageUnitOf(std::string_view name);  // "turn", "sentence", "words"

struct Passage {
  Guid transcript;
  i18n::Span span;  // in the transcript's text, code points, trimmed
  bool operator==(const Passage&) const = default;
};

// The passages of hits, in their order, each once. Sentence: every sentence of the turn with a mark in it,
// neighbours joined; a hit without marks (a filter's) gives its turn. Words: one passage a mark, which may be
// a phrase.
std::vector<Passage> passages(const std::vector<Hit>& hits, PassageUnit unit);

// Tags them all. Returns how many of them did not carry the code by this coder before. Throws UsageError as
// coding::addSegment does.
std::int64_t tagPassages(corpus::Edit& edit, const std::vector<Passage>& passages, const Guid& code,
                         const Guid& coder);

}  // namespace search
