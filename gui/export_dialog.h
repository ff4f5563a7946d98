#pragma once
#include <optional>

#include "gui/job_runner.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Asks what (everything, this transcript, this code) goes where and in which format, and writes it in the
// background. Speaks through workspace.notice and workspace.problem when done.
void runExportDialog(wxWindow& parent, Workspace& workspace, JobRunner& jobs, const corpus::Guid& transcript,
                     const std::optional<corpus::Guid>& code);

}  // namespace gui
