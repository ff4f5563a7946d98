#include "i18n/text.h"

#include <random>

#include "i18n/breaks.h"
#include "i18n/format.h"
#include "i18n/messages.h"
#include "i18n/spelling.h"
#include "i18n/tokens.h"
#include "tests/support/catch.h"

using namespace i18n;

TEST_CASE("Stored text is NFC with LF line ends and no control characters", "[i18n][text]") {
  CHECK(normalised("a\r\nb\rc\x0B"
                   "d\xC2\x85"
                   "e\xE2\x80\xA8"
                   "f") == "a\nb\nc\nd\ne\nf");
  CHECK(normalised("\xEF\xBB\xBF"
                   "Сұхбат") == "Сұхбат");
  CHECK(normalised("и\xCC\x86") == "й");  // U+0438 U+0306 -> U+0439
  CHECK(normalised(std::string("a\0b\x01"
                               "c\x7F"
                               "d",
                               7)) == "abcd");
  CHECK(normalised("tab\tstays, \xC2\xAD soft hyphen stays") == "tab\tstays, \xC2\xAD soft hyphen stays");
  CHECK(normalised("Каково́") == "Каково́");  // a stress mark has no composed form
  CHECK_THROWS_AS(normalised("\xC3("), std::invalid_argument);
}

TEST_CASE("Normalising tells where every place of the source went", "[i18n][text]") {
  const Normalised plain("Сұхбат\n");
  CHECK(plain.text() == "Сұхбат\n");
  CHECK(plain.at(5) == 4);  // inside a letter: the letter
  CHECK(plain.at(100) == plain.text().size());

  const Normalised composed("ои\xCC\x86!");
  CHECK(composed.text() == "ой!");
  CHECK(composed.at(2) == 2);
  CHECK(composed.at(4) == 4);  // the breve is part of the letter before it
  CHECK(composed.at(6) == 4);
  CHECK(composed.at(7) == 5);

  // Pieces that do not touch each other: before each, the text is what its beginning gives alone.
  const std::vector<std::string> pieces = {"и\xCC\x86", "е\xCC\x88ж", "a",    "\r\n", "\x01", "\xE2\x80\xA8",
                                           "Қазақ",     "e\xCC\x81",  "\x7F", "— ",   "日本", "👍"};
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string source = round % 2 ? "\xEF\xBB\xBF" : "";
    std::vector<std::size_t> places = {source.size()};
    for (int i = 0; i < 30; ++i) {
      source += pieces[random() % pieces.size()];
      places.push_back(source.size());
    }
    const Normalised whole(source);
    REQUIRE(whole.text() == normalised(source));
    for (const auto place : places)
      REQUIRE(whole.at(place) == normalised(std::string_view(source).substr(0, place)).size());
    for (std::size_t byte = 1; byte <= source.size(); ++byte) REQUIRE(whole.at(byte - 1) <= whole.at(byte));
  }
}

TEST_CASE("UTF-8 validity follows the standard's table", "[i18n][text]") {
  CHECK(isValidUtf8(""));
  CHECK(isValidUtf8("Қазақ — “text” 😀"));
  for (const char* bad :
       {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x98", "ab\xFF"}) {
    CHECK_FALSE(isValidUtf8(bad));
  }
}

TEST_CASE("What is not stored or not valid is found wherever in a long text it stands", "[i18n][text]") {
  struct Case {
    std::string_view in, out;
    bool valid = true;
  };
  const Case cases[] = {
      {"\r\n", "\n"},
      {"\x01", ""},
      {"\x7F", ""},
      {"\xC2\x85", "\n"},
      {"\xC2\x8D", ""},
      {"\xE2\x80\xA8", "\n"},
      {"\xD0\xB8\xCC\x86", "й"},  // и and a breve
      {"e\xCC\x81", "é"},
      {"\xCE\xA9", "Ω"},
      {"\xE2\x84\xA6", "Ω"},  // the ohm sign
      {"\xD2\x83", "\xD2\x83"},
      {"\xD4\xB1", "\xD4\xB1"},
      {"😀", "😀"},
      {"\xD0", "", false},
      {"\xB0", "", false},
      {"\xC0\xAF", "", false},
      {"\xE2\x80", "", false},
      {"\xF5\x80\x80\x80", "", false},
  };
  for (const auto& one : cases) {
    for (std::size_t before = 0; before < 140; ++before) {
      // Letters of one byte and two, so that blocks end before, in and behind them.
      std::string begin(before % 3, 'a'), end = " қала мен ауыл — a long text goes on here, жалғаса береді";
      while (begin.size() < before) begin += "ж";
      INFO(before);
      const std::string text = begin + std::string(one.in) + end;
      REQUIRE(isValidUtf8(text) == one.valid);
      if (one.valid) REQUIRE(normalised(text) == begin + std::string(one.out) + end);
      // At the very end too.
      REQUIRE(isValidUtf8(begin + std::string(one.in)) == one.valid);
    }
  }
}

TEST_CASE("Positions count code points wherever the bytes are", "[i18n][text]") {
  const std::string text = "aқ😀é\nб";
  const TextIndex index(text);
  CHECK(index.length() == 6);
  CHECK(length(text) == 6);
  CHECK(index.slice({1, 3}) == "қ😀");
  CHECK(slice(text, {1, 3}) == "қ😀");
  CHECK(slice(text, {4, 99}) == "\nб");
  CHECK(index.byteOf(3) == 7);
  CHECK(index.positionOf(5) == 2);  // inside the emoji
  CHECK(index.byteOf(99) == text.size());
}

TEST_CASE("Position look-ups agree with a walk over the text", "[i18n][text]") {
  std::mt19937 random(7);
  const std::string letters[] = {"a", "қ", "—", "😀", "\n"};
  std::string text;
  std::vector<std::size_t> bytes;
  for (int n = 0; n < 3000; ++n) {
    bytes.push_back(text.size());
    text += letters[random() % 5];
  }
  bytes.push_back(text.size());
  const TextIndex index(text);
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    REQUIRE(index.byteOf(static_cast<std::int64_t>(n)) == bytes[n]);
    REQUIRE(index.positionOf(bytes[n]) == static_cast<std::int64_t>(n));
  }
}

TEST_CASE("Selections grow to whole grapheme clusters", "[i18n][breaks]") {
  const Breaks breaks("ае́б 👩‍👩‍👧x");  // е + U+0301; a family of five code points
  CHECK(breaks.snapToGraphemes({1, 2}) == Span{1, 3});
  CHECK(breaks.snapToGraphemes({6, 7}) == Span{5, 10});
  CHECK(breaks.nextGrapheme(5) == 10);
  CHECK(breaks.previousGrapheme(3) == 1);
  CHECK(breaks.snapToGraphemes({0, 1}) == Span{0, 1});
}

TEST_CASE("Words, sentences and paragraphs are found at a position", "[i18n][breaks]") {
  const std::string text = "Мен Атырауға барамын. Потом посмотрим!\nYes.";
  const Breaks breaks(text);
  CHECK(slice(text, breaks.wordAt(5)) == "Атырауға");
  CHECK(slice(text, breaks.sentenceAt(5)) == "Мен Атырауға барамын.");
  CHECK(slice(text, breaks.sentenceAt(25)) == "Потом посмотрим!");
  CHECK(slice(text, breaks.paragraphAt(25)) == "Мен Атырауға барамын. Потом посмотрим!");
  CHECK(slice(text, breaks.paragraphAt(41)) == "Yes.");
  CHECK(breaks.nextWord(0) == 4);
  CHECK(breaks.previousWord(4) == 0);
  CHECK(breaks.previousWord(6) == 4);
  CHECK(wordCount(text) == 6);
}

TEST_CASE("Tokens part what ICU joins and keep numbers and apostrophes", "[i18n][tokens]") {
  Tokeniser tokeniser;
  const auto words = [&](std::string_view text) {
    std::vector<std::string> out;
    for (const auto& token : tokeniser.all(text)) out.emplace_back(token.text);
    return out;
  };
  CHECK(words("А.С.Пушкин т.б. don't 3,5 сөз-сөз") ==
        std::vector<std::string>{"А", "С", "Пушкин", "т", "б", "don't", "3,5", "сөз", "сөз"});
  const std::string text = "Иә, 😀 т.б";
  const auto tokens = tokeniser.all(text);
  REQUIRE(tokens.size() == 3);
  for (const auto& token : tokens) CHECK(slice(text, token.span) == token.text);
}

TEST_CASE("Folding makes spellings of one word equal", "[i18n][spelling]") {
  CHECK(folded("Ёлка") == "елка");
  CHECK(folded("доро\xCC\x81га") == "дорога");
  CHECK(folded("мо\xC2\xADлоко") == "молоко");
  CHECK(folded("бiлiм") == "білім");  // Latin i
  CHECK(folded("КӨҢІЛ") == "көңіл");
  CHECK(folded("Don’t") == "don't");
  CHECK(folded("й") == "й");
  CHECK(folded("Income") == "income");
  CHECK(keyboardFolded("жұмыссыздық") == "жумыссыздык");
  CHECK(keyboardFolded("әкім") == "аким");
}

TEST_CASE("Plural forms follow the language", "[i18n][messages]") {
  const Messages english(Language::English);
  CHECK(english.plural("{n} code", "{n} codes", 1) == "1 code");
  CHECK(english.plural("{n} code", "{n} codes", 5) == "5 codes");
  CHECK(english("Import of {file}", {{"file", "a.docx"}}) == "Import of a.docx");
  CHECK(english("no {place} here", {}) == "no {place} here");
}

TEST_CASE("Numbers are written as the language writes them", "[i18n][format]") {
  CHECK(decimal(0.667, 2, Language::Russian) == "0,67");
  CHECK(decimal(0.667, 2, Language::Kazakh) == "0,67");
  CHECK(decimal(0.667, 2, Language::English) == "0.67");
  CHECK(number(12345, Language::English) == "12,345");
  CHECK(clock(3'747'000) == "1:02:27");
}

TEST_CASE("Names sort as the language's alphabet has it", "[i18n][format]") {
  const Collator kazakh(Language::Kazakh);
  CHECK(kazakh.less("ана", "әке"));
  CHECK(kazakh.less("әке", "бала"));
  CHECK(kazakh.less("қала", "лас"));
  CHECK(kazakh.less("Сұхбат 2", "Сұхбат 10"));
}

TEST_CASE("Times in data are ISO 8601 in UTC", "[i18n][format]") {
  CHECK(isoTime(0) == "1970-01-01T00:00:00Z");
  CHECK(isoTime(1'740'832'205'999) == "2025-03-01T12:30:05Z");  // date -u -d @1740832205
}
