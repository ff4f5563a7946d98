#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include "i18n/language_guess.h"
#include "i18n/spelling.h"
#include "i18n/text.h"
#include "tests/i18n/shared_sentences.h"
#include "tests/support/catch.h"

using i18n::LanguageGuesser;
using i18n::TextLanguage;

namespace {

enum class Letters { Own, RussianKeyboard, Latin2021, Chat };

// The alphabet of 2021 and what people type in chats, from their published tables.
std::string latin(const std::string& text, bool chat) {
  const std::u16string cyrillic = u"абвгдежзийклмнопрстуфхцчшщыэюяъьәғқңөұүһі";
  const std::vector<std::string> of2021 = {"a",  "b",  "v", "g", "d", "e", "j",  "z",  "i", "i", "k",
                                           "l",  "m",  "n", "o", "p", "r", "s",  "t",  "u", "f", "h",
                                           "ts", "tş", "ş", "ş", "y", "e", "iu", "ia", "",  "",  "ä",
                                           "ğ",  "q",  "ñ", "ö", "ū", "ü", "h",  "ı"};
  const std::vector<std::string> ofChat = {"a",  "b",  "v",  "g",  "d", "e", "zh", "z",  "i", "i", "k",
                                           "l",  "m",  "n",  "o",  "p", "r", "s",  "t",  "u", "f", "h",
                                           "ts", "ch", "sh", "sh", "y", "e", "iu", "ia", "",  "",  "a",
                                           "g",  "k",  "n",  "o",  "u", "u", "h",  "i"};
  std::string out;
  for (const char16_t unit : i18n::toUtf16(i18n::folded(text))) {
    const auto at = cyrillic.find(unit);
    out += at == std::u16string::npos ? i18n::toUtf8(std::u16string(1, unit)) : (chat ? ofChat : of2021)[at];
  }
  return out;
}

std::string written(const std::string& word, Letters letters) {
  switch (letters) {
    case Letters::Own:
      return word;
    case Letters::RussianKeyboard:
      return i18n::keyboardFolded(i18n::folded(word));
    case Letters::Latin2021:
      return latin(word, false);
    case Letters::Chat:
      return latin(word, true);
  }
  return word;
}

std::vector<std::string> words(const std::string& sentence, Letters letters) {
  std::vector<std::string> out;
  std::istringstream in(sentence);
  for (std::string word; in >> word;)
    if (i18n::hasCyrillic(word) || i18n::hasLatin(word)) out.push_back(written(word, letters));
  return out;
}

struct Measured {
  int right = 0, mixed = 0, all = 0;
  double share() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

// Passages of so many words, one behind the other; short ones never run over the end of a sentence.
Measured measured(const std::vector<std::string>& sentences, Letters letters, TextLanguage language,
                  std::size_t length) {
  const LanguageGuesser guesser;
  Measured out;
  std::vector<std::string> stream;
  for (const std::string& sentence : sentences) {
    if (length <= 8) stream.clear();
    for (std::string& word : words(sentence, letters)) {
      stream.push_back(std::move(word));
      if (stream.size() < length) continue;
      std::string passage;
      for (const std::string& one : stream) passage += (passage.empty() ? "" : " ") + one;
      stream.clear();
      const TextLanguage guess = guesser.guess(passage).language;
      ++out.all;
      out.right += guess == language;
      out.mixed += guess == TextLanguage::Mixed;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("The language of a passage is known from four words on", "[language][measure]") {
  struct Row {
    const char *name, *file;
    TextLanguage language;
    Letters letters;
    double atFour;
  };
  if (sharedSentences("kk_ktb").empty()) {
    WARN("no shared sentences here");
    return;
  }
  for (const Row& row : {Row{"kk", "kk_ktb", TextLanguage::Kazakh, Letters::Own, 0.98},
                         Row{"kk plain", "kk_ktb", TextLanguage::Kazakh, Letters::RussianKeyboard, 0.97},
                         Row{"kk 2021", "kk_ktb", TextLanguage::Kazakh, Letters::Latin2021, 0.96},
                         Row{"kk chat", "kk_ktb", TextLanguage::Kazakh, Letters::Chat, 0.95},
                         Row{"ru", "ru_gsd", TextLanguage::Russian, Letters::Own, 0.98},
                         Row{"en", "en_ewt", TextLanguage::English, Letters::Own, 0.99}}) {
    const auto sentences = sharedSentences(row.file);
    std::printf("  %-9s", row.name);
    for (const std::size_t length : {1, 2, 4, 8, 15, 30}) {
      const Measured at = measured(sentences, row.letters, row.language, length);
      std::printf("  %2zu: %.3f (mixed %.3f)", length, at.share(),
                  static_cast<double>(at.mixed) / static_cast<double>(at.all));
      INFO(row.name << ", " << length << " words");
      if (length >= 4) CHECK(at.share() >= row.atFour - (length == 8 ? 0.02 : 0));
    }
    std::printf("\n");
  }
}

TEST_CASE("Sentences of one language are hardly ever called mixed", "[language][measure]") {
  const LanguageGuesser guesser;
  for (const char* file : {"kk_ktb", "ru_gsd", "en_ewt"}) {
    const auto sentences = sharedSentences(file);
    std::size_t mixed = 0;
    for (const std::string& sentence : sentences)
      mixed += guesser.guess(sentence).language == TextLanguage::Mixed;
    std::printf("  %s: %zu of %zu called mixed\n", file, mixed, sentences.size());
    INFO(file);
    CHECK(mixed * 100 <= sentences.size());
  }
}

TEST_CASE("Turns that change between languages are mixed", "[language]") {
  const LanguageGuesser guesser;
  for (const char* turn :
       {"Мен жұмысқа барғанда, честно говоря, мне было страшно, бірақ кейін үйреніп кеттім",
        "Сосын олар айтты, что у нас нет таких денег, сондықтан біз қайтып келдік",
        "Балаларым орысша оқиды, потому что в нашем районе нет казахской школы",
        "Ол кезде жағдай қиын болды, поэтому мы решили переехать, қалаға көштік",
        "Значит так, мен таңертең тұрамын, потом иду на работу, кешке үйге келемін",
        "Мне кажется, бұл дұрыс емес, потому что халыққа қиын болады",
        "Біз той жасадық, все родственники приехали, өте жақсы болды",
        "Ипотека алдық, двадцать лет платить надо, енді не істейміз",
        "Маған бұл жұмыс ұнайды, but the salary is very low, сондықтан кетемін",
        "Мы учились в Алматы, сосын ауылға қайтып келдік, так и живём там",
        "менин ойымша дурыс емес, потому что людям тяжело, халыкка киын",
        "Директор айтты, приходите завтра с документами, мен ертең бардым"}) {
    INFO(turn);
    CHECK(guesser.guess(turn).language == TextLanguage::Mixed);
  }
}

TEST_CASE("Names in other letters don't change the language of a turn", "[language]") {
  const LanguageGuesser guesser;
  CHECK(guesser.guess("Мы работали в Ernst Young и в Deloitte").language == TextLanguage::Russian);
  CHECK(guesser.guess("Мен WhatsApp пен Instagram арқылы сөйлесемін").language == TextLanguage::Kazakh);
  CHECK(guesser.guess("Купили iPhone и MacBook").language == TextLanguage::Russian);
}
