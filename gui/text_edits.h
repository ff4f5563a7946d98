#pragma once
#include "gui/replace_dialog.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

namespace gui {

// What the commands on a transcript's text do: each asks what it must, and is one step. The view shows the
// transcript.

// Of the selection; both inside the words of turns, labels stay.
void removeSelectedText(Workspace& workspace, TranscriptView& view);
void replaceSelectedText(Workspace& workspace, TranscriptView& view);
// The selection is proposed.
void replaceInTranscripts(Workspace& workspace, TranscriptView& view);

void splitTurnAtCaret(Workspace& workspace, TranscriptView& view);
void joinTurns(Workspace& workspace, TranscriptView& view);  // with the next
void chooseTurnSpeaker(Workspace& workspace, TranscriptView& view);
void renameSpeakerHere(Workspace& workspace, TranscriptView& view);
void mergeSpeakerHere(Workspace& workspace, TranscriptView& view);
void setLanguageHere(Workspace& workspace, TranscriptView& view, i18n::TextLanguage language);
// The selection becomes the passage of a segment.
void setSpanToSelection(Workspace& workspace, TranscriptView& view, const corpus::Guid& segment);

// The one turn that the selection (or the caret) lies in; none where it lies in several.
const corpus::Turn* turnOfSelection(const TranscriptView& view);
// The selection but for what is no turn's words, in order.
std::vector<i18n::Span> selectedWords(const TranscriptView& view);

}  // namespace gui
