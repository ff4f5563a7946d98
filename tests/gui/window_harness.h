#pragma once
// Tests of the real window: the frame is on the screen, and the Catch2 session runs inside its event loop.
#include <wx/dialog.h>
#include <wx/modalhook.h>
#include <wx/testing.h>
#include <wx/timer.h>
#include <wx/uiaction.h>

#include <exception>
#include <filesystem>
#include <functional>
#include <string>

#include "gui/main_window.h"

namespace test {

gui::MainWindow& window();
std::filesystem::path folder();  // of this run; removed at its end

// The one way of waiting: lets events through until it is so. False after 30 seconds.
bool waitFor(const std::function<bool()>& predicate);
// Lets what is due happen (painting, pending events).
void settle();

template <typename Window = wxWindow>
Window& named(wxWindow& parent, const char* name) {
  auto* found = dynamic_cast<Window*>(wxWindow::FindWindowByName(name, &parent));
  if (!found) throw std::runtime_error(std::string("no such control: ") + name);
  return *found;
}

// Expects our dialog of this name; `answer` fills it in and says with which button it ends.
class ExpectDialog : public wxExpectModalBase<wxDialog, ExpectDialog> {
 public:
  ExpectDialog(std::string name, std::function<int(wxDialog&)> answer)
      : name_(std::move(name)), answer_(std::move(answer)) {}

 protected:
  int OnInvoked(wxDialog* dialog) const override {
    if (dialog->GetName() != name_)
      throw std::runtime_error("unexpected dialog: " + dialog->GetName().ToStdString());
    return answer_(*dialog);
  }
  wxString GetDefaultDescription() const override { return "dialog " + name_; }

 private:
  std::string name_;
  std::function<int(wxDialog&)> answer_;
};

// While it lives, Import is pressed in every preview of transcripts or participants, as soon as it is asked
// for.
class PressImport : public wxModalDialogHook {
 public:
  PressImport() { Register(); }
  ~PressImport() override { Unregister(); }

 protected:
  int Enter(wxDialog* dialog) override {
    const bool ours = dialog->GetName() == "import-transcripts" || dialog->GetName() == "participants-import";
    return ours ? int{wxID_OK} : int{wxID_NONE};
  }
};

// Does something with a dialog as soon as it is on the screen, while ShowModal() runs. What fails there ends
// the dialog, and is thrown again where done() is asked.
class WhenShown : public wxTimer {
 public:
  WhenShown(const char* name, std::function<void(wxDialog&)> act);
  void Notify() override;
  bool done() const;

 private:
  const char* name_;
  std::function<void(wxDialog&)> act_;
  bool begun_ = false, done_ = false;
  std::exception_ptr failure_;
};

// Saves what the window shows into SUHBAT_SCREENSHOTS/NAME.png; nothing when that isn't set.
void screenshot(const std::string& name);

}  // namespace test
