#include "gui/player.h"

#include <wx/log.h>
#include <wx/mediactrl.h>
#include <wx/sizer.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "corpus/recordings.h"
#include "gui/platform.h"
#include "gui/text.h"

namespace gui {
namespace {

using i18n::message;

constexpr int kTickMs = 120;
constexpr int kLoadAfterMs = 250;  // someone leafs through the transcripts: only where she stays
constexpr long kSettledMs = 1500;  // by then the control knows what it can know of a file
constexpr long kGiveUpMs = 8000;
constexpr long kSeekMs = 800;    // a seek is done by then
constexpr long kSayWhyMs = 250;  // between a stop and its reason
constexpr int kRetiredMs = 3000;
constexpr std::array kSpeeds = {0.5, 0.6, 0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.65, 1.8, 2.0};
constexpr int kNormal = 4;
static_assert(kSpeeds[kNormal] == 1.0 && Player::kSlowest == -kNormal &&
              Player::kFastest == static_cast<int>(kSpeeds.size()) - 1 - kNormal);

}  // namespace

// wx tells the size of a video to its own layout alone, and there nothing is said of “none”.
class Player::Control : public wxMediaCtrl {
 public:
  wxSize pictureSize() const { return DoGetBestSize(); }
};

namespace {

// Destroys a control when it has nothing more to say: the GStreamer backend of wx 3.2 leaves its callbacks
// connected when it goes, and what is still on its way would come to a control that is no more.
class Farewell : public wxTimer {
 public:
  explicit Farewell(wxMediaCtrl* control) : control_(control) { StartOnce(kRetiredMs); }
  void Notify() override {
    if (control_) control_->Destroy();
    delete this;
  }

 private:
  wxWeakRef<wxMediaCtrl> control_;
};

}  // namespace

Player::Player(wxWindow& screen) : screen_(screen) {
  tick_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { onTick(); });
  soon_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { load(); });
}

// The control itself goes with its screen.
Player::~Player() {
  if (control_) unbind();
}

void Player::open(const std::optional<std::filesystem::path>& file) {
  retire();
  soon_.Stop();
  tick_.Stop();
  problem_.reset();
  playWhenLoaded_ = pictures_ = ended_ = seeking_ = false;
  length_ = askedFor_ = 0;
  pausedAt_.reset();
  file_ = file.value_or(std::filesystem::path());
  if (file_.empty()) return set(State::Empty);
  std::error_code none;
  if (!std::filesystem::is_regular_file(file_, none)) {
    problem_ = message(
        "The recording “{file}” is not in its place any more. The text and its codes are "
        "untouched. If it was moved or renamed, find it and it is linked again.",
        {{"file", pathToUtf8(file_.filename())}});
    return set(State::Missing);
  }
  soon_.StartOnce(kLoadAfterMs);
  set(State::Waiting);
}

void Player::load() {
  soon_.Stop();
  if (state_ != State::Waiting) return;
  const wxLogNull quiet;
  announced_ = stopWasHeard_ = false;
  auto made = std::make_unique<Control>();
  made->Hide();
  sinceLoad_.Start();
  if (!made->Create(&screen_, wxID_ANY, wxString(), wxDefaultPosition, screen_.GetClientSize()))
    return fail();
  control_ = made.release();
  control_->SetName("media");
  platform::realise(*control_);
  if (screen_.GetSizer()) screen_.GetSizer()->Add(control_, 1, wxEXPAND);
  for (const auto& event : {wxEVT_MEDIA_LOADED, wxEVT_MEDIA_STOP, wxEVT_MEDIA_FINISHED})
    control_->Bind(event, &Player::onMedia, this);
  set(State::Loading);
  if (!control_->Load(pathToWx(file_))) return fail();
  tick_.Start(kTickMs);
}

void Player::unbind() {
  for (const auto& event : {wxEVT_MEDIA_LOADED, wxEVT_MEDIA_STOP, wxEVT_MEDIA_FINISHED})
    control_->Unbind(event, &Player::onMedia, this);
}

void Player::retire() {
  if (!control_) return;
  unbind();
  if (screen_.GetSizer()) screen_.GetSizer()->Detach(control_);
  control_->Hide();
  control_->SetName("media-retired");
  control_->Stop();
  new Farewell(control_);
  control_ = nullptr;
}

void Player::onMedia(wxMediaEvent& event) {
  const auto type = event.GetEventType();
  if (type == wxEVT_MEDIA_LOADED) {
    announced_ = true;
  } else if (type == wxEVT_MEDIA_FINISHED) {
    stopWasHeard_ = false;
    finish();
  } else if (type == wxEVT_MEDIA_STOP) {
    // Its end, or an error: the backend doesn't say. At the end a second word follows.
    if ((state_ == State::Loading && announced_) || state_ == State::Playing || state_ == State::Paused) {
      if (!ended_ && !stopWasHeard_) {
        stopWasHeard_ = true;
        sinceStop_.Start();
        if (!tick_.IsRunning()) tick_.Start(kTickMs);
      }
    }
  }
}

void Player::onTick() {
  if (!control_) return tick_.Stop();
  if (stopWasHeard_ && sinceStop_.Time() > kSayWhyMs) {
    stopWasHeard_ = false;
    // Some backends only stop at the end.
    if (length_ > 0 && state_ == State::Playing && position() + 1000 >= length_) return finish();
    return fail();
  }
  if (state_ == State::Loading) {
    length_ = std::max<std::int64_t>(0, control_->Length());
    const bool known = announced_ && length_ > 0 && control_->GetState() != wxMEDIASTATE_STOPPED;
    if (known || (announced_ && sinceLoad_.Time() > kSettledMs && !stopWasHeard_)) return loaded();
    if (sinceLoad_.Time() > kGiveUpMs) fail();
    return;
  }
  const std::int64_t length = std::max<std::int64_t>(0, control_->Length());
  bool news = false;
  if (length > 0 && length != length_) {
    length_ = length;
    news = true;
  }
  // The control knows the size of the pictures some time after the first of them, or never.
  if (const wxSize size = control_->pictureSize(); !pictures_ && size.x > 1 && size.y > 1) {
    showPictures();
    news = true;
  }
  if (news) changed.emit();
  if (state_ == State::Playing)
    reached.emit(position());
  else if (!seeking_ && !stopWasHeard_ && sinceLoad_.Time() > kSettledMs)
    tick_.Stop();
  if (seeking_ && sinceSeek_.Time() > kSeekMs) seeking_ = false;
}

void Player::loaded() {
  const bool play = playWhenLoaded_;
  if (corpus::holdsPictures(file_)) showPictures();
  set(State::Paused);
  if (askedFor_ > 0) seek(askedFor_);
  if (play) this->play();
}

void Player::showPictures() {
  pictures_ = true;
  control_->Show();
  screen_.Layout();
}

void Player::play() {
  if (state_ == State::Waiting || state_ == State::Loading) {
    playWhenLoaded_ = true;
    if (state_ == State::Waiting) load();
    changed.emit();
    return;
  }
  if (state_ != State::Paused || !control_) return;
  playWhenLoaded_ = false;
  const wxLogNull quiet;
  useSpeed();
  if (ended_) {
    seek(askedFor_ + 50 < length_ ? askedFor_ : 0);
    ended_ = false;
  } else if (pausedAt_ && repeatMs_ > 0) {
    seek(*pausedAt_ - repeatMs_);
  }
  pausedAt_.reset();
  if (!control_->Play()) return fail();
  tick_.Start(kTickMs);
  set(State::Playing);
}

void Player::pause() {
  if (playWhenLoaded_) {
    playWhenLoaded_ = false;
    changed.emit();
  }
  if (state_ != State::Playing || !control_) return;
  const std::int64_t here = position();
  control_->Pause();
  set(State::Paused);
  pausedAt_ = here;
  reached.emit(here);
}

void Player::seek(std::int64_t ms) {
  ms = std::max<std::int64_t>(0, ms);
  if (length_ > 0) ms = std::min(ms, length_);
  askedFor_ = ms;
  pausedAt_.reset();  // what was asked for is played, not what was before it
  if (control_ && (state_ == State::Paused || state_ == State::Playing)) {
    control_->Seek(ms);
    seeking_ = true;
    sinceSeek_.Start();
    if (!tick_.IsRunning()) tick_.Start(kTickMs);
  }
  if (usable()) reached.emit(ms);
}

std::int64_t Player::position() const {
  if (!control_ || (state_ != State::Paused && state_ != State::Playing)) return askedFor_;
  if (ended_) return askedFor_;
  const std::int64_t told = std::max<std::int64_t>(0, control_->Tell());
  // Until the control has gone there it tells where it was.
  const bool onTheWay = seeking_ && sinceSeek_.Time() < kSeekMs &&
                        (told < askedFor_ - 100 || told > askedFor_ + 2 * sinceSeek_.Time() + 300);
  return onTheWay ? askedFor_ : told;
}

double Player::speedOf(int step) {
  return kSpeeds[static_cast<std::size_t>(kNormal + std::clamp(step, kSlowest, kFastest))];
}

void Player::setSpeedStep(int step) {
  step = std::clamp(step, kSlowest, kFastest);
  if (step == speedStep_) return;
  speedStep_ = step;
  if (state_ == State::Playing) useSpeed();
  changed.emit();
}

void Player::useSpeed() {
  if (!control_ || std::abs(control_->GetPlaybackRate() - speed()) < 0.001) return;
  control_->SetPlaybackRate(speed());
  // GStreamer makes the new speed a seek of its own to where it is, and forgets where it was going.
  if (seeking_ && sinceSeek_.Time() < kSeekMs) control_->Seek(askedFor_);
}

void Player::finish() {
  if (state_ == State::Loading || length_ <= 0) {  // nothing to be heard in it
    tick_.Stop();
    playWhenLoaded_ = false;
    retire();
    problem_ = message("There is nothing to be heard in the recording “{file}”. The text is untouched.",
                       {{"file", pathToUtf8(file_.filename())}});
    return set(State::Failed);
  }
  if (state_ != State::Playing && state_ != State::Paused) return;
  ended_ = true;
  seeking_ = false;
  askedFor_ = length_;
  pausedAt_.reset();
  set(State::Paused);
  reached.emit(length_);
}

void Player::fail() {
  tick_.Stop();
  retire();
  playWhenLoaded_ = false;
  problem_ = reasonOfFailure();
  set(State::Failed);
}

i18n::Message Player::reasonOfFailure() const {
  const std::string name = pathToUtf8(file_.filename());
  std::error_code error;
  const auto size = std::filesystem::file_size(file_, error);
  if (error)
    return message(
        "The recording “{file}” cannot be read. Check that you may open it. The text is "
        "untouched.",
        {{"file", name}});
  if (size == 0) return message("The recording “{file}” is empty. The text is untouched.", {{"file", name}});
  if (!corpus::holdsSound(file_))
    return message("“{file}” is not a recording, though it is called like one. The text is untouched.",
                   {{"file", name}});
#ifdef __WXMSW__
  return message(
      "“{file}” cannot be played here: it is damaged, or Windows lacks what this kind of recording "
      "needs (install the “Media Feature Pack” or the codec, or convert the recording to MP3 or "
      "MP4). The text is untouched.",
      {{"file", name}});
#else
  return message(
      "“{file}” cannot be played here: it is damaged, or this computer lacks what this kind of "
      "recording needs. On Debian and Ubuntu install gstreamer1.0-plugins-good and "
      "gstreamer1.0-libav, then choose it again. The text is untouched.",
      {{"file", name}});
#endif
}

void Player::set(State state) {
  if (state != State::Playing && state != State::Paused && state != State::Loading) ended_ = false;
  state_ = state;
  changed.emit();
}

}  // namespace gui
