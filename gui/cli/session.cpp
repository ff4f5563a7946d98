#include "gui/cli/session.h"

#include <ostream>

#include "coding/coders.h"

namespace cli {

using i18n::message;

void Session::print(const Grid& grid) const {
  cli::print(grid, format, out);
}
void Session::say(const std::string& line) const {
  err << line << '\n';
}

std::optional<i18n::MatchLevel> matchLevelOf(std::string_view name) {
  if (name == "exact") return i18n::MatchLevel::Exact;
  if (name == "forms") return i18n::MatchLevel::Forms;
  if (name == "wide") return i18n::MatchLevel::Wide;
  return std::nullopt;
}

std::filesystem::path pathOf(const std::string& utf8) {
  return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

std::string nameOf(const std::filesystem::path& path) {
  const auto name = path.u8string();
  return {name.begin(), name.end()};
}

std::unique_ptr<corpus::Project> openProject(Session& session, const std::string& path,
                                             corpus::Project::Mode mode) {
  session.project = pathOf(path);
  try {
    auto project = corpus::Project::open(session.project, session.environment, mode);
    if (const auto coders = coding::coders(*project); !coders.empty()) project->setCoder(coders.front().guid);
    return project;
  } catch (const corpus::ProjectError& error) {
    throw CannotOpen(error.message());
  }
}

corpus::Transcript transcriptCalled(const corpus::Project& project, const std::string& name) {
  if (const auto found = corpus::transcriptNamed(project, name)) return *found;
  for (auto& transcript : corpus::transcripts(project)) {
    if (transcript.sourceFile == name || transcript.guid.text() == name) return transcript;
  }
  throw NothingDone(message(
      "There is no transcript “{name}” in this project. “transcripts” lists their names.", {{"name", name}}));
}

corpus::Guid coderCalled(corpus::Edit& edit, const std::string& name) {
  if (!name.empty()) return coding::coderFor(edit, name);
  const auto coders = coding::coders(edit.project());
  if (coders.empty()) throw NothingDone(message("This project has no coder yet. Name one with --coder."));
  return coders.front().guid;
}

}  // namespace cli
