#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "gui/job_runner.h"
#include "gui/settings.h"
#include "gui/workspace.h"
#include "search/hit_export.h"

class wxWindow;

namespace gui {

// Asks which hits (the ticked, all), in what form and format they are to be written and where, and writes
// them in the background. `query` stands above them; matches one below the other stand in `order`, or as the
// hits do. Speaks through workspace.notice and workspace.problem.
void runHitExportDialog(wxWindow& parent, Workspace& workspace, JobRunner& jobs, Settings& settings,
                        const search::TurnList& all, const search::TurnList& ticked, const std::string& query,
                        std::optional<search::ConcordanceOrder> order = {});

// Writes them in the format that the file's extension names.
void exportHitsTo(const std::filesystem::path& path, search::HitExport form, search::TurnList hits,
                  const std::string& query, Workspace& workspace, JobRunner& jobs,
                  std::optional<search::ConcordanceOrder> order = {});

}  // namespace gui
