#pragma once
#include "gui/codebook_pane.h"
#include "gui/command.h"
#include "gui/segment_pane.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

namespace gui {

// Adds the commands of reading and coding, and ties the three panes together (double click on a code tags the
// selection, a selected code shows its passages, memo and recode requests of the view). All must outlive the
// table; `connections` keeps the ties.
void addCodingCommands(CommandTable& commands, Workspace& workspace, TranscriptView& view,
                       CodebookPane& codebook, SegmentPane& segments,
                       std::vector<corpus::Connection>& connections);

}  // namespace gui
