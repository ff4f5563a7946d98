#include "i18n/look_alikes.h"

#include <chrono>
#include <random>
#include <string>

#include "i18n/text.h"
#include "tests/support/catch.h"

using i18n::lookAlikes;
using i18n::lookAlikesRepaired;

// Beware: many letters below are not what they seem; that is what is tested.
namespace {

// Puts Latin letters in place of their Cyrillic twins.
std::string withLatin(std::string text, const std::string& cyrillic, const std::string& latin) {
  for (std::size_t at = 0; (at = text.find(cyrillic, at)) != std::string::npos; at += latin.size())
    text.replace(at, cyrillic.size(), latin);
  return text;
}

}  // namespace

TEST_CASE("A Latin letter in a Cyrillic word is put right, whichever it is", "[look-alikes]") {
  const std::string text =
      "Қазақстан Республикасының Үкіметі бүгін өткен әңгімеде жиһаз, хабар, көрпе және еңбек туралы айтты. "
      "Сегодня мы говорили о работе, учёбе и переезде в Астану. ТЕМІРЖОЛ, ӘКІМДІК, МЕКТЕП, ХАЛЫҚ, ВОКЗАЛ.";
  for (const auto& [cyrillic, latin] : std::vector<std::pair<std::string, std::string>>{
           {"а", "a"},        {"с", "c"},        {"е", "e"}, {"о", "o"},        {"р", "p"},
           {"х", "x"},        {"у", "y"},        {"і", "i"}, {"һ", "h"},        {"ә", "\xC9\x99"},
           {"ө", "\xC9\xB5"}, {"ё", "\xC3\xAB"}, {"А", "A"}, {"В", "B"},        {"С", "C"},
           {"Е", "E"},        {"І", "I"},        {"К", "K"}, {"М", "M"},        {"О", "O"},
           {"Р", "P"},        {"Т", "T"},        {"Х", "X"}, {"Ә", "\xC6\x8F"}, {"Ү", "Y"}}) {
    INFO(cyrillic);
    std::string broken = withLatin(text, cyrillic, latin);
    // Words of one letter have no rest that tells their alphabet.
    if (cyrillic == "о") broken = withLatin(broken, " o ", " о ");
    REQUIRE(broken != text);
    CHECK(lookAlikesRepaired(broken) == text);
    CHECK(lookAlikes(broken).words > 0);
  }
}

TEST_CASE("A Cyrillic letter in a Latin word is put right, too", "[look-alikes]") {
  CHECK(lookAlikesRepaired("Аstana, Kаzakhstаn and pаpеr") == "Astana, Kazakhstan and paper");
  CHECK(lookAlikesRepaired("СОVID") == "COVID");
  CHECK(lookAlikesRepaired("Fасеbook") == "Facebook");
}

TEST_CASE("Latin words with Kazakh and Russian suffixes are none", "[look-alikes]") {
  for (const std::string text :
       {"facebook-та", "IT-де", "iPhone-ды", "Zoomға", "facebookтағы", "WhatsAppпен", "SMSка", "в Zoomе",
        "Instagramа", "KPIды", "ITде", "COVIDқа", "eGov-тан", "Wi-Fi-ды", "e-үкімет", "PhDға", "YouTubeте"}) {
    INFO(text);
    CHECK(lookAlikes(text).words == 0);
    CHECK(lookAlikesRepaired(text) == text);
  }
}

TEST_CASE("A suffix on a Latin word is put right in its own alphabet", "[look-alikes]") {
  CHECK(lookAlikesRepaired("Zoomғa") == "Zoomға");  // the last a is Latin
  CHECK(lookAlikesRepaired("facebookтap") == "facebookтар");
  CHECK(lookAlikesRepaired("fаcebookта") == "facebookта");  // the first а is Cyrillic
}

TEST_CASE("When all letters have twins, the majority decides", "[look-alikes]") {
  CHECK(lookAlikesRepaired("coра") == "сора");  // two against two
  CHECK(lookAlikesRepaired("Соpа") == "Сора");
  CHECK(lookAlikesRepaired("cоpe") == "cope");
}

TEST_CASE("Texts of one alphabet and separate words of two are left alone", "[look-alikes]") {
  for (const std::string text :
       {"", "a", "а", "Қазақ тілі", "English only", "Мен Python тілін үйрендім, он Excel не любит",
        "А4 B5 И3", "naïve café – Straße", "ə ö ü – Azərbaycan", "Алматы/Almaty", "т.б. etc.", "«Zoom»да"}) {
    INFO(text);
    CHECK(lookAlikes(text).words == 0);
    CHECK(lookAlikesRepaired(text) == text);
  }
}

TEST_CASE("Words are counted, and different ones shown, five at most", "[look-alikes]") {
  const auto found = lookAlikes("бip, бip, eкі және үш, төpт, бec, aлты, жeті, сегіз");
  CHECK(found.words == 7);
  CHECK(found.examples == std::vector<std::string>{"бip", "eкі", "төpт", "бec", "aлты"});
}

TEST_CASE("Repair keeps every position, marks inside words included", "[look-alikes]") {
  const std::string text = "С\u0301eрик қ\u00ADaзақша 🙂 cөйледi, Aстанaда.";
  const std::string repaired = lookAlikesRepaired(text);
  CHECK(i18n::length(repaired) == i18n::length(text));
  CHECK(repaired == "С\u0301ерик қ\u00ADазақша 🙂 сөйледі, Астанада.");
  CHECK(lookAlikes(repaired).words == 0);
}

TEST_CASE("No bytes whatever confuse the search for look-alikes", "[look-alikes][reliability]") {
  std::mt19937 random(20260202);  // NOLINT: a fixed seed on purpose
  const std::string pieces[] = {"а", "a",        "қ",        "z",        "\xD0", "\x80",
                                " ", "\xC9\x99", "\xE2\x80", "\xF0\x9F", "Y"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) bytes += pieces[random() % 11];
    const std::string repaired = lookAlikesRepaired(bytes);
    if (i18n::isValidUtf8(bytes)) CHECK(i18n::length(repaired) == i18n::length(bytes));
  }
  std::string alternating;
  for (int i = 0; i < 200000; ++i) alternating += "aжzа";
  CHECK(lookAlikes(alternating).examples.empty());
}

TEST_CASE("A large text of one alphabet is passed over quickly", "[look-alikes]") {
  std::string text;
  while (text.size() < 37u << 20) text += "Мен ауылда туып өстім, кейін қалаға оқуға келдім; біз сөйлестік. ";
  const auto start = std::chrono::steady_clock::now();
  CHECK(lookAlikes(text).words == 0);
  const auto spent = std::chrono::steady_clock::now() - start;
  WARN("37 MB: " << std::chrono::duration_cast<std::chrono::milliseconds>(spent).count() << " ms");
  CHECK(spent < std::chrono::seconds(2));
}
