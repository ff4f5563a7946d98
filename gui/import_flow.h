#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "gui/import_plan.h"
#include "gui/import_report.h"
#include "gui/job_runner.h"
#include "gui/settings.h"
#include "gui/workspace.h"

namespace gui {

// Files → transcripts and participants of the open project. Reading is done in the background and can be
// stopped; what was read is shown and corrected in the import preview, and enters the project as one edit.
// What can't be read is listed, the rest of the batch goes on.
class ImportFlow {
 public:
  ImportFlow(wxWindow& window, Workspace& workspace, Settings& settings, JobRunner& jobs);

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
  // What the person said the files are; Anything: they were dropped.
  enum class Meant { Anything, Transcripts, Participants };
  using Plan = std::shared_ptr<ImportPlan>;  // goes from thread to thread; never used by two at once
  void take(const std::vector<std::filesystem::path>& paths, Meant meant);
  void preview(const Plan& plan, Meant meant);
  void next();  // of those that wait
  void carryOut(const Plan& plan);
  void enter(const Plan& plan);
  bool write(ImportPlan& plan, ImportReport& report);

  wxWindow& window_;
  Workspace& workspace_;
  Settings& settings_;
  JobRunner& jobs_;
  bool previewing_ = false;
  std::vector<std::pair<Plan, Meant>> waiting_;  // read while another import was looked at
};

}  // namespace gui
