#include "gui/transcript_layout.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gui/transcript_document.h"
#include "tests/support/catch.h"

using gui::LayoutMetrics;
using gui::LayoutTurn;
using gui::TranscriptLayout;
using i18n::Span;
using i18n::TextIndex;

namespace {

constexpr int kLetter = 10;  // every letter of the tests is 10 pixels wide

int monospaced(std::string_view utf8, gui::TextStyle) {
  return static_cast<int>(TextIndex(utf8).length()) * kLetter;
}

LayoutMetrics metricsOf(int letters) {
  LayoutMetrics metrics;
  metrics.width = letters * kLetter;
  metrics.lineHeight = 20;
  metrics.paragraphGap = 10;
  metrics.turnGap = 15;
  metrics.headingHeight = 20;
  metrics.topMargin = 30;
  metrics.bottomMargin = 50;
  return metrics;
}

struct Laid {
  Laid(std::string words, std::vector<LayoutTurn> turns, int letters) : text(std::move(words)), index(text) {
    layout.setMeasure(monospaced);
    layout.setMetrics(metricsOf(letters));
    layout.setText(&index, std::move(turns));
  }
  explicit Laid(const std::string& words, int letters = 20)
      : Laid(words, {{0, {0, TextIndex(words).length()}, false}}, letters) {}

  std::vector<std::string> lines() {
    std::vector<std::string> result;
    for (const auto& line : layout.page(0, 1 << 30).lines) result.emplace_back(line.text);
    return result;
  }

  std::string text;
  TextIndex index;
  TranscriptLayout layout;
};

}  // namespace

TEST_CASE("Lines are broken at spaces, which hang at the end of the line", "[layout]") {
  Laid laid("Мен Алматыда оқыдым, бірақ ауылға қайтқым келеді");
  CHECK(laid.lines() == std::vector<std::string>{"Мен Алматыда оқыдым, ", "бірақ ауылға қайтқым ", "келеді"});
}

TEST_CASE("A word wider than a line is broken at its hyphen, or between whole characters", "[layout]") {
  Laid hyphen("сәлем қала-қалаға-аралап", 12);
  CHECK(hyphen.lines() == std::vector<std::string>{"сәлем қала-", "қалаға-", "аралап"});
  Laid forced("кафеe\u0301e\u0301e\u0301",
              5);  // e with a combining accent is one character of two code points
  CHECK(forced.lines() == std::vector<std::string>{"кафе", "e\u0301e\u0301", "e\u0301"});
}

TEST_CASE("Labels and blank lines are not drawn, and a heading stands above the turn", "[layout]") {
  const std::string text = "Title\n\nI: Сұрақ\n\nR: Жауап\nекінші";
  // Positions: "I: " begins at 7, "Сұрақ" at 10..15, "R: " at 17, "Жауап\nекінші" at 20..32.
  Laid laid(text, {{7, {10, 15}, true}, {17, {20, 32}, true}}, 20);
  CHECK(laid.lines() == std::vector<std::string>{"Title", "Сұрақ", "Жауап", "екінші"});
  const auto page = laid.layout.page(0, 1000);
  REQUIRE(page.headings.size() == 2);
  CHECK(page.lines[0].y == 30);                         // the top margin
  CHECK(page.headings[0].y == 30 + 20 + 15);            // a turn's gap below the title
  CHECK(page.lines[1].y == 30 + 20 + 15 + 20);          // the heading's height below that
  CHECK(page.lines[3].y == page.lines[2].y + 20 + 10);  // a paragraph's gap within the turn
  CHECK(laid.layout.height() == page.lines[3].y + 20 + 50);
  CHECK(laid.layout.turnAt(12) == 0);
  CHECK(laid.layout.turnAt(2) == -1);
}

TEST_CASE("A caret stands where text is drawn", "[layout]") {
  Laid laid("I: Сұрақ\n\nR: Жауап", {{0, {3, 8}, true}, {10, {13, 18}, true}}, 20);
  CHECK(laid.layout.visible(0, true) == 3);
  CHECK(laid.layout.visible(9, false) == 8);
  CHECK(laid.layout.visible(9, true) == 13);
  CHECK(laid.layout.visible(99, true) == 18);
  CHECK(laid.layout.begin() == 3);
  CHECK(laid.layout.end() == 18);
}

TEST_CASE("A point finds the position it was drawn from", "[layout]") {
  Laid laid("Мен Алматыда оқыдым, бірақ ауылға қайтқым келеді, өйткені үй іші сонда. Жалақы аз болса да.");
  for (const auto& line : laid.layout.page(0, 1000).lines) {
    const std::string shown(line.text.substr(0, line.text.find_last_not_of(' ') + 1));
    const std::int64_t last = line.span.begin + TextIndex(shown).length();
    for (std::int64_t position = line.span.begin; position <= last; ++position) {
      const int x = laid.layout.xIn(line, position);
      CHECK(x == (position - line.span.begin) * kLetter);
      CHECK(laid.layout.positionAt(x + 2, line.y + 5) == position);
      CHECK(laid.layout.positionAt(x - 2, line.y + 5) == position);
    }
    CHECK(laid.layout.positionAt(-100, line.y + 5) == line.span.begin);
    CHECK(laid.layout.positionAt(5000, line.y + 5) == last);
    CHECK(laid.layout.lineAt(line.span.begin).y == line.y);
  }
}

TEST_CASE("A point within a character of several code points finds one of its edges", "[layout]") {
  Laid laid("ab\u0301c");
  for (int x = 0; x <= 50; ++x) CHECK(laid.layout.positionAt(x, 35) != 2);
}

TEST_CASE("Widths of words and spaces add up to the width of the line", "[layout]") {
  Laid laid("бір екі  үш\tтөрт", 40);  // two spaces; a tab counts as four
  const auto line = laid.layout.lineAt(0);
  CHECK(laid.layout.widthOf(line) == (3 + 1 + 3 + 2 + 2 + 4 + 4) * kLetter);
  CHECK(laid.layout.xIn(line, 12) == (3 + 1 + 3 + 2 + 2 + 4) * kLetter);
}

TEST_CASE("Heights are estimated first and exact in the end, however the text was visited", "[layout]") {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < 300; ++i) {
    for (auto words = 1 + random() % 60; words > 0; --words) text += std::string(1 + random() % 9, 'a') + ' ';
    text += '\n';
  }
  Laid straight(text, 40), jumped(text, 40);
  while (straight.layout.layOutMore(7)) {
  }
  jumped.layout.page(jumped.layout.height() / 2, jumped.layout.height() / 2 + 600);
  CHECK_FALSE(jumped.layout.complete());
  jumped.layout.page(jumped.layout.height() - 600, jumped.layout.height());
  while (jumped.layout.layOutMore(1000)) {
  }
  CHECK(jumped.layout.complete());
  CHECK(jumped.layout.height() == straight.layout.height());
  // Every line is where the ones above it put it.
  int y = 30;
  std::size_t paragraph = 0;
  for (const auto& line : jumped.layout.page(0, jumped.layout.height()).lines) {
    if (line.paragraph != paragraph) y += 10;
    paragraph = line.paragraph;
    REQUIRE(line.y == y);
    y += 20;
  }
  CHECK(jumped.layout.height() == y + 50);
}

TEST_CASE("An anchor stays with its text while the heights above it become exact", "[layout]") {
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += std::string(static_cast<std::size_t>(37 + i % 5 * 60), 'w') + " end\n";
  Laid laid(text, 30);
  laid.layout.ensure(3000, 3600);
  const auto anchor = laid.layout.anchorAt(3300);
  const auto position = laid.layout.positionAt(0, 3300);
  while (laid.layout.layOutMore(50)) {
  }
  CHECK(laid.layout.positionAt(0, laid.layout.yOf(anchor)) == position);
}

TEST_CASE("The first screen of a text of 1.2 million characters doesn't wait for the rest", "[layout]") {
  std::string text;
  while (text.size() < 2'200'000)
    text += "Ну, честно говоря, аренда здесь очень дорогая, поэтому мы живём вчетвером.\n";
  Laid laid(text, 68);
  std::size_t words = 0;
  laid.layout.setMeasure([&](std::string_view word, gui::TextStyle style) {
    ++words;
    return monospaced(word, style);
  });
  laid.layout.page(0, 800);
  CHECK(words < 200);
  CHECK_FALSE(laid.layout.complete());
}

TEST_CASE("Stripes that overlap or share a line stand in columns of their own", "[layout][stripes]") {
  const std::vector<Span> spans{{0, 100}, {10, 20}, {15, 30}, {25, 40}, {150, 200}, {250, 260}};
  const auto columns = gui::stripeColumns(spans, 5);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (std::size_t k = i + 1; k < spans.size(); ++k) {
      const Span wide{spans[i].begin, spans[i].end + 5};
      if (wide.overlaps(spans[k])) CHECK(columns[i] != columns[k]);
    }
  }
  CHECK(columns[0] == 0);
  CHECK(columns[4] == 0);  // room is used again
  CHECK(*std::max_element(columns.begin(), columns.end()) == 2);
}
