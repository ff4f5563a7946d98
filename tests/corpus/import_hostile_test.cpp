// Files made to do harm or cut off on the way: each gives text or a sentence a person understands.
#include <zip.h>

#include <fstream>
#include <iterator>

#include "corpus/import/importer.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/within_limits.h"

using namespace corpus;

namespace {

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

std::filesystem::path written(const support::TemporaryFolder& folder, const std::string& name,
                              std::string_view bytes) {
  const auto path = folder / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

// The sentence with which the file is refused; "" when it was read.
std::string refusal(const std::filesystem::path& path) {
  const support::WithinLimits limits;
  std::string sentence;
  try {
    readTranscript(path, {}, i18n::LanguageGuesser());
  } catch (const FileError& error) {
    sentence = error.what();
    const auto name = path.filename().u8string();
    CHECK(sentence.find(std::string(name.begin(), name.end())) != std::string::npos);
    CHECK(sentence.back() == '.');
  }
  limits.check();
  return sentence;
}

std::string docx(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
         "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
         "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" +
         body + "</w:body></w:document>";
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("Empty and blank files are refused in plain words", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(written(folder, "a.txt", "")).find("is empty") != std::string::npos);
  CHECK(refusal(written(folder, "b.txt", " \n\t\r\n \xC2\xA0")).find("holds no text") != std::string::npos);
  CHECK(refusal(zipped(folder, "c.docx", {{"word/document.xml", docx("<w:p/>")}})).find("holds no text") !=
        std::string::npos);
  CHECK(refusal(folder / "none.txt").find("was not found") != std::string::npos);
  std::filesystem::create_directory(folder / "dir.txt");
  CHECK(refusal(folder / "dir.txt").find("is a folder") != std::string::npos);
}

TEST_CASE("Names that lie about the content are seen through", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(written(folder, "a.docx", "just words")).find("not a .docx document") != std::string::npos);
  CHECK(refusal(written(folder, "b.txt", "%PDF-1.7\n%...")).find("PDF") != std::string::npos);
  CHECK(refusal(zipped(folder, "c.txt", {{"x", "y"}})).find("packed file") != std::string::npos);
  CHECK_FALSE(refusal(zipped(folder, "d.docx", {{"x", "y"}})).empty());
  CHECK_FALSE(refusal(written(folder, "e.rtf", "no rtf")).empty());
  CHECK_FALSE(refusal(written(folder, "f.xyz", "words")).empty());
  CHECK_FALSE(refusal(written(folder, "g.txt",
                              std::string("\x7F"
                                          "ELF\0\0\1\2\0\0",
                                          10)))
                  .empty());
  // Word saves RTF under .doc and .docx names: read for what it is.
  CHECK(refusal(written(folder, "h.docx", "{\\rtf1 words\\par}")).empty());
}

TEST_CASE("Bombs in ZIP and XML are refused", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(zipped(folder, "ratio.docx", {{"word/document.xml", docx(repeated("<w:p/>", 2'000'000))}}))
            .find("unpack") != std::string::npos);
  Members many;
  for (int i = 0; i < 10'001; ++i) many.emplace_back("m" + std::to_string(i), "x");
  CHECK(refusal(zipped(folder, "many.docx", many)).find("unpack") != std::string::npos);
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
      "<w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:t>&b;</w:t></w:p></"
      "w:document>";
  CHECK(refusal(zipped(folder, "laughs.docx", {{"word/document.xml", laughs}})).find("not a document") !=
        std::string::npos);
  CHECK_FALSE(refusal(zipped(folder, "laughs.odt", {{"content.xml", laughs}})).empty());
  const auto deep = repeated("<w:p>", 100'000) + repeated("</w:p>", 100'000);
  CHECK_FALSE(refusal(zipped(folder, "deep.docx", {{"word/document.xml", docx(deep)}})).empty());
  CHECK_FALSE(refusal(zipped(folder, "utf8.docx",
                             {{"word/document.xml", docx("<w:p><w:r><w:t>\xFF\xFE</w:t></w:r></w:p>")}}))
                  .empty());
  CHECK_FALSE(
      refusal(zipped(folder, "cut.docx", {{"word/document.xml", docx("<w:p>").substr(0, 150)}})).empty());
}

TEST_CASE("A container cut anywhere, or with changed bytes, is text or an error",
          "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  for (const std::string name : {"interview.docx", "interview.odt", "interview.rtf"}) {
    std::ifstream stream(std::filesystem::path(SUHBAT_TEST_DATA) / "import" / name, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), {});
    REQUIRE(whole.size() > 1000);
    for (std::size_t part = 1; part < 40; ++part)
      refusal(written(folder, name, whole.substr(0, whole.size() * part / 40)));
    for (std::size_t part = 0; part < 200; ++part) {
      auto changed = whole;
      changed[(part * 7919) % changed.size()] =
          static_cast<char>(changed[(part * 7919) % changed.size()] ^ (1 << (part % 8)));
      refusal(written(folder, name, changed));
    }
  }
}

TEST_CASE("RTF nested without end, and lies about its binary, are harmless", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(written(folder, "deep.rtf", "{\\rtf1 " + repeated("{", 100'000) + "x")).find("nested") !=
        std::string::npos);
  CHECK(refusal(written(folder, "notes.rtf", "{\\rtf1 a" + repeated("{\\footnote b", 5'000) + "\\par"))
            .empty());
  CHECK(refusal(written(folder, "bin.rtf", "{\\rtf1 one\\bin99999999999999999999 two}")).empty());
  CHECK(refusal(written(folder, "bin2.rtf", "{\\rtf1 one\\bin-5 two}")).empty());
  CHECK(refusal(written(folder, "u.rtf", "{\\rtf1\\uc99999 one \\u99999999999 ?\\u-99999999 ?}")).empty());
}

TEST_CASE("Formatting at every letter, notes and marks without end cost no more than their length",
          "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(written(folder, "bold.rtf", "{\\rtf1 " + repeated("\\b a\\b0 b", 500'000) + "}")).empty());
  CHECK(refusal(written(folder, "bold.html", "<p>" + repeated("<b>a</b>b", 500'000))).empty());
  CHECK(refusal(written(folder, "open.html", repeated("<b>", 200) + repeated("<hr></x>", 500'000) + "a"))
            .empty());
  CHECK(refusal(written(folder, "stars.md", repeated(repeated("*a_b**c ", 2'000) + "\n", 100))).empty());
  CHECK(refusal(written(folder, "brackets.md", repeated(repeated("[", 5'000) + "](a.\n", 200))).empty());
  CHECK(refusal(written(folder, "comments.md", repeated(repeated("<!--", 12'000) + "\n\n", 20))).empty());
  CHECK_FALSE(
      refusal(written(folder, "notes.rtf", "{\\rtf1 " + repeated("a{\\footnote b}", 200'000) + "}")).empty());
}

TEST_CASE("Sheer size is refused before it fills the memory", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(written(folder, "lines.txt", repeated("a\n", 400'000))).find("lines") != std::string::npos);
  CHECK(refusal(written(folder, "text.txt", repeated("aaaaaaaaa ", 5'100'000))).find("50 MB") !=
        std::string::npos);
  CHECK(refusal(written(folder, "colons.txt", repeated("A: b ", 200'000))).empty());
  CHECK(refusal(written(folder, "tags.html", "<html>" + repeated("<a b='", 200'000))).find("no text") !=
        std::string::npos);
  CHECK(refusal(written(folder, "quotes.html", "<html>x" + repeated("<script </", 200'000))).empty());
}

TEST_CASE("Every odd file of the shared folder gives text or a clear error", "[corpus][import][hostile]") {
  const std::filesystem::path shared = std::filesystem::path(SUHBAT_SHARED) / "hostile";
  if (!std::filesystem::exists(shared)) {
    WARN("No shared folder with hostile files: not tried.");
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(shared)) {
    INFO(entry.path());
    refusal(entry.path());
    try {
      readTable(entry.path());
    } catch (const FileError&) {
    }
  }
  CHECK(refusal(shared / "tika_testWORD_protected_passtika.docx").find("password") != std::string::npos);
  CHECK(refusal(shared / "tika_testODTEncrypted.odt").find("password") != std::string::npos);
}

TEST_CASE("Tags that never close cost no more than their length", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  const std::string head = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
  CHECK(refusal(written(folder, "open.vtt", head + repeated("<a", 2'000'000))).empty());
  CHECK(refusal(written(folder, "brace.vtt", head + repeated("{\\", 2'000'000))).empty());
  CHECK(refusal(written(folder, "amp.vtt", head + repeated("&#", 2'000'000))).empty());
}

TEST_CASE("As many voices and spellings as a file holds lines cost no more than their number",
          "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  const auto text = [](int count, const auto& line) {
    std::string all;
    for (int i = 0; i < count; ++i) all += line(std::to_string(i)) + '\n';
    return all;
  };
  const auto check = [&](const std::string& name, const std::string& bytes) {
    INFO(name);
    CHECK(refusal(written(folder, name, bytes)).empty());
  };
  check("brackets.txt",
        text(30'000, [](const std::string& i) { return "Имя" + i + " (город): да\nИмя" + i + ": жоқ"; }));
  check("laughing.txt", text(60'000, [](const std::string& i) { return "Анна (смеётся " + i + "): да"; }));
  check("letters.txt", text(60'000, [](const std::string& i) { return "R" + i + ": да"; }));
  check("mistyped.txt", text(30'000, [](const std::string& i) {
          return "Респондент " + i + ": да\nРеспонднт " + i + ": жоқ";
        }));
  check("closed.txt", text(60'000, [](const std::string&) { return "Анна: да және тағы бірдеңе]"; }));
  check("stamps.txt", "Анна: " + repeated("[00:00:01] да ", 200'000));
  CHECK(readTranscript(folder / "stamps.txt", {}, i18n::LanguageGuesser()).cues.size() == 150'000);
}

TEST_CASE("A page cut off anywhere is text or an error", "[corpus][import][hostile]") {
  const support::TemporaryFolder folder;
  const std::string page =
      "<html><head><style>p { color: red }</style><script>x</script></head><body><p id=a>Неге "
      "&nbsp;<b style='font-weight:bold'>қайттыңыз</b>?</p><table><tr><td>R1:</table></body></html>";
  for (std::size_t size = 1; size <= page.size(); ++size) {
    INFO("the first " << size << " bytes");
    CHECK_NOTHROW(refusal(written(folder, "cut.html", page.substr(0, size))));
  }
}
