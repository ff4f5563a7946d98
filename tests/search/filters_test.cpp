#include "coding/codebook.h"
#include "coding/coders.h"
#include "coding/excerpts.h"
#include "coding/frequency.h"
#include "coding/segments.h"
#include "corpus/participants.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using i18n::message;
using search::QueryError;
using support::SearchedProject;

namespace {

corpus::Guid speakerOf(corpus::Project& project, const corpus::Guid& transcript, const std::string& label) {
  for (const corpus::Speaker& speaker : corpus::speakers(project, transcript)) {
    if (speaker.label == label) return speaker.guid;
  }
  FAIL("no speaker " << label);
  return {};
}

// Two interviews of two turns each; codes Push / Rent and Pull.
struct Coded {
  SearchedProject searched;
  corpus::Guid a = searched.add("A", "И: вопрос о жилье\nR1: аренда дорогая", i18n::TextLanguage::Russian);
  corpus::Guid b = searched.add("Ә сұхбат", "И: сұрақ қандай\nR2: жалақы жақсы", i18n::TextLanguage::Kazakh);
  corpus::Guid push, rent, pull, other;

  Coded() {
    searched.project().edit(message("Codes"), [&](corpus::Edit& edit) {
      rent = coding::addCodePath(edit, "Push / Rent");
      coding::Code code;
      code.text.name = "Притяжение";
      code.translations[i18n::Language::English].name = "Pull";
      code.translations[i18n::Language::Kazakh].name = "Тартылыс";
      code.role = coding::Role::Pull;
      code.place = coding::Place::Destination;
      pull = coding::addCode(edit, code);
      other = coding::coderFor(edit, "Айгүл");
    });
    push = *coding::Codebook::read(searched.project()).byPath("Push");
  }
  corpus::Guid tag(const corpus::Guid& transcript, std::int64_t turn, const corpus::Guid& code,
                   const corpus::Guid& coder) {
    const auto span = corpus::turns(searched.project(), transcript).at(static_cast<std::size_t>(turn)).span;
    corpus::Guid segment;
    searched.project().edit(message("Tag"), [&](corpus::Edit& edit) {
      segment = coding::addSegment(edit, transcript, {span.begin, span.begin + 3}, code, coder);
    });
    return segment;
  }
};

}  // namespace

TEST_CASE("Language, speaker and transcript filter turns", "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  CHECK(searched.places("lang:kk") == "Ә сұхбат0 Ә сұхбат1");
  CHECK(searched.places("язык:русский") == "A0 A1");
  CHECK(searched.places("-lang:kk") == "A0 A1");
  CHECK(searched.places("speaker:r1") == "A1");
  CHECK(searched.places("speaker:интервьюер lang:ru") == "A0");
  CHECK(searched.places("speaker:respondent") == "A1 Ә сұхбат1");
  CHECK(searched.places("transcript:\"ә СҰХБАТ\"") == "Ә сұхбат0 Ә сұхбат1");
  CHECK(searched.places("transcript:a.txt аренда") == "A1");
  CHECK(searched.places("transcript:ә*") == "Ә сұхбат0 Ә сұхбат1");
  CHECK(searched.places("speaker:никто").empty());
}

TEST_CASE("A code is found by name or path in any language, with what is below it", "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  coded.tag(coded.a, 1, coded.rent, searched.sample().coder());
  coded.tag(coded.b, 1, coded.pull, searched.sample().coder());
  CHECK(searched.places("code:rent") == "A1");
  CHECK(searched.places("code:push") == "A1");
  CHECK(searched.places("code:\"Push/Rent\"") == "A1");
  CHECK(searched.places("код:Pull") == "Ә сұхбат1");
  CHECK(searched.places("код:тартылыс") == "Ә сұхбат1");
  CHECK(searched.places("code:притяжение OR code:rent") == "A1 Ә сұхбат1");
  CHECK(searched.places("role:pull") == "Ә сұхбат1");
  CHECK(searched.places("place:destination") == "Ә сұхбат1");
  CHECK(searched.places("role:push").empty());  // the code is called Push; its role is none
  CHECK(searched.places("coded:yes") == "A1 Ә сұхбат1");
  CHECK(searched.places("coded:нет") == "A0 Ә сұхбат0");
  CHECK(searched.places("coded:жоқ lang:kk") == "Ә сұхбат0");
  CHECK(searched.places("=аренда code:push") == "A1");
}

TEST_CASE("A code with a coder means: coded so by her", "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  coded.tag(coded.a, 1, coded.rent, searched.sample().coder());
  coded.tag(coded.a, 1, coded.pull, coded.other);
  CHECK(searched.places("coder:айгүл") == "A1");
  CHECK(searched.places("code:pull coder:Айгүл") == "A1");
  CHECK(searched.places("code:rent coder:Айгүл").empty());
  CHECK(searched.places("code:rent code:pull") == "A1");
}

TEST_CASE("Code filters say what the project says now: tagging, removing, undoing, renaming",
          "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  auto& project = searched.project();
  CHECK(searched.places("code:rent").empty());
  const auto segment = coded.tag(coded.a, 1, coded.rent, searched.sample().coder());
  CHECK(searched.places("code:rent") == "A1");
  project.undo();
  CHECK(searched.places("code:rent").empty());
  project.redo();
  CHECK(searched.places("code:rent") == "A1");
  project.edit(message("Move"), [&](corpus::Edit& edit) {
    coding::setSegmentSpan(edit, segment, corpus::turns(project, coded.a).at(0).span);
  });
  CHECK(searched.places("code:rent") == "A0");
  project.edit(message("Rename"), [&](corpus::Edit& edit) {
    coding::Code code = *coding::Codebook::read(project).find(coded.rent);
    code.text.name = "Жильё";
    coding::updateCode(edit, code);
  });
  CHECK(searched.places("code:жилье") == "A0");
  CHECK_THROWS_AS(searched.places("code:rent"), QueryError);
  project.edit(message("Delete"), [&](corpus::Edit& edit) { coding::removeCode(edit, coded.push); });
  CHECK(searched.places("coded:yes").empty());
}

TEST_CASE("A segment over several turns codes each of them, and one on a label the turn that follows",
          "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  searched.project().edit(message("Tag"), [&](corpus::Edit& edit) {
    coding::addSegment(edit, coded.a, {5, 25}, coded.rent, searched.sample().coder());
    coding::addSegment(edit, coded.b, {0, 2}, coded.rent, searched.sample().coder());  // the label
  });
  CHECK(searched.places("code:rent") == "A0 A1 Ә сұхбат0");
}

TEST_CASE("A participant's attribute filters her turns, and follows its edits", "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  auto& project = searched.project();
  corpus::Guid dana, region, age, met;
  project.edit(message("Participants"), [&](corpus::Edit& edit) {
    dana = corpus::addParticipant(edit, "Дана");
    region = corpus::addAttribute(edit, "Home region", corpus::AttributeType::Text);
    age = corpus::addAttribute(edit, "age", corpus::AttributeType::Number);
    corpus::setValue(edit, dana, region, "Алматы облысы");
    corpus::setValue(edit, dana, age, "24");
    met = corpus::addAttribute(edit, "met", corpus::AttributeType::Date);
    corpus::setValue(edit, dana, met, "01.03.2025");
    corpus::setSpeakerParticipant(edit, speakerOf(project, coded.a, "R1"), dana);
  });
  CHECK(searched.places("home_region:\"алматы ОБЛЫСЫ\"") == "A1");
  CHECK(searched.places("home_region:алматы*") == "A1");
  CHECK(searched.places("age:24") == "A1");
  CHECK(searched.places("age:24.0 аренда") == "A1");
  CHECK(searched.places("age:24,0") == "A1");
  CHECK_THROWS_AS(searched.places("age:0x18"), search::QueryError);
  CHECK_THROWS_AS(searched.places("age:abc"), search::QueryError);
  CHECK(searched.places("age:3*").empty());
  CHECK(searched.places("age:25").empty());
  CHECK(searched.places("met:2025-03-01") == "A1");
  CHECK(searched.places("met:1.3.2025") == "A1");
  CHECK(searched.places("met:02.03.2025").empty());
  CHECK(searched.places("speaker:дана") == "A1");
  project.edit(message("Value"), [&](corpus::Edit& edit) { corpus::setValue(edit, dana, age, "25"); });
  CHECK(searched.places("age:25") == "A1");
  project.undo();
  CHECK(searched.places("age:25").empty());
  project.edit(message("Other"), [&](corpus::Edit& edit) {
    corpus::setSpeakerParticipant(edit, speakerOf(project, coded.b, "R2"), dana);
  });
  CHECK(searched.places("age:24") == "A1 Ә сұхбат1");
  project.edit(message("Remove"), [&](corpus::Edit& edit) { corpus::removeParticipant(edit, dana); });
  CHECK(searched.places("age:24").empty());
}

TEST_CASE("A language set by hand is filtered by at once", "[search][filters]") {
  Coded coded;
  auto& searched = coded.searched;
  const auto turn = corpus::turns(searched.project(), coded.a).at(1).guid;
  searched.project().edit(message("Language"), [&](corpus::Edit& edit) {
    corpus::setTurnLanguage(edit, turn, i18n::TextLanguage::Mixed);
  });
  CHECK(searched.places("lang:mixed") == "A1");
  CHECK(searched.find("lang:mixed").hits.at(0).language == "mixed");
}

TEST_CASE("A value that names nothing is said with its place", "[search][filters]") {
  Coded coded;
  const auto place = [&](const std::string& query) {
    try {
      coded.searched.find(query);
    } catch (const QueryError& error) {
      return error.where();
    }
    return i18n::Span{-1, -1};
  };
  CHECK(place("дом code:nothing") == i18n::Span{4, 16});
  CHECK(place("lang:de") == i18n::Span{0, 7});
  CHECK(place("coder:никто") == i18n::Span{0, 11});
  CHECK(place("transcript:Z") == i18n::Span{0, 12});
  CHECK(place("coded:maybe") == i18n::Span{0, 11});
  CHECK(place("role:x") == i18n::Span{0, 6});
}

TEST_CASE("A passage on a speaker's label belongs to the turn that follows, wherever it is asked",
          "[search][filters]") {
  Coded coded;
  auto& project = coded.searched.project();
  const auto turn = corpus::turns(project, coded.a).at(1);
  REQUIRE(turn.span.begin - turn.labelBegin >= 2);
  const auto coder = coding::coders(project).front().guid;
  project.edit(message("Tag"), [&](corpus::Edit& edit) {
    coding::addSegment(edit, coded.a, {turn.labelBegin, turn.labelBegin + 2}, coded.rent, coder);
  });
  CHECK(coded.searched.places("coded:yes") == "A1");
  const auto excerpts = coding::excerpts(project).excerpts;
  REQUIRE(excerpts.size() == 1);
  CHECK(excerpts.front().speaker == "R1");
  const auto table =
      coding::frequency(*coding::readFrequencyData(project), coding::Count::Speakers, coding::Rows::Code, {});
  const auto codebook = coding::Codebook::read(project);
  for (const auto& line : table.lines) {
    if (line.code == coded.rent) CHECK(line.total == 1);
  }
}
