#pragma once
#include <filesystem>
#include <functional>
#include <vector>

#include "gui/import_report.h"
#include "gui/job_runner.h"
#include "gui/workspace.h"

namespace gui {

// Files → transcripts and participants of the open project. Reading is done in the background and can be
// stopped; what was read enters the project as one edit. What can't be read is listed, the rest of the batch
// goes on.
class ImportFlow {
 public:
  ImportFlow(wxWindow& window, Workspace& workspace, JobRunner& jobs);

  void askTranscripts();
  void askParticipants();
  // Dropped files: transcripts, participant tables, folders of these, or a project.
  void take(const std::vector<std::filesystem::path>& paths);
  void showSummary(const ImportReport& report);

  corpus::Signal<const std::filesystem::path&> projectDropped;
  // Asked when files come while no project is open; true when there is one afterwards.
  std::function<bool()> needProject = [] { return false; };
  corpus::Signal<const ImportReport&> finished;

 private:
  struct Read;
  void enter(const Read& read);

  wxWindow& window_;
  Workspace& workspace_;
  JobRunner& jobs_;
};

}  // namespace gui
