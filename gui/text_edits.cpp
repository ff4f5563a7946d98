#include "gui/text_edits.h"

#include <wx/utils.h>

#include <algorithm>
#include <map>

#include "corpus/text_edit.h"
#include "gui/ask.h"
#include "gui/choose_value.h"
#include "gui/text.h"
#include "gui/transcript_document.h"
#include "i18n/text.h"

namespace gui {

using corpus::Guid;
using i18n::message;
using i18n::Span;

namespace {

// What is written or drawn is saved first; false when it can't be.
bool ready(Workspace& workspace, TranscriptView& view) {
  if (!workspace.writable() || view.document().empty() || !view.endEditing(true)) return false;
  view.commitPending();
  return true;
}

struct Voice {
  std::optional<Guid> speaker;
  std::string newName;  // of one who is not there yet
};

// Who speaks. `now` is put last: one asks because it is somebody else.
std::optional<Voice> askVoice(Workspace& workspace, TranscriptView& view, const i18n::Message& title,
                              const i18n::Message& question, const std::optional<Guid>& now) {
  const auto& tr = workspace.tr();
  std::vector<corpus::Speaker> speakers = view.document().speakers();
  std::stable_partition(speakers.begin(), speakers.end(), [&](const auto& s) { return s.guid != now; });
  std::vector<std::string> lines;
  for (const auto& speaker : speakers) lines.push_back(speaker.label);
  lines.push_back(tr("Somebody else…"));
  lines.push_back(tr("Nobody is named"));
  const auto chosen = chooseOne(&view, workspace, "choose-speaker", title, question, lines);
  if (!chosen) return std::nullopt;
  if (*chosen < speakers.size()) return Voice{speakers[*chosen].guid, {}};
  if (*chosen > speakers.size()) return Voice{};
  const auto name = askText(wxGetTopLevelParent(&view), tr, message("New speaker"), message("Name"), "");
  if (!name) return std::nullopt;
  for (const auto& speaker : speakers)
    if (speaker.label == *name) return Voice{speaker.guid, {}};
  return Voice{{}, *name};
}

std::optional<Guid> enter(corpus::Edit& edit, const Guid& transcript, const Voice& voice) {
  if (voice.newName.empty()) return voice.speaker;
  return corpus::addSpeaker(edit, transcript, voice.newName, corpus::SpeakerRole::Unknown);
}

std::string labelOf(const TranscriptView& view, const std::optional<Guid>& speaker) {
  for (const auto& each : view.document().speakers())
    if (each.guid == speaker) return each.label;
  return {};
}

std::vector<Guid> transcriptsFor(Workspace& workspace, const TranscriptView& view, bool everywhere) {
  if (!everywhere) return {view.transcript()};
  std::vector<Guid> result;
  for (const auto& transcript : corpus::transcripts(*workspace.project())) result.push_back(transcript.guid);
  return result;
}

std::string replaced(const std::string& text, const std::vector<Span>& places, const std::string& by) {
  const i18n::TextIndex index(text);
  std::string result;
  std::int64_t at = 0;
  for (const Span& place : places) {
    result += index.slice({at, place.begin});
    result += by;
    at = place.end;
  }
  return result + std::string(index.slice({at, index.length()}));
}

}  // namespace

const corpus::Turn* turnOfSelection(const TranscriptView& view) {
  const Span selected = view.selection();
  const corpus::Turn* turn = view.currentTurn();
  if (!turn || selected.empty()) return turn;
  return turn->span.contains(selected) ? turn : nullptr;
}

std::vector<Span> selectedWords(const TranscriptView& view) {
  std::vector<Span> result;
  const Span selected = view.selection();
  for (const auto& turn : view.document().turns()) {
    const Span words = turn.span.intersection(selected);
    if (!words.empty() && words.overlaps(selected)) result.push_back(words);
  }
  return result;
}

void removeSelectedText(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const auto& tr = workspace.tr();
  const auto& document = view.document();
  auto words = selectedWords(view);
  if (words.empty()) return;
  for (Span& piece : words) {
    const auto turn = std::find_if(document.turns().begin(), document.turns().end(),
                                   [&](const auto& t) { return t.span.contains(piece); });
    piece = withSpace(document.index().text(), piece, turn->span);
  }
  std::int64_t on = 0, whole = 0;
  for (const auto& segment : document.segments()) {
    if (segment.span.empty()) continue;
    std::int64_t gone = 0;
    for (const Span& piece : words)
      if (piece.overlaps(segment.span)) gone += piece.intersection(segment.span).length();
    on += gone > 0;
    whole += gone == segment.span.length();
  }
  std::string codings;
  if (on > 0)
    codings =
        tr.plural("{n} coded passage lies on this text.", "{n} coded passages lie on this text.", on) + " ";
  if (whole > 0)
    codings += tr.plural("{n} of them will be left without text; it is kept until you decide about it.",
                         "{n} of them will be left without text; they are kept until you decide about them.",
                         whole) +
               " ";
  if (!confirm(wxGetTopLevelParent(&view), tr,
               message("{codings}Delete the selected text from the transcript? This can be undone.",
                       {{"codings", codings}}),
               message("Delete")))
    return;
  const Guid transcript = view.transcript();
  workspace.edit(message("Delete text"), [&](corpus::Edit& edit) {
    for (auto piece = words.rbegin(); piece != words.rend(); ++piece)
      corpus::replaceText(edit, transcript, *piece, "");
  });
}

void replaceSelectedText(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const Span selected = view.selection();
  if (selected.empty() || !turnOfSelection(view)) return;
  const std::string before = view.selectedText();
  const auto after = askText(wxGetTopLevelParent(&view), workspace.tr(), message("Replace selected text"),
                             message("Replace with"), before);
  if (!after || *after == before) return;
  const Guid transcript = view.transcript();
  workspace.edit(message("Replace text"),
                 [&](corpus::Edit& edit) { corpus::replaceText(edit, transcript, selected, *after); });
}

void replaceInTranscripts(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  corpus::Project& project = *workspace.project();
  std::string proposed = view.selectedText();
  if (proposed.find('\n') != std::string::npos) proposed.clear();
  std::map<Guid, std::string> texts;  // read once
  const auto textOf = [&](const Guid& transcript) -> const std::string& {
    auto found = texts.find(transcript);
    if (found == texts.end()) found = texts.emplace(transcript, corpus::text(project, transcript)).first;
    return found->second;
  };
  const auto count = [&](const Replacing& what) {
    std::int64_t places = 0;
    workspace.attempt([&] {
      for (const Guid& transcript : transcriptsFor(workspace, view, what.everywhere))
        places += static_cast<std::int64_t>(matches(textOf(transcript), what.find, what.options).size());
    });
    return places;
  };
  const auto what = askReplacing(&view, workspace, proposed, count);
  if (!what) return;
  const wxBusyCursor busy;
  std::int64_t places = 0;
  // The history keeps no name that was to be taken out.
  const bool done = workspace.edit(message("Replace in transcripts"), [&](corpus::Edit& edit) {
    for (const Guid& transcript : transcriptsFor(workspace, view, what->everywhere)) {
      const auto found = matches(textOf(transcript), what->find, what->options);
      for (auto place = found.rbegin(); place != found.rend(); ++place)
        corpus::replaceText(edit, transcript, *place, what->by);
      places += static_cast<std::int64_t>(found.size());
      for (const auto& speaker : corpus::speakers(project, transcript)) {
        const auto named = matches(speaker.label, what->find, what->options);
        const std::string name = replaced(speaker.label, named, what->by);
        if (!named.empty() && !name.empty()) corpus::renameSpeaker(edit, speaker.guid, name);
      }
    }
  });
  if (done)
    workspace.notice.emit(message(
        "{done}",
        {{"done", workspace.tr().plural("Replaced in {n} place.", "Replaced in {n} places.", places)}}));
}

void splitTurnAtCaret(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const corpus::Turn* turn = view.currentTurn();
  if (!turn) return;
  const Guid guid = turn->guid, transcript = view.transcript();
  const std::int64_t position = view.caret();
  const auto voice =
      askVoice(workspace, view, message("Split turn"),
               message("From the cursor on it is a turn of its own. Who says it?"), turn->speaker);
  if (!voice) return;
  workspace.edit(message("Split turn"), [&](corpus::Edit& edit) {
    corpus::splitTurn(edit, guid, position, enter(edit, transcript, *voice));
  });
}

void joinTurns(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const corpus::Turn* turn = view.currentTurn();
  if (!turn) return;
  workspace.edit(message("Join turns"),
                 [guid = turn->guid](corpus::Edit& edit) { corpus::joinWithNext(edit, guid); });
}

void chooseTurnSpeaker(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const corpus::Turn* turn = view.currentTurn();
  if (!turn) return;
  const Guid guid = turn->guid, transcript = view.transcript();
  const auto voice = askVoice(workspace, view, message("Speaker of this turn"),
                              message("Who says this turn?"), turn->speaker);
  if (!voice) return;
  workspace.edit(message("Change speaker of turn"), [&](corpus::Edit& edit) {
    corpus::setTurnSpeaker(edit, guid, enter(edit, transcript, *voice));
  });
}

void renameSpeakerHere(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const corpus::Turn* turn = view.currentTurn();
  if (!turn || !turn->speaker) return;
  const Guid speaker = *turn->speaker;
  const std::string label = labelOf(view, speaker);
  const auto name = askText(wxGetTopLevelParent(&view), workspace.tr(), message("Rename speaker"),
                            message("Name in this transcript"), label);
  if (!name || *name == label) return;
  workspace.edit(message("Rename speaker"),
                 [&](corpus::Edit& edit) { corpus::renameSpeaker(edit, speaker, *name); });
}

void mergeSpeakerHere(Workspace& workspace, TranscriptView& view) {
  if (!ready(workspace, view)) return;
  const corpus::Turn* turn = view.currentTurn();
  if (!turn || !turn->speaker) return;
  const Guid from = *turn->speaker;
  std::vector<corpus::Speaker> others = view.document().speakers();
  std::erase_if(others, [&](const auto& speaker) { return speaker.guid == from; });
  std::vector<std::string> lines;
  for (const auto& speaker : others) lines.push_back(speaker.label);
  const std::string label = labelOf(view, from);
  const auto into =
      chooseOne(&view, workspace, "merge-speaker", message("Merge speakers"),
                message("All turns of “{speaker}” in this transcript are said by:", {{"speaker", label}}),
                lines, message("Merge"));
  if (!into) return;
  workspace.edit(message("Merge speakers"),
                 [&](corpus::Edit& edit) { corpus::mergeSpeakers(edit, from, others[*into].guid); });
}

void setLanguageHere(Workspace& workspace, TranscriptView& view, i18n::TextLanguage language) {
  if (!ready(workspace, view)) return;
  std::vector<Guid> turns;
  for (const auto& turn : view.document().turns())
    if (turn.span.overlaps(view.selection())) turns.push_back(turn.guid);
  if (const auto* turn = view.currentTurn(); turns.empty() && turn) turns.push_back(turn->guid);
  workspace.edit(message("Change language of turn"), [&](corpus::Edit& edit) {
    for (const Guid& turn : turns) corpus::setTurnLanguage(edit, turn, language);
  });
}

void setSpanToSelection(Workspace& workspace, TranscriptView& view, const Guid& segment) {
  if (!ready(workspace, view)) return;
  const Span span = view.selection();
  if (span.empty()) return;
  workspace.edit(message("Move code to another passage"),
                 [&](corpus::Edit& edit) { coding::setSegmentSpan(edit, segment, span); });
}

}  // namespace gui
