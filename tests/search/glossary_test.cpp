#include "search/glossary.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "corpus/errors.h"
#include "corpus/guid.h"
#include "corpus/import/importer.h"
#include "i18n/spelling.h"
#include "search/glossary_file.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using corpus::GlossaryEntry;
using corpus::Guid;
using search::acrossLanguages;
using search::Glossary;
using search::Node;

namespace {

Guid numbered(char digit) {
  return *Guid::parse(std::string("00000000-0000-4000-8000-00000000000") + digit);
}

Glossary small() {
  return Glossary({
      {numbered('1'), "work", {"жұмыссыздық"}, {"безработица"}, {"unemployment", "joblessness"}},
      {numbered('2'), "work", {"еңбек нарығы"}, {"рынок труда"}, {"labour market"}},
      {numbered('3'), "housing", {"жатақхана", "общага"}, {"общежитие", "общага"}, {"dormitory"}},
      {numbered('4'), "place", {"қала"}, {"город"}, {"city"}},
      {numbered('5'), "work", {"жұмыс"}, {"работа"}, {"work"}},
  });
}

// A tree as one line: (or a (phrase b c)).
std::string shape(const Node& node) {
  std::string name;
  switch (node.kind) {
    case Node::Kind::Word:
      return (node.exact ? "=" : "") + node.text + (node.wildcard ? "*" : "") +
             (node.fuzzy ? "~" + std::to_string(node.fuzzy) : "");
    case Node::Kind::Filter:
      return node.field + ":" + node.text;
    case Node::Kind::Phrase:
      name = "phrase";
      break;
    case Node::Kind::Near:
      name = "near";
      break;
    case Node::Kind::And:
      name = "and";
      break;
    case Node::Kind::Or:
      name = "or";
      break;
    case Node::Kind::Not:
      name = "not";
      break;
    default:
      return "?";
  }
  std::string text("(");
  text += name;
  for (const Node& child : node.children) {
    text += ' ';
    text += shape(child);
  }
  return text + ")";
}

std::string expanded(const std::string& typed, const std::vector<std::string>& struckOut = {},
                     const Glossary& glossary = small()) {
  return shape(
      acrossLanguages(search::parseQuery(typed, {}), glossary, *support::analyser(), struckOut).query);
}

// The words added to `typed`, in the order of the entry.
std::string added(const std::string& typed, const Glossary& glossary) {
  std::string words;
  for (const auto& addition :
       acrossLanguages(search::parseQuery(typed, {}), glossary, *support::analyser()).additions) {
    for (const auto& word : addition.words) words += (words.empty() ? "" : "; ") + word.text;
  }
  return words;
}

bool isSpelledIn(std::string_view word, std::string_view letters) {
  const std::string lower = i18n::folded(word);
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t length = 1;
    while (at + length < lower.size() && (static_cast<unsigned char>(lower[at + length]) & 0xC0) == 0x80)
      ++length;
    if (letters.find(std::string_view(lower).substr(at, length)) == std::string_view::npos) return false;
    at += length;
  }
  return true;
}

}  // namespace

TEST_CASE("The glossary that comes with the program is whole: every entry in three languages, once",
          "[search][glossary]") {
  const auto& entries = Glossary::builtIn();
  CHECK(entries.size() >= 350);
  CHECK(entries.size() <= 500);
  std::set<std::string> guids, topics;
  for (const GlossaryEntry& entry : entries) {
    INFO(entry.guid.text());
    CHECK(guids.insert(entry.guid.text()).second);
    CHECK(Guid::parse(entry.guid.text()) == entry.guid);
    CHECK(entry.guid.text()[14] == '4');
    topics.insert(entry.topic);
    CHECK_FALSE(entry.kazakh.empty());
    CHECK_FALSE(entry.russian.empty());
    CHECK_FALSE(entry.english.empty());
    CHECK_FALSE(entry.removed);
  }
  for (const char* topic : {"migration", "work", "study", "money", "family", "housing", "place"}) {
    CHECK(topics.contains(topic));
  }
}

TEST_CASE("No letter of another alphabet hides in a word of the glossary", "[search][glossary]") {
  for (const GlossaryEntry& entry : Glossary::builtIn()) {
    for (const std::string& word : entry.kazakh) {
      INFO(word);
      CHECK(isSpelledIn(word, "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя -"));
      CHECK_FALSE(i18n::hasLatin(word));
    }
    for (const std::string& word : entry.russian) {
      INFO(word);
      CHECK(isSpelledIn(word, "абвгдежзийклмнопрстуфхцчшщъыьэюя -"));
      CHECK_FALSE(i18n::hasLatin(word));
    }
    for (const std::string& word : entry.english) {
      INFO(word);
      CHECK_FALSE(i18n::hasCyrillic(word));
    }
  }
}

TEST_CASE("No word of the glossary stands in two entries", "[search][glossary]") {
  std::map<std::string, std::string> seen;
  for (const GlossaryEntry& entry : Glossary::builtIn()) {
    for (const auto* words : {&entry.kazakh, &entry.russian, &entry.english}) {
      for (const std::string& word : *words) {
        const auto [there, isNew] = seen.emplace(i18n::folded(word), entry.guid.text());
        INFO(word);
        CHECK(there->second == entry.guid.text());
      }
    }
  }
}

TEST_CASE("A word takes the words of its entry along, in all languages", "[search][glossary]") {
  CHECK(expanded("unemployment") == "(or unemployment жұмыссыздық безработица joblessness)");
  CHECK(expanded("безработица") == "(or безработица жұмыссыздық unemployment joblessness)");
  CHECK(expanded("жұмыссыздық") == "(or жұмыссыздық безработица unemployment joblessness)");
  CHECK(expanded("река") == "река");
  CHECK(expanded("unemployment OR река") ==
        "(or (or unemployment жұмыссыздық безработица joblessness) река)");
}

TEST_CASE("Any form and spelling of a word finds its entry", "[search][glossary]") {
  const Glossary glossary = small();
  const std::string all = "безработица; unemployment; joblessness";
  for (const char* typed :
       {"жұмыссыздыққа", "жұмыссыздықтан", "жұмыссыздығы", "ЖҰМЫССЫЗДЫҚ", "жумыссыздык"}) {
    INFO(typed);
    CHECK(added(typed, glossary) == all);
  }
  for (const char* typed : {"безработицы", "безработицей", "Безработицу"}) {
    INFO(typed);
    CHECK(added(typed, glossary) == "жұмыссыздық; unemployment; joblessness");
  }
  CHECK(added("cities", glossary) == "қала; город");
  CHECK(added("общежитияға", glossary) == "жатақхана; общага; dormitory");  // Russian stem, Kazakh suffix
  CHECK(added("жұмысқа", glossary) == "работа; work");  // a headword of its own to hunspell-kk
  CHECK(added("городской", glossary).empty());
}

TEST_CASE("Words in a row that are one entry are expanded whole, in quotes or not", "[search][glossary]") {
  CHECK(expanded("\"рынок труда\"") ==
        "(or (phrase рынок труда) (phrase еңбек нарығы) (phrase labour market))");
  CHECK(expanded("\"еңбек нарығында\"") ==
        "(or (phrase еңбек нарығында) (phrase рынок труда) (phrase labour market))");
  CHECK(expanded("рынке труда") == "(or (and рынке труда) (phrase еңбек нарығы) (phrase labour market))");
  CHECK(expanded("город рынок труда") ==
        "(and (or город қала city) (or (and рынок труда) (phrase еңбек нарығы) (phrase labour market)))");
  CHECK(expanded("\"город труда\"") == "(phrase город труда)");
  CHECK(expanded("труда рынок") == "(and труда рынок)");
}

TEST_CASE("What is exact, fuzzy, cut off by an asterisk, excluded or a field is left as it is",
          "[search][glossary]") {
  for (const char* typed : {"=unemployment", "unemploy*", "-город", "\"=рынок труда\""}) {
    INFO(typed);
    const Node before = search::parseQuery(typed, {});
    const auto across = acrossLanguages(before, small(), *support::analyser());
    CHECK(shape(across.query) == shape(before));
    CHECK(across.additions.empty());
  }
  Node fuzzy;
  fuzzy.kind = Node::Kind::Word;
  fuzzy.text = "unemployment";
  fuzzy.fuzzy = 1;
  CHECK(acrossLanguages(fuzzy, small(), *support::analyser()).additions.empty());
  CHECK(expanded("lang:kk город NOT unemployment") ==
        "(and lang:kk (or город қала city) (not unemployment))");
}

TEST_CASE("Near takes single words along and leaves out phrases", "[search][glossary]") {
  CHECK(expanded("город NEAR/3 работа") == "(near (or город қала city) (or работа жұмыс work))");
  CHECK(expanded("(город OR река) NEAR/3 =работа") == "(near (or город қала city река) =работа)");
  const Glossary glossary({{numbered('1'), "work", {"жұмыс іздеу", "ізденіс"}, {"поиск"}, {"job search"}}});
  CHECK(expanded("поиск NEAR/3 река", {}, glossary) == "(near (or поиск ізденіс) река)");
}

TEST_CASE("A phrase that holds a word added anyway is recognised, but not added", "[search][glossary]") {
  const Glossary glossary(
      {{numbered('1'), "", {"қайту", "қайтып келу"}, {"возврат"}, {"return", "come back"}}});
  CHECK(added("возврат", glossary) == "қайту; return; come back");
  CHECK(added("\"қайтып келу\"", glossary) == "қайту; возврат; return; come back");
}

TEST_CASE("Words struck out are told and not searched", "[search][glossary]") {
  CHECK(expanded("unemployment", {"Жұмыссыздық"}) == "(or unemployment безработица joblessness)");
  CHECK(expanded("рынок труда", {"labour market", "еңбек нарығы"}) == "(and рынок труда)");
  CHECK(expanded("город", {"қала", "city"}) == "город");
  const auto across = acrossLanguages(search::parseQuery("река unemployment", {}), small(),
                                      *support::analyser(), {"безработица"});
  REQUIRE(across.additions.size() == 1);
  const search::Addition& addition = across.additions.front();
  CHECK(addition.typed == "unemployment");
  CHECK(addition.source == i18n::Span{5, 17});
  REQUIRE(addition.words.size() == 3);
  CHECK(addition.words[0].language == i18n::Language::Kazakh);
  CHECK_FALSE(addition.words[0].struckOut);
  CHECK(addition.words[1].text == "безработица");
  CHECK(addition.words[1].language == i18n::Language::Russian);
  CHECK(addition.words[1].struckOut);
}

TEST_CASE("An entry with more words than a person looks through doesn't swell a query",
          "[search][glossary]") {
  GlossaryEntry entry{numbered('1'), "", {"қала"}, {"город"}, {}};
  for (int i = 0; i < 100'000; ++i) entry.english.push_back("word" + std::to_string(i));
  const auto across =
      acrossLanguages(search::parseQuery("город қала", {}), Glossary({entry}), *support::analyser());
  std::size_t words = 0;
  for (const auto& addition : across.additions) words += addition.words.size();
  CHECK(words == 2'000);
}

TEST_CASE("A project's entries stand in the place of built-in ones, beside them, or take them out",
          "[search][glossary]") {
  support::SampleProject project;
  const auto& builtIn = Glossary::builtIn();
  const GlossaryEntry first = builtIn.at(0), second = builtIn.at(1);
  Guid own;
  project->edit(i18n::message("Glossary"), [&](corpus::Edit& edit) {
    GlossaryEntry changed = first;
    changed.english = {"resettling"};
    corpus::setGlossaryEntry(edit, changed);
    GlossaryEntry removed = second;
    removed.removed = true;
    corpus::setGlossaryEntry(edit, removed);
    own = corpus::setGlossaryEntry(edit, {{}, "nature", {"жусан"}, {"полынь"}, {"wormwood"}});
  });
  const Glossary glossary = Glossary::read(*project);
  REQUIRE(glossary.entries().size() == builtIn.size());  // one less, one more
  CHECK(glossary.entries().front().guid == first.guid);
  CHECK(glossary.entries().front().english == std::vector<std::string>{"resettling"});
  CHECK(glossary.entries().back().guid == own);
  CHECK(std::none_of(glossary.entries().begin(), glossary.entries().end(),
                     [&](const GlossaryEntry& entry) { return entry.guid == second.guid; }));
  CHECK(glossary.isBuiltIn(first.guid));
  CHECK_FALSE(glossary.isBuiltIn(own));
  CHECK(added("жусанның", glossary) == "полынь; wormwood");

  project->edit(i18n::message("Glossary"),
                [&](corpus::Edit& edit) { corpus::forgetGlossaryEntry(edit, second.guid); });
  CHECK(Glossary::read(*project).entries().at(1) == second);
}

TEST_CASE("A glossary goes out to a table and comes back as it was", "[search][glossary][import]") {
  using Row = std::vector<std::string>;
  support::SampleProject project;
  const std::vector<std::string> header{"guid", "topic", "kk", "ru", "en"};
  const std::vector<Row> rows{
      {Glossary::builtIn().at(0).guid.text(), "migration", "көш", "кочёвка", "nomadic move"},
      {"", "nature", "жусан; ермен", "полынь", ""},
      {"", "nature", "", "", "only English"},
      {"not a guid", "nature", "a", "b", "c"},
      {"", "", "", "", ""}};
  search::GlossaryImport report;
  const auto import = [&] {
    project->edit(i18n::message("Import glossary"),
                  [&](corpus::Edit& edit) { report = search::importGlossary(edit, header, rows); });
  };
  import();
  CHECK(report.added == 1);
  CHECK(report.changed == 1);
  CHECK(report.failures.size() == 2);
  const auto before = Glossary::read(*project).entries();
  CHECK(before.front().russian == std::vector<std::string>{"кочёвка"});
  CHECK(before.back().kazakh == std::vector<std::string>{"жусан", "ермен"});
  import();
  CHECK(report.added == 0);
  CHECK(report.changed == 0);
  CHECK(report.alreadyThere == 2);

  const auto path = project.folder() / "glossary.csv";
  search::writeGlossary(Glossary::read(*project), path);
  support::SampleProject other;
  const auto table = corpus::readTable(path);
  other->edit(i18n::message("Import glossary"),
              [&](corpus::Edit& edit) { report = search::importGlossary(edit, table.header, table.rows); });
  CHECK(report.failures.empty());
  CHECK(report.added == 1);
  CHECK(report.changed == 1);
  CHECK(Glossary::read(*other).entries().back().kazakh == std::vector<std::string>{"жусан", "ермен"});
  CHECK_THROWS_AS(other->edit(i18n::message("Import glossary"),
                              [&](corpus::Edit& edit) {
                                search::importGlossary(edit, {"name", "kk"}, {{"a", "b"}});
                              }),
                  corpus::FileError);
}

TEST_CASE("A query across languages finds turns of the others, words struck out excepted",
          "[search][glossary]") {
  support::SearchedProject searched;
  searched.add("A", "R1: Біздің ауылда жұмыссыздықтан қашқандар көп\nR1: Жазда масаға таланасың",
               i18n::TextLanguage::Kazakh);
  searched.add("B", "R2: Из-за безработицы все разъехались\nR2: Погода стояла хорошая",
               i18n::TextLanguage::Russian);
  searched.add("C", "R3: There was unemployment everywhere\nR3: The mountains are near",
               i18n::TextLanguage::English);
  searched.bringUpToDate();
  const auto places = [&](const std::string& typed, const std::vector<std::string>& struckOut = {}) {
    const auto across = acrossLanguages(search::parseQuery(typed, {}), Glossary::read(searched.project()),
                                        *support::analyser(), struckOut);
    std::vector<std::string> found;
    for (const auto& hit : searched.index().find(across.query, {search::MatchLevel::Forms, 0}).hits)
      found.push_back(hit.transcriptName + std::to_string(hit.turn));
    std::sort(found.begin(), found.end());
    return found;
  };
  using Places = std::vector<std::string>;
  CHECK(places("unemployment") == Places{"A0", "B0", "C0"});
  CHECK(places("безработица", {"жұмыссыздық"}) == Places{"B0", "C0"});
  CHECK(searched.places("unemployment") == "C0");
}
