#include "gui/listening.h"

#include "corpus/recordings.h"
#include "corpus/text_edit.h"
#include "corpus/transcripts.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {
namespace {

using i18n::message;

constexpr std::int64_t kRepeatMs = 1000;

}  // namespace

Listening::Listening(Workspace& workspace, Settings& settings, TranscriptView& view, wxWindow& screen)
    : workspace_(workspace), settings_(settings), view_(view), player_(screen) {
  follows_ = settings_.choice("followRecording", true);
  repeats_ = settings_.choice("repeatAfterPause", true);
  player_.setRepeat(repeats_ ? kRepeatMs : 0);
  const auto tie = [this](corpus::Connection connection) { ties_.push_back(std::move(connection)); };
  tie(view_.selectionChanged.connect([this] {
    if (view_.transcript() != transcript_) look();
  }));
  tie(view_.timeClicked.connect([this](std::int64_t ms) {
    if (player_.usable())
      player_.seek(ms);
    else if (player_.problem())
      workspace_.notice.emit(*player_.problem());
    else
      workspace_.notice.emit(
          message("This transcript has no recording. Link one with Recording > Link a recording, or drop "
                  "the file on this window: then a click on a time plays from there."));
  }));
  tie(workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    if (!changes.touches(corpus::Kind::Transcript)) return;
    passagesStale_ = true;
    look();
  }));
  tie(workspace_.projectLeaving.connect([this] {
    transcript_ = {};
    player_.open({});
    changed.emit();
  }));
  tie(workspace_.projectChanged.connect([this] { look(); }));
  tie(player_.reached.connect([this](std::int64_t ms) { onReached(ms); }));
}

void Listening::look() {
  corpus::Project* project = workspace_.project();
  std::optional<std::filesystem::path> file;
  const corpus::Guid transcript = project ? view_.transcript() : corpus::Guid();
  if (transcript) workspace_.attempt([&] { file = corpus::recording(*project, transcript); });
  const bool same = transcript == transcript_ && file.value_or(std::filesystem::path()) == player_.file();
  if (transcript != transcript_) passagesStale_ = true;
  transcript_ = transcript;
  if (same) return;
  heard_.reset();
  view_.setHeard({});
  player_.open(file);
  changed.emit();
}

void Listening::onReached(std::int64_t ms) {
  const bool others = passagesStale_ && transcript_;
  if (others) {
    passagesStale_ = false;
    workspace_.attempt([&] {
      passages_ = HeardPassage(corpus::turns(*workspace_.project(), transcript_),
                               corpus::cues(*workspace_.project(), transcript_));
    });
  }
  const auto heard = passages_.at(ms);
  const bool news = heard != heard_;
  if (!news && !others) return;
  heard_ = heard;
  view_.setHeard(heard);
  // Not away from what is being written.
  if (heard && news && follows_ && !view_.editing()) view_.bringIntoView(*heard);
}

std::string Listening::transcriptName() const {
  std::string name;
  workspace_.attempt([&] {
    if (const auto transcript = corpus::transcript(*workspace_.project(), transcript_))
      name = transcript->name;
  });
  return name;
}

bool Listening::link(const std::filesystem::path& file) {
  if (!transcript_ || !workspace_.writable()) return false;
  const bool same = file == player_.file();
  const bool done =
      workspace_.edit(message("Link a recording to “{transcript}”", {{"transcript", transcriptName()}}),
                      [&](corpus::Edit& edit) { corpus::setRecording(edit, transcript_, file); });
  // The same file once more: it may be back, or can be played now.
  if (done && same) {
    player_.open(file);
    changed.emit();
  }
  return done;
}

bool Listening::unlink() {
  if (!transcript_ || !workspace_.writable()) return false;
  return workspace_.edit(
      message("Remove the recording of “{transcript}”", {{"transcript", transcriptName()}}),
      [&](corpus::Edit& edit) { corpus::setRecording(edit, transcript_, {}); });
}

bool Listening::insertStamp() {
  if (!transcript_ || !workspace_.writable() || !player_.usable()) return false;
  const std::int64_t ms = player_.position();
  // What is being written is saved first, and goes on afterwards: the time stands in the text as it is now.
  const bool editing = view_.editing();
  if (editing && !view_.endEditing(true)) return false;
  const std::int64_t position = view_.selection().begin;
  const bool done =
      workspace_.edit(message("Insert the time {time}", {{"time", i18n::clock(ms)}}),
                      [&](corpus::Edit& edit) { corpus::addTimeStamp(edit, transcript_, position, ms); });
  if (editing) view_.editTurn();
  return done;
}

void Listening::playFrom(std::int64_t ms) {
  player_.seek(ms);
  player_.play();
}

bool Listening::canPlayFromCaret() const {
  return player_.usable() && view_.timeAtCaret().has_value();
}

void Listening::playFromCaret() {
  if (const auto ms = view_.timeAtCaret()) playFrom(*ms);
}

void Listening::setFollows(bool follows) {
  follows_ = follows;
  settings_.setChoice("followRecording", follows);
}

void Listening::setRepeats(bool repeats) {
  repeats_ = repeats;
  player_.setRepeat(repeats ? kRepeatMs : 0);
  settings_.setChoice("repeatAfterPause", repeats);
}

}  // namespace gui
