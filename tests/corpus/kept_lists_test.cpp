// Saved searches, the project's glossary and its stop words.
#include "corpus/glossary_entries.h"
#include "corpus/saved_queries.h"
#include "corpus/stop_words.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;
using support::SampleProject;

namespace {

Changes edited(Project& project, const std::function<void(Edit&)>& work) {
  return project.edit(message("Change"), work);
}

}  // namespace

TEST_CASE("A saved search comes back as it was asked, in order of name", "[corpus][saved]") {
  SampleProject project(i18n::Language::Kazakh);
  SavedQuery rent;
  rent.name = "  Үй ақысы ";
  rent.query = "аренда* OR \"үй ақысы\" code:\"Push / Rent\"";
  rent.level = "wide";
  rent.across = true;
  rent.struckOut = {"flat", "low rent", "flat"};
  rent.sort = "place";
  const auto changes = edited(*project, [&](Edit& edit) {
    rent.guid = saveQuery(edit, rent);
    saveQuery(edit, {{}, "Әке", "әке"});
    saveQuery(edit, {{}, "Бала", "бала"});
  });
  CHECK(changes.added.at(Kind::SavedQuery).size() == 3);
  project.reopen();
  const auto kept = savedQueries(*project);
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].name == "Әке");  // а ә б … ү in Kazakh
  CHECK(kept[1].name == "Бала");
  const SavedQuery& read = kept[2];
  CHECK(read.guid == rent.guid);
  CHECK(read.name == "Үй ақысы");
  CHECK(read.query == rent.query);
  CHECK(read.level == "wide");
  CHECK(read.across);
  CHECK(read.struckOut == std::vector<std::string>{"flat", "low rent"});
  CHECK(read.sort == "place");
  CHECK(kept[0].level == "forms");
  CHECK(kept[0].sort == "rank");
}

TEST_CASE("Saving under the same GUID changes the search; its old form comes back by undo",
          "[corpus][saved]") {
  SampleProject project;
  Guid guid;
  edited(*project, [&](Edit& edit) { guid = saveQuery(edit, {{}, "Rent", "rent"}); });
  const auto changes = edited(*project, [&](Edit& edit) {
    saveQuery(edit, {guid, "Rent 2", "rent OR flat"});
  });
  CHECK(changes.modified.at(Kind::SavedQuery) == std::set<Guid>{guid});
  REQUIRE(savedQueries(*project).size() == 1);
  CHECK(savedQueries(*project)[0].query == "rent OR flat");
  const auto steps = project->history().size();
  edited(*project, [&](Edit& edit) { saveQuery(edit, {guid, "Rent 2", "rent OR flat"}); });
  CHECK(project->history().size() == steps);  // nothing was changed
  project->undo();
  CHECK(savedQueries(*project)[0].name == "Rent");
  edited(*project, [&](Edit& edit) { removeQuery(edit, guid); });
  CHECK(savedQueries(*project).empty());
  project->undo();
  CHECK(savedQueries(*project).size() == 1);
}

TEST_CASE("Saved searches have names, each its own", "[corpus][saved]") {
  SampleProject project;
  edited(*project, [&](Edit& edit) { saveQuery(edit, {{}, "Жильё", "дом"}); });
  const auto before = support::dump(*project);
  for (const char* name : {"", "  \n", "жилье"})
    CHECK_THROWS_AS(edited(*project, [&](Edit& edit) { saveQuery(edit, {{}, name, "q"}); }), UsageError);
  CHECK(support::dump(*project) == before);
}

TEST_CASE("Glossary entries keep their words apart, and a built-in one can be laid over and come back",
          "[corpus][glossary]") {
  SampleProject project;
  const Guid builtIn = Guid::fromStored("11111111-0000-4000-8000-000000000001");
  GlossaryEntry own{{},   " Work ", {"жұмыссыздық"}, {"безработица", " без работы ", ""}, {"unemployment"},
                    false};
  edited(*project, [&](Edit& edit) {
    own.guid = setGlossaryEntry(edit, own);
    setGlossaryEntry(edit, {builtIn, "Money", {}, {}, {}, true});
  });
  project.reopen();
  const auto entries = glossaryEntries(*project);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0] == GlossaryEntry{builtIn, "Money", {}, {}, {}, true});
  CHECK(entries[1] ==
        GlossaryEntry{
            own.guid, "Work", {"жұмыссыздық"}, {"безработица", "без работы"}, {"unemployment"}, false});
  edited(*project, [&](Edit& edit) { forgetGlossaryEntry(edit, builtIn); });
  CHECK(glossaryEntries(*project).size() == 1);
  CHECK_THROWS_AS(edited(*project,
                         [&](Edit& edit) {
                           setGlossaryEntry(edit, {{}, "", {"үй"}, {" ; "}, {}, false});
                         }),
                  UsageError);
}

TEST_CASE("A stop word is folded and stands once for its language", "[corpus][stopwords]") {
  SampleProject project;
  edited(*project, [&](Edit& edit) {
    setStopWord(edit, {"ru", " Ёлки ", false});
    setStopWord(edit, {"kk", "Ғой", true});
    setStopWord(edit, {"kk", "ғой", false});
    CHECK_THROWS_AS(setStopWord(edit, {"kk", " ", false}), UsageError);
  });
  const auto words = stopWords(*project);
  REQUIRE(words.size() == 2);
  CHECK((words[0].language == "kk" && words[0].word == "ғой" && !words[0].removed));
  CHECK((words[1].language == "ru" && words[1].word == "елки"));
  edited(*project, [&](Edit& edit) { forgetStopWord(edit, "kk", "ҒОЙ"); });
  CHECK(stopWords(*project).size() == 1);
  project->undo();
  CHECK(stopWords(*project).size() == 2);
}
