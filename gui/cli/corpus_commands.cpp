#include <CLI/CLI.hpp>
#include <ostream>

#include "corpus/text_edit.h"
#include "corpus/transcripts.h"
#include "gui/cli/commands.h"
#include "i18n/format.h"

namespace cli {
namespace {

using corpus::Project;

void listTranscripts(Session& session, const std::string& path) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  Grid grid{{"guid", "name", "source_file", "format", "encoding", "language", "length", "words", "turns",
             "speakers", "imported_at", "source_sha256"},
            {}};
  for (const auto& transcript : corpus::transcripts(*project)) {
    const auto speakers = corpus::speakers(*project, transcript.guid).size();
    grid.rows.push_back({transcript.guid.text(), transcript.name, transcript.sourceFile,
                         transcript.sourceFormat, transcript.sourceEncoding,
                         std::string(i18n::code(transcript.language)), transcript.length, transcript.words,
                         transcript.turns, static_cast<std::int64_t>(speakers),
                         i18n::isoTime(transcript.importedAt), transcript.sourceSha256});
  }
  session.print(grid);
}

void listTurns(Session& session, const std::string& path, const std::string& transcriptName) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  const bool all = transcriptName.empty();
  Grid grid{{"index", "begin", "end", "speaker", "language", "start_ms", "end_ms"}, {}};
  if (all) grid.columns.insert(grid.columns.begin(), "transcript");
  const auto list = [&](const corpus::Transcript& transcript) {
    std::map<corpus::Guid, std::string> labels;
    for (const auto& speaker : corpus::speakers(*project, transcript.guid))
      labels[speaker.guid] = speaker.label;
    for (const auto& turn : corpus::turns(*project, transcript.guid)) {
      std::vector<Cell> row{turn.index,
                            turn.span.begin,
                            turn.span.end,
                            turn.speaker ? labels[*turn.speaker] : std::string(),
                            std::string(i18n::code(turn.language)),
                            turn.startMs ? Cell(*turn.startMs) : Cell(),
                            turn.endMs ? Cell(*turn.endMs) : Cell()};
      if (all) row.insert(row.begin(), transcript.name);
      grid.rows.push_back(std::move(row));
    }
  };
  if (all) {
    for (const auto& transcript : corpus::transcripts(*project)) list(transcript);
  } else {
    list(transcriptCalled(*project, transcriptName));
  }
  session.print(grid);
}

struct TextChange {
  std::string project, transcript, text;
  std::int64_t begin = 0, end = 0;
};

void editText(Session& session, const TextChange& wanted) {
  const auto project = openProject(session, wanted.project, Project::Mode::ReadWrite);
  const auto transcript = transcriptCalled(*project, wanted.transcript);
  project->edit(i18n::message("Edit text of “{transcript}”", {{"transcript", transcript.name}}),
                [&](corpus::Edit& edit) {
                  corpus::replaceText(edit, transcript.guid, {wanted.begin, wanted.end}, wanted.text);
                });
}

}  // namespace

void addCorpusCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project, transcript;
  };
  const auto arguments = std::make_shared<Arguments>();
  const auto command = [&](const char* name, const std::string& help, std::function<void()> run) {
    auto* added = app.add_subcommand(name, help);
    added->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
    added->callback(std::move(run));
    return added;
  };
  command("transcripts", tr("List the transcripts"),
          [&session, arguments] { listTranscripts(session, arguments->project); });
  command("turns", tr("List the turns: who spoke where and when"), [&session, arguments] {
    listTurns(session, arguments->project, arguments->transcript);
  })->add_option("TRANSCRIPT", arguments->transcript, tr("Only of this transcript"));
  command("text", tr("Print a transcript's stored text"),
          [&session, arguments] {
            const auto project = openProject(session, arguments->project, Project::Mode::ReadOnly);
            session.out << corpus::text(*project, transcriptCalled(*project, arguments->transcript).guid)
                        << std::flush;
          })
      ->add_option("TRANSCRIPT", arguments->transcript, tr("The transcript's name"))
      ->required();

  command("original", tr("Print the file a transcript came from, byte for byte, where it was kept"),
          [&session, arguments] {
            const auto project = openProject(session, arguments->project, Project::Mode::ReadOnly);
            const auto bytes =
                corpus::original(*project, transcriptCalled(*project, arguments->transcript).guid);
            if (!bytes)
              throw corpus::UsageError(i18n::message(
                  "The file that “{transcript}” came from is not in the project: it is kept only when "
                  "that was asked for at the import.",
                  {{"transcript", arguments->transcript}}));
            session.out << *bytes << std::flush;
          })
      ->add_option("TRANSCRIPT", arguments->transcript, tr("The transcript's name"))
      ->required();

  const auto change = std::make_shared<TextChange>();
  auto* edit = app.add_subcommand("edit-text", tr("Replace a passage of a transcript's text"));
  edit->add_option("PROJECT", change->project, tr("The project file, NAME.suhbat"))->required();
  edit->add_option("--transcript", change->transcript, tr("The transcript's name"))->required();
  edit->add_option("--begin", change->begin, tr("First character of the passage, counted from 0"))
      ->required();
  edit->add_option("--end", change->end, tr("The character after its last"))->required();
  edit->add_option("--text", change->text, tr("What stands there from now on; empty: nothing"))->required();
  edit->callback([&session, change] { editText(session, *change); });
}

}  // namespace cli
