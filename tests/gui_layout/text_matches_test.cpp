#include "gui/text_matches.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using gui::matches;
using gui::withSpace;
using i18n::Span;

TEST_CASE("A name is found as a whole word, in capitals or not", "[matches]") {
  const std::string text = "Айгүл келді. АЙГҮЛ, айгүлге айт: Айгүл!";
  CHECK(matches(text, "Айгүл", {true, false}) == std::vector<Span>{{0, 5}, {13, 18}, {33, 38}});
  CHECK(matches(text, "Айгүл", {true, true}) == std::vector<Span>{{0, 5}, {33, 38}});
  CHECK(matches(text, "айгүл", {false, true}) == std::vector<Span>{{20, 25}});
  CHECK(matches(text, "айгүл", {false, false}).size() == 4);
  CHECK(matches(text, "", {}).empty());
  CHECK(matches(text, "Дана", {}).empty());
}

TEST_CASE("What is found doesn't overlap", "[matches]") {
  CHECK(matches("ааааа", "аа", {false, true}) == std::vector<Span>{{0, 2}, {2, 4}});
  CHECK(matches("Ана Ана Ана", "Ана Ана", {true, true}) == std::vector<Span>{{0, 7}});
}

TEST_CASE("With a deleted word goes one of its spaces", "[matches]") {
  const auto left = [](const std::string& text, Span removed) {
    const Span wide = withSpace(text, removed, {0, static_cast<std::int64_t>(text.size())});
    return text.substr(0, static_cast<std::size_t>(wide.begin)) +
           text.substr(static_cast<std::size_t>(wide.end));
  };
  CHECK(left("one two three", {4, 7}) == "one three");
  CHECK(left("one two three", {0, 3}) == "two three");
  CHECK(left("one two three", {8, 13}) == "one two");
  CHECK(left("one two, three", {4, 7}) == "one, three");
  CHECK(left("one two\nthree", {4, 7}) == "one\nthree");
  CHECK(left("one two three", {5, 6}) == "one to three");
  CHECK(left("one (two) three", {5, 8}) == "one () three");
}

TEST_CASE("The space beside a deleted word is not taken from another turn", "[matches]") {
  CHECK(withSpace("a b c", {2, 3}, {2, 5}) == Span{2, 4});
  CHECK(withSpace("a b c", {2, 3}, {2, 3}) == Span{2, 3});
}
