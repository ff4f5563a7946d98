#include "corpus/word_list.h"

#include <algorithm>

#include "i18n/text.h"

namespace corpus {

std::vector<std::string> wordsOfList(std::string_view stored) {
  std::vector<std::string> words;
  while (!stored.empty()) {
    const std::size_t end = std::min(stored.find(';'), stored.size());
    std::string word(i18n::trimmed(stored.substr(0, end)));
    stored.remove_prefix(std::min(end + 1, stored.size()));
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  }
  return words;
}

std::string storedList(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += i18n::normalised(word);
    all += ';';
  }
  std::string stored;
  for (const std::string& word : wordsOfList(all)) {
    if (!stored.empty()) stored += "; ";
    stored += word;
  }
  return stored;
}

}  // namespace corpus
