#include "corpus/participants_plan.h"

#include <algorithm>

#include "corpus/speaker_ties.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;
using Use = ColumnChoice::Use;
using State = PlannedValue::State;
using Names = std::vector<std::string>;

namespace {

const Table kTable = {{"Псевдоним", "Возраст", "Откуда", "Файл"},
                      {{"Айгүл", "24 года", "Атырауская обл.", "01"},
                       {"Ержан", "31", "г. Астана", "02"},
                       {"Дана", "22", "Торғай", "03"},
                       {"Сәуле", "19", "ВКО", "нет такого"}}};

const i18n::Message* warning(const ParticipantsPlan& plan, const std::string& part) {
  const auto& all = plan.report.warnings;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const auto& each) { return each.id.find(part) != std::string::npos; });
  return found == all.end() ? nullptr : &*found;
}

ParticipantsReport import(support::SampleProject& sample, const Table& table,
                          const ParticipantsOptions& options) {
  ParticipantsReport report;
  sample->edit(message("Import"), [&](Edit& edit) { report = importParticipants(edit, table, options); });
  return report;
}

}  // namespace

TEST_CASE("What an import would do is said before, and then done exactly", "[corpus][participants]") {
  support::SampleProject sample;
  sample.addTranscript("01", "И: Неге?\nР: Үйді сағындым.");
  sample.addTranscript("02", "Үйді сағындым.");
  sample.addTranscript("03", "И: Неге?\nА: Жұмыс.\nБ: Үй.");
  sample->edit(message("One is there"), [&](Edit& edit) {
    const Guid who = addParticipant(edit, "Айгүл");
    setValue(edit, who, addAttribute(edit, "возраст", AttributeType::Number), "23");
  });
  const std::string before = support::dump(*sample);
  const auto plan = planParticipants(*sample, kTable, {matchByOf(kTable), {}});
  CHECK(support::dump(*sample) == before);

  REQUIRE(plan.options.columns.size() == 4);
  CHECK(plan.options.columns[0].use == Use::Name);
  CHECK(plan.options.columns[1].attribute == "возраст");
  CHECK(plan.options.columns[1].type == AttributeType::Number);
  CHECK(plan.options.columns[2].regions);
  CHECK(plan.options.columns[3].use == Use::File);
  REQUIRE(plan.participants.size() == 4);
  CHECK(plan.participants[0].guid);
  CHECK(plan.participants[0].updated());
  CHECK(plan.participants[0].values.at(1).state == State::Changed);
  CHECK(plan.participants[0].values.at(1).before == "23");
  CHECK(plan.participants[0].values.at(1).after == "24");
  CHECK(plan.participants[0].values.at(2).state == State::New);
  CHECK(plan.participants[0].values.at(2).after == "Атырауская");
  CHECK_FALSE(plan.participants[1].guid);
  CHECK(plan.participants[2].values.at(2).after == "Торғай");
  REQUIRE(warning(plan, "several regions today"));
  CHECK(warning(plan, "several regions today")->arguments.at("values") == "“Торғай”");
  CHECK(warning(plan, "There is no transcript"));
  REQUIRE(plan.ties.size() == 4);
  CHECK(plan.ties[0].speaker->label == "Р");
  CHECK(plan.ties[1].transcriptName == "02");
  CHECK_FALSE(plan.ties[1].speaker);
  CHECK(plan.ties[3].speaker->label == "Б");
  CHECK(plan.report.added == 3);
  CHECK(plan.report.updated == 1);
  CHECK(plan.report.linkedTranscripts == 3);
  CHECK(plan.report.unmatched == Names{"Сәуле"});

  const auto report = import(sample, kTable, plan.options);
  CHECK(report.added == plan.report.added);
  CHECK(report.updated == plan.report.updated);
  CHECK(report.unmatched == plan.report.unmatched);
  const auto there = participants(*sample);
  REQUIRE(there.size() == plan.participants.size());
  const auto kept = attributes(*sample);
  for (const auto& planned : plan.participants) {
    const auto person =
        std::find_if(there.begin(), there.end(), [&](const auto& each) { return each.name == planned.name; });
    REQUIRE(person != there.end());
    for (const auto& attribute : plan.attributes) {
      const auto made = attributeNamed(*sample, attribute.attribute.name);
      REQUIRE(made);
      CHECK(made->type == attribute.attribute.type);
      CHECK(made->choices == attribute.attribute.choices);
      CHECK(person->values.at(made->guid) == planned.values.at(attribute.column).after);
    }
  }
  std::int64_t tied = 0;
  for (const Voice& voice : voices(*sample)) tied += voice.speaker.participant.has_value();
  CHECK(tied == 4);
  sample->undo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("The person chooses names, types and what is left out", "[corpus][participants]") {
  support::SampleProject sample;
  ParticipantsOptions options = planParticipants(*sample, kTable, {MatchBy::Name, {}}).options;
  options.columns[1] = {Use::Attribute, "Лет", AttributeType::YesNo, false};
  options.columns[2] = {Use::Attribute, "Откуда", AttributeType::Text, false};
  options.columns[3].use = Use::Skip;
  const auto plan = planParticipants(*sample, kTable, options);
  REQUIRE(warning(plan, "were left out"));
  CHECK(warning(plan, "were left out")->arguments.at("values") == "“24 года”, “31”, “22”, “19”");
  CHECK(plan.participants[0].values.at(1).state == State::LeftOut);
  import(sample, kTable, options);
  REQUIRE(attributes(*sample).size() == 2);
  const auto from = attributeNamed(*sample, "Откуда");
  REQUIRE(from);
  CHECK(from->type == AttributeType::Text);
  for (const Participant& each : participants(*sample)) {
    CHECK(each.values.size() == 1);
    if (each.name == "Сәуле") CHECK(each.values.at(from->guid) == "ВКО");
  }

  SECTION("two columns can't become one attribute") {
    options.columns[1].attribute = "откуда";
    CHECK_THROWS_AS(planParticipants(*sample, kTable, options), UsageError);
  }
  SECTION("somebody must be named") {
    options.columns[0].use = Use::Skip;
    CHECK_THROWS_AS(planParticipants(*sample, kTable, options), UsageError);
  }
  SECTION("an attribute changes its type when it can") {
    options.columns[2].regions = true;
    options.columns[2].type = AttributeType::Choice;
    const auto again = planParticipants(*sample, kTable, options);
    import(sample, kTable, options);
    CHECK(attributeNamed(*sample, "Откуда")->regions);
    for (const Participant& each : participants(*sample)) {
      if (each.name == "Сәуле") CHECK(each.values.at(from->guid) == "Восточно-Казахстанская");
    }
  }
}

TEST_CASE("A column of regions is recognised, one of cities or names is not", "[corpus][participants]") {
  support::SampleProject sample;
  const auto regions = [&](const std::string& heading, const std::vector<std::string>& values) {
    Table table{{"Имя", heading}, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
      table.rows.push_back({"P" + std::to_string(i), values[i]});
    return planParticipants(*sample, table, {}).options.columns[1].regions;
  };
  CHECK(regions("Откуда", {"Абай", "Атырау", "БҚО"}));
  CHECK(regions("Облысы", {"Семей", "Ақтау"}));
  CHECK(regions("Region", {"Atyrau", "KZ-39", "", "East Kazakhstan"}));
  CHECK_FALSE(regions("Город", {"Семей", "Актау", "Тараз"}));
  CHECK_FALSE(regions("Ребёнок", {"Абай", "Абай", "Абай"}));
  CHECK_FALSE(regions("Откуда", {"Атырау", "Омск", "Абай", "Ош"}));
}

TEST_CASE("Speakers are tied to participants in one step", "[corpus][participants]") {
  support::SampleProject sample;
  const Guid group = sample.addTranscript("топ", "И: Неге?\nАйгүл: Жұмыс.\nҮсен: Үй.\nАйгүл: Ия.");
  const Guid alone = sample.addTranscript("Дана интервью", "И: Неге?\nР: Жұмыс.");
  const Guid plain = sample.addTranscript("жазба", "Үйді сағындым.");
  Guid aigul, dana;
  sample->edit(message("People"), [&](Edit& edit) {
    aigul = addParticipant(edit, "Айгүл");
    dana = addParticipant(edit, "Дана");
  });
  auto all = voices(*sample);
  REQUIRE(all.size() == 6);
  const auto of = [&](const Guid& transcript, const std::string& label) {
    for (const Voice& each : voices(*sample)) {
      if (each.speaker.transcript == transcript && each.speaker.label == label) return each;
    }
    FAIL("no such voice");
    return Voice();
  };
  CHECK(of(group, "Айгүл").turns == 2);
  CHECK_FALSE(of(plain, "").speaker.guid);
  const auto guessed = guessedParticipants(all, participants(*sample));
  REQUIRE(guessed.size() == 2);
  for (const auto& [index, who] : guessed) {
    CHECK(all[index].speaker.label == (who == aigul ? "Айгүл" : "Р"));
  }

  const std::string before = support::dump(*sample);
  std::int64_t changed = 0;
  sample->edit(message("Tie"), [&](Edit& edit) {
    changed = tieSpeakers(
        edit, {{group, of(group, "Айгүл").speaker.guid, SpeakerRole::Respondent, aigul, {}},
               {group, of(group, "Үсен").speaker.guid, SpeakerRole::Respondent, std::nullopt, "Үсен"},
               {alone, of(alone, "Р").speaker.guid, SpeakerRole::Respondent, std::nullopt, "Үсен"},
               {group, of(group, "И").speaker.guid, SpeakerRole::Interviewer, std::nullopt, {}},
               {plain, {}, SpeakerRole::Respondent, aigul, {}}});
  });
  CHECK(changed == 4);
  CHECK(participants(*sample).size() == 3);
  CHECK(of(group, "Үсен").speaker.participant == of(alone, "Р").speaker.participant);
  CHECK(participantsByTranscript(*sample).at(group).size() == 2);
  CHECK(participantsByTranscript(*sample).at(plain) == std::vector<Guid>{aigul});

  SECTION("removing a participant leaves the speakers, tied to nobody, and undo ties them again") {
    const std::string tied = support::dump(*sample);
    sample->edit(message("Remove"), [&](Edit& edit) { removeParticipant(edit, aigul); });
    CHECK_FALSE(of(group, "Айгүл").speaker.participant);
    sample->undo();
    CHECK(support::dump(*sample) == tied);
  }
  SECTION("undo") {
    sample->undo();
    CHECK(support::dump(*sample) == before);
  }
}
