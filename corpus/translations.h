#pragma once
#include <map>
#include <optional>
#include <vector>

#include "corpus/transcripts.h"

namespace corpus {

// A transcript that is the translation of another; their turns are paired (one may have several partners, or
// none).
struct Translation {
  Guid guid;
  Guid original, translation;  // transcripts
};

std::vector<Translation> translations(const Project& project);
// The translations of a transcript; that of which it is one.
std::vector<Translation> translationsOf(const Project& project, const Guid& original);
std::optional<Translation> translationInto(const Project& project, const Guid& translation);

// Links the two and aligns their turns. Throws UsageError when the translation is linked already, or would be
// the translation of its own translation.
Guid linkTranslation(Edit& edit, const Guid& original, const Guid& translation);
void unlinkTranslation(Edit& edit, const Guid& link);

struct AlignedTurns {
  Guid original, translated;  // turns
};
std::vector<AlignedTurns> alignedTurns(const Project& project, const Guid& link);  // in text order
// Corrected by hand: the partners of one original turn (none: it has no translation).
void setPartners(Edit& edit, const Guid& link, const Guid& originalTurn, const std::vector<Guid>& translated);

// Which turns say the same: same speaker role, near in time where both have times, and of like length. After
// Gale and Church, "A program for aligning sentences in bilingual corpora", Computational Linguistics 19, 1993,
// with its pairings of one and two; but a turn that is left out costs the same whatever its length. Pairs of
// indices, in order.
struct TurnShape {
  std::int64_t length = 0;  // code points
  SpeakerRole role = SpeakerRole::Unknown;
  std::optional<std::int64_t> startMs = {};
};
std::vector<std::pair<std::size_t, std::size_t>> aligned(const std::vector<TurnShape>& original,
                                                         const std::vector<TurnShape>& translation);

}  // namespace corpus
