#include <CLI/CLI.hpp>
#include <algorithm>

#include "corpus/glossary_entries.h"
#include "corpus/import/importer.h"
#include "corpus/word_list.h"
#include "gui/cli/commands.h"
#include "i18n/spelling.h"
#include "search/glossary.h"
#include "search/glossary_file.h"

namespace cli {
namespace {

using corpus::GlossaryEntry;
using corpus::Project;
using i18n::message;

struct Wanted {
  std::string project, remove, importFrom, exportTo;
  bool add = false;
  std::string topic, kazakh, russian, english;
};

void list(Session& session, const Project& project) {
  const auto glossary = search::Glossary::read(project);
  const auto& builtIn = search::Glossary::builtIn();
  Grid grid{{"guid", "topic", "kk", "ru", "en", "origin"}, {}};
  for (const GlossaryEntry& entry : glossary.entries()) {
    const bool asItCame = std::find(builtIn.begin(), builtIn.end(), entry) != builtIn.end();
    grid.rows.push_back({entry.guid.text(), entry.topic, corpus::storedList(entry.kazakh),
                         corpus::storedList(entry.russian), corpus::storedList(entry.english),
                         std::string(asItCame                         ? "built-in"
                                     : glossary.isBuiltIn(entry.guid) ? "changed"
                                                                      : "own")});
  }
  session.print(grid);
}

void add(Session& session, Project& project, const Wanted& wanted) {
  const GlossaryEntry entry{{},
                            wanted.topic,
                            corpus::wordsOfList(wanted.kazakh),
                            corpus::wordsOfList(wanted.russian),
                            corpus::wordsOfList(wanted.english)};
  corpus::Guid made;
  project.edit(message("Add to the glossary"),
               [&](corpus::Edit& edit) { made = corpus::setGlossaryEntry(edit, entry); });
  session.print({{"guid"}, {{made.text()}}});
}

// By its GUID, or by a word that one entry alone has.
GlossaryEntry entryCalled(const search::Glossary& glossary, const std::string& name) {
  const auto guid = corpus::Guid::parse(name);
  const std::string folded = i18n::folded(name);
  std::vector<const GlossaryEntry*> found;
  for (const GlossaryEntry& entry : glossary.entries()) {
    bool its = guid && entry.guid == *guid;
    for (const auto* words : {&entry.kazakh, &entry.russian, &entry.english}) {
      for (const std::string& word : *words) its = its || i18n::folded(word) == folded;
    }
    if (its) found.push_back(&entry);
  }
  if (found.empty())
    throw NothingDone(message("“{name}” is not in the glossary. Nothing was changed.", {{"name", name}}));
  if (found.size() > 1)
    throw NothingDone(
        message("Several entries of the glossary have “{name}”. Name one by its GUID, which "
                "“glossary” lists. Nothing was changed.",
                {{"name", name}}));
  return *found.front();
}

void remove(Session& session, Project& project, const std::string& name) {
  const auto glossary = search::Glossary::read(project);
  GlossaryEntry entry = entryCalled(glossary, name);
  project.edit(message("Remove from the glossary"), [&](corpus::Edit& edit) {
    if (glossary.isBuiltIn(entry.guid)) {
      entry.removed = true;
      corpus::setGlossaryEntry(edit, entry);
    } else {
      corpus::forgetGlossaryEntry(edit, entry.guid);
    }
  });
  session.print({{"guid"}, {{entry.guid.text()}}});
}

void importFile(Session& session, Project& project, const std::string& path) {
  const auto table = corpus::readTable(pathOf(path));
  search::GlossaryImport report;
  project.edit(message("Import glossary"),
               [&](corpus::Edit& edit) { report = search::importGlossary(edit, table.header, table.rows); });
  for (const auto& failure : report.failures) session.say(session.tr(failure));
  session.print({{"name", "value"},
                 {{std::string("added"), report.added},
                  {std::string("changed"), report.changed},
                  {std::string("already_there"), report.alreadyThere},
                  {std::string("failed"), static_cast<std::int64_t>(report.failures.size())}}});
  if (!report.failures.empty()) {
    session.exit = report.added + report.changed + report.alreadyThere > 0 ? kDoneInPart : kNothingDone;
  }
}

void glossary(Session& session, const Wanted& wanted) {
  const bool changes = wanted.add || !wanted.remove.empty() || !wanted.importFrom.empty();
  const auto project =
      openProject(session, wanted.project, changes ? Project::Mode::ReadWrite : Project::Mode::ReadOnly);
  if (wanted.add) add(session, *project, wanted);
  if (!wanted.remove.empty()) remove(session, *project, wanted.remove);
  if (!wanted.importFrom.empty()) importFile(session, *project, wanted.importFrom);
  if (!wanted.exportTo.empty()) {
    search::writeGlossary(search::Glossary::read(*project), pathOf(wanted.exportTo));
    session.say(session.tr("The glossary is in {file}.", {{"file", wanted.exportTo}}));
  }
  if (!changes && wanted.exportTo.empty()) list(session, *project);
}

}  // namespace

void addGlossaryCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  const auto wanted = std::make_shared<Wanted>();
  auto* command =
      app.add_subcommand("glossary", tr("List, change, import or export the words of “search --across”"));
  command->add_option("PROJECT", wanted->project, tr("The project file, NAME.suhbat"))->required();
  auto* adding = command->add_flag("--add", wanted->add,
                                   tr("Add an entry: words in two at least of --kk, --ru and --en"));
  command->add_option("--kk", wanted->kazakh, tr("Kazakh words, parted by “;”"))->needs(adding);
  command->add_option("--ru", wanted->russian, tr("Russian words, parted by “;”"))->needs(adding);
  command->add_option("--en", wanted->english, tr("English words, parted by “;”"))->needs(adding);
  command->add_option("--topic", wanted->topic, tr("What the entry is about"))->needs(adding);
  auto* removing = command->add_option("--remove", wanted->remove,
                                       tr("Take out an entry, by its GUID or one of its words"));
  auto* importing =
      command->add_option("--import", wanted->importFrom,
                          tr("Add the entries of a table (.csv, .xlsx): guid, topic, kk, ru, en"));
  adding->excludes(removing)->excludes(importing);
  removing->excludes(importing);
  command->add_option("--export", wanted->exportTo, tr("Write the glossary as a table (.csv, .xlsx)"));
  command->callback([&session, wanted] { glossary(session, *wanted); });
}

}  // namespace cli
