#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/turns_touched.h"
#include "i18n/breaks.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using i18n::message;
using i18n::Span;
using search::QueryError;
using support::SearchedProject;

namespace {

// Codes rent, salary and Push / low; segments put where the test says.
struct Related {
  SearchedProject searched;
  corpus::Guid rent, salary, low, coder, other;

  Related() {
    searched.project().edit(message("Codes"), [&](corpus::Edit& edit) {
      rent = coding::addCodePath(edit, "rent");
      salary = coding::addCodePath(edit, "salary");
      low = coding::addCodePath(edit, "Push / low pay");
      coder = coding::coderFor(edit, "Дана");
      other = coding::coderFor(edit, "Айгүл");
    });
  }
  corpus::Guid tag(const corpus::Guid& transcript, Span span, const corpus::Guid& code,
                   const corpus::Guid& by) {
    corpus::Guid segment;
    searched.project().edit(message("Tag"), [&](corpus::Edit& edit) {
      segment = coding::addSegment(edit, transcript, span, code, by);
    });
    return segment;
  }
};

i18n::Message mistake(SearchedProject& searched, const std::string& query) {
  try {
    searched.find(query);
  } catch (const QueryError& error) {
    return error.message();
  }
  FAIL("no mistake: " << query);
  return {};
}

std::string nearest(SearchedProject& searched, const std::string& query) {
  const auto arguments = mistake(searched, query).arguments;
  return arguments.contains("nearest") ? arguments.at("nearest") : std::string();
}

}  // namespace

TEST_CASE("Codes in relation: near, overlapping, inside, following", "[search][relations]") {
  Related related;
  auto& searched = related.searched;
  // Turns [0, 19), [20, 29), [30, 43): words of five letters and a space.
  const auto a = searched.add("A", "aaaaa bbbbb ccccc d\neeeee fff\nggggg hhhhh i");
  related.tag(a, {0, 5}, related.rent, related.coder);
  related.tag(a, {12, 17}, related.salary, related.coder);
  CHECK(searched.places("code:rent NEAR code:salary") == "A0");
  CHECK(searched.places("code:rent NEAR/1 code:salary") == "A0");
  CHECK(searched.places("code:rent NEAR/0 code:salary").empty());
  CHECK(searched.places("code:salary FOLLOWS code:rent") == "A0");
  CHECK(searched.places("code:rent FOLLOWS code:salary").empty());
  CHECK(searched.places("code:rent OVERLAPS code:salary").empty());
  CHECK(searched.places("code:rent NEAR code:rent").empty());  // a segment is not near itself
  related.tag(a, {36, 41}, related.rent, related.coder);
  CHECK(searched.places("code:rent NEAR code:salary") == "A0");
  CHECK(searched.places("code:rent NEAR/4 code:salary") == "A0 A2");  // d eeeee fff ggggg
  CHECK(searched.places("code:rent NEAR/3 code:salary") == "A0");
  CHECK(searched.places("code:rent FOLLOWS/4 code:salary") == "A2");
  CHECK(searched.places("code:rent FOLLOWS code:salary").empty());  // in another turn
  related.tag(a, {6, 25}, related.low, related.coder);
  CHECK(searched.places("code:\"low pay\" OVERLAPS code:salary") == "A0 A1");
  CHECK(searched.places("code:salary INSIDE codegroup:push") == "A0");
  CHECK(searched.places("code:\"low pay\" INSIDE code:salary").empty());
  CHECK(searched.places("код:salary ВНУТРИ код:push ЖӘНЕ ccccc") == "A0");
  CHECK(searched.places("code:salary INSIDE code:push coder:Дана") == "A0");
  CHECK(searched.places("code:salary INSIDE code:push coder:Айгүл").empty());
}

TEST_CASE("Relations over random segments are what their definitions say", "[search][relations]") {
  Related related;
  auto& searched = related.searched;
  std::mt19937 random(99);
  std::string text;
  for (int turn = 0; turn < 12; ++turn) {
    for (auto n = 1 + random() % 6; n > 0; --n) text += n % 2 == 0 ? "ab " : "c ";
    text.back() = '\n';
  }
  const auto a = searched.add("A", text);
  const auto length = static_cast<std::int64_t>(text.size()) - 1;
  struct Placed {
    Span span;
    bool first;
  };
  std::vector<Placed> placed;
  for (int i = 0; i < 24; ++i) {
    const auto begin = static_cast<std::int64_t>(random() % static_cast<unsigned>(length - 8));
    const Span span{begin, begin + 1 + static_cast<std::int64_t>(random() % 8)};
    if (std::any_of(placed.begin(), placed.end(), [&](const Placed& one) { return one.span == span; }))
      continue;
    const bool first = random() % 2 == 0;
    related.tag(a, span, first ? related.rent : related.salary, related.coder);
    placed.push_back({span, first});
  }
  const auto turns = corpus::turns(searched.project(), a);
  const auto touched = [&](Span span) { return corpus::turnsTouched(turns, span); };
  const auto wordsBetween = [&](std::int64_t from, std::int64_t to) {
    int words = 0;
    for (std::int64_t i = from; i < to; ++i) {
      const bool letter = text[static_cast<std::size_t>(i)] > ' ';
      words += letter && (i == 0 || text[static_cast<std::size_t>(i) - 1] <= ' ');
    }
    return words;
  };
  const auto check = [&](const std::string& sign, bool inTurn, const auto& stands) {
    std::set<std::size_t> right;
    for (const Placed& x : placed) {
      for (const Placed& y : placed) {
        if (!x.first || y.first || !stands(x.span, y.span)) continue;
        const auto [first, end] = touched(x.span);
        const auto [first2, end2] = touched(y.span);
        for (std::size_t turn = first; turn < end; ++turn) {
          if (!inTurn || (turn >= first2 && turn < end2)) right.insert(turn);
        }
      }
    }
    std::vector<std::string> names;
    for (const std::size_t turn : right) names.push_back("A" + std::to_string(turn));
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
    INFO(sign);
    CHECK(searched.places("code:rent " + sign + " code:salary") == all);
  };
  const auto follows = [&](Span x, Span y, int most) {
    return y.end <= x.begin && wordsBetween(y.end, x.begin) <= most;
  };
  const auto overlaps = [](Span x, Span y) { return x.begin < y.end && y.begin < x.end; };
  check("OVERLAPS", false, overlaps);
  check("INSIDE", false, [](Span x, Span y) { return y.begin <= x.begin && x.end <= y.end; });
  check("NEAR", true, [](Span, Span) { return true; });
  check("FOLLOWS", true, [](Span x, Span y) { return y.end <= x.begin; });
  for (const int most : {0, 1, 3, 8}) {
    check("FOLLOWS/" + std::to_string(most), false, [&](Span x, Span y) { return follows(x, y, most); });
    check("NEAR/" + std::to_string(most), false,
          [&](Span x, Span y) { return overlaps(x, y) || follows(x, y, most) || follows(y, x, most); });
  }
}

TEST_CASE("A group of codes is a code with others below it", "[search][filters]") {
  Related related;
  auto& searched = related.searched;
  const auto a = searched.add("A", "one two\nthree four");
  related.tag(a, {0, 3}, related.low, related.coder);
  CHECK(searched.places("codegroup:push") == "A0");
  CHECK(searched.places("группа кодов:push") == "A0");
  CHECK(mistake(searched, "codegroup:rent").arguments.at("name") == "rent");
}

TEST_CASE("Codes joined by OR beside a coder are what she coded so", "[search][filters]") {
  Related related;
  auto& searched = related.searched;
  const auto a = searched.add("A", "one two\nthree four\nfive six");
  related.tag(a, {0, 3}, related.rent, related.coder);
  related.tag(a, {8, 13}, related.salary, related.other);
  related.tag(a, {19, 23}, related.rent, related.other);
  CHECK(searched.places("(code:rent OR code:salary) coder:Айгүл") == "A1 A2");
  CHECK(searched.places("code:rent (coder:Айгүл OR coder:Дана)") == "A0 A2");
  CHECK(searched.places("code:salary (coder:Дана OR coder:Айгүл)") == "A1");
}

TEST_CASE("Memos are searched by word forms, on passages and on whole transcripts", "[search][filters]") {
  Related related;
  auto& searched = related.searched;
  const auto a = searched.add("A", "one two\nthree four");
  const auto segment = related.tag(a, {8, 13}, related.rent, related.coder);
  CHECK(searched.places("memo:studies").empty());
  searched.project().edit(message("Memo"), [&](corpus::Edit& edit) {
    coding::setSegmentMemo(edit, segment, "She studied here, жалдау туралы");
  });
  CHECK(searched.places("memo:studied") == "A1");
  CHECK(searched.places("memo:stud*") == "A1");
  CHECK(searched.places("memo:\"туралы жалдау\"") == "A1");
  CHECK(searched.places("заметка:жалдау three") == "A1");
  CHECK(searched.places("memo:\"studied rent\"").empty());
  if (support::analyser()->missingDictionaries().empty()) CHECK(searched.places("memo:study") == "A1");
  searched.project().undo();
  CHECK(searched.places("memo:studied").empty());
}

TEST_CASE("Attributes are asked for by ranges, comparisons, parts of dates and regions in any language",
          "[search][filters]") {
  SearchedProject searched;
  searched.add("A", "R1: one\nR2: two\nR3: three\nR4: four");
  auto& project = searched.project();
  project.edit(message("Participants"), [&](corpus::Edit& edit) {
    const auto age = corpus::addAttribute(edit, "age", corpus::AttributeType::Number);
    const auto met = corpus::addAttribute(edit, "met", corpus::AttributeType::Date);
    const auto region = corpus::addRegionAttribute(edit, "Регион");
    const auto intention =
        corpus::addAttribute(edit, "intention", corpus::AttributeType::Choice, {"return", "stay"});
    const char* ages[] = {"19", "20", "23", "24.5"};
    const char* dates[] = {"2024-12-31", "2025-01-01", "2025-03-01", "2025-03-31"};
    const char* regions[] = {"Атырау", "Abai", "Астана", "Атырауская область"};
    std::size_t i = 0;
    for (const corpus::Speaker& speaker :
         corpus::speakers(project, corpus::transcripts(project).front().guid)) {
      const auto at = static_cast<std::size_t>(speaker.label.back() - '1');
      const auto who = corpus::addParticipant(edit, "P" + std::to_string(at));
      corpus::setValue(edit, who, age, ages[at]);
      corpus::setValue(edit, who, met, dates[at]);
      corpus::setValue(edit, who, region, regions[at]);
      if (at == 2) corpus::setValue(edit, who, intention, "return");
      corpus::setSpeakerParticipant(edit, speaker.guid, who);
      ++i;
    }
    REQUIRE(i == 4);
  });
  CHECK(searched.places("age:20..23") == "A1 A2");
  CHECK(searched.places("age:23..20") == "A1 A2");
  CHECK(searched.places("age:23..") == "A2 A3");
  CHECK(searched.places("age:..19") == "A0");
  CHECK(searched.places("age:>=20 age:<24,5") == "A1 A2");
  CHECK(searched.places("age:>23") == "A3");
  CHECK(searched.places("age:\"<= 20\"") == "A0 A1");
  CHECK(searched.places("met:2025") == "A1 A2 A3");
  CHECK(searched.places("met:2025-03") == "A2 A3");
  CHECK(searched.places("met:..2025-01-01") == "A0 A1");
  CHECK(searched.places("met:2025-01..03.2025") == "A1 A2 A3");
  CHECK(searched.places("met:>2025-01") == "A2 A3");
  CHECK(searched.places("met:01.03.2025..2025-03-31") == "A2 A3");
  CHECK(searched.places("регион:Атырау") == "A0 A3");
  CHECK(searched.places("регион:Atyrau") == "A0 A3");
  CHECK(searched.places("регион:гурьевская") == "A0 A3");
  CHECK(searched.places("регион:\"Абай облысы\"") == "A1");
  CHECK(searched.places("регион:Атырау age:20..23 OR intention:return") == "A2");
  CHECK(searched.places("intention:stay").empty());
  CHECK(mistake(searched, "age:20..x").arguments.at("value") == "x");
  CHECK(mistake(searched, "met:2025..soon").arguments.at("value") == "soon");
  CHECK(mistake(searched, "age:..").arguments.at("value") == "..");
  CHECK(nearest(searched, "intention:retrun") == "return");
}

TEST_CASE("The role of a speaker is asked for by its own field", "[search][filters]") {
  SearchedProject searched;
  searched.add("A", "И: вопрос\nR1: ответ");
  CHECK(searched.places("роль говорящего:интервьюер") == "A0");
  CHECK(searched.places("speakerrole:respondent") == "A1");
  CHECK(searched.places("сөйлеуші рөлі:респондент") == "A1");
}

TEST_CASE("A name that is none is told with the nearest, and with the rest of the query",
          "[search][filters]") {
  Related related;
  auto& searched = related.searched;
  searched.add("Beta one", "И: вопрос\nRespondent: ответ");
  CHECK(nearest(searched, "code:rant") == "rent");
  CHECK(nearest(searched, "code:\"low pya\"") == "low pay");
  CHECK(nearest(searched, "coder:Дина") == "Дана");
  CHECK(nearest(searched, "transcript:\"Beta ono\"") == "Beta one");
  CHECK(nearest(searched, "role:pussh") == "push");
  CHECK(nearest(searched, "lang:rusian") == "russian");
  CHECK(nearest(searched, "speaker:Respondnet") == "Respondent");
  CHECK(nearest(searched, "code:zzzzzz").empty());
  try {
    searched.find("ответ code:rant");
    FAIL("no mistake");
  } catch (const QueryError& error) {
    CHECK(error.understood() == "ответ");
    CHECK(error.where() == Span{6, 15});
  }
}

TEST_CASE("Wildcards inside words, fuzzy words and words in order find what they stand for", "[search]") {
  SearchedProject searched;
  searched.add("A", "работа дома\nроботы дома\nзабота о доме\nдома работа\nженщина woman women");
  using search::MatchLevel;
  CHECK(searched.places("=*бота", MatchLevel::Exact) == "A0 A2 A3");
  CHECK(searched.places("р?бот*", MatchLevel::Exact) == "A0 A1 A3");
  CHECK(searched.marked("wom?n", MatchLevel::Exact) == std::vector<std::string>{"woman", "women"});
  CHECK(searched.places("=работа~", MatchLevel::Exact) == "A0 A2 A3");
  CHECK(searched.places("=работа~2", MatchLevel::Exact) == "A0 A1 A2 A3");
  CHECK(searched.places("\"работа~2 дома\"", MatchLevel::Exact) == "A0 A1");
  CHECK(searched.places("дома ORDERED/0 работа", MatchLevel::Exact) == "A3");
  CHECK(searched.places("*бота ORDERED/1 дом*", MatchLevel::Exact) == "A0 A2");
}
