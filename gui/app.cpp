#include "gui/app.h"

#include <wx/cmdline.h>

#include <clocale>

#include "gui/main_window.h"
#include "gui/text.h"

namespace gui {

bool App::OnInit() {
  SetAppName("suhbat");
  SetAppDisplayName("Suhbat");
  if (!wxApp::OnInit()) return false;  // reads the command line
  auto* window = openWindow(Settings::standardFile(), search::Index::Place::standard());
  if (!start_.project.empty())
    window->CallAfter([window, path = start_.project] { window->projects().open(path); });
  else if (start_.sample)
    window->CallAfter([window] { window->projects().openSample(); });
  return true;
}

MainWindow* App::openWindow(const std::filesystem::path& settingsFile, search::Index::Place cache) {
  // GTK takes the desktop's locale; numbers that the rooms read and write have a point everywhere.
  std::setlocale(LC_NUMERIC, "C");
  settings_ = std::make_unique<Settings>(settingsFile);
  if (start_.language) settings_->setLanguage(*start_.language);
  if (start_.theme) settings_->setTheme(*start_.theme);
  window_ = new MainWindow(*settings_, corpus::Environment::system(),
                           std::make_shared<const i18n::Analyser>(i18n::Dictionaries::standard()),
                           std::move(cache));
  window_->Show();
  return window_;
}

int App::OnExit() {
  settings_.reset();
  return wxApp::OnExit();
}

void App::OnInitCmdLine(wxCmdLineParser& parser) {
  wxApp::OnInitCmdLine(parser);
  parser.AddParam("PROJECT", wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
  parser.AddLongSwitch("sample", "open the sample project");
  parser.AddLongOption("language", "language of the interface: kk, ru or en");
  parser.AddLongOption("theme", "light, dark or system");
}

bool App::OnCmdLineParsed(wxCmdLineParser& parser) {
  wxString value;
  if (parser.GetParamCount() > 0) start_.project = std::filesystem::absolute(pathFromWx(parser.GetParam(0)));
  start_.sample = parser.Found("sample");
  if (parser.Found("language", &value)) start_.language = i18n::languageOf(toUtf8(value));
  if (parser.Found("theme", &value))
    start_.theme = value == "dark"    ? Theme::Choice::Dark
                   : value == "light" ? Theme::Choice::Light
                                      : Theme::Choice::System;
  return wxApp::OnCmdLineParsed(parser);
}

bool App::OnExceptionInMainLoop() {
  sayCurrentException();
  return true;
}

void App::sayCurrentException() const {
  // attempt() knows how to say every kind of error.
  if (auto* window = dynamic_cast<MainWindow*>(GetTopWindow()))
    window->workspace().attempt([error = std::current_exception()] { std::rethrow_exception(error); });
}

void App::CallEventHandler(wxEvtHandler* handler, wxEventFunctor& functor, wxEvent& event) const {
  try {
    wxApp::CallEventHandler(handler, functor, event);
  } catch (const std::exception&) {
    sayCurrentException();
  }
}

void App::ProcessPendingEvents() {
  try {
    wxApp::ProcessPendingEvents();
  } catch (const std::exception&) {
    sayCurrentException();
  }
}

void App::OnUnhandledException() {
  std::string details = "?";
  try {
    throw;
  } catch (const std::exception& error) {
    details = error.what();
  } catch (...) {
  }
  // The window may be what is broken: the simplest way of saying something there is.
  const i18n::Messages tr(settings_ ? settings_->language() : i18n::Language::English);
  wxSafeShowMessage(
      "Suhbat", toWx(tr("Something went wrong inside the program, and it has to close. All finished steps "
                        "are saved in your project. Details: {details}",
                        {{"details", details}})));
}

}  // namespace gui
