#include <algorithm>
#include <array>
#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/code_pages.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zipped.h"

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

const std::array<char16_t, 128>& codePage(std::string_view name) {
  for (const auto& page : i18n::codePages())
    if (page.name == name) return *page.high;
  FAIL("no code page " << name);
  throw std::logic_error("unreachable");
}

// The bytes of KZ-1048, in which Kazakh fonts kept their letters.
std::string kazakhBytes(std::string_view text) {
  const auto& page = codePage("KZ-1048");
  std::string bytes;
  for (const char16_t point : i18n::toUtf16(text)) {
    const auto at = std::find(page.begin(), page.end(), point) - page.begin();
    bytes += static_cast<char>(point < 0x80 ? point : 0x80 + at);
  }
  return bytes;
}

// As a program reads them whose font called itself Western. What windows-1252 leaves free (Қ and қ are there)
// comes out as a control character.
std::string asWestern(const std::string& bytes) {
  const auto& page = codePage("windows-1252");
  std::u16string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const char16_t point = byte < 0x80 ? byte : page[byte - 0x80U];
    text += point == i18n::kUndefinedByte ? static_cast<char16_t>(byte) : point;
  }
  return i18n::toUtf8(text);
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

TEST_CASE("A text in an old Kazakh font is told, and comes in with all its letters when it is converted",
          "[corpus][import][kazakh-font]") {
  const support::TemporaryFolder folder;
  const i18n::LanguageGuesser guesser;
  const std::string plain =
      "Сұрақ: Қазақстанның қай өңірінде өстіңіз, үйде қай тілде сөйлейсіздер?\n"
      "Жауап: Қызылордада өстім. Әкем де, әжем де қазақша сөйлейді, ағылшынша үйреніп жүрмін.\n"
      "Сұрақ: Қалаға қашан көштіңіздер?\n"
      "Жауап: Жетінші сыныпта, көктемгі көшпен. Өзім қуандым, інім жылады.\n";
  const auto expected = readTranscript(file(folder, "plain.txt", plain), {}, guesser);
  REQUIRE(expected.turns.size() == 4);
  const auto bytes = kazakhBytes(plain);
  const auto font = asWestern(bytes);
  REQUIRE(font.find("\xC2\x9D") != std::string::npos);

  std::string paragraphs, rtf = "{\\rtf1\\ansi\\ansicpg1252 ";
  for (const char c : font) {
    if (c == '\n') {
      paragraphs += "</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">";
    } else {
      paragraphs += c;
    }
  }
  for (const char c : bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      rtf += "\\par\n";
    } else if (byte >= 0x80) {
      rtf += std::string("\\'") + kHex[byte >> 4] + kHex[byte & 15U];
    } else {
      rtf += c;
    }
  }
  const auto docx = folder / "a.docx";
  const std::string open =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  support::writeZip(docx, {{"[Content_Types].xml", "<Types/>"},
                           {"word/document.xml",
                            open + "<w:body><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" +
                                paragraphs + "</w:t></w:r></w:p></w:body></w:document>"}});
  for (const auto& path : {file(folder, "a.txt", font), docx, file(folder, "a.rtf", rtf + "}")}) {
    INFO(path.filename().string());
    CHECK(readTranscript(path, {}, guesser).kazakhFont.find("KZ-1048") != std::string::npos);
    ImportOptions convert;
    convert.convertKazakhFont = true;
    const auto converted = readTranscript(path, convert, guesser);
    CHECK(converted.kazakhFont.empty());
    CHECK(converted.text == expected.text);
    REQUIRE(converted.turns.size() == expected.turns.size());
    for (std::size_t i = 0; i < expected.turns.size(); ++i)
      CHECK(converted.turns[i].span == expected.turns[i].span);
    REQUIRE(converted.speakers.size() == expected.speakers.size());
    for (std::size_t i = 0; i < expected.speakers.size(); ++i)
      CHECK(converted.speakers[i].label == expected.speakers[i].label);
    if (path != docx) continue;
    // Every line is in bold, from its first letter to its last.
    REQUIRE_FALSE(converted.formatting.empty());
    for (const auto& bold : converted.formatting) {
      const auto line = i18n::slice(converted.text, bold.span);
      CHECK(line.find('\n') == line.npos);
      CHECK((bold.span.begin == 0 ||
             i18n::slice(converted.text, {bold.span.begin - 1, bold.span.begin}) == "\n"));
      CHECK((bold.span.end == converted.length ||
             i18n::slice(converted.text, {bold.span.end, bold.span.end + 1}) == "\n"));
    }
  }
}

TEST_CASE("A rule makes a speaker of a label within the words of cues", "[corpus][import][speakers]") {
  const support::TemporaryFolder folder;
  const i18n::LanguageGuesser guesser;
  const auto path = file(folder, "a.srt",
                         "1\n00:00:01,000 --> 00:00:02,000\nDana: Where do you live?\nI mean then.\n\n"
                         "2\n00:00:03,000 --> 00:00:04,000\nMother: in Taraz\n\n"
                         "3\n00:00:05,000 --> 00:00:06,000\nDana: And you?\n\n"
                         "4\n00:00:07,000 --> 00:00:08,000\nI live in Almaty.\n\n"
                         "5\n00:00:09,000 --> 00:00:10,000\nDana: Thank you.\n");
  const auto without = readTranscript(path, {}, guesser);
  REQUIRE(without.speakers.size() == 1);
  REQUIRE(without.otherLabels.size() == 1);
  CHECK(without.otherLabels[0].label == "Mother");
  ImportOptions options;
  options.speakers = {{"mother", "Mum", SpeakerRole::Respondent}};
  const auto with = readTranscript(path, options, guesser);
  REQUIRE(with.speakers.size() == 2);
  CHECK(with.speakers[1].label == "Mum");
  CHECK(with.speakers[1].role == SpeakerRole::Respondent);
  CHECK(with.otherLabels.empty());
  REQUIRE(with.turns.size() == 3);
  CHECK(with.turns[1].speaker == 1);
  CHECK(with.turns[1].startMs == 3'000);
  CHECK(i18n::slice(with.text, with.turns[1].span) == "in Taraz");
  // The text says what the file says.
  CHECK(with.text.find("Mother: in Taraz") != std::string::npos);
}
