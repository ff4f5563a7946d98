#include <algorithm>
#include <optional>

#include "search/catalogue.h"
#include "search/word_views.h"

namespace search {

std::vector<CountedText> countedTexts(Index& index, const corpus::Project& project, const TurnList* only,
                                      bool withoutInterviewers) {
  Catalogue& catalogue = index.catalogue();
  const auto& transcripts = catalogue.transcripts();
  // By transcript, which turns; all without a list.
  std::vector<std::vector<std::int32_t>> wanted(transcripts.size());
  if (only) {
    std::vector<std::optional<std::size_t>> places;
    for (const auto& transcript : only->transcripts) places.push_back(catalogue.find(transcript.guid));
    for (const TurnRef& turn : only->turns) {
      if (places[turn.transcript]) wanted[*places[turn.transcript]].push_back(turn.turn);
    }
  }
  std::vector<CountedText> texts;
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    const CatalogueTranscript& transcript = transcripts[i];
    const auto size = static_cast<std::int32_t>(transcript.turns.size());
    std::vector<std::int32_t>& turns = wanted[i];
    std::sort(turns.begin(), turns.end());
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    CountedText text;
    const auto take = [&](std::int32_t number) {
      if (number < 0 || number >= size) return;  // gone since the list was made
      const CatalogueTurn& turn = transcript.turns[static_cast<std::size_t>(number)];
      const bool asked =
          turn.speaker >= 0 && transcript.speakers[static_cast<std::size_t>(turn.speaker)].role ==
                                   corpus::SpeakerRole::Interviewer;
      if (!withoutInterviewers || !asked) text.turns.push_back({number, turn.span, turn.language});
    };
    if (only) {
      for (const std::int32_t number : turns) take(number);
    } else {
      for (std::int32_t number = 0; number < size; ++number) take(number);
    }
    if (text.turns.empty()) continue;
    text.transcript = transcript.guid;
    text.text = corpus::text(project, transcript.guid);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace search
