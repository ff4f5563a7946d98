#pragma once
#include <filesystem>

#include "gui/job_runner.h"
#include "gui/new_project_dialog.h"
#include "gui/settings.h"
#include "gui/workspace.h"

namespace gui {

// Making, opening and closing projects, and who codes in them.
class ProjectActions {
 public:
  ProjectActions(wxWindow& window, Workspace& workspace, Settings& settings, JobRunner& jobs);

  void askNew();
  bool create(const NewProject& wanted);
  void askOpen();
  bool open(const std::filesystem::path& path);
  // Opens the sample project, made first when it is not there (in the background).
  void openSample();
  void close();
  void saveCopy();
  // Works under this name from now on; the coder is made when the project doesn't know it.
  void switchCoder(const std::string& name);
  void askCoder();
  std::string coderName() const;  // of the open project; empty when none

  static std::filesystem::path sampleFile();  // where the sample project is kept

 private:
  void enter(std::unique_ptr<corpus::Project> project);

  wxWindow& window_;
  Workspace& workspace_;
  Settings& settings_;
  JobRunner& jobs_;
};

}  // namespace gui
