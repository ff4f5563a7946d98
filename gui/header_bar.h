#pragma once
#include <wx/panel.h>

#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/captions.h"
#include "gui/command.h"
#include "gui/workspace.h"

namespace gui {

class FlatButton;

// The bar under the menus: the pages of the window on the left, each an icon with its word, and a few
// commands on the right.
class HeaderBar : public wxPanel {
 public:
  struct Page {
    std::string command;  // shows the page; checked while it is shown
  };
  HeaderBar(wxWindow* parent, Workspace& workspace, const CommandTable& commands,
            const std::vector<std::string>& pages, const std::vector<std::string>& actions);
  // Follows what is active and checked.
  void refresh();
  void say();  // texts and icons: once the window is whole, and after a change of language or theme

 private:
  struct Entry {
    std::string command;
    FlatButton* button;
  };
  void add(wxSizer& sizer, const std::string& command);
  void fit();  // words where they have room; in a narrow window the actions are icons

  Workspace& workspace_;
  const CommandTable& commands_;
  std::vector<Entry> entries_;
  std::size_t pages_ = 0;  // of the entries, the first
  std::vector<corpus::Connection> ties_;
};

}  // namespace gui
