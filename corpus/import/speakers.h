#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/import/document.h"
#include "corpus/import/importer.h"
#include "corpus/transcripts.h"

namespace corpus::import {

// A turn as found in a text; bytes, not yet code points.
struct FoundTurn {
  std::size_t labelBegin = 0, begin = 0, end = 0;
  std::optional<std::size_t> speaker;
  std::optional<std::int64_t> startMs, endMs;
  std::string_view label;  // as the text has it; empty without one
};
struct FoundTurns {
  std::vector<ImportedSpeaker> speakers;  // in order of their first words
  std::vector<FoundTurn> turns;
  std::vector<Heard> stamps;  // times inside turns with the words up to the next or the line's end, in order
  std::vector<ImportedSpeaker::Spelling> otherLabels;  // looked like speakers, were not taken for any
};

// Turns by the labels at line starts: "Интервьюер:", "R1:", "ЛА —", "**Name:**", a name in bold, "[id1]",
// "Name  0:00" with the words below, each with or without a time stamp before or after it, a number before it
// or emphasis around it. A label is a known word for interviewer or respondent, or is a name that comes back;
// "Мысалы:", "10:30" and "https:" are none. A turn goes on over the unlabelled lines below it; what stands
// before the first label are paragraphs without speaker. A time stamp at a turn's end is its end and the next
// one's start. When no label is found the result is foundParagraphs().
//
// What `rules` say about a label goes before what is found. `formatting` is of `text`.
FoundTurns foundTurns(std::string_view text, const std::vector<SpeakerRule>& rules = {},
                      const std::vector<Formatted>& formatting = {});

// Every paragraph with words is a turn without speaker; a time stamp before it is not part of its words.
FoundTurns foundParagraphs(std::string_view text);

// Turns whose speakers the format names. The passages' text is `text`.
FoundTurns turnsOfPassages(const std::vector<Passage>& passages, const std::vector<SpeakerRule>& rules);

// Interviewer or respondent, by the words people use in Kazakh, Russian and English, in the label or in one
// of its spellings; one unknown voice among interviewers, and the other of two speakers, are inferred. A role
// that is known already stays.
void setRoles(std::vector<ImportedSpeaker>& speakers);

}  // namespace corpus::import
