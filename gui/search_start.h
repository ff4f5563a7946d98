#pragma once
#include <wx/panel.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gui/workspace.h"

namespace gui {

class LinkLine;

// What stands in the place of the hits when there are none: a sentence that says what to do, and below it a
// few things that can be pressed for it.
class SearchStart : public wxPanel {
 public:
  SearchStart(wxWindow* parent, Workspace& workspace);

  struct Offer {
    std::string label;
    std::function<void()> run;
  };
  void say(const std::string& sentence, std::vector<Offer> offers);

 private:
  void fit();

  Workspace& workspace_;
  LinkLine* sentence_;
  std::vector<LinkLine*> links_;
  std::vector<Offer> offers_;
  std::vector<corpus::Connection> connections_;
};

}  // namespace gui
