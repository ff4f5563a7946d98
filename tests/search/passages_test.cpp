// From hits to passages of the texts.
#include "search/passages.h"

#include "coding/codebook.h"
#include "coding/segments.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using corpus::Guid;
using i18n::message;
using search::PassageUnit;
using support::SearchedProject;

namespace {

// The passages as they read.
std::vector<std::string> read(SearchedProject& project, const std::string& query, PassageUnit unit) {
  std::vector<std::string> result;
  search::SearchOptions options;
  options.order = search::HitOrder::Place;
  for (const auto& passage : search::passages(project.index().find(query, options).hits, unit))
    result.emplace_back(i18n::slice(corpus::text(project.project(), passage.transcript), passage.span));
  return result;
}

using Read = std::vector<std::string>;

}  // namespace

TEST_CASE("A turn is a passage once, without the white space around it", "[search][passages]") {
  SearchedProject project;
  project.add("A", "Р:   Ақша жоқ. Ақша керек!  \nИ: Иә.\nР: 💰 ақша");
  CHECK(read(project, "ақша", PassageUnit::Turn) == Read{"Ақша жоқ. Ақша керек!", "💰 ақша"});
}

TEST_CASE("Sentences with a mark are passages; neighbours are one", "[search][passages]") {
  SearchedProject project;
  project.add("A", "Р: Ол кетті. 💰 Ақша бітті. Ақшаны қиын! Үй алыс. Сонда ақша табады.\nР: Ақша");
  CHECK(read(project, "ақша", PassageUnit::Sentence) ==
        Read{"💰 Ақша бітті. Ақшаны қиын!", "Сонда ақша табады.", "Ақша"});
}

TEST_CASE("Words of a phrase are one passage, others are each their own", "[search][passages]") {
  SearchedProject project;
  project.add("A", "Р: low pay and, again, low — pay; no pay at all");
  CHECK(read(project, "\"low pay\"", PassageUnit::Words) == Read{"low pay", "low — pay"});
  CHECK(read(project, "pay", PassageUnit::Words) == Read{"pay", "pay", "pay"});
  // Neighbours that were not asked for as a phrase.
  CHECK(read(project, "again low pay", PassageUnit::Words) ==
        Read{"low", "pay", "again", "low", "pay", "pay"});
}

TEST_CASE("A hit without marks gives its turn, whatever is asked for", "[search][passages]") {
  SearchedProject project;
  project.add("A", "И: One. Two.\nР: Three. Four.");
  for (const PassageUnit unit : {PassageUnit::Turn, PassageUnit::Sentence, PassageUnit::Words})
    CHECK(read(project, "speakerrole:respondent", unit) == Read{"Three. Four."});
}

TEST_CASE("All passages are tagged in one step, and only those that were not are counted",
          "[search][passages]") {
  SearchedProject project;
  for (const char* name : {"A", "B", "C"}) project.add(name, "Р: Ақша жоқ. Ақша.\nР: Үй.\nР: Ақшам бар.");
  Guid code;
  project.project().edit(message("Code"),
                         [&](corpus::Edit& edit) { code = coding::addCodePath(edit, "Ақша"); });
  const auto& coder = project.sample().coder();
  const auto list = project.index().turns(project.index().parse("ақша"), {});
  const auto hits = project.index().hits(list, 0, list.turns.size());
  const auto before = support::dump(project.project());
  std::int64_t added = 0;
  const auto tag = [&](PassageUnit unit) {
    project.project().edit(message("Tag"), [&](corpus::Edit& edit) {
      added = search::tagPassages(edit, search::passages(hits, unit), code, coder);
    });
  };
  tag(PassageUnit::Turn);
  CHECK(added == 6);
  CHECK(coding::segmentsWith(project.project(), code).size() == 6);
  tag(PassageUnit::Turn);  // changes nothing, and is no step
  CHECK(added == 0);
  project.project().undo();
  CHECK(support::dump(project.project()) == before);
  tag(PassageUnit::Words);
  CHECK(added == 9);
}
