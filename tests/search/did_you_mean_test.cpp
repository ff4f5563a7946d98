#include "search/keyboard_layouts.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using search::MatchLevel;
using support::SearchedProject;

namespace {

std::string meant(SearchedProject& searched, const std::string& typed, MatchLevel level = MatchLevel::Forms) {
  const auto correction = searched.index().didYouMean(searched.index().parse(typed), level);
  return correction ? correction->query : std::string();
}

}  // namespace

TEST_CASE("A word that no turn has is corrected to the nearest that one has", "[search][correction]") {
  SearchedProject searched;
  searched.add("A",
               "Мен қалада тұрамын\nработаю в общежитии\nработаю дома\nрабочий поезд\nunemployment grows");
  REQUIRE(searched.places("обшежитии").empty());
  REQUIRE(searched.places("unemplyoment").empty());
  CHECK(meant(searched, "обшежитии") == "общежитии");
  CHECK(meant(searched, "unemplyoment") == "unemployment");
  CHECK(meant(searched, "\"unemploymnet grows\"") == "\"unemployment grows\"");
  CHECK(meant(searched, "калада", MatchLevel::Exact) == "қалада");
  CHECK(meant(searched, "=обшежитии OR дома") == "=общежитии ИЛИ дома");
  CHECK(meant(searched, "дома").empty());
  CHECK(meant(searched, "шоколадница").empty());
  CHECK(meant(searched, "дома -обшежитии").empty());
  CHECK(meant(searched, "обшежитии~").empty());
}

TEST_CASE("A word typed on the wrong keyboard is corrected", "[search][correction]") {
  SearchedProject searched;
  searched.add("A", "привет любой свою\nқала үлкен\nwork here");
  CHECK(meant(searched, "ghbdtn") == "привет");
  CHECK(meant(searched, "k.,jq") == "любой");
  CHECK(meant(searched, "cdj.") == "свою");
  CHECK(meant(searched, "0fkf") == "қала");
  CHECK(meant(searched, "цщкл") == "work");
  CHECK(search::retyped("cop").front() == "сщз");
  CHECK(search::retyped("cop").back() == "сор");
  CHECK(search::retyped("привет").size() == 1);
}

TEST_CASE("A correction has hits, and tells what it took for what", "[search][correction]") {
  SearchedProject searched;
  searched.add("A", "мама ушла\nрама стоит\nмыла долго\nлампа и рамы");
  // Alone, «мама» is as near as «рама» but only one stands beside «стоит».
  CHECK(meant(searched, "пама стоит") == "рама стоит");
  CHECK(meant(searched, "пама мыла").empty());
  const auto correction = searched.index().didYouMean(searched.index().parse("ушлв мамв"), MatchLevel::Exact);
  REQUIRE(correction);
  CHECK(correction->words ==
        std::vector<std::pair<std::string, std::string>>{{"ушлв", "ушла"}, {"мамв", "мама"}});
}

TEST_CASE("Turns are counted by the word in all its forms", "[search]") {
  SearchedProject searched;
  searched.add("A", "alpha beta\nalpha alpha\nbeta");
  CHECK(searched.index().turnsWith("alpha", MatchLevel::Exact) == 2);
  CHECK(searched.index().turnsWith("gamma", MatchLevel::Exact) == 0);
}
