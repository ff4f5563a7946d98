// One interview in every format and encoding is one text with one set of turns. tests/data/import/equal.*:
// .odt, .docx, .rtf, .html, .pdf, .doc and .epub made by LibreOffice 7.4 from one source; .txt, .md and the
// encodings written by hand. Documents as Google Docs and Word write them are made here.
#include <fstream>
#include <iterator>

#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zipped.h"

using namespace corpus;

namespace {

const std::string kText =
    "Сұхбат №3\n"
    "Интервьюер: Сіз қай жерде тудыңыз?\n"
    "Айгерім: Мен Түркістанда тудым, ауылда өстім. [Бұрынғы Шымкент облысы.]\n"
    "Интервьюер: А почему вы уехали в город?\n"
    "Айгерім: Три причины:\n"
    "жұмыс;\n"
    "оқу;\n"
    "family.\n"
    "Интервьюер: What changed — «ең бастысы»?\n"
    "Айгерім: Ғаламтор, йод, ёлка; қала-ауыл. It is not the same.\n"
    "Жыл\n"
    "Қала\n"
    "2019\n"
    "Алматы\n"
    "\n"
    "Соңы.";

const std::string kTurns =
    ": Сұхбат №3 / Интервьюер: Сіз қай жерде тудыңыз? / "
    "Айгерім: Мен Түркістанда тудым, ауылда өстім. [Бұрынғы Шымкент облысы.] / "
    "Интервьюер: А почему вы уехали в город? / Айгерім: Три причины:\nжұмыс;\nоқу;\nfamily. / "
    "Интервьюер: What changed — «ең бастысы»? / "
    "Айгерім: Ғаламтор, йод, ёлка; қала-ауыл. It is not the same.\nЖыл\nҚала\n2019\nАлматы\n\nСоңы.";

const std::string kFormatting =
    "b:Сұхбат №3 | b:Интервьюер: | b:Айгерім: | i:Түркістанда | u:ауылда | b:Интервьюер: | b:уехали | "
    "b:Айгерім: | b:family | i:family | b:Интервьюер: | b:Айгерім: | u:not | b:Жыл | b:Қала";

std::filesystem::path data(const std::string& name) {
  return std::filesystem::path(SUHBAT_TEST_DATA) / "import" / name;
}

ImportedTranscript read(const std::filesystem::path& path) {
  return readTranscript(path, {}, i18n::LanguageGuesser());
}

ImportedTranscript readBytes(const std::string& name, std::string_view bytes) {
  const support::TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return read(folder / name);
}

std::string turns(const ImportedTranscript& transcript) {
  std::string out;
  for (const auto& turn : transcript.turns) {
    if (!out.empty()) out += " / ";
    if (turn.speaker) out += transcript.speakers.at(*turn.speaker).label;
    out += ": ";
    out += i18n::slice(transcript.text, turn.span);
  }
  return out;
}

std::string formatted(const ImportedTranscript& transcript) {
  std::string out;
  for (const auto& passage : transcript.formatting) {
    if (!out.empty()) out += " | ";
    out += std::string(code(passage.style)).substr(0, 1) + ":";
    out += i18n::slice(transcript.text, passage.span);
  }
  return out;
}

// UTF-16 bytes of a text.
std::string utf16(const std::string& text, bool bigEndian, bool mark) {
  std::string out;
  const auto add = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += bigEndian ? high : low;
    out += bigEndian ? low : high;
  };
  if (mark) add(0xFEFF);
  for (const char16_t unit : i18n::toUtf16(text)) add(unit);
  return out;
}

std::string withoutBlanks(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  for (auto at = out.find("\xC2\xA0"); at != out.npos; at = out.find("\xC2\xA0")) out.erase(at, 2);
  return out;
}

ImportedTranscript wordDocument(const std::string& body, const std::string& styles) {
  const support::TemporaryFolder folder;
  const std::string space =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
  const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string relationships =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  support::writeZip(
      folder / "a.docx",
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels", relationships + "<Relationship Id=\"rId1\" Type=\"" + kind +
                           "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
       {"word/_rels/document.xml.rels",
        relationships + "<Relationship Id=\"rId1\" Type=\"" + kind +
            "styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"" + kind +
            "footnotes\" Target=\"footnotes.xml\"/></Relationships>"},
       {"word/styles.xml", "<w:styles" + space + ">" + styles + "</w:styles>"},
       {"word/footnotes.xml",
        "<w:footnotes" + space +
            "><w:footnote w:id=\"0\"><w:p><w:r><w:rPr><w:vertAlign "
            "w:val=\"superscript\"/></w:rPr><w:footnoteRef/>"
            "</w:r><w:r><w:t xml:space=\"preserve\"> Бұрынғы Шымкент облысы.</w:t></w:r></w:p></w:footnote>"
            "</w:footnotes>"},
       {"word/document.xml", "<w:document" + space + "><w:body>" + body + "</w:body></w:document>"}});
  return read(folder / "a.docx");
}

// The interview as a word processor of the wrapping given writes it: `plain`, `bold` … are a run's
// properties.
struct Writer {
  std::string plain, bold, italic, underline, boldItalic, paragraph, heading, headingRun;

  static std::string run(const std::string& properties, const std::string& words) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
  }
  std::string line(const std::string& runs, const std::string& properties = {}) const {
    return "<w:p w14:paraId=\"1\"><w:pPr>" + properties + paragraph + "</w:pPr>" + runs + "</w:p>";
  }
  std::string body() const {
    const auto interviewer = run(bold, "Интервьюер:"), aigerim = run(bold, "Айгерім:");
    const auto item = std::string("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
    const auto cell = [&](const std::string& runs) { return "<w:tc><w:tcPr/>" + line(runs) + "</w:tc>"; };
    return line(run(headingRun, "Сұхбат №3"), heading) +
           line(interviewer + run(plain, " Сіз қай жерде ") + run(plain, "тудыңыз?")) +
           line(aigerim + run(plain, " Мен ") + run(italic, "Түркі") + run(italic, "станда") +
                run(plain, " тудым, ") + run(underline, "ауылда") + run(plain, " өстім.") +
                "<w:r><w:footnoteReference w:id=\"0\"/></w:r>") +
           line(interviewer + run(plain, " А почему вы ") + run(bold, "уехали") + run(plain, " в город?")) +
           line(aigerim + run(plain, " Три причины:")) + line(run(plain, "жұмыс;"), item) +
           line(run(plain, "оқу;"), item) + line(run(boldItalic, "family") + run(plain, "."), item) +
           line(interviewer + run(plain, " What changed — «ең бастысы»?")) +
           line(aigerim + run(plain, " Ғаламтор, йод, ёлка; қала-ауыл. It is ") + run(underline, "not") +
                run(plain, " the same.")) +
           "<w:tbl><w:tblPr/><w:tr>" + cell(run(bold, "Жыл")) + cell(run(bold, "Қала")) + "</w:tr><w:tr>" +
           cell(run(plain, "2019")) + cell(run(plain, "Алматы")) + "</w:tr></w:tbl>" + line("") +
           line(run(plain, "Соңы."));
  }
};

}  // namespace

TEST_CASE("One interview is one text with the same turns in every format", "[corpus][import][equal]") {
  for (const std::string format : {"txt", "md", "docx", "odt", "rtf", "html"}) {
    INFO(format);
    const auto transcript = read(data("equal." + format));
    CHECK(transcript.sourceFormat == format);
    CHECK(transcript.text == kText);
    CHECK(turns(transcript) == kTurns);
    CHECK(transcript.speakers.at(0).role == SpeakerRole::Interviewer);
    CHECK(transcript.speakers.at(1).role == SpeakerRole::Respondent);
    CHECK(formatted(transcript) == (format == "txt" ? "" : kFormatting));
  }
}

TEST_CASE("One interview is one text in .pdf, .doc and .epub but for white space",
          "[corpus][import][equal]") {
  for (const std::string format : {"pdf", "doc", "epub"}) {
    INFO(format);
    // Notes stand elsewhere on a page; they are not compared.
    const auto words = [](std::string text) {
      for (const std::string note : {"[БұрынғыШымкентоблысы.]", "1БұрынғыШымкентоблысы.",
                                     "БұрынғыШымкентоблысы.", "1.жұмыс", "2.оқу", "3.family"}) {
        const auto at = text.find(note);
        if (at == text.npos) continue;
        const auto word = note.find('.') == 1 ? note.substr(2) : std::string();
        text.replace(at, note.size(), word);
      }
      if (const auto at = text.find("өстім.1"); at != text.npos)
        text.erase(at + std::string("өстім.").size(), 1);
      return text;
    };
    CHECK(words(withoutBlanks(read(data("equal." + format)).text)) == words(withoutBlanks(kText)));
  }
}

TEST_CASE("One interview is one text in every encoding", "[corpus][import][equal][encoding]") {
  for (const std::string file : {"equal-kz1048.txt", "equal-ptcp154.txt", "equal-nfd.txt"}) {
    INFO(file);
    const auto transcript = read(data(file));
    CHECK(transcript.text == kText);
    CHECK(turns(transcript) == kTurns);
  }
  for (const bool bigEndian : {false, true})
    for (const bool mark : {false, true}) {
      INFO(bigEndian << mark);
      CHECK(readBytes("a.txt", utf16(kText, bigEndian, mark)).text == kText);
    }
  CHECK(readBytes("a.txt", "\xEF\xBB\xBF" + kText + "\r\n").text == kText);

  // What windows-1251 can hold of it.
  const std::string russian = "Интервьюер: А почему вы уехали в город?\nАйгерим: Работа, ёлка, йод.";
  std::string bytes;
  for (const char16_t unit : i18n::toUtf16(russian)) {
    const int byte = unit < 0x80                     ? unit
                     : unit == 0x451                 ? 0xB8
                     : unit >= 0x410 && unit < 0x450 ? unit - 0x350
                                                     : -1;
    REQUIRE(byte >= 0);
    bytes += static_cast<char>(byte);
  }
  CHECK(readBytes("a.txt", bytes).text == russian);
}

TEST_CASE("Documents as Google Docs and Word write them are the same interview", "[corpus][import][equal]") {
  // Google Docs says everything of every run, with values; no style is bold.
  const std::string off = "<w:rFonts w:ascii=\"Arial\"/><w:color w:val=\"000000\"/><w:rtl w:val=\"0\"/>";
  const Writer google{.plain = "<w:b w:val=\"0\"/><w:i w:val=\"0\"/><w:u w:val=\"none\"/>" + off,
                      .bold = "<w:b w:val=\"1\"/><w:bCs w:val=\"1\"/>" + off,
                      .italic = "<w:i w:val=\"1\"/><w:iCs w:val=\"1\"/>" + off,
                      .underline = "<w:u w:val=\"single\"/>" + off,
                      .boldItalic = "<w:b w:val=\"1\"/><w:i w:val=\"1\"/>" + off,
                      .paragraph = "<w:rPr><w:b w:val=\"1\"/></w:rPr>",
                      .heading = "<w:pStyle w:val=\"Heading1\"/>",
                      .headingRun = "<w:b w:val=\"1\"/>" + off};
  // Word leaves it to styles; those of Russian Word have ids like "a3".
  const Writer word{.plain = "",
                    .bold = "<w:rStyle w:val=\"a3\"/>",
                    .italic = "<w:rStyle w:val=\"a4\"/>",
                    .underline = "<w:u w:val=\"single\"/>",
                    .boldItalic = "<w:rStyle w:val=\"a3\"/><w:i/><w:iCs/>",
                    .paragraph = "",
                    .heading = "<w:pStyle w:val=\"1\"/>",
                    .headingRun = ""};
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn "
      "w:val=\"a\"/><w:rPr>"
      "<w:b/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"a3\"><w:name "
      "w:val=\"Strong\"/><w:rPr>"
      "<w:b/><w:bCs/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"a4\"><w:name "
      "w:val=\"Emphasis\"/>"
      "<w:rPr><w:i/></w:rPr></w:style>";
  for (const auto& transcript : {wordDocument(google.body(), ""), wordDocument(word.body(), styles)}) {
    CHECK(transcript.text == kText);
    CHECK(turns(transcript) == kTurns);
    CHECK(formatted(transcript) == kFormatting);
  }
}

TEST_CASE("What services write as .docx and .txt gives turns with their times", "[corpus][import][equal]") {
  const auto paragraph = [](const std::string& words) {
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:p>";
  };
  const std::string expected =
      "Speaker 1: Бірінші сөз. / Speaker 2: Second words here. / Speaker 1: Соңғысы. / Speaker 2: Bye.";
  const auto check = [&](const ImportedTranscript& transcript) {
    CHECK(turns(transcript) == expected);
    REQUIRE(transcript.turns.size() == 4);
    CHECK(transcript.turns[0].startMs == 3'000);
    CHECK(transcript.turns[1].startMs == 65'000);
    CHECK(transcript.turns[2].startMs == 3'725'000);
  };
  // Otter: the name and the time on a line, the words below.
  check(readBytes(
      "otter.txt",
      "Speaker 1  0:03  \nБірінші сөз.\n\nSpeaker 2  1:05  \nSecond words here.\n\nSpeaker 1  1:02:05  "
      "\nСоңғысы.\n\nSpeaker 2  1:02:10  \nBye.\n"));
  check(wordDocument(paragraph("Speaker 1  0:03") + paragraph("Бірінші сөз.") + paragraph("") +
                         paragraph("Speaker 2  1:05") + paragraph("Second words here.") + paragraph("") +
                         paragraph("Speaker 1  1:02:05") + paragraph("Соңғысы.") + paragraph("") +
                         paragraph("Speaker 2  1:02:10") + paragraph("Bye."),
                     ""));
  // Teams: the same in one paragraph with a line break, the name in bold.
  const auto teams = [](const std::string& name, const std::string& time, const std::string& words) {
    return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + name +
           "</w:t></w:r><w:r><w:t xml:space=\"preserve\">   " + time + "</w:t></w:r><w:r><w:br/><w:t>" +
           words + "</w:t></w:r></w:p>";
  };
  check(wordDocument(teams("Speaker 1", "0:03", "Бірінші сөз.") +
                         teams("Speaker 2", "1:05", "Second words here.") +
                         teams("Speaker 1", "1:02:05", "Соңғысы.") + teams("Speaker 2", "1:02:10", "Bye."),
                     ""));
  // Zoom and Teams captions.
  check(
      readBytes("zoom.vtt",
                "WEBVTT\n\n1\n00:00:03.000 --> 00:00:05.000\nSpeaker 1: Бірінші сөз.\n\n2\n00:01:05.000 --> "
                "00:01:08.000\nSpeaker 2: Second words here.\n\n3\n01:02:05.000 --> 01:02:06.000\nSpeaker 1: "
                "Соңғысы.\n\n4\n01:02:10.000 --> 01:02:11.000\nSpeaker 2: Bye.\n"));
  check(readBytes(
      "teams.vtt",
      "WEBVTT\n\n00:00:03.000 --> 00:00:05.000\n<v Speaker 1>Бірінші сөз.</v>\n\n00:01:05.000 --> "
      "00:01:08.000\n<v Speaker 2>Second words here.</v>\n\n01:02:05.000 --> 01:02:06.000\n<v Speaker "
      "1>Соңғысы.</v>\n\n01:02:10.000 --> 01:02:11.000\n<v Speaker 2>Bye.</v>\n"));
}
