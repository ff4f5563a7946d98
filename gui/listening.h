#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gui/heard_passage.h"
#include "gui/player.h"
#include "gui/settings.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

namespace gui {

// Brings the transcript on show and its recording together: the recording is opened with its transcript, what
// is heard is marked in the text, a time in the text is a place in the recording.
class Listening {
 public:
  Listening(Workspace& workspace, Settings& settings, TranscriptView& view, wxWindow& screen);

  Player& player() { return player_; }
  bool linked() const { return player_.state() != Player::State::Empty; }

  // One edit each; false when it failed (and that was said).
  bool link(const std::filesystem::path& file);
  bool unlink();
  bool insertStamp();  // the time that is heard, at the caret

  void playFrom(std::int64_t ms);
  bool canPlayFromCaret() const;
  void playFromCaret();

  // What is marked in the text.
  const std::optional<i18n::Span>& heard() const { return heard_; }

  bool follows() const { return follows_; }
  void setFollows(bool follows);  // scrolls to what is heard; remembered
  bool repeats() const { return repeats_; }
  void setRepeats(bool repeats);  // a second is heard again after a pause; remembered

  corpus::Signal<> changed;  // another recording, or none

 private:
  void look();
  void onReached(std::int64_t ms);
  std::string transcriptName() const;

  Workspace& workspace_;
  Settings& settings_;
  TranscriptView& view_;
  Player player_;
  corpus::Guid transcript_;
  HeardPassage passages_;
  bool passagesStale_ = true;
  std::optional<i18n::Span> heard_;
  bool follows_ = true, repeats_ = true;
  std::vector<corpus::Connection> ties_;
};

}  // namespace gui
