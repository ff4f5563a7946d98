// What stands beside the words of an office document: formatting, notes, comments, tracked changes.
#include <fstream>

#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zipped.h"

using namespace corpus;

namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

ImportedTranscript read(const std::filesystem::path& path) {
  return readTranscript(path, {}, i18n::LanguageGuesser());
}

ImportedTranscript readBytes(const std::string& name, std::string_view bytes) {
  const support::TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return read(folder / name);
}

// "b:words i:words …", in order.
std::string formatted(const ImportedTranscript& transcript) {
  std::string out;
  for (const auto& passage : transcript.formatting) {
    if (!out.empty()) out += " | ";
    out += std::string(code(passage.style)).substr(0, 1) + ":";
    out += i18n::slice(transcript.text, passage.span);
  }
  return out;
}

constexpr const char* kWord =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

ImportedTranscript docx(const std::string& body, Members parts = {}, const std::string& chunks = {}) {
  std::string related =
      "<?xml version=\"1.0\"?><Relationships "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [name, content] : parts)
    if (name.ends_with(".xml"))
      related += "<Relationship Id=\"" + name + "\" Type=\"x/" + name.substr(0, name.size() - 4) +
                 "\" Target=\"" + name + "\"/>";
  related += chunks + "</Relationships>";
  Members members = {{"[Content_Types].xml", "<Types/>"},
                     {"word/document.xml",
                      std::string("<w:document ") + kWord + "><w:body>" + body + "</w:body></w:document>"},
                     {"word/_rels/document.xml.rels", related}};
  for (auto& [name, content] : parts) members.emplace_back("word/" + name, content);
  const support::TemporaryFolder folder;
  support::writeZip(folder / "a.docx", members);
  return read(folder / "a.docx");
}

ImportedTranscript odt(const std::string& automatic, const std::string& body, const std::string& named = {}) {
  const std::string spaces =
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
  const support::TemporaryFolder folder;
  support::writeZip(folder / "a.odt",
                    {{"mimetype", "application/vnd.oasis.opendocument.text"},
                     {"styles.xml", "<office:document-styles " + spaces + "><office:styles>" + named +
                                        "</office:styles></office:document-styles>"},
                     {"content.xml", "<office:document-content " + spaces + "><office:automatic-styles>" +
                                         automatic + "</office:automatic-styles><office:body><office:text>" +
                                         body + "</office:text></office:body></office:document-content>"}});
  return read(folder / "a.odt");
}

std::string run(const std::string& properties, const std::string& words) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
}
std::string paragraph(const std::string& runs) {
  return "<w:p>" + runs + "</w:p>";
}

}  // namespace

TEST_CASE("A Word run's own look is on or off as its value says", "[corpus][import][formatting]") {
  const auto read =
      docx(paragraph(run("<w:b/>", "Қала ") + run("<w:b w:val=\"1\"/>", "мен") +
                     run("<w:b w:val=\"0\"/><w:i w:val=\"true\"/>", " ауыл") +
                     run("<w:u w:val=\"none\"/><w:i w:val=\"false\"/>", " ара") +
                     run("<w:u w:val=\"double\"/>", "сы")) +
           paragraph(run("<w:b/><w:bCs/>", "  ")) + paragraph(run("<w:b w:val=\"off\"/>", "Соңы")));
  CHECK(read.text == "Қала мен ауыл арасы\n  \nСоңы");
  CHECK(formatted(read) == "b:Қала мен | i:ауыл | u:сы");
}

TEST_CASE("Word styles pass on their look, and one switches the other's bold off",
          "[corpus][import][formatting]") {
  const Members styles = {
      {"styles.xml",
       std::string("<w:styles ") + kWord +
           "><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:rPrDefault></w:docDefaults>"
           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name "
           "w:val=\"Normal\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn "
           "w:val=\"a\"/><w:pPr><w:rPr><w:i/></w:rPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:basedOn w:val=\"1\"/></w:style>"
           "<w:style w:type=\"character\" w:styleId=\"a3\"><w:name "
           "w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"
           "<w:style w:type=\"character\" w:styleId=\"a4\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:u "
           "w:val=\"single\"/></w:rPr></w:style></w:styles>"}};
  const auto read =
      docx("<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr>" + run("", "Тақырып ") +
               run("<w:rStyle w:val=\"a3\"/>", "қарапайым") + run("<w:b w:val=\"0\"/>", " жай") + "</w:p>" +
               paragraph(run("", "Мәтін ") + run("<w:rStyle w:val=\"a3\"/>", "маңызды") +
                         run("<w:rStyle w:val=\"a4\"/>", " сілтеме") + "<w:hyperlink r:id=\"x\">" +
                         run("<w:u w:val=\"single\"/><w:i/>", " бет") + "</w:hyperlink>"),
           styles);
  CHECK(formatted(read) == "b:Тақырып | b:маңызды | i:бет");
}

TEST_CASE("Word: deletions, hidden text and earlier looks stay out, joined paragraphs are one",
          "[corpus][import][formatting]") {
  const auto deletedMark = std::string("<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>");
  const auto read =
      docx("<w:p>" + deletedMark + run("<w:b/>", "Бір") +
           "<w:del><w:r><w:delText>жоқ</w:delText></w:r></w:del></w:p>" +
           paragraph(run("", " екі") + "<w:moveFrom>" + run("", "кетті") + "</w:moveFrom><w:ins>" +
                     run("", " үш") + "</w:ins>" + run("<w:vanish/>", "жасырын") +
                     run("<w:rPrChange w:id=\"2\"><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange>", " төрт")) +
           "<w:tbl><w:tr><w:tc><w:p>" + deletedMark + run("", "A") + "</w:p></w:tc><w:tc>" +
           paragraph(run("", "B")) + "</w:tc></w:tr><w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr><w:tc>" +
           paragraph(run("", "өшкен")) + "</w:tc></w:tr></w:tbl>" +
           "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
           paragraph(run("", "Click here")) + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>" +
           paragraph(run("", "Мазмұн") + "<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Wingdings\" "
                                         "w:char=\"F04A\"/></w:r>") +
           "</w:sdtContent></w:sdt>");
  CHECK(read.text == "Бір екі үш төрт\nA\nB\nМазмұн\xE2\x80\x91\xC2\xAD☺");
  CHECK(formatted(read) == "b:Бір");
}

TEST_CASE("Comments and notes of Word follow their paragraph", "[corpus][import][formatting]") {
  const auto body = [](const std::string& root, const std::string& content) {
    return "<w:" + root + " " + kWord + ">" + content + "</w:" + root + ">";
  };
  const auto read = docx(
      paragraph(run("", "Сөз.") + "<w:r><w:commentReference w:id=\"0\"/></w:r>" + run("", " Тағы. ") +
                "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"9\"/></w:r>") +
          paragraph(run("", "Келесі")),
      {{"comments.xml",
        body("comments", "<w:comment w:id=\"0\" w:author=\"Әсел\">" + paragraph(run("", "Анық")) +
                             paragraph(run("<w:i/>", "емес")) + "</w:comment>")},
       {"footnotes.xml",
        body("footnotes",
             "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
                 paragraph(run("", " Ескерту")) + "</w:footnote>")}});
  CHECK(read.text == "Сөз. Тағы. [Әсел: Анық емес] [Ескерту]\nКелесі");
  CHECK(formatted(read) == "i:емес");
}

TEST_CASE("A page embedded in a Word document is read in its place", "[corpus][import][formatting]") {
  const std::string chunk = "<Relationship Id=\"c1\" Type=\"x/aFChunk\" Target=\"chunk.bin\"/>";
  const auto with = [&](const std::string& content) {
    return docx(paragraph(run("", "Бірінші")) + "<w:altChunk r:id=\"c1\"/>" + paragraph(run("", "Соңғы")),
                {{"chunk.bin", content}}, chunk);
  };
  const auto html = with("<html><body><p>Екінші <b>сөз</b></p></body></html>");
  CHECK(html.text == "Бірінші\nЕкінші сөз\nСоңғы");
  CHECK(formatted(html) == "b:сөз");
  CHECK(
      with("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"Aa1\"\r\n\r\n--Aa1\r\n"
           "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
           "<html><p>=D0=95=D0=BA=\r\n=D1=96</p></html>\r\n--Aa1--\r\n")
          .text == "Бірінші\nЕкі\nСоңғы");
}

TEST_CASE("OpenDocument styles, comments and hidden text are understood", "[corpus][import][formatting]") {
  const auto style = [](const std::string& name, const std::string& family, const std::string& parent,
                        const std::string& look) {
    return "<style:style style:name=\"" + name + "\" style:family=\"" + family +
           "\" style:parent-style-name=\"" + parent + "\"><style:text-properties " + look +
           "/></style:style>";
  };
  const auto read =
      odt(style("T1", "text", "", "fo:font-weight=\"normal\" fo:font-style=\"italic\"") +
              style("T2", "text", "", "style:text-underline-style=\"solid\"") +
              style("T3", "text", "", "text:display=\"none\"") + style("P1", "paragraph", "Head", ""),
          "<text:h text:style-name=\"P1\">Тақырып <text:span text:style-name=\"T1\">жай "
          "<text:span text:style-name=\"T2\">сызық</text:span></text:span></text:h>"
          "<text:p>Сөз<office:annotation><dc:creator>Әсел</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>"
          "<text:p>Анық</text:p><text:p>емес</text:p></office:annotation><text:span "
          "text:style-name=\"T3\">жасырын</text:span> тағы<text:a><text:span text:style-name=\"T2\"> "
          "бет</text:span></text:a></text:p><text:section "
          "text:display=\"none\"><text:p>жоқ</text:p></text:section>",
          style("Head", "paragraph", "", "fo:font-weight=\"700\""));
  CHECK(read.text == "Тақырып жай сызық\nСөз тағы бет [Әсел: Анық емес]");
  CHECK(formatted(read) == "b:Тақырып | i:жай сызық | u:сызық");
}

TEST_CASE("RTF groups, \\plain and values switch the look; comments come, deleted marks join",
          "[corpus][import][formatting][rtf]") {
  const auto read =
      readBytes("a.rtf",
                "{\\rtf1\\ansi\\uc1 {\\b one \\i both\\b0  it}\\ul under\\ulnone  \\uld dots\\plain  "
                "none\\par a{\\deleted gone\\par}b{\\*\\atnid AB}{\\*\\atnauthor Ann}\\chatn"
                "{\\*\\annotation{\\*\\atndate 12}\\pard what}{\\field{\\*\\fldinst "
                "HYPERLINK \"x\"}{\\fldrslt{\\ul link}}}\\par end{\\footnote \\b note}}");
  CHECK(read.text == "one both itunder dots none\nablink [Ann: what]\nend [note]");
  CHECK(formatted(read) == "b:one both | i:both it | u:under | u:dots | b:note");
}

TEST_CASE("A page's look is in tags, styles and classes", "[corpus][import][formatting][html]") {
  const auto read = readBytes(
      "a.html",
      "<html><head><style>p.c1, .c2 { font-weight: 700 } "
      ".c3{font-style:italic;display:none}</style></head><body>"
      "<h2>Тақырып</h2><p><b>Бір</b> <strong>екі <em>үш</em></strong> <u>төрт</u></p>"
      "<p class=c1>Бес <span style='font-weight:normal'>алты</span></p><p><span class=\"c3 x\">жеті</span> "
      "<a href=x><u>бет</u></a><span style=\"display:none\">жоқ</span><del>өшкен</del></p>"
      "<p><b>ашық <p>қалған</b> жай</body></html>");
  CHECK(read.text == "Тақырып\nБір екі үш төрт\nБес алты\nжеті бет\nашық\nқалған жай");
  CHECK(formatted(read) ==
        "b:Тақырып | b:Бір | b:екі үш | i:үш | u:төрт | b:Бес | i:жеті | b:ашық | b:қалған");
}

TEST_CASE("Notes of a page follow the paragraph that refers to them", "[corpus][import][formatting][html]") {
  const std::string before = "<html><body><p><b>Бір</b> сөз", after = " тағы</p><p>Екі <i>сөз</i></p><hr>";
  const std::string expected = "Бір сөз тағы [Ескерту мәтіні]\nЕкі сөз";
  for (const auto& [reference, note] : std::vector<std::pair<std::string, std::string>>{
           {"<a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"><sup>1</sup></a>",
            "<div id=\"sdfootnote1\"><p class=\"sdfootnote\"><a class=\"sdfootnotesym\" "
            "name=\"sdfootnote1sym\" "
            "href=\"#sdfootnote1anc\">1</a>Ескерту мәтіні</p></div>"},
           {"<a href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a>",
            "<div style='mso-element:footnote-list'><div id=ftn1><p class=MsoFootnoteText><a "
            "href=\"#_ftnref1\" "
            "name=\"_ftn1\">[1]</a> Ескерту мәтіні</p></div></div>"},
           {"<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup>",
            "<div><p><a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a><span>&nbsp;Ескерту мәтіні</span></p></div>"},
           {"<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\"><sup>1</sup></a>",
            "<section><ol><li id=\"fn1\"><p>Ескерту мәтіні<a "
            "href=\"#fnref1\">↩</a></p></li></ol></section>"}}) {
    INFO(reference);
    const auto read = readBytes("a.html", before + reference + after + note + "</body></html>");
    auto text = read.text;
    if (const auto space = text.find("\xC2\xA0"); space != text.npos) text.erase(space, 2);
    CHECK(text == expected);
    CHECK(formatted(read) == "b:Бір | i:сөз");
  }
}

TEST_CASE("Markdown's marks become formatting and leave the text", "[corpus][import][formatting][md]") {
  const auto md = [](const std::string& text) { return readBytes("a.md", text); };
  const auto all = md(
      "# Сұхбат №1 #\n\n**Айгерім:** сөз __екі__ *үш* _төрт_ ***бес***\n\n- бір `x*y`\n* екі\n1. үш\n\n> "
      "дәйек\n\n"
      "---\n\n[бет](https://a.kz/b_c_d) [смех](тихо) ![сурет](a.png) snake_case_name 2 * 3 \\*жоқ\\* &amp;\n\n"
      "Тақырып\n=====\n\n\n2019. Жыл\\\n#00:01:27-5# <unclear> <u>сызық</u>");
  CHECK(all.text ==
        "Сұхбат №1\nАйгерім: сөз екі үш төрт бес\nбір x*y\nекі\nүш\nдәйек\n"
        "бет [смех](тихо) сурет snake_case_name 2 * 3 *жоқ* &\nТақырып\n\n2019. Жыл\n#00:01:27-5# <unclear> "
        "сызық");
  CHECK(formatted(all) == "b:Сұхбат №1 | b:Айгерім: | b:екі | i:үш | i:төрт | b:бес | i:бес | b:Тақырып | u:сызық");
  CHECK(formatted(md("**a *b* c** d *e **f***")) == "b:a b c | i:b | i:e f | b:f");
  CHECK(formatted(md("*foo**bar*")) == "i:foo**bar");  // as CommonMark has it
  CHECK(md("** жоқ** а**").text == "** жоқ** а**");
  CHECK(md("```\n**a** # b\n```\nc").text == "**a** # b\nc");
  // A plain text file is what it is.
  CHECK(readBytes("a.txt", "# **a**\n\n- b").text == "# **a**\n\n- b");
  CHECK(readBytes("a.txt", "# **a**\n\n- b").formatting.empty());
}

TEST_CASE("Formatting stands at the letters it was on, whatever normalising moved",
          "[corpus][import][formatting]") {
  const auto read = readBytes("a.html",
                              "<p>Мои\xCC\x86 <b>йод\xCC\x88 \xE2\x80\xA8"
                              "е\xCC\x88ж </b>соңы</p>");
  CHECK(formatted(read).find("b:ёж") != std::string::npos);
  for (const auto& passage : read.formatting) {
    CHECK(passage.span.begin < passage.span.end);
    CHECK(passage.span.end <= read.length);
  }
}
