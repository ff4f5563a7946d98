#include <algorithm>
#include <string_view>

#include "corpus/stop_words.h"
#include "i18n/spelling.h"
#include "i18n/tokens.h"
#include "search/word_views.h"

namespace embedded {
std::string_view stop_words_kk();
std::string_view stop_words_ru();
std::string_view stop_words_en();
}  // namespace embedded

namespace search {
namespace {

// As texts are broken: of кто-то, кто and то.
std::vector<std::string> wordsOf(std::string_view text, i18n::Tokeniser& tokeniser) {
  std::vector<std::string> words;
  tokeniser.each(text, [&](const i18n::Token& token) { words.push_back(i18n::folded(token.text)); });
  return words;
}

}  // namespace

StopLists StopLists::builtIn() {
  StopLists lists;
  i18n::Tokeniser tokeniser;
  const auto add = [&](i18n::Language language, std::string_view file) {
    while (!file.empty()) {
      const std::string_view line = file.substr(0, file.find('\n'));
      file.remove_prefix(std::min(line.size() + 1, file.size()));
      if (line.starts_with('#')) continue;
      for (std::string& word : wordsOf(line, tokeniser)) lists.words[language].insert(std::move(word));
    }
  };
  add(i18n::Language::Kazakh, embedded::stop_words_kk());
  add(i18n::Language::Russian, embedded::stop_words_ru());
  add(i18n::Language::English, embedded::stop_words_en());
  return lists;
}

StopLists StopLists::read(const corpus::Project& project) {
  StopLists lists = builtIn();
  i18n::Tokeniser tokeniser;
  for (const corpus::StopWord& stop : corpus::stopWords(project)) {
    const auto language = i18n::languageOf(stop.language);
    if (!language) continue;
    for (std::string& word : wordsOf(stop.word, tokeniser)) {
      if (stop.removed) {
        lists.words[*language].erase(word);
      } else {
        lists.words[*language].insert(std::move(word));
      }
    }
  }
  return lists;
}

}  // namespace search
