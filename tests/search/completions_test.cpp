#include "search/completions.h"

#include <string>

#include "coding/codebook.h"
#include "corpus/participants.h"
#include "i18n/text.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using i18n::Language;
using i18n::message;
using support::SearchedProject;

namespace {

// What the query would be with each completion taken, the caret at its end.
std::string offered(SearchedProject& searched, const std::string& typed,
                    Language language = Language::English) {
  std::string all;
  for (const auto& one :
       search::completions(typed, i18n::length(typed), searched.index().catalogue(), language)) {
    REQUIRE(one.replaces.end == i18n::length(typed));
    all += (all.empty() ? "" : " | ") + std::string(i18n::slice(typed, {0, one.replaces.begin})) + one.text;
  }
  return all;
}

}  // namespace

TEST_CASE("Names of fields are offered in the language of the interface", "[search][completions]") {
  SearchedProject searched;
  searched.project().edit(message("Attribute"), [&](corpus::Edit& edit) {
    corpus::addAttribute(edit, "Home region", corpus::AttributeType::Text);
  });
  CHECK(offered(searched, "дом co") == "дом code: | дом codegroup: | дом coded: | дом coder:");
  CHECK(offered(searched, "(-ко", Language::Russian) == "(-код: | (-кодировщик: | (-группа_кодов:");
  CHECK(offered(searched, "reg") == "Home_region:");
  CHECK(offered(searched, "d").empty());
  CHECK(offered(searched, "\"co").empty());
}

TEST_CASE("Values are offered after the name of a field, in quotation marks where they need them",
          "[search][completions]") {
  SearchedProject searched;
  searched.add("Interview one", "R1: one\nR2: two");
  searched.project().edit(message("Codes"), [&](corpus::Edit& edit) {
    coding::addCodePath(edit, "Push / Low pay");
    coding::addCodePath(edit, "Push / Rent");
  });
  CHECK(offered(searched, "code:lo") == "code:\"Low pay\"");
  CHECK(offered(searched, "дом код:\"low p") == "дом код:\"Low pay\"");
  CHECK(offered(searched, "code:pay") == "code:\"Low pay\"");
  CHECK(offered(searched, "codegroup:") == "codegroup:Push");
  CHECK(offered(searched, "speaker:r") == "speaker:R1 | speaker:R2");
  CHECK(offered(searched, "transcript:int") == "transcript:\"Interview one\"");
  CHECK(offered(searched, "role:pu") == "role:push | role:pull");
  CHECK(offered(searched, "code:\"Low pay\"").empty());
  CHECK(offered(searched, "nothing:x").empty());
  CHECK(search::completions("\xff", 1, searched.index().catalogue(), Language::English).empty());
}
