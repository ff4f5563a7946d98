#pragma once
#include <wx/panel.h>
#include <wx/timer.h>

#include <functional>
#include <optional>

#include "gui/workspace.h"

class wxButton;
class wxStaticBitmap;
class wxStaticText;

namespace gui {

// The strip above the panes that says in plain words what went wrong, or quietly what was done. What went
// wrong stays until it is closed or the next thing is said; what was done goes by itself after a while, or
// with the next step, after which it may not be true any more.
class MessageBar : public wxPanel {
 public:
  MessageBar(wxWindow* parent, Workspace& workspace);

  struct Action {
    i18n::Message label;
    std::function<void()> run;
  };
  void showProblem(const i18n::Message& what);
  void showNotice(const i18n::Message& what, std::optional<Action> action = {});
  void dismiss();
  // What is being said now; nothing when hidden.
  std::optional<i18n::Message> message() const;

 private:
  void show(const i18n::Message& what, bool problem, std::optional<Action> action);
  void say();

  Workspace& workspace_;
  wxStaticBitmap* sign_;
  wxStaticText* text_;
  wxButton* action_;
  wxButton* close_;
  std::optional<i18n::Message> what_;
  std::optional<Action> todo_;
  bool problem_ = false;
  int wrappedFor_ = 0;  // px, width of the window
  wxTimer away_;        // takes a notice away
  corpus::Connection problems_, notices_, undoable_, appearance_, content_;
};

}  // namespace gui
