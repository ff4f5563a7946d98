#pragma once
#include <wx/panel.h>

#include <vector>

#include "corpus/participants.h"
#include "gui/workspace.h"

class wxButton;
class wxGrid;
class wxStaticText;

namespace gui {

// The participants with their attributes, as a table that can be written in; each cell is one edit.
class ParticipantsPage : public wxPanel {
 public:
  ParticipantsPage(wxWindow* parent, Workspace& workspace);

  corpus::Signal<> importRequested;

 private:
  void reload();
  void say();
  void changed(int row, int column, const wxString& value);

  Workspace& workspace_;
  wxStaticText *title_, *note_;
  wxButton* import_;
  wxGrid* grid_;
  std::vector<corpus::Participant> participants_;
  std::vector<corpus::Attribute> attributes_;
  bool stale_ = true;
  corpus::Connection project_, content_, appearance_;
};

}  // namespace gui
