// A recording beside its transcript, in the real window. Without GStreamer's plugins (gui/packages.txt) these
// tests fail: what can't play here couldn't be tested here.
#include <wx/button.h>
#include <wx/msgdlg.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/uiaction.h>

#include <cmath>
#include <fstream>

#include "corpus/recordings.h"
#include "corpus/text_edit.h"
#include "corpus/transcripts.h"
#include "gui/listening.h"
#include "gui/message_bar.h"
#include "gui/reading_page.h"
#include "gui/text.h"
#include "gui/transcript_list.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using gui::Player;
using test::named;
using test::waitFor;
using test::window;

namespace {

namespace fs = std::filesystem;
using State = Player::State;

corpus::Project& project() {
  return *window().workspace().project();
}
Player& player() {
  return window().listening().player();
}
gui::TranscriptView& view() {
  return window().reading().view();
}
bool run(const char* command) {
  return window().commands().run(command);
}
std::string problem() {
  return player().problem() ? window().workspace().tr()(*player().problem()) : "";
}

// A little-endian number of four bytes, or of `size`.
std::string number(std::uint32_t value, int size = 4) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}
std::string chunk(const std::string& name, const std::string& content) {
  return name + number(static_cast<std::uint32_t>(content.size())) + content;
}

// A tone: PCM, one channel, 16 bits, 8 kHz.
fs::path tone(const std::string& name, std::uint32_t seconds) {
  constexpr std::uint32_t kRate = 8000;
  std::string samples;
  for (std::uint32_t i = 0; i < kRate * seconds; ++i)
    samples += number(static_cast<std::uint32_t>(static_cast<std::int32_t>(4000 * std::sin(i * 0.3))), 2);
  const std::string format =
      number(1, 2) + number(1, 2) + number(kRate) + number(2 * kRate) + number(2, 2) + number(16, 2);
  const auto path = test::folder() / gui::pathFromWx(gui::toWx(name));
  std::ofstream(path, std::ios::binary)
      << chunk("RIFF", "WAVE" + chunk("fmt ", format) + chunk("data", samples));
  return path;
}

// A video without sound: an AVI of plain bitmaps, 64×48, ten a second, that grow lighter.
fs::path video(const std::string& name, std::uint32_t seconds) {
  constexpr std::uint32_t kWidth = 64, kHeight = 48, kFrame = kWidth * kHeight * 3;
  const std::uint32_t frames = 10 * seconds;
  const std::string main = number(100'000) + number(kFrame * 10) + number(0) + number(0x10) + number(frames) +
                           number(0) + number(1) + number(kFrame) + number(kWidth) + number(kHeight) +
                           std::string(16, '\0');
  const std::string stream = "vidsDIB " + number(0) + number(0) + number(0) + number(1) + number(10) +
                             number(0) + number(frames) + number(kFrame) + number(0) + number(0) +
                             std::string(8, '\0');
  const std::string bitmap = number(40) + number(kWidth) + number(kHeight) + number(1, 2) + number(24, 2) +
                             number(0) + number(kFrame) + std::string(16, '\0');
  std::string pictures, index;
  for (std::uint32_t i = 0; i < frames; ++i) {
    index += "00db" + number(0x10) + number(static_cast<std::uint32_t>(pictures.size()) + 4) + number(kFrame);
    pictures += chunk("00db", std::string(kFrame, static_cast<char>(60 + 4 * i)));
  }
  const std::string header =
      chunk("LIST", "hdrl" + chunk("avih", main) +
                        chunk("LIST", "strl" + chunk("strh", stream) + chunk("strf", bitmap)));
  const auto path = test::folder() / name;
  std::ofstream(path, std::ios::binary)
      << chunk("RIFF", "AVI " + header + chunk("LIST", "movi" + pictures) + chunk("idx1", index));
  return path;
}

fs::path file(const std::string& name, const std::string& bytes) {
  const auto path = test::folder() / gui::pathFromWx(gui::toWx(name));
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

constexpr auto kText =
    "И: Почему вы переехали в Астану?\nР: Не было работы. Дети учились в Шымкенте.\nИ: А жильё?";

// A project with one interview of three turns: at 0:00, at 0:06 and at 0:20.
corpus::Guid start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::Russian,
                                      "Aliya", coding::Template::PushPull}));
  corpus::Guid guid;
  project().edit(i18n::message("Set up"), [&](corpus::Edit& edit) {
    auto imported = support::transcriptFrom("Айгүл", kText);
    REQUIRE(imported.turns.size() == 3);
    imported.turns[0].startMs = 0;
    imported.turns[1].startMs = 6000;
    imported.turns[2].startMs = 20000;
    guid = corpus::addTranscript(edit, imported);
  });
  window().showPage(gui::MainWindow::Page::Reading);
  window().reading().show(guid);
  window().messages().dismiss();
  test::settle();
  CHECK_FALSE(named(window(), "player").IsShown());
  player().setSpeedStep(0);
  return guid;
}

void linkAndLoad(const fs::path& path) {
  REQUIRE(window().listening().link(path));
  const bool loaded = waitFor([] { return player().state() == State::Paused; });
  INFO("Can’t play a WAV here: " << problem());
  REQUIRE(loaded);
}

bool near(std::int64_t ms, std::int64_t wanted, std::int64_t by) {
  return ms >= wanted - by && ms <= wanted + by;
}

}  // namespace

TEST_CASE("A recording is linked, played, paused and taken back and forth; its link is undone",
          "[window][recording]") {
  const auto guid = start("Listening");
  // Nothing is made for a project that has no recording.
  CHECK(wxWindow::FindWindowByName("media", &window()) == nullptr);
  CHECK_FALSE(run("recording/play"));
  const auto path = tone("Сұхбат 1.wav", 30);
  linkAndLoad(path);
  CHECK(corpus::recording(project(), guid) == path);
  CHECK(named(window(), "player").IsShownOnScreen());
  CHECK_FALSE(named(window(), "video").IsShown());
  CHECK(near(player().length(), 30000, 50));
  CHECK(named<wxStaticText>(window(), "player-file").GetLabelText() == gui::toWx("Сұхбат 1.wav"));
  CHECK(named<wxStaticText>(window(), "player-length").GetLabelText() == "0:00:30");

  CHECK(run("recording/play"));
  CHECK(player().state() == State::Playing);
  CHECK(waitFor([] { return player().position() > 1200; }));
  CHECK(run("recording/play"));
  CHECK(player().state() == State::Paused);
  const auto paused = player().position();
  test::settle();
  CHECK(near(player().position(), paused, 150));

  player().seek(15000);
  CHECK(waitFor([] { return near(player().position(), 15000, 100); }));
  CHECK(run("recording/back"));
  CHECK(waitFor([] { return near(player().position(), 10000, 150); }));
  CHECK(run("recording/forward"));
  CHECK(waitFor([] { return near(player().position(), 15000, 150); }));
  for (int i = 0; i < 5; ++i) run("recording/back");
  CHECK(waitFor([] { return player().position() == 0; }));
  CHECK(named<wxStaticText>(window(), "player-time").GetLabelText() == "0:00:00");

  CHECK(window().workspace().undo());
  CHECK_FALSE(corpus::recording(project(), guid));
  CHECK(player().state() == State::Empty);
  CHECK_FALSE(named(window(), "player").IsShown());
  CHECK(window().workspace().redo());
  CHECK(waitFor([] { return player().state() == State::Paused; }));
  CHECK(run("recording/unlink"));
  CHECK_FALSE(corpus::recording(project(), guid));
  CHECK(fs::exists(path));
}

TEST_CASE("After a pause the last second is heard again; at its end it begins anew", "[window][recording]") {
  start("Repeat");
  linkAndLoad(tone("repeat.wav", 8));
  window().listening().setRepeats(true);
  player().seek(3000);
  CHECK(run("recording/play"));
  CHECK(waitFor([] { return player().position() > 3400; }));
  run("recording/play");
  const auto paused = player().position();
  std::vector<std::int64_t> reached;
  const auto heard = player().reached.connect([&](std::int64_t ms) { reached.push_back(ms); });
  run("recording/play");
  REQUIRE_FALSE(reached.empty());
  CHECK(near(reached.front(), paused - 1000, 20));
  player().seek(7600);
  CHECK(waitFor([] { return player().state() == State::Paused; }));
  CHECK(near(player().position(), 8000, 30));
  CHECK(run("recording/play"));
  CHECK(waitFor([] { return player().position() > 300 && player().position() < 5000; }));
  CHECK(player().state() == State::Playing);
}

TEST_CASE("The speed goes up and down in steps and is the recording's own again", "[window][recording]") {
  start("Speed");
  linkAndLoad(tone("speed.wav", 60));
  for (int i = 0; i < 20; ++i) run("recording/faster");
  CHECK(player().speed() == 2.0);
  CHECK_FALSE(run("recording/faster"));
  CHECK(run("recording/play"));
  CHECK(waitFor([] { return player().position() > 500; }));
  const auto from = player().position();
  const wxStopWatch watch;
  CHECK(waitFor([&] { return watch.Time() > 2000; }));
  // At twice the speed; a busy machine measures roughly.
  CHECK(static_cast<double>(player().position() - from) / static_cast<double>(watch.Time()) > 1.5);
  for (int i = 0; i < 20; ++i) run("recording/slower");
  CHECK(player().speed() == 0.5);
  CHECK(run("recording/normal"));
  CHECK(player().speed() == 1.0);
  CHECK(player().state() == State::Playing);
}

TEST_CASE("What is heard is marked in the text, and a time in the text is a place in the recording",
          "[window][recording]") {
  const auto guid = start("Marked");
  linkAndLoad(tone("marked.wav", 30));
  const auto turns = corpus::turns(project(), guid);
  player().seek(1000);
  CHECK(window().listening().heard() == turns[0].span);
  player().seek(5700);
  run("recording/play");
  CHECK(waitFor([&] { return window().listening().heard() == turns[1].span; }));
  view().timeClicked.emit(20000);
  CHECK(player().playing());
  CHECK(waitFor([&] { return window().listening().heard() == turns[2].span; }));
  run("recording/play");
  view().setSelection({turns[1].span.begin + 5, turns[1].span.begin + 5});
  CHECK(run("recording/caret"));
  CHECK(waitFor([] { return near(player().position(), 6500, 500); }));
  CHECK(window().listening().heard() == turns[1].span);
  test::screenshot("recording");
  window().setTheme(gui::Theme::Choice::Dark);
  test::screenshot("recording-dark");
  window().setTheme(gui::Theme::Choice::Light);
  // Another transcript, or none: the mark goes with what was heard.
  window().reading().show({});
  CHECK(waitFor([] { return player().state() == State::Empty; }));
  CHECK_FALSE(window().listening().heard());
}

TEST_CASE("The time that is heard is inserted at the cursor, and undone", "[window][recording]") {
  const auto guid = start("Stamp");
  linkAndLoad(tone("stamp.wav", 30));
  const auto turns = corpus::turns(project(), guid);
  const auto place = turns[1].span.begin + 16;
  view().setSelection({place, place});
  player().seek(9000);
  CHECK(waitFor([] { return near(player().position(), 9000, 100); }));
  CHECK(run("recording/stamp"));
  auto cues = corpus::cues(project(), guid);
  REQUIRE(cues.size() == 1);
  CHECK(cues[0].span == i18n::Span{place, place});
  CHECK(near(cues[0].startMs, 9000, 100));
  CHECK(corpus::text(project(), guid) == kText);
  // From now on the second half of the turn is a passage of its own.
  player().seek(12000);
  CHECK(window().listening().heard() == i18n::Span{place, turns[1].span.end});
  CHECK(window().workspace().undo());
  CHECK(corpus::cues(project(), guid).empty());
  player().seek(12001);
  CHECK(window().listening().heard() == turns[1].span);
}

TEST_CASE("While a turn is written, F4 plays and the time goes where the writing is", "[window][recording]") {
  const auto guid = start("Writing");
  linkAndLoad(tone("writing.wav", 30));
  const auto turn = corpus::turns(project(), guid)[1];
  window().Raise();
  view().setSelection({turn.span.begin, turn.span.begin});
  CHECK(run("turn/edit"));
  auto& field = named<wxTextCtrl>(window(), "turn-text");
  REQUIRE(waitFor([&] { return field.HasFocus(); }));
  field.SetInsertionPoint(0);
  field.WriteText(gui::toWx("Там "));
  wxUIActionSimulator keys;
  keys.Char(WXK_F4);
  CHECK(waitFor([] { return player().state() == State::Playing && player().position() > 300; }));
  CHECK(view().editing());
  keys.Char(WXK_F4);
  CHECK(waitFor([] { return player().state() == State::Paused; }));
  player().seek(9000);
  keys.Char('T', wxMOD_CONTROL);
  CHECK(waitFor([&] { return corpus::cues(project(), guid).size() == 1; }));
  const auto cues = corpus::cues(project(), guid);
  REQUIRE(cues.size() == 1);
  CHECK(cues[0].span.begin == turn.span.begin + 4);
  CHECK(near(cues[0].startMs, 9000, 150));
  INFO(corpus::text(project(), guid));

  CHECK(corpus::text(project(), guid).find("Там Не было работы.") != std::string::npos);
  CHECK(view().editing());
  CHECK(view().endEditing(true));
}

TEST_CASE("F4 plays and pauses while the cursor is in the text", "[window][recording]") {
  start("Recording keys");
  linkAndLoad(tone("keys.wav", 30));
  window().Raise();
  view().SetFocus();
  REQUIRE(waitFor([] { return view().HasFocus(); }));
  wxUIActionSimulator keys;
  keys.Char(WXK_F4);
  CHECK(waitFor([] { return player().state() == State::Playing; }));
  keys.Char(WXK_F4);
  CHECK(waitFor([] { return player().state() == State::Paused; }));
  keys.Char(WXK_F8);
  CHECK(waitFor([] { return player().speedStep() == 1; }));
}

TEST_CASE("A recording that is gone is said in plain words, and found again", "[window][recording]") {
  const auto guid = start("Missing");
  const auto path = tone("here.wav", 5), other = test::folder() / "there.wav";
  linkAndLoad(path);
  window().reading().show({});
  fs::rename(path, other);
  window().reading().show(guid);
  CHECK(waitFor([] { return player().state() == State::Missing; }));
  CHECK(problem().find("here.wav") != std::string::npos);
  CHECK(named<wxStaticText>(window(), "player-problem").IsShownOnScreen());
  CHECK(named<wxButton>(window(), "player-find").IsShownOnScreen());
  CHECK_FALSE(run("recording/play"));
  test::screenshot("recording-missing");
  // The rest of the window works on; a click on a time says it again.
  view().timeClicked.emit(6000);
  CHECK(window().messages().message().has_value());
  CHECK(window().listening().link(other));
  CHECK(waitFor([] { return player().state() == State::Paused; }));
  CHECK_FALSE(named(window(), "player-problem").IsShownOnScreen());
}

TEST_CASE("What can't be played is said in a sentence, and nothing else happens", "[window][recording]") {
  start("Unplayable");
  const auto failsWith = [](const fs::path& path, const char* words) {
    INFO(path.filename().string());
    CHECK(window().listening().link(path));
    player().play();
    CHECK(waitFor([] { return player().state() == State::Failed; }));
    INFO(problem());
    CHECK(problem().find(words) != std::string::npos);
    CHECK(named<wxStaticText>(window(), "player-problem").IsShownOnScreen());
    CHECK_FALSE(run("recording/play"));
  };
  failsWith(file("text.mp3", "Это просто текст, а не запись.\n"), "is not a recording");
  failsWith(file("empty.mp3", ""), "is empty");
  std::string noise(20000, '\0');
  for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * i * 31 >> 7);
  failsWith(file("noise.mp4", noise), "cannot be played here");
  failsWith(file("short.wav", std::string("RIFF\x24\0\0\0WAVEfmt ", 16)), "cannot be played here");
  // The next one is played as if nothing had been.
  linkAndLoad(tone("good.wav", 3));
  CHECK_FALSE(player().problem());
}

TEST_CASE("A recording dropped on the window is linked, and takes another's place only when wanted",
          "[window][recording]") {
  const auto guid = start("Dropped");
  const auto first = tone("first.wav", 3), second = tone("second.wav", 3);
  window().take({first});
  CHECK(corpus::recording(project(), guid) == first);
  wxTEST_DIALOG(window().take({second}), wxExpectModal<wxMessageDialog>(wxID_CANCEL));
  CHECK(corpus::recording(project(), guid) == first);
  wxTEST_DIALOG(window().take({second}), wxExpectModal<wxMessageDialog>(wxID_OK));
  CHECK(corpus::recording(project(), guid) == second);
}

TEST_CASE("A video has a pane of its own, which can be closed and comes back", "[window][recording]") {
  const auto guid = start("Video");
  linkAndLoad(video("video.avi", 20));
  CHECK(player().hasPictures());
  CHECK(waitFor([] { return named(window(), "video").IsShownOnScreen(); }));
  CHECK(named(window(), "media").GetSize().x > 50);
  CHECK(run("recording/play"));
  CHECK(waitFor([] { return player().position() > 800; }));
  test::screenshot("recording-video");
  CHECK(run("pane/video"));
  CHECK_FALSE(named(window(), "video").IsShown());
  CHECK(player().state() == State::Playing);
  CHECK(run("pane/video"));
  CHECK(named(window(), "video").IsShownOnScreen());
  // Right, below, left: it plays on.
  const auto atRight = named(window(), "video").GetScreenRect();
  CHECK(run("pane/video-move"));
  CHECK(named(window(), "video").GetScreenRect().y > view().GetScreenRect().GetBottom());
  test::screenshot("recording-video-below");
  CHECK(run("pane/video-move"));
  CHECK(named(window(), "video").GetScreenRect().GetRight() < view().GetScreenRect().x);
  CHECK(run("pane/video-move"));
  CHECK(named(window(), "video").GetScreenRect().x == atRight.x);
  CHECK(player().state() == State::Playing);
  CHECK(window().listening().link(tone("sound only.wav", 2)));
  CHECK_FALSE(named(window(), "video").IsShown());
  CHECK(corpus::recording(project(), guid).has_value());
}

TEST_CASE("Leafing quickly through recordings, and closing while one is opened, harms nothing",
          "[window][recording]") {
  const auto guid = start("Leafing");
  const auto path = tone("leaf.wav", 5);
  for (int i = 0; i < 15; ++i) {
    REQUIRE(window().listening().link(i % 2 ? path : file("odd.mp3", "text")));
    player().play();
    test::settle();
  }
  CHECK(corpus::recording(project(), guid).has_value());
  CHECK(window().projects().close());
  CHECK(player().state() == State::Empty);
  test::settle();
}
