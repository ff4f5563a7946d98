// Result lists: all that matches, page by page, by rank and by place, and what it is made of.
#include <random>
#include <set>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/text_edit.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using corpus::Guid;
using i18n::message;
using search::HitOrder;
using search::SearchOptions;
using support::SearchedProject;

namespace {

// "A0 A2 B1": transcript and turn of each hit, in their order.
std::string placesOf(const std::vector<search::Hit>& hits) {
  std::string result;
  for (const search::Hit& hit : hits)
    result += (result.empty() ? "" : " ") + hit.transcriptName + std::to_string(hit.turn);
  return result;
}

// Interviews in which "ақша" stands in some turns, once to five times; the names' order is not that of
// adding.
void addInterviews(SearchedProject& project) {
  std::mt19937 random(20261123);
  for (const char* name : {"C", "A", "D", "B"}) {
    std::string text;
    for (int turn = 0; turn < 25; ++turn) {
      text += turn % 2 == 0 ? "И: " : "Р: ";
      const auto times = random() % 3 == 0 ? 1 + random() % 5 : 0U;
      for (std::size_t i = 0; i < times; ++i) text += "ақша ";
      for (std::size_t i = 0; i < 3 + random() % 9; ++i) text += "үй ";
      text += "бар.\n";
    }
    project.add(name, text);
  }
}

}  // namespace

TEST_CASE("A list has every turn that matches, and its pages are the hits of a search", "[search][turns]") {
  SearchedProject project;
  addInterviews(project);
  const search::Node query = project.index().parse("ақша");
  for (const HitOrder order : {HitOrder::Rank, HitOrder::Place}) {
    SearchOptions options;
    options.order = order;
    options.limit = 3;  // is for find(), not for the list
    const search::TurnList list = project.index().turns(query, options);
    options.limit = 0;
    const auto all = project.index().find(query, options).hits;
    REQUIRE(all.size() > 20);
    REQUIRE(list.turns.size() == all.size());
    CHECK(list.complete);
    std::vector<search::Hit> pages;
    for (std::size_t begin = 0; begin < list.turns.size() + 7; begin += 7) {
      for (auto& hit : project.index().hits(list, begin, begin + 7)) pages.push_back(hit);
    }
    REQUIRE(pages.size() == all.size());
    CHECK(placesOf(pages) == placesOf(all));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      CHECK(pages[i].text == all[i].text);
      CHECK(pages[i].marks == all[i].marks);
      CHECK(pages[i].score == all[i].score);
    }
  }
}

TEST_CASE("By place means by the transcripts' names and then the turns, for the first ones too",
          "[search][turns]") {
  SearchedProject project;
  addInterviews(project);
  SearchOptions options;
  options.order = HitOrder::Place;
  options.limit = 0;
  const auto all = project.index().find("ақша", options).hits;
  CHECK(std::is_sorted(all.begin(), all.end(), [](const search::Hit& a, const search::Hit& b) {
    return std::tie(a.transcriptName, a.turn) < std::tie(b.transcriptName, b.turn);
  }));
  options.limit = 5;
  const auto hits = project.index().find("ақша", options);
  CHECK(placesOf(hits.hits) == placesOf({all.begin(), all.begin() + 5}));
  CHECK(hits.total == static_cast<std::int64_t>(all.size()));
}

TEST_CASE("The first by rank are the same however many are asked for", "[search][turns]") {
  SearchedProject project;
  addInterviews(project);
  const auto all = project.find("ақша").hits;
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const search::Hit& a, const search::Hit& b) { return a.score > b.score; }));
  for (const std::size_t limit : {1U, 4U, 11U}) {
    const auto some = project.find("ақша", search::MatchLevel::Forms, static_cast<std::int64_t>(limit)).hits;
    CHECK(placesOf(some) == placesOf({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(limit)}));
  }
}

TEST_CASE("A list that has grown old leaves out what is gone or another by now", "[search][turns]") {
  SearchedProject project;
  const Guid a = project.add("A", "Р: ақша бар\nР: ақша жоқ");
  const Guid b = project.add("B", "Р: ақша керек");
  project.add("C", "Р: көп ақша");
  const auto list = project.index().turns(project.index().parse("ақша"), {});
  REQUIRE(list.turns.size() == 4);
  project.project().edit(message("Edit"), [&](corpus::Edit& edit) {
    corpus::removeTranscript(edit, b);
    corpus::replaceText(edit, a, {3, 7}, "нан");
  });
  CHECK(placesOf(project.index().hits(list, 0, 100)) == "C0");
  CHECK(project.index().hits(list, 100, 200).empty());
  for (const search::Facet& facet : project.index().facets(list)) {
    for (const search::FacetValue& value : facet.values) CHECK(value.count == 1);
  }
  project.project().undo();
  CHECK(project.index().hits(list, 0, 100).size() == 4);
}

namespace {

// A project in which everything that facets count has several values, some of them awkward.
struct FacetProject : SearchedProject {
  FacetProject() {
    std::mt19937 random(7);
    const auto any = [&](std::initializer_list<const char*> of) {
      return *(of.begin() + random() % of.size());
    };
    std::vector<Guid> transcripts, participants, attributes, codes, coders;
    for (int i = 0; i < 20; ++i) {
      std::string text;
      for (int turn = 0; turn < 12; ++turn) {
        text += any({"И: ", "Р: ", "р: ", "Respondent: ", "P 01: "});
        text += any(
            {"менің ақшам жоқ болды", "денег не было совсем", "there was no money at all", "үйде болдым"});
        text += any({" ақша", " work", ""});
        text += "\n";
      }
      transcripts.push_back(add(any({"Сұхбат ", "Interview (x) ", "A, B: "}) + std::to_string(i), text,
                                i % 3 == 0 ? i18n::TextLanguage::Kazakh : i18n::TextLanguage::Russian));
    }
    project().edit(message("Make"), [&](corpus::Edit& edit) {
      using corpus::AttributeType;
      attributes = {
          corpus::addAttribute(edit, "Home region", AttributeType::Choice, {"Атырау қ.", "Almaty", "OR"}),
          corpus::addAttribute(edit, "Age", AttributeType::Number),
          corpus::addAttribute(edit, "Children", AttributeType::Number),
          corpus::addAttribute(edit, "Returned", AttributeType::YesNo),
          corpus::addAttribute(edit, "Arrived", AttributeType::Date),
          corpus::addAttribute(edit, "Intention", AttributeType::Text)};
      for (int i = 0; i < 18; ++i) {
        const Guid who =
            corpus::addParticipant(edit, "P " + std::string(i < 9 ? "0" : "") + std::to_string(i + 1));
        corpus::setValue(edit, who, attributes[0], any({"Атырау қ.", "Almaty", "OR"}));
        corpus::setValue(edit, who, attributes[1], std::to_string(18 + (i * 7) % 40));
        corpus::setValue(edit, who, attributes[2], any({"0", "1", "2", "2.5"}));
        if (i % 4 != 0) corpus::setValue(edit, who, attributes[3], any({"yes", "no"}));
        corpus::setValue(edit, who, attributes[4],
                         "202" + std::to_string(i % 6) + "-0" + std::to_string(1 + i % 9) + "-15");
        corpus::setValue(edit, who, attributes[5],
                         any({"to return", "To Return", "stay (maybe)", "NOT sure"}));
        for (const corpus::Speaker& speaker :
             corpus::speakers(project(), transcripts[static_cast<std::size_t>(i)])) {
          if (speaker.role != corpus::SpeakerRole::Interviewer)
            corpus::setSpeakerParticipant(edit, speaker.guid, who);
        }
      }
      coders = {sample().coder(), coding::addCoder(edit, "Айгүл С."), coding::addCoder(edit, "NOT me")};
      for (const char* path : {"Push", "Push / Low pay", "Push / Low pay / Late pay", "Pull",
                               "Pull / Low pay", "Work/study", "a: b", "push less"})
        codes.push_back(coding::addCodePath(edit, path));
      auto push = *coding::Codebook::read(project()).find(codes[1]);
      push.role = coding::Role::Push;
      push.place = coding::Place::Origin;
      coding::updateCode(edit, push);
      auto pull = *coding::Codebook::read(project()).find(codes[4]);
      pull.role = coding::Role::Pull;
      pull.place = coding::Place::Destination;
      pull.translations[i18n::Language::English].name = "Work";
      coding::updateCode(edit, pull);
      for (int i = 0; i < 120; ++i) {
        const Guid& transcript = transcripts[random() % transcripts.size()];
        const auto length = corpus::transcript(project(), transcript)->length;
        const auto begin = static_cast<std::int64_t>(random()) % (length - 60);
        const auto size = 1 + static_cast<std::int64_t>(random()) % 59;
        coding::addSegment(edit, transcript, {begin, begin + size}, codes[random() % codes.size()],
                           coders[random() % coders.size()]);
      }
    });
  }
};

}  // namespace

TEST_CASE("Every value of a facet counts exactly the turns that its filter leaves", "[search][facets]") {
  FacetProject project;
  for (const std::string query : {"ақша", "money OR деньги", "*"}) {
    const search::Node parsed = project.index().parse(query);
    const search::TurnList list = project.index().turns(parsed, {});
    REQUIRE(list.turns.size() > 40);
    const auto facets = project.index().facets(list);
    std::set<std::string> fields;
    for (const search::Facet& facet : facets) {
      fields.insert(facet.field);
      CHECK_FALSE(facet.values.empty());
      std::int64_t before = facet.values.front().count;
      for (const search::FacetValue& value : facet.values) {
        INFO(query << " | " << facet.field << " | " << value.filter);
        CHECK(value.count > 0);
        CHECK(value.count <= before);
        before = value.count;
        const std::string narrowed = query == "*" ? value.filter : "(" + query + ") " + value.filter;
        search::Hits hits;
        REQUIRE_NOTHROW(hits = project.find(narrowed));
        CHECK(static_cast<std::int64_t>(hits.hits.size()) == value.count);
      }
    }
    CHECK(fields == std::set<std::string>{"lang", "speakerrole", "speaker", "code", "role", "place", "coder",
                                          "transcript", "Home region", "Age", "Children", "Returned",
                                          "Arrived", "Intention"});
  }
}

TEST_CASE("Among the speakers stands no label that is the name of a role", "[search][facets]") {
  SearchedProject project;
  project.add("A", "Respondent: money\nRespondent: more money\nАйгерім: money too");
  const auto list = project.index().turns(project.index().parse("money"), {});
  for (const search::Facet& facet : project.index().facets(list)) {
    if (facet.field != "speaker") continue;
    REQUIRE(facet.values.size() == 1);
    CHECK(facet.values.front().label == "Айгерім");
    CHECK(facet.values.front().count == 1);
    return;
  }
  FAIL("no facet of speakers");
}

TEST_CASE("Facets by hand", "[search][facets]") {
  SearchedProject project;
  const Guid a = project.add("A", "И: ақша қайда?\nР: ақша жоқ.\nР: үй бар.\nР: ақша керек.");
  project.add("B", "Р: ақша бар.");
  project.project().edit(message("Tag"), [&](corpus::Edit& edit) {
    const Guid money = coding::addCodePath(edit, "Life / Money");
    coding::addSegment(edit, a, {0, corpus::transcript(project.project(), a)->length}, money,
                       project.sample().coder());
    coding::addSegment(edit, a, {18, 22}, money, project.sample().coder());  // the same turn again
  });
  const auto facets = project.index().facets(project.index().turns(project.index().parse("ақша"), {}));
  const auto of = [&](const std::string& field) {
    std::string all;
    for (const search::Facet& facet : facets) {
      if (facet.field != field) continue;
      for (const auto& value : facet.values) all += value.label + " " + std::to_string(value.count) + "; ";
    }
    return all;
  };
  CHECK(of("transcript") == "A 3; B 1; ");
  CHECK(of("speakerrole") == "respondent 3; interviewer 1; ");
  CHECK(of("code") == "Life 3; Life / Money 3; ");
  CHECK(of("role").empty());
}
