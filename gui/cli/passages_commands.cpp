// From searches to codes: saved searches, tagging what a query finds, passages like those under a code.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <optional>

#include "coding/codebook.h"
#include "corpus/saved_queries.h"
#include "gui/cli/commands.h"
#include "gui/cli/searching.h"
#include "i18n/text.h"
#include "search/passages.h"
#include "search/suggestions.h"

namespace cli {
namespace {

using corpus::Project;
using i18n::message;

std::optional<corpus::SavedQuery> savedQuery(const Project& project, const std::string& name) {
  for (corpus::SavedQuery& query : corpus::savedQueries(project)) {
    if (query.name == name) return std::move(query);
  }
  return std::nullopt;
}

corpus::SavedQuery savedQueryCalled(const Project& project, const std::string& name) {
  if (auto query = savedQuery(project, name)) return *std::move(query);
  throw NothingDone(
      message("There is no saved search “{name}”. “queries” lists them all.", {{"name", name}}));
}

corpus::Guid codeCalled(const Project& project, const std::string& path) {
  if (const auto code = coding::Codebook::read(project).byPath(path)) return *code;
  throw NothingDone(
      message("There is no code “{code}” in the codebook, or several have this name. “codes” "
              "lists their paths.",
              {{"code", path}}));
}

struct Queries {
  std::string project, remove, run, level = "forms", sort = "rank";
  std::vector<std::string> save;     // name, query
  std::vector<std::string> without;  // words of the glossary
  bool across = false;
};

void listQueries(Session& session, const Project& project) {
  Grid grid{{"name", "query", "level", "sort", "across", "without"}, {}};
  for (const corpus::SavedQuery& query : corpus::savedQueries(project)) {
    std::string without;
    for (const std::string& word : query.struckOut) without += (without.empty() ? "" : ", ") + word;
    grid.rows.push_back({query.name, query.query, query.level, query.sort,
                         std::string(query.across ? "yes" : "no"), without});
  }
  session.print(grid);
}

void runSaved(Session& session, const Queries& wanted) {
  Searching in(session, wanted.project, Project::Mode::ReadOnly);
  const auto saved = savedQueryCalled(*in.project, wanted.run);
  Search search;
  search.query = saved.query;
  search.level = saved.level;
  search.sort = saved.sort;
  search.across = saved.across;
  search.without = saved.struckOut;
  runSearch(session, in, search);
}

void queries(Session& session, const Queries& wanted) {
  if (!wanted.run.empty()) return runSaved(session, wanted);
  const bool changes = !wanted.save.empty() || !wanted.remove.empty();
  const auto project =
      openProject(session, wanted.project, changes ? Project::Mode::ReadWrite : Project::Mode::ReadOnly);
  if (!wanted.remove.empty()) {
    const auto saved = savedQueryCalled(*project, wanted.remove);
    project->edit(message("Delete saved search “{name}”", {{"name", saved.name}}),
                  [&](corpus::Edit& edit) { corpus::removeQuery(edit, saved.guid); });
    return session.say(session.tr("The saved search “{name}” was deleted.", {{"name", saved.name}}));
  }
  if (wanted.save.empty()) return listQueries(session, *project);
  corpus::SavedQuery query;
  if (const auto saved = savedQuery(*project, wanted.save[0])) query.guid = saved->guid;
  query.name = wanted.save[0];
  query.query = wanted.save[1];
  query.level = wanted.level;
  query.sort = wanted.sort;
  query.across = wanted.across;
  query.struckOut = wanted.without;
  project->edit(message("Save search “{name}”", {{"name", query.name}}),
                [&](corpus::Edit& edit) { corpus::saveQuery(edit, query); });
  session.say(session.tr("The search was saved as “{name}”.", {{"name", query.name}}));
}

void suggest(Session& session, const std::string& path, const std::string& code, std::size_t limit) {
  Searching in(session, path, Project::Mode::ReadOnly);
  search::SuggestionOptions options;
  options.limit = limit;
  const auto found =
      search::suggestionsFor(codeCalled(*in.project, code), in.index, *in.project, *in.analyser, options);
  Grid grid{{"rank", "score", "transcript", "turn", "begin", "end", "speaker", "text", "because"}, {}};
  std::int64_t rank = 0;
  for (const search::Suggestion& one : found.passages) {
    std::string because;
    for (const std::string& word : one.because) because += (because.empty() ? "" : ", ") + word;
    const i18n::Span inTurn{one.span.begin - one.hit.span.begin, one.span.end - one.hit.span.begin};
    grid.rows.push_back({++rank, std::round(one.score * 1'000) / 1'000, one.hit.transcriptName, one.hit.turn,
                         one.span.begin, one.span.end, one.hit.speaker,
                         std::string(i18n::slice(one.hit.text, inTurn)), because});
  }
  session.print(grid);
  std::string words;
  for (const std::string& word : found.words) words += (words.empty() ? "" : ", ") + word;
  session.say(session.tr.plural("Learnt from {n} passage.", "Learnt from {n} passages.",
                                static_cast<std::int64_t>(found.learntFrom)));
  if (!words.empty()) session.say(session.tr("They are about: {words}", {{"words", words}}));
}

}  // namespace

void codeFromQuery(Session& session, const QueryCoding& wanted) {
  Searching in(session, wanted.project, wanted.dryRun ? Project::Mode::ReadOnly : Project::Mode::ReadWrite);
  const auto known = coding::Codebook::read(*in.project).byPath(wanted.code);
  if (!known && !wanted.createCodes) codeCalled(*in.project, wanted.code);  // says so
  understood(session, wanted.query, [&] {
    search::SearchOptions options;
    options.level = *matchLevelOf(wanted.level);
    options.order = search::HitOrder::Place;
    const auto list = in.index.turns(in.index.parse(wanted.query), options);
    const auto passages =
        search::passages(in.index.hits(list, 0, list.turns.size()), *search::passageUnitOf(wanted.unit));
    const auto count = static_cast<std::int64_t>(passages.size());
    if (wanted.dryRun) {
      Grid grid{{"transcript", "begin", "end", "text"}, {}};
      corpus::Guid open;
      std::string name, text;
      for (const search::Passage& passage : passages) {
        if (passage.transcript != open) {
          open = passage.transcript;
          name = corpus::transcript(*in.project, open)->name;
          text = corpus::text(*in.project, open);
        }
        grid.rows.push_back(
            {name, passage.span.begin, passage.span.end, std::string(i18n::slice(text, passage.span))});
      }
      session.print(grid);
      session.say(session.tr.plural("{n} passage would be tagged.", "{n} passages would be tagged.", count));
      return tellWhetherComplete(session, list.complete);
    }
    std::int64_t added = 0;
    in.project->edit(message("Tag with “{code}”", {{"code", wanted.code}}), [&](corpus::Edit& edit) {
      const auto coder = coderCalled(edit, wanted.coder);
      in.project->setCoder(coder);
      const auto code = known ? *known : coding::addCodePath(edit, wanted.code);
      added = search::tagPassages(edit, passages, code, coder);
    });
    session.print({{"name", "value"},
                   {std::vector<Cell>{std::string("added"), added},
                    std::vector<Cell>{std::string("already_there"), count - added}}});
    tellWhetherComplete(session, list.complete);
  });
}

void addPassagesCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  const auto wanted = std::make_shared<Queries>();
  auto* saved = app.add_subcommand("queries", tr("List, save, delete or run the project's saved searches"));
  saved->add_option("PROJECT", wanted->project, tr("The project file, NAME.suhbat"))->required();
  auto* save = saved->add_option("--save", wanted->save, tr("Keep a search: NAME QUERY"))->expected(2);
  auto* remove = saved->add_option("--remove", wanted->remove, tr("Delete the search of this name"));
  auto* run = saved->add_option("--run", wanted->run, tr("Search again: the search of this name"));
  save->excludes(remove)->excludes(run);
  remove->excludes(run);
  saved->add_option("--level", wanted->level, tr("How widely words match: exact, forms or wide"))
      ->check(CLI::IsMember({"exact", "forms", "wide"}))
      ->needs(save);
  saved->add_option("--sort", wanted->sort, tr("By rank, best first, or by place: rank or place"))
      ->check(CLI::IsMember({"rank", "place"}))
      ->needs(save);
  auto* across =
      saved
          ->add_flag(
              "--across", wanted->across,
              tr("Search the glossary's words for the same things in all three languages too, and tell them"))
          ->needs(save);
  saved->add_option("--without", wanted->without, tr("Words that are not to be added, parted by commas"))
      ->delimiter(',')
      ->needs(across);
  saved->callback([&session, wanted] { queries(session, *wanted); });

  struct Suggest {
    std::string project, code;
    std::size_t limit = 50;
  };
  const auto like = std::make_shared<Suggest>();
  auto* suggesting = app.add_subcommand("suggest", tr("Passages like those under a code, not yet under it"));
  suggesting->add_option("PROJECT", like->project, tr("The project file, NAME.suhbat"))->required();
  suggesting->add_option("--code", like->code, tr("The code's name or path, “Group / Code”"))->required();
  suggesting->add_option("--limit", like->limit, tr("How many passages at most"))
      ->check(CLI::Range(1, 10'000));
  suggesting->callback([&session, like] { suggest(session, like->project, like->code, like->limit); });
}

}  // namespace cli
