#include <CLI/CLI.hpp>
#include <fstream>

#include "coding/code_names.h"
#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/memos.h"
#include "coding/segments.h"
#include "corpus/import/source_file.h"
#include "corpus/participants.h"
#include "gui/cli/commands.h"
#include "gui/sample_project.h"
#include "i18n/format.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

constexpr int kMostSteps = 1'000'000;  // of undo and redo at a time

void createProject(Session& session, const std::string& path, const std::string& templateName,
                   const std::string& coder, const std::string& language, const std::string& name) {
  const auto file = pathOf(path);
  Project::New wanted;
  wanted.name = name.empty() ? corpus::import::shownName(file.stem()) : coding::importedName(name);
  wanted.language = i18n::languageOf(language).value_or(session.tr.language());
  wanted.coder = coding::importedName(coder);  // as --coder is read later
  if (wanted.coder.empty()) wanted.coder = session.tr("Coder 1");
  std::unique_ptr<Project> project;
  try {
    project = Project::create(file, wanted, session.environment);
  } catch (const corpus::ProjectError& error) {
    throw NothingDone(error.message());
  }
  if (templateName == "push-pull") {
    project->edit(message("Add codebook template"),
                  [](corpus::Edit& edit) { coding::addTemplate(edit, coding::Template::PushPull); });
  }
  session.say(session.tr("Project “{name}” is in {file}.", {{"name", wanted.name}, {"file", path}}));
}

void info(Session& session, const std::string& path) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  const auto transcripts = corpus::transcripts(*project);
  std::int64_t turns = 0, words = 0;
  for (const auto& transcript : transcripts) {
    turns += transcript.turns;
    words += transcript.words;
  }
  const auto count = [](std::size_t n) { return Cell(static_cast<std::int64_t>(n)); };
  session.print({{"name", "value"},
                 {{std::string("project"), project->name()},
                  {std::string("guid"), project->guid().text()},
                  {std::string("language"), std::string(i18n::code(project->language()))},
                  {std::string("transcripts"), count(transcripts.size())},
                  {std::string("turns"), turns},
                  {std::string("words"), words},
                  {std::string("participants"), count(corpus::participants(*project).size())},
                  {std::string("codes"), count(coding::Codebook::read(*project).size())},
                  {std::string("segments"), count(coding::segments(*project).size())},
                  {std::string("coders"), count(coding::coders(*project).size())},
                  {std::string("memos"), coding::memoCount(*project)}}});
}

void check(Session& session, const std::string& path) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  const auto problems = project->check();
  for (const auto& problem : problems) session.out << session.tr(problem) << '\n';
  if (problems.empty()) {
    session.say(session.tr("The project is sound: the file, every text and every position were checked."));
  } else {
    session.say(session.tr.plural("{n} problem was found. Keep this file and go on with your last backup.",
                                  "{n} problems were found. Keep this file and go on with your last backup.",
                                  static_cast<std::int64_t>(problems.size())));
    session.exit = kDoneInPart;
  }
}

void history(Session& session, const std::string& path) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  Grid grid{{"number", "at", "coder", "state", "label"}, {}};
  for (const auto& entry : project->history()) {
    const char* state = entry.state == corpus::HistoryEntry::State::Done     ? "done"
                        : entry.state == corpus::HistoryEntry::State::Undone ? "undone"
                                                                             : "abandoned";
    grid.rows.push_back({entry.number, i18n::isoTime(entry.at), entry.coderName, std::string(state),
                         session.tr(entry.label)});
  }
  session.print(grid);
}

// Undoes or redoes up to `steps` edits; in part when there were fewer or one declined.
void step(Session& session, const std::string& path, std::int64_t steps, bool undo) {
  const auto project = openProject(session, path, Project::Mode::ReadWrite);
  for (std::int64_t done = 0; done < steps; ++done) {
    const auto label = undo ? project->undoLabel() : project->redoLabel();
    try {
      if (undo) {
        project->undo();
      } else {
        project->redo();
      }
    } catch (const i18n::Error& error) {
      session.say(session.tr(error.message()));
      session.exit = done == 0 ? kNothingDone : kDoneInPart;
      return;
    }
    if (!label) continue;
    session.say(undo ? session.tr("Undone: {edit}", {{"edit", session.tr(*label)}})
                     : session.tr("Redone: {edit}", {{"edit", session.tr(*label)}}));
  }
}

}  // namespace

void addProjectCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project, templateName = "push-pull", coder, language, name;
    std::int64_t steps = 1;
  };
  const auto arguments = std::make_shared<Arguments>();
  const auto command = [&](const char* name, const std::string& help, std::function<void()> run) {
    auto* added = app.add_subcommand(name, help);
    added->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
    added->callback(std::move(run));
    return added;
  };

  auto* create = command("new", tr("Make a new project"), [&session, arguments] {
    createProject(session, arguments->project, arguments->templateName, arguments->coder, arguments->language,
                  arguments->name);
  });
  create
      ->add_option("--template", arguments->templateName,
                   tr("The codebook to begin with: push-pull or blank"))
      ->check(CLI::IsMember({"push-pull", "blank"}));
  create->add_option("--coder", arguments->coder, tr("Who codes"));
  create
      ->add_option("--language", arguments->language, tr("Language of code names and reports: kk, ru or en"))
      ->check(CLI::IsMember({"kk", "ru", "en"}));
  create->add_option("--name", arguments->name, tr("The project's name; the file's name when not given"));

  auto* sample = command(
      "sample", tr("Build the sample project: twelve fictional interviews, partly coded"),
      [&session, arguments] {
        corpus::Progress progress;
        try {
          gui::buildSampleProject(pathOf(arguments->project),
                                  i18n::languageOf(arguments->language).value_or(session.tr.language()),
                                  session.environment, progress);
        } catch (const corpus::ProjectError& error) {
          throw NothingDone(error.message());
        }
        session.say(session.tr("The sample project is in {file}.", {{"file", arguments->project}}));
      });
  sample
      ->add_option("--language", arguments->language, tr("Language of code names and reports: kk, ru or en"))
      ->check(CLI::IsMember({"kk", "ru", "en"}));

  command("info", tr("Count what is in a project"),
          [&session, arguments] { info(session, arguments->project); });
  command("check", tr("Examine a project: the file, the texts, the positions"),
          [&session, arguments] { check(session, arguments->project); });
  command("history", tr("List the edits made so far"),
          [&session, arguments] { history(session, arguments->project); });
  command("undo", tr("Take back the last edits"),
          [&session, arguments] { step(session, arguments->project, arguments->steps, true); })
      ->add_option("N", arguments->steps, tr("How many"))
      ->check(CLI::Range(1, kMostSteps));
  command("redo", tr("Bring back what was undone"),
          [&session, arguments] { step(session, arguments->project, arguments->steps, false); })
      ->add_option("N", arguments->steps, tr("How many"))
      ->check(CLI::Range(1, kMostSteps));
}

}  // namespace cli
