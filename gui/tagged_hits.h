#pragma once
#include <vector>

#include "gui/workspace.h"
#include "search/passages.h"

namespace gui {

// Tags the passages with the codes as one step, and says how many there are, with a button that takes it
// back. False when nothing was done.
bool tagAsOneStep(Workspace& workspace, const std::vector<search::Passage>& passages,
                  const std::vector<corpus::Guid>& codes);

}  // namespace gui
