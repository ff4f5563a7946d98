// From a search on the command line to files, saved searches, tags, suggestions and shards.
#include "tests/gui/cli/shell.h"
#include "tests/support/zipped.h"

namespace {

struct Interviews {
  Interviews() {
    REQUIRE(cli({"new", project}).exit == 0);
    REQUIRE(
        cli({"import", project,
             cli.file("A.txt", "И: Как работа?\nР: Плачу за квартиру, квартиры дороги. Работы нет.\n"),
             cli.file("B.txt", "И: Rent?\nР: The rent is high. We pay rent.\nР: =Home, \"sweet\" home.\n")})
            .exit == 0);
  }
  std::string read(const std::string& name) {
    return support::contents(std::filesystem::u8path(cli.path(name)));
  }

  Shell cli;
  std::string project = cli.path("p.suhbat");
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Hits are sorted by place, listed as sentences and words, and counted", "[cli][search]") {
  Interviews in;
  auto rows = in.cli.rows({"search", in.project, "rent", "--sort", "place"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["text"] == "Rent?");
  CHECK(rows[0]["turn"] == 0);
  CHECK(rows[1]["marks"] == "4-8 25-29");
  CHECK(in.cli.rows({"search", in.project, "rent", "--limit", "1"}).size() == 1);

  rows = in.cli.rows({"search", in.project, "=rent", "--unit", "sentence", "--sort", "place"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["text"] == "Rent?");
  CHECK(rows[1]["text"] == "The rent is high. We pay rent.");
  rows = in.cli.rows({"search", in.project, "квартир*", "--unit", "words"});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["text"] == "квартиру");
  CHECK(rows[1]["text"] == "квартиры");

  std::map<std::string, int> turns;
  for (const auto& row : in.cli.rows({"search", in.project, "rent OR home OR работа", "--facets"}))
    turns[row["filter"].get<std::string>()] = row["turns"].get<int>();
  CHECK(turns["transcript:A"] == 2);
  CHECK(turns["transcript:B"] == 3);
  CHECK(turns["speakerrole:respondent"] == 3);
}

TEST_CASE("Hits are written to files, as matches in context and as turns", "[cli][search]") {
  Interviews in;
  const auto run = in.cli({"search", in.project, "rent OR home", "--sort", "place", "--kwic",
                           in.cli.path("k.csv"), "--export", in.cli.path("e.docx")});
  CHECK(run.exit == 0);
  CHECK(run.out.empty());
  const std::string kwic = in.read("k.csv");
  CHECK(holds(kwic, "\"The \",rent,"));
  CHECK(holds(kwic, "'=Home, \"\"sweet\"\" \",home,."));  // no formula
  CHECK(holds(kwic, "We pay \",rent,."));
  const auto docx = std::filesystem::u8path(in.cli.path("e.docx"));
  CHECK(holds(support::zipMember(docx, "word/document.xml"), "Found: rent OR home"));
  CHECK(in.cli({"search", in.project, "rent", "--export", in.cli.path("e.txt")}).exit == 4);
}

TEST_CASE("A mistake in a query is shown with what was understood, a wrong word with what was meant",
          "[cli][search]") {
  Interviews in;
  auto run = in.cli({"search", in.project, "rent AND (home"});
  CHECK(run.exit == 2);
  CHECK(holds(run.err, "  rent AND (home\n           ^\n"));
  CHECK(holds(run.err, "Search for rent AND (home) instead"));
  run = in.cli({"search", in.project, "квартера"});
  CHECK(holds(run.err, "0 turns were found."));
  CHECK(holds(run.err, "Did you mean квартир"));
  CHECK_FALSE(holds(in.cli({"search", in.project, "rent"}).err, "Did you mean"));
}

TEST_CASE("Searches are saved, listed, run and deleted, each in one step", "[cli][search][queries]") {
  Interviews in;
  REQUIRE(in.cli({"queries", in.project, "--save", "Cost", "rent", "--sort", "place", "--level", "exact",
                  "--across", "--without", "аренда, lease"})
              .exit == 0);
  auto rows = in.cli.rows({"queries", in.project});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["name"] == "Cost");
  CHECK(rows[0]["level"] == "exact");
  CHECK(rows[0]["across"] == "yes");
  CHECK(rows[0]["without"] == "аренда, lease");
  CHECK(in.cli.rows({"queries", in.project, "--run", "Cost"})[0]["text"] == "Rent?");
  REQUIRE(in.cli({"queries", in.project, "--save", "Cost", "home"}).exit == 0);  // in its place
  rows = in.cli.rows({"queries", in.project});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["query"] == "home");
  REQUIRE(in.cli({"queries", in.project, "--remove", "Cost"}).exit == 0);
  CHECK(in.cli.rows({"queries", in.project}).empty());
  REQUIRE(in.cli({"undo", in.project}).exit == 0);
  CHECK(in.cli.rows({"queries", in.project}).size() == 1);
  CHECK(in.cli({"queries", in.project, "--run", "nothing"}).exit == 4);
}

TEST_CASE("All that a query finds is tagged in one step; a dry run only lists it", "[cli][search][code]") {
  Interviews in;
  const std::vector<std::string> tag = {"code",        in.project, "--from-query", "rent",          "--code",
                                        "Cost / Rent", "--coder",  "Ann",          "--create-codes"};
  auto dry = tag;
  dry.insert(dry.end(), {"--dry-run", "--unit", "words"});
  CHECK(in.cli.rows(dry).size() == 3);
  CHECK(in.cli.rows({"segments", in.project}).empty());
  REQUIRE(in.cli(tag).exit == 0);
  const auto rows = in.cli.rows({"segments", in.project});
  REQUIRE(rows.size() == 2);  // sentences side by side are one
  CHECK(rows[1]["text"] == "The rent is high. We pay rent.");
  CHECK(rows[1]["code"] == "Cost / Rent");
  CHECK(rows[1]["coder"] == "Ann");
  REQUIRE(in.cli({"undo", in.project}).exit == 0);
  CHECK(in.cli.rows({"segments", in.project}).empty());
  CHECK(in.cli({"code", in.project, "--from-query", "rent AND (", "--code", "X", "--create-codes"}).exit ==
        2);
  CHECK(in.cli({"code", in.project, "--from-query", "rent", "--code", "X"}).exit == 4);
}

TEST_CASE("Passages like those under a code are listed, without those under it", "[cli][search][suggest]") {
  Interviews in;
  REQUIRE(in.cli({"import", in.project,
                  in.cli.file("C.txt", "Р: The landlord wants rent.\nР: A landlord again.\nР: Cows graze.\n"),
                  in.cli.file("D.txt", "Р: My landlord came.\nР: It rained.\nР: We sang.\n")})
              .exit == 0);
  REQUIRE(in.cli({"code", in.project, "--from-query", "landlord transcript:C", "--code", "Landlords",
                  "--coder", "Ann", "--create-codes"})
              .exit == 0);
  const auto rows = in.cli.rows({"suggest", in.project, "--code", "Landlords"});
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0]["text"] == "My landlord came.");
  for (const auto& row : rows) CHECK(row["transcript"] != "C");
  CHECK(in.cli({"suggest", in.project, "--code", "None"}).exit == 4);
}

TEST_CASE("The index and its shards give the same hits; a list of shards that is none is refused",
          "[cli][search][shards]") {
  Interviews in;
  const auto rows = in.cli.rows({"index", in.project});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["transcripts"] == 2);
  CHECK(rows[0]["turns"] == 5);
  CHECK(rows[0]["bytes"].get<int>() > 0);
  const auto made = in.cli.rows({"index", in.project, "--shards", "2", "--to", in.cli.path("shards")});
  const auto list = made[0]["list"].get<std::string>();
  for (const char* query : {"rent", "работа OR rent", "speakerrole:respondent", "\"sweet home\""}) {
    INFO(query);
    CHECK(in.cli.rows({"search", in.project, query, "--shards", list}) ==
          in.cli.rows({"search", in.project, query}));
  }
  const auto refused =
      in.cli({"search", in.project, "rent", "--shards", in.cli.file("s.stub", "remote nowhere\n")});
  CHECK(refused.exit == 4);
  CHECK(holds(refused.err, "Line 1 "));
  CHECK(in.cli({"index", in.project, "--shards", "2", "--to", in.cli.path("shards")}).exit ==
        4);  // not empty
  CHECK(in.cli({"index", in.project, "--shards", "2"}).exit == 2);
}
