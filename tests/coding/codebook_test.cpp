#include "coding/codebook.h"

#include "coding/segments.h"
#include "tests/coding/interviews.h"
#include "tests/support/catch.h"

using namespace coding;
using coding_test::Interviews;
using i18n::Language;

namespace {

std::vector<std::string> paths(const Interviews& t) {
  std::vector<std::string> result;
  const Codebook book = Codebook::read(*t.project);
  for (const Code& code : book.all())
    result.push_back(std::to_string(code.position) + " " + book.path(code.guid));
  return result;
}
using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("A code path makes what is missing and finds what is there", "[coding][codebook]") {
  Interviews t;
  const Guid rent = t.code("Push / Housing / Rent");
  CHECK(t.code("push / housing / RENT") == rent);
  CHECK(t.code("Push / Jobs") != rent);
  CHECK(paths(t) == Paths{"0 Push", "0 Push / Housing", "0 Push / Housing / Rent", "1 Push / Jobs"});
  const Codebook book = Codebook::read(*t.project);
  CHECK(book.byPath("Rent") == rent);
  CHECK(book.byPath("push / housing / rent") == rent);
  CHECK_FALSE(book.byPath("Wages"));
  CHECK(book.subtree(*book.byPath("Push")).size() == 4);
}

TEST_CASE("A bare name that two codes share leads nowhere", "[coding][codebook]") {
  Interviews t;
  t.code("Push / Family");
  t.code("Pull / Family");
  const Codebook book = Codebook::read(*t.project);
  CHECK_FALSE(book.byPath("Family"));
  CHECK(book.byPath("Pull / Family"));
}

TEST_CASE("Siblings may not share a name, whatever its case", "[coding][codebook]") {
  Interviews t;
  t.code("Жильё");
  Code code;
  code.text.name = "жилье";
  CHECK_THROWS_AS(t.edit([&](Edit& e) { addCode(e, code); }), i18n::UsageError);
  code.text.name = "A / B";
  CHECK_THROWS_AS(t.edit([&](Edit& e) { addCode(e, code); }), i18n::UsageError);
  code.text.name = "  ";
  CHECK_THROWS_AS(t.edit([&](Edit& e) { addCode(e, code); }), i18n::UsageError);
  CHECK(paths(t) == Paths{"0 Жильё"});
}

TEST_CASE("Moving a code keeps its siblings numbered without gaps", "[coding][codebook]") {
  Interviews t;
  for (const char* name : {"A", "B", "C", "D"}) t.code(name);
  const Codebook book = Codebook::read(*t.project);
  const auto id = [&](const char* name) { return *book.byPath(name); };
  t.edit([&](Edit& e) { moveCode(e, id("A"), std::nullopt, 3); });  // before D
  CHECK(paths(t) == Paths{"0 B", "1 C", "2 A", "3 D"});
  t.edit([&](Edit& e) { moveCode(e, id("C"), id("D"), 0); });
  CHECK(paths(t) == Paths{"0 B", "1 A", "2 D", "0 D / C"});
  CHECK_THROWS_AS(t.edit([&](Edit& e) { moveCode(e, id("D"), id("C"), 0); }), i18n::UsageError);
  t.project->undo();
  CHECK(paths(t) == Paths{"0 B", "1 C", "2 A", "3 D"});
  t.project->undo();
  CHECK(paths(t) == Paths{"0 A", "1 B", "2 C", "3 D"});
  t.project->redo();
  t.project->redo();
  CHECK(paths(t) == Paths{"0 B", "1 A", "2 D", "0 D / C"});
}

TEST_CASE("Undo restores a deleted code with all below it, its segments and their memos", "[coding][undo]") {
  Interviews t;
  const Guid talk = t.add("Talk", {{"R", corpus::SpeakerRole::Respondent, "one two three"}});
  const Guid push = t.code("Push"), rent = t.code("Push / Rent");
  t.code("Pull");
  const Guid segment = t.tag(talk, {4, 7}, rent, t.ann);
  t.edit([&](Edit& e) { setSegmentMemo(e, segment, "why two?"); });
  t.edit([&](Edit& e) { removeCode(e, push); });
  CHECK(paths(t) == Paths{"0 Pull"});
  CHECK(segments(*t.project).empty());
  t.project->undo();
  CHECK(paths(t) == Paths{"0 Push", "0 Push / Rent", "1 Pull"});
  REQUIRE(segments(*t.project).size() == 1);
  CHECK(segments(*t.project)[0].memo == "why two?");
  t.project->redo();
  CHECK(paths(t) == Paths{"0 Pull"});
  t.project->undo();
  CHECK(segments(*t.project).size() == 1);
}

TEST_CASE("Typing finds codes in any of the three languages and on a Russian keyboard",
          "[coding][codebook]") {
  Interviews t(Language::Russian);
  Guid work, rent, housework;
  t.edit([&](Edit& e) {
    Code code;
    code.text.name = "Безработица";
    code.translations[Language::Kazakh].name = "Жұмыссыздық";
    code.translations[Language::English].name = "Unemployment";
    work = addCode(e, code);
    code.text.name = "Аренда жилья";
    code.translations[Language::Kazakh].name = "Пәтер жалдау";
    code.translations[Language::English].name = "Rent";
    rent = addCode(e, code);
    code.text.name = "Другое";
    code.translations[Language::Kazakh].name = "Үй жұмысы";
    code.translations[Language::English].name = "Current housework";
    housework = addCode(e, code);
  });
  const Codebook book = Codebook::read(*t.project);
  using Ids = std::vector<Guid>;
  CHECK(book.matching("жумыс") == Ids{work, housework});  // start of the name before start of a word
  CHECK(book.matching("ЖҰМЫС") == Ids{work, housework});
  CHECK(book.matching("rent") == Ids{rent, housework});  // name, then inside a word
  CHECK(book.matching("жил арен") == Ids{rent});         // every word, in any order
  CHECK(book.matching("unemp") == Ids{work});
  CHECK(book.matching("хлеб").empty());
  CHECK(book.matching(" ").size() == 3);
}

TEST_CASE("Typing in a codebook of 5,000 codes finds Kazakh names on a Russian keyboard",
          "[coding][codebook]") {
  Interviews t(Language::Russian);
  t.edit([&](Edit& e) {
    Guid parent;
    for (int i = 0; i < 5000; ++i) {
      Code code;
      if (i % 50 != 0) code.parent = parent;
      code.text.name = "Жизненные обстоятельства " + std::to_string(i);
      code.translations[Language::Kazakh].name = "Өмір жағдайы " + std::to_string(i);
      code.translations[Language::English].name = "Life circumstance " + std::to_string(i);
      const Guid guid = addCode(e, code);
      if (i % 50 == 0) parent = guid;
    }
  });
  const Codebook book = Codebook::read(*t.project);
  CHECK(book.matching("omir").empty());
  // 49 ends or begins a number, or stands inside it: 49, 149, 249, … 490–499, …
  CHECK(book.matching("омир 49").size() > 50);
}

TEST_CASE("The template is complete in three languages, with role, place and colour", "[coding][template]") {
  for (const Language language : i18n::kLanguages) {
    Interviews t(language);
    t.edit([&](Edit& e) { addTemplate(e, Template::PushPull); });
    const Codebook book = Codebook::read(*t.project);
    CHECK(book.size() >= 45);
    CHECK(book.children(std::nullopt).size() == 9);
    for (const Code& code : book.all()) {
      INFO(book.path(code.guid));
      CHECK(code.translations.size() == 2);
      CHECK(code.colour.size() == 7);
      for (const Language each : i18n::kLanguages) {
        const CodeText& text = code.in(each);
        for (const std::string& part : {text.name, text.definition, text.useWhen, text.notWhen, text.example})
          CHECK_FALSE(part.empty());
        CHECK(book.byPath(book.path(code.guid, each)) == code.guid);
      }
    }
  }
}

TEST_CASE("Changing the project's language brings its code names to the front", "[coding][codebook]") {
  Interviews t(Language::Russian);
  t.edit([&](Edit& e) { addTemplate(e, Template::PushPull); });
  const Codebook before = Codebook::read(*t.project);
  t.edit([&](Edit& e) { setProjectLanguage(e, Language::Kazakh); });
  const Codebook after = Codebook::read(*t.project);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < after.size(); ++i)
    for (const Language each : i18n::kLanguages) CHECK(after.all()[i].in(each) == before.all()[i].in(each));
  CHECK(after.all()[0].text == before.all()[0].in(Language::Kazakh));
}
