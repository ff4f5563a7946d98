#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace corpus;

namespace {

std::filesystem::path file(const support::TemporaryFolder& folder, const std::string& name,
                           std::string_view content) {
  std::ofstream(folder / name, std::ios::binary) << content;
  return folder / name;
}

std::filesystem::path encoded(const std::string& name) {
  return std::filesystem::path(SUHBAT_TEST_DATA) / "encodings" / name;
}

}  // namespace

TEST_CASE("Every file of a batch is read as it was chosen for it", "[corpus][import]") {
  const support::TemporaryFolder folder;
  const std::string text = "Интервьюер: а\nРеспондент: б\n";
  const auto first = file(folder, "1.txt", text), second = file(folder, "2.txt", text + "Интервьюер: в\n");
  ImportOptions named, without;
  named.speakers = {{"Респондент", "Айгерім", {}}};
  named.keepOriginal = true;
  without.recogniseSpeakers = false;
  Progress progress;
  const auto batch = readTranscripts(std::vector<ImportRequest>{{first, named}, {second, without}}, progress);
  REQUIRE(batch.transcripts.size() == 2);
  REQUIRE(batch.transcripts[0].speakers.size() == 2);
  CHECK(batch.transcripts[0].speakers[1].label == "Айгерім");
  CHECK(batch.transcripts[0].original == text);
  CHECK(batch.transcripts[1].speakers.empty());
  CHECK(batch.transcripts[1].original.empty());
}

TEST_CASE("Letters of the other alphabet are counted, and repaired when asked", "[corpus][import]") {
  const support::TemporaryFolder folder;
  // A Latin "i" in the label and a Latin "a" among the words.
  const auto path =
      file(folder, "a.txt", "Айгер\x69м: Қаз\x61қстан.\nМарат: иә.\nАйгер\x69м: жоқ.\nМарат: жарайды.\n");
  const i18n::LanguageGuesser guesser;
  const auto before = readTranscript(path, {}, guesser);
  CHECK(before.lookAlikeWords == 3);
  CHECK(before.text.find("Қаз\x61қстан") != std::string::npos);
  ImportOptions repair;
  repair.repairLookAlikes = true;
  const auto after = readTranscript(path, repair, guesser);
  CHECK(after.lookAlikeWords == 0);
  CHECK(after.text.starts_with("Айгерім: Қазақстан."));
  REQUIRE(after.turns.size() == 4);
  CHECK(i18n::slice(after.text, after.turns[0].span) == "Қазақстан.");
  CHECK(after.turns[0].span.begin == before.turns[0].span.begin);
  CHECK(after.turns[0].span.end == before.turns[0].span.end);
}

TEST_CASE("The ways to read a file are shown in a line that tells them apart", "[corpus][import]") {
  const auto ways = readings(encoded("kk.KZ-1048.txt"));
  REQUIRE(ways.size() >= 2);
  CHECK(ways.front().encoding == "KZ-1048");
  CHECK(ways.front().confidence >= ways.back().confidence);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    CHECK(!ways[i].sample.empty());
    CHECK(i18n::length(ways[i].sample) <= 130);
    if (i > 0) CHECK(ways[i].sample != ways.front().sample);
  }
  const auto plain = readings(encoded("kk.txt"));
  REQUIRE(plain.size() == 1);
  CHECK(plain.front().encoding == "UTF-8");
  CHECK(!plain.front().sample.empty());
  CHECK(readings(std::filesystem::path(SUHBAT_TEST_DATA) / "import" / "interview.docx").size() == 1);
  CHECK_THROWS_AS(readings(encoded("missing.txt")), FileError);
}

TEST_CASE("Times among the words become cues of the transcript", "[corpus][import]") {
  const support::TemporaryFolder folder;
  const auto path =
      file(folder, "a.txt", "Интервьюер: [00:00:01] а\n[00:00:07] б\nРеспондент: в [00:00:09] г\n");
  const auto read = readTranscript(path, {}, i18n::LanguageGuesser());
  REQUIRE(read.turns.size() == 2);
  CHECK(read.turns[0].startMs == 1'000);
  REQUIRE(read.cues.size() == 2);
  CHECK(read.cues[0].startMs == 7'000);
  CHECK(i18n::slice(read.text, read.cues[0].span) == "б");
  CHECK(read.cues[1].startMs == 9'000);
  CHECK(i18n::slice(read.text, read.cues[1].span) == "г");
}
