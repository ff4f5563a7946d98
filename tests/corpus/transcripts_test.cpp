#include "corpus/transcripts.h"

#include <set>

#include "corpus/job.h"
#include "corpus/sha256.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;

TEST_CASE("A transcript comes back as it was handed over", "[corpus][transcripts]") {
  support::SampleProject sample;
  const std::string source =
      "И: Неге қайттыңыз?\nР: Үйді сағындым 🙂, шаршадым.\n\nСоңы";
  const auto imported = support::transcriptFrom("Сұхбат 1", source, i18n::TextLanguage::Kazakh);
  const Guid guid = sample.addTranscript("Сұхбат 1", source, i18n::TextLanguage::Kazakh);
  CHECK(text(*sample, guid) == source);
  const auto found = transcriptNamed(*sample, "Сұхбат 1");
  REQUIRE(found);
  CHECK(found->guid == guid);
  CHECK(found->sourceFile == "Сұхбат 1.txt");
  CHECK(found->length == i18n::length(source));
  CHECK(found->turns == 3);
  CHECK(found->importedAt == support::kNow);
  CHECK(found->language == i18n::TextLanguage::Kazakh);
  CHECK(transcriptFromFile(*sample, imported.sourceSha256)->guid == guid);
  CHECK_FALSE(transcriptFromFile(*sample, ""));

  const auto voices = speakers(*sample, guid);
  REQUIRE(voices.size() == 2);
  CHECK(voices[0].role == SpeakerRole::Interviewer);
  const auto all = turns(*sample, guid);
  REQUIRE(all.size() == 3);
  CHECK(i18n::slice(source, all[0].span) == "Неге қайттыңыз?");
  CHECK(i18n::slice(source, all[1].span) == "Үйді сағындым 🙂, шаршадым.");
  CHECK(all[1].speaker == voices[1].guid);
  CHECK(all[1].index == 1);
  CHECK(i18n::slice(source, {all[1].labelBegin, all[1].span.begin}) == "Р: ");
  CHECK_FALSE(all[2].speaker);
}

TEST_CASE("Names of transcripts are unique among those in sight", "[corpus][transcripts]") {
  support::SampleProject sample;
  const Guid first = sample.addTranscript("A", "one");
  const Guid second = sample.addTranscript("A", "two");
  CHECK(transcript(*sample, second)->name == "A (2)");
  const auto rename = [&](const Guid& guid, const std::string& name) {
    sample->edit(message("Rename"), [&](Edit& edit) { renameTranscript(edit, guid, name); });
  };
  CHECK_THROWS_AS(rename(second, "A"), UsageError);
  CHECK_THROWS_AS(rename(second, ""), UsageError);
  sample->edit(message("Remove"), [&](Edit& edit) { removeTranscript(edit, first); });
  CHECK_THROWS_AS(rename(first, "B"), UsageError);
  rename(second, "A");
  CHECK(transcripts(*sample).size() == 1);
  sample->undo();
  sample->undo();
  CHECK(transcript(*sample, first)->name == "A");
  CHECK(transcript(*sample, second)->name == "A (2)");
}

TEST_CASE("GUIDs are version 4, canonical and never twice", "[corpus][guid]") {
  const Environment environment = Environment::system();
  std::set<Guid> seen;
  for (int i = 0; i < 1000; ++i) {
    const Guid guid = environment.newGuid();
    CHECK(Guid::parse(guid.text()) == guid);
    CHECK(guid.text()[14] == '4');
    CHECK(std::string("89ab").find(guid.text()[19]) != std::string::npos);
    CHECK(seen.insert(guid).second);
  }
  CHECK(Guid::parse("{0F8FAD5B-D9CB-469F-A165-70867728950E}")->text() ==
        "0f8fad5b-d9cb-469f-a165-70867728950e");
  for (const char* bad : {"", "0f8fad5b", "0f8fad5bd9cb-469f-a165-70867728950e0",
                          "{0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950g"}) {
    CHECK_FALSE(Guid::parse(bad));
  }
}

// FIPS 180-4 example.
TEST_CASE("SHA-256 is the standard's", "[corpus]") {
  CHECK(sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("A stopped job hears of it", "[corpus]") {
  Progress progress;
  progress.set(1, 3, "a.docx");
  CHECK(progress.state().what == "a.docx");
  CHECK_NOTHROW(progress.check());
  progress.cancel();
  CHECK_THROWS_AS(progress.check(), Cancelled);
}
