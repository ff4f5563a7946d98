#pragma once
#include <wx/popupwin.h>

#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"
#include "search/completions.h"

namespace gui {

// What the person may be about to type, below the field that keeps the keyboard: the field hands over the
// keys that are meant for the list.
class CompletionList : public wxPopupWindow {
 public:
  CompletionList(wxWindow* field, Workspace& workspace);

  // In place of what was offered; hidden when there is nothing.
  void offer(std::vector<search::Completion> completions);
  // True when the key was the list's: Up, Down, Escape; Enter and Tab on a chosen row.
  bool takeKey(const wxKeyEvent& event);

  corpus::Signal<const search::Completion&> chosen;

 private:
  class Rows;
  void choose(int row);

  wxWindow& field_;
  Workspace& workspace_;
  std::vector<search::Completion> completions_;
  Rows* rows_;
};

}  // namespace gui
