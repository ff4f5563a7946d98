// .doc and .epub. interview.doc and rich.doc were made with LibreOffice ("MS Word 97") from the .docx of the
// same names; books are put together here.
#include <zip.h>

#include <fstream>
#include <iterator>

#include "corpus/helper_process.h"
#include "corpus/import/importer.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/within_limits.h"

using namespace corpus;

namespace {

std::filesystem::path data(const std::string& name) {
  return std::filesystem::path(SUHBAT_TEST_DATA) / "import" / name;
}

ImportedTranscript read(const std::filesystem::path& path) {
  return readTranscript(path, {}, i18n::LanguageGuesser());
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::filesystem::path written(const support::TemporaryFolder& folder, const std::string& name,
                              std::string_view bytes) {
  const auto path = folder / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string refusal(const std::filesystem::path& path) {
  const support::WithinLimits limits;
  std::string sentence;
  try {
    read(path);
  } catch (const FileError& error) {
    sentence = error.what();
    CHECK(sentence.find(path.filename().string()) != std::string::npos);
    CHECK(sentence.back() == '.');
  }
  limits.check();
  return sentence;
}

using Members = std::vector<std::pair<std::string, std::string>>;

std::filesystem::path zipped(const support::TemporaryFolder& folder, const std::string& name,
                             const Members& members) {
  const auto path = folder / name;
  zip_t* zip = zip_open(path.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(zip);
  for (const auto& [member, content] : members)
    REQUIRE(zip_file_add(zip, member.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0),
                         ZIP_FL_OVERWRITE) >= 0);
  REQUIRE(zip_close(zip) == 0);
  return path;
}

const std::string kContainer =
    "<?xml version=\"1.0\"?><container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
    "full-path=\"OEBPS/book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

std::string package(const std::string& manifest, const std::string& spine) {
  return "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata/>"
         "<manifest>" +
         manifest + "</manifest><spine>" + spine + "</spine></package>";
}

std::string item(const std::string& id, const std::string& address, const std::string& more = {}) {
  return "<item id=\"" + id + "\" href=\"" + address + "\" media-type=\"application/xhtml+xml\" " + more +
         "/>";
}

std::string page(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html "
         "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>"
         "Not read</title></head><body>" +
         body + "</body></html>";
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("One interview gives the same text and turns from doc, epub and txt, and from pdf but for blanks",
          "[corpus][import]") {
  const auto txt = read(data("interview.txt"));
  const support::TemporaryFolder folder;
  std::string body;
  std::string_view rest = txt.text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    // White space is the page's own but in <pre>.
    body += "<pre>" + std::string(rest.substr(0, end)) + "\n</pre>";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const auto epub = zipped(folder, "interview.epub",
                           {{"META-INF/container.xml", kContainer},
                            {"OEBPS/book.opf", package(item("a", "a.xhtml"), "<itemref idref=\"a\"/>")},
                            {"OEBPS/a.xhtml", page(body)}});
  for (const auto& path : {data("interview.doc"), epub, data("interview.pdf")}) {
    INFO(path);
    const auto other = read(path);
    CHECK(other.sourceFormat == path.extension().string().substr(1));
    REQUIRE(other.turns.size() == txt.turns.size());
    REQUIRE(other.speakers.size() == txt.speakers.size());
    for (std::size_t i = 0; i < txt.turns.size(); ++i) CHECK(other.turns[i].speaker == txt.turns[i].speaker);
    for (std::size_t i = 0; i < txt.speakers.size(); ++i)
      CHECK(other.speakers[i].label == txt.speakers[i].label);
    if (other.sourceFormat == "pdf") {
      // A page knows no empty paragraphs and no width of spaces.
      const auto squeezed = [](const std::string& text) {
        std::string out;
        for (const char c : text)
          if (!((c == ' ' || c == '\n') && !out.empty() && out.back() == c)) out += c;
        return out;
      };
      CHECK(squeezed(other.text) == squeezed(txt.text));
    } else {
      CHECK(other.text == txt.text);
    }
  }
}

TEST_CASE("A .doc brings breaks, tabs, cells, notes and comments, and leaves deletions out",
          "[corpus][import]") {
  const auto rich = read(data("rich.doc"));
  CHECK(rich.text ==
        "Сұхбат №2\n"
        "Респондент: Мен ауылдан келдім. [Түркістан облысы]\n"
        "Интервьюер: Расскажите\nподробнее\tоб этом   пожалуйста.\n"
        "\n"
        "See the page. [B: a remark of the coder]\n"
        "Жасы\n23\nГород\nАлматы\n"
        "Соңы.");
  std::vector<std::string> bold;
  for (const auto& formatting : rich.formatting)
    if (formatting.style == Style::Bold) bold.emplace_back(i18n::slice(rich.text, formatting.span));
  CHECK(bold == std::vector<std::string>{"Респондент:", "Интервьюер:"});
}

TEST_CASE("A .doc cut anywhere, or with changed bytes, is text or an error", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  const auto whole = contents(data("rich.doc"));
  REQUIRE(whole.size() > 8000);
  for (std::size_t part = 1; part < 40; ++part)
    refusal(written(folder, "cut.doc", whole.substr(0, whole.size() * part / 40)));
  for (std::size_t part = 0; part < 600; ++part) {
    auto changed = whole;
    changed[(part * 7919) % changed.size()] =
        static_cast<char>(changed[(part * 7919) % changed.size()] ^ (1 << (part % 8)));
    refusal(written(folder, "changed.doc", changed));
  }
  // The sector table's first sector follows itself.
  auto circle = whole;
  circle.replace(0x30, 4, std::string(4, '\0'));
  CHECK_FALSE(refusal(written(folder, "circle.doc", circle)).empty());
  CHECK(refusal(written(folder, "head.doc", whole.substr(0, 8))).find("damaged") != std::string::npos);
  CHECK(refusal(written(folder, "noise.doc", whole.substr(0, 512) + repeated("\x93\x17\x01 a", 4'000)))
            .find("no Word document") != std::string::npos);
}

TEST_CASE("antiword, for documents of before 1997, works inside a helper's limits",
          "[corpus][import][helper]") {
  const auto antiword = helperProgram("antiword");
  if (!antiword) {
    WARN("antiword is not installed: not tried.");
    return;
  }
  const auto text = readWithHelper(*antiword, {"-f", "-m", "UTF-8.txt", "-w", "0", kHelperInput},
                                   contents(data("interview.doc")), "interview.doc");
  CHECK(text.find("Айгерім: Жоқ, мен Алматыда қаламын. Общежитиеде тұрамын, айына 90 000 теңге.\n") !=
        std::string::npos);
}

TEST_CASE("A .doc with a password says so", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  auto locked = contents(data("interview.doc"));
  const auto main = locked.find("\xEC\xA5");  // where the head of the main stream is
  REQUIRE(main != std::string::npos);
  locked[main + 0x0B] = static_cast<char>(locked[main + 0x0B] | 1);
  CHECK(refusal(written(folder, "locked.doc", locked)).find("password") != std::string::npos);
}

TEST_CASE("A book is read in the order of its spine, without its table of contents", "[corpus][import]") {
  const support::TemporaryFolder folder;
  const auto manifest = item("two", "text/part%202.xhtml") + item("nav", "nav.xhtml", "properties=\"nav\"") +
                        item("one", "../one.xhtml#start") + item("loose", "loose.xhtml");
  const auto spine =
      "<itemref idref=\"nav\"/><itemref idref=\"one\"/><itemref idref=\"two\"/><itemref idref=\"one\"/>"
      "<itemref idref=\"missing\"/>";
  const auto book =
      read(zipped(folder, "book.epub",
                  {{"META-INF/container.xml", kContainer},
                   {"OEBPS/book.opf", package(manifest, spine)},
                   {"OEBPS/nav.xhtml", page("<nav><a href=\"x\">Contents</a></nav>")},
                   {"OEBPS/loose.xhtml", page("<p>Loose</p>")},
                   {"one.xhtml", page("<h1>Сұхбат</h1><p><b>Айгерім:</b> Ауылда&#160;туғанмын.</p>")},
                   {"OEBPS/text/part 2.xhtml",
                    page("<p>Интервьюер: А потом?</p><p>Айгерім: Қалаға <i>көштім</i>.</p>")}}));
  CHECK(book.text ==
        "Сұхбат\nАйгерім: Ауылда\xC2\xA0туғанмын.\nИнтервьюер: А потом?\nАйгерім: Қалаға көштім.");
  CHECK(book.speakers.size() == 2);
  bool italic = false;
  for (const auto& formatting : book.formatting)
    italic =
        italic || (formatting.style == Style::Italic && i18n::slice(book.text, formatting.span) == "көштім");
  CHECK(italic);
}

TEST_CASE("Books that are locked, damaged or made to do harm are refused", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  const auto one = package(item("a", "a.xhtml"), "<itemref idref=\"a\"/>");
  const auto encrypted = [](const std::string& member) {
    return "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
           "xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:CipherData>"
           "<enc:CipherReference URI=\"" +
           member + "\"/></enc:CipherData></enc:EncryptedData></encryption>";
  };
  const auto book = [&](const std::string& name, const std::string& opf, const std::string& chapter,
                        const Members& more = {}) {
    Members members = {
        {"META-INF/container.xml", kContainer}, {"OEBPS/book.opf", opf}, {"OEBPS/a.xhtml", chapter}};
    members.insert(members.end(), more.begin(), more.end());
    return zipped(folder, name, members);
  };
  const auto words = page("<p>words</p>");
  CHECK(refusal(book("drm.epub", one, words, {{"META-INF/encryption.xml", encrypted("OEBPS/a.xhtml")}}))
            .find("DRM") != std::string::npos);
  // Fonts alone made unreadable are no hindrance.
  CHECK(refusal(book("fonts.epub", one, words, {{"META-INF/encryption.xml", encrypted("OEBPS/f.otf")}}))
            .empty());
  CHECK(refusal(book("bomb.epub", one, page(repeated("<p/>", 3'000'000)))).find("unpack") !=
        std::string::npos);
  CHECK(refusal(book("missing.epub", package(item("b", "b.xhtml"), "<itemref idref=\"b\"/>"), words))
            .find("damaged") != std::string::npos);
  CHECK(refusal(book("empty.epub", package("", ""), words)).find("no text") != std::string::npos);
  CHECK_FALSE(refusal(book("cut.epub", one.substr(0, 150), words)).empty());
  CHECK_FALSE(refusal(zipped(folder, "nothing.epub", {{"META-INF/container.xml", "<container/>"}})).empty());
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
      "<package><manifest>&b;</manifest></package>";
  CHECK_FALSE(refusal(book("laughs.epub", laughs, words)).empty());
  // Each chapter once, however often the spine names it; entities of a chapter's own are not expanded.
  CHECK(read(book("circle.epub", package(item("a", "a.xhtml"), repeated("<itemref idref=\"a\"/>", 10'000)),
                  words))
            .text == "words");
  CHECK(read(book("entity.epub", one,
                  "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><html><body><p>x "
                  "&b;</p></body></html>"))
            .text.size() < 100);
}
