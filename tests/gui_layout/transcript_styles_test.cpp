// Bold, italics and underlining in the reading view's layout, and times beside it.
#include <string>
#include <vector>

#include "corpus/environment.h"
#include "gui/transcript_document.h"
#include "gui/transcript_layout.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using corpus::Formatting;
using corpus::Style;
using gui::kBold;
using gui::kItalic;
using gui::kPlain;
using gui::kUnderlined;
using gui::StyledSpan;
using i18n::Span;
using i18n::TextIndex;

namespace {

// A letter is 10 pixels wide, a bold one 15.
int measured(std::string_view utf8, gui::TextStyle style) {
  return static_cast<int>(TextIndex(utf8).length()) * (style & kBold ? 15 : 10);
}

struct Styled {
  Styled(std::string words, int width, const std::vector<StyledSpan>& styles)
      : text(std::move(words)), index(text) {
    gui::LayoutMetrics metrics;
    metrics.width = width;
    layout.setMeasure(measured);
    layout.setMetrics(metrics);
    layout.setText(&index, {{0, {0, index.length()}, false}}, styles);
  }
  std::vector<std::string> lines() {
    std::vector<std::string> result;
    for (const auto& line : layout.page(0, 1 << 20).lines) result.emplace_back(line.text);
    return result;
  }
  std::string text;
  TextIndex index;
  gui::TranscriptLayout layout;
};

}  // namespace

TEST_CASE("Bold words are as wide as they are drawn, so a line may hold fewer of them", "[layout][styles]") {
  CHECK(Styled("бір екі үш төрт", 110, {}).lines() == std::vector<std::string>{"бір екі үш ", "төрт"});
  CHECK(Styled("бір екі үш төрт", 110, {{{0, 7}, kBold}}).lines() ==
        std::vector<std::string>{"бір екі ", "үш төрт"});
  CHECK(Styled("бір екі үш төрт", 110, {{{0, 7}, kItalic | kUnderlined}}).lines() ==
        std::vector<std::string>{"бір екі үш ", "төрт"});
}

TEST_CASE("A line is drawn in runs of one style each, one after the other", "[layout][styles]") {
  Styled styled("Қайда тұрасыз?", 400, {{{2, 6}, kBold}, {{6, 9}, kItalic}});
  const auto line = styled.layout.lineAt(0);
  const auto runs = styled.layout.runs(line);
  REQUIRE(runs.size() == 4);
  CHECK(runs[0].text == "Қа");
  CHECK(runs[0].style == kPlain);
  CHECK(runs[1].text == "йда ");
  CHECK(runs[1].style == kBold);
  CHECK(runs[1].x == 20);
  CHECK(runs[2].text == "тұр");
  CHECK(runs[2].style == kItalic);
  CHECK(runs[2].x == 20 + 4 * 15);
  CHECK(runs[3].text == "асыз?");
  CHECK(runs[3].x == 20 + 4 * 15 + 3 * 10);
  CHECK(styled.layout.widthOf(line) == 20 + 4 * 15 + 8 * 10);
}

TEST_CASE("The caret stands between the letters of a bold word, and a click finds it again",
          "[layout][styles]") {
  Styled styled("аб вгд еж", 400, {{{1, 5}, kBold}});
  const std::vector<int> expected{0, 10, 25, 40, 55, 70, 80, 90, 100, 110};
  const auto line = styled.layout.lineAt(0);
  for (std::int64_t position = 0; position < 10; ++position) {
    const int x = styled.layout.xIn(line, position);
    CHECK(x == expected[static_cast<std::size_t>(position)]);
    CHECK(styled.layout.positionIn(line, x) == position);
  }
}

TEST_CASE("Overlapping formatting becomes passages of one style each", "[layout][styles]") {
  const std::vector<Formatting> formatting{{{0, 10}, Style::Bold},
                                           {{5, 15}, Style::Italic},
                                           {{8, 8}, Style::Underline},
                                           {{10, 12}, Style::Bold},
                                           {{20, 22}, Style::Underline}};
  CHECK(gui::flattened(formatting) ==
        std::vector<StyledSpan>{
            {{0, 5}, kBold}, {{5, 12}, kBold | kItalic}, {{12, 15}, kItalic}, {{20, 22}, kUnderlined}});
}

TEST_CASE("A turn whose words were all deleted still has a line", "[layout]") {
  const std::string text = "А: \nБ: иә";
  const TextIndex index(text);
  gui::TranscriptLayout layout;
  layout.setMeasure(measured);
  layout.setText(&index, {{0, {3, 3}, true}, {4, {7, 9}, true}});
  const auto page = layout.page(0, 1000);
  CHECK(page.headings.size() == 2);
  REQUIRE(page.lines.size() == 2);
  CHECK(page.lines[0].span == Span{3, 3});
  CHECK(layout.turnAt(3) == 0);
  CHECK(layout.turnAt(8) == 1);
  CHECK(layout.positionAt(50, page.lines[0].y + 2) == 3);
  CHECK(layout.visible(4, true) == 7);
}

TEST_CASE("The time at a place is the latest one before it", "[layout][times]") {
  const support::TemporaryFolder folder;
  corpus::ImportedTranscript imported;
  imported.name = "Times";
  imported.text = "Аня: Первое. Второе.\nТретье.";
  imported.length = TextIndex(imported.text).length();
  imported.speakers = {{"Аня", corpus::SpeakerRole::Unknown, {}}};
  imported.turns = {{0, {5, 20}, 0, i18n::TextLanguage::Russian, 1000, {}},
                    {21, {21, 28}, 0, i18n::TextLanguage::Russian, 9000, {}}};
  imported.cues = {{{5, 12}, 1000, 2000}, {{13, 20}, 4000, 5000}};
  const auto project = corpus::Project::create(folder / "times.suhbat", {"T", i18n::Language::Russian, "A"},
                                               corpus::Environment::system());
  corpus::Guid guid;
  project->edit(i18n::message("Import"),
                [&](corpus::Edit& edit) { guid = corpus::addTranscript(edit, imported); });
  gui::TranscriptDocument document;
  document.load(*project, guid);
  CHECK_FALSE(document.timeAt(2));
  CHECK(document.timeAt(5) == 1000);
  CHECK(document.timeAt(12) == 1000);
  CHECK(document.timeAt(13) == 4000);
  CHECK(document.timeAt(28) == 9000);
  // The first cue says what the heading says; the next paragraph has no heading, its time stands beside it.
  REQUIRE(document.times().size() == 3);
  CHECK(document.times()[0].heading);
  CHECK_FALSE(document.times()[1].heading);
  CHECK_FALSE(document.times()[2].heading);
  CHECK(document.timesBeside());
}
