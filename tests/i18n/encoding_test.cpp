#include "i18n/encoding.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "i18n/text.h"
#include "tests/support/catch.h"

using i18n::decoded;
using i18n::guessEncoding;

namespace {

// Files made with iconv from the .txt of the same language; see their names.
std::string dataFile(const std::string& name) {
  std::ifstream file(std::filesystem::path(SUHBAT_TEST_DATA) / "encodings" / name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string read(const std::string& name) {
  const std::string bytes = dataFile(name);
  return decoded(bytes, guessEncoding(bytes).front().name);
}

}  // namespace

TEST_CASE("Kazakh in every encoding that can hold it is read without losing a letter", "[encoding]") {
  const std::string expected = dataFile("kk.txt");
  for (const char* name : {"kk.txt", "kk.utf8-bom.txt", "kk.UTF-16LE.txt", "kk.UTF-16BE.txt",
                           "kk.utf16-bom.txt", "kk.KZ-1048.txt", "kk.PTCP154.txt"}) {
    INFO(name);
    CHECK(read(name) == expected);
  }
}

TEST_CASE("Russian in every encoding is read letter by letter", "[encoding]") {
  const std::string expected = dataFile("ru.txt");
  for (const char* name :
       {"ru.txt", "ru.utf8-bom.txt", "ru.UTF-16LE.txt", "ru.UTF-16BE.txt", "ru.utf16-bom.txt",
        "ru.windows-1251.txt", "ru.KZ-1048.txt", "ru.PTCP154.txt", "ru.x-mac-cyrillic.txt"}) {
    INFO(name);
    CHECK(read(name) == expected);
  }
  // These two pages have no « », which were typed as hyphens.
  for (const char* name : {"ru.KOI8-R.txt", "ru.IBM866.txt"}) {
    INFO(name);
    CHECK(read(name) == dataFile("ru.plain.txt"));
  }
}

TEST_CASE("English with typographic signs is read as windows-1252 or UTF-16", "[encoding]") {
  CHECK(read("en.windows-1252.txt") == dataFile("en.txt"));
  CHECK(read("en.UTF-16LE.txt") == dataFile("en.txt"));
}

TEST_CASE("A single Kazakh letter among Russian ones is not lost", "[encoding]") {
  // "Айгуль живёт в Қостанае, она учитель." in KZ-1048 (0x8D is Қ) and in PTCP154 (0x8D is Қ there, too).
  const std::string prefix = "\xC0\xE9\xE3\xF3\xEB\xFC \xE6\xE8\xE2\xB8\xF2 \xE2 ";
  const std::string rest = "\xEE\xF1\xF2\xE0\xED\xE0\xE5";
  const std::string bytes = prefix + "\x8D" + rest;
  CHECK(decoded(bytes, guessEncoding(bytes).front().name) == "Айгуль живёт в Қостанае");
  // Ә is 0xA3 in KZ-1048, where windows-1251 has Ј.
  const std::string other = prefix + "\xA3" + rest;
  CHECK(decoded(other, guessEncoding(other).front().name) == "Айгуль живёт в Әостанае");
}

TEST_CASE("Guesses are never empty, have a sum of about one at most and name known encodings", "[encoding]") {
  for (const char* bytes : {"", "a", "\xFF", "\xD0", "plain text"}) {
    const auto guesses = guessEncoding(bytes);
    REQUIRE_FALSE(guesses.empty());
    double sum = 0;
    for (const auto& guess : guesses) sum += guess.confidence;
    CHECK(sum < 1.1);
    CHECK(guesses.front().confidence >= guesses.back().confidence);
  }
  CHECK(guessEncoding("").front().name == "UTF-8");
}

TEST_CASE("Encodings are found by their usual aliases", "[encoding]") {
  CHECK(decoded("\xCF", "CP1251") == "П");
  CHECK(decoded("\xCF", "win-1251") == "П");
  CHECK(decoded("\xA3", "rk1048") == "Ә");
  CHECK(decoded("\xAA", "ptcp154") == "Ә");
  CHECK(decoded("\xF0", "koi8-r") == "П");
  CHECK(decoded("\x8F", "cp866") == "П");
  CHECK(decoded("\xEF\xBB\xBF"
                "ok",
                "utf8") == "ok");
  for (const std::string& name : i18n::knownEncodings()) CHECK(decoded("", name).empty());
}

TEST_CASE("An unknown encoding, bytes without meaning and binary data are said in plain words",
          "[encoding]") {
  CHECK_THROWS_AS(decoded("x", "klingon"), i18n::EncodingError);
  try {
    decoded(
        "abc\xFF"
        "def",
        "UTF-8");
    FAIL("no error");
  } catch (const i18n::EncodingError& error) {
    CHECK(error.message().arguments.at("place") == "3");
  }
  CHECK_THROWS_AS(decoded("ab\x98", "windows-1251"), i18n::EncodingError);
  CHECK_THROWS_AS(decoded(std::string("\x00\xD8", 2), "UTF-16LE"), i18n::EncodingError);
  std::string binary;
  for (int i = 0; i < 4000; ++i) binary.push_back(static_cast<char>(i * 37 % 23));
  CHECK_THROWS_AS(decoded(binary, guessEncoding(binary).front().name), i18n::EncodingError);
}

TEST_CASE("No bytes whatever make guessing or decoding fail in any other way", "[encoding][reliability]") {
  std::mt19937 random(20260101);  // NOLINT: a fixed seed on purpose
  for (int round = 0; round < 400; ++round) {
    std::string bytes(random() % 300, '\0');
    for (char& byte : bytes) byte = static_cast<char>(round % 3 == 0 ? random() & 0x7F : random());
    const auto guesses = guessEncoding(bytes);
    REQUIRE_FALSE(guesses.empty());
    for (const std::string& name : i18n::knownEncodings()) {
      try {
        const std::string text = decoded(bytes, name);
        CHECK(i18n::isValidUtf8(text));
      } catch (const i18n::EncodingError&) {
        // an answer, too
      }
    }
  }
}
