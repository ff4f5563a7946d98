#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "i18n/analyser.h"
#include "tests/support/catch.h"

using i18n::MatchLevel;

TEST_CASE("Russian words as Kazakh speech bends them are found from the Russian word", "[analyser][mixed]") {
  const i18n::Analyser analyser(i18n::Dictionaries::standard());
  std::ifstream list(std::string(SUHBAT_TEST_DATA) + "/language/mixed_words.tsv");
  int words = 0, found = 0;
  std::string missed;
  for (std::string line; std::getline(list, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    const std::string form = line.substr(0, tab);
    const std::vector<std::string> wanted = analyser.queryTerms(line.substr(tab + 1), MatchLevel::Forms);
    const auto had = analyser.indexTerms(form);
    const bool hit = std::any_of(wanted.begin(), wanted.end(), [&](const std::string& term) {
      return std::find(had->begin(), had->end(), term) != had->end();
    });
    ++words;
    if (hit)
      ++found;
    else
      missed += form + " ";
  }
  INFO("missed: " << missed);
  CHECK(words >= 200);
  CHECK(found >= words * 9 / 10);
}
