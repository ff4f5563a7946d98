#include <CLI/CLI.hpp>
#include <chrono>
#include <future>
#include <ostream>

#include "corpus/import/importer.h"
#include "corpus/participants.h"
#include "corpus/whole_file.h"
#include "gui/cli/commands.h"
#include "gui/cli/terminal.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

// Reads on a worker while this thread says how far it is (on a terminal only).
corpus::Batch read(Session& session, const std::vector<std::filesystem::path>& paths,
                   const corpus::ImportOptions& options) {
  corpus::Progress progress;
  auto batch =
      std::async(std::launch::async, [&] { return corpus::readTranscripts(paths, options, progress); });
  const bool terminal = standardErrorIsTerminal();
  while (batch.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready) {
    const auto state = progress.state();
    if (terminal) session.err << '\r' << state.done << '/' << state.total << ' ' << std::flush;
  }
  if (terminal) session.err << '\r';
  return batch.get();
}

void importFiles(Session& session, const std::string& path, const std::vector<std::string>& files,
                 const std::string& encoding, bool speakers, const std::string& report) {
  const auto project = openProject(session, path, Project::Mode::ReadWrite);
  Grid grid{{"file", "result", "transcript", "format", "encoding", "language", "turns", "speakers", "words"},
            {}};
  const auto writeReport = [&] {
    if (report.empty()) return;
    corpus::writeWholeFile(pathOf(report), [&](std::ostream& out) { print(grid, Format::Csv, out); });
  };
  writeReport();  // now, so that a place where it can't be written is heard of before anything is imported
  std::vector<std::filesystem::path> paths;
  for (const auto& file : files) paths.push_back(pathOf(file));
  auto batch = read(session, paths, {encoding, speakers});

  std::int64_t added = 0, failed = 0;
  const auto fail = [&](const std::string& file, const i18n::Message& reason) {
    ++failed;
    const auto said = session.tr(reason);
    session.say(said);
    grid.rows.push_back({file, said, {}, {}, {}, {}, {}, {}, {}});
  };
  if (!batch.transcripts.empty()) {
    project->edit(message("Import transcripts"), [&](corpus::Edit& edit) {
      for (const auto& transcript : batch.transcripts) {
        if (const auto there = corpus::transcriptFromFile(*project, transcript.sourceSha256)) {
          fail(transcript.sourceFile,
               message("“{file}” is in the project already, as “{transcript}”. It was not imported again.",
                       {{"file", transcript.sourceFile}, {"transcript", there->name}}));
          continue;
        }
        const auto guid = corpus::addTranscript(edit, transcript);
        ++added;
        grid.rows.push_back({transcript.sourceFile, std::string("imported"),
                             corpus::transcript(*project, guid)->name, transcript.sourceFormat,
                             transcript.sourceEncoding, std::string(i18n::code(transcript.language)),
                             static_cast<std::int64_t>(transcript.turns.size()),
                             static_cast<std::int64_t>(transcript.speakers.size()), transcript.words});
      }
    });
  }
  for (const auto& failure : batch.failures) fail(nameOf(failure.path.filename()), failure.reason);
  session.print(grid);
  writeReport();
  session.say(session.tr.plural("{n} transcript was imported.", "{n} transcripts were imported.", added));
  if (failed > 0) {
    session.say(session.tr.plural("{n} file was left out; the reasons are above.",
                                  "{n} files were left out; the reasons are above.", failed));
  }
  session.exit = failed == 0 ? kDone : added > 0 ? kDoneInPart : kNothingDone;
}

void importTable(Session& session, const std::string& path, const std::string& tablePath,
                 const std::string& match) {
  const auto project = openProject(session, path, Project::Mode::ReadWrite);
  const auto table = corpus::readTable(pathOf(tablePath));
  const auto by = match.empty()     ? corpus::matchByOf(table)
                  : match == "file" ? corpus::MatchBy::File
                                    : corpus::MatchBy::Name;
  corpus::ParticipantsReport report;
  project->edit(message("Import participants"),
                [&](corpus::Edit& edit) { report = corpus::importParticipants(edit, table, by); });
  for (const auto& warning : report.warnings) session.say(session.tr(warning));
  session.print({{"name", "value"},
                 {{std::string("added"), report.added},
                  {std::string("updated"), report.updated},
                  {std::string("linked_transcripts"), report.linkedTranscripts},
                  {std::string("without_transcript"), static_cast<std::int64_t>(report.unmatched.size())}}});
  for (const auto& name : report.unmatched) {
    session.say(session.tr("No transcript was found for participant “{name}”.", {{"name", name}}));
  }
}

}  // namespace

void addImportCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project, encoding, speakers = "auto", report, table, match;
    std::vector<std::string> files;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto* importing = app.add_subcommand("import", tr("Import transcripts"));
  importing->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
  importing->add_option("FILE", arguments->files, tr("Transcripts to import"))->required();
  importing->add_option("--encoding", arguments->encoding,
                        tr("Encoding of plain text files; recognised when not given"));
  importing->add_option("--speakers", arguments->speakers, tr("Recognise speakers: auto or off"))
      ->check(CLI::IsMember({"auto", "off"}));
  importing
      ->add_option("--report", arguments->report, tr("Write the result of each file to this .csv file"))
      // Without its value it would take the first interview for the report, and write over it.
      ->check([&tr](const std::string& file) {
        return file.ends_with(".csv") ? std::string() : tr("the name of the report ends in .csv");
      });
  importing->callback([&session, arguments] {
    importFiles(session, arguments->project, arguments->files, arguments->encoding,
                arguments->speakers == "auto", arguments->report);
  });

  auto* participants =
      app.add_subcommand("participants", tr("Import a table of participants and their attributes"));
  participants->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
  participants->add_option("TABLE", arguments->table, tr("A .csv or .xlsx file, a row a participant"))
      ->required();
  participants
      ->add_option(
          "--match", arguments->match,
          tr("Tie participants to transcripts by the participant's name or by a column with the file"))
      ->check(CLI::IsMember({"name", "file"}));
  participants->callback([&session, arguments] {
    importTable(session, arguments->project, arguments->table, arguments->match);
  });
}

}  // namespace cli
