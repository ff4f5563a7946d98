// One interview in every format, made with LibreOffice from one source (tests/data/import).
#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace corpus;

namespace {

std::filesystem::path data(const std::string& name) {
  return std::filesystem::path(SUHBAT_TEST_DATA) / "import" / name;
}

ImportedTranscript read(const std::filesystem::path& path, ImportOptions options = {}) {
  return readTranscript(path, options, i18n::LanguageGuesser());
}

std::filesystem::path written(const support::TemporaryFolder& folder, const std::string& name,
                              std::string_view bytes) {
  const auto path = folder / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string label(const ImportedTranscript& transcript, std::size_t turn) {
  const auto speaker = transcript.turns.at(turn).speaker;
  return speaker ? transcript.speakers.at(*speaker).label : "";
}

std::string words(const ImportedTranscript& transcript, std::size_t turn) {
  return std::string(i18n::slice(transcript.text, transcript.turns.at(turn).span));
}

}  // namespace

TEST_CASE("One interview gives the same text and turns from docx, odt, rtf and txt", "[corpus][import]") {
  const auto txt = read(data("interview.txt"));
  REQUIRE(txt.turns.size() == 8);
  CHECK(txt.sourceFormat == "txt");
  CHECK(txt.sourceEncoding == "UTF-8");
  CHECK(txt.name == "interview");
  for (const std::string format : {"docx", "odt", "rtf"}) {
    INFO(format);
    const auto other = read(data("interview." + format));
    CHECK(other.sourceFormat == format);
    CHECK(other.text == txt.text);
    CHECK(other.textSha256 == txt.textSha256);
    CHECK(other.sourceSha256 != txt.sourceSha256);
    REQUIRE(other.turns.size() == txt.turns.size());
    for (std::size_t i = 0; i < txt.turns.size(); ++i) {
      CHECK(other.turns[i].span == txt.turns[i].span);
      CHECK(label(other, i) == label(txt, i));
    }
  }
}

TEST_CASE("Turns cover the words, labels stand before them", "[corpus][import]") {
  const auto interview = read(data("interview.docx"));
  CHECK(words(interview, 0) == "Сұхбат: Айгерім (ойдан шығарылған)");
  CHECK(label(interview, 0).empty());
  CHECK(words(interview, 1) == "Сіз туған жеріңізге қайтасыз ба?");
  CHECK(label(interview, 1) == "Интервьюер");
  CHECK(i18n::slice(interview.text, {interview.turns[1].labelBegin, interview.turns[1].span.begin}) ==
        "Интервьюер: ");
  // "Мысалы:" begins a sentence of hers, and the turn goes on over the line.
  CHECK(words(interview, 4) ==
        "Тогда, может быть, да. Но   зарплата там — 150 000, «этого мало».\n"
        "Мысалы: ауылдағы досым бір жылдан кейін кетіп қалды.");
  CHECK(label(interview, 5) == "Interviewer (Almaty)");
  REQUIRE(interview.speakers.size() == 3);
  CHECK(interview.speakers[0].role == SpeakerRole::Interviewer);
  CHECK(interview.speakers[1].label == "Айгерім");
  CHECK(interview.speakers[1].role == SpeakerRole::Respondent);
  CHECK(interview.turns[1].language == i18n::TextLanguage::Kazakh);
  CHECK(interview.turns[3].language == i18n::TextLanguage::Russian);
  CHECK(interview.turns[5].language == i18n::TextLanguage::English);
  CHECK(interview.length == i18n::length(interview.text));
}

TEST_CASE("Without recognition every paragraph is a turn and the text is the same", "[corpus][import]") {
  ImportOptions off;
  off.recogniseSpeakers = false;
  for (const std::string file : {"interview.txt", "interview.odt", "rich.docx"}) {
    INFO(file);
    const auto plain = read(data(file), off);
    CHECK(plain.text == read(data(file)).text);
    CHECK(plain.speakers.empty());
    std::size_t paragraphs = 0;
    bool inside = false;
    for (const char c : plain.text) {
      if (c != '\n' && !inside) ++paragraphs;
      inside = c != '\n';
    }
    CHECK(plain.turns.size() == paragraphs);
  }
}

TEST_CASE("Breaks, tabs, tables, footnotes and comments come, deletions do not", "[corpus][import]") {
  const std::string expected =
      "Сұхбат №2\n"
      "Респондент: Мен ауылдан келдім. [Түркістан облысы]\n"
      "Интервьюер: Расскажите\nподробнее\tоб этом   пожалуйста.\n"
      "\n"
      "See the page. [B: a remark of the coder]\n"
      "Жасы\n23\nГород\nАлматы\n"
      "Соңы.";
  for (const std::string format : {"docx", "odt", "rtf"}) {
    INFO(format);
    CHECK(read(data("rich." + format)).text == expected);
  }
}

TEST_CASE("Text is stored composed, with LF, whatever the source has", "[corpus][import]") {
  const support::TemporaryFolder folder;
  // й and ё decomposed, CRLF, a BOM, blank lines at the end.
  const auto path = written(folder, "nfd.txt", "\xEF\xBB\xBFМои\xCC\x86 е\xCC\x88ж\r\nекі\r\n\r\n  \r\n");
  const auto transcript = read(path);
  CHECK(transcript.text == "Мой ёж\nекі");
  CHECK(transcript.words == 3);
  CHECK(transcript.length == 10);
}

TEST_CASE("A legacy code page can be named and is found by itself", "[corpus][import]") {
  const support::TemporaryFolder folder;
  // "Интервьюер: Почему вы решили вернуться домой после учёбы?" in windows-1251.
  const auto path = written(
      folder, "old.txt",
      "\xC8\xED\xF2\xE5\xF0\xE2\xFC\xFE\xE5\xF0: \xCF\xEE\xF7\xE5\xEC\xF3 \xE2\xFB \xF0\xE5\xF8\xE8\xEB\xE8 "
      "\xE2\xE5\xF0\xED\xF3\xF2\xFC\xF1\xFF \xE4\xEE\xEC\xEE\xE9 \xEF\xEE\xF1\xEB\xE5 \xF3\xF7\xB8\xE1\xFB?");
  const std::string expected = "Интервьюер: Почему вы решили вернуться домой после учёбы?";
  CHECK(read(path).text == expected);
  ImportOptions named;
  named.encoding = "windows-1251";
  CHECK(read(path, named).text == expected);
  named.encoding = "UTF-8";
  CHECK_THROWS_AS(read(path, named), FileError);
}

TEST_CASE("RTF is read by its code pages, fonts and \\u with fallbacks", "[corpus][import][rtf]") {
  const support::TemporaryFolder folder;
  const auto text = [&](const std::string& body) { return read(written(folder, "a.rtf", body)).text; };
  CHECK(text("{\\rtf1\\ansi\\ansicpg1251\\pard \\'c4\\'e0\\par}") == "Да");
  CHECK(text("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f1 "
             "\\'c4\\'e0\\f0 \\'e9\\par}") == "Даé");
  CHECK(text("{\\rtf1\\ansi\\uc1 \\u1179?\\u1201\\'e4 {\\uc0\\u1171}x{\\uc2\\u1187\\'ed\\'e3}y\\par}") ==
        "құ ғxңy");
  CHECK(text("{\\rtf1 a{\\*\\unknown b}c{\\pict 00ff}d\\line e\\tab f\\par}") == "acd\ne\tf");
  CHECK(text("{\\rtf1 {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt seen}} {\\deleted gone}{\\v "
             "hidden}kept\\par}") == "seen kept");
  CHECK(text("{\\rtf1 one\\bin999999999 two") == "one");
  CHECK(text("{\\rtf1 one\\bin3 \\}}two}") == "onetwo");
  CHECK(text("{\\rtf1 \\u-10179?\\u-8704?!}") == "\xF0\x9F\x98\x80!");
}

TEST_CASE("Web pages are read for their words", "[corpus][import]") {
  const support::TemporaryFolder folder;
  const auto page =
      written(folder, "a.html",
              "<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body><h1>Сұхбат</h1>"
              "<p>Бір &amp; екі,\n   үш<br>төрт</p><script>if (a<b) x()</script><p>бес&nbsp;алты "
              "&lt;7</p></body></html>");
  CHECK(read(page).text ==
        "Сұхбат\nБір & екі, үш\nтөрт\nбес\xC2\xA0"
        "алты <7");
}

TEST_CASE("A batch keeps the order, names what failed and can be stopped", "[corpus][import]") {
  const support::TemporaryFolder folder;
  const auto empty = written(folder, "empty.txt", "");
  const std::vector<std::filesystem::path> paths = {data("interview.rtf"), empty, data("interview.txt"),
                                                    folder / "none.txt", data("interview.txt")};
  Progress progress;
  const auto batch = readTranscripts(paths, {}, progress);
  REQUIRE(batch.transcripts.size() == 2);
  CHECK(batch.transcripts[0].sourceFile == "interview.rtf");
  CHECK(batch.transcripts[1].sourceFile == "interview.txt");
  REQUIRE(batch.failures.size() == 2);
  CHECK(batch.failures[0].path == empty);
  CHECK(batch.failures[0].reason.arguments.at("file") == "empty.txt");
  CHECK(progress.state().done == 4);
  progress.cancel();
  CHECK_THROWS_AS(readTranscripts(paths, {}, progress), Cancelled);
}
