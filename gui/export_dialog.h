#pragma once
#include <filesystem>
#include <optional>

#include "coding/excerpts.h"
#include "gui/job_runner.h"
#include "gui/workspace.h"

class wxWindow;

namespace gui {

// Asks what (everything, this transcript, this code) goes where and in which format, and writes it in the
// background. Speaks through workspace.notice and workspace.problem when done.
void runExportDialog(wxWindow& parent, Workspace& workspace, JobRunner& jobs, const corpus::Guid& transcript,
                     const std::optional<corpus::Guid>& code);

// Writes the passages in the format that the file's extension names, in the background.
void exportTo(const std::filesystem::path& path, const coding::ExcerptFilter& filter, Workspace& workspace,
              JobRunner& jobs);

}  // namespace gui
