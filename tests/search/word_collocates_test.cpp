#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "i18n/text.h"
#include "search/word_views.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using search::Collocate;
using search::Collocates;
using search::CountedText;
using search::MatchLevel;
using search::WordOptions;
using support::SearchedProject;

namespace {

WordOptions byForm() {
  WordOptions options;
  options.byLemma = false;
  return options;
}

Collocates near(const std::vector<CountedText>& texts, const std::string& node, int span,
                const WordOptions& options = byForm(), MatchLevel level = MatchLevel::Exact) {
  corpus::Progress progress;
  return search::collocates(texts, node, level, span, 1, *support::analyser(), options, progress);
}

// One text, a turn a line.
std::vector<CountedText> textOf(const std::vector<std::string>& turns) {
  CountedText text;
  for (const std::string& turn : turns) {
    const std::int64_t begin = i18n::length(text.text);
    text.text += turn + "\n";
    text.turns.push_back({static_cast<std::int32_t>(text.turns.size()),
                          {begin, begin + i18n::length(turn)},
                          i18n::TextLanguage::English});
  }
  return {text};
}

const Collocate* of(const Collocates& found, const std::string& word) {
  for (const Collocate& one : found.words) {
    if (one.word.word == word) return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("Collocates are counted in windows within the turn", "[search][words]") {
  // Windows of two: "b c" and "d e" around the first node, "f" before the second. In all 10 words that are
  // not the node, 5 in windows.
  const auto texts = textOf({"a b c node d e g", "f node", "h b"});
  const Collocates found = near(texts, "node", 2);
  CHECK(found.nodes == 2);
  CHECK(found.near == 5);
  CHECK(found.total == 9);
  const Collocate* b = of(found, "b");
  REQUIRE(b);
  CHECK(b->word.count == 1);
  CHECK(b->elsewhere == 1);
  CHECK(b->left == 1);
  CHECK(b->right == 0);
  CHECK(b->expected == Approx(2.0 * 5 / 9));
  CHECK(b->mutualInformation == Approx(std::log2(0.9)));
  CHECK(b->logDice == Approx(14 + std::log2(2.0 * 1 / (2 + 2))));
  CHECK(b->logLikelihood < 0);  // rarer than 1.11
  CHECK(of(found, "a") == nullptr);
  CHECK(of(found, "h") == nullptr);
  CHECK(of(found, "node") == nullptr);
  const Collocate* d = of(found, "d");
  REQUIRE(d);
  CHECK(d->right == 1);
  CHECK(d->logLikelihood > 0);
}

TEST_CASE("The statistics of a collocate are those of its four cells", "[search][words]") {
  // 20 nodes, each beside one x or y: x 4 times near, twice elsewhere; 10 words in windows, 100 in all.
  std::vector<std::string> turns;
  for (int i = 0; i < 10; ++i) turns.push_back(i < 4 ? "node x" : "node y");
  turns.push_back("x x");
  for (int i = 0; i < 88; ++i) turns.push_back("z");
  const Collocates found = near(textOf(turns), "node", 1);
  CHECK(found.near == 10);
  CHECK(found.total == 100);
  const Collocate* x = of(found, "x");
  REQUIRE(x);
  CHECK(x->word.count == 4);
  CHECK(x->elsewhere == 2);
  CHECK(x->expected == Approx(0.6));
  // G2 of 4, 6, 2, 88, worked out with 60 digits.
  CHECK(x->logLikelihood == Approx(12.7513985708921607).epsilon(1e-12));
  CHECK(x->mutualInformation == Approx(std::log2(4 / 0.6)));
  CHECK(x->logDice == Approx(14 + std::log2(8.0 / 16)));
}

TEST_CASE("A word between two nodes counts once, on the side of the nearer", "[search][words]") {
  const Collocates found = near(textOf({"node a b c node"}), "node", 3);
  CHECK(found.near == 3);
  CHECK(of(found, "a")->right == 1);
  CHECK(of(found, "a")->left == 0);
  CHECK(of(found, "b")->left == 1);
  CHECK(of(found, "b")->right == 0);
  CHECK(of(found, "c")->left == 1);
}

TEST_CASE("Windows are those of a plain count of distances", "[search][words]") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const int span = 1 + static_cast<int>(random() % 4);
    std::vector<std::string> turns;
    std::map<std::string, std::int64_t> inside, all;
    std::int64_t nodes = 0;
    for (int t = 0; t < 6; ++t) {
      std::vector<std::string> words;
      for (std::size_t n = random() % 15; n > 0; --n)
        words.push_back(random() % 4 == 0 ? "node" : std::string(1, static_cast<char>('b' + random() % 5)));
      std::string turn;
      for (std::size_t i = 0; i < words.size(); ++i) {
        turn += words[i] + " ";
        if (words[i] == "node") {
          ++nodes;
          continue;
        }
        ++all[words[i]];
        bool close = false;
        for (std::size_t k = 0; k < words.size(); ++k) {
          const auto distance = std::abs(static_cast<int>(i) - static_cast<int>(k));
          close = close || (words[k] == "node" && distance <= span);
        }
        if (close) ++inside[words[i]];
      }
      turns.push_back(turn);
    }
    const Collocates found = near(textOf(turns), "node", span);
    CHECK(found.nodes == nodes);
    CHECK(found.words.size() == inside.size());
    for (const Collocate& word : found.words) {
      CHECK(word.word.count == inside[word.word.word]);
      CHECK(word.word.count + word.elsewhere == all[word.word.word]);
      CHECK(word.left + word.right == word.word.count);
      CHECK(word.logDice <= 14);
    }
  }
}

TEST_CASE("The node is found in its forms, and as a phrase", "[search][words]") {
  const auto texts = textOf({"we worked hard", "hard work pays", "her work place is far", "works well"});
  CHECK(near(texts, "work", 1, {}, MatchLevel::Forms).nodes == 4);
  CHECK(near(texts, "work", 1, {}, MatchLevel::Exact).nodes == 2);
  const Collocates phrase = near(texts, "work place", 1, {}, MatchLevel::Forms);
  CHECK(phrase.nodes == 1);
  CHECK(of(phrase, "place") == nullptr);
  CHECK(near(texts, "…", 3).nodes == 0);
  CHECK(near(texts, "nowhere", 3).words.empty());
}

TEST_CASE("A collocate's query finds the turns where the words stand near each other", "[search][words]") {
  SearchedProject searched;
  searched.add("A",
               "R1: Жұмыс жоқ, ауылда жұмыс таппадым.\nR1: Ауылдан қалаға келдім, қалада жұмысым жақсы.\n"
               "R1: Қала үлкен, бірақ алыс, сосын біз ол жерден кеттік, жаңа жұмыс.",
               i18n::TextLanguage::Kazakh);
  searched.add("B", "R2: Жұмысты қалада іздедім.\nR2: Қала.", i18n::TextLanguage::Kazakh);
  searched.bringUpToDate();
  const auto texts = search::countedTexts(searched.index(), searched.project());
  for (const bool byLemma : {true, false}) {
    WordOptions options;
    options.byLemma = byLemma;
    const Collocates found = near(texts, "жұмыс", 3, options, MatchLevel::Forms);
    REQUIRE(found.words.size() > 5);
    for (const Collocate& word : found.words) {
      INFO(word.query);
      CHECK(static_cast<std::int64_t>(searched.find(word.query).hits.size()) == word.word.turns);
      CHECK_FALSE(searched.find(word.word.query).hits.empty());
    }
  }
  CHECK(searched.places(of(near(texts, "жұмыс", 3, {}, MatchLevel::Forms), "қала")->query) == "A1 B0");
}
