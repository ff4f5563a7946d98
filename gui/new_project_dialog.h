#pragma once
#include <filesystem>
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

// Asks for all of it at once; nothing when cancelled. Names that are taken are refused while the dialog is
// open.
std::optional<NewProject> askNewProject(wxWindow* parent, const Workspace& workspace,
                                        const Settings& settings);

}  // namespace gui
