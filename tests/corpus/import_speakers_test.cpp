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
