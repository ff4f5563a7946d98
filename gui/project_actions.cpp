#include "gui/project_actions.h"

#include <wx/filedlg.h>
#include <wx/stdpaths.h>

#include <system_error>

#include "coding/coders.h"
#include "corpus/recordings.h"
#include "gui/ask.h"
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
  const auto& path = project->path();
  settings_.addRecentProject({path, project->name()});
  // The sample lives in a folder of the program's own, where the person's files have no business.
  std::error_code none;
  if (!std::filesystem::equivalent(path, sampleFile(), none)) settings_.setProjectFolder(path.parent_path());
  workspace_.setFilesFolder(settings_.projectFolder());
  workspace_.setProject(std::move(project));
  const std::string name = nameOf(workspace_.project()->coder());
  workspace_.setCoderName(name.empty() ? settings_.coder() : name);
}

void ProjectActions::askNew() {
  if (!mayLeave()) return;
  askNewProject(&window_, workspace_, settings_,
                [this](const NewProject& wanted) { return tryCreate(wanted); });
}

bool ProjectActions::create(const NewProject& wanted) {
  if (!mayLeave()) return false;
  const auto reason = tryCreate(wanted);
  if (reason) workspace_.problem.emit(*reason);
  return !reason;
}

std::optional<i18n::Message> ProjectActions::tryCreate(const NewProject& wanted) {
  return workspace_.refusal([&] {
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
  if (!mayLeave()) return false;
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
        // Made whole on the worker and closed there, under another name until it is whole; the main thread
        // opens the file.
        auto unfinished = file;
        unfinished.replace_filename("Suhbat sample.unfinished");
        std::error_code nothing;
        std::filesystem::remove(unfinished, nothing);  // of a program that was ended
        buildSampleProject(unfinished, language, environment, progress, coder).reset();
        std::filesystem::rename(unfinished, file);
        return file;
      },
      [this, session = workspace_.session()](const std::filesystem::path& made) {
        if (session == workspace_.session())
          open(made);
        else  // another project is being worked in by now: it stays
          workspace_.notice.emit(
              i18n::message("The sample project is ready: File > Open the sample project."));
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); });
}

bool ProjectActions::mayLeave() {
  for (const auto& job : jobs_.running()) {
    if (job.whom != JobRunner::For::Project || job.progress->cancelled()) continue;
    const auto& tr = workspace_.tr();
    // While the question is there the job may end by itself; its result is in this project then.
    return confirm(&window_, tr,
                   i18n::message("“{task}” is not finished yet. If you stop it, nothing of it enters the "
                                 "project; all that is in the project is saved.",
                                 {{"task", tr(job.title)}}),
                   i18n::message("Stop it"));
  }
  return savedOrLeft();
}

bool ProjectActions::savedOrLeft() {
  if (!workspace_.project() || workspace_.saveAll()) return true;
  return confirm(&window_, workspace_.tr(),
                 i18n::message("What you wrote last could not be saved. If you leave the project now, it is "
                               "lost; all earlier steps are saved."),
                 i18n::message("Leave without saving it"));
}

bool ProjectActions::close() {
  if (!mayLeave()) return false;
  workspace_.setProject(nullptr);
  return true;
}

void ProjectActions::saveCopy() {
  if (!workspace_.project()) return;
  workspace_.saveNow.emit();
  const auto& tr = workspace_.tr();
  wxFileDialog dialog(&window_, toWx(tr("Save a copy of the project")), pathToWx(settings_.projectFolder()),
                      pathToWx(workspace_.project()->path().stem()) + " 2.suhbat", projectFiles(tr),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const auto path = pathFromWx(dialog.GetPath());
  std::int64_t left = 0;  // recordings that the copy will look for beside itself
  if (workspace_.attempt([&] {
        workspace_.project()->copyTo(path);
        std::error_code none;
        if (!std::filesystem::equivalent(path.parent_path(), workspace_.project()->path().parent_path(),
                                         none))
          left = corpus::recordingsBeside(*workspace_.project());
      }))
    workspace_.notice.emit(
        left > 0 ? i18n::message(
                       "A copy was saved as {file}. Recordings are not part of it: copy them beside it, in "
                       "the same folders, and it finds them.",
                       {{"file", pathToUtf8(path)}})
                 : i18n::message("A copy was saved as {file}.", {{"file", pathToUtf8(path)}}));
}

void ProjectActions::switchCoder(const std::string& name) {
  if (!workspace_.project() || name.empty()) return;
  workspace_.setCoderName(name);
  settings_.setCoder(name);
}

void ProjectActions::askCoder() {
  if (!workspace_.project()) return;
  if (const auto name = chooseCoder(&window_, workspace_)) {
    switchCoder(*name);
    workspace_.notice.emit(i18n::message("You are working as {name} now.", {{"name", *name}}));
  }
}

std::string ProjectActions::coderName() const {
  if (!workspace_.project()) return {};
  const std::string name = nameOf(workspace_.project()->coder());
  return name.empty() ? workspace_.coderName() : name;
}

std::string ProjectActions::nameOf(const corpus::Guid& guid) const {
  std::string name;
  if (guid)
    workspace_.attempt([&] {
      for (const auto& coder : coding::coders(*workspace_.project()))
        if (coder.guid == guid) name = coder.name;
    });
  return name;
}

}  // namespace gui
