#include "tests/gui/window_harness.h"

#include <wx/evtloop.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>

#include <chrono>
#include <system_error>

#include "gui/app.h"
#include "gui/text.h"

#define CATCH_CONFIG_RUNNER
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace test {
namespace {

constexpr auto kPatience = std::chrono::seconds(30);

class TestApp : public gui::App {
 public:
  bool OnInit() override {
    SetAppName("suhbat");
    start_.language = i18n::Language::English;
    start_.theme = gui::Theme::Choice::Light;
    window_ = openWindow(folder_.path() / "suhbat.conf", search::Index::Place{folder_.path() / "cache"});
    window_->Maximize();  // the whole screen: 1280×800
    CallAfter([this] {
      waitFor([this] { return window_->IsShownOnScreen(); });
      result_ = Catch::Session().run(argc, static_cast<char**>(argv));
      window_->Close(true);
    });
    return true;
  }
  int OnRun() override {
    gui::App::OnRun();
    return result_;
  }

  gui::MainWindow* window_ = nullptr;
  support::TemporaryFolder folder_;

 private:
  int result_ = 1;
};

TestApp& app() {
  return dynamic_cast<TestApp&>(*wxTheApp);
}

}  // namespace

gui::MainWindow& window() {
  return *app().window_;
}
std::filesystem::path folder() {
  return app().folder_.path();
}

void settle() {
  for (int i = 0; i < 5; ++i) {
    wxTheApp->ProcessPendingEvents();
    wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_ALL);
    wxTheApp->ProcessIdle();
  }
}

bool waitFor(const std::function<bool()>& predicate) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!predicate()) {
    if (std::chrono::steady_clock::now() > end) return false;
    settle();
    wxMilliSleep(5);
  }
  settle();
  return true;
}

WhenShown::WhenShown(const char* name, std::function<void(wxDialog&)> act)
    : name_(name), act_(std::move(act)) {
  Start(30);
}

void WhenShown::Notify() {
  auto* dialog = dynamic_cast<wxDialog*>(wxWindow::FindWindowByName(name_));
  if (!dialog || !dialog->IsShownOnScreen() || begun_) return;
  begun_ = true;
  Stop();
  try {
    act_(*dialog);
  } catch (...) {  // nothing may fly through the toolkit's loop
    failure_ = std::current_exception();
    dialog->EndModal(wxID_CANCEL);
  }
  done_ = true;
}

bool WhenShown::done() const {
  if (failure_) std::rethrow_exception(failure_);
  return done_;
}

void screenshot(const std::string& name) {
  wxString place;
  if (!wxGetEnv("SUHBAT_SCREENSHOTS", &place)) return;
  std::error_code none;
  std::filesystem::create_directories(gui::pathFromWx(place), none);
  window().Raise();
  window().Refresh();
  window().Update();
  // A resize or a new theme reaches the screen some frames later.
  const wxStopWatch watch;
  waitFor([&] { return watch.Time() > 600; });
  // As the X server shows it: wxScreenDC keeps parts of older pictures.
  wxExecute("import -window root \"" + place + "/" + name + ".png\"", wxEXEC_SYNC | wxEXEC_NODISABLE);
}

}  // namespace test

wxIMPLEMENT_APP(test::TestApp);
