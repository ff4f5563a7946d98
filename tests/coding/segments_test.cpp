#include "coding/segments.h"

#include "coding/codebook_files.h"
#include "tests/coding/interviews.h"
#include "tests/support/catch.h"

using namespace coding;
using coding_test::Interviews;

TEST_CASE("A passage is tagged once, and its coder is assigned to the transcript", "[coding][segments]") {
  Interviews t;
  const Guid talk =
      t.add("Talk", {{"R", corpus::SpeakerRole::Respondent, "қала мен ауыл"}});  // 13 code points
  const Guid code = t.code("Place");
  const Guid first = t.tag(talk, {0, 4}, code, t.ann);
  CHECK(t.tag(talk, {0, 4}, code, t.ann) == first);
  CHECK(t.tag(talk, {0, 13}, code, t.ann) != first);
  CHECK(segmentsOf(*t.project, talk).size() == 2);
  CHECK(segmentsWith(*t.project, code).size() == 2);
  for (const i18n::Span bad : {i18n::Span{0, 14}, i18n::Span{-1, 3}, i18n::Span{3, 3}, i18n::Span{5, 2}})
    CHECK_THROWS_AS(t.tag(talk, bad, code, t.ann), i18n::UsageError);
  CHECK_THROWS_AS(t.tag(talk, {0, 4}, Guid(), t.ann), i18n::UsageError);
  CHECK_THROWS_AS(t.tag(talk, {0, 4}, code, Guid()), i18n::UsageError);
  t.edit([&](Edit& e) { setSegmentWeight(e, first, 70); });
  CHECK(segment(*t.project, first)->weight == 70);
  CHECK_THROWS_AS(t.edit([&](Edit& e) { setSegmentWeight(e, first, 101); }), i18n::UsageError);
  CHECK_THROWS_AS(t.edit([&](Edit& e) { setSegmentSpan(e, first, {0, 13}); }), i18n::UsageError);
  t.edit([&](Edit& e) { setSegmentSpan(e, first, {5, 8}); });
  CHECK(segment(*t.project, first)->span == i18n::Span{5, 8});
  t.edit([&](Edit& e) { setSegmentMemo(e, first, "  мынау  "); });
  CHECK(segment(*t.project, first)->memo == "мынау");
  t.edit([&](Edit& e) { removeSegment(e, first); });
  CHECK_FALSE(segment(*t.project, first));
  t.project->undo();
  CHECK(segment(*t.project, first)->memo == "мынау");
  t.edit([&](Edit& e) { setSegmentMemo(e, first, ""); });
  CHECK(segment(*t.project, first)->memo.empty());
}

TEST_CASE("A table of codings is taken row by row, and what can't be used is told", "[coding][codings]") {
  Interviews t;
  const Guid talk = t.add("Talk", {{"R", corpus::SpeakerRole::Respondent, "one two three"}});
  t.code("Push / Rent");
  const std::vector<std::string> header{"Transcript", "begin", "end", "code", "coder", "weight", "memo"};
  const std::vector<std::vector<std::string>> rows{
      {"Talk", "0", "3", "Push / Rent", "Ann", "", ""},  {"Talk.txt", "4", "7", "rent", "Bob", "50", "hm"},
      {"Talk", "0", "3", "Rent", "Ann", "", ""},         {"Other", "0", "3", "Rent", "Ann", "", ""},
      {"Talk", "0", "99", "Rent", "Ann", "", ""},        {"Talk", "zero", "3", "Rent", "Ann", "", ""},
      {"Talk", "0", "3", "Pull / Wages", "Ann", "", ""}, {"Talk", "0", "3", "Rent", "Ann", "400", ""}};
  CodingsReport report;
  t.edit([&](Edit& e) { report = importCodings(e, header, rows, false); });
  CHECK(report.added == 2);
  CHECK(report.alreadyThere == 1);
  REQUIRE(report.failures.size() == 5);
  CHECK(report.failures[0].arguments.at("row") == "5");
  CHECK_FALSE(coderNamed(*t.project, "Bob") == std::nullopt);
  t.edit([&](Edit& e) { report = importCodings(e, header, rows, true); });
  CHECK(report.added == 1);
  CHECK(report.alreadyThere == 3);
  CHECK(Codebook::read(*t.project).byPath("Pull / Wages"));
  const auto found = segmentsOf(*t.project, talk);
  REQUIRE(found.size() == 3);
  CHECK(found.back().weight == 50);
  CHECK(found.back().memo == "hm");
  CHECK_THROWS_AS(t.edit([&](Edit& e) { importCodings(e, {"a", "b"}, {}, false); }), i18n::UsageError);
}
