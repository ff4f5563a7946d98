#pragma once
#include <wx/stopwatch.h>
#include <wx/timer.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "corpus/signal.h"
#include "i18n/messages.h"

class wxMediaEvent;
class wxWindow;

namespace gui {

// Plays one recording at a time, with the desktop's own means (GStreamer, Windows Media). The toolkit's
// control is made when a recording is first loaded, and anew for each: what an old one still has to say can't
// be taken for the new one's. What can't be played ends in a sentence, never in a dialog. Times are
// milliseconds. Main thread only.
class Player {
 public:
  enum class State { Empty, Missing, Waiting, Loading, Paused, Playing, Failed };

  // Pictures of a video are drawn into `screen`, which fills it; it may be hidden.
  explicit Player(wxWindow& screen);
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  // Another recording, from its beginning; nothing: none. It is loaded a moment later, or as soon as it is to
  // be played.
  void open(const std::optional<std::filesystem::path>& file);
  const std::filesystem::path& file() const { return file_; }
  State state() const { return state_; }
  bool usable() const { return state_ >= State::Waiting && state_ <= State::Playing; }
  bool playing() const { return state_ == State::Playing || playWhenLoaded_; }
  // Why it can't be played, when it is Missing or Failed.
  const std::optional<i18n::Message>& problem() const { return problem_; }

  void play();
  void pause();
  void toggle() { playing() ? pause() : play(); }
  void seek(std::int64_t ms);  // kept within the recording
  void skip(std::int64_t ms) { seek(position() + ms); }
  std::int64_t position() const;
  std::int64_t length() const { return length_; }  // 0: not known (yet)
  bool hasPictures() const { return pictures_; }

  // 0.5 … 2 times the recorded speed, in steps.
  static double speedOf(int step);
  double speed() const { return speedOf(speedStep_); }
  void setSpeedStep(int step);  // from the normal one: -1, 0, +1 …
  int speedStep() const { return speedStep_; }
  static constexpr int kSlowest = -4, kFastest = 6;

  // Going on after a pause repeats so much; 0: nothing.
  void setRepeat(std::int64_t ms) { repeatMs_ = ms; }

  corpus::Signal<> changed;              // state, length, pictures or speed
  corpus::Signal<std::int64_t> reached;  // while it plays, and after each seek

 private:
  class Control;
  void load();
  void useSpeed();
  void unbind();
  void retire();
  void onMedia(wxMediaEvent& event);
  void onTick();
  void loaded();
  void showPictures();
  void fail();
  void finish();
  void set(State state);
  i18n::Message reasonOfFailure() const;

  wxWindow& screen_;
  Control* control_ = nullptr;
  std::filesystem::path file_;
  State state_ = State::Empty;
  std::optional<i18n::Message> problem_;
  bool playWhenLoaded_ = false, pictures_ = false;
  bool announced_ = false;     // the control said that it has the file
  bool ended_ = false;         // played to its end
  bool stopWasHeard_ = false;  // the control stopped by itself; why is known a moment later
  std::int64_t length_ = 0;
  std::int64_t repeatMs_ = 1000;
  std::int64_t askedFor_ = 0;  // where the last seek went
  std::optional<std::int64_t> pausedAt_;
  bool seeking_ = false;  // the control may not be there yet
  int speedStep_ = 0;
  wxStopWatch sinceSeek_, sinceLoad_, sinceStop_;
  wxTimer tick_, soon_;
};

}  // namespace gui
