#include <cmath>

#include "search/word_views.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using search::Keyness;
using search::KeyWord;
using support::SearchedProject;

namespace {

std::string times(int count, const std::string& word) {
  std::string text;
  for (int i = 0; i < count; ++i) text += " " + word;
  return text;
}

const KeyWord* of(const Keyness& found, const std::string& word) {
  for (const KeyWord& one : found.words) {
    if (one.first.word == word) return &one;
  }
  return nullptr;
}

// The turns of A against those of B.
Keyness compared(SearchedProject& searched, std::int64_t fewest = 1) {
  corpus::Progress progress;
  const auto textsOf = [&](const char* query) {
    const auto turns = searched.index().turns(searched.index().parse(query), {});
    return search::countedTexts(searched.index(), searched.project(), &turns);
  };
  return search::keyness(textsOf("transcript:A"), textsOf("transcript:B"), *support::analyser(), {}, fewest,
                         progress);
}

}  // namespace

TEST_CASE("Keyness compares what two groups say of a hundred words", "[search][words]") {
  SearchedProject searched;
  searched.add("A", "R1:" + times(30, "rent") + times(10, "home") + times(60, "road"),
               i18n::TextLanguage::English);
  searched.add("B", "R1:" + times(10, "rents") + times(60, "road") + times(20, "farm") + times(10, "home"),
               i18n::TextLanguage::English);
  searched.bringUpToDate();
  const Keyness found = compared(searched);
  CHECK(found.firstTotal == 100);
  CHECK(found.secondTotal == 100);

  const KeyWord* rent = of(found, "rent");
  REQUIRE(rent);
  CHECK(rent->first.count == 30);
  CHECK(rent->second.count == 10);
  CHECK(rent->first.perMillion == Approx(300'000));
  CHECK(rent->second.forms.front().first == "rents");
  // E = 20 each: 2 (30 ln 1.5 + 10 ln 0.5).
  const double g2 = 2 * (30 * std::log(1.5) + 10 * std::log(0.5));
  CHECK(rent->logLikelihood == Approx(g2).epsilon(1e-12));
  CHECK(rent->p == Approx(std::erfc(std::sqrt(g2 / 2))));
  CHECK(rent->logRatio == Approx(std::log2(3.0)));
  CHECK(rent->percentDifference == Approx(200));
  CHECK(rent->bayes == Approx(g2 - std::log(200.0)));

  const KeyWord* farm = of(found, "farm");
  REQUIRE(farm);
  CHECK(farm->first.count == 0);
  CHECK(farm->logLikelihood == Approx(40 * std::log(2.0)));
  CHECK(farm->logRatio == Approx(std::log2(0.5 / 20)));
  CHECK(farm->percentDifference == Approx(-100));

  const KeyWord* road = of(found, "road");
  REQUIRE(road);
  CHECK(road->logLikelihood == Approx(0).margin(1e-12));
  CHECK(road->p == Approx(1));

  // The most telling first: farm 27.7, rent 10.5, then those that do not differ by name.
  REQUIRE(found.words.size() == 4);
  CHECK(found.words[0].first.word == "farm");
  CHECK(found.words[1].first.word == "rent");
  CHECK(found.words[2].first.word == "home");
  CHECK(compared(searched, 25).words.size() == 2);
}

TEST_CASE("A key word's query finds it in both groups", "[search][words]") {
  SearchedProject searched;
  searched.add("A", "R1: Қалада жұмыс бар.\nR1: Қалаға келдім.", i18n::TextLanguage::Kazakh);
  searched.add("B", "R1: В городе есть работа.\nR1: Қаладан кеттім, город большой.",
               i18n::TextLanguage::Mixed);
  searched.bringUpToDate();
  for (const KeyWord& word : compared(searched).words) {
    INFO(word.first.query);
    CHECK(word.first.query == word.second.query);
    CHECK(static_cast<std::int64_t>(searched.find(word.first.query).hits.size()) ==
          word.first.turns + word.second.turns);
  }
}

TEST_CASE("A group without words has no key words to speak of", "[search][words]") {
  SearchedProject searched;
  searched.add("A", "R1: дом, дом", i18n::TextLanguage::Russian);
  searched.add("B", "R1: …", i18n::TextLanguage::Russian);
  searched.bringUpToDate();
  const Keyness found = compared(searched);
  CHECK(found.secondTotal == 0);
  REQUIRE(found.words.size() == 1);
  CHECK(found.words.front().first.count == 2);
  CHECK(found.words.front().logLikelihood == 0);
  CHECK(found.words.front().p == 1);
  corpus::Progress progress;
  CHECK(search::keyness({}, {}, *support::analyser(), {}, 1, progress).words.empty());
}
