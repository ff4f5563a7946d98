// PDFs: text found again from where words stand on pages. pages.pdf and columns.pdf were made with
// LibreOffice from pages.txt (an invented interview, with soft hyphens put into its words, justified, DejaVu
// Serif 10 pt, speakers in bold; A5 in one column with a header and "– 1 –" below, A4 in two), interview.pdf
// from interview.docx. The other PDFs are written here, word by word.
#include <zip.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "corpus/helper_process.h"
#include "corpus/import/importer.h"
#include "corpus/import/line_end.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/small_pdf.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/within_limits.h"

using namespace corpus;
using support::Printed;

namespace {

std::filesystem::path data(const std::string& name) {
  return std::filesystem::path(SUHBAT_TEST_DATA) / "import" / name;
}

ImportedTranscript read(const std::filesystem::path& path) {
  return readTranscript(path, {}, i18n::LanguageGuesser());
}

std::filesystem::path written(const support::TemporaryFolder& folder, const std::string& name,
                              std::string_view bytes) {
  const auto path = folder / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string textOf(const std::vector<std::vector<Printed>>& pages) {
  const support::TemporaryFolder folder;
  return read(written(folder, "a.pdf", support::printedPdf(pages))).text;
}

std::string refusal(const support::TemporaryFolder& folder, const std::string& bytes) {
  const auto path = written(folder, "hostile.pdf", bytes);
  const support::WithinLimits limits;
  std::string sentence;
  try {
    read(path);
  } catch (const FileError& error) {
    sentence = error.what();
    CHECK(sentence.find("hostile.pdf") != std::string::npos);
    CHECK(sentence.back() == '.');
  }
  limits.check();
  return sentence;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// As a zlib stream, packed by way of a ZIP; its checksum, which readers of PDF don't look at, is missing.
std::string deflated(const support::TemporaryFolder& folder, const std::string& bytes) {
  const auto path = folder / "packed.zip";
  zip_t* zip = zip_open(path.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(zip);
  REQUIRE(zip_file_add(zip, "a", zip_source_buffer(zip, bytes.data(), bytes.size(), 0), 0) == 0);
  REQUIRE(zip_close(zip) == 0);
  zip = zip_open(path.string().c_str(), ZIP_RDONLY, nullptr);
  zip_stat_t stat;
  REQUIRE(zip_stat_index(zip, 0, 0, &stat) == 0);
  zip_discard(zip);
  const auto archive = contents(path);
  const auto extra = static_cast<unsigned char>(archive[28]);
  return "\x78\x9C" + archive.substr(30 + 1 + extra, static_cast<std::size_t>(stat.comp_size)) + "\1\1\1\1";
}

std::string pageWith(const std::string& content, const std::string& entries = {}) {
  return support::pdfOf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
                         "/Font << /F1 5 0 R >> >> >>",
                         support::pdfStream(content, entries),
                         "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

}  // namespace

TEST_CASE("A PDF's broken lines, headers and page numbers give the paragraphs it was made from",
          "[corpus][import][pdf]") {
  const auto expected = read(data("pages.txt"));
  for (const std::string name : {"pages.pdf", "columns.pdf"}) {
    INFO(name);
    const auto pdf = read(data(name));
    CHECK(pdf.sourceFormat == "pdf");
    CHECK(pdf.text == expected.text);
    REQUIRE(pdf.turns.size() == expected.turns.size());
    for (std::size_t i = 0; i < pdf.turns.size(); ++i) CHECK(pdf.turns[i].span == expected.turns[i].span);
    REQUIRE(pdf.speakers.size() == expected.speakers.size());
    for (std::size_t i = 0; i < pdf.speakers.size(); ++i)
      CHECK(pdf.speakers[i].label == expected.speakers[i].label);
  }
}

TEST_CASE("What is bold in a PDF is bold in the transcript", "[corpus][import][pdf]") {
  const auto pdf = read(data("pages.pdf"));
  REQUIRE(pdf.formatting.size() == 35);  // the speakers of 35 paragraphs
  CHECK(pdf.formatting[0].style == Style::Bold);
  CHECK(i18n::slice(pdf.text, pdf.formatting[0].span) == "Интервьюер:");
  CHECK(i18n::slice(pdf.text, pdf.formatting[34].span) == "Интервьюер:");
}

TEST_CASE("Numbers of lines beside the text are left out, numbers in it stay", "[corpus][import][pdf]") {
  CHECK(textOf({{{30, 800, 8, "1"},
                 {72, 800, 10, "Anna: I was 25 when I came here, and there were"},
                 {30, 788, 8, "2"},
                 {72, 788, 10, "90 of us in the hostel."},
                 {30, 776, 8, "3"},
                 {72, 776, 10, "Interviewer: And now?"},
                 {30, 764, 8, "4"},
                 {72, 764, 10, "Anna: 12 are left."}}}) ==
        "Anna: I was 25 when I came here, and there were 90 of us in the hostel.\n"
        "Interviewer: And now?\n"
        "Anna: 12 are left.");
}

TEST_CASE("The rows of a table are lines of their own", "[corpus][import][pdf]") {
  CHECK(textOf({{{72, 800, 10, "This is how it was in those years, incomprehensibly"},
                 {72, 788, 10, "Understandably"},
                 {250, 788, 10, "incomprehensibly"},
                 {72, 776, 10, "Misunderstandings"},
                 {250, 776, 10, "insurmountable"}}}) ==
        "This is how it was in those years, incomprehensibly\nUnderstandably\tincomprehensibly\n"
        "Misunderstandings\tinsurmountable");
}

TEST_CASE("A page cut through a line does not say it twice", "[corpus][import][pdf]") {
  const std::string line = "Anna: they told us to come back and so we did, again";
  CHECK(textOf({{{72, 700, 10, "Interviewer: And what came of it?"}, {72, 1, 10, line}},
                {{72, 840, 10, line}, {72, 828, 10, "and again."}}}) ==
        "Interviewer: And what came of it?\n" + line + " and again.");
}

TEST_CASE("The same short answer at the head of two pages stays", "[corpus][import][pdf]") {
  const std::vector<Printed> page = {
      {72, 800, 10, "Anna: Yes."}, {72, 770, 10, "Interviewer: Really?"}, {72, 740, 10, "Anna: I think so."}};
  CHECK(textOf({page, page}) ==
        "Anna: Yes.\nInterviewer: Really?\nAnna: I think so.\n"
        "Anna: Yes.\nInterviewer: Really?\nAnna: I think so.");
}

TEST_CASE("Indented first lines, and indented lines after the first, both part paragraphs",
          "[corpus][import][pdf]") {
  // Lines end within a long word's width of each other, so none but the short ones says that it is a last
  // one.
  const std::string full = "incomprehensibly this line goes on as far as lines here go";
  const std::string start = "In the beginning it was hard for us to understand it,";
  CHECK(textOf({{{90, 800, 10, start},
                 {72, 788, 10, full},
                 {72, 776, 10, "misunderstandings."},
                 {90, 764, 10, "Understandably one paragraph ends at the very edge,"},
                 {72, 752, 10, full},
                 {90, 740, 10, "Understandably the next one has to begin here, and"},
                 {72, 728, 10, "incomprehensibly short."},
                 {90, 716, 10, "Understandably the last."}}}) ==
        start + " " + full + " misunderstandings.\nUnderstandably one paragraph ends at the very edge, " +
            full +
            "\nUnderstandably the next one has to begin here, and incomprehensibly short.\n"
            "Understandably the last.");
  CHECK(textOf({{{72, 800, 10, "Understandably it was hard for us in the beginning, so"},
                 {90, 788, 10, full},
                 {72, 776, 10, "Understandably it became better, and nobody asked, as"},
                 {90, 764, 10, full},
                 {90, 752, 10, full}}}) == "Understandably it was hard for us in the beginning, so " + full +
                                               "\nUnderstandably it became better, and nobody asked, as " +
                                               full + " " + full);
}

TEST_CASE("Hyphens that break a word go, hyphens of a word stay", "[corpus][import][pdf]") {
  const auto joined = [](const std::string& first, const std::string& second, const std::string& rest = {}) {
    import::LineEnds ends;
    ends.learn(first);
    ends.learn(second);
    ends.learn(rest);
    auto text = first;
    ends.join(text, second);
    return text;
  };
  CHECK(joined("мы ходили в шко-", "лу вместе") == "мы ходили в школу вместе");
  CHECK(joined("мы ходили в шко\xC2\xAD", "лу") == "мы ходили в школу");
  CHECK(joined("приходил кто-", "то чужой") == "приходил кто-то чужой");
  CHECK(joined("нашли мес-", "то") == "нашли место");
  CHECK(joined("уехали из-", "за работы") == "уехали из-за работы");
  CHECK(joined("это было из-", "вестно") == "это было известно");
  CHECK(joined("говорим по-", "русски дома") == "говорим по-русски дома");
  CHECK(joined("он по-", "шёл") == "он пошёл");
  CHECK(joined("дәл соны-", "ақ айттым") == "дәл соны-ақ айттым");
  CHECK(joined("ол қала-", "да тұрады") == "ол қалада тұрады");
  CHECK(joined("достарым көп-", "көп еді") == "достарым көп-көп еді");
  CHECK(joined("a long-", "term plan") == "a longterm plan");
  CHECK(joined("a long-", "term plan", "it is long-term") == "a long-term plan");
  CHECK(joined("в городе Алма-", "Ата") == "в городе Алма-Ата");
  CHECK(joined("с 2019-", "2020 года") == "с 2019-2020 года");
  CHECK(joined("это он -", "мой брат") == "это он - мой брат");
  CHECK(joined("two lines", "of one") == "two lines of one");
}

TEST_CASE("A PDF of the shared folder comes with the turns it prints", "[corpus][import][pdf]") {
  const std::filesystem::path shared = std::filesystem::path(SUHBAT_SHARED) / "transcripts";
  if (!std::filesystem::exists(shared / "pdpilot_P1.pdf")) {
    WARN("No shared folder with transcripts: not tried.");
    return;
  }
  // Their paragraphs are numbered in the margin, the first is a heading.
  for (const auto& [name, paragraphs] : {std::pair{"pdpilot_P1.pdf", 95U}, {"pdpilot_P3.pdf", 122U}}) {
    INFO(name);
    const auto pdf = read(shared / name);
    CHECK(std::count(pdf.text.begin(), pdf.text.end(), '\n') + 1 == paragraphs);
    REQUIRE(pdf.speakers.size() == 2);
    CHECK(pdf.speakers[0].label == "Dan");
    CHECK(pdf.speakers[1].label == "Participant");
  }
}

TEST_CASE("PDFs that hold no text for us say why", "[corpus][import][pdf][hostile]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(folder, pageWith("0 0 100 100 re f")).find("OCR") != std::string::npos);
  CHECK(refusal(folder,
                support::pdfOf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
                                "<< /Filter /Standard /V 1 /R 2 /P -64 /O <" + repeated("41", 32) + "> /U <" +
                                    repeated("42", 32) + "> >>"},
                               "/Encrypt 3 0 R /ID [<00112233> <00112233>]"))
            .find("password") != std::string::npos);
  CHECK(refusal(folder, contents(data("pages.pdf")).substr(0, 15'000)).find("damaged") != std::string::npos);
  CHECK(refusal(folder, "%PDF-1.7\n" + repeated("\x93\x17<<[", 100'000)).find("damaged") !=
        std::string::npos);
}

TEST_CASE("PDFs made to do harm end in time", "[corpus][import][pdf][hostile]") {
  const support::TemporaryFolder folder;
  const std::string catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
  CHECK_FALSE(
      refusal(folder, support::pdfOf({catalogue, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>"}))
          .empty());
  CHECK_FALSE(refusal(folder, support::pdfOf({catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>",
                                              "<< /Type /Page /Parent 2 0 R >>"}))
                  .empty());
  CHECK_FALSE(
      refusal(folder, support::pdfOf({"<< /Type /Catalog /Pages 2 0 R /X " + repeated("[", 300'000) + " >>",
                                      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                      "<< /Type /Page /Parent 2 0 R /Contents " + repeated("[", 300'000)}))
          .empty());
  // A fast machine reads it in the time there is, a slow one says that it takes too long.
  const auto bomb = refusal(
      folder, pageWith(deflated(folder, "BT /F1 1 Tf " + repeated("(aaaa bbbb) Tj 1 1 Td ", 8'000'000)),
                       "/Filter /FlateDecode"));
  CHECK((bomb.empty() || bomb.find("too long") != std::string::npos));
  // Forms that draw each other: twenty to the ninth.
  std::vector<std::string> forms = {catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                                    "/Resources << /XObject << /A 5 0 R >> >> >>",
                                    support::pdfStream(repeated("/A Do ", 20))};
  for (int i = 0; i < 8; ++i)
    forms.push_back(
        support::pdfStream(repeated("/A Do ", 20),
                           "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A " +
                               std::to_string(6 + i) + " 0 R >> >>"));
  forms.push_back(support::pdfStream("1 1 m"));
  CHECK(refusal(folder, support::pdfOf(forms)).find("too long") != std::string::npos);
}

TEST_CASE("A helper is kept to its time, memory and output, and what it got is gone after it",
          "[corpus][helper]") {
  using End = HelperResult::End;
  const auto shell = helperProgram("sh");
  if (!shell) {
    WARN("No sh here: not tried.");
    return;
  }
  const auto run = [&](const std::string& script, const HelperLimits& limits = {},
                       const std::string& input = {}) {
    return runHelper(*shell, {"-c", script}, input, limits);
  };
  const auto copied = run("cat; cat </dev/stdin", {}, "сұхбат\n");
  CHECK(copied.end == End::Done);
  CHECK(copied.exit == 0);
  CHECK(copied.output.starts_with("сұхбат\n"));
  CHECK(run("exit 7").exit == 7);
  CHECK(run("kill -SEGV $$").end == End::Crashed);
  CHECK(run("yes", {.outputBytes = 100'000}).end == End::TooMuch);
  CHECK(run("sleep 60", {.wallMilliseconds = 200}).end == End::TimedOut);
  CHECK(run("exec >&-; sleep 60", {.wallMilliseconds = 200}).end == End::TimedOut);
  CHECK(run("while :; do :; done", {.cpuSeconds = 1}).end == End::TimedOut);
  CHECK(run("echo ${HOME} ${SUHBAT_SECRET-none}").output == "/nonexistent none\n");
  // Memory: a variable doubled until there is no more.
  const auto grown = run("a=aaaaaaaaaaaaaaaa; while :; do a=$a$a; done", {.memoryBytes = 60'000'000});
  CHECK((grown.end == End::Crashed || (grown.end == End::Done && grown.exit != 0)));
  CHECK(runHelper("/nonexistent/program", {}, "").end == End::NotThere);
  CHECK_FALSE(helperProgram("no-program-of-this-name"));
}
