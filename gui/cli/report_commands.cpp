#include <CLI/CLI.hpp>
#include <algorithm>

#include "coding/coders.h"
#include "coding/excerpts.h"
#include "coding/frequency.h"
#include "corpus/participants.h"
#include "gui/cli/commands.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

coding::By columns(const Project& project, const std::string& name) {
  using Kind = coding::By::Kind;
  if (name.empty()) return {};
  if (name == "transcript") return {Kind::Transcript, {}};
  if (name == "participant") return {Kind::Participant, {}};
  if (name == "coder") return {Kind::Coder, {}};
  if (name == "language") return {Kind::Language, {}};
  if (const auto attribute = corpus::attributeNamed(project, name)) return {Kind::Attribute, attribute->guid};
  std::string known = "transcript, participant, coder, language";
  for (const auto& attribute : corpus::attributes(project)) known += ", " + attribute.name;
  throw NothingDone(message("There is no participant attribute “{name}”. --by takes one of: {known}.",
                            {{"name", name}, {"known", known}}));
}

void frequency(Session& session, const std::string& path, const std::string& rows, const std::string& by,
               const std::string& count, bool subcodes) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  const auto table = coding::frequency(*coding::readFrequencyData(*project), *coding::countOf(count),
                                       *coding::rowsOf(rows), columns(*project, by), subcodes);
  Grid grid{{rows}, {}};
  // A value that is called like a column of ours is told apart: JSON objects have a name once.
  const auto heading = [&](std::string name) {
    if (name.empty()) name = "–";
    while (name == "total" || std::find(grid.columns.begin(), grid.columns.end(), name) != grid.columns.end())
      name += "*";
    return name;
  };
  if (!by.empty()) {
    for (const auto& column : table.columns) grid.columns.push_back(heading(column.label));
  }
  grid.columns.push_back("total");
  const bool whole = table.count != coding::Count::Share;
  const auto cell = [&](double value) {
    return whole ? Cell(static_cast<std::int64_t>(value)) : Cell(value);
  };
  for (const auto& line : table.lines) {
    std::vector<Cell> row{line.label.empty() ? std::string("–") : line.label};
    if (!by.empty()) {
      for (const auto value : line.values) row.push_back(cell(value));
    }
    row.push_back(cell(line.total));
    grid.rows.push_back(std::move(row));
  }
  session.print(grid);
  const auto& tr = session.tr;
  session.say(tr.plural("{n} segment", "{n} segments", table.codings) + " · " +
              tr.plural("{n} transcript", "{n} transcripts", table.transcripts) + " · " +
              tr.plural("{n} participant", "{n} participants", table.participants) + " · " +
              tr.plural("{n} coder", "{n} coders", table.coders));
}

struct ExportArguments {
  std::string project, out;
  std::vector<std::string> codes, transcripts, coders;
  bool withTranslations = false;
};

void exportExcerpts(Session& session, const ExportArguments& arguments) {
  auto extension = nameOf(pathOf(arguments.out).extension());
  if (!extension.empty()) extension.erase(0, 1);
  const auto format = coding::exportFormatOf(extension);
  if (!format) {
    throw NothingDone(
        message("Excerpts can be written as .csv, .xlsx, .docx or .html, not as “.{extension}”.",
                {{"extension", extension}}));
  }
  const auto project = openProject(session, arguments.project, Project::Mode::ReadOnly);
  coding::ExcerptFilter filter;
  const auto codebook = coding::Codebook::read(*project);
  for (const auto& name : arguments.codes) {
    const auto code = codebook.byPath(name);
    if (!code)
      throw NothingDone(
          message("There is no code “{code}” in the codebook, or several have this name.", {{"code", name}}));
    filter.codes.push_back(*code);
  }
  for (const auto& name : arguments.transcripts)
    filter.transcripts.push_back(transcriptCalled(*project, name).guid);
  for (const auto& name : arguments.coders) {
    const auto coder = coding::coderNamed(*project, name);
    if (!coder) throw NothingDone(message("There is no coder “{coder}” in this project.", {{"coder", name}}));
    filter.coders.push_back(coder->guid);
  }
  filter.quoteTranslations = arguments.withTranslations;
  const auto set = coding::excerpts(*project, filter);
  coding::exportExcerpts(set, *format, pathOf(arguments.out), session.tr);
  session.say(session.tr.plural("{n} excerpt is in {file}.", "{n} excerpts are in {file}.",
                                static_cast<std::int64_t>(set.excerpts.size()), {{"file", arguments.out}}));
}

}  // namespace

void addReportCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project, rows = "code", by, count = "codings";
    bool withoutSubcodes = false;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto* counting = app.add_subcommand(
      "frequency", tr("Count codes, by group of participants, coder, language or transcript"));
  counting->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
  counting->add_option("--rows", arguments->rows, tr("A row a code, a group of codes or a role"))
      ->check(CLI::IsMember({"code", "group", "role"}));
  counting->add_option("--by", arguments->by,
                       tr("A column a transcript, participant, coder, language or value of an attribute"));
  counting->add_option("--count", arguments->count, tr("What is counted"))
      ->check(CLI::IsMember({"codings", "transcripts", "participants", "speakers", "words", "share"}));
  counting->add_flag("--without-subcodes", arguments->withoutSubcodes,
                     tr("A code's row counts only the code itself"));
  counting->callback([&session, arguments] {
    frequency(session, arguments->project, arguments->rows, arguments->by, arguments->count,
              !arguments->withoutSubcodes);
  });

  const auto wanted = std::make_shared<ExportArguments>();
  auto* exporting =
      app.add_subcommand("export", tr("Write the coded excerpts as .csv, .xlsx, .docx or .html"));
  exporting->add_option("PROJECT", wanted->project, tr("The project file, NAME.suhbat"))->required();
  exporting->add_option("OUT", wanted->out, tr("The file to write"))->required();
  exporting->add_option("--code", wanted->codes, tr("Only this code and what is below it; may be repeated"));
  exporting->add_option("--transcript", wanted->transcripts, tr("Only of this transcript; may be repeated"));
  exporting->add_option("--coder", wanted->coders, tr("Only by this coder; may be repeated"));
  exporting->add_flag("--with-translations", wanted->withTranslations,
                      tr("Quote the paired turns of the linked translation or original too"));
  exporting->callback([&session, wanted] { exportExcerpts(session, *wanted); });
}

}  // namespace cli
