#include <random>

#include "corpus/import/word_count.h"
#include "i18n/breaks.h"
#include "tests/support/catch.h"

using corpus::import::countWords;

TEST_CASE("Words are counted by hand as ICU counts them", "[corpus][import]") {
  // Every character of the hand-made classes (and its neighbours) in every position that the rules look at.
  std::vector<std::string> signs;
  for (unsigned c = 0x20; c < 0x600; ++c) {
    if (c >= 0x7F && c < 0xA0) continue;
    signs.push_back(
        c < 0x80 ? std::string(1, static_cast<char>(c))
                 : std::string{static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))});
  }
  for (int c = 0x80; c < 0xC0; ++c) signs.push_back(std::string("\xE2\x80") + static_cast<char>(c));
  for (const std::string& c : signs)
    for (const std::string& text :
         {c, "a" + c + "b", "1" + c + "2", "ж" + c + "1", "1" + c + "ж", "a" + c + c + "b", c + "a", "a" + c,
          "a." + c + "b", "1," + c + "2", "a" + c + ".b"})
      if (countWords(text) != i18n::wordCount(text)) FAIL_CHECK("«" << text << "»");

  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"ауыл", "a",  "1",        "25",       ".",
                                           ",",    "'",  "’",        ":",        ";",
                                           "-",    "—",  " ",        "\n",       "_",
                                           "@",    "қ",  "\xC2\xAD", "\xCC\x81", "№",
                                           "%",    "日", "\"",       "·",        "\xE2\x80\x8D",
                                           "😀",    "א"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int k = 0; k < 12; ++k) text += pieces[random() % pieces.size()];
    if (countWords(text) != i18n::wordCount(text)) FAIL_CHECK("«" << text << "»");
  }
}
