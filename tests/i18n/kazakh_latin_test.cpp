#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "i18n/analyser.h"
#include "tests/i18n/kazakh_alphabets.h"
#include "tests/support/catch.h"

using i18n::Analyser;
using i18n::Dictionaries;
using i18n::MatchLevel;

namespace {

const Analyser& analyser() {
  static const Analyser shared(Dictionaries::standard());
  return shared;
}

bool finds(const std::string& query, const std::string& word, MatchLevel level = MatchLevel::Forms) {
  const std::vector<std::string> wanted = analyser().queryTerms(query, level);
  const std::vector<std::string> had = *analyser().indexTerms(word);
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& term) {
    return std::find(had.begin(), had.end(), term) != had.end();
  });
}

}  // namespace

TEST_CASE("Kazakh in every Latin alphabet is found from Cyrillic, and the other way round",
          "[analyser][latin]") {
  struct Pair {
    const char* citation;
    const char* form;
  };
  static constexpr Pair kPairs[] = {
      {"жұмыс", "жұмысымызға"}, {"қала", "қалаларында"},      {"өмір", "өмірімізді"},
      {"көшу", "көшкен"},       {"тұру", "тұрамын"},          {"оқу", "оқимын"},
      {"қою", "қояды"},         {"үйлену", "үйленді"},        {"ауыл", "ауылдан"},
      {"мектеп", "мектебіміз"}, {"балабақша", "балабақшаға"}, {"шетел", "шетелдегі"},
      {"әке", "әкемнің"},       {"ағайын", "ағайындарым"},    {"қиын", "қиынның"},
      {"күн", "күндері"}};
  for (const LatinAlphabet alphabet : kLatinAlphabets)
    for (const Pair& pair : kPairs) {
      const std::string citation = inLatin(pair.citation, alphabet), form = inLatin(pair.form, alphabet);
      INFO(nameOf(alphabet) << ": " << citation << ", " << form);
      CHECK(finds(pair.citation, form));
      CHECK(finds(citation, pair.form));
      CHECK(finds(citation, form));
      // One alphabet finds another's text.
      CHECK(finds(citation, inLatin(pair.form, LatinAlphabet::Project2021)));
    }
}

TEST_CASE("What people type in chats has no rules, and is found", "[analyser][latin]") {
  for (const char* form : {"qalai", "qalay", "kalai", "kalay"}) {
    INFO(form);
    CHECK(finds("қалай", form));
  }
  for (const char* form : {"turamyn", "turamin", "turamın", "tūramyn"}) CHECK(finds("тұру", form));
  for (const char* form : {"zhumys", "jumys", "jumis", "zhumis", "jūmys", "jumıs", "JUMYS"})
    CHECK(finds("жұмыс", form));
  CHECK(finds("рахмет", "rahmet"));
  CHECK(finds("рахмет", "rakhmet"));
  CHECK(finds("сенің", "sening"));
  CHECK(finds("киім", "kiyim"));
}

TEST_CASE("Capitals, composed and parted signs of the Latin alphabets are the same word",
          "[analyser][latin]") {
  CHECK(Analyser::exactTerm("İ\xC5\x9F") == "i\xC5\x9F");
  CHECK(Analyser::exactTerm("a\xCC\x81ke") == Analyser::exactTerm("áke"));
  CHECK(finds("әке", "a\xCC\x81kem"));
  CHECK(finds("іні", "\xC4\xB1n\xC4\xB1m"));
  CHECK(finds("әке", "a\xE2\x80\x99kem"));  // a typographic apostrophe
}

TEST_CASE("A word of 2017 is found where its last apostrophe was taken for a quotation mark",
          "[analyser][latin]") {
  CHECK(finds("бару", "bary'"));
  CHECK(finds("бару", "bary"));
  CHECK(finds("ағаш", "ag'as"));
  CHECK(finds("күш", "ku's"));
  CHECK(finds("қалай", "qalai"));
}

TEST_CASE("Names and loans in Latin letters are found by the rules of their alphabet", "[analyser][latin]") {
  CHECK(finds("Кербұлақсай", "Kerbūlaqsaidan"));
  CHECK(finds("Шымкент", "Shymkent"));
  CHECK(finds("Шымкент", "Şymkentte"));
  CHECK(finds("компания", "kompania"));
  CHECK(finds("компания", "kompaniyalar"));
}

TEST_CASE("English words aren't Kazakh ones unless the match is wide", "[analyser][latin]") {
  struct Pair {
    const char* kazakh;
    const char* english;
  };
  static constexpr Pair kPairs[] = {{"бар", "bar"}, {"мен", "men"},   {"ат", "at"},    {"он", "on"},
                                    {"ит", "it"},   {"мен", "men's"}, {"арт", "art"},  {"тоқ", "talk"},
                                    {"сын", "sin"}, {"тең", "ten"},   {"той", "toy"},  {"ұл", "bull"},
                                    {"ән", "an"},   {"маң", "many"},  {"қызыл", "any"}};
  for (const Pair& pair : kPairs) {
    INFO(pair.kazakh << " " << pair.english);
    CHECK_FALSE(finds(pair.kazakh, pair.english));
    CHECK_FALSE(finds(pair.english, pair.kazakh));
  }
  CHECK(finds("бар", "bar", MatchLevel::Wide));
  CHECK(finds("bar", "бар", MatchLevel::Wide));
  // English forms stay found as English.
  CHECK(finds("man", "men's"));
  CHECK(finds("return", "returning"));
  // Letters that English has not tell at once.
  CHECK(finds("тең", "teñ"));
  CHECK(finds("тең", "ten'"));
}

TEST_CASE("Without the English dictionary only signs that English has not tell a Kazakh word",
          "[analyser][latin]") {
  namespace fs = std::filesystem;
  const Dictionaries standard = Dictionaries::standard();
  const fs::path folder = fs::temp_directory_path() / "suhbat-kazakh-dictionary-alone";
  fs::create_directories(folder);
  for (const char* extension : {"dic", "aff"})
    fs::copy_file(standard.find("kk_KZ", extension), folder / (std::string("kk_KZ.") + extension),
                  fs::copy_options::overwrite_existing);
  const Analyser kazakhAlone(Dictionaries{{folder}});
  fs::remove_all(folder);
  const auto has = [&](const char* word, const char* term) {
    const auto terms = kazakhAlone.indexTerms(word);
    return std::find(terms->begin(), terms->end(), term) != terms->end();
  };
  CHECK_FALSE(has("bar", "XKбар"));
  CHECK(has("bar", "XFбар"));
  CHECK(has("jūmys", "XKжұмыс"));
}

TEST_CASE("In a Kazakh turn a Latin word is listed in Cyrillic", "[analyser][latin]") {
  CHECK(analyser().lemma("jumysymyz", i18n::TextLanguage::Kazakh) == "жұмыс");
  CHECK(analyser().lemma("qalalarda", i18n::TextLanguage::Mixed) == "қала");
  CHECK(analyser().lemma("men", i18n::TextLanguage::English) == "man");
}
