#include "search/query_form.h"

#include <string>
#include <vector>

#include "tests/search/random_queries.h"
#include "tests/support/catch.h"

using search::formOf;
using search::FormRow;
using search::Node;
using search::parseQuery;
using search::QueryForm;
using search::treeOf;
using search::writtenQuery;

namespace {

FormRow wordRow(FormRow::Kind kind, std::vector<std::string> words, bool without = false) {
  FormRow row;
  row.kind = kind;
  row.words = std::move(words);
  row.without = without;
  return row;
}
FormRow fieldRow(std::string field, std::vector<std::string> values, bool without = false) {
  FormRow row;
  row.kind = FormRow::Kind::Field;
  row.field = std::move(field);
  row.values = std::move(values);
  row.without = without;
  return row;
}
QueryForm formTyped(const std::string& typed) {
  const auto form = formOf(parseQuery(typed, {"age"}));
  REQUIRE(form);
  return *form;
}

}  // namespace

TEST_CASE("Rows of a form are a typed query", "[search][form]") {
  FormRow near = wordRow(FormRow::Kind::Near, {"мама", "город", "работа"});
  near.distance = 4;
  near.ordered = true;
  FormRow relation = fieldRow("code", {"rent", "low pay"});
  relation.kind = FormRow::Kind::Relation;
  relation.relation = Node::Relation::Inside;
  relation.distance = -1;
  const QueryForm form{{wordRow(FormRow::Kind::AllWords, {"дом", "=аренда"}),
                        wordRow(FormRow::Kind::AnyWords, {"қала", "ауыл~", "рынок труда"}),
                        wordRow(FormRow::Kind::Phrase, {"екі", "бала"}, true), near,
                        fieldRow("age", {"20..23", "40"}), fieldRow("lang", {"kk"}, true), relation}};
  CHECK(writtenQuery(treeOf(form)) ==
        "дом =аренда (қала OR ауыл~ OR \"рынок труда\") NOT \"екі бала\" "
        "(мама ORDERED/4 город город ORDERED/4 работа) (age:20..23 OR age:40) NOT lang:kk "
        "code:rent INSIDE code:\"low pay\"");
  CHECK(formOf(treeOf(form)) == form);
}

TEST_CASE("A typed query is shown as rows", "[search][form]") {
  CHECK(formTyped("дом аренда -қала") == QueryForm{{wordRow(FormRow::Kind::AllWords, {"дом", "аренда"}),
                                                    wordRow(FormRow::Kind::AllWords, {"қала"}, true)}});
  CHECK(formTyped("a OR b") == QueryForm{{wordRow(FormRow::Kind::AnyWords, {"a", "b"})}});
  CHECK(formTyped("код:x OR code:y") == QueryForm{{fieldRow("code", {"x", "y"})}});
  CHECK(formTyped("NOT (a b)") == QueryForm{{wordRow(FormRow::Kind::AllWords, {"a", "b"}, true)}});
  CHECK(formTyped("").rows.empty());
  CHECK_FALSE(formOf(parseQuery("(a b) OR c", {})));
  CHECK_FALSE(formOf(parseQuery("a OR code:x", {})));
  CHECK_FALSE(formOf(parseQuery("code:x INSIDE role:push", {})));
}

TEST_CASE("Signs in a row are words", "[search][form]") {
  CHECK(writtenQuery(treeOf({{wordRow(FormRow::Kind::AllWords, {"AND", "(дом", "lang:kk", "п*", "---"})}})) ==
        "\"AND\" дом \"lang kk\" п");
  CHECK(writtenQuery(treeOf({{wordRow(FormRow::Kind::AllWords, {}), fieldRow("lang", {" "}),
                              wordRow(FormRow::Kind::Near, {"дом"})}})) == "дом");
}

TEST_CASE("Query to form to query is the same query, and every form is one that can be typed",
          "[search][form]") {
  support::RandomQueries random(7);
  int withForm = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Node query = random.next();
    const auto form = formOf(query);
    if (!form) continue;
    ++withForm;
    const std::string written = writtenQuery(query, i18n::Language::English, random.attributes());
    INFO(written);
    REQUIRE(search::sameQuery(treeOf(*form), query));
    REQUIRE(formOf(parseQuery(written, random.attributes())) == form);
  }
  CHECK(withForm > 5'000);
}
