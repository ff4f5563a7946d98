#include <CLI/CLI.hpp>

#include "coding/codebook.h"
#include "coding/codebook_files.h"
#include "coding/coders.h"
#include "coding/segments.h"
#include "corpus/import/importer.h"
#include "gui/cli/commands.h"
#include "gui/cli/searching.h"
#include "i18n/breaks.h"
#include "i18n/text.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

void listCodes(Session& session, const Project& project) {
  const auto codebook = coding::Codebook::read(project);
  std::map<corpus::Guid, std::int64_t> counts;
  for (const auto& segment : coding::segments(project)) ++counts[segment.code];
  Grid grid{{"guid", "path", "name", "name_kk", "name_ru", "name_en", "role", "place", "colour", "segments",
             "definition", "use_when", "not_when", "example"},
            {}};
  for (const auto& code : codebook.all()) {
    const auto named = [&](i18n::Language language) {
      if (language == project.language()) return Cell(code.text.name);
      const auto translation = code.translations.find(language);
      return translation == code.translations.end() ? Cell() : Cell(translation->second.name);
    };
    grid.rows.push_back({code.guid.text(), codebook.path(code.guid), code.text.name,
                         named(i18n::Language::Kazakh), named(i18n::Language::Russian),
                         named(i18n::Language::English), std::string(coding::code(code.role)),
                         std::string(coding::code(code.place)), code.colour, counts[code.guid],
                         code.text.definition, code.text.useWhen, code.text.notWhen, code.text.example});
  }
  session.print(grid);
}

void codebook(Session& session, const std::string& path, const std::string& importFrom,
              const std::string& exportTo) {
  const auto project =
      openProject(session, path, importFrom.empty() ? Project::Mode::ReadOnly : Project::Mode::ReadWrite);
  if (!importFrom.empty()) {
    const auto codes = coding::readCodebookFile(pathOf(importFrom), project->language());
    std::int64_t added = 0;
    project->edit(message("Import codebook"),
                  [&](corpus::Edit& edit) { added = coding::importCodebook(edit, codes); });
    session.say(session.tr.plural("{n} code was added.", "{n} codes were added.", added));
  }
  if (!exportTo.empty()) {
    coding::writeCodebookFile(coding::Codebook::read(*project), pathOf(exportTo), session.tr);
    session.say(session.tr("The codebook is in {file}.", {{"file", exportTo}}));
  }
  if (importFrom.empty() && exportTo.empty()) listCodes(session, *project);
}

struct Coding {
  std::string project, transcript, code, coder, memo, table, query, unit = "sentence", level = "forms";
  std::int64_t begin = 0, end = 0;
  std::optional<int> weight;
  bool createCodes = false, dryRun = false;
};

void codeOne(Session& session, const Coding& wanted) {
  const auto project = openProject(session, wanted.project, Project::Mode::ReadWrite);
  const auto transcript = transcriptCalled(*project, wanted.transcript);
  const auto codebook = coding::Codebook::read(*project);
  const auto code = codebook.byPath(wanted.code);
  if (!code && !wanted.createCodes) {
    throw NothingDone(
        message("There is no code “{code}” in the codebook, or several have this name. “codes” lists their "
                "paths; --create-codes adds a new one.",
                {{"code", wanted.code}}));
  }
  const auto text = corpus::text(*project, transcript.guid);
  const auto span = i18n::Breaks(text).snapToGraphemes({wanted.begin, wanted.end});
  if (wanted.begin < 0 || wanted.end > i18n::length(text) || wanted.end <= wanted.begin) {
    throw NothingDone(
        message("Positions {begin} to {end} are not a passage of “{transcript}”, which has {length} "
                "characters. Nothing was coded.",
                {{"begin", std::to_string(wanted.begin)},
                 {"end", std::to_string(wanted.end)},
                 {"transcript", transcript.name},
                 {"length", std::to_string(i18n::length(text))}}));
  }
  corpus::Guid made;
  project->edit(message("Tag with “{code}”", {{"code", wanted.code}}), [&](corpus::Edit& edit) {
    const auto coder = coderCalled(edit, wanted.coder);
    project->setCoder(coder);
    const auto used = code ? *code : coding::addCodePath(edit, wanted.code);
    made = coding::addSegment(edit, transcript.guid, span, used, coder, wanted.weight);
    if (wanted.weight)
      coding::setSegmentWeight(edit, made, wanted.weight);  // also of one that was there already
    if (!wanted.memo.empty()) coding::setSegmentMemo(edit, made, wanted.memo);
  });
  session.print({{"guid"}, {{made.text()}}});
}

void codeFromTable(Session& session, const Coding& wanted) {
  const auto project = openProject(session, wanted.project, Project::Mode::ReadWrite);
  const auto table = corpus::readTable(pathOf(wanted.table));
  coding::CodingsReport report;
  project->edit(message("Import codings"), [&](corpus::Edit& edit) {
    report = coding::importCodings(edit, table.header, table.rows, wanted.createCodes);
  });
  for (const auto& failure : report.failures) session.say(session.tr(failure));
  session.print({{"name", "value"},
                 {{std::string("added"), report.added},
                  {std::string("already_there"), report.alreadyThere},
                  {std::string("failed"), static_cast<std::int64_t>(report.failures.size())}}});
  if (!report.failures.empty()) {
    session.exit = report.added + report.alreadyThere > 0 ? kDoneInPart : kNothingDone;
  }
}

void listSegments(Session& session, const std::string& path) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  const auto codebook = coding::Codebook::read(*project);
  std::map<corpus::Guid, std::string> coders, names;
  for (const auto& coder : coding::coders(*project)) coders[coder.guid] = coder.name;
  for (const auto& transcript : corpus::transcripts(*project)) names[transcript.guid] = transcript.name;
  Grid grid{{"guid", "transcript", "begin", "end", "code", "coder", "weight", "memo", "text"}, {}};
  corpus::Guid open;
  std::string text;
  std::optional<i18n::TextIndex> index;
  for (const auto& segment : coding::segments(*project)) {
    if (segment.transcript != open) {
      open = segment.transcript;
      text = corpus::text(*project, open);
      index.emplace(text);
    }
    grid.rows.push_back({segment.guid.text(), names[segment.transcript], segment.span.begin, segment.span.end,
                         codebook.path(segment.code), coders[segment.coder],
                         segment.weight ? Cell(static_cast<std::int64_t>(*segment.weight)) : Cell(),
                         segment.memo, std::string(index->slice(segment.span))});
  }
  session.print(grid);
}

}  // namespace

void addCodingCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  const auto projectOption = [&](CLI::App* command, std::string& into) {
    command->add_option("PROJECT", into, tr("The project file, NAME.suhbat"))->required();
  };
  struct Files {
    std::string project, importFrom, exportTo;
  };
  const auto files = std::make_shared<Files>();
  auto* book =
      app.add_subcommand("codebook", tr("Import or export the codebook (.csv, .xlsx, .qdc), or list it"));
  projectOption(book, files->project);
  auto* from = book->add_option("--import", files->importFrom, tr("Add the codes of this file"));
  book->add_option("--export", files->exportTo, tr("Write the codebook to this file"))->excludes(from);
  book->callback(
      [&session, files] { codebook(session, files->project, files->importFrom, files->exportTo); });

  const auto coding = std::make_shared<Coding>();
  auto* tag = app.add_subcommand("code", tr("Tag a passage with a code, or many from a table"));
  projectOption(tag, coding->project);
  auto* table =
      tag->add_option("--from", coding->table, tr("A table: transcript,begin,end,code,coder[,weight,memo]"));
  auto* transcript = tag->add_option("--transcript", coding->transcript, tr("The transcript's name"));
  auto* begin =
      tag->add_option("--begin", coding->begin, tr("First character of the passage, counted from 0"));
  auto* end = tag->add_option("--end", coding->end, tr("The character after its last"));
  auto* code = tag->add_option("--code", coding->code, tr("The code's name or path, “Group / Code”"));
  tag->add_option("--coder", coding->coder, tr("Who codes"));
  tag->add_option("--memo", coding->memo, tr("A memo on the passage"));
  tag->add_option("--weight", coding->weight, tr("Weight, 0 to 100"))->check(CLI::Range(0, 100));
  tag->add_flag("--create-codes", coding->createCodes, tr("Add codes that are not in the codebook"));
  auto* query = tag->add_option("--from-query", coding->query, tr("Tag everything that this query finds"));
  tag->add_option("--unit", coding->unit, tr("How much of a hit is tagged: turn, sentence or words"))
      ->check(CLI::IsMember({"turn", "sentence", "words"}))
      ->needs(query);
  tag->add_option("--level", coding->level, tr("How widely words match: exact, forms or wide"))
      ->check(CLI::IsMember({"exact", "forms", "wide"}))
      ->needs(query);
  tag->add_flag("--dry-run", coding->dryRun, tr("Only list what would be tagged"))->needs(query);
  for (auto* option : {transcript, begin, end, code}) table->excludes(option);
  for (auto* option : {transcript, begin, end, table}) query->excludes(option);
  tag->callback([&session, coding, transcript, begin, end, code, query] {
    if (!coding->table.empty()) return codeFromTable(session, *coding);
    if (query->count() > 0) {
      if (code->count() == 0) throw CLI::RequiredError(code->get_name());
      return codeFromQuery(session, {coding->project, coding->query, coding->code, coding->coder,
                                     coding->unit, coding->level, coding->createCodes, coding->dryRun});
    }
    for (const auto* option : {transcript, begin, end, code}) {
      if (option->count() == 0) throw CLI::RequiredError(option->get_name());
    }
    codeOne(session, *coding);
  });

  auto* segments = app.add_subcommand("segments", tr("List the coded segments with their text"));
  projectOption(segments, files->project);
  segments->callback([&session, files] { listSegments(session, files->project); });
  auto* codes = app.add_subcommand("codes", tr("List the codes"));
  projectOption(codes, files->project);
  codes->callback([&session, files] {
    listCodes(session, *openProject(session, files->project, Project::Mode::ReadOnly));
  });
}

}  // namespace cli
