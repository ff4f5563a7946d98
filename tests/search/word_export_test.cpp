#include "search/word_export.h"

#include <fstream>
#include <limits>

#include "corpus/errors.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

search::WordCount word(const std::string& text, i18n::TextLanguage language) {
  search::WordCount made;
  made.word = text;
  made.language = language;
  made.count = 3;
  made.turns = 2;
  made.transcripts = 1;
  made.perMillion = 1234.5678;
  made.forms = {{text, 2}, {text + "ға", 1}};
  return made;
}

}  // namespace

TEST_CASE("A word list is written with its forms, numbers with a decimal point", "[search][words]") {
  support::TemporaryFolder folder;
  search::WordList list;
  list.words.push_back(word("қала", i18n::TextLanguage::Kazakh));
  const auto path = folder.path() / "words.csv";
  search::exportWords(list, path, i18n::Messages(i18n::Language::English));
  CHECK(content(path) ==
        "\xEF\xBB\xBFWord,Language,Count,Per million words,Turns,Transcripts,Forms\r\n"
        "қала,Kazakh,3,1234.57,2,1,\"қала (2), қалаға (1)\"\r\n");
  search::exportWords(list, folder.path() / "words.xlsx", i18n::Messages(i18n::Language::English));
  CHECK(content(folder.path() / "words.xlsx").starts_with("PK"));
}

TEST_CASE("Collocates and key words are written with all their numbers", "[search][words]") {
  support::TemporaryFolder folder;
  search::Collocates near;
  search::Collocate collocate;
  collocate.word = word("қала", i18n::TextLanguage::Kazakh);
  collocate.elsewhere = 7;
  collocate.expected = 0.5;
  collocate.logLikelihood = -1.25;
  collocate.logDice = 11.5;
  collocate.mutualInformation = 2.585;
  collocate.left = 1;
  collocate.right = 2;
  near.words.push_back(collocate);
  search::exportCollocates(near, folder.path() / "near.csv", i18n::Messages(i18n::Language::English));
  // A negative number stays a number.
  CHECK(content(folder.path() / "near.csv").find("қала,Kazakh,3,1,2,7,0.50,11.500,-1.250,2.585,") !=
        std::string::npos);

  search::Keyness keyness;
  search::KeyWord key;
  key.first = word("ауыл", i18n::TextLanguage::Kazakh);
  key.second = key.first;
  key.second.count = 0;
  key.second.perMillion = 0;
  key.logLikelihood = 12.5;
  key.p = 0.000407;
  key.logRatio = 2.585;
  key.percentDifference = std::numeric_limits<double>::infinity();
  key.bayes = -3.5;
  keyness.words.push_back(key);
  search::exportKeyness(keyness, "returned", "=stayed", folder.path() / "key.csv",
                        i18n::Messages(i18n::Language::English));
  const std::string table = content(folder.path() / "key.csv");
  CHECK(table.find("Count: returned") != std::string::npos);
  CHECK(table.find("Count: =stayed") != std::string::npos);
  CHECK(table.find("ауыл,Kazakh,3,1234.57,0,0.00,12.500,0.000407,2.585,∞,-3.50") != std::string::npos);
}

TEST_CASE("A table that can't be written leaves nothing behind", "[search][words]") {
  support::TemporaryFolder folder;
  CHECK_THROWS_AS(search::exportWords({}, folder.path() / "no such folder" / "words.csv", i18n::Messages()),
                  corpus::FileError);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "no such folder"));
}
