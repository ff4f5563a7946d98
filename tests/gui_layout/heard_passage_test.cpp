// Which words are marked while a recording is played, without a window.
#include "gui/heard_passage.h"

#include "tests/support/catch.h"

using corpus::Cue;
using corpus::Turn;
using gui::HeardPassage;
using i18n::Span;

namespace {

using Time = std::optional<std::int64_t>;

Turn turn(Span words, Time from = {}, Time to = {}) {
  Turn made;
  made.labelBegin = words.begin;
  made.span = words;
  made.startMs = from;
  made.endMs = to;
  return made;
}
Cue cue(Span words, std::int64_t from, Time to = {}) {
  return {{}, words, from, to};
}
Cue stamp(std::int64_t position, std::int64_t at) {
  return cue({position, position}, at);
}

}  // namespace

TEST_CASE("Without times nothing is heard", "[layout][recording]") {
  CHECK(HeardPassage().empty());
  const HeardPassage untimed({turn({0, 10}), turn({11, 20})}, {});
  CHECK(untimed.empty());
  CHECK_FALSE(untimed.at(0));
}

TEST_CASE("A turn is heard from its time until the next one's", "[layout][recording]") {
  const HeardPassage heard({turn({0, 10}, 1000), turn({11, 20}), turn({21, 30}, 5000)}, {});
  CHECK_FALSE(heard.at(0));
  CHECK_FALSE(heard.at(999));
  CHECK(heard.at(1000) == Span{0, 10});
  CHECK(heard.at(4999) == Span{0, 10});
  CHECK(heard.at(5000) == Span{21, 30});
  CHECK(heard.at(9'000'000) == Span{21, 30});
}

TEST_CASE("Subtitles are heard one by one, and a breath between them leaves the words marked",
          "[layout][recording]") {
  const HeardPassage heard(
      {turn({0, 30}, 1000, 20000), turn({31, 40}, 20000, 21000)},
      {cue({0, 10}, 1000, 3000), cue({11, 30}, 4000, 8000), cue({31, 40}, 20000, 21000)});
  CHECK(heard.at(1000) == Span{0, 10});
  CHECK(heard.at(3500) == Span{0, 10});
  CHECK(heard.at(4000) == Span{11, 30});
  CHECK(heard.at(9999) == Span{11, 30});
  CHECK_FALSE(heard.at(10000));
  CHECK_FALSE(heard.at(19999));
  CHECK(heard.at(20999) == Span{31, 40});
  CHECK_FALSE(heard.at(23000));
}

TEST_CASE("Who goes on when another has ended is marked again", "[layout][recording]") {
  const HeardPassage heard({turn({0, 10}), turn({11, 20})},
                           {cue({0, 10}, 0, 10000), cue({11, 20}, 2000, 4000)});
  CHECK(heard.at(1999) == Span{0, 10});
  CHECK(heard.at(2000) == Span{11, 20});
  CHECK(heard.at(4000) == Span{0, 10});
  CHECK(heard.at(9999) == Span{0, 10});
  CHECK_FALSE(heard.at(12000));
}

TEST_CASE("Time stamps divide a turn", "[layout][recording]") {
  SECTION("from the turn's own time on") {
    const HeardPassage heard({turn({0, 30}, 1000), turn({31, 40}, 9000)}, {stamp(12, 3000), stamp(20, 6000)});
    CHECK(heard.at(2999) == Span{0, 12});
    CHECK(heard.at(3000) == Span{12, 20});
    CHECK(heard.at(8999) == Span{20, 30});
    CHECK(heard.at(9000) == Span{31, 40});
  }
  SECTION("a stamp at its begin takes the place of the turn's time") {
    const HeardPassage heard({turn({5, 30}, 1000)}, {stamp(5, 2000)});
    CHECK_FALSE(heard.at(1500));
    CHECK(heard.at(2000) == Span{5, 30});
  }
  SECTION("a stamp at its end says when it was over") {
    const HeardPassage heard({turn({0, 30}, 1000), turn({31, 40}, 20000)}, {stamp(30, 5000)});
    CHECK(heard.at(4999) == Span{0, 30});
    CHECK_FALSE(heard.at(7000));
    CHECK(heard.at(20000) == Span{31, 40});
  }
  SECTION("in a turn that has no time, before the stamp nothing is known") {
    const HeardPassage heard({turn({0, 30})}, {stamp(12, 3000)});
    CHECK_FALSE(heard.at(2999));
    CHECK(heard.at(3000) == Span{12, 30});
  }
}

TEST_CASE("Times in another order than the words are found all the same", "[layout][recording]") {
  const HeardPassage heard({turn({0, 10}, 8000), turn({11, 20}, 2000), turn({21, 30}, 5000)}, {});
  CHECK(heard.at(2000) == Span{11, 20});
  CHECK(heard.at(5000) == Span{21, 30});
  CHECK(heard.at(8000) == Span{0, 10});
}
