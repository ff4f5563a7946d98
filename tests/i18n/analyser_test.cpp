#include "i18n/analyser.h"

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/catch.h"

using i18n::Analyser;
using i18n::Dictionaries;
using i18n::MatchLevel;

namespace {

// The dictionaries take a moment to read; the tests share one analyser, which doesn't change.
const Analyser& analyser() {
  static const Analyser shared(Dictionaries::standard());
  return shared;
}

bool finds(const std::string& query, const std::string& word, MatchLevel level = MatchLevel::Forms) {
  const std::vector<std::string> wanted = analyser().queryTerms(query, level);
  const std::vector<std::string> had = *analyser().indexTerms(word);
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& term) {
    return std::find(had.begin(), had.end(), term) != had.end();
  });
}

}  // namespace

TEST_CASE("The dictionaries of Debian are found", "[analyser]") {
  CHECK(analyser().missingDictionaries().empty());
}

TEST_CASE("Kazakh nouns are found through stacked suffixes", "[analyser][kazakh]") {
  for (const char* form : {"балалар", "балаларымызға", "баласының", "балаңыздан", "баламен", "балалардағы"}) {
    INFO(form);
    CHECK(finds("бала", form));
  }
  CHECK(finds("кітап", "кітабымды"));
  CHECK(finds("халық", "халқының"));
  CHECK(finds("мұрын", "мұрнымен"));
  CHECK(finds("мектеп", "мектептеріндегі"));
  CHECK(finds("қазақ", "қазағым"));
}

TEST_CASE("Kazakh verbs are found from the infinitive", "[analyser][kazakh]") {
  for (const char* form :
       {"барамын", "бардым", "барған", "бармайды", "барыңыз", "барса", "баратын", "барғандықтан"}) {
    INFO(form);
    CHECK(finds("бару", form));
  }
  CHECK(finds("оқу", "оқимын"));
  CHECK(finds("оқу", "оқыған"));
  CHECK(finds("қою", "қояды"));
  CHECK(finds("табу", "тауып"));
  CHECK(finds("шығу", "шықты"));
  CHECK(finds("айту", "айтылғаннан"));
  CHECK(finds("жүру", "жүргіземіз"));
}

TEST_CASE("A typed headword means itself alone", "[analyser][kazakh]") {
  CHECK_FALSE(finds("бала", "балдар"));
  CHECK_FALSE(finds("қатысты", "қант"));
  CHECK_FALSE(finds("алма", "алды"));  // the apple is not "don't take"
}

TEST_CASE("Names that stand in no dictionary are found in their cases", "[analyser][kazakh]") {
  CHECK(finds("Жәнібекұлы", "Жәнібекұлының"));
  CHECK(finds("Кербұлақсай", "Кербұлақсайдан"));
  CHECK(finds("Алматы", "АЛМАТЫДА"));
  CHECK(finds("мөлдірлілік", "мөлдірлілігінен"));  // a new word whose end is voiced
}

TEST_CASE("Suffixes, particles and numbers behind a hyphen", "[analyser][kazakh]") {
  CHECK(finds("ЖОО", "ЖОО-ға"));
  CHECK(finds("АҚШ", "АҚШ-та"));
  CHECK(finds("жыл", "2024-жылы"));
  CHECK(finds("2024", "2024-жылы"));
  CHECK(finds("20", "20-ға"));
  CHECK(finds("facebook", "facebook-та"));
  CHECK(finds("келу", "келді-ау"));
  CHECK(finds("заман", "заманнан-ақ"));
  CHECK(finds("ата-ана", "ата-анасының"));
  CHECK(finds("деу", "деп"));
  CHECK(finds("болу", "боп"));
  CHECK_FALSE(finds("20", "200-ге"));
}

TEST_CASE("Russian words are found by dictionary and by stem", "[analyser][russian]") {
  CHECK(finds("общежитие", "общежитиях"));
  CHECK(finds("идти", "иду"));
  CHECK(finds("ребенок", "ребёнка"));
  CHECK(finds("человек", "человеком"));
  CHECK(finds("гуглить", "гуглил"));
  CHECK_FALSE(finds("общежитие", "общество"));
  // The dictionary lists these forms as words.
  CHECK(finds("врачом", "врачами"));
  CHECK(finds("безработицей", "безработицы"));
  CHECK(finds("отцом", "отца"));
  CHECK(finds("встречу", "встречами"));
  CHECK(finds("друг", "друзьями"));
  CHECK(finds("друзей", "другу"));
  CHECK(finds("мать", "матерями"));
}

TEST_CASE("Russian words with Kazakh suffixes are found from the Russian word", "[analyser][mixed]") {
  CHECK(finds("общежитие", "общежитияға"));
  CHECK(finds("звонить", "звондаймын"));
  CHECK(finds("квартира", "квартираның"));
  CHECK(finds("стипендия", "стипендиясы"));
  CHECK(finds("вуз", "вузда"));
  CHECK(finds("работа", "работамыз"));
  CHECK(finds("мерчандайзинг", "мерчандайзингке"));
}

TEST_CASE("English words are found in their forms", "[analyser][english]") {
  CHECK(finds("return", "returning"));
  CHECK(finds("village", "Villages"));
  CHECK_FALSE(finds("return", "rent"));
  for (const char* form : {"go", "goes", "going", "went", "gone"}) CHECK(finds("go", form));
  CHECK(finds("child", "children's"));
  CHECK(finds("study", "studied"));
  CHECK(finds("stop", "stopped"));
  CHECK(finds("hope", "hoping"));
  CHECK(finds("family", "families"));
  CHECK_FALSE(finds("hop", "hoping"));
  CHECK_FALSE(finds("interpret", "interpretation"));
  CHECK(finds("interpret", "interpretation", MatchLevel::Wide));
}

TEST_CASE("A word of a list is shown as people look it up", "[analyser][lemma]") {
  using i18n::TextLanguage;
  const auto lemma = [](const char* word, TextLanguage language) { return analyser().lemma(word, language); };
  CHECK(lemma("Жұмысымызды", TextLanguage::Kazakh) == "жұмыс");
  CHECK(lemma("балаларымызға", TextLanguage::Kazakh) == "бала");
  CHECK(lemma("барамын", TextLanguage::Kazakh) == "бару");
  CHECK(lemma("Работой", TextLanguage::Russian) == "работа");
  CHECK(lemma("работали", TextLanguage::Russian) == "работать");
  CHECK(lemma("ещё", TextLanguage::Russian) == "еще");
  CHECK(lemma("Worked", TextLanguage::English) == "work");
  CHECK(lemma("villages", TextLanguage::English) == "village");
  CHECK(lemma("went", TextLanguage::English) == "go");
  CHECK(lemma("going", TextLanguage::English) == "go");
  CHECK(lemma("things", TextLanguage::English) == "thing");
  CHECK(lemma("meeting", TextLanguage::English) == "meeting");
  CHECK(lemma("smaller", TextLanguage::English) == "small");
  // The language of the turn decides between two, never hides the word of another.
  CHECK(lemma("мені", TextLanguage::Russian) == "мен");
  CHECK(lemma("работой", TextLanguage::Kazakh) == "работа");
  CHECK(lemma("балаларға", TextLanguage::Mixed) == "бала");
  CHECK(lemma("общежитияға", TextLanguage::Kazakh) == "общежитие");
  CHECK(lemma("2024", TextLanguage::Unknown) == "2024");
  CHECK(lemma("Қхщц", TextLanguage::Kazakh) == "қхщц");
}

TEST_CASE("A form that the dictionary lists as a word finds the other forms of its word",
          "[analyser][kazakh]") {
  CHECK(finds("жұмысқа", "жұмыстан"));
  CHECK(finds("мектепке", "мектебімізде"));
  CHECK(finds("балаларға", "баласы"));
  CHECK(finds("сменада", "сменаға"));
  CHECK(finds("смена", "сменада"));
  CHECK(finds("барған", "барамын"));
  CHECK(finds("келді", "келген"));
  CHECK(finds("қиындығы", "қиындықтар"));
  CHECK(finds("табиғаты", "табиғатта"));
  CHECK(finds("қызым", "қыздар"));
  // Words of their own stay themselves.
  CHECK_FALSE(finds("жеңге", "жеңімен"));
  CHECK_FALSE(finds("балта", "балдың"));
  CHECK_FALSE(finds("сауда", "сауын"));
  CHECK_FALSE(finds("туынды", "тудым"));
  CHECK_FALSE(finds("жақын", "жағы"));
  CHECK_FALSE(finds("жарты", "жарытып"));
}

TEST_CASE("Speech shortens the first person of the present", "[analyser][kazakh]") {
  CHECK(finds("бару", "барам"));
  CHECK(finds("түсіну", "түсінем"));
  CHECK(finds("жүру", "жүрмін"));
}

TEST_CASE("Levels widen: exact, forms, typed without Kazakh letters", "[analyser]") {
  CHECK(finds("Қыздарға", "қыздарға", MatchLevel::Exact));
  CHECK_FALSE(finds("қыз", "қыздарға", MatchLevel::Exact));
  CHECK_FALSE(finds("қыздарға", "кыздарга", MatchLevel::Exact));
  CHECK(finds("қыз", "кыздарга", MatchLevel::Wide));
  CHECK(finds("кыз", "қыздарға", MatchLevel::Wide));
  CHECK(finds("оқу", "окимын", MatchLevel::Wide));
}

TEST_CASE("Kazakh typed without its letters is found where the word is no Russian one",
          "[analyser][kazakh]") {
  for (const MatchLevel level : {MatchLevel::Forms, MatchLevel::Wide}) {
    CHECK(finds("қыз", "кыздарга", level));
    CHECK(finds("жұмыс", "жумысымызды", level));
    CHECK(finds("жумыс", "жұмысымызды", level));
    CHECK(finds("кыз", "кыздарга", level));
    CHECK(finds("өмір", "омиримиздин", level));
    CHECK(finds("түсіну", "тусинбедим", level));
    CHECK(finds("оқу", "окиды", level));
    CHECK(finds("қою", "кояды", level));
  }
  // What is only a form of a Russian word is asked in both languages, what no dictionary has by its letters.
  CHECK(finds("кошу", "көштім"));
  CHECK(finds("оку", "оқыдым"));
  CHECK(finds("кошу", "косить"));
  CHECK(finds("жахандык", "жаһандық"));
  // Words of the Russian dictionary stay Russian unless the match is wide.
  CHECK_FALSE(finds("қол", "кол", MatchLevel::Forms));
  CHECK(finds("қол", "кол", MatchLevel::Wide));
  CHECK_FALSE(finds("тіл", "тиле", MatchLevel::Forms));
  CHECK_FALSE(finds("зә", "за", MatchLevel::Forms));
  CHECK_FALSE(finds("құрт", "курта", MatchLevel::Exact));
  CHECK_FALSE(finds("калада", "кал", MatchLevel::Forms));
  CHECK(analyser().lemma("жумысымыз", i18n::TextLanguage::Kazakh) == "жұмыс");
}

TEST_CASE("The exact form comes first, without duplicates or white space, on any input",
          "[analyser][reliability]") {
  CHECK(analyser().indexTerms("Сөйлеу")->front() == "сөйлеу");
  std::mt19937 random(11);  // NOLINT: a fixed seed on purpose
  static const std::vector<std::string> kParts = {"а",    "қ", "ұ", "лар", "дың", "и",        "я",
                                                  "ь",    "x", "'", "-",   "7",   "\xC2\xAD", "\xC2\xA0",
                                                  "\xFF", "é", " ", "\n",  "漢",  "ё"};
  for (int round = 0; round < 1500; ++round) {
    std::string word;
    for (std::size_t i = random() % (round % 50 == 0 ? 2000 : 14); i > 0; --i)
      word += kParts[random() % kParts.size()];
    std::vector<std::string> terms = *analyser().indexTerms(word);
    for (const std::string& term : terms) {
      CHECK(term.size() <= 200);
      CHECK(term.find_first_of(" \t\r\n") == std::string::npos);
      CHECK_FALSE(term.empty());
    }
    std::sort(terms.begin(), terms.end());
    CHECK(std::adjacent_find(terms.begin(), terms.end()) == terms.end());
    analyser().queryTerms(word, MatchLevel::Wide);
  }
}

TEST_CASE("The exact form asks no dictionary and is the one of the index", "[analyser]") {
  for (const char* word :
       {"Қыздарға", "ЁЛКА", "І", "а\xCC\x81лма", "Қaзақ", "Don't", "Don\xE2\x80\x99t", "É", "Ҕ", "2024-ші"})
    CHECK(Analyser::exactTerm(word) == analyser().indexTerms(word)->front());
  CHECK(Analyser::exactTerm("ҰЛЫ ЁҒҚӘІ") == "ұлыеғқәі");
  CHECK(Analyser::exactTerm("Don\xE2\x80\x99T") == "don't");
  // Every letter of the Cyrillic block, alone and beside a stress mark, which takes the long way round.
  for (unsigned point = 0x400; point < 0x530; ++point) {
    const std::string letter = {static_cast<char>(0xC0 | point >> 6),
                                static_cast<char>(0x80 | (point & 0x3F))};
    INFO(letter);
    CHECK(Analyser::exactTerm(letter + "н") == Analyser::exactTerm(letter + "н\xC2\xAD"));
  }
}

TEST_CASE("Without dictionaries search works with less, and says so", "[analyser]") {
  const Analyser poor(Dictionaries{});
  CHECK(poor.missingDictionaries() == std::vector{i18n::Language::Kazakh, i18n::Language::Russian});
  CHECK(poor.indexTerms("балаларға")->front() == "балаларға");
  CHECK(poor.indexTerms("книгами")->size() > 1);
  CHECK_FALSE(poor.queryTerms("бала", MatchLevel::Wide).empty());
  CHECK(poor.version() != analyser().version());
}

TEST_CASE("Several threads may ask at once and get the same answers", "[analyser]") {
  const Analyser fresh(Dictionaries::standard());
  std::vector<std::string> words;
  for (const char* stem : {"бала", "мектеп", "дом", "жұмыс", "village", "жол"})
    for (const char* ending : {"", "лар", "ды", "ом", "ға", "s", "ның", "ымыз"})
      words.push_back(std::string(stem) + ending);
  std::vector<std::vector<std::vector<std::string>>> answers(4);
  std::vector<std::thread> threads;
  for (auto& answer : answers)
    threads.emplace_back([&fresh, &words, &answer] {
      for (int round = 0; round < 20; ++round)
        for (const std::string& word : words)
          if (round == 0)
            answer.push_back(*fresh.indexTerms(word));
          else
            fresh.indexTerms(word);
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& answer : answers) CHECK(answer == answers.front());
}

TEST_CASE("Words that were forgotten among many others get the same terms again", "[analyser]") {
  const i18n::Analyser fresh(i18n::Dictionaries::standard());
  const auto first = fresh.indexTerms("балаларымызға");
  const std::vector<std::string> terms = *first;
  for (int i = 0; i < 400000; ++i) fresh.indexTerms("x" + std::to_string(i));
  CHECK(*first == terms);  // still good for whoever holds it
  const auto again = fresh.indexTerms("балаларымызға");
  CHECK(again != first);
  CHECK(*again == terms);
}
