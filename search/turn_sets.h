#pragma once
// Sets of turns, and the ways in which filters come to them.
#include <cstdint>
#include <functional>
#include <vector>

#include "search/catalogue.h"

namespace search {

// For each transcript of the catalogue, which of its turns (by index, ascending) fit.
using TurnSet = std::vector<std::vector<std::int32_t>>;

// The turns that a passage touches: from the first to one past the last; those without words among them count
// for nothing.
class TouchedTurns {
 public:
  explicit TouchedTurns(Catalogue& catalogue);
  void add(std::size_t transcript, i18n::Span passage);
  void addTurn(std::size_t transcript, std::size_t turn);
  void addAll(std::size_t transcript);
  TurnSet take();

 private:
  const std::vector<CatalogueTranscript>& transcripts_;
  TurnSet turns_;  // in any order, some more than once
};

TurnSet turnsOfSegments(Catalogue& catalogue, const std::function<bool(const CatalogueSegment&)>& wanted);
TurnSet turnsWhere(Catalogue& catalogue,
                   const std::function<bool(const CatalogueTranscript&, const CatalogueTurn&)>& wanted);
// Speakers that fit, then their turns.
TurnSet turnsOfSpeakers(Catalogue& catalogue, const std::function<bool(const CatalogueSpeaker&)>& wanted);
// The turns that are in either set.
TurnSet united(TurnSet a, const TurnSet& b);

}  // namespace search
