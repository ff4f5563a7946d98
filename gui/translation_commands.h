#pragma once
#include <vector>

#include "gui/command.h"
#include "gui/transcript_view.h"
#include "gui/translation_pane.h"
#include "gui/workspace.h"

namespace gui {

// Adds the commands that link transcripts with their translations and go from one to the other. All must
// outlive the table; `connections` keeps the ties.
void addTranslationCommands(CommandTable& commands, Workspace& workspace, TranscriptView& view,
                            TranslationPane& pane, std::vector<corpus::Connection>& connections);

}  // namespace gui
