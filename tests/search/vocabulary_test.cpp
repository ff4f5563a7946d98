#include "search/vocabulary.h"

#include <algorithm>
#include <random>
#include <regex>
#include <string>
#include <vector>

#include "search/letters.h"
#include "tests/support/catch.h"

namespace {

// The distance by its definition: a full table, nothing left out.
int naiveDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::vector<std::string> randomWords(std::size_t count) {
  const std::vector<std::string> letters = {"а", "ә", "б", "қ", "e", "x"};
  std::mt19937 random(5);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word;
    for (auto n = 1 + random() % 8; n > 0; --n) word += letters[random() % letters.size()];
    words.push_back(std::move(word));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

TEST_CASE("Edits are counted as their definition says, up to the most that is asked for",
          "[search][vocabulary]") {
  CHECK(search::editDistance(U"работа", U"рабтоа", 2) == 1);
  CHECK(search::editDistance(U"ca", U"abc", 5) == 3);  // each letter is touched once
  const auto words = randomWords(150);
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const std::u32string x = search::lettersOf(a), y = search::lettersOf(b);
      const int right = naiveDistance(x, y);
      for (const int most : {0, 1, 2, 3})
        REQUIRE(search::editDistance(x, y, most) == std::min(right, most + 1));
    }
  }
}

TEST_CASE("Every word within so many edits is found, and no other", "[search][vocabulary]") {
  const auto words = randomWords(3'000);
  const search::Vocabulary vocabulary(words);
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string& sought = words[i * 37 % words.size()];
    for (const int most : {1, 2}) {
      std::vector<std::string> right, found;
      for (const std::string& word : words) {
        if (naiveDistance(search::lettersOf(sought), search::lettersOf(word)) <= most) right.push_back(word);
      }
      for (const auto& near : vocabulary.near(sought, most)) found.emplace_back(vocabulary.word(near.index));
      REQUIRE(found == right);
    }
  }
}

TEST_CASE("A pattern finds the words that the same regular expression does", "[search][vocabulary]") {
  std::vector<std::string> words;
  for (const char* word : {"a", "ab", "abc", "abcabc", "aabb", "bca", "cab", "ccc"}) words.emplace_back(word);
  const search::Vocabulary vocabulary(words);
  for (const std::string pattern :
       {"a*", "*c", "a*c", "?b*", "*b?", "*a*b*", "a??", "*ca*", "???", "*", "abc", "*abc"}) {
    std::string expression;
    for (const char c : pattern)
      expression += c == '*' ? std::string(".*") : c == '?' ? "." : std::string(1, c);
    std::vector<std::string> right, found;
    for (const std::string& word : words) {
      if (std::regex_match(word, std::regex(expression))) right.push_back(word);
    }
    const auto fitting = vocabulary.fitting(pattern, 100);
    REQUIRE(fitting);
    for (const std::size_t each : *fitting) found.emplace_back(vocabulary.word(each));
    CHECK(found == right);
  }
  CHECK_FALSE(vocabulary.fitting("*", 7));
  const search::Vocabulary cyrillic(std::vector<std::string>{"қала", "қола"});
  CHECK(cyrillic.fitting("қ?ла", 5)->size() == 2);
  CHECK(cyrillic.fitting("қ??ла", 5)->empty());
}
