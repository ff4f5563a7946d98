#include "search/marks.h"

#include <algorithm>

#include "search/indexer.h"

namespace search {
namespace {

// `mark` ends no sooner than those before it, but may begin within or before some of them.
void addMark(std::vector<i18n::Span>& marks, i18n::Span mark) {
  while (!marks.empty() && marks.back().end >= mark.begin) {
    mark.begin = std::min(mark.begin, marks.back().begin);
    marks.pop_back();
  }
  marks.push_back(mark);
}

// Phrases that are being read, with where each begins.
using Runs = std::unordered_map<std::uint64_t, std::int64_t>;

std::uint64_t keyOf(SoughtWords::Place place) {
  return (std::uint64_t{place.phrase} << 32U) | place.at;
}

}  // namespace

void SoughtWords::addPhrase(const std::vector<std::vector<std::string>>& wanted) {
  const auto phrase = static_cast<std::uint32_t>(lengths.size());
  lengths.push_back(static_cast<std::uint32_t>(wanted.size()));
  for (std::uint32_t at = 0; at < wanted.size(); ++at) {
    for (const std::string& word : wanted[at]) inPhrases[word].push_back({phrase, at});
  }
}

const Marker::Meaning& Marker::meaningOf(std::string_view written) {
  constexpr std::size_t kMostRemembered = 20'000;
  if (const auto known = meanings_.find(written); known != meanings_.end()) return known->second;
  if (meanings_.size() >= kMostRemembered) meanings_.clear();
  const std::string word = indexedWord(written, analyser_);
  Meaning meaning{sought_.words.contains(word), nullptr};
  if (const auto places = sought_.inPhrases.find(word); places != sought_.inPhrases.end()) {
    meaning.places = &places->second;
  }
  return meanings_.emplace(written, meaning).first->second;
}

std::vector<i18n::Span> Marker::marks(std::string_view text) {
  std::vector<i18n::Span> result;
  if (sought_.empty()) return result;
  Runs runs, before;  // up to this word, up to the one before
  tokeniser_.each(text, [&](const i18n::Token& token) {
    const Meaning& meaning = meaningOf(token.text);
    if (meaning.word) addMark(result, token.span);
    if (sought_.inPhrases.empty()) return;
    std::swap(before, runs);
    runs.clear();
    if (meaning.places == nullptr) return;
    for (const SoughtWords::Place place : *meaning.places) {
      std::int64_t begin = token.span.begin;
      if (place.at > 0) {
        const auto run = before.find(keyOf({place.phrase, place.at - 1}));
        if (run == before.end()) continue;
        begin = run->second;
      }
      if (place.at + 1 == sought_.lengths[place.phrase]) {
        addMark(result, {begin, token.span.end});
      } else {
        runs.emplace(keyOf(place), begin);
      }
    }
  });
  return result;
}

}  // namespace search
