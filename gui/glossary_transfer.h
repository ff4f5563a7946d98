#pragma once
// The glossary brought in from tables and written to them, with what came of it told over `parent`.
#include <filesystem>

#include "gui/workspace.h"
#include "search/glossary.h"

class wxWindow;

namespace gui {

// One edit. True when entries were added or changed.
bool importGlossaryFile(wxWindow* parent, Workspace& workspace, const std::filesystem::path& file);
void exportGlossaryFile(wxWindow* parent, Workspace& workspace, const search::Glossary& glossary,
                        const std::filesystem::path& file);

}  // namespace gui
