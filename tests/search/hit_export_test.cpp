// Matches in their context, and hits as files.
#include "search/hit_export.h"

#include "corpus/import/importer.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/zipped.h"

using search::ConcordanceOrder;
using search::HitExport;
using support::SearchedProject;

namespace {

std::vector<search::Hit> found(SearchedProject& project, const std::string& query) {
  search::SearchOptions options;
  options.order = search::HitOrder::Place;
  return project.index().find(query, options).hits;
}

// "left|match|right"
std::vector<std::string> shown(const std::vector<search::ConcordanceLine>& lines) {
  std::vector<std::string> result;
  for (const auto& line : lines) result.push_back(line.left + "|" + line.match + "|" + line.right);
  return result;
}
using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("A concordance shows each match between whole words of its turn", "[search][concordance]") {
  SearchedProject project;
  project.add("A", "И: ақша?\nР: Біздің ауылда ақша жоқ, бірақ ақшаны да болады.");
  CHECK(shown(search::concordance(found(project, "ақша"), 12)) ==
        Shown{"|ақша|?", "ауылда |ақша| жоқ, бірақ", "жоқ, бірақ |ақшаны| да болады."});
  // Where a word is longer than all of the context, it is cut.
  CHECK(shown(search::concordance(found(project, "жоқ"), 3)) == Shown{"ша |жоқ|,"});
  const auto lines = search::concordance(found(project, "ақша"));
  REQUIRE(lines.size() == 3);
  const std::string text = corpus::text(project.project(), lines[2].transcript);
  CHECK(i18n::slice(text, lines[2].span) == "ақшаны");
  CHECK(lines[2].transcriptName == "A");
  CHECK(lines[2].turn == 1);
  CHECK(lines[2].hit == 1);
}

TEST_CASE("Forms of one word side by side are lines of their own, a phrase is one", "[search][concordance]") {
  SearchedProject project;
  project.add("A", "Р: сдал квартиру, квартиры дороги");
  CHECK(shown(search::concordance(found(project, "квартир*"))) ==
        Shown{"сдал |квартиру|, квартиры дороги", "сдал квартиру, |квартиры| дороги"});
  CHECK(shown(search::concordance(found(project, "\"квартиры дороги\""))) ==
        Shown{"сдал квартиру, |квартиры дороги|"});
}

TEST_CASE("A concordance is sorted by what stands left, right or in it", "[search][concordance]") {
  SearchedProject project;
  project.add("B", "Р: көп «ақша» жоқ\nР: аз ақшасы бар");
  project.add("A", "Р: Ескі ақша әрең\nР: ІЗДЕЛГЕН ақшам ғой");
  auto lines = search::concordance(found(project, "ақша"));
  const auto by = [&](ConcordanceOrder order) {
    search::sortConcordance(lines, order, i18n::Language::Kazakh);
    std::string all;
    for (const auto& line : lines) all += line.left.substr(0, line.left.find(' ')) + " ";
    return all;
  };
  // Kazakh: а ә б в г ғ д е ё ж з и й к қ … і
  CHECK(by(ConcordanceOrder::Left) == "аз Ескі көп ІЗДЕЛГЕН ");
  CHECK(by(ConcordanceOrder::Right) == "Ескі аз ІЗДЕЛГЕН көп ");
  CHECK(by(ConcordanceOrder::Match) == "Ескі көп ІЗДЕЛГЕН аз ");  // ақша, ақша, ақшам, ақшасы
  CHECK(by(ConcordanceOrder::Place) == "Ескі ІЗДЕЛГЕН көп аз ");
}

TEST_CASE("Hits are exported in every format with their matches", "[search][export]") {
  SearchedProject project;
  project.add("Сұхбат <1>", "И: ақша?\nР: =Біздің ақша жоқ, \"бірақ\" ақшаны болады.",
              i18n::TextLanguage::Kazakh);
  const auto hits = found(project, "ақша");
  support::TemporaryFolder folder;
  const i18n::Messages english;
  const auto written = [&](HitExport form, coding::ExportFormat format, const std::string& name) {
    search::exportHits(hits, form, format, folder / name, "ақша & <b>", english);
    return support::contents(folder / name);
  };
  using coding::ExportFormat;

  SECTION("tables") {
    for (const auto& [format, name] :
         {std::pair{ExportFormat::Csv, "a.csv"}, std::pair{ExportFormat::Xlsx, "a.xlsx"}}) {
      written(HitExport::Kwic, format, name);
      const auto kwic = corpus::readTable(folder / name);
      REQUIRE(kwic.rows.size() == 3);
      CHECK(kwic.header[0] == "Left context");
      CHECK(kwic.rows[0][1] == "ақша");
      CHECK(kwic.rows[2][1] == "ақшаны");
      CHECK(kwic.rows[2][2].find("болады.") != std::string::npos);
      CHECK(kwic.rows[2][3] == "Сұхбат <1>");
      CHECK(kwic.rows[2][6] == std::to_string(hits[1].span.begin + hits[1].marks[1].begin));
      written(HitExport::Turns, format, name);
      const auto turns = corpus::readTable(folder / name);
      REQUIRE(turns.rows.size() == 2);
      CHECK(turns.rows[1].back() == "ақша; ақшаны");
      CHECK(turns.rows[1][5].ends_with("=Біздің ақша жоқ, \"бірақ\" ақшаны болады."));
    }
  }
  SECTION(".docx: matches are bold") {
    for (const HitExport form : {HitExport::Kwic, HitExport::Turns}) {
      written(form, ExportFormat::Docx, "a.docx");
      const std::string document = support::zipMember(folder / "a.docx", "word/document.xml");
      CHECK(
          document.find("<w:b/><w:lang w:val=\"kk-KZ\"/></w:rPr><w:t xml:space=\"preserve\">ақшаны</w:t>") !=
          std::string::npos);
      CHECK(document.find("Found: ақша &amp; &lt;b&gt;") != std::string::npos);
      CHECK(document.find("2 turns") != std::string::npos);
    }
  }
  SECTION(".html: nothing of a text is markup") {
    const std::string kwic = written(HitExport::Kwic, ExportFormat::Html, "a.html");
    CHECK(kwic.find("<mark>ақшаны</mark>") != std::string::npos);
    CHECK(kwic.find("<h1>Found: ақша &amp; &lt;b&gt;</h1>") != std::string::npos);
    CHECK(kwic.find("3 matches · 2 turns · 1 transcript") != std::string::npos);
    const std::string turns = written(HitExport::Turns, ExportFormat::Html, "b.html");
    CHECK(turns.find("&quot;бірақ&quot; <mark>ақшаны</mark> болады.") != std::string::npos);
    CHECK(turns.find("Сұхбат &lt;1&gt;") != std::string::npos);
  }
  SECTION("a folder that isn't there") {
    CHECK_THROWS_AS(
        search::exportHits(hits, HitExport::Kwic, ExportFormat::Csv, folder / "no" / "a.csv", "", english),
        corpus::FileError);
  }
}
