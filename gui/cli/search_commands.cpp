#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <set>

#include "coding/excerpts.h"
#include "corpus/platform.h"
#include "gui/cli/commands.h"
#include "gui/cli/searching.h"
#include "i18n/spelling.h"
#include "i18n/text.h"
#include "search/glossary.h"
#include "search/hit_export.h"
#include "search/passages.h"

namespace cli {
namespace {

using corpus::Project;

// The query with the glossary's words; they are told.
search::Node acrossLanguages(Session& session, const search::Node& query, const Project& project,
                             const i18n::Analyser& analyser, const std::vector<std::string>& without) {
  const auto across = search::acrossLanguages(query, search::Glossary::read(project), analyser, without);
  std::set<std::string> struckOut;
  for (const search::Addition& addition : across.additions) {
    std::string words;
    for (const auto& word : addition.words) {
      if (word.struckOut) {
        struckOut.insert(i18n::folded(word.text));
      } else {
        words += (words.empty() ? "" : ", ") + word.text;
      }
    }
    if (!words.empty())
      session.say(
          session.tr("“{typed}” also searches: {words}", {{"typed", addition.typed}, {"words", words}}));
  }
  for (const std::string& word : without) {
    if (!struckOut.contains(i18n::folded(word)))
      session.say(session.tr("“{word}” is not among the words that the glossary adds.", {{"word", word}}));
  }
  if (across.additions.empty()) session.say(session.tr("No word of this query is in the glossary."));
  return across.query;
}

search::TurnList firstOf(search::TurnList list, const std::string& limit) {
  if (limit != "all")
    list.turns.resize(std::min(list.turns.size(), static_cast<std::size_t>(std::stoull(limit))));
  return list;
}

void printFacets(Session& session, const std::vector<search::Facet>& facets) {
  Grid grid{{"field", "value", "turns", "filter"}, {}};
  for (const search::Facet& facet : facets) {
    for (const search::FacetValue& value : facet.values)
      grid.rows.push_back({facet.field, value.label, value.count, value.filter});
  }
  session.print(grid);
}

void exportTo(Session& session, const std::vector<search::Hit>& hits, search::HitExport form,
              const std::string& path, const std::string& query) {
  const auto file = pathOf(path);
  const auto format = coding::exportFormatOf(corpus::utf8(file.extension()));
  if (!format)
    throw NothingDone(i18n::message("“{file}” should end in .csv, .xlsx, .docx or .html.", {{"file", path}}));
  search::exportHits(hits, form, *format, file, query, session.tr);
  session.say(session.tr("The hits are in {file}.", {{"file", path}}));
}

void printPassages(Session& session, const std::vector<search::Hit>& hits, search::PassageUnit unit) {
  Grid grid{{"transcript", "begin", "end", "text"}, {}};
  for (const search::Hit& hit : hits) {
    const i18n::TextIndex text(hit.text);
    for (const search::Passage& passage : search::passages({hit}, unit)) {
      const i18n::Span inTurn{passage.span.begin - hit.span.begin, passage.span.end - hit.span.begin};
      grid.rows.push_back(
          {hit.transcriptName, passage.span.begin, passage.span.end, std::string(text.slice(inTurn))});
    }
  }
  session.print(grid);
}

void printHits(Session& session, const std::vector<search::Hit>& hits) {
  Grid grid{{"rank", "score", "transcript", "turn", "begin", "end", "speaker", "language", "text", "marks"},
            {}};
  std::int64_t rank = 0;
  for (const auto& hit : hits) {
    std::string marks;
    for (const auto& mark : hit.marks) {
      if (!marks.empty()) marks += ' ';
      marks += std::to_string(mark.begin) + "-" + std::to_string(mark.end);
    }
    grid.rows.push_back({++rank, std::round(hit.score * 10'000) / 10'000, hit.transcriptName, hit.turn,
                         hit.span.begin, hit.span.end, hit.speaker, hit.language, hit.text, marks});
  }
  session.print(grid);
}

}  // namespace

Searching::Searching(Session& session, const std::string& path, Project::Mode mode, const std::string& shards)
    : project(openProject(session, path, mode)),
      analyser(std::make_shared<const i18n::Analyser>(i18n::Dictionaries::standard())),
      index(*project, analyser, search::Index::Place::standard()) {
  for (const auto language : analyser->missingDictionaries()) {
    session.say(
        session.tr("The {language} dictionary is not installed; words of that language are found in fewer of "
                   "their forms.",
                   {{"language", std::string(i18n::ownName(language))}}));
  }
  if (!shards.empty()) {
    index.openShards(pathOf(shards));
    return;
  }
  corpus::Progress progress;
  index.bringUpToDate(progress);
}

void understood(Session& session, const std::string& query, const std::function<void()>& work) {
  try {
    work();
  } catch (const search::QueryError& error) {
    session.say(session.tr(error.message()));
    session.say("  " + query);
    session.say(
        "  " + std::string(static_cast<std::size_t>(error.where().begin), ' ') +
        std::string(static_cast<std::size_t>(std::max<std::int64_t>(error.where().length(), 1)), '^'));
    if (!error.understood().empty() && error.understood() != query)
      session.say(session.tr("Search for {query} instead", {{"query", error.understood()}}));
    session.exit = kWrongUsage;
  }
}

void tellWhetherComplete(Session& session, bool complete) {
  if (complete) return;
  session.say(
      session.tr("The search index could not be completed (is there space in the cache folder?), so there "
                 "may be more."));
  session.exit = kDoneInPart;
}

void runSearch(Session& session, Searching& in, const Search& wanted) {
  understood(session, wanted.query, [&] {
    const search::Node typed = in.index.parse(wanted.query);
    const search::Node tree =
        wanted.across ? acrossLanguages(session, typed, *in.project, *in.analyser, wanted.without) : typed;
    search::SearchOptions options;
    options.level = *matchLevelOf(wanted.level);
    options.order = wanted.sort == "place" ? search::HitOrder::Place : search::HitOrder::Rank;
    const search::TurnList all = in.index.turns(tree, options);
    const auto hitsOf = [&](const search::TurnList& list) {
      return in.index.hits(list, 0, list.turns.size());
    };
    const bool files = !wanted.kwic.empty() || !wanted.exportTo.empty();
    if (files) {
      const auto hits = hitsOf(wanted.limited ? firstOf(all, wanted.limit) : all);
      if (!wanted.kwic.empty()) exportTo(session, hits, search::HitExport::Kwic, wanted.kwic, wanted.query);
      if (!wanted.exportTo.empty())
        exportTo(session, hits, search::HitExport::Turns, wanted.exportTo, wanted.query);
    }
    if (wanted.facets) {
      printFacets(session, in.index.facets(all));
    } else if (wanted.unit != "turn") {
      printPassages(session, hitsOf(firstOf(all, wanted.limit)), *search::passageUnitOf(wanted.unit));
    } else if (!files) {
      printHits(session, hitsOf(firstOf(all, wanted.limit)));
    }
    session.say(session.tr.plural("{n} turn was found.", "{n} turns were found.",
                                  static_cast<std::int64_t>(all.turns.size())));
    if (const auto meant = in.index.didYouMean(typed, options.level))
      session.say(session.tr("Did you mean") + " " + meant->query + "?");
    if (!all.complete && in.index.shards()) {
      session.say(session.tr(
          "The shards were made before some texts were added or edited; those texts were not searched."));
      session.exit = kDoneInPart;
      return;
    }
    tellWhetherComplete(session, all.complete);
  });
}

void addSearchCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project;
    Search search;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto* finding = app.add_subcommand("search", tr("Find turns in all three languages"));
  finding->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
  finding
      ->add_option(
          "QUERY", arguments->search.query,
          tr("Words, \"phrases\", AND OR NOT, NEAR/5, prefix*, field:value; after -- when it begins with -"))
      ->required();
  auto* limit = finding->add_option("--limit", arguments->search.limit, tr("How many hits, or “all”"));
  limit->check([&tr](const std::string& text) {
    const bool good = text == "all" || (!text.empty() && text.size() < 10 && text != "0" &&
                                        text.find_first_not_of("0123456789") == std::string::npos);
    return good ? std::string() : tr("a number or “all” is wanted");
  });
  finding->add_option("--shards", arguments->search.shards,
                      tr("A list of shards, made by “index --shards”, to be searched in place of the index"));
  finding->add_option("--level", arguments->search.level, tr("How widely words match: exact, forms or wide"))
      ->check(CLI::IsMember({"exact", "forms", "wide"}));
  auto* across = finding->add_flag(
      "--across", arguments->search.across,
      tr("Search the glossary's words for the same things in all three languages too, and tell them"));
  finding
      ->add_option("--without", arguments->search.without,
                   tr("Words that are not to be added, parted by commas"))
      ->delimiter(',')
      ->needs(across);
  finding->add_option("--sort", arguments->search.sort, tr("By rank, best first, or by place: rank or place"))
      ->check(CLI::IsMember({"rank", "place"}));
  finding->add_option("--unit", arguments->search.unit, tr("What a row is: turn, sentence or words"))
      ->check(CLI::IsMember({"turn", "sentence", "words"}));
  finding->add_flag("--facets", arguments->search.facets,
                    tr("Count the hits by language, speaker, code, transcript and attribute instead"));
  finding->add_option("--kwic", arguments->search.kwic,
                      tr("Write all matches in their context to this file (.csv, .xlsx, .docx, .html)"));
  finding->add_option("--export", arguments->search.exportTo,
                      tr("Write all turns found to this file (.csv, .xlsx, .docx, .html)"));
  finding->callback([&session, arguments, limit] {
    arguments->search.limited = limit->count() > 0;
    Searching in(session, arguments->project, Project::Mode::ReadOnly, arguments->search.shards);
    runSearch(session, in, arguments->search);
  });
}

}  // namespace cli
