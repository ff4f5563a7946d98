#include "corpus/participants.h"

#include <algorithm>

#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;

namespace {

ParticipantsReport importTable(support::SampleProject& sample, const Table& table,
                               MatchBy match = MatchBy::Name) {
  ParticipantsReport report;
  sample->edit(message("Import participants"),
               [&](Edit& edit) { report = importParticipants(edit, table, match); });
  return report;
}

// The names of a transcript's participants.
std::vector<std::string> namesOf(support::SampleProject& sample, const Guid& transcript) {
  std::vector<std::string> names;
  const auto byTranscript = participantsByTranscript(*sample);
  if (const auto found = byTranscript.find(transcript); found != byTranscript.end()) {
    for (const Guid& guid : found->second) {
      for (const Participant& participant : participants(*sample)) {
        if (participant.guid == guid) names.push_back(participant.name);
      }
    }
  }
  return names;
}

std::string value(support::SampleProject& sample, const std::string& participant,
                  const std::string& attribute) {
  const auto found = attributeNamed(*sample, attribute);
  REQUIRE(found);
  for (const Participant& each : participants(*sample)) {
    if (each.name == participant && each.values.contains(found->guid)) return each.values.at(found->guid);
  }
  return "";
}

bool warns(const ParticipantsReport& report, const std::string& part) {
  return std::any_of(report.warnings.begin(), report.warnings.end(),
                     [&](const i18n::Message& each) { return each.id.find(part) != std::string::npos; });
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("A table ties participants to the transcripts that carry their names", "[corpus][participants]") {
  support::SampleProject sample;
  const Guid one = sample.addTranscript("01_Айгүл_интервью", "И: Неге?\nР: Үйді сағындым.");
  const Guid two = sample.addTranscript("Интервью Семен", "И: Почему?\nР: Скучал.");
  const Guid aigulK = sample.addTranscript("айгүл-к", "И: Неге?\nР: Жұмыс.");
  const Guid other = sample.addTranscript("Айгүлдің сөзі", "И: Неге?\nР: Жұмыс.");
  const Table table = {{"Псевдоним", "Возраст", "Пол", "Дата", "Вернулся", "Область", "О себе"},
                       {{"Айгүл", "24", "жен", "01.03.2025", "да", "Абай", "шұғыл, көп сөйлейді"},
                        {"Семён", "31,5", "муж", "2025-02-28", "нет", "Абай", "молчун"},
                        {"Айгүл К.", "1 250", "жен", "3/1/2025", "да", "Ұлытау", "тыныш"},
                        {"Ержан", "", "муж", "", "", "", ""}}};
  const auto report = importTable(sample, table);
  CHECK(report.added == 4);
  CHECK(report.updated == 0);
  CHECK(report.linkedTranscripts == 3);
  CHECK(report.unmatched == Names{"Ержан"});
  CHECK(report.warnings.empty());
  CHECK(namesOf(sample, one) == Names{"Айгүл"});
  CHECK(namesOf(sample, two) == Names{"Семён"});
  CHECK(namesOf(sample, aigulK) == Names{"Айгүл К."});
  CHECK(namesOf(sample, other).empty());
  CHECK_FALSE(speakers(*sample, one)[0].participant);  // the interviewer

  REQUIRE(attributes(*sample).size() == 6);
  CHECK(attributeNamed(*sample, "Возраст")->type == AttributeType::Number);
  CHECK(attributeNamed(*sample, "Пол")->type == AttributeType::Choice);
  CHECK(attributeNamed(*sample, "Пол")->choices == Names{"жен", "муж"});
  CHECK(attributeNamed(*sample, "Дата")->type == AttributeType::Date);
  CHECK(attributeNamed(*sample, "Вернулся")->type == AttributeType::YesNo);
  CHECK(attributeNamed(*sample, "Область")->type == AttributeType::Choice);
  CHECK(attributeNamed(*sample, "О себе")->type == AttributeType::Text);
  CHECK(value(sample, "Айгүл", "Дата") == "2025-03-01");
  CHECK(value(sample, "Айгүл К.", "Дата") == "2025-01-03");
  CHECK(value(sample, "Айгүл К.", "Возраст") == "1250");
  CHECK(value(sample, "Семён", "Возраст") == "31.5");
  CHECK(value(sample, "Семён", "Вернулся") == "no");

  SECTION("the same table again changes nothing") {
    const auto revision = sample->revision();
    const auto again = importTable(sample, table);
    CHECK(again.added == 0);
    CHECK(again.updated == 0);
    CHECK(sample->revision() == revision);
  }
  SECTION("new values update, and widen the types so that nothing is lost") {
    const auto again =
        importTable(sample, {{"Псевдоним", "Возраст", "Область"}, {{"Айгүл", "около 25", "Жетісу"}}});
    CHECK(again.updated == 1);
    CHECK(warns(again, "became text"));
    CHECK(value(sample, "Айгүл", "Возраст") == "около 25");
    CHECK(value(sample, "Айгүл", "Область") == "Жетісу");
    CHECK(value(sample, "Айгүл", "Пол") == "жен");
  }
  SECTION("undo takes all of it back") {
    sample->undo();
    CHECK(participants(*sample).empty());
    CHECK(attributes(*sample).empty());
    CHECK(participantsByTranscript(*sample).empty());
  }
  CHECK(sample->check().empty());
}

TEST_CASE("A column of file names ties participants to transcripts", "[corpus][participants]") {
  support::SampleProject sample;
  const Guid one = sample.addTranscript("int-1", "И: Неге?\nР: Үйді сағындым.");
  const Guid two = sample.addTranscript("int-2", "И: Неге?\nР: Жұмыс.");
  const Guid group = sample.addTranscript("топ", "И: Неге?\nАсан: Жұмыс.\nҮсен: Үй.");
  const std::string header = GENERATE("file", "Transcript", "ФАЙЛ", "сұхбат", "file_name");
  const auto report = importTable(sample,
                                  {{header, "name", "age"},
                                   {{"C:\\data\\INT-1.txt", "Айгүл", "24"},
                                    {"int-2", "Ержан", "30"},
                                    {"топ.docx", "Асан", "40"},
                                    {"топ", "Үсен", "41"},
                                    {"int-3.txt", "Дана", "22"}}},
                                  MatchBy::File);
  CHECK(report.linkedTranscripts == 3);
  CHECK(report.unmatched == Names{"Дана"});
  CHECK(warns(report, "There is no transcript"));
  CHECK(namesOf(sample, one) == Names{"Айгүл"});
  CHECK(namesOf(sample, two) == Names{"Ержан"});
  CHECK(namesOf(sample, group) == Names{"Асан", "Үсен"});
  CHECK(attributes(*sample).size() == 1);
  CHECK_THROWS_AS(importTable(sample, {{"name", "age"}, {{"A", "1"}}}, MatchBy::File), UsageError);
}

TEST_CASE("Who the participant is among the speakers is never guessed", "[corpus][participants]") {
  support::SampleProject sample;
  const auto add = [&](const std::string& name, const std::string& text) {
    Guid guid;
    auto imported = support::transcriptFrom(name, text);
    for (auto& speaker : imported.speakers) speaker.role = SpeakerRole::Unknown;
    sample->edit(message("Import"), [&](Edit& edit) { guid = addTranscript(edit, imported); });
    return guid;
  };
  const Guid unlabelled = add("Айгүл", "Үйді сағындым.\nСодан кейін қайттым.");
  const Guid single = add("Ержан", "А: Үйді сағындым.");
  const Guid several = add("Дана", "А: Үйді сағындым.\nБ: Неге?");
  const auto report = importTable(sample, {{"pseudonym"}, {{"Айгүл"}, {"Ержан"}, {"Дана"}}});
  CHECK(report.linkedTranscripts == 2);
  CHECK(report.unmatched == Names{"Дана"});
  CHECK(warns(report, "not plain which speaker"));
  REQUIRE(speakers(*sample, unlabelled).size() == 1);
  CHECK(speakers(*sample, unlabelled)[0].role == SpeakerRole::Respondent);
  for (const Turn& turn : turns(*sample, unlabelled)) {
    CHECK(turn.speaker == speakers(*sample, unlabelled)[0].guid);
  }
  CHECK(namesOf(sample, single) == Names{"Ержан"});
  CHECK(namesOf(sample, several).empty());
  sample->undo();
  CHECK(speakers(*sample, unlabelled).empty());
  sample->redo();
  CHECK(namesOf(sample, unlabelled) == Names{"Айгүл"});
}

TEST_CASE("Odd tables lose nothing without saying so", "[corpus][participants]") {
  support::SampleProject sample;
  const auto report = importTable(sample, {{" Name ", "Age", "Age", "", ""},
                                           {{"Айгүл", "24", "25", "note", ""},
                                            {"", "", "", "", ""},
                                            {"", "30", "", "", ""},
                                            {"Айгүл ", "26", "", "", ""},
                                            {"Дана"}}});
  CHECK(report.added == 2);
  CHECK(warns(report, "names no participant"));
  CHECK(warns(report, "more than once"));
  CHECK(warns(report, "has another"));
  CHECK(warns(report, "Two columns"));
  CHECK(warns(report, "has no name"));
  CHECK(attributes(*sample).size() == 3);
  CHECK(value(sample, "Айгүл", "Age") == "24");
  CHECK(value(sample, "Айгүл", "Age (2)") == "25");
  // Attributes are found whatever their case, so these two would be one as well.
  CHECK(
      warns(importTable(sample, {{"Name", "City", "city"}, {{"Дана", "Алматы", "Астана"}}}), "Two columns"));
  CHECK(value(sample, "Дана", "City") == "Алматы");
  CHECK(value(sample, "Дана", "city (2)") == "Астана");
  CHECK_THROWS_AS(importTable(sample, {{}, {}}), UsageError);
  CHECK_THROWS_AS(importTable(sample, {{"Name"}, {{""}}}), UsageError);
}

TEST_CASE("Attribute values must fit their type", "[corpus][participants]") {
  support::SampleProject sample;
  sample->edit(message("Values"), [&](Edit& edit) {
    const Guid who = addParticipant(edit, "A");
    const Guid age = addAttribute(edit, "Age", AttributeType::Number);
    const Guid born = addAttribute(edit, "Born", AttributeType::Date);
    const Guid home = addAttribute(edit, "Home", AttributeType::Choice, {"Abai", "Ulytau"});
    setValue(edit, who, age, " 31,5 ");
    CHECK(value(sample, "A", "Age") == "31.5");
    for (const char* bad : {"many", "12.5.1", "1 2", "--3"})
      CHECK_THROWS_AS(setValue(edit, who, age, bad), UsageError);
    for (const char* bad : {"2025-02-29", "31.04.2025", "1.1.25", "2025-13-01", "x"}) {
      CHECK_THROWS_AS(setValue(edit, who, born, bad), UsageError);
    }
    setValue(edit, who, born, "29.02.2024");
    CHECK(value(sample, "A", "Born") == "2024-02-29");
    CHECK_THROWS_AS(setValue(edit, who, home, "Almaty"), UsageError);
    setValue(edit, who, home, "Abai");
    setValue(edit, who, home, "");
    CHECK(value(sample, "A", "Home").empty());
    CHECK_THROWS_AS(addParticipant(edit, "A"), UsageError);
    CHECK_THROWS_AS(addParticipant(edit, "  "), UsageError);
    CHECK_THROWS_AS(addAttribute(edit, "Age", AttributeType::Text), UsageError);
  });
}
