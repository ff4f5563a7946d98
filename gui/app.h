#pragma once
#include <wx/app.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "gui/settings.h"
#include "search/index.h"

namespace gui {

class MainWindow;

// What was asked for when the program was started: suhbat [PROJECT] [--sample] [--language kk|ru|en]
// [--theme light|dark|system].
struct StartOptions {
  std::filesystem::path project;
  bool sample = false;
  std::optional<i18n::Language> language;
  std::optional<Theme::Choice> theme;
};

class App : public wxApp {
 public:
  bool OnInit() override;
  int OnExit() override;
  void OnInitCmdLine(wxCmdLineParser& parser) override;
  bool OnCmdLineParsed(wxCmdLineParser& parser) override;
  // Errors that nobody caught: said in plain words, and the program goes on.
  bool OnExceptionInMainLoop() override;
  // Handlers are called from within the toolkit's C code, which exceptions must not pass: each is caught
  // here, and so is what was put off with CallAfter.
  void CallEventHandler(wxEvtHandler* handler, wxEventFunctor& functor, wxEvent& event) const override;
  void ProcessPendingEvents() override;
  void OnUnhandledException() override;

 protected:
  // Also used by the window tests, with settings and cache of their own.
  MainWindow* openWindow(const std::filesystem::path& settingsFile, search::Index::Place cache);
  StartOptions start_;

 private:
  void sayCurrentException() const;

  std::unique_ptr<Settings> settings_;
  MainWindow* window_ = nullptr;
};

}  // namespace gui
