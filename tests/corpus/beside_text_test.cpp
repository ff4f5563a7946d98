// What version 2 of the project keeps beside a transcript's text, and choices of the project.
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "corpus/recordings.h"
#include "corpus/settings.h"
#include "corpus/sha256.h"
#include "corpus/speaker_rules.h"
#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;

namespace {

ImportedTranscript withPassages() {
  ImportedTranscript imported = support::transcriptFrom("A", "И: Неге қайттыңыз?\nР: Үйді сағындым.");
  imported.formatting = {{{3, 7}, Style::Bold}, {{8, 18}, Style::Italic}, {{22, 26}, Style::Underline}};
  imported.cues = {{{0, 18}, 0, 1500}, {{19, 36}, 1500, std::nullopt}};
  imported.original = std::string("PK\0\1bytes", 9);
  imported.sourceSha256 = sha256Hex(imported.original);
  return imported;
}

}  // namespace

TEST_CASE("Formatting, times and the original file come in with a transcript and go with it",
          "[corpus][transcripts]") {
  support::SampleProject sample;
  const ImportedTranscript imported = withPassages();
  Guid guid;
  sample->edit(message("Import"), [&](Edit& edit) { guid = addTranscript(edit, imported); });
  sample.reopen();
  const auto styles = formatting(*sample, guid);
  REQUIRE(styles.size() == 3);
  CHECK(styles[0].span == i18n::Span{3, 7});
  CHECK(styles[0].style == Style::Bold);
  CHECK(styles[1].style == Style::Italic);
  CHECK(styles[2].style == Style::Underline);
  const auto times = cues(*sample, guid);
  REQUIRE(times.size() == 2);
  CHECK(times[0].span == i18n::Span{0, 18});
  CHECK(times[0].endMs == 1500);
  CHECK(times[1].startMs == 1500);
  CHECK_FALSE(times[1].endMs);
  CHECK(original(*sample, guid) == imported.original);
  CHECK(sample->check().empty());
  // An import is undone without what came with it being written to the history.
  CHECK(sample->database().execAndGet("SELECT length(changeset) FROM history").getInt() < 500);
  sample->undo();
  CHECK(formatting(*sample, guid).empty());
  CHECK(cues(*sample, guid).empty());
  CHECK_FALSE(original(*sample, guid));
  sample->redo();
  CHECK(cues(*sample, guid).size() == 2);
  const Guid plain = sample.addTranscript("B", "Р: Жақсы.");
  CHECK_FALSE(original(*sample, plain));
}

TEST_CASE("Check finds formatting, times and originals that are not as they were stored", "[corpus][check]") {
  support::SampleProject sample;
  sample->edit(message("Import"), [&](Edit& edit) { addTranscript(edit, withPassages()); });
  const auto found = [&](const char* sql) {
    sample->database().exec(sql);
    const auto all = sample->check();
    REQUIRE(all.size() == 1);
    return all[0].id;
  };
  CHECK(found("UPDATE formatting SET \"end\" = 37 WHERE style = 'bold'").starts_with("Formatting"));
  sample->database().exec("UPDATE formatting SET \"end\" = 7 WHERE style = 'bold'");
  CHECK(found("UPDATE cues SET \"begin\" = 99, \"end\" = 99 WHERE start_ms = 0").starts_with("Time stamps"));
  sample->database().exec("UPDATE cues SET \"begin\" = 0, \"end\" = 18 WHERE start_ms = 0");
  CHECK(found("UPDATE originals SET bytes = x'00'").starts_with("The file kept with"));
}

TEST_CASE("A choice of the project is kept, changed and undone", "[corpus][settings]") {
  support::SampleProject sample;
  CHECK_FALSE(setting(*sample, kKeepOriginals));
  const auto set = [&](const char* value) {
    return sample->edit(message("Choose"), [&](Edit& edit) { setSetting(edit, kKeepOriginals, value); });
  };
  CHECK(set("yes").modified.at(Kind::Project) == std::set<Guid>{sample->guid()});
  CHECK(set("yes").empty());
  CHECK(set("no").touches(Kind::Project));
  CHECK(setting(*sample, kKeepOriginals) == "no");
  sample.reopen();
  sample->undo();
  CHECK(setting(*sample, kKeepOriginals) == "yes");
  sample->undo();
  CHECK_FALSE(setting(*sample, kKeepOriginals));
}

TEST_CASE("A corrected speaker is remembered by the label however it is written", "[corpus][speaker-rules]") {
  support::SampleProject sample;
  const auto remember = [&](const std::vector<SpeakerRule>& rules) {
    return sample->edit(message("Remember"), [&](Edit& edit) { rememberSpeakerRules(edit, rules); });
  };
  CHECK(remember({{"Айгүл  Әпке:", "Айгүл", SpeakerRole::Respondent}, {"Ескерту", "", std::nullopt}})
            .touches(Kind::Project));
  auto rules = speakerRules(*sample);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].label == "айгүл әпке");
  CHECK(rules[0].name == "Айгүл");
  CHECK(rules[0].role == SpeakerRole::Respondent);
  CHECK(rules[1].name.empty());
  CHECK_FALSE(rules[1].role);

  // A newer rule takes the older one's place; the same again is no change.
  remember({{"АЙГҮЛ ӘПКЕ", "Айгүл апай", std::nullopt}});
  CHECK(remember({{"айгүл әпке", "Айгүл апай", std::nullopt}}).empty());
  rules = speakerRules(*sample);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].name == "Айгүл апай");
  CHECK_FALSE(rules[0].role);
  CHECK(remember({{" : ", "nobody", std::nullopt}}).empty());

  // What an import takes for one label is one rule, and the newer of them holds.
  remember({{"Айгүл (Smith)", "Айгүл", std::nullopt}});
  remember({{"айгүл(smith)", "Айгүл Смит", std::nullopt}});
  remember({{"Айгүл (Smіth):", "Айгүл С.", std::nullopt}});  // a Cyrillic і
  rules = speakerRules(*sample);
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].name == "Айгүл С.");
  for (int i = 0; i < 3; ++i) sample->undo();

  sample->edit(message("Forget"), [](Edit& edit) { forgetSpeakerRule(edit, "Айгүл Әпке:"); });
  CHECK(speakerRules(*sample).size() == 1);
  sample->undo();
  sample->undo();
  CHECK(speakerRules(*sample)[0].name == "Айгүл");
}

TEST_CASE("A recording below the project's folder is found again when both have moved",
          "[corpus][recordings]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", "Р: Жақсы.");
  const auto link = [&](const std::optional<std::filesystem::path>& file) {
    return sample->edit(message("Recording"), [&](Edit& edit) { setRecording(edit, guid, file); });
  };
  CHECK_FALSE(recording(*sample, guid));
  const auto inside =
      sample.folder() / std::filesystem::path(u8"Дыбыс") / std::filesystem::path(u8"Ерлан 1.mp3");
  CHECK(link(inside).modified.at(Kind::Transcript) == std::set<Guid>{guid});
  CHECK(recording(*sample, guid) == inside);
  CHECK(sample->database().execAndGet("SELECT path FROM recordings").getString() == "Дыбыс/Ерлан 1.mp3");
  CHECK(link(inside).empty());
  sample.close();
  const support::TemporaryFolder elsewhere;
  std::filesystem::copy(sample.path(), elsewhere / "p.suhbat");
  {
    const auto moved = Project::open(elsewhere / "p.suhbat", support::fixedEnvironment());
    CHECK(recording(*moved, guid) == elsewhere / "Дыбыс/Ерлан 1.mp3");
  }
  sample.reopen();
  const support::TemporaryFolder outside;
  CHECK(link(outside / "b.wav").touches(Kind::Transcript));
  CHECK(recording(*sample, guid) == outside / "b.wav");
  CHECK(link(std::nullopt).touches(Kind::Transcript));
  CHECK_FALSE(recording(*sample, guid));
  sample->undo();
  CHECK(recording(*sample, guid) == outside / "b.wav");
  sample->undo();
  CHECK(recording(*sample, guid) == inside);
  CHECK_THROWS_AS(sample->edit(message("x"), [&](Edit& e) { setRecording(e, e.newGuid(), inside); }),
                  UsageError);
}

#ifndef _WIN32
TEST_CASE("A recording chosen through a link to the project's folder lies below it too",
          "[corpus][recordings]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", "Р: Жақсы.");
  const support::TemporaryFolder other;
  std::filesystem::create_directory_symlink(sample.folder(), other / "link");
  sample->edit(message("Recording"), [&](Edit& edit) { setRecording(edit, guid, other / "link/a.mp3"); });
  CHECK(sample->database().execAndGet("SELECT path FROM recordings").getString() == "a.mp3");
}
#endif
