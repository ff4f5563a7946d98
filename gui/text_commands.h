#pragma once
#include <vector>

#include "gui/command.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

namespace gui {

// Adds the commands that change a transcript's text, its turns and its speakers, and puts them into the
// view's context menu. All must outlive the table; `connections` keeps the ties.
void addTextCommands(CommandTable& commands, Workspace& workspace, TranscriptView& view,
                     std::vector<corpus::Connection>& connections);

}  // namespace gui
