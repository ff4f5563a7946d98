#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <future>
#include <map>
#include <ostream>
#include <sstream>

#include "corpus/import/importer.h"
#include "corpus/participants.h"
#include "corpus/settings.h"
#include "corpus/speaker_rules.h"
#include "corpus/whole_file.h"
#include "gui/cli/commands.h"
#include "gui/cli/terminal.h"
#include "i18n/spelling.h"
#include "i18n/text.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

struct ImportArguments {
  std::string project, encoding, speakers = "auto", report, columns;
  std::vector<std::string> files, rules;
  bool keepOriginal = false, repairLookAlikes = false, convertFont = false;
};

// Reads on a worker while this thread says how far it is (on a terminal only).
corpus::Batch read(Session& session, const std::vector<corpus::ImportRequest>& requests) {
  corpus::Progress progress;
  auto batch = std::async(std::launch::async, [&] { return corpus::readTranscripts(requests, progress); });
  const bool terminal = standardErrorIsTerminal();
  while (batch.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready) {
    const auto state = progress.state();
    if (terminal) session.err << '\r' << state.done << '/' << state.total << ' ' << std::flush;
  }
  if (terminal) session.err << '\r';
  return batch.get();
}

// "text=3,speaker=Name" -> what each is said to be.
std::map<std::string, std::string> partsOf(const std::string& columns) {
  std::map<std::string, std::string> parts;
  std::istringstream stream(columns);
  for (std::string part; std::getline(stream, part, ',');) {
    const auto equals = part.find('=');
    const auto name = part.substr(0, equals);
    if (equals == part.npos || equals + 1 == part.size() ||
        (name != "text" && name != "speaker" && name != "start" && name != "end"))
      throw NothingDone(message(
          "“{columns}” does not say which columns hold what; write text=3,speaker=1,start=2,end=4 with "
          "the columns' numbers or names. Nothing was imported.",
          {{"columns", columns}}));
    parts[name] = part.substr(equals + 1);
  }
  if (!parts.contains("text"))
    throw NothingDone(
        message("“{columns}” does not say which column holds the words; add text= with its number or name. "
                "Nothing was imported.",
                {{"columns", columns}}));
  return parts;
}

// The columns of one table by their numbers (from 1) or by the names in its first row; nothing for files
// that are no tables.
std::optional<corpus::TurnColumns> columnsIn(const std::filesystem::path& file,
                                             const std::map<std::string, std::string>& parts) {
  const auto table = corpus::turnTable(file);
  if (!table || table->rows.empty()) return std::nullopt;
  bool named = false;
  const auto column = [&](const std::string& part) -> std::optional<std::size_t> {
    const auto said = parts.find(part);
    if (said == parts.end()) return std::nullopt;
    const auto& names = table->rows.front();
    const auto key = i18n::folded(said->second);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (i18n::folded(names[i]) == key) {
        named = true;
        return i;
      }
    std::size_t number = 0;
    const auto* const end = said->second.data() + said->second.size();
    const auto read = std::from_chars(said->second.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 1 || number > table->columns)
      throw NothingDone(message("“{file}” has no column “{column}”. Nothing was imported.",
                                {{"file", nameOf(file.filename())}, {"column", said->second}}));
    return number - 1;
  };
  corpus::TurnColumns columns;
  columns.text = column("text").value_or(0);
  columns.speaker = column("speaker");
  columns.start = column("start");
  columns.end = column("end");
  columns.header = named || !table->guessed || table->guessed->header;
  return columns;
}

// "LABEL=NAME"; without a name the label is no speaker.
std::vector<corpus::SpeakerRule> rulesOf(const std::vector<std::string>& said) {
  std::vector<corpus::SpeakerRule> rules;
  for (const auto& one : said) {
    const auto equals = one.find('=');
    if (equals == one.npos || equals == 0)
      throw NothingDone(
          message("“{rule}” does not say who a label is; write LABEL=NAME, or LABEL= for one that "
                  "is no speaker. Nothing was imported.",
                  {{"rule", one}}));
    rules.push_back({i18n::normalised(one.substr(0, equals)), i18n::normalised(one.substr(equals + 1)), {}});
  }
  return rules;
}

std::string speakersOf(const corpus::ImportedTranscript& transcript) {
  std::vector<std::int64_t> turns(transcript.speakers.size());
  for (const auto& turn : transcript.turns)
    if (turn.speaker) ++turns[*turn.speaker];
  std::string out;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (i > 0) out += "; ";
    out += transcript.speakers[i].label + " " + std::to_string(turns[i]);
  }
  return out;
}

std::string notesOf(const Session& session, const corpus::ImportedTranscript& transcript) {
  std::string notes;
  const auto add = [&](const std::string& note) { notes += (notes.empty() ? "" : " ") + note; };
  if (transcript.lookAlikeWords > 0)
    add(session.tr.plural("{n} word mixes Cyrillic and Latin letters.",
                          "{n} words mix Cyrillic and Latin letters.", transcript.lookAlikeWords));
  if (!transcript.kazakhFont.empty())
    add(session.tr("The letters stand as in the old font {font}.", {{"font", transcript.kazakhFont}}));
  return notes;
}

void importFiles(Session& session, const ImportArguments& arguments) {
  // What the arguments say is looked at before anything is opened.
  const auto newRules = rulesOf(arguments.rules);
  std::map<std::string, std::string> columns;
  if (!arguments.columns.empty()) columns = partsOf(arguments.columns);
  const auto project = openProject(session, arguments.project, Project::Mode::ReadWrite);
  Grid grid{{"file", "result", "transcript", "format", "encoding", "language", "turns", "speakers", "words",
             "speaker_names", "notes"},
            {}};
  const auto writeReport = [&] {
    if (arguments.report.empty()) return;
    corpus::writeWholeFile(pathOf(arguments.report),
                           [&](std::ostream& out) { print(grid, Format::Csv, out); });
  };
  writeReport();  // now, so that a place where it can't be written is heard of before anything is imported

  corpus::ImportOptions options;
  options.encoding = arguments.encoding;
  options.recogniseSpeakers = arguments.speakers == "auto";
  options.speakers = corpus::speakerRules(*project);
  options.speakers.insert(options.speakers.end(), newRules.begin(), newRules.end());  // the later one holds
  options.repairLookAlikes = arguments.repairLookAlikes;
  options.convertKazakhFont = arguments.convertFont;
  options.keepOriginal = arguments.keepOriginal || corpus::setting(*project, corpus::kKeepOriginals) ==
                                                       std::optional<std::string>("yes");
  std::vector<corpus::ImportRequest> requests;
  for (const auto& file : arguments.files) {
    requests.push_back({pathOf(file), options});
    if (columns.empty()) continue;
    try {
      requests.back().options.columns = columnsIn(requests.back().path, columns);
    } catch (const corpus::FileError&) {
      // The reading says it again, for this file.
    }
  }
  auto batch = read(session, requests);

  std::int64_t added = 0, failed = 0;
  const auto fail = [&](const std::string& file, const i18n::Message& reason) {
    ++failed;
    const auto said = session.tr(reason);
    session.say(said);
    grid.rows.push_back({file, said, {}, {}, {}, {}, {}, {}, {}, {}, {}});
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
                             static_cast<std::int64_t>(transcript.speakers.size()), transcript.words,
                             speakersOf(transcript), notesOf(session, transcript)});
      }
      if (added > 0) corpus::rememberSpeakerRules(edit, newRules);
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
  const auto given = std::make_shared<ImportArguments>();
  auto* importing = app.add_subcommand("import", tr("Import transcripts"));
  importing->add_option("PROJECT", given->project, tr("The project file, NAME.suhbat"))->required();
  importing->add_option("FILE", given->files, tr("Transcripts to import"))->required();
  importing->add_option("--encoding", given->encoding,
                        tr("Encoding of plain text files; recognised when not given"));
  importing->add_option("--speakers", given->speakers, tr("Recognise speakers: auto or off"))
      ->check(CLI::IsMember({"auto", "off"}));
  // allow_extra_args(false): one value each, so that the files after it stay files.
  importing
      ->add_option(
          "--speaker", given->rules,
          tr("LABEL=NAME: who a label of the text is; LABEL= for one that is no speaker. Remembered in "
             "the project"))
      ->allow_extra_args(false);
  importing->add_option(
      "--columns", given->columns,
      tr("Columns of tables with a turn a row: text=3,speaker=1,start=2,end=4, by number or "
         "name; recognised when not given"));
  importing->add_flag("--keep-original", given->keepOriginal, tr("Keep the files themselves in the project"));
  importing->add_flag("--repair-look-alikes", given->repairLookAlikes,
                      tr("Turn Latin letters inside Cyrillic words into Cyrillic ones"));
  importing->add_flag("--convert-font", given->convertFont,
                      tr("Turn the letters of old Kazakh fonts into Unicode's where that is certain"));
  importing
      ->add_option("--report", given->report, tr("Write the result of each file to this .csv file"))
      // Without its value it would take the first interview for the report, and write over it.
      ->check([&tr](const std::string& file) {
        return file.ends_with(".csv") ? std::string() : tr("the name of the report ends in .csv");
      });
  importing->callback([&session, given] { importFiles(session, *given); });

  struct Arguments {
    std::string project, table, match;
  };
  const auto arguments = std::make_shared<Arguments>();
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
