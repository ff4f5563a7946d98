#include <map>
#include <random>
#include <set>

#include "corpus/errors.h"
#include "search/word_views.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

using i18n::Language;
using i18n::TextLanguage;
using search::WordCount;
using search::WordList;
using search::WordOptions;
using support::SearchedProject;

namespace {

WordList listOf(SearchedProject& searched, const WordOptions& options = {}) {
  corpus::Progress progress;
  return search::wordList(search::countedTexts(searched.index(), searched.project()), *support::analyser(),
                          options, progress);
}

const WordCount* rowOf(const WordList& list, const std::string& word, TextLanguage language) {
  for (const WordCount& row : list.words) {
    if (row.word == word && row.language == language) return &row;
  }
  return nullptr;
}

// "word:3 other:1"
std::string formsOf(const WordCount& word) {
  std::string forms;
  for (const auto& [form, count] : word.forms)
    forms += (forms.empty() ? "" : " ") + form + ":" + std::to_string(count);
  return forms;
}

void addInterviews(SearchedProject& searched) {
  searched.add("A",
               "И: Қайда тұрасыз?\nR1: Біз ауылда тұрамыз, ауылдан қалаға жұмысқа барамын.\n"
               "R1: Общежитияға орналастым, общежитие жақсы. Жұмыс бар, жалақы аз, 2019 жылы келдім.\n"
               "R1: Ауыл, ауыл! Балалар мектепке барады. Мен қалада қаламын.",
               TextLanguage::Kazakh);
  searched.add(
      "B",
      "И: Почему вы уехали?\nR2: Работы нет, работа далеко. Жили в общежитии, потом сняли квартиру.\n"
      "R2: Ну, я работал в баре, бар закрыли. А дети ходят в школу, в школе хорошо.\n"
      "R2: Кто-то уехал, кто-то остался; из-за денег. Ещё раз скажу: работу искали.",
      TextLanguage::Russian);
  searched.add("C",
               "I: Why did you leave the village?\nR3: There was no work, I worked in villages. Don't ask!\n"
               "R3: We rented a flat; flats were cheap. My children went to school, the child is fine.",
               TextLanguage::English);
  searched.add("D", "R4: Мен университетте оқимын, но работа тоже есть, general жағдай normal.\nR4: бар",
               TextLanguage::Mixed);
  searched.bringUpToDate();
}

}  // namespace

TEST_CASE("Forms of a word are counted together, with the turns and transcripts they stand in",
          "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  const WordList list = listOf(searched);
  const WordCount* village = rowOf(list, "ауыл", TextLanguage::Kazakh);
  REQUIRE(village);
  CHECK(formsOf(*village) == "ауыл:2 ауылда:1 ауылдан:1");
  CHECK(village->count == 4);
  CHECK(village->turns == 2);
  CHECK(village->transcripts == 1);
  CHECK(village->perMillion == Approx(4e6 / static_cast<double>(list.total)));

  const WordCount* work = rowOf(list, "работа", TextLanguage::Russian);
  REQUIRE(work);
  CHECK(formsOf(*work) == "работа:2 работу:1 работы:1");
  CHECK(work->transcripts == 2);
  const WordCount* child = rowOf(list, "child", TextLanguage::English);
  REQUIRE(child);
  CHECK(formsOf(*child) == "child:1 children:1");
}

TEST_CASE("A Russian word is one word in Russian speech and, with Kazakh endings, in Kazakh speech",
          "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  const WordList list = listOf(searched);
  const WordCount* dormitory = rowOf(list, "общежитие", TextLanguage::Russian);
  REQUIRE(dormitory);
  CHECK(formsOf(*dormitory) == "общежитие:1 общежитии:1 общежитияға:1");
  CHECK(dormitory->transcripts == 2);
  CHECK(rowOf(list, "общежитие", TextLanguage::Kazakh) == nullptr);
}

TEST_CASE("The same letters are two words where the turns are of two languages", "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  WordOptions options;
  options.byLemma = false;
  const WordList list = listOf(searched, options);
  // "there is" in A and, by the dictionary, in the mixed D; a bar in B.
  const WordCount *kazakh = rowOf(list, "бар", TextLanguage::Kazakh),
                  *russian = rowOf(list, "бар", TextLanguage::Russian);
  REQUIRE(kazakh);
  REQUIRE(russian);
  CHECK(russian->count + kazakh->count == 3);
  CHECK(searched.places(russian->query).find("B2") != std::string::npos);
  CHECK(searched.places(russian->query).find("A2") == std::string::npos);
  CHECK(searched.places(kazakh->query).find("A2") != std::string::npos);
}

TEST_CASE("Every row's query finds the very turns that were counted", "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  for (const bool byLemma : {true, false}) {
    WordOptions options;
    options.byLemma = byLemma;
    options.numbers = true;
    const WordList list = listOf(searched, options);
    CHECK(list.words.size() > 60);
    for (const WordCount& word : list.words) {
      INFO(word.word << ": " << word.query);
      const search::Hits hits = searched.find(word.query);
      CHECK(static_cast<std::int64_t>(hits.hits.size()) == word.turns);
      std::set<std::string> transcripts;
      std::int64_t marks = 0;
      for (const search::Hit& hit : hits.hits) {
        transcripts.insert(hit.transcriptName);
        marks += static_cast<std::int64_t>(hit.marks.size());
      }
      CHECK(static_cast<std::int64_t>(transcripts.size()) == word.transcripts);
      CHECK(marks >= word.turns);
    }
  }
}

TEST_CASE("Stop words, other languages, numbers and short words are left out, but counted in the total",
          "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  const WordList all = listOf(searched);
  CHECK(rowOf(all, "2019", TextLanguage::Unknown) == nullptr);
  CHECK(rowOf(all, "мен", TextLanguage::Kazakh));

  WordOptions options;
  options.numbers = true;
  CHECK(rowOf(listOf(searched, options), "2019", TextLanguage::Unknown));

  options.without = std::make_shared<search::StopLists>(search::StopLists::builtIn());
  const WordList stopped = listOf(searched, options);
  CHECK(rowOf(stopped, "мен", TextLanguage::Kazakh) == nullptr);
  CHECK(rowOf(stopped, "в", TextLanguage::Russian) == nullptr);
  CHECK(rowOf(stopped, "the", TextLanguage::English) == nullptr);
  CHECK(rowOf(stopped, "ауыл", TextLanguage::Kazakh));
  CHECK(stopped.total == all.total);

  options = {};
  options.languages = {Language::Kazakh};
  options.fewestLetters = 4;
  for (const WordCount& word : listOf(searched, options).words) {
    CHECK(word.language == TextLanguage::Kazakh);
    for (const auto& form : word.forms) CHECK(i18n::length(form.first) >= 4);
  }
}

TEST_CASE("Counts of forms are those of a plain count", "[search][words]") {
  std::mt19937 random(3);
  const std::vector<std::string> vocabulary = {"ауыл", "қала", "дом", "city", "хлеб", "нан", "bread", "year"};
  SearchedProject searched;
  std::map<std::string, std::int64_t> counts;
  std::map<std::string, std::set<std::string>> turns, transcripts;
  std::int64_t total = 0;
  for (int t = 0; t < 5; ++t) {
    std::string text;
    const std::string name = "T" + std::to_string(t);
    for (int turn = 0; turn < 12; ++turn) {
      text += turn == 0 ? "R1:" : "\nR1:";
      for (int n = 0; n < 9; ++n) {
        // The low ones are frequent, the high ones rare.
        const std::string& word = vocabulary[std::min(random() % 8, random() % 8)];
        text += " " + word;
        ++counts[word];
        ++total;
        turns[word].insert(name + "/" + std::to_string(turn));
        transcripts[word].insert(name);
      }
    }
    searched.add(name, text);
  }
  WordOptions options;
  options.byLemma = false;
  const WordList list = listOf(searched, options);
  CHECK(list.total == total);
  REQUIRE(list.words.size() == counts.size());
  for (std::size_t i = 0; i < list.words.size(); ++i) {
    const WordCount& word = list.words[i];
    CHECK(word.count == counts[word.word]);
    CHECK(word.turns == static_cast<std::int64_t>(turns[word.word].size()));
    CHECK(word.transcripts == static_cast<std::int64_t>(transcripts[word.word].size()));
    if (i > 0) CHECK(list.words[i - 1].count >= word.count);
  }
}

TEST_CASE("Only the turns of a list are counted, without interviewers when asked", "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  const auto only = searched.index().turns(searched.index().parse("transcript:C"), {});
  const auto texts = search::countedTexts(searched.index(), searched.project(), &only);
  REQUIRE(texts.size() == 1);
  CHECK(texts.front().turns.size() == 3);
  const auto answers = search::countedTexts(searched.index(), searched.project(), &only, true);
  REQUIRE(answers.size() == 1);
  CHECK(answers.front().turns.size() == 2);
  CHECK(answers.front().turns.front().index == 1);
  CHECK(search::countedTexts(searched.index(), searched.project()).size() == 4);
}

TEST_CASE("Nothing to count is an empty list", "[search][words]") {
  corpus::Progress progress;
  CHECK(search::wordList({}, *support::analyser(), {}, progress).words.empty());
  SearchedProject searched;
  searched.add("A", "… — !");
  const WordList list = listOf(searched);
  CHECK(list.words.empty());
  CHECK(list.total == 0);
}

TEST_CASE("A count that was stopped ends as stopped", "[search][words]") {
  SearchedProject searched;
  addInterviews(searched);
  corpus::Progress progress;
  progress.cancel();
  CHECK_THROWS_AS(search::wordList(search::countedTexts(searched.index(), searched.project()),
                                   *support::analyser(), {}, progress),
                  corpus::Cancelled);
}
