#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace corpus;

namespace {

ImportedTranscript read(const std::string& name, std::string_view content, bool recognise = true) {
  const support::TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << content;
  ImportOptions options;
  options.recogniseSpeakers = recognise;
  return readTranscript(folder / name, options, i18n::LanguageGuesser());
}

}  // namespace

TEST_CASE("Cues of one voice join into a turn with its times", "[corpus][import][subtitles]") {
  const std::string vtt =
      "WEBVTT\n\nNOTE nothing\nto see\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v Interviewer>Why "
      "did you <b>leave</b>?\n\n"
      "00:02.500 --> 00:03.000\n<v Айгерім>There was\nno work</v>\n\n00:03.000 --> 00:04.250\n<v "
      "Айгерім>&amp; no <c.x>home</c>.\n";
  const auto spoken = read("a.vtt", vtt);
  CHECK(spoken.text == "Interviewer: Why did you leave?\nАйгерім: There was no work & no home.");
  REQUIRE(spoken.turns.size() == 2);
  CHECK(spoken.turns[0].startMs == 1'000);
  CHECK(spoken.turns[0].endMs == 2'000);
  CHECK(spoken.turns[1].startMs == 2'500);
  CHECK(spoken.turns[1].endMs == 4'250);
  CHECK(i18n::slice(spoken.text, spoken.turns[1].span) == "There was no work & no home.");
  REQUIRE(spoken.speakers.size() == 2);
  CHECK(spoken.speakers[1].role == SpeakerRole::Respondent);

  const auto off = read("a.vtt", vtt, false);
  CHECK(off.text == spoken.text);
  CHECK(off.speakers.empty());
  CHECK(i18n::slice(off.text, off.turns[1].span) == "Айгерім: There was no work & no home.");
}

TEST_CASE("SubRip cues keep names, dashes and pauses", "[corpus][import][subtitles]") {
  const auto named = read("a.srt",
                          "1\r\n00:00:01,000 --> 00:00:02,000\r\nСұрақ: Қайтасыз "
                          "ба?\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n"
                          "Жауап: Жоқ,\r\n\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\n<i>қайтпаймын.</i>\r\n");
  CHECK(named.text == "Сұрақ: Қайтасыз ба?\nЖауап: Жоқ, қайтпаймын.");
  CHECK(named.turns.at(1).endMs == 4'000);

  const auto dashes = read("b.srt", "1\n00:00:01,000 --> 00:00:02,000\n- What?\n- Where?\n");
  CHECK(dashes.text == "What?\nWhere?");
  const auto pause = read("c.srt",
                          "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,900 --> 00:00:05,000\ntwo\n\n"
                          "3\n00:00:07,100 --> 00:00:08,000\nthree\n");
  CHECK(pause.text == "one two\nthree");
  CHECK(pause.turns.at(1).startMs == 7'100);
}

TEST_CASE("Subtitles without a cue are refused", "[corpus][import][subtitles]") {
  CHECK_THROWS_AS(read("a.srt", "just words\n"), FileError);
  CHECK_THROWS_AS(read("a.vtt", "WEBVTT\n\n"), FileError);
}
