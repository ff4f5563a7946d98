#pragma once
#include <string>
#include <utility>

#include "gui/transcript_list.h"
#include "gui/workspace.h"

namespace gui {

// What the status bar says: the project's size on the left; coder and the state of the index on the right.
std::pair<std::string, std::string> statusText(Workspace& workspace, const TranscriptList::Totals& totals,
                                               const std::string& coder);

}  // namespace gui
