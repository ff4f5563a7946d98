#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "i18n/code_pages.h"
#include "i18n/encoding.h"
#include "i18n/text.h"
#include "tests/i18n/shared_sentences.h"
#include "tests/support/catch.h"

namespace {

// Nothing when the page cannot hold the text.
std::optional<std::string> encoded(const std::u16string& text, const i18n::CodePage& page) {
  std::string out;
  for (const char16_t unit : text) {
    if (unit < 0x80) {
      out.push_back(static_cast<char>(unit));
      continue;
    }
    std::size_t i = 0;
    while (i < 128 && (*page.high)[i] != unit) ++i;
    if (i == 128) return std::nullopt;
    out.push_back(static_cast<char>(0x80 + i));
  }
  return out;
}

std::string utf16(const std::u16string& text, bool bigEndian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out.push_back(bigEndian ? high : low);
    out.push_back(bigEndian ? low : high);
  }
  return out;
}

std::string read(const std::string& bytes) {
  try {
    return i18n::decoded(bytes, i18n::guessEncoding(bytes).front().name);
  } catch (const i18n::EncodingError&) {
    return {};
  }
}

struct Count {
  int right = 0, all = 0;
  double share() const { return all == 0 ? 1 : static_cast<double>(right) / all; }
};

// How many sentences come back letter by letter, by encoding. Sentences in ASCII say nothing.
std::map<std::string, Count> measured(const std::vector<std::string>& sentences) {
  std::map<std::string, Count> out;
  for (const std::string& line : sentences) {
    const std::string text = i18n::normalised(line);
    const std::u16string wide = i18n::toUtf16(text);
    if (wide.size() == text.size()) continue;
    const auto count = [&](const std::string& name, const std::string& bytes) {
      Count& one = out[name];
      ++one.all;
      one.right += read(bytes) == text;
    };
    for (const i18n::CodePage& page : i18n::codePages())
      if (const auto bytes = encoded(wide, page)) count(std::string(page.name), *bytes);
    count("UTF-16LE", utf16(wide, false));
    count("UTF-16BE", utf16(wide, true));
    count("UTF-8", text);
  }
  return out;
}

void show(const std::string& language, const std::map<std::string, Count>& table) {
  for (const auto& [name, count] : table)
    std::printf("  %-8s %-15s %5d of %5d  %.4f\n", language.c_str(), name.c_str(), count.right, count.all,
                count.share());
}

const std::vector<std::string> kKazakh = {
    "Мен ауылда туып-өстім, кейін қалаға көштім.",
    "Бала кезде әжем маған ертегі айтатын.",
    "Жұмыс іздеу оңай болған жоқ.",
    "Сосын осында келдік те, тұрып қалдық.",
    "Үйде қазақша сөйлесеміз, сыртта орысша.",
    "Ол кезде интернет деген болған жоқ.",
    "Анам базарда сауда жасады.",
    "Шешем сатушы болып істеді.",
    "Қыздар ертерек тұрмысқа шығады.",
    "Маған бұл ұнайды, бірақ қиын.",
    "Һәм солай, жиһаз да жоқ, гауһар да жоқ.",
    "– Неше жастасың? – Отыз бестемін.",
};
const std::vector<std::string> kRussian = {
    "Мы переехали в город в девяносто восьмом году.", "Сначала было трудно, потом привыкли.",
    "Дома говорим по-казахски, на работе по-русски.", "Эта работа мне нравится, но платят мало.",
    "На каникулах ездили к бабушке в аул.",           "Хорошо, спасибо, до свидания!",
    "Если честно, я не знаю, что сказать.",           "Отец работал на заводе, мать учительница.",
    "Зимой там очень холодно, топили углём.",         "Объясните, пожалуйста, ещё раз.",
    "Учился я так себе, мне было неинтересно.",       "– Сколько вам лет? – Тридцать пять.",
};

}  // namespace

TEST_CASE("Single sentences are read letter by letter in every encoding", "[encoding]") {
  for (const auto& [language, sentences] : {std::pair{"kk", kKazakh}, std::pair{"ru", kRussian}}) {
    const auto table = measured(sentences);
    for (const auto& [name, count] : table) {
      INFO(language << " in " << name);
      // The Macintosh's capitals are signs or Kazakh letters elsewhere, and its files are rare: a few short
      // sentences with one capital are taken for windows-1251 or KZ-1048.
      CHECK(count.right >= count.all - (name == "x-mac-cyrillic" ? 2 : 0));
    }
  }
}

TEST_CASE("Sentences of the treebanks are read in every encoding", "[encoding][measure]") {
  const auto kazakh = sharedSentences("kk_ktb");
  if (kazakh.empty()) {
    WARN("no shared sentences here");
    return;
  }
  auto table = measured(kazakh);
  show("kk", table);
  for (const char* name : {"KZ-1048", "PTCP154", "UTF-16LE", "UTF-16BE", "UTF-8"}) {
    INFO(name);
    CHECK(table[name].share() >= 0.999);
  }
  // What these hold of the Kazakh sentences has no letter of its own.
  for (const char* name : {"windows-1251", "KOI8-R", "IBM866"}) CHECK(table[name].share() >= 0.98);
  CHECK(table["x-mac-cyrillic"].share() >= 0.95);
  table = measured(sharedSentences("ru_gsd"));
  show("ru", table);
  for (const auto& [name, count] : table) {
    INFO(name);
    CHECK(count.share() >= (name == "x-mac-cyrillic" ? 0.95 : 0.99));
  }
  table = measured(sharedSentences("en_ewt"));
  show("en", table);
  CHECK(table["UTF-8"].right == table["UTF-8"].all);
}

TEST_CASE("English with typographic quotes is read, from Windows and from the Macintosh", "[encoding]") {
  const std::string text =
      "“I don’t know”, she said – and left. “It’s fine,” he answered; we’re not going… ‘Well’, that’s that.";
  const std::u16string wide = i18n::toUtf16(text);
  for (const i18n::CodePage& page : i18n::codePages()) {
    if (page.name != "windows-1252" && page.name != "x-mac-cyrillic") continue;
    INFO(page.name);
    CHECK(read(*encoded(wide, page)) == text);
  }
  // One word is enough.
  CHECK(read("We don\x92t know.") == "We don’t know.");
  CHECK(read("It costs \xA3"
             "15 in the caf\xE9.") == "It costs £15 in the café.");
}

TEST_CASE("UTF-8 that was cut in the middle of a letter is still UTF-8", "[encoding]") {
  const std::string text = "Мен ауылда тұрамын, сосын қалаға көштік";
  const auto guesses = i18n::guessEncoding(text.substr(0, text.size() - 1));
  CHECK(guesses.front().name == "UTF-8");
}

TEST_CASE("Pages that give the same text are one answer; doubt shows", "[encoding]") {
  // No byte here differs between windows-1251, KZ-1048 and PTCP154.
  const std::string russian = *encoded(
      i18n::toUtf16("Мы переехали в город и живём там"), *[] {
        for (const i18n::CodePage& page : i18n::codePages())
          if (page.name == "windows-1251") return &page;
        return static_cast<const i18n::CodePage*>(nullptr);
      }());
  auto guesses = i18n::guessEncoding(russian);
  CHECK(guesses.front().name == "windows-1251");
  CHECK(guesses.front().confidence > 0.9);
  // All readings stay on offer.
  CHECK(guesses.size() >= 5);
  // A single letter could be anything.
  guesses = i18n::guessEncoding("\xCF");
  CHECK(guesses.front().confidence < 0.9);
}
