#pragma once
#include <wx/scrolwin.h>

#include <filesystem>
#include <vector>

#include "gui/captions.h"
#include "gui/command.h"
#include "gui/settings.h"
#include "gui/workspace.h"

class wxBoxSizer;

namespace gui {

// What is seen before a project is open: what the program is, the three ways to begin, and recent projects.
class WelcomePage : public wxScrolledWindow {
 public:
  WelcomePage(wxWindow* parent, Workspace& workspace, Settings& settings, const CommandTable& commands);
  // Recent projects may have changed.
  void refill();

  corpus::Signal<const std::filesystem::path&> openRequested;

 private:
  void build();

  Workspace& workspace_;
  Settings& settings_;
  const CommandTable& commands_;
  std::vector<corpus::Connection> ties_;
  corpus::Connection appearance_;
};

}  // namespace gui
