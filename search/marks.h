#pragma once
// Where in a hit's text the words of the query stand.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "i18n/analyser.h"
#include "i18n/span.h"
#include "i18n/tokens.h"

namespace search {

// What of the index a query looks for, folded as it is indexed, all forms and what wildcards stand for
// included; what is under NOT left out.
struct SoughtWords {
  std::unordered_set<std::string> words;  // marked wherever they stand
  // Words of phrases are marked only where all of the phrase stands.
  struct Place {
    std::uint32_t phrase, at;
  };
  std::unordered_map<std::string, std::vector<Place>> inPhrases;
  std::vector<std::uint32_t> lengths;  // of the phrases, in words

  bool empty() const { return words.empty() && inPhrases.empty(); }
  // `wanted`: for each place of the phrase the words that may stand there.
  void addPhrase(const std::vector<std::vector<std::string>>& wanted);
};

// Breaks and folds as the index was made, so what is marked is what matched. For one thread.
class Marker {
 public:
  // Both outlive the marker.
  Marker(const i18n::Analyser& analyser, const SoughtWords& sought) : analyser_(analyser), sought_(sought) {}
  // Code points of `text`, in order, without overlaps; a phrase is one mark, whatever stands between its
  // words.
  std::vector<i18n::Span> marks(std::string_view text);

 private:
  // What is sought of a word as it is written. Remembered: the same words come again and again, and folding
  // one costs more than all else here.
  struct Meaning {
    bool word = false;
    const std::vector<SoughtWords::Place>* places = nullptr;
  };
  const Meaning& meaningOf(std::string_view written);

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  const i18n::Analyser& analyser_;
  const SoughtWords& sought_;
  i18n::Tokeniser tokeniser_;
  std::unordered_map<std::string, Meaning, Hash, std::equal_to<>> meanings_;
};

}  // namespace search
