#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "gui/cli/commands.h"
#include "gui/cli/searching.h"
#include "search/hit_export.h"
#include "search/word_export.h"
#include "search/word_views.h"

namespace cli {
namespace {

struct Arguments {
  std::string project, query, word, first, second = "rest", by = "lemma", stop = "on", level = "forms",
                                           sort = "place", limit = "100", out;
  std::vector<std::string> languages;
  int span = 5;
  std::int64_t fewest = 3, width = 60;
  bool numbers = false, withoutInterviewers = false;
};

Cell rounded(double value) {
  if (!std::isfinite(value)) return std::monostate();
  return std::round(value * 10'000) / 10'000;
}

std::string formsOf(const search::WordCount& word) {
  std::string forms;
  for (const auto& [form, count] : word.forms)
    forms += (forms.empty() ? "" : " ") + form + ":" + std::to_string(count);
  return forms;
}

std::string languageOf(const search::WordCount& word) {
  return std::string(i18n::code(word.language));
}

std::size_t shown(const Arguments& arguments, std::size_t rows) {
  return arguments.limit == "all" ? rows : std::min<std::size_t>(rows, std::stoull(arguments.limit));
}

search::WordOptions optionsOf(const Arguments& arguments, const corpus::Project& project) {
  search::WordOptions options;
  options.byLemma = arguments.by == "lemma";
  options.numbers = arguments.numbers;
  for (const std::string& language : arguments.languages)
    options.languages.insert(*i18n::languageOf(language));
  if (arguments.stop == "on")
    options.without = std::make_shared<const search::StopLists>(search::StopLists::read(project));
  return options;
}

// The turns that a query finds, or (not `inverse`) all others; nothing when it holds a mistake, which is
// said.
std::optional<std::vector<search::CountedText>> textsOf(Session& session, Searching& in,
                                                        const std::string& query, bool inverse,
                                                        const Arguments& arguments) {
  if (query.empty())
    return search::countedTexts(in.index, *in.project, nullptr, arguments.withoutInterviewers);
  std::optional<std::vector<search::CountedText>> texts;
  understood(session, query, [&] {
    search::Node tree = in.index.parse(query);
    if (inverse) {
      search::Node others;
      others.kind = search::Node::Kind::Not;
      others.children.push_back(std::move(tree));
      tree = std::move(others);
    }
    search::SearchOptions options;
    options.level = *matchLevelOf(arguments.level);
    const auto turns = in.index.turns(tree, options);
    tellWhetherComplete(session, turns.complete);
    texts = search::countedTexts(in.index, *in.project, &turns, arguments.withoutInterviewers);
  });
  return texts;
}

void sayWritten(const Session& session, const std::string& file) {
  session.say(session.tr("The table is in {file}.", {{"file", file}}));
}

void words(Session& session, const Arguments& arguments) {
  Searching in(session, arguments.project, corpus::Project::Mode::ReadOnly);
  const auto texts = textsOf(session, in, arguments.query, false, arguments);
  if (!texts) return;
  corpus::Progress progress;
  const auto list = search::wordList(*texts, *in.analyser, optionsOf(arguments, *in.project), progress);
  Grid grid{{"word", "language", "count", "per_million", "turns", "transcripts", "forms", "query"}, {}};
  for (std::size_t i = 0; i < shown(arguments, list.words.size()); ++i) {
    const auto& word = list.words[i];
    grid.rows.push_back({word.word, languageOf(word), word.count, rounded(word.perMillion), word.turns,
                         word.transcripts, formsOf(word), word.query});
  }
  session.print(grid);
  session.say(session.tr.plural("{n} word was counted.", "{n} words were counted.", list.total));
  if (arguments.out.empty()) return;
  search::exportWords(list, pathOf(arguments.out), session.tr);
  sayWritten(session, arguments.out);
}

void collocates(Session& session, const Arguments& arguments) {
  Searching in(session, arguments.project, corpus::Project::Mode::ReadOnly);
  const auto texts = textsOf(session, in, arguments.query, false, arguments);
  if (!texts) return;
  corpus::Progress progress;
  const auto found =
      search::collocates(*texts, arguments.word, *matchLevelOf(arguments.level), arguments.span,
                         arguments.fewest, *in.analyser, optionsOf(arguments, *in.project), progress);
  Grid grid{{"word", "language", "near", "left", "right", "elsewhere", "expected", "log_dice",
             "log_likelihood", "mutual_information", "forms", "query"},
            {}};
  for (std::size_t i = 0; i < shown(arguments, found.words.size()); ++i) {
    const auto& near = found.words[i];
    grid.rows.push_back({near.word.word, languageOf(near.word), near.word.count, near.left, near.right,
                         near.elsewhere, rounded(near.expected), rounded(near.logDice),
                         rounded(near.logLikelihood), rounded(near.mutualInformation), formsOf(near.word),
                         near.query});
  }
  session.print(grid);
  session.say(
      session.tr.plural("The word stands in {n} place.", "The word stands in {n} places.", found.nodes));
  if (arguments.out.empty()) return;
  search::exportCollocates(found, pathOf(arguments.out), session.tr);
  sayWritten(session, arguments.out);
}

void keyness(Session& session, const Arguments& arguments) {
  Searching in(session, arguments.project, corpus::Project::Mode::ReadOnly);
  const auto first = textsOf(session, in, arguments.first, false, arguments);
  if (!first) return;
  const bool rest = arguments.second == "rest";
  const auto second = textsOf(session, in, rest ? arguments.first : arguments.second, rest, arguments);
  if (!second) return;
  corpus::Progress progress;
  const auto found = search::keyness(*first, *second, *in.analyser, optionsOf(arguments, *in.project),
                                     arguments.fewest, progress);
  Grid grid{{"word", "language", "first", "first_per_million", "second", "second_per_million",
             "log_likelihood", "p", "log_ratio", "percent_difference", "bayes", "query"},
            {}};
  for (std::size_t i = 0; i < shown(arguments, found.words.size()); ++i) {
    const auto& word = found.words[i];
    grid.rows.push_back({word.first.word, languageOf(word.first), word.first.count,
                         rounded(word.first.perMillion), word.second.count, rounded(word.second.perMillion),
                         rounded(word.logLikelihood), word.p, rounded(word.logRatio),
                         rounded(word.percentDifference), rounded(word.bayes), word.first.query});
  }
  session.print(grid);
  session.say(
      session.tr.plural("{n} word in the first group.", "{n} words in the first group.", found.firstTotal) +
      " " + session.tr.plural("{n} word in the second.", "{n} words in the second.", found.secondTotal));
  if (arguments.out.empty()) return;
  search::exportKeyness(found, arguments.first, rest ? session.tr("the rest") : arguments.second,
                        pathOf(arguments.out), session.tr);
  sayWritten(session, arguments.out);
}

search::ConcordanceOrder orderOf(const std::string& name) {
  if (name == "match") return search::ConcordanceOrder::Match;
  if (name == "left") return search::ConcordanceOrder::Left;
  if (name == "right") return search::ConcordanceOrder::Right;
  return search::ConcordanceOrder::Place;
}

void concordance(Session& session, const Arguments& arguments) {
  Searching in(session, arguments.project, corpus::Project::Mode::ReadOnly);
  understood(session, arguments.query, [&] {
    search::SearchOptions options;
    options.level = *matchLevelOf(arguments.level);
    options.order = search::HitOrder::Place;
    const auto turns = in.index.turns(in.index.parse(arguments.query), options);
    auto lines = search::concordance(in.index.hits(turns, 0, turns.turns.size()), arguments.width);
    search::sortConcordance(lines, orderOf(arguments.sort), session.tr.language());
    Grid grid{{"transcript", "turn", "begin", "end", "speaker", "language", "left", "match", "right"}, {}};
    for (std::size_t i = 0; i < shown(arguments, lines.size()); ++i) {
      const auto& line = lines[i];
      grid.rows.push_back({line.transcriptName, line.turn, line.span.begin, line.span.end, line.speaker,
                           line.language, line.left, line.match, line.right});
    }
    session.print(grid);
    session.say(session.tr.plural("{n} place was found.", "{n} places were found.",
                                  static_cast<std::int64_t>(lines.size())));
    tellWhetherComplete(session, turns.complete);
  });
}

// What all the commands take.
CLI::App* command(CLI::App& app, const i18n::Messages& tr, Arguments& arguments, const char* name,
                  const std::string& what) {
  auto* made = app.add_subcommand(name, what);
  made->add_option("PROJECT", arguments.project, tr("The project file, NAME.suhbat"))->required();
  made->add_option("--limit", arguments.limit, tr("How many rows are printed, or “all”"))
      ->check([&tr](const std::string& text) {
        const bool good = text == "all" || (!text.empty() && text.size() < 10 &&
                                            text.find_first_not_of("0123456789") == std::string::npos);
        return good ? std::string() : tr("a number or “all” is wanted");
      });
  made->add_option("--level", arguments.level, tr("How widely words match: exact, forms or wide"))
      ->check(CLI::IsMember({"exact", "forms", "wide"}));
  return made;
}

// What those that count words take.
void addCounting(CLI::App& command, const i18n::Messages& tr, Arguments& arguments) {
  command.add_option("--by", arguments.by, tr("Forms of a word together (lemma), or each by itself (form)"))
      ->check(CLI::IsMember({"lemma", "form"}));
  command.add_option("--languages", arguments.languages, tr("Words of these languages only: kk,ru,en"))
      ->delimiter(',')
      ->check(CLI::IsMember({"kk", "ru", "en"}));
  command.add_option("--stop", arguments.stop, tr("Leave the words of the stop list out: on or off"))
      ->check(CLI::IsMember({"on", "off"}));
  command.add_flag("--numbers", arguments.numbers, tr("Count numbers too"));
  command.add_flag("--without-interviewers", arguments.withoutInterviewers,
                   tr("Leave out what interviewers say"));
  command.add_option("--out", arguments.out, tr("Write the whole table here too, .csv or .xlsx"));
}

}  // namespace

void addWordCommands(CLI::App& app, Session& session) {
  const auto& tr = session.tr;
  const auto arguments = std::make_shared<Arguments>();
  const std::string someTurns = tr("Only turns that this query finds");

  auto* listing = command(app, tr, *arguments, "words", tr("List words by frequency"));
  addCounting(*listing, tr, *arguments);
  listing->add_option("--query", arguments->query, someTurns);
  listing->callback([&session, arguments] { words(session, *arguments); });

  auto* near = command(app, tr, *arguments, "collocates", tr("List the words that stand near a word"));
  near->add_option("WORD", arguments->word, tr("The word"))->required();
  addCounting(*near, tr, *arguments);
  near->add_option("--query", arguments->query, someTurns);
  near->add_option("--span", arguments->span, tr("How many words on each side are near"))
      ->check(CLI::Range(1, 50));
  near->add_option("--fewest", arguments->fewest, tr("Leave out words that are near fewer times"))
      ->check(CLI::Range(1, 1'000'000'000));
  near->callback([&session, arguments] { collocates(session, *arguments); });

  auto* comparing =
      command(app, tr, *arguments, "keyness", tr("List the words that one group of turns uses more"));
  comparing->add_option("--first", arguments->first, tr("The query that finds the first group"))->required();
  comparing->add_option("--second", arguments->second,
                        tr("The query that finds the second group, or “rest”"));
  addCounting(*comparing, tr, *arguments);
  comparing->add_option("--fewest", arguments->fewest, tr("Leave out words that both groups use fewer times"))
      ->check(CLI::Range(1, 1'000'000'000));
  comparing->callback([&session, arguments] { keyness(session, *arguments); });

  auto* places = command(app, tr, *arguments, "concordance", tr("List the matches of a query in context"));
  places->add_option("QUERY", arguments->query, tr("The query, as for “search”"))->required();
  places->add_option("--width", arguments->width, tr("How many characters stand on each side"))
      ->check(CLI::Range(0, 10'000));
  places->add_option("--sort", arguments->sort, tr("Order: place, match, left or right"))
      ->check(CLI::IsMember({"place", "match", "left", "right"}));
  places->callback([&session, arguments] { concordance(session, *arguments); });
}

}  // namespace cli
