#pragma once
// Timed words (subtitle cues, a recogniser's segments) -> turns. One rule for every format that has them, so
// that one recording transcribed into several formats is the same text.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/import/document.h"
#include "corpus/import/importer.h"

namespace corpus::import {

// What one voice says at one time.
struct Spoken {
  std::string label;   // as the format says it (<v Name>, "speaker": …)
  std::string words;   // UTF-8 without tags; a LF where the screen's line ended
  std::string styles;  // empty, or for each byte of `words` a sum of 1 << Style
  std::int64_t startMs = 0;
  std::optional<std::int64_t> endMs;
  bool voiced = false;  // the format says who speaks, or that nobody known does
  bool dashed = false;  // "- " begins another, unnamed voice
  bool timed = true;    // false: startMs says nothing
};

enum class Joining {
  Cues,  // lines on a screen: they join into turns and paragraphs
  None,  // each is a turn; its lines stay lines
};

// Fills text, passages, heard and formatting. Words of one voice that follow each other are one passage,
// parted by a silence or, at the end of a sentence, by their length; each Spoken keeps its own time in
// `heard`. "Name:" within the words is a voice too, by the rule of speakers.h and
// by those of `rules` that give a name; other labels go to otherLabels. What is said twice at one time
// is said once. Throws FileError (naming `file`) when there are more than a transcript has.
void buildTurns(std::vector<Spoken> spoken, Joining joining, const std::string& file,
                const std::vector<SpeakerRule>& rules, Document& document);

}  // namespace corpus::import
