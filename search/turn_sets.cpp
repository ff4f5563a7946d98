#include "search/turn_sets.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/turns_touched.h"

namespace search {

TouchedTurns::TouchedTurns(Catalogue& catalogue)
    : transcripts_(catalogue.transcripts()), turns_(transcripts_.size()) {}

void TouchedTurns::add(std::size_t transcript, i18n::Span passage) {
  const auto [first, end] = corpus::turnsTouched(transcripts_[transcript].turns, passage);
  for (std::size_t turn = first; turn < end; ++turn) addTurn(transcript, turn);
}

void TouchedTurns::addTurn(std::size_t transcript, std::size_t turn) {
  if (!transcripts_[transcript].turns[turn].span.empty()) {
    turns_[transcript].push_back(static_cast<std::int32_t>(turn));
  }
}

void TouchedTurns::addAll(std::size_t transcript) {
  for (std::size_t turn = 0; turn < transcripts_[transcript].turns.size(); ++turn) addTurn(transcript, turn);
}

TurnSet TouchedTurns::take() {
  for (auto& turns : turns_) {
    std::sort(turns.begin(), turns.end());
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
  }
  return std::move(turns_);
}

TurnSet turnsOfSegments(Catalogue& catalogue, const std::function<bool(const CatalogueSegment&)>& wanted) {
  TouchedTurns touched(catalogue);
  for (const CatalogueSegment& segment : catalogue.segments()) {
    if (wanted(segment)) touched.add(segment.transcript, segment.span);
  }
  return touched.take();
}

TurnSet turnsWhere(Catalogue& catalogue,
                   const std::function<bool(const CatalogueTranscript&, const CatalogueTurn&)>& wanted) {
  const auto& transcripts = catalogue.transcripts();
  TurnSet result(transcripts.size());
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    for (std::size_t k = 0; k < transcripts[i].turns.size(); ++k) {
      if (wanted(transcripts[i], transcripts[i].turns[k])) result[i].push_back(static_cast<std::int32_t>(k));
    }
  }
  return result;
}

TurnSet turnsOfSpeakers(Catalogue& catalogue, const std::function<bool(const CatalogueSpeaker&)>& wanted) {
  const auto& transcripts = catalogue.transcripts();
  TurnSet result(transcripts.size());
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    std::vector<bool> fits;
    for (const CatalogueSpeaker& speaker : transcripts[i].speakers) fits.push_back(wanted(speaker));
    if (std::find(fits.begin(), fits.end(), true) == fits.end()) continue;
    for (std::size_t k = 0; k < transcripts[i].turns.size(); ++k) {
      const std::int32_t speaker = transcripts[i].turns[k].speaker;
      if (speaker >= 0 && fits[static_cast<std::size_t>(speaker)])
        result[i].push_back(static_cast<std::int32_t>(k));
    }
  }
  return result;
}

TurnSet united(TurnSet a, const TurnSet& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::vector<std::int32_t> both;
    std::set_union(a[i].begin(), a[i].end(), b[i].begin(), b[i].end(), std::back_inserter(both));
    a[i] = std::move(both);
  }
  return a;
}

}  // namespace search
