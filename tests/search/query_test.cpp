#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "search/query.h"
#include "tests/support/catch.h"

using search::Node;
using search::parseQuery;
using search::QueryError;

namespace {

// A tree as one line: (and a (not b) "c d").
std::string shape(const Node& node) {
  const auto list = [&](const std::string& name) {
    std::string text("(");
    text += name;
    for (const Node& child : node.children) {
      text += ' ';
      text += shape(child);
    }
    return text + ")";
  };
  switch (node.kind) {
    case Node::Kind::All:
      return "*";
    case Node::Kind::Word:
      return (node.exact ? "=" : "") + node.text + (node.fuzzy > 0 ? "~" + std::to_string(node.fuzzy) : "");
    case Node::Kind::Phrase:
      return list("phrase");
    case Node::Kind::Near:
      return list((node.ordered ? "ordered/" : "near/") + std::to_string(node.distance));
    case Node::Kind::And:
      return list("and");
    case Node::Kind::Or:
      return list("or");
    case Node::Kind::Not:
      return list("not");
    case Node::Kind::Filter:
      return node.field + ":[" + node.text + "]";
    case Node::Kind::Relation:
      return list(std::vector<std::string>{"near", "overlaps", "inside", "follows"}.at(
                      static_cast<std::size_t>(node.relation)) +
                  "/" + std::to_string(node.distance));
  }
  return {};
}
std::string shape(const std::string& typed) {
  return shape(parseQuery(typed, {"Home region", "age", "Тілі"}));
}

std::string around(const std::string& inside, std::size_t parentheses) {
  std::string typed(parentheses, '(');
  typed += inside;
  return typed.append(parentheses, ')');
}

i18n::Span errorPlace(const std::string& typed) {
  try {
    parseQuery(typed, {"age"});
  } catch (const QueryError& error) {
    CHECK_FALSE(error.message().id.empty());
    return error.where();
  }
  FAIL("no error for: " << typed);
  return {};
}

}  // namespace

TEST_CASE("Words side by side are joined by AND, which binds tighter than OR", "[search][query]") {
  CHECK(shape("дом") == "дом");
  CHECK(shape("дом работа") == "(and дом работа)");
  CHECK(shape("a AND b c") == "(and a b c)");
  CHECK(shape("a b OR c d") == "(or (and a b) (and c d))");
  CHECK(shape("a (b OR c)") == "(and a (or b c))");
  CHECK(shape("and or not near") == "(and and or not near)");
}

TEST_CASE("Operators are known in English, Russian and Kazakh, and as signs", "[search][query]") {
  CHECK(shape("a И b") == "(and a b)");
  CHECK(shape("a ЖӘНЕ b") == "(and a b)");
  CHECK(shape("a ИЛИ b") == "(or a b)");
  CHECK(shape("a НЕМЕСЕ b") == "(or a b)");
  CHECK(shape("a NOT b") == "(and a (not b))");
  CHECK(shape("a И НЕ b") == "(and a (not b))");
  CHECK(shape("ЕМЕС b") == "(not b)");
  CHECK(shape("a -b") == "(and a (not b))");
  CHECK(shape("a -(b c)") == "(and a (not (and b c)))");
  CHECK(shape("a -\"b c\"") == "(and a (not (phrase b c)))");
}

TEST_CASE("Quotation marks of every kind make phrases", "[search][query]") {
  CHECK(shape("\"рынок труда\"") == "(phrase рынок труда)");
  CHECK(shape("«рынок труда»") == "(phrase рынок труда)");
  CHECK(shape("“рынок, труда!”") == "(phrase рынок труда)");
  CHECK(shape("\"дом\"") == "дом");
  CHECK(shape("=\"рынок труда\"") == "(phrase =рынок =труда)");
  CHECK(shape("\"прав* чел*\"") == "(phrase прав* чел*)");
}

TEST_CASE("A word with a hyphen is the phrase of its parts, and a dash alone is nothing", "[search][query]") {
  CHECK(shape("қыз-келіншек") == "(phrase қыз келіншек)");
  CHECK(shape("дом - работа") == "(and дом работа)");
  CHECK(shape("дом — работа ...") == "(and дом работа)");
}

TEST_CASE("NEAR takes a distance and joins neighbours two by two", "[search][query]") {
  CHECK(shape("a NEAR/3 b") == "(near/3 a b)");
  CHECK(shape("a NEAR b") == "(near/10 a b)");
  CHECK(shape("a NEAR/2 b NEAR/5 c") == "(and (near/2 a b) (near/5 b c))");
  CHECK(shape("(a OR b) NEAR/1 c") == "(near/1 (or a b) c)");
  CHECK(shape("x a NEAR/0 b") == "(and x (near/0 a b))");
}

TEST_CASE("A trailing asterisk is a wildcard, an equals sign asks for the word as typed", "[search][query]") {
  CHECK(shape("прав*") == "прав*");
  CHECK(shape("=работал") == "=работал");
  CHECK(shape("*") == "*");
}

TEST_CASE(
    "Asterisks and question marks stand anywhere in a word, but a question mark after one is punctuation",
    "[search][query]") {
  CHECK(parseQuery("прав*", {}).wildcard);
  CHECK(parseQuery("*рав", {}).wildcard);
  CHECK(shape("пр*во wom?n ?ата") == "(and пр*во wom?n ?ата)");
  CHECK(shape("где? где?! what?*") == "(and где где what?*)");
  CHECK_FALSE(parseQuery("где?", {}).wildcard);
  CHECK(shape("\"пр*во где?\"") == "(phrase пр*во где)");
}

TEST_CASE("A tilde lets one letter of a word differ, or two", "[search][query]") {
  CHECK(shape("работа~") == "работа~1");
  CHECK(shape("работа~1 работа~2") == "(and работа~1 работа~2)");
  CHECK(shape("=работа~") == "=работа~1");
  CHECK(shape("\"рынок~ =труда\"") == "(phrase рынок~1 =труда)");
  CHECK(shape("~ 5 ~7") == "(and 5 7)");
  CHECK(errorPlace("бала работа~3") == i18n::Span{11, 13});
  CHECK(errorPlace("раб*та~") == i18n::Span{0, 7});
  CHECK(errorPlace("ау~") == i18n::Span{0, 3});
}

TEST_CASE("ORDERED is NEAR in the order of the words, in three languages", "[search][query]") {
  CHECK(shape("a ORDERED/3 b") == "(ordered/3 a b)");
  CHECK(shape("a ЗАТЕМ/3 b") == "(ordered/3 a b)");
  CHECK(shape("a РЕТІМЕН/3 b") == "(ordered/3 a b)");
  CHECK(shape("a РЯДОМ/3 b ЖАҚЫН/2 c") == "(and (near/3 a b) (near/2 b c))");
}

TEST_CASE("Codes stand in relation to each other, in three languages", "[search][query]") {
  CHECK(shape("code:a NEAR code:b") == "(near/-1 code:[a] code:[b])");
  CHECK(shape("code:a NEAR/30 role:push") == "(near/30 code:[a] role:[push])");
  CHECK(shape("код:a ПЕРЕСЕКАЕТ код:b") == "(overlaps/-1 code:[a] code:[b])");
  CHECK(shape("код:a ІШІНДЕ codegroup:b") == "(inside/-1 code:[a] codegroup:[b])");
  CHECK(shape("code:a FOLLOWS/5 place:origin x") == "(and (follows/5 code:[a] place:[origin]) x)");
  CHECK(shape("РАБОТА ПОСЛЕ УЧЁБЫ") == "(and РАБОТА ПОСЛЕ УЧЁБЫ)");
  CHECK(errorPlace("code:a INSIDE бала") == i18n::Span{7, 13});
  CHECK(errorPlace("code:a ORDERED code:b") == i18n::Span{7, 14});
  CHECK(errorPlace("code:a NEAR бала") == i18n::Span{7, 11});
}

TEST_CASE("Fields of several words need no quotation marks, and quoted values may hold quotation marks",
          "[search][query]") {
  CHECK(shape("роль говорящего:респондент") == "speakerrole:[респондент]");
  CHECK(shape("дом role of speaker:interviewer -сөйлеуші рөлі:респондент") ==
        "(and дом speakerrole:[interviewer] (not speakerrole:[респондент]))");
  CHECK(shape("home region:Almaty") == "Home region:[Almaty]");
  CHECK(shape("speaker:R1 \"role of\" speaker:R2") == "(and speaker:[R1] (phrase role of) speaker:[R2])");
  CHECK(shape("code:\"a \\\"b\\\" c\"") == "code:[a \"b\" c]");
  CHECK(shape("code:\"«Push» pay\"") == "code:[«Push» pay]");
}

TEST_CASE("What of a query with a mistake was understood is told, and nothing good is lost",
          "[search][query]") {
  const auto understood = [](const std::string& typed) {
    try {
      parseQuery(typed, {"age"});
    } catch (const QueryError& error) {
      return error.understood();
    }
    return std::string("no mistake");
  };
  CHECK(understood("әке AND") == "әке");
  CHECK(understood("әке \"екі бала") == "әке \"екі бала\"");
  CHECK(understood("code:«low pay") == "code:«low pay»");
  CHECK(understood("(a OR b") == "(a OR b)");
  CHECK(understood("қала colour:red бала") == "қала   бала");
  CHECK(understood("a OR OR b").find("b") != std::string::npos);
  CHECK(understood("age: ").empty());
}

TEST_CASE("An unknown field is told with the nearest that there is", "[search][query]") {
  const auto nearest = [](const std::string& typed) {
    try {
      parseQuery(typed, {"age", "Home region"});
    } catch (const QueryError& error) {
      const auto& arguments = error.message().arguments;
      return arguments.contains("nearest") ? arguments.at("nearest") : std::string();
    }
    return std::string("no mistake");
  };
  CHECK(nearest("cod:rent") == "code");
  CHECK(nearest("говорящй:R1") == "говорящий");
  CHECK(nearest("home_regon:x") == "Home region");
  CHECK(nearest("colour:red").empty());
}

TEST_CASE("Fields have names in three languages and quoted values", "[search][query]") {
  CHECK(shape("lang:kk") == "lang:[kk]");
  CHECK(shape("язык:ru тіл:kk") == "(and lang:[ru] lang:[kk])");
  CHECK(shape("код:\"Push / Low pay\"") == "code:[Push / Low pay]");
  CHECK(shape("code:«Push»") == "code:[Push]");
  CHECK(shape("спикер:R1") == "speaker:[R1]");
  CHECK(shape("кодировщик:Айгүл сұхбат:K1") == "(and coder:[Айгүл] transcript:[K1])");
  CHECK(shape("coded:no role:push place:origin") == "(and coded:[no] role:[push] place:[origin])");
  CHECK(shape("-lang:kk") == "(not lang:[kk])");
  CHECK(shape("(lang:kk)") == "lang:[kk]");
}

TEST_CASE("A participant's attribute is a field by its name, spaces or not", "[search][query]") {
  CHECK(shape("age:25") == "age:[25]");
  CHECK(shape("AGE:25") == "age:[25]");
  CHECK(shape("home_region:Almaty") == "Home region:[Almaty]");
  CHECK(shape("\"home region\":Almaty") == "Home region:[Almaty]");
  CHECK(shape("тілі:kk") == "Тілі:[kk]");  // the attribute comes before the alias of lang
  CHECK(shape("тіл:kk") == "lang:[kk]");
}

TEST_CASE("A colon that names no field is punctuation", "[search][query]") {
  CHECK(shape("сказал: да") == "(and сказал да)");
  CHECK(shape("10:30") == "(phrase 10 30)");
}

TEST_CASE("A query without a word finds nothing and is no mistake", "[search][query]") {
  CHECK(shape("") == "(and)");
  CHECK(shape("  \u00a0 ") == "(and)");
  CHECK(shape("— ...") == "(and)");
}

TEST_CASE("A node knows its place in what was typed, in characters", "[search][query]") {
  const Node query = parseQuery("әке (\"екі бала\")", {});
  CHECK(query.children.at(0).source == i18n::Span{0, 3});
  CHECK(query.children.at(1).source == i18n::Span{5, 15});
  CHECK(query.children.at(1).children.at(1).source == i18n::Span{10, 14});
}

TEST_CASE("A phrase of more words than a person writes is refused", "[search][query]") {
  std::string few, many;
  for (int i = 0; i < 900; ++i) few += "ab ";
  for (int i = 0; i < 1'100; ++i) many += "ab ";
  CHECK(parseQuery("\"" + few + "\"", {}).children.size() == 900);
  CHECK_THROWS_AS(parseQuery("\"" + many + "\"", {}), QueryError);
  std::string hyphens = many;
  std::replace(hyphens.begin(), hyphens.end(), ' ', '-');
  CHECK_THROWS_AS(parseQuery(hyphens, {}), QueryError);
}

TEST_CASE("A mistake in a query is said with its place", "[search][query]") {
  CHECK(errorPlace("әке \"бала") == i18n::Span{4, 9});
  CHECK(errorPlace("(a b") == i18n::Span{0, 1});
  CHECK(errorPlace("a b)") == i18n::Span{3, 4});
  CHECK(errorPlace("a ()") == i18n::Span{2, 4});
  CHECK(errorPlace("a AND") == i18n::Span{2, 5});
  CHECK(errorPlace("OR a") == i18n::Span{0, 2});
  CHECK(errorPlace("a AND OR b") == i18n::Span{2, 5});
  CHECK(errorPlace("NOT") == i18n::Span{0, 3});
  CHECK(errorPlace("a NEAR/3") == i18n::Span{2, 8});
  CHECK(errorPlace("a NEAR/x b") == i18n::Span{2, 8});
  CHECK(errorPlace("a NEAR/3 \"b c\"") == i18n::Span{2, 8});
  CHECK(errorPlace("қала colour:red") == i18n::Span{5, 11});
  CHECK(errorPlace("lang:") == i18n::Span{0, 5});
  CHECK(errorPlace("lang: kk") == i18n::Span{0, 5});
  CHECK(errorPlace("code:\"\"") == i18n::Span{0, 7});
  CHECK(errorPlace("\"\"") == i18n::Span{0, 2});
  CHECK(errorPlace("п*") == i18n::Span{0, 2});
  CHECK(errorPlace("*р") == i18n::Span{0, 2});
  CHECK(errorPlace("\"право * человека\"") == i18n::Span{7, 8});
}

TEST_CASE("Nesting and length beyond what people write are refused", "[search][query]") {
  CHECK_THROWS_AS(parseQuery(std::string(10'000, '('), {}), QueryError);
  CHECK_THROWS_AS(parseQuery(std::string(1'000'000, '('), {}), QueryError);
  CHECK_THROWS_AS(parseQuery(around("a", 5'000), {}), QueryError);
  CHECK_THROWS_AS(parseQuery(std::string(900, '-').append("a"), {}), QueryError);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "a ";
  CHECK_THROWS_AS(parseQuery(many, {}), QueryError);
  CHECK(shape(around("a", 20)) == "a");
  CHECK_THROWS_AS(parseQuery("\xff\xfe", {}), QueryError);
}

TEST_CASE("No random query crashes: it parses or says what is wrong", "[search][query]") {
  const std::vector<std::string> pieces = {
      "(",      ")",  "\"",   "«",  "AND",    "ИЛИ",   "НЕМЕСЕ",    "NOT",     "-",       "NEAR/",
      "NEAR/3", "=",  "*",    "?",  "~",      "~2",    "lang",      ":",       "code:",   "code:x",
      " ",      " ",  "бала", "a",  "т.б",    "'",     "\u0301",    "😀",       "\n",      "age:",
      "5",      "..", ">=",   "\\", "INSIDE", "ПОСЛЕ", "FOLLOWS/2", "РЕТІМЕН", "role of", "speaker:"};
  std::mt19937 random(20250301);
  for (int round = 0; round < 20'000; ++round) {
    std::string typed;
    for (auto n = random() % 14; n > 0; --n) typed += pieces[random() % pieces.size()];
    try {
      const Node query = parseQuery(typed, {"age"});
      INFO(typed);
      REQUIRE(search::sameQuery(parseQuery(search::writtenQuery(query), {"age"}), query));
    } catch (const QueryError& error) {
      REQUIRE(error.where().begin >= 0);
      REQUIRE(error.where().begin <= error.where().end);
      if (!error.understood().empty()) REQUIRE_NOTHROW(parseQuery(error.understood(), {"age"}));
    }
  }
}
