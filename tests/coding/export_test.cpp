#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "coding/codebook_files.h"
#include "coding/excerpts.h"
#include "tests/coding/interviews.h"
#include "tests/support/catch.h"

using namespace coding;
using coding_test::Interviews;
using corpus::SpeakerRole;
using i18n::Language;
using i18n::TextLanguage;

namespace {

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// A member of a zip archive, by libzip's own reading.
std::string member(const std::filesystem::path& path, const char* name) {
  zip_t* archive = zip_open(path.string().c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  REQUIRE(archive);
  zip_stat_t stat;
  REQUIRE(zip_stat(archive, name, 0, &stat) == 0);
  std::string content(stat.size, '\0');
  zip_file_t* file = zip_fopen(archive, name, 0);
  REQUIRE(file);
  CHECK(zip_fread(file, content.data(), content.size()) == static_cast<zip_int64_t>(content.size()));
  zip_fclose(file);
  zip_discard(archive);
  return content;
}

// RFC 4180, as a reader of its own.
std::vector<std::vector<std::string>> parsedCsv(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 3; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (text[i] != '"')
        cell += text[i];
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell += text[i++];
      else
        quoted = false;
    } else if (text[i] == '"')
      quoted = true;
    else if (text[i] == ',')
      rows.back().emplace_back();
    else if (text[i] == '\r' && text[i + 1] == '\n')
      rows.push_back({""}), ++i;
    else
      cell += text[i];
  }
  rows.pop_back();
  return rows;
}

std::string allText(const pugi::xml_node& node, const char* name) {
  std::string text;
  for (const auto& found : node.select_nodes((std::string("//*[local-name()='") + name + "']").c_str()))
    text += std::string(found.node().text().get()) + "\n";
  return text;
}

const std::string kFirst = "- Мен «үйге» қайтамын, <b>иә</b> & \"солай\"";

struct Report : Interviews {
  Guid talk;
  Report() : Interviews(Language::Russian) {
    talk = add("Сұхбат 1", {{"Р", SpeakerRole::Respondent, kFirst, TextLanguage::Kazakh},
                            {"И", SpeakerRole::Interviewer, "Почему?", TextLanguage::Russian},
                            {"Р", SpeakerRole::Respondent, "Потому что =1+1", TextLanguage::Russian}});
    const Guid home = code("Притяжение / Дом"), money = code("Деньги");
    const Guid aida = participant(talk, "Аида");
    edit([&](Edit& e) {
      const Guid region = corpus::addAttribute(e, "Область", corpus::AttributeType::Text);
      corpus::setValue(e, aida, region, "Атырау");
    });
    const auto length = i18n::length(kFirst);
    tag(talk, {length + 1 + 7 + 1 + 11, length + 1 + 7 + 1 + 15}, money, ann);  // "=1+1"
    const Guid first = tag(talk, {0, length}, home, ann);
    edit([&](Edit& e) { setSegmentMemo(e, first, "строка 1\nстрока 2"); });
  }
};

}  // namespace

TEST_CASE("Excerpts come in the codebook's order with speaker, attributes and text", "[coding][excerpts]") {
  Report t;
  const auto set = excerpts(*t.project);
  REQUIRE(set.excerpts.size() == 2);
  const Excerpt& first = set.excerpts[0];
  CHECK(first.code == "Притяжение / Дом");
  CHECK(first.text == kFirst);
  CHECK(first.speaker == "Р");
  CHECK(first.participant == "Аида");
  CHECK(first.language == "kk");
  CHECK(first.attributes == std::vector<std::string>{"Атырау"});
  CHECK(first.memo == "строка 1\nстрока 2");
  CHECK(set.excerpts[1].text == "=1+1");
  ExcerptFilter filter;
  filter.codes = {*Codebook::read(*t.project).byPath("Притяжение")};
  CHECK(excerpts(*t.project, filter).excerpts.size() == 1);
  filter.includeSubcodes = false;
  CHECK(excerpts(*t.project, filter).excerpts.empty());
}

TEST_CASE("CSV opens in Excel, is RFC 4180 and holds no formulas", "[coding][export]") {
  Report t;
  const auto path = t.folder / "out.csv";
  exportExcerpts(excerpts(*t.project), ExportFormat::Csv, path, i18n::Messages(Language::English));
  const std::string text = bytesOf(path);
  CHECK(text.starts_with("\xEF\xBB\xBF"));
  const auto rows = parsedCsv(text);
  REQUIRE(rows.size() == 3);
  using Row = std::vector<std::string>;
  CHECK(rows[0] == Row{"Transcript", "Speaker", "Participant", "Область", "Code", "Coder", "Begin", "End",
                       "Language", "Weight", "Text", "Memo"});
  CHECK(rows[1] == Row{"Сұхбат 1", "Р", "Аида", "Атырау", "Притяжение / Дом", "Ann", "0",
                       std::to_string(i18n::length(kFirst)), "kk", "", "'" + kFirst, "строка 1\nстрока 2"});
  CHECK(rows[2][10] == "'=1+1");
  CHECK_THROWS_AS(exportExcerpts({}, ExportFormat::Csv, t.folder / "none/out.csv", i18n::Messages()),
                  corpus::FileError);
}

TEST_CASE("XLSX holds the texts as texts, the positions as numbers", "[coding][export]") {
  Report t;
  auto set = excerpts(*t.project);
  std::string huge;
  for (int i = 0; i < 8000; ++i) huge += "сөздер ";  // 56,000 characters, more than a cell holds
  set.excerpts[1].text = huge;
  const auto path = t.folder / "out.xlsx";
  exportExcerpts(set, ExportFormat::Xlsx, path, i18n::Messages(Language::English));
  pugi::xml_document strings, sheet;
  REQUIRE(strings.load_string(member(path, "xl/sharedStrings.xml").c_str(),
                              pugi::parse_default | pugi::parse_ws_pcdata_single));
  REQUIRE(sheet.load_string(member(path, "xl/worksheets/sheet1.xml").c_str()));
  std::vector<std::string> all;
  for (const auto& found : strings.select_nodes("//t")) all.emplace_back(found.node().text().get());
  CHECK(std::find(all.begin(), all.end(), kFirst) != all.end());
  std::string joined;
  for (const auto& one : all)
    if (one.find("өздер") != std::string::npos) joined += one;
  CHECK(joined == huge);
  CHECK(sheet.select_node("//c[@r='G2']/v").node().text().as_int(-1) == 0);
  CHECK(sheet.select_node("//c[@r='H2']/v").node().text().as_int() == static_cast<int>(i18n::length(kFirst)));
  CHECK(sheet.select_nodes("//f").empty());
  CHECK(sheet.select_node("//pane[@state='frozen']"));
  CHECK(sheet.select_node("//autoFilter"));
}

TEST_CASE("DOCX is a document with a heading a code and every word of the excerpts", "[coding][export]") {
  Report t;
  const auto path = t.folder / "out.docx";
  exportExcerpts(excerpts(*t.project), ExportFormat::Docx, path, i18n::Messages(Language::Russian));
  for (const char* part : {"[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/footer1.xml",
                           "word/_rels/document.xml.rels", "docProps/core.xml"}) {
    pugi::xml_document document;
    INFO(part);
    CHECK(document.load_string(member(path, part).c_str()));
  }
  pugi::xml_document document;
  REQUIRE(document.load_string(member(path, "word/document.xml").c_str(),
                               pugi::parse_default | pugi::parse_ws_pcdata));
  const std::string text = allText(document, "t");
  for (const std::string& part :
       {kFirst, std::string("Притяжение / Дом"), std::string("Атырау"), std::string("строка 2")})
    CHECK(text.find(part) != std::string::npos);
  CHECK(document.select_nodes("//w:pStyle[@w:val='Heading1']").size() == 2);
  CHECK(document.select_nodes("//w:pStyle[@w:val='Quote']").size() == 2);
  CHECK(document.select_nodes("//w:br").size() == 1);
  if (const char* keep = std::getenv("SUHBAT_KEEP_EXPORTS")) {
    std::filesystem::copy_file(path, std::filesystem::path(keep) / "out.docx",
                               std::filesystem::copy_options::overwrite_existing);
    exportExcerpts(excerpts(*t.project), ExportFormat::Html, std::filesystem::path(keep) / "out.html",
                   i18n::Messages(Language::Russian));
    exportExcerpts(excerpts(*t.project), ExportFormat::Xlsx, std::filesystem::path(keep) / "out.xlsx",
                   i18n::Messages(Language::Russian));
  }
}

TEST_CASE("HTML shows markup as text and fetches nothing", "[coding][export]") {
  Report t;
  const auto path = t.folder / "out.html";
  exportExcerpts(excerpts(*t.project), ExportFormat::Html, path, i18n::Messages(Language::Kazakh));
  const std::string html = bytesOf(path);
  CHECK(html.find("<html lang=\"kk\">") != std::string::npos);
  CHECK(html.find("&lt;b&gt;иә&lt;/b&gt; &amp; &quot;солай&quot;") != std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("http") == html.find("http-equiv"));
  pugi::xml_document document;  // all elements closed but the void ones of the head
  const auto body = html.substr(html.find("<body>"), html.find("</html>") - html.find("<body>"));
  CHECK(document.load_string(body.c_str()));
}

TEST_CASE("A codebook goes through csv, xlsx and qdc and comes back", "[coding][codebook_files]") {
  Interviews t(Language::Russian);
  t.edit([&](Edit& e) { addTemplate(e, Template::PushPull); });
  const Codebook book = Codebook::read(*t.project);
  for (const char* name : {"book.csv", "book.xlsx", "book.qdc"}) {
    INFO(name);
    const auto path = t.folder / name;
    writeCodebookFile(book, path, i18n::Messages(Language::Russian));
    Interviews other(Language::Russian);
    std::int64_t added = 0;
    const auto read = readCodebookFile(path, Language::Russian);
    other.edit([&](Edit& e) { added = importCodebook(e, read); });
    CHECK(added == static_cast<std::int64_t>(book.size()));
    const Codebook back = Codebook::read(*other.project);
    REQUIRE(back.size() == book.size());
    const bool qdc = std::string(name).ends_with("qdc");
    for (std::size_t i = 0; i < book.size(); ++i) {
      const Code &a = book.all()[i], &b = back.all()[i];
      CHECK(back.path(b.guid) == book.path(a.guid));
      CHECK(b.text == a.text);
      CHECK(b.role == a.role);
      CHECK(b.place == a.place);
      CHECK(b.colour == a.colour);
      if (qdc)
        CHECK(b.guid == a.guid);
      else
        CHECK(b.translations == a.translations);
    }
    other.edit([&](Edit& e) { added = importCodebook(e, read); });
    CHECK(added == 0);
    CHECK(Codebook::read(*other.project).size() == book.size());
  }
  Interviews kazakh(Language::Kazakh);
  kazakh.edit([&](Edit& e) { importCodebook(e, readCodebookFile(t.folder / "book.csv", Language::Kazakh)); });
  CHECK(Codebook::read(*kazakh.project).all()[0].text == book.all()[0].in(Language::Kazakh));
  CHECK(Codebook::read(*kazakh.project).all()[0].in(Language::Russian) == book.all()[0].text);

  const auto schema = std::filesystem::path(SUHBAT_SHARED) / "refi/Codebook.xsd";
  if (std::filesystem::exists(schema) && std::system("xmllint --version >/dev/null 2>&1") == 0) {
    const auto command = "xmllint --noout --schema '" + schema.string() + "' '" +
                         (t.folder / "book.qdc").string() + "' 2>/dev/null";
    CHECK(std::system(command.c_str()) == 0);
  } else {
    WARN("Codebook.xsd or xmllint is not here: the .qdc was not held against the schema");
  }
}

TEST_CASE("Codebooks of other programs are read, hostile ones refused", "[coding][codebook_files]") {
  Interviews t;
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream(t.folder / name, std::ios::binary) << text;
    return t.folder / name;
  };
  const auto codes = readCodebookFile(
      write("a.qdc",
            "<?xml version=\"1.0\"?><c:CodeBook xmlns:c=\"urn:QDA-XML:codebook:0:10\"><c:Codes>"
            "<c:Code guid=\"{098AC082-A9C7-50F4-9728-48730081A95E}\" name=\"A / B\" isCodable=\"true\" "
            "color=\"#F00\">"
            "<c:Description>x &amp; y</c:Description><c:Code "
            "name=\"\"/></c:Code></c:Codes><c:Sets/></c:CodeBook>"),
      Language::English);
  REQUIRE(codes.size() == 2);
  CHECK(codes[0].guid.text() == "098ac082-a9c7-50f4-9728-48730081a95e");
  CHECK(codes[0].text.name == "A/B");
  CHECK(codes[0].text.definition == "x & y");
  CHECK(codes[0].colour == "#ff0000");
  CHECK(codes[1].parent == codes[0].guid);
  for (const auto& [name, text] : std::vector<std::pair<const char*, std::string>>{
           {"bomb.qdc", "<?xml version=\"1.0\"?><!DOCTYPE c [<!ENTITY a \"aaaa\">]><CodeBook>&a;</CodeBook>"},
           {"cut.qdc", "<CodeBook><Codes><Code name=\"x\""},
           {"other.qdc", "<html/>"},
           {"no.csv", "a,b\n1,2\n"},
           {"what.pdf", "%PDF"}})
    CHECK_THROWS_AS(readCodebookFile(write(name, text), Language::English), corpus::FileError);
  const auto samples = std::filesystem::path(SUHBAT_SHARED) / "refi/samples";
  if (!std::filesystem::exists(samples)) {
    WARN("the sample codebooks of other programs are not here");
    return;
  }
  const auto qualcoder =
      readCodebookFile(samples / "qualcoder-git2026-08__trilingual.qdc", Language::English);
  REQUIRE(qualcoder.size() == 6);
  CHECK(qualcoder[5].text.name == "үй");
  CHECK(readCodebookFile(samples / "taguette1.4.1__uto_tag_codebook.qdc", Language::English).size() == 3);
}
