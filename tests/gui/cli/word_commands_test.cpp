// Words counted from the command line.
#include <nlohmann/json.hpp>
#include <set>

#include "tests/gui/cli/shell.h"

namespace {

using nlohmann::json;

std::string project(Shell& shell) {
  const auto path = shell.path("words.suhbat");
  REQUIRE(shell({"new", path, "--coder", "Динара", "--language", "ru"}).exit == 0);
  REQUIRE(shell({"import", path,
                 shell.file("A.txt",
                            "Интервьюер: Где вы работали раньше, до города?\n"
                            "Респондент: Работы в ауле не было, работал я в городе, работа тяжёлая.\n"),
                 shell.file("B.txt",
                            "Интервьюер: А где вы живёте теперь, в каком городе?\n"
                            "Респондент: Снимаем квартиру, а квартиры дорогие, город большой.\n")})
              .exit == 0);
  return path;
}

json rowOf(const json& rows, const std::string& word) {
  for (const json& row : rows) {
    if (row["word"] == word) return row;
  }
  return {};
}

}  // namespace

TEST_CASE("Words are listed by lemma with their forms, and each row's query finds its turns",
          "[cli][words]") {
  Shell shell;
  const auto path = project(shell);
  const json rows = shell.rows({"words", path, "--languages", "ru"});
  const json work = rowOf(rows, "работа");
  REQUIRE(work.is_object());
  CHECK(work["count"] == 2);
  CHECK(work["forms"] == "работа:1 работы:1");
  CHECK(rowOf(rows, "город")["count"] == 4);
  CHECK(rowOf(rows, "город")["transcripts"] == 2);
  CHECK(rowOf(rows, "в").is_null());
  CHECK(rowOf(json(shell.rows({"words", path, "--stop", "off"})), "в")["count"] == 3);
  for (const json& row : rows) {
    INFO(row.dump());
    CHECK(shell.rows({"search", path, row["query"].get<std::string>(), "--limit", "all"}).size() ==
          row["turns"]);
  }
  CHECK(shell.rows({"words", path, "--limit", "2"}).size() == 2);
  CHECK(rowOf(json(shell.rows({"words", path, "--by", "form"})), "квартиры")["count"] == 1);
  CHECK(rowOf(json(shell.rows({"words", path, "--query", "transcript:B"})), "работа").is_null());
  CHECK(rowOf(json(shell.rows({"words", path, "--without-interviewers"})), "город")["count"] == 2);
}

TEST_CASE("Collocates, keyness and concordance answer from the command line", "[cli][words]") {
  Shell shell;
  const auto path = project(shell);
  const json near = shell.rows({"collocates", path, "город", "--fewest", "1", "--span", "2"});
  CHECK(rowOf(near, "большой")["near"] == 1);
  CHECK(rowOf(near, "большой")["right"] == 1);

  const json key = shell.rows({"keyness", path, "--first", "transcript:B", "--fewest", "2"});
  CHECK(rowOf(key, "квартира")["first"] == 2);
  CHECK(rowOf(key, "квартира")["second"] == 0);
  CHECK(rowOf(key, "квартира")["percent_difference"].is_null());
  CHECK(rowOf(key, "работа")["log_ratio"] < 0);

  const json lines = shell.rows({"concordance", path, "квартира", "--width", "10"});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["match"] == "квартиру");
  CHECK(lines[1]["match"] == "квартиры");
}

TEST_CASE("A mistake in a group's query is shown, and nothing is counted", "[cli][words]") {
  Shell shell;
  const auto path = project(shell);
  const auto run = shell({"keyness", path, "--first", "code:nowhere"});
  CHECK(run.exit == 2);
  CHECK(run.out.empty());
}

TEST_CASE("The table of words is written with headings in the language asked for", "[cli][words]") {
  Shell shell;
  const auto path = project(shell);
  const auto file = shell.path("words.csv");
  REQUIRE(shell({"words", path, "--limit", "1", "--out", file}).exit == 0);
  CHECK(std::filesystem::file_size(file) > 200);  // all rows, whatever the limit
}
