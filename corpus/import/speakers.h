#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/transcripts.h"

namespace corpus::import {

// A turn as found in a text; bytes, not yet code points.
struct FoundTurn {
  std::size_t labelBegin = 0, begin = 0, end = 0;
  std::optional<std::size_t> speaker;
  std::optional<std::int64_t> startMs, endMs;
};
struct FoundTurns {
  std::vector<ImportedSpeaker> speakers;  // in order of their first words
  std::vector<FoundTurn> turns;
};

// Turns by the labels at line starts: "Интервьюер:", "R1:", "ЛА —", "**Name:**", "[id1]", "Name  0:00" with
// the words below, each with or without a time stamp before or after it. A label is a known word for
// interviewer or respondent, or is a name that comes back; "Мысалы:", "10:30" and "https:" are none. A turn
// goes on over the unlabelled lines below it; what stands before the first label are paragraphs without
// speaker. When no label is found the result is foundParagraphs().
FoundTurns foundTurns(std::string_view text);

// Every paragraph with words is a turn without speaker; a time stamp in brackets before it is not part of its
// words.
FoundTurns foundParagraphs(std::string_view text);

// Interviewer or respondent, by the words people use in Kazakh, Russian and English; one unknown
// voice among interviewers, and the other of two speakers, are inferred.
void setRoles(std::vector<ImportedSpeaker>& speakers);

}  // namespace corpus::import
