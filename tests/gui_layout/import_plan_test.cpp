// What results from looking at an import and correcting it, without a window.
#include <algorithm>

#include "gui/import_plan.h"
#include "tests/support/catch.h"

using corpus::SpeakerRole;
using gui::ImportPlan;
using Scope = ImportPlan::Scope;

namespace {

using Spellings = std::vector<corpus::ImportedSpeaker::Spelling>;

corpus::ImportedTranscript interview(const std::string& name, std::vector<corpus::ImportedSpeaker> speakers,
                                     Spellings others = {}) {
  corpus::ImportedTranscript transcript;
  transcript.name = name;
  transcript.sourceFile = name + ".txt";
  transcript.sourceSha256 = "sha of " + name;
  transcript.text = "text of " + name;
  transcript.speakers = std::move(speakers);
  transcript.otherLabels = std::move(others);
  return transcript;
}

corpus::ImportedSpeaker speaker(const std::string& label, SpeakerRole role, std::int64_t turns) {
  return {label, role, {{label, turns}}};
}

// Interviewer and respondent, and a word that only looks like a speaker.
corpus::ImportedTranscript twoVoices(const std::string& name) {
  return interview(name,
                   {speaker("И", SpeakerRole::Interviewer, 6), speaker("Р", SpeakerRole::Respondent, 5)},
                   {{"Мысалы", 2}});
}

ImportPlan planOf(std::vector<corpus::ImportedTranscript> transcripts,
                  std::vector<corpus::SpeakerRule> remembered = {}) {
  ImportPlan plan(std::move(remembered), false);
  for (auto& transcript : transcripts) {
    const auto path = std::filesystem::u8path(transcript.sourceFile);
    plan.add(path, std::move(transcript));
  }
  return plan;
}

const corpus::SpeakerRule* ruleFor(const std::vector<corpus::SpeakerRule>& rules, const std::string& label) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.label == label; });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("A name given to a speaker is a rule for each of its spellings, and its role stays", "[import]") {
  auto plan = planOf(
      {interview("one", {{"Респондент", SpeakerRole::Respondent, {{"Респондент", 4}, {"респ.", 2}}}})});
  plan.renameSpeaker(0, plan.speakers(0)[0], "Айгүл", Scope::File);
  const auto rules = plan.request(0).options.speakers;
  REQUIRE(rules.size() == 2);
  for (const char* label : {"Респондент", "респ."}) {
    REQUIRE(ruleFor(rules, label));
    CHECK(ruleFor(rules, label)->name == "Айгүл");
    CHECK(ruleFor(rules, label)->role == SpeakerRole::Respondent);
  }
  CHECK(plan.stale() == std::vector<std::size_t>{0});
}

TEST_CASE("A speaker given the name of another becomes one with it", "[import]") {
  auto plan = planOf({twoVoices("one")});
  plan.renameSpeaker(0, plan.speakers(0)[0], "р", Scope::File);
  const auto rules = plan.request(0).options.speakers;
  REQUIRE(ruleFor(rules, "И"));
  REQUIRE(ruleFor(rules, "Р"));
  CHECK(ruleFor(rules, "И")->name == ruleFor(rules, "Р")->name);
}

TEST_CASE("Merged speakers have the name of the one that speaks most, and split ones their own", "[import]") {
  auto plan = planOf({interview(
      "one", {speaker("ЛА", SpeakerRole::Unknown, 2), speaker("Лена", SpeakerRole::Respondent, 9)})});
  plan.mergeSpeakers(0, plan.speakers(0), Scope::File);
  auto rules = plan.request(0).options.speakers;
  CHECK(ruleFor(rules, "ЛА")->name == "Лена");
  CHECK(ruleFor(rules, "ЛА")->role == SpeakerRole::Respondent);
  CHECK(ruleFor(rules, "Лена")->name == "Лена");

  const auto revision = plan.file(0).revision;
  plan.readAgain(0, revision,
                 interview("one", {{"Лена", SpeakerRole::Respondent, {{"Лена", 9}, {"ЛА", 2}}}}));
  CHECK(plan.stale().empty());
  plan.splitSpeaker(0, plan.speakers(0)[0], Scope::File);
  rules = plan.request(0).options.speakers;
  CHECK(ruleFor(rules, "ЛА")->name == "ЛА");
  CHECK(ruleFor(rules, "Лена")->name == "Лена");
}

TEST_CASE("What is no speaker can be switched off and on again, and is shown all the while", "[import]") {
  auto plan = planOf({twoVoices("one")});
  auto rows = plan.speakers(0);
  REQUIRE(rows.size() == 3);
  CHECK_FALSE(rows[2].on);
  CHECK(rows[2].name == "Мысалы");

  plan.setOn(0, rows[2], true, Scope::File);
  CHECK(ruleFor(plan.request(0).options.speakers, "Мысалы")->name == "Мысалы");
  plan.setOn(0, rows[1], false, Scope::File);
  CHECK(ruleFor(plan.request(0).options.speakers, "Р")->name.empty());

  plan.readAgain(0, plan.file(0).revision,
                 interview("one", {speaker("И", SpeakerRole::Interviewer, 6),
                                   speaker("Мысалы", SpeakerRole::Unknown, 2)}));
  rows = plan.speakers(0);
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].name == "Р");
  CHECK(rows[2].turns == 5);
  CHECK_FALSE(rows[2].on);
  plan.setOn(0, rows[2], true, Scope::File);
  CHECK(ruleFor(plan.request(0).options.speakers, "Р")->name == "Р");
}

TEST_CASE("A correction for all files concerns those that have the label, and takes over from one for a file",
          "[import]") {
  auto plan = planOf(
      {twoVoices("one"), twoVoices("two"), interview("three", {speaker("Болат", SpeakerRole::Unknown, 3)})});
  plan.renameSpeaker(1, plan.speakers(1)[1], "Дана", Scope::File);
  CHECK(plan.stale() == std::vector<std::size_t>{1});
  plan.renameSpeaker(0, plan.speakers(0)[1], "Айгүл", Scope::All);
  CHECK(plan.stale() == std::vector<std::size_t>{0, 1});
  CHECK(ruleFor(plan.request(1).options.speakers, "Р")->name == "Айгүл");
  // And later ones of a single file stand above those for all.
  plan.renameSpeaker(1, plan.speakers(1)[1], "Дана", Scope::File);
  CHECK(ruleFor(plan.request(1).options.speakers, "Р")->name == "Дана");
  CHECK(ruleFor(plan.request(0).options.speakers, "Р")->name == "Айгүл");
}

TEST_CASE("Remembered is what was said of all files, or of the only one; nothing when not wished",
          "[import]") {
  auto several = planOf({twoVoices("one"), twoVoices("two")});
  several.renameSpeaker(0, several.speakers(0)[1], "Айгүл", Scope::File);
  CHECK(several.rulesToRemember().empty());
  several.setRole(0, several.speakers(0)[0], SpeakerRole::Interviewer, Scope::All);
  REQUIRE(several.rulesToRemember().size() == 1);
  CHECK(several.rulesToRemember()[0].label == "И");

  auto single = planOf({twoVoices("one")});
  single.renameSpeaker(0, single.speakers(0)[1], "Айгүл", Scope::File);
  CHECK(single.rulesToRemember().size() == 1);
  single.setRemember(false);
  CHECK(single.rulesToRemember().empty());
}

TEST_CASE("The project's rules apply from the start, are shown as such, and give way to corrections",
          "[import]") {
  auto plan = planOf({twoVoices("one")}, {{"р", "Айгүл", std::nullopt}});
  CHECK(plan.request(0).options.speakers.size() == 1);
  CHECK(plan.stale().empty());
  CHECK_FALSE(plan.speakers(0)[0].remembered);
  CHECK(plan.speakers(0)[1].remembered);
  plan.renameSpeaker(0, plan.speakers(0)[1], "Дана", Scope::File);
  CHECK_FALSE(plan.speakers(0)[1].remembered);
  const auto rules = plan.request(0).options.speakers;
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].name == "Дана");
}

TEST_CASE("What was corrected while a file was read again is still to be read", "[import]") {
  auto plan = planOf({twoVoices("one")});
  plan.renameSpeaker(0, plan.speakers(0)[0], "Асан", Scope::File);
  const auto asked = plan.file(0).revision;
  plan.renameSpeaker(0, plan.speakers(0)[1], "Үсен", Scope::File);
  plan.readAgain(0, asked, twoVoices("one"));
  CHECK(plan.stale() == std::vector<std::size_t>{0});
}

TEST_CASE("The same file twice is left out until the person says otherwise", "[import]") {
  auto plan = planOf({twoVoices("one"), twoVoices("two"), twoVoices("one")});
  plan.leaveOutDuplicates([](const std::string& sha) -> std::optional<std::string> {
    return sha == "sha of two" ? std::optional<std::string>("Second") : std::nullopt;
  });
  CHECK(plan.wantedTranscripts() == std::vector<std::size_t>{0});
  REQUIRE(plan.file(1).alreadyThere);
  CHECK(plan.file(1).alreadyThere->arguments.at("name") == "Second");
  CHECK(plan.file(2).alreadyThere);
  plan.wantAll(true);  // ticks the others
  CHECK(plan.wantedCount() == 1);
  plan.want(1, true);
  CHECK(plan.wantedCount() == 2);
}

TEST_CASE("An encoding chosen for all concerns the files that were read the same way", "[import]") {
  auto first = twoVoices("one"), second = twoVoices("two"), third = twoVoices("three");
  first.sourceEncoding = second.sourceEncoding = "windows-1251";
  third.sourceEncoding = "UTF-8";
  first.encodingConfidence = 0.5;
  auto plan = planOf({first, second, third});
  CHECK(plan.concerns(0) == std::vector{ImportPlan::Concern::Encoding});
  CHECK(plan.concerns(1).empty());
  plan.setEncoding(0, "KZ-1048", Scope::All);
  CHECK(plan.stale() == std::vector<std::size_t>{0, 1});
  CHECK(plan.request(1).options.encoding == "KZ-1048");
  CHECK(plan.request(2).options.encoding.empty());
  CHECK(plan.concerns(0).empty());  // somebody has looked
}

TEST_CASE("Speakers are doubtful when none was found or one speaks once in a long talk", "[import]") {
  auto nobody = interview("nobody", {}, {{"Сауле", 4}});
  auto quiet = twoVoices("quiet");
  quiet.turns.resize(12);
  auto stray = quiet;
  stray.speakers.push_back(speaker("Алматы", SpeakerRole::Unknown, 1));
  auto plan = planOf({nobody, quiet, stray});
  CHECK(plan.concerns(0) == std::vector{ImportPlan::Concern::Speakers});
  CHECK(plan.concerns(1).empty());
  CHECK(plan.concerns(2) == std::vector{ImportPlan::Concern::Speakers});
}

TEST_CASE("Originals are read with the import, and only for what is imported", "[import]") {
  auto plan = planOf({twoVoices("one"), twoVoices("two")});
  plan.want(1, false);
  CHECK(plan.staleForImport().empty());
  plan.setKeepOriginals(true);
  CHECK(plan.stale().empty());
  CHECK(plan.staleForImport() == std::vector<std::size_t>{0});
  CHECK(plan.request(0).options.keepOriginal);
  auto again = twoVoices("one");
  again.original = "bytes";
  plan.readAgain(0, plan.file(0).revision, again);
  CHECK(plan.staleForImport().empty());
  CHECK(plan.transcriptToWrite(0).original == "bytes");
  plan.setKeepOriginals(false);
  CHECK(plan.transcriptToWrite(0).original.empty());
}

TEST_CASE("A table taken for participants can be read as an interview after all", "[import]") {
  ImportPlan plan({}, false);
  plan.addParticipants("people.csv", corpus::Table{{"name", "words"}, {{"Olga", "I went home"}}},
                       corpus::TurnTable{{{"name", "words"}, {"Olga", "I went home"}}, 2, {}});
  CHECK(plan.wantedParticipants() == std::vector<std::size_t>{0});
  plan.setKind(0, ImportPlan::Kind::Transcript);
  CHECK(plan.wantedTranscripts() == std::vector<std::size_t>{0});
  CHECK(plan.stale() == std::vector<std::size_t>{0});
  corpus::TurnColumns columns;
  columns.text = 1;
  columns.speaker = 0;
  plan.setColumns(0, columns, Scope::File);
  REQUIRE(plan.request(0).options.columns);
  CHECK(plan.request(0).options.columns->text == 1);
  plan.refusedAgain(0, plan.file(0).revision, i18n::message("No."));
  CHECK(plan.wantedCount() == 0);
  plan.setKind(0, ImportPlan::Kind::Participants);
  CHECK(plan.wantedParticipants() == std::vector<std::size_t>{0});
}

TEST_CASE("Outcomes of a batch go to the requests they belong to", "[import]") {
  corpus::Batch batch;
  batch.transcripts = {twoVoices("a"), twoVoices("c")};
  batch.failures = {{"b.txt", i18n::message("Broken.")}};
  std::vector<std::string> came(3);
  gui::forEachOutcome(
      batch, {{"a.txt", {}}, {"b.txt", {}}, {"c.txt", {}}},
      [&](std::size_t at, corpus::ImportedTranscript transcript) { came[at] = transcript.name; },
      [&](std::size_t at, i18n::Message reason) { came[at] = reason.id; });
  CHECK(came == std::vector<std::string>{"a", "Broken.", "c"});
}
