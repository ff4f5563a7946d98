#pragma once
#include <wx/panel.h>

#include "gui/row_list.h"

class wxStaticText;

namespace gui {

class HistoryRows;

// Every edit of the project, latest first: what, by whom, when; also what was undone.
class HistoryPage : public wxPanel {
 public:
  HistoryPage(wxWindow* parent, Workspace& workspace);
  ~HistoryPage() override;

 private:
  void reload();
  void say();
  void wrapNote();
  // Undoes one edit after the other until the chosen one is the last that stands.
  void undoBackTo(std::int64_t number);

  Workspace& workspace_;
  wxStaticText *title_, *note_;
  HistoryRows* rows_;
  bool stale_ = true;
  corpus::Connection project_, content_, appearance_, menu_;
};

}  // namespace gui
