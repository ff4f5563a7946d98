#pragma once
#include <wx/panel.h>

#include <string>
#include <vector>

#include "gui/command.h"
#include "gui/player.h"
#include "gui/workspace.h"

class wxButton;
class wxStaticBitmap;
class wxStaticText;

namespace gui {

class FlatButton;
class PlayerSlider;

// The strip below the transcript that plays its recording: buttons, how far it is, its speed and name; or, in
// plain words, why it can't be played and what can be done. Its buttons are commands of the window.
class PlayerBar : public wxPanel {
 public:
  PlayerBar(wxWindow* parent, Workspace& workspace, const CommandTable& commands, Player& player);

 private:
  struct Entry {
    std::string command;
    FlatButton* button;
  };
  FlatButton* add(const std::string& command);
  void say();      // words, colours, pictures
  void refresh();  // state
  void showTime(std::int64_t ms);
  void fit();
  void chooseSpeed();
  void more();

  Workspace& workspace_;
  const CommandTable& commands_;
  Player& player_;
  wxPanel *row_, *trouble_;
  std::vector<Entry> entries_;
  FlatButton *play_, *back_, *forward_, *stamp_, *speed_, *more_;
  PlayerSlider* slider_;
  wxStaticText *time_, *length_, *name_, *why_;
  wxStaticBitmap* sign_;
  wxButton *find_, *remove_;
  int wrappedFor_ = 0;  // px
  std::vector<corpus::Connection> ties_;
};

}  // namespace gui
