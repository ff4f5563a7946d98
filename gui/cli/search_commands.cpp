#include <CLI/CLI.hpp>
#include <cmath>
#include <ostream>
#include <set>

#include "gui/cli/commands.h"
#include "gui/cli/terminal.h"
#include "i18n/spelling.h"
#include "search/glossary.h"
#include "search/index.h"

namespace cli {
namespace {

using corpus::Project;

// Words of the other languages that join the query.
struct Across {
  bool wanted = false;
  std::vector<std::string> without;
};

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

void search(Session& session, const std::string& path, const std::string& query, const std::string& limit,
            i18n::MatchLevel level, const Across& across) {
  const auto project = openProject(session, path, Project::Mode::ReadOnly);
  const auto analyser = std::make_shared<const i18n::Analyser>(i18n::Dictionaries::standard());
  for (const auto language : analyser->missingDictionaries()) {
    session.say(
        session.tr("The {language} dictionary is not installed; words of that language are found in fewer of "
                   "their forms.",
                   {{"language", std::string(i18n::ownName(language))}}));
  }
  search::Index index(*project, analyser, search::Index::Place::standard());
  corpus::Progress progress;
  index.bringUpToDate(progress);
  search::Hits hits;
  try {
    search::Node tree = index.parse(query);
    if (across.wanted) tree = acrossLanguages(session, tree, *project, *analyser, across.without);
    hits = index.find(tree, {level, limit == "all" ? 0 : std::stoll(limit)});
  } catch (const search::QueryError& error) {
    session.say(session.tr(error.message()));
    session.say("  " + query);
    session.say(
        "  " + std::string(static_cast<std::size_t>(error.where().begin), ' ') +
        std::string(static_cast<std::size_t>(std::max<std::int64_t>(error.where().length(), 1)), '^'));
    session.exit = kWrongUsage;
    return;
  }
  Grid grid{{"rank", "score", "transcript", "turn", "begin", "end", "speaker", "language", "text", "marks"},
            {}};
  std::int64_t rank = 0;
  for (const auto& hit : hits.hits) {
    std::string marks;
    for (const auto& mark : hit.marks) {
      if (!marks.empty()) marks += ' ';
      marks += std::to_string(mark.begin) + "-" + std::to_string(mark.end);
    }
    grid.rows.push_back({++rank, std::round(hit.score * 10'000) / 10'000, hit.transcriptName, hit.turn,
                         hit.span.begin, hit.span.end, hit.speaker, hit.language, hit.text, marks});
  }
  session.print(grid);
  session.say(session.tr.plural("{n} turn was found.", "{n} turns were found.", hits.total));
  if (!hits.complete) {
    session.say(
        session.tr("The search index could not be completed (is there space in the cache folder?), so there "
                   "may be more."));
    session.exit = kDoneInPart;
  }
}

}  // namespace

void addSearchCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  struct Arguments {
    std::string project, query, limit = "50", level = "forms";
    Across across;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto* finding = app.add_subcommand("search", tr("Find turns in all three languages"));
  finding->add_option("PROJECT", arguments->project, tr("The project file, NAME.suhbat"))->required();
  finding
      ->add_option(
          "QUERY", arguments->query,
          tr("Words, \"phrases\", AND OR NOT, NEAR/5, prefix*, field:value; after -- when it begins with -"))
      ->required();
  finding->add_option("--limit", arguments->limit, tr("How many hits, or “all”"))
      ->check([&tr](const std::string& text) {
        const bool good = text == "all" || (!text.empty() && text.size() < 10 && text != "0" &&
                                            text.find_first_not_of("0123456789") == std::string::npos);
        return good ? std::string() : tr("a number or “all” is wanted");
      });
  finding->add_option("--level", arguments->level, tr("How widely words match: exact, forms or wide"))
      ->check(CLI::IsMember({"exact", "forms", "wide"}));
  auto* across = finding->add_flag(
      "--across", arguments->across.wanted,
      tr("Search the glossary's words for the same things in all three languages too, and tell them"));
  finding
      ->add_option("--without", arguments->across.without,
                   tr("Words that are not to be added, parted by commas"))
      ->delimiter(',')
      ->needs(across);
  finding->callback([&session, arguments] {
    search(session, arguments->project, arguments->query, arguments->limit, *matchLevelOf(arguments->level),
           arguments->across);
  });
}

}  // namespace cli
