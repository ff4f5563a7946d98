#pragma once
// Changing a transcript's text after it was imported: typing errors, names to be taken out, turns to be split
// or joined. Segments, turns, cues, formatting and what hangs on them move along; every edit is undone
// exactly.
#include <string>
#include <string_view>

#include "corpus/transcripts.h"

namespace corpus {

// One replacement in a text.
struct Replacement {
  i18n::Span removed;
  std::string inserted;
};

// Where a position goes when `removed` becomes `inserted` code points. Positions before and at its begin
// stay, those at and after its end move with it. Inside, begins go to the end of what is inserted and ends to
// its begin, so that a passage keeps just its own letters; but a passage that lies within `removed` wholly
// takes what is inserted instead of it, and is empty when that is nothing. What is inserted between two
// passages belongs to neither. An empty passage stays empty: before what is inserted at its place, and at the
// begin of what replaces the text around it.
i18n::Span moved(i18n::Span passage, i18n::Span removed, std::int64_t inserted);

// Replaces a passage, and moves all that has positions in the text. Of several turns that are replaced whole,
// the first takes what is inserted; a turn of which neither words, nor label, nor line are left is gone. What
// is inserted at the edges of a turn's words is not the turn's (setTurnText makes it so). The languages of
// turns stay as they are. `inserted` is normalised, and so is the text around it where the two compose (then
// the passage really replaced is a little wider). Throws UsageError: no such transcript, a passage outside
// the text, a text that would be empty or larger than 50 MB.
void replaceText(Edit& edit, const Guid& transcript, i18n::Span removed, const std::string& inserted);

// What turns `before` into `after`, word by word, in order and not overlapping; positions in `before`. The
// smaller the passages, the less a segment is touched by a corrected typing error.
std::vector<Replacement> differences(std::string_view before, std::string_view after);

// The words of a turn as the person has written them anew, applied as its differences. The label stays.
void setTurnText(Edit& edit, const Guid& turn, const std::string& text);

// From `position` (inside the turn's words) on it is a turn of its own, said by `speaker` (nothing: nobody
// named). Blank space there becomes one line end. The new turn has the same language, the same
// partners in linked transcripts and, where a cue begins there, its time. Returns the new turn.
Guid splitTurn(Edit& edit, const Guid& turn, std::int64_t position, const std::optional<Guid>& speaker);

// The turn takes in the one that follows it; the label between them is taken out of the text. Throws
// UsageError for the last turn.
void joinWithNext(Edit& edit, const Guid& turn);

// Who says it: one of the transcript's speakers, or nobody. The label in the text stays as it is.
void setTurnSpeaker(Edit& edit, const Guid& turn, const std::optional<Guid>& speaker);
Guid addSpeaker(Edit& edit, const Guid& transcript, const std::string& label, SpeakerRole role);
void renameSpeaker(Edit& edit, const Guid& speaker, const std::string& label);
// All turns of `from` are said by `into`; `from` is no more. Both of one transcript.
void mergeSpeakers(Edit& edit, const Guid& from, const Guid& into);

// A time stamp at a position (begin of a turn: the turn's own time too). Returns the cue.
Guid addTimeStamp(Edit& edit, const Guid& transcript, std::int64_t position, std::int64_t startMs);
void removeTimeStamp(Edit& edit, const Guid& cue);

// One edit of a text as the history has it.
struct TextEdit {
  std::int64_t history = 0;   // HistoryEntry::number
  std::int64_t position = 0;  // in the text as it was then
  std::string removed, inserted;
};
std::vector<TextEdit> textEdits(const Project& project, const Guid& transcript);  // oldest first; done ones

}  // namespace corpus
