// Attributes by what they mean, whatever language a project names them in.
#include "search/query.h"
#include "tests/support/catch.h"

using search::Node;
using search::parseQuery;

TEST_CASE("A usual attribute is found by its name in any of the three languages", "[search][query]") {
  const std::vector<std::string> attributes = {"Регион", "Возраст", "Намерение"};
  for (const std::string typed : {"region:Атырау", "өңір:Атырау", "Регион:Атырау", "home_region:Атырау"}) {
    INFO(typed);
    const Node query = parseQuery(typed, attributes);
    REQUIRE(query.kind == Node::Kind::Filter);
    CHECK(query.field == "Регион");
    CHECK(query.text == "Атырау");
  }
  CHECK(parseQuery("age:20..23", attributes).field == "Возраст");
  CHECK(parseQuery("ниеті:қайту", attributes).field == "Намерение");
}

TEST_CASE("An attribute's own name comes before what it may mean, and two that mean the same are told apart",
          "[search][query]") {
  CHECK(parseQuery("region:x", {"Регион", "Region"}).field == "Region");
  CHECK_THROWS_AS(parseQuery("region:x", {"Регион", "Область"}), search::QueryError);
  CHECK_THROWS_AS(parseQuery("region:x", {"Возраст"}), search::QueryError);
}
