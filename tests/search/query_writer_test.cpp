#include <random>
#include <string>
#include <vector>

#include "search/query.h"
#include "tests/search/random_queries.h"
#include "tests/support/catch.h"

using search::Node;
using search::parseQuery;
using search::writtenQuery;

namespace {

std::string rewritten(const std::string& typed, i18n::Language language = i18n::Language::English) {
  const std::vector<std::string> attributes = {"Home region", "язык", "Age (years)"};
  return writtenQuery(parseQuery(typed, attributes), language, attributes);
}

}  // namespace

TEST_CASE("A query is written with no more signs than it needs", "[search][query]") {
  CHECK(rewritten("((a)  AND (b OR (c)))") == "a (b OR c)");
  CHECK(rewritten("(a AND b) OR \"c\" -d") == "a b OR c NOT d");
  CHECK(rewritten("(a NEAR b) \"AND\"") == "a NEAR/10 b \"AND\"");
  CHECK(rewritten("=\"a b\" ~ \"=a работа~2\"") == "=\"a b\" \"=a работа~2\"");
  CHECK(rewritten("code:\"Low pay\" code:«Rent»") == "code:\"Low pay\" code:Rent");
  CHECK(rewritten("\"home region\":x \"age (years)\":20..23") == "Home_region:x \"Age (years)\":20..23");
  CHECK(rewritten("").empty());
}

TEST_CASE("A query is written in the language that is asked for, past attributes of the same name",
          "[search][query]") {
  const std::string typed = "a OR NOT b code:x INSIDE code:y lang:kk";
  CHECK(rewritten(typed, i18n::Language::Russian) == "a ИЛИ НЕ b код:x ВНУТРИ код:y lang:kk");
  CHECK(rewritten(typed, i18n::Language::Kazakh) == "a НЕМЕСЕ ЕМЕС b код:x ІШІНДЕ код:y тіл:kk");
  CHECK(rewritten("speakerrole:respondent", i18n::Language::Russian) == "роль_говорящего:respondent");
}

TEST_CASE("What is written is read as the same query, in three languages", "[search][query]") {
  support::RandomQueries random(20261123);
  for (int round = 0; round < 6'000; ++round) {
    const Node query = random.next();
    for (const i18n::Language language : i18n::kLanguages) {
      const std::string written = writtenQuery(query, language, random.attributes());
      INFO(written);
      const Node again = parseQuery(written, random.attributes());
      REQUIRE(search::sameQuery(again, query));
      REQUIRE(writtenQuery(again, language, random.attributes()) == written);
    }
  }
}
