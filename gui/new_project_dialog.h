#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "coding/codebook.h"
#include "gui/settings.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

struct NewProject {
  std::filesystem::path path;
  std::string name;
  i18n::Language language = i18n::Language::Russian;
  std::string coder;
  coding::Template codes = coding::Template::PushPull;
};

// Asks for all of it at once and hands it to `make`, which gives the reason when it can't be done: that is
// said over the dialog, which keeps what was written. False when cancelled.
bool askNewProject(wxWindow* parent, const Workspace& workspace, const Settings& settings,
                   const std::function<std::optional<i18n::Message>(const NewProject&)>& make);

}  // namespace gui
