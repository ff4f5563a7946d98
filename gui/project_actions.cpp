#include "gui/project_actions.h"

#include <wx/filedlg.h>
#include <wx/stdpaths.h>

#include <system_error>

#include "coding/coders.h"
#include "gui/coder_dialog.h"
#include "gui/sample_project.h"
#include "gui/text.h"

namespace gui {
namespace {

constexpr const char* kPattern = "*.suhbat";

wxString projectFiles(const i18n::Messages& tr) {
  return toWx(tr("Suhbat projects")) + " (" + kPattern + ")|" + kPattern + "|" + toWx(tr("All files")) + "|*";
}

}  // namespace

ProjectActions::ProjectActions(wxWindow& window, Workspace& workspace, Settings& settings, JobRunner& jobs)
    : window_(window), workspace_(workspace), settings_(settings), jobs_(jobs) {}

void ProjectActions::enter(std::unique_ptr<corpus::Project> project) {
  settings_.addRecentProject(project->path());
  workspace_.setProject(std::move(project));
  if (!workspace_.project()->coder()) switchCoder(settings_.coder());
}

void ProjectActions::askNew() {
  if (const auto wanted = askNewProject(&window_, workspace_, settings_)) create(*wanted);
}

bool ProjectActions::create(const NewProject& wanted) {
  return workspace_.attempt([&] {
    auto project = corpus::Project::create(wanted.path, {wanted.name, wanted.language, wanted.coder},
                                           workspace_.environment());
    if (wanted.codes != coding::Template::Blank)
      project->edit(i18n::message("Add the codebook “Push, pull and rational choice”"),
                    [&](corpus::Edit& edit) { coding::addTemplate(edit, wanted.codes); });
    settings_.setCoder(wanted.coder);
    enter(std::move(project));
  });
}

void ProjectActions::askOpen() {
  wxFileDialog dialog(&window_, toWx(workspace_.tr()("Open a project")), pathToWx(settings_.projectFolder()),
                      wxString(), projectFiles(workspace_.tr()), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() == wxID_OK) open(pathFromWx(dialog.GetPath()));
}

bool ProjectActions::open(const std::filesystem::path& path) {
  std::error_code none;
  // The same file again: it is locked by ourselves.
  if (workspace_.project() && std::filesystem::equivalent(workspace_.project()->path(), path, none))
    return true;
  return workspace_.attempt([&] {
    auto project = corpus::Project::open(path, workspace_.environment());
    const bool readOnly = project->readOnly();
    enter(std::move(project));
    if (readOnly)
      workspace_.notice.emit(
          i18n::message("This project can be read but not changed: its file or folder is "
                        "write-protected. Save a copy to work in it."));
  });
}

std::filesystem::path ProjectActions::sampleFile() {
  auto& paths = wxStandardPaths::Get();
  paths.SetFileLayout(wxStandardPaths::FileLayout_XDG);
  return pathFromWx(paths.GetUserLocalDataDir()) / "Suhbat sample.suhbat";
}

void ProjectActions::openSample() {
  const auto file = sampleFile();
  std::error_code none;
  if (std::filesystem::exists(file, none)) {
    open(file);
    return;
  }
  const i18n::Message title = i18n::message("Making the sample project");
  for (const auto& job : jobs_.running())
    if (job.title == title) return;
  std::filesystem::create_directories(file.parent_path(), none);
  jobs_.start<std::filesystem::path>(
      title,
      [file, language = workspace_.tr().language(), environment = workspace_.environment(),
       coder = settings_.coder()](corpus::Progress& progress) {
        // Made whole on the worker and closed there; the main thread opens the file.
        buildSampleProject(file, language, environment, progress, coder);
        return file;
      },
      [this](const std::filesystem::path& made) { open(made); },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); });
}

void ProjectActions::close() {
  workspace_.setProject(nullptr);
}

void ProjectActions::saveCopy() {
  if (!workspace_.project()) return;
  const auto& tr = workspace_.tr();
  wxFileDialog dialog(&window_, toWx(tr("Save a copy of the project")), pathToWx(settings_.projectFolder()),
                      pathToWx(workspace_.project()->path().stem()) + " 2.suhbat", projectFiles(tr),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const auto path = pathFromWx(dialog.GetPath());
  if (workspace_.attempt([&] { workspace_.project()->copyTo(path); }))
    workspace_.notice.emit(i18n::message("A copy was saved as {file}.", {{"file", pathToUtf8(path)}}));
}

void ProjectActions::switchCoder(const std::string& name) {
  corpus::Project* project = workspace_.project();
  if (!project || name.empty()) return;
  workspace_.attempt([&] {
    auto coder = coding::coderNamed(*project, name);
    if (!coder && !project->readOnly()) {
      project->edit(i18n::message("Add coder “{name}”", {{"name", name}}),
                    [&](corpus::Edit& edit) { coding::coderFor(edit, name); });
      coder = coding::coderNamed(*project, name);
    }
    if (!coder) return;
    project->setCoder(coder->guid);
    settings_.setCoder(name);
  });
}

void ProjectActions::askCoder() {
  if (!workspace_.project()) return;
  if (const auto name = chooseCoder(&window_, workspace_)) {
    switchCoder(*name);
    workspace_.notice.emit(i18n::message("You are working as {name} now.", {{"name", *name}}));
  }
}

std::string ProjectActions::coderName() const {
  corpus::Project* project = workspace_.project();
  if (!project) return {};
  for (const auto& coder : coding::coders(*project))
    if (coder.guid == project->coder()) return coder.name;
  return {};
}

}  // namespace gui
