#include "corpus/stop_words.h"
#include "search/word_views.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using i18n::Language;
using search::StopLists;

TEST_CASE("The stop lists hold what carries no topic in each language, and nothing that does",
          "[search][words]") {
  const StopLists lists = StopLists::builtIn();
  const auto stops = [&](Language language, std::initializer_list<const char*> words) {
    for (const char* word : words) {
      INFO(word);
      CHECK(lists.words.at(language).contains(word));
    }
  };
  const auto keeps = [&](Language language, std::initializer_list<const char*> words) {
    for (const char* word : words) {
      INFO(word);
      CHECK_FALSE(lists.words.at(language).contains(word));
    }
  };
  stops(Language::Kazakh,
        {"мен", "менің", "сен", "ол", "бұл", "және", "да", "де", "ғой", "енді", "үшін", "ну"});
  stops(Language::Russian, {"я", "меня", "и", "в", "который", "ну", "вот", "еще", "кто", "то", "нибудь"});
  stops(Language::English, {"the", "i'm", "don't", "of", "um", "because"});
  // Going away, coming back, staying, months and mothers are what such interviews are about.
  keeps(Language::Kazakh, {"қайту", "қайта", "қалған", "ай", "ана", "жұмыс", "ауыл"});
  keeps(Language::Russian, {"вернуться", "работа", "дом", "жить", "деньги"});
  keeps(Language::English, {"back", "home", "work", "left", "mine"});
}

TEST_CASE("A project's own words join the stop list, and those it takes away leave it", "[search][words]") {
  support::SampleProject sample;
  sample->edit(i18n::message("Stop words"), [](corpus::Edit& edit) {
    corpus::setStopWord(edit, {"ru", "Квартира", false});
    corpus::setStopWord(edit, {"ru", "ЕЩЁ", true});
    corpus::setStopWord(edit, {"kk", "мен", true});
  });
  const StopLists lists = StopLists::read(*sample);
  CHECK(lists.words.at(Language::Russian).contains("квартира"));
  CHECK_FALSE(lists.words.at(Language::Russian).contains("еще"));
  CHECK_FALSE(lists.words.at(Language::Kazakh).contains("мен"));
  CHECK(lists.words.at(Language::Kazakh).contains("сен"));
}
