#include "tests/gui/cli/shell.h"

TEST_CASE("A search across languages tells the words it adds, and leaves out those struck out",
          "[cli][search][glossary]") {
  Shell cli;
  const auto project = cli.path("p.suhbat");
  REQUIRE(cli({"new", project}).exit == 0);
  REQUIRE(cli({"import", project, cli.file("kk.txt", "R1: Ауылда жұмыссыздықтан қашқандар көп.\n"),
               cli.file("ru.txt", "R2: Из-за безработицы все разъехались.\n"),
               cli.file("en.txt", "R3: There was unemployment everywhere.\n")})
              .exit == 0);
  CHECK(cli.rows({"search", project, "unemployment"}).size() == 1);
  CHECK(cli.rows({"search", project, "unemployment", "--across"}).size() == 3);
  const auto run = cli({"search", project, "unemployment", "--across", "--without", "безработица,foo"});
  CHECK(run.err.find("“unemployment” also searches: жұмыссыздық, joblessness") != std::string::npos);
  CHECK(run.err.find("“foo” is not among the words") != std::string::npos);
  CHECK(run.err.find("2 turns were found.") != std::string::npos);
}

TEST_CASE("The project's glossary is changed, written as a table and read from one", "[cli][glossary]") {
  Shell cli;
  const auto project = cli.path("p.suhbat");
  REQUIRE(cli({"new", project}).exit == 0);
  const auto count = cli.rows({"glossary", project}).size();
  REQUIRE(cli({"glossary", project, "--add", "--kk", "жусан; ермен", "--en", "wormwood"}).exit == 0);
  CHECK(cli({"glossary", project, "--add", "--kk", "жусан"}).exit == 4);
  REQUIRE(cli({"glossary", project, "--remove", "unemployment"}).exit == 0);
  CHECK(cli({"glossary", project, "--remove", "unemployment"}).exit == 4);
  const auto rows = cli.rows({"glossary", project});
  REQUIRE(rows.size() == count);
  CHECK(rows.back()["kk"] == "жусан; ермен");
  CHECK(rows.back()["origin"] == "own");

  const auto table = cli.path("g.csv"), other = cli.path("other.suhbat");
  REQUIRE(cli({"glossary", project, "--export", table}).exit == 0);
  REQUIRE(cli({"new", other}).exit == 0);
  REQUIRE(cli({"glossary", other, "--import", table}).exit == 0);
  CHECK(cli.rows({"glossary", other}).size() == count + 1);
  REQUIRE(cli({"undo", other}).exit == 0);
  CHECK(cli.rows({"glossary", other}).size() == count);
}
