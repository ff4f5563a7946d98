#include "i18n/language_guess.h"

#include <random>
#include <string>

#include "tests/support/catch.h"

using i18n::LanguageGuesser;
using i18n::TextLanguage;

TEST_CASE("A sentence is known by its language", "[language]") {
  const LanguageGuesser guesser;
  CHECK(guesser.guess("Мен жазда ауылға барып, әжеме көмектесемін.").language == TextLanguage::Kazakh);
  CHECK(guesser.guess("Летом я езжу в деревню и помогаю бабушке.").language == TextLanguage::Russian);
  CHECK(guesser.guess("In summer I go to the village and help my grandmother.").language ==
        TextLanguage::English);
}

TEST_CASE("Kazakh is known without its special letters and in Latin letters", "[language]") {
  const LanguageGuesser guesser;
  CHECK(guesser.guess("Жазда ауылга барып ажеме комектесемин, сосын калага кайтамын.").language ==
        TextLanguage::Kazakh);
  CHECK(guesser.guess("Jazda auylğa baryp, äjeme kömektesemin.").language == TextLanguage::Kazakh);
  CHECK(guesser.guess("jazda auylga baryp azheme komektesemin").language == TextLanguage::Kazakh);
}

TEST_CASE("A turn that two languages carry together is mixed", "[language]") {
  const LanguageGuesser guesser;
  CHECK(guesser.guess("Ну короче мен айттым ғой, это вообще не вариант, сосын кетіп қалдым").language ==
        TextLanguage::Mixed);
  CHECK(guesser.guess("Yes, so мен қайтамын деп шештім, because my family is there").language ==
        TextLanguage::Mixed);
}

TEST_CASE("One borrowed word doesn't make a turn mixed", "[language]") {
  const LanguageGuesser guesser;
  CHECK(guesser.guess("She said рахмет to everybody and left the village the next morning").language ==
        TextLanguage::English);
}

TEST_CASE("What is no language has none", "[language]") {
  const LanguageGuesser guesser;
  for (const char* text : {"", " ", "2019", "???", "…", "— 12:30 —"})
    CHECK(guesser.guess(text).language == TextLanguage::Unknown);
}

TEST_CASE("Codes of languages go both ways", "[language]") {
  for (TextLanguage language : {TextLanguage::Unknown, TextLanguage::Kazakh, TextLanguage::Russian,
                                TextLanguage::English, TextLanguage::Mixed})
    CHECK(i18n::textLanguageOf(i18n::code(language)) == language);
}

TEST_CASE("Very long and broken passages are guessed, too", "[language][reliability]") {
  const LanguageGuesser guesser;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "мен ауылда тұрамын ";
  CHECK(guesser.guess(text).language == TextLanguage::Kazakh);
  CHECK(guesser.guess(std::string(100000, 'a')).confidence >= 0);
  std::mt19937 random(7);  // NOLINT: a fixed seed on purpose
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const double confidence = guesser.guess(bytes).confidence;
    CHECK((confidence >= 0 && confidence <= 1));
  }
}
