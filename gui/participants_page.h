#pragma once
#include <wx/panel.h>
#include <wx/string.h>

#include "corpus/participants.h"
#include "gui/workspace.h"

class wxButton;
class wxStaticText;

namespace gui {

class FlatButton;
class ParticipantPanel;
class ParticipantsGrid;

// The participants with their attributes, as a table that can be written in, and beside it the transcripts in
// which the chosen one speaks.
class ParticipantsPage : public wxPanel {
 public:
  ParticipantsPage(wxWindow* parent, Workspace& workspace);

  ParticipantsGrid& grid() { return *grid_; }
  ParticipantPanel& panel() { return *panel_; }
  void addParticipant();
  void addAttribute();
  void editAttribute(const corpus::Guid& attribute);
  void showSpeakers();

  corpus::Signal<> importRequested;

 private:
  void build();
  void reload();
  void refreshLater();
  void say();
  void wrapNote();

  Workspace& workspace_;
  wxStaticText *title_, *note_;
  wxString noteText_;  // unwrapped
  FlatButton *add_, *attribute_, *speakers_;
  wxButton* import_;
  wxPanel* empty_;
  wxStaticText* emptyText_;
  wxButton *emptyImport_, *emptyAdd_;
  wxPanel* split_;  // the table and the panel
  ParticipantsGrid* grid_;
  ParticipantPanel* panel_;
  bool stale_ = true;
  bool writing_ = false;  // the first participant is being written, there is a table though nobody is in it
  std::vector<corpus::Connection> connections_;
};

}  // namespace gui
