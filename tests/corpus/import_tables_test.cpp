#include <fstream>

#include "corpus/import/importer.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace corpus;

namespace {
using Row = std::vector<std::string>;

Table read(const std::string& name, std::string_view content) {
  const support::TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << content;
  return readTable(folder / name);
}
}  // namespace

TEST_CASE("A workbook gives text, numbers and dates", "[corpus][import][tables]") {
  const auto table = readTable(std::filesystem::path(SUHBAT_TEST_DATA) / "import" / "participants.xlsx");
  CHECK(table.header == Row{"Псевдоним", "Жасы", "Күні", "GPA", "Oblast"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0] == Row{"Айгерім", "23", "2025-03-01", "3.7", "Түркістан"});
  CHECK(table.rows[1] == Row{"Marat, Jr.", "", "2024-02-29", "", "Абай"});
}

TEST_CASE("CSV is read by its own delimiter and encoding", "[corpus][import][tables]") {
  const Row header = {"name", "age", "home"};
  for (const std::string_view csv :
       {"name,age,home\nАйгерім,23,\"Абай, Семей\"\n", "name;age;home\r\nАйгерім;23;Абай, Семей\r\n",
        "name\tage\thome\nАйгерім\t23\tАбай, Семей", "sep=;\nname;age;home\nАйгерім;23;Абай, Семей\n",
        "\xEF\xBB\xBFname;age;home\nАйгерім;23;\"Абай, Семей\"\n\n;;\n"}) {
    INFO(csv);
    const auto table = read("a.csv", csv);
    CHECK(table.header == header);
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0] == Row{"Айгерім", "23", "Абай, Семей"});
  }
  const auto old = read("b.csv",
                        "\xE8\xEC\xFF;\xE2\xEE\xE7\xF0\xE0\xF1\xF2;"
                        "\xE3\xEE\xF0\xEE\xE4\n\xCC\xE0\xF0\xE0\xF2;24;\xC0\xEB\xEC\xE0\xF2\xFB\n");
  CHECK(old.header == Row{"имя", "возраст", "город"});
  CHECK(old.rows.at(0) == Row{"Марат", "24", "Алматы"});
}

TEST_CASE("Short and long rows are brought to the header's length", "[corpus][import][tables]") {
  const auto table = read("a.csv", "a,b\n1\n1,2,3\n");
  CHECK(table.header == Row{"a", "b", ""});
  CHECK(table.rows == std::vector<Row>{{"1", "", ""}, {"1", "2", "3"}});
}

TEST_CASE("Empty lines within a table keep the numbers of the rows after them", "[corpus][import][tables]") {
  const auto table = read("a.csv", "a,b\n\n1,2\n,\n\n3,4\n\n");
  CHECK(table.header == Row{"a", "b"});
  CHECK(table.rows == std::vector<Row>{{"", ""}, {"1", "2"}, {"", ""}, {"", ""}, {"3", "4"}});
}

TEST_CASE("What is no table is refused", "[corpus][import][tables]") {
  CHECK_THROWS_AS(read("a.csv", ""), FileError);
  CHECK_THROWS_AS(read("a.csv", "\n\n"), FileError);
  CHECK_THROWS_AS(read("a.xlsx", "name,age\n"), FileError);
  CHECK_THROWS_AS(read("a.csv", "%PDF-1.4\n"), FileError);
}
