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
  // False when the person rather stays, because something is still being done for the project.
  bool close();
  // Nothing is being done for the open project, or the person lets it be stopped; and what was written is
  // saved, or the person lets it go.
  bool mayLeave();
  bool savedOrLeft();
  void saveCopy();
  // Works under this name from now on; the first edit makes the coder when the project doesn't know it.
  void switchCoder(const std::string& name);
  void askCoder();
  std::string coderName() const;  // of the open project; empty when none

  static std::filesystem::path sampleFile();  // where the sample project is kept

 private:
  std::optional<i18n::Message> tryCreate(const NewProject& wanted);  // the reason when it can't be
  std::string nameOf(const corpus::Guid& coder) const;               // empty when it isn't in the project
  void enter(std::unique_ptr<corpus::Project> project);

  wxWindow& window_;
  Workspace& workspace_;
  Settings& settings_;
  JobRunner& jobs_;
};

}  // namespace gui
