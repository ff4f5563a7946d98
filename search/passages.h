#pragma once
#include <cstddef>
#include <vector>

#include "search/index.h"

namespace search {

// How much of a hit is tagged.
enum class PassageUnit {
  Turn,
  Sentence,
  Words
};  // Sentence: those with marks; Words: from first to last mark of a run

struct Passage {
  Guid transcript;
  i18n::Span span;  // in the transcript's text, code points, trimmed
};

// The passages of hits, in their order, each once. Sentence: every sentence of the turn with a mark in it,
// neighbours joined; a hit without marks (a filter's) gives its turn. Words: one passage a mark, marks that
// belong to one phrase (nothing but white space or punctuation between) joined.
std::vector<Passage> passages(const std::vector<Hit>& hits, PassageUnit unit);

}  // namespace search
