#pragma once
#include <wx/panel.h>
#include <wx/string.h>

#include <optional>
#include <string>
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
  // What was written into a cell: whose, which attribute (none: the name).
  struct Typed {
    corpus::Participant participant;
    std::optional<corpus::Attribute> attribute;
    std::string value;
  };
  void takeTyped();
  void wrapNote();

  Workspace& workspace_;
  wxStaticText *title_, *note_;
  wxString noteText_;  // unwrapped
  wxButton* import_;
  wxGrid* grid_;
  std::vector<corpus::Participant> participants_;
  std::vector<corpus::Attribute> attributes_;
  std::optional<Typed> typed_;
  bool stale_ = true;
  corpus::Connection save_, project_, content_, appearance_;
};

}  // namespace gui
