#include "corpus/import/speakers.h"
#include "tests/support/catch.h"

using namespace corpus;
using import::foundTurns;

namespace {

// "label|words" a turn, joined by " / "; "-" where nobody is named.
std::string told(std::string_view text) {
  const auto found = foundTurns(text);
  std::string out;
  for (const auto& turn : found.turns) {
    if (!out.empty()) out += " / ";
    out += turn.speaker ? found.speakers[*turn.speaker].label : "-";
    out += "|" + std::string(text.substr(turn.begin, turn.end - turn.begin));
  }
  return out;
}

std::vector<SpeakerRole> roles(std::vector<std::string> labels) {
  std::vector<ImportedSpeaker> speakers;
  for (auto& label : labels) speakers.push_back({std::move(label), SpeakerRole::Unknown, {}});
  import::setRoles(speakers);
  std::vector<SpeakerRole> out;
  for (const auto& speaker : speakers) out.push_back(speaker.role);
  return out;
}

constexpr auto kInterviewer = SpeakerRole::Interviewer;
constexpr auto kRespondent = SpeakerRole::Respondent;
constexpr auto kUnknown = SpeakerRole::Unknown;

}  // namespace

TEST_CASE("Labels in three languages are recognised", "[corpus][import][speakers]") {
  CHECK(told("Интервьюер: а\nРеспондент: б") == "Интервьюер|а / Респондент|б");
  CHECK(told("Сұхбат алушы: а\nСұхбат беруші: б") == "Сұхбат алушы|а / Сұхбат беруші|б");
  CHECK(told("Сұрақ: а\nЖауап: б") == "Сұрақ|а / Жауап|б");
  CHECK(told("В: а\nО: б") == "В|а / О|б");
  CHECK(told("Q: a\nA: b") == "Q|a / A|b");
  CHECK(told("I: a\nR1: b\nR2: c\nR1: d") == "I|a / R1|b / R2|c / R1|d");
  CHECK(told("ЛА — а\nМК — б\nЛА — в\nМК — г") == "ЛА|а / МК|б / ЛА|в / МК|г");
  CHECK(told("Interviewer (Almaty): a\nAigerim: b") == "Interviewer (Almaty)|a / Aigerim|b");
  CHECK(told("Айгерім апай: а\nМарат: б\nАйгерім апай: в\nМарат: г\nАйгерім апай: д")
            .starts_with("Айгерім апай|а / Марат|б"));
  CHECK(told("**Jonas:** a\n**Anna**: b\n**Jonas:** c\n**Anna**: d") ==
        "Jonas|a / Anna|b / Jonas|c / Anna|d");
  CHECK(told("ИНТЕРВЬЮЕР: а\nРеспондент: б\nИнтервьюер: в") == "ИНТЕРВЬЮЕР|а / Респондент|б / ИНТЕРВЬЮЕР|в");
}

TEST_CASE("What only looks like a label is none", "[corpus][import][speakers]") {
  const auto nobody = [](std::string_view text) { return foundTurns(text).speakers.empty(); };
  CHECK(nobody("Мысалы: а\nМысалы: б\nНапример: в\nНапример: г"));
  CHECK(nobody("10:30 келдім\n10:45 кеттім\nhttps://a.kz\nhttps://b.kz"));
  CHECK(nobody("Я — студент.\nЯ — сельский.\nОн — нет."));
  CHECK(nobody("Одно лишь слово: и дальше текст.\nДругие слова."));
  CHECK(nobody("Дата: 1\nМесто: 2\nДата: 3\nМесто: 4"));
  CHECK(nobody("[смех] да\nне знаю\n[смех] нет\nможет быть\nещё"));
  CHECK(nobody("Он сказал мне однажды: приезжай\nОн сказал, что будет работа, и добавил: точно"));
  CHECK(
      told("Интервьюер: а\nРеспондент: б\nИнтервьюер: в\nРеспондент: Плюс один\nПроблема: жильё\nПроблема: "
           "аренда") ==
      "Интервьюер|а / Респондент|б / Интервьюер|в / Респондент|Плюс один\nПроблема: жильё\nПроблема: аренда");
}

TEST_CASE("Time stamps before and after the label give the turn's time", "[corpus][import][speakers]") {
  const auto start = [](std::string_view text) {
    const auto found = foundTurns(text);
    REQUIRE(!found.turns.empty());
    CHECK(text.substr(found.turns[0].begin, found.turns[0].end - found.turns[0].begin) == "иә");
    CHECK(found.turns[0].labelBegin == 0);
    return found.turns[0].startMs.value_or(-1);
  };
  CHECK(start("[00:01:27] Интервьюер: иә") == 87'000);
  CHECK(start("(00:01:27) Интервьюер: иә") == 87'000);
  CHECK(start("#00:01:27-5# Интервьюер: иә") == 87'500);
  CHECK(start("00:01:27 Интервьюер: иә") == 87'000);
  CHECK(start("Интервьюер [01:27]: иә") == 87'000);
  CHECK(start("Интервьюер: [1:02:03] иә") == 3'723'000);
  CHECK(start("Интервьюер (00:01:27)\nиә") == 87'000);
  CHECK(start("Интервьюер  1:27\nиә") == 87'000);
  CHECK(start("[00:01:27]\nИнтервьюер: иә") == 87'000);
  const auto whisper = foundTurns("[00:43.810 --> 00:47.850]  Hello");
  CHECK(whisper.turns[0].startMs == 43'810);
  CHECK(whisper.turns[0].endMs == 47'850);
}

TEST_CASE("Roles follow the words people use", "[corpus][import][speakers]") {
  using Roles = std::vector<SpeakerRole>;
  CHECK(roles({"Интервьюер", "Айгерім"}) == Roles{kInterviewer, kRespondent});
  CHECK(roles({"Aigerim", "Respondent 2"}) == Roles{kInterviewer, kRespondent});
  CHECK(roles({"Q", "A"}) == Roles{kInterviewer, kRespondent});
  CHECK(roles({"A", "B"}) == Roles{kUnknown, kUnknown});
  CHECK(roles({"Сұхбаттасушы", "Респондент"}) == Roles{kInterviewer, kRespondent});
  CHECK(roles({"Сұхбат алушы", "Сұхбаттасушы"}) == Roles{kInterviewer, kRespondent});
  CHECK(roles({"Модератор", "Айгерім", "Марат"}) == Roles{kInterviewer, kUnknown, kUnknown});
  CHECK(roles({"Сурак", "Жауап"}) == Roles{kInterviewer, kRespondent});
}

namespace {

std::string toldWith(std::string_view text, const std::vector<SpeakerRule>& rules) {
  const auto found = foundTurns(text, rules);
  std::string out;
  for (const auto& turn : found.turns) {
    if (!out.empty()) out += " / ";
    out += turn.speaker ? found.speakers[*turn.speaker].label : "-";
    out += "|" + std::string(text.substr(turn.begin, turn.end - turn.begin));
  }
  return out;
}

std::string others(const import::FoundTurns& found) {
  std::string out;
  for (const auto& label : found.otherLabels)
    out += (out.empty() ? "" : " ") + label.label + "=" + std::to_string(label.turns);
  return out;
}

}  // namespace

TEST_CASE("Spellings of one voice are counted and can be parted again", "[corpus][import][speakers]") {
  constexpr std::string_view kText =
      "Интервьюер: а\nАйгерім: б\nИНТЕРВЬЮЕР: в\nАйгерим: г\nИнтервьюер : д\nАйгерім (Атырау, 22 жас): е";
  const auto found = foundTurns(kText);
  REQUIRE(found.speakers.size() == 2);
  CHECK(found.speakers[0].label == "Интервьюер");
  REQUIRE(found.speakers[0].spellings.size() == 2);
  CHECK(found.speakers[0].spellings[0].label == "Интервьюер");
  CHECK(found.speakers[0].spellings[0].turns == 2);
  CHECK(found.speakers[0].spellings[1].turns == 1);
  CHECK(found.speakers[1].label == "Айгерім");
  CHECK(found.speakers[1].spellings.size() == 3);

  const auto parted = toldWith(kText, {{"Айгерим", "Айгерим (2)", {}}});
  CHECK(parted == "Интервьюер|а / Айгерім|б / Интервьюер|в / Айгерим (2)|г / Интервьюер|д / Айгерім|е");
  const auto both = toldWith(kText, {{"Айгерим", "Бірі", {}}, {"Айгерім", "Екіншісі", {}}});
  CHECK(both.find("Екіншісі|б") != std::string::npos);
  CHECK(both.find("Бірі|г") != std::string::npos);
}

TEST_CASE("What a person says of a label goes before what is found", "[corpus][import][speakers]") {
  constexpr std::string_view kText = "I: a\nR1: b\nR2: c\nI: d\nR1: e\nMother: f\nI: g";
  CHECK(toldWith(kText, {{"r1:", "Aigerim", {}}}) ==
        "I|a / Aigerim|b / R2|c / I|d / Aigerim|e\nMother: f / I|g");
  CHECK(toldWith(kText, {{"R1", "Aigerim", {}}, {"R2", "Aigerim", {}}}) ==
        "I|a / Aigerim|b / Aigerim|c / I|d / Aigerim|e\nMother: f / I|g");
  CHECK(toldWith(kText, {{"R2", "R1", {}}}) == "I|a / R1|b / R1|c / I|d / R1|e\nMother: f / I|g");
  CHECK(toldWith(kText, {{"R2", "", {}}}) == "I|a / R1|b\nR2: c / I|d / R1|e\nMother: f / I|g");
  CHECK(toldWith(kText, {{"Mother", "Mother", {}}}) == "I|a / R1|b / R2|c / I|d / R1|e / Mother|f / I|g");
  CHECK(others(foundTurns(kText)) == "Mother=1");
  CHECK(others(foundTurns(kText, {{"R2", "", {}}})) == "R2=1 Mother=1");
  CHECK(others(foundTurns(kText, {{"Mother", "Mum", {}}})).empty());

  const auto found = foundTurns(kText, {{"R1", "Aigerim", SpeakerRole::Interviewer}, {"I", "Dana", {}}});
  REQUIRE(found.speakers.size() == 3);
  CHECK(found.speakers[1].label == "Aigerim");
  CHECK(found.speakers[1].role == SpeakerRole::Interviewer);
  CHECK(found.speakers[1].spellings.front().label == "R1");
  CHECK(found.speakers[0].role == SpeakerRole::Interviewer);  // by the label that the text has
  // One speaker less than there are labels when all are given one name.
  CHECK(foundTurns(kText, {{"R1", "X", {}}, {"R2", "X", {}}, {"I", "X", {}}}).speakers.size() == 1);
  // Every label off: paragraphs.
  CHECK(foundTurns(kText, {{"R1", "", {}}, {"R2", "", {}}, {"I", "", {}}}).speakers.empty());
}

TEST_CASE("Times inside a turn, and at its end", "[corpus][import][speakers]") {
  constexpr std::string_view kText =
      "I: a #00:00:04-1#\nR: b\n[00:00:10] c\n00:00:12\nd (пришёл в (22:30) домой) [0:15] e #00:00:20-0#\nI: "
      "f";
  const auto found = foundTurns(kText);
  REQUIRE(found.turns.size() == 3);
  CHECK(found.turns[0].endMs == 4'100);
  CHECK(kText.substr(found.turns[0].begin, found.turns[0].end - found.turns[0].begin) == "a");
  CHECK(found.turns[1].startMs == 4'100);
  CHECK(found.turns[1].endMs == 20'000);
  CHECK(found.turns[2].startMs == 20'000);
  REQUIRE(found.stamps.size() == 3);
  const auto said = [&](std::size_t i) {
    return kText.substr(found.stamps[i].begin, found.stamps[i].end - found.stamps[i].begin);
  };
  CHECK(found.stamps[0].startMs == 10'000);
  CHECK(said(0) == "c");
  CHECK(found.stamps[1].startMs == 12'000);
  CHECK(said(1) == "d (пришёл в (22:30) домой)");
  CHECK(found.stamps[2].startMs == 15'000);
  CHECK(said(2) == "e");
}

TEST_CASE("A name in bold is a label, also without a colon or alone on its line",
          "[corpus][import][speakers]") {
  const auto bold = [](std::string_view text, std::initializer_list<std::string_view> names) {
    std::vector<import::Formatted> formatting;
    for (const auto name : names)
      for (auto at = text.find(name); at != text.npos; at = text.find(name, at + 1))
        formatting.push_back({at, at + name.size(), Style::Bold});
    const auto found = foundTurns(text, {}, formatting);
    std::string out;
    for (const auto& turn : found.turns) {
      out += (out.empty() ? "" : " / ") +
             (turn.speaker ? found.speakers[*turn.speaker].label : std::string("-"));
      out += "|" + std::string(text.substr(turn.begin, turn.end - turn.begin));
    }
    return out;
  };
  CHECK(bold("Айгерім бір\nМарат екі\nАйгерім үш\nМарат төрт", {"Айгерім", "Марат"}) ==
        "Айгерім|бір / Марат|екі / Айгерім|үш / Марат|төрт");
  CHECK(bold("Айгерім\nбір\nМарат\nекі\nАйгерім\nүш\nМарат\nтөрт", {"Айгерім", "Марат"}) ==
        "Айгерім|бір / Марат|екі / Айгерім|үш / Марат|төрт");
  // The same without bold are sentences.
  CHECK(foundTurns("Айгерім бір\nМарат екі\nАйгерім үш\nМарат төрт").speakers.empty());
  // Emphasis at a line's start is none.
  CHECK(bold("Маңызды бір\nекі\nМаңызды үш\nтөрт", {"Маңызды"}).find("Маңызды|") == std::string::npos);
}

TEST_CASE("Rules hold for speakers that the format names", "[corpus][import][speakers]") {
  const std::vector<import::Passage> passages = {
      {0, 3, 5, "A", 0, 1000}, {6, 9, 11, "B", 1000, 2000}, {12, 15, 17, "A", 2000, 3000}};
  const auto named = import::turnsOfPassages(passages, {{"A", "Dana", SpeakerRole::Respondent}});
  REQUIRE(named.speakers.size() == 2);
  CHECK(named.speakers[0].label == "Dana");
  CHECK(named.speakers[0].role == SpeakerRole::Respondent);
  CHECK(named.speakers[0].spellings.at(0).turns == 2);
  CHECK(import::turnsOfPassages(passages, {{"A", "X", {}}, {"B", "X", {}}}).speakers.size() == 1);
  const auto off = import::turnsOfPassages(passages, {{"B", "", {}}});
  REQUIRE(off.turns.size() == 2);
  CHECK(off.turns[0].end == 11);  // its words stay with what was said before
  CHECK(off.turns[0].endMs == 2000);
  CHECK(off.otherLabels.at(0).label == "B");
}
