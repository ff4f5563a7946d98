#include <random>

#include "corpus/participants.h"
#include "search/glossary.h"
#include "tests/search/random_queries.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using search::MatchLevel;
using support::SearchedProject;

namespace {

bool dictionariesThere() {
  if (support::analyser()->missingDictionaries().empty()) return true;
  WARN("A dictionary is not installed: word forms are not looked at");
  return false;
}

}  // namespace

TEST_CASE("A word is found in its turn, with its speaker, language and place", "[search]") {
  SearchedProject searched;
  const auto guid = searched.add("A", "И: Где вы жили?\nR1: В ауле, у моря.", i18n::TextLanguage::Russian);
  const auto hits = searched.find("моря");
  REQUIRE(hits.hits.size() == 1);
  CHECK(hits.total == 1);
  CHECK(hits.complete);
  const search::Hit& hit = hits.hits.front();
  CHECK(hit.transcript == guid);
  CHECK(hit.transcriptName == "A");
  CHECK(hit.turn == 1);
  CHECK(hit.speaker == "R1");
  CHECK(hit.language == "ru");
  CHECK(hit.text == "В ауле, у моря.");
  CHECK(hit.span == i18n::Span{20, 35});
  CHECK(hit.marks == std::vector<i18n::Span>{{10, 14}});
  CHECK(hit.score > 0);
}

TEST_CASE("Inflected words are found from their citation form in three languages", "[search]") {
  if (!dictionariesThere()) return;
  SearchedProject searched;
  searched.add("K", "R1: Балаларымызға көмектесеміз.\nR1: Мен Алматыда тұрамын.");
  searched.add("M", "R1: Мен общежитияға бардым.");
  searched.add("R", "R1: Я работал в банке.\nR1: Дети пошли в школу.");
  searched.add("E", "R1: She was studying abroad.");
  CHECK(searched.places("бала") == "K0");
  CHECK(searched.marked("бала") == std::vector<std::string>{"Балаларымызға"});
  CHECK(searched.places("Алматы") == "K1");
  CHECK(searched.places("общежитие") == "M0");
  CHECK(searched.marked("общежитие") == std::vector<std::string>{"общежитияға"});
  CHECK(searched.places("работать") == "R0");
  CHECK(searched.marked("работать") == std::vector<std::string>{"работал"});
  CHECK(searched.places("школа") == "R1");
  CHECK(searched.places("study") == "E0");
  CHECK(searched.places("=study").empty());
  CHECK(searched.places("study", MatchLevel::Exact).empty());
  CHECK(searched.places("=studying") == "E0");
}

TEST_CASE("Capital letters, stress marks, soft hyphens and ё make no difference", "[search]") {
  SearchedProject searched;
  searched.add("A", "Ёлка стоит.\nза\u0301мок\nобще\u00adжитие\nALMATY");
  CHECK(searched.places("ЕЛКА") == "A0");
  CHECK(searched.places("замок") == "A1");
  CHECK(searched.places("общежитие") == "A2");
  CHECK(searched.places("almaty") == "A3");
}

TEST_CASE("A turn that mixes languages is found from each of them, and every word is marked", "[search]") {
  if (!dictionariesThere()) return;
  SearchedProject searched;
  searched.add("A", "R1: Мен общежитияға deadline бойынша көштім, работамен қиын.");
  CHECK(searched.places("общежитие deadline көшу работа") == "A0");
  CHECK(searched.marked("общежитие deadline") == std::vector<std::string>{"общежитияға", "deadline"});
}

TEST_CASE("A phrase is words in this order without others between, in any of their forms", "[search]") {
  if (!dictionariesThere()) return;
  SearchedProject searched;
  searched.add(
      "A",
      "Рынок труда изменился.\nТруда рынок не знает.\nНа рынке большого труда.\nО рынках труда говорят.");
  CHECK(searched.places("\"рынок труд\"") == "A0 A3");
  CHECK(searched.places("=\"рынок труда\"") == "A0");
  CHECK(searched.places("рынок труд") == "A0 A1 A2 A3");
}

TEST_CASE("A phrase does not reach from one turn into the next", "[search]") {
  SearchedProject searched;
  searched.add("A", "R1: один два\nR1: три четыре");
  CHECK(searched.places("=\"два три\"").empty());
  CHECK(searched.places("=\"три четыре\"") == "A1");
}

TEST_CASE("A hyphenated word is found by its whole and by its parts", "[search]") {
  SearchedProject searched;
  searched.add("A", "ата-анам келді\nата жолы анам айтты");
  CHECK(searched.places("ата-анам", MatchLevel::Exact) == "A0");
  CHECK(searched.places("=анам") == "A0 A1");
}

TEST_CASE("NEAR counts the words between, in either order", "[search]") {
  SearchedProject searched;
  searched.add("A", "alpha beta\nbeta x alpha\nalpha x y beta\nalpha x y z beta\nalpha alpha");
  CHECK(searched.places("=alpha NEAR/0 =beta") == "A0");
  CHECK(searched.places("=alpha NEAR/1 =beta") == "A0 A1");
  CHECK(searched.places("=alpha NEAR/2 =beta") == "A0 A1 A2");
  CHECK(searched.places("alpha NEAR/3 beta") == "A0 A1 A2 A3");
  CHECK(searched.places("(=x OR =y) NEAR/0 =beta") == "A1 A2");
  CHECK(searched.places("=alpha NEAR/5 =alpha") == "A4");  // one word is not near itself
}

TEST_CASE("AND, OR, NOT and parentheses select turns", "[search]") {
  SearchedProject searched;
  searched.add("A", "red green\nred blue\ngreen blue\nwhite");
  CHECK(searched.places("red green") == "A0");
  CHECK(searched.places("red OR blue") == "A0 A1 A2");
  CHECK(searched.places("red NOT green") == "A1");
  CHECK(searched.places("red -green") == "A1");
  CHECK(searched.places("NOT red") == "A2 A3");
  CHECK(searched.places("-red -green") == "A3");
  CHECK(searched.places("white OR NOT blue") == "A0 A3");
  CHECK(searched.places("(red OR white) -green") == "A1 A3");
  CHECK(searched.places("red -red").empty());
  CHECK(searched.places("*") == "A0 A1 A2 A3");
  CHECK(searched.places("-(-red)") == "A0 A1");
  CHECK(searched.places("").empty());
  CHECK(searched.find("").complete);
}

TEST_CASE("A wildcard finds every word with this beginning and marks it", "[search]") {
  SearchedProject searched;
  searched.add("A", "право прав\nправильно\nисправить\nв правах человека");
  CHECK(searched.places("прав*") == "A0 A1 A3");
  CHECK(searched.places("ПРАВ*") == "A0 A1 A3");
  CHECK(searched.marked("правил*") == std::vector<std::string>{"правильно"});
  CHECK(searched.places("\"прав* человека\"") == "A3");
  CHECK(searched.places("прав* NEAR/0 чел*") == "A3");
  CHECK(searched.places("зюзю*").empty());
}

TEST_CASE("The wide level finds Kazakh typed on a Russian keyboard", "[search]") {
  SearchedProject searched;
  searched.add("A", "Мен қалада тұрамын");
  CHECK(searched.places("калада", MatchLevel::Exact).empty());
  CHECK(searched.places("калада", MatchLevel::Wide) == "A0");
  CHECK(searched.marked("калада", MatchLevel::Wide) == std::vector<std::string>{"қалада"});
  CHECK(searched.places("кал*", MatchLevel::Wide) == "A0");
}

TEST_CASE("Marks are code points of the hit's text, of every word of the query but those under NOT",
          "[search]") {
  SearchedProject searched;
  searched.add("A", "R1: 😀 alpha, beta; alpha gamma");
  const auto hits = searched.find("\"alpha beta\" -delta");
  REQUIRE(hits.hits.size() == 1);
  CHECK(hits.hits[0].marks == std::vector<i18n::Span>{{2, 13}});
  CHECK(searched.find("alpha beta -delta").hits.at(0).marks ==
        std::vector<i18n::Span>{{2, 7}, {9, 13}, {15, 20}});
  CHECK(searched.find("lang:unknown -delta").hits.at(0).marks.empty());
}

TEST_CASE("The words of a phrase are marked where it stands, as one mark, and nowhere else", "[search]") {
  SearchedProject searched;
  searched.add("A", "R1: beta alpha beta alpha alpha beta, gamma beta");
  using Words = std::vector<std::string>;
  const auto marked = [&](const char* query) { return searched.marked(query, MatchLevel::Exact); };
  CHECK(marked("\"alpha beta\"") == Words{"alpha beta", "alpha beta"});
  CHECK(marked("\"alpha alpha beta\"") == Words{"alpha alpha beta"});
  CHECK(marked("\"beta alpha\" OR \"beta gamma\"") == Words{"beta alpha", "beta alpha", "beta, gamma"});
  CHECK(marked("\"alpha beta\" OR beta") == Words{"beta", "alpha beta", "alpha beta", "beta"});
  CHECK(marked("\"alpha beta\" \"beta alpha\"") == Words{"beta alpha beta alpha", "alpha beta"});
  CHECK(marked("\"alp* beta\" gamma") == Words{"alpha beta", "alpha beta", "gamma"});
  CHECK(marked("gamma NOT \"alpha gamma\"") == Words{"gamma"});
}

TEST_CASE("Equal scores stand in order of transcript name, then of turn", "[search]") {
  SearchedProject searched;
  for (const char* name : {"C", "A", "B"}) searched.add(name, "одинаково\nодинаково");
  std::string order;
  for (const auto& hit : searched.find("одинаково").hits)
    order += hit.transcriptName + std::to_string(hit.turn) + " ";
  CHECK(order == "A0 A1 B0 B1 C0 C1 ");
  order.clear();
  for (const auto& hit : searched.find("*", MatchLevel::Forms, 3).hits) {
    order += hit.transcriptName + std::to_string(hit.turn) + " ";
  }
  CHECK(order == "A0 A1 B0 ");
}

TEST_CASE("A turn where the word stands oftener comes first", "[search]") {
  SearchedProject searched;
  searched.add("A", "море и небо и берег\nморе море море море море\nнебо небо небо небо");
  const auto hits = searched.find("=море");
  REQUIRE(hits.hits.size() == 2);
  CHECK(hits.hits[0].turn == 1);
  CHECK(hits.hits[0].score > hits.hits[1].score);
}

TEST_CASE("The total counts all that match, whatever the limit", "[search]") {
  SearchedProject searched;
  std::string text;
  for (int i = 0; i < 500; ++i) text += i % 2 == 0 ? "чёт\n" : "нечет\n";
  searched.add("A", text);
  const auto some = searched.find("чет", MatchLevel::Exact, 10);
  CHECK(some.hits.size() == 10);
  CHECK(some.total == 250);
  const auto all = searched.find("чет", MatchLevel::Exact, 0);
  CHECK(all.hits.size() == 250);
  CHECK(all.total == 250);
}

TEST_CASE("A word of any length is indexed and found", "[search]") {
  SearchedProject searched;
  std::string longWord;
  for (int i = 0; i < 1'000; ++i) longWord += "ж";
  searched.add("A", "до " + longWord + " после");
  CHECK(searched.places(longWord) == "A0");
  CHECK(searched.marked(longWord).size() == 1);
}

TEST_CASE("No random tree of a query brings the search down, typed or across languages", "[search]") {
  SearchedProject searched;
  searched.add("A", "R1: бала келді, жұмыс бар\nR2: работа и дом; home, women don't work 3,5 ab",
               i18n::TextLanguage::Mixed);
  for (const std::string& name : support::RandomQueries::attributes()) {
    searched.project().edit(i18n::message("Attribute"), [&](corpus::Edit& edit) {
      corpus::addAttribute(edit, name, corpus::AttributeType::Text);
    });
  }
  const auto glossary = search::Glossary::read(searched.project());
  support::RandomQueries random(22);
  int answered = 0;
  for (int round = 0; round < 2'000; ++round) {
    const search::Node query = random.next();
    const search::Node wider = search::acrossLanguages(query, glossary, *support::analyser()).query;
    for (const search::Node* tree : {&query, &wider}) {
      INFO(search::writtenQuery(*tree));
      search::SearchOptions options;
      options.limit = round % 2;
      options.level = static_cast<MatchLevel>(round % 3);
      try {
        const auto hits = searched.index().find(*tree, options).hits.size();
        const auto list = searched.index().turns(*tree, options);
        const auto shown = searched.index().hits(list, 0, list.turns.size());
        searched.index().facets(list);
        REQUIRE(hits == std::min<std::size_t>(list.turns.size(), options.limit == 0 ? 2 : 1));
        REQUIRE(shown.size() == list.turns.size());
        searched.index().didYouMean(*tree, options.level);
        ++answered;
      } catch (const search::QueryError& error) {
        REQUIRE(error.where().begin <= error.where().end);
      }
    }
  }
  CHECK(answered > 300);
}

TEST_CASE("No random query brings the search down", "[search]") {
  SearchedProject searched;
  searched.add("A", "бала келді\nработа a т.б", i18n::TextLanguage::Mixed);
  const std::vector<std::string> pieces = {
      "(",        ")",    " OR ",  " AND ", " NOT ",  " -",          " NEAR/3 ",  "=",       "ба*",
      "\"",       " ",    "бала",  "a",     "т.б",    "lang:kk",     "coded:no",  "*",       "код:x",
      "работать", "б?ла", "*а*ла", "бала~", "бала~2", " ORDERED/1 ", "memo:бала", " OR бала"};
  std::mt19937 random(7);
  int answered = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string typed;
    for (auto n = random() % 10; n > 0; --n) typed += pieces[random() % pieces.size()];
    try {
      const auto hits = searched.find(typed);
      REQUIRE(hits.complete);
      REQUIRE(hits.total == static_cast<std::int64_t>(hits.hits.size()));
      ++answered;
    } catch (const search::QueryError&) {
    }
  }
  CHECK(answered > 300);
}
