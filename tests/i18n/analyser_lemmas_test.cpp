// The words of lists on words as people say them; what they should be is written by hand.
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "i18n/analyser.h"
#include "tests/support/catch.h"

TEST_CASE("Words of interviews are listed under the word people look up", "[analyser][lemma]") {
  const i18n::Analyser analyser(i18n::Dictionaries::standard());
  const std::map<std::string, i18n::TextLanguage> languages = {{"kk", i18n::TextLanguage::Kazakh},
                                                               {"ru", i18n::TextLanguage::Russian},
                                                               {"en", i18n::TextLanguage::English}};
  std::map<std::string, int> all, right;
  std::string wrong;
  std::ifstream file(std::string(SUHBAT_TEST_DATA) + "/language/lemmas.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string language, form, lemma;
    if (!(fields >> language >> form >> lemma)) continue;
    const std::string got = analyser.lemma(form, languages.at(language));
    ++all[language];
    if (got == lemma)
      ++right[language];
    else
      wrong += form + " -> " + got + ", not " + lemma + "\n";
  }
  INFO(wrong);
  for (const char* language : {"kk", "ru", "en"}) {
    INFO(language);
    REQUIRE(all[language] >= 40);
    CHECK(right[language] >= all[language] * 95 / 100);
  }
}
