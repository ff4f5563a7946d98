#include <fstream>
#include <random>
#include <sstream>

#include "corpus/text_edit.h"
#include "search/document_source.h"
#include "search/index_store.h"
#include "search/shard_set.h"
#include "search/shards.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"
#include "tests/support/shard_server.h"

namespace fs = std::filesystem;
using i18n::message;
using support::SearchedProject;

namespace {

// Turns of every length from few words, so that many hits have equal scores, and forms of one lemma.
std::string interview(std::mt19937& random, int turns) {
  const char* words[] = {"жұмыс",   "жұмысы", "жұмыстан", "работа", "работы", "работу",
                         "работал", "ақша",   "қала",     "город",  "города", "work",
                         "works",   "money",  "қалада",   "деньги", "и",      "мен"};
  std::string text;
  for (int turn = 0; turn < turns; ++turn) {
    text += turn % 2 == 0 ? "И: " : "Р: ";
    const auto length = 1 + random() % 12;
    for (std::size_t n = 0; n < length; ++n) {
      const auto word = std::min(random() % std::size(words), random() % std::size(words));
      text += std::string(words[word]) + " ";
    }
    text += ".\n";
  }
  return text;
}

void fill(SearchedProject& searched) {
  std::mt19937 random(7);
  for (int i = 0; i < 13; ++i) {
    const auto turns = 5 + static_cast<int>(random() % 60);
    searched.add("T" + std::to_string(i), interview(random, turns),
                 i % 3 == 0 ? i18n::TextLanguage::Kazakh : i18n::TextLanguage::Russian);
  }
}

const std::vector<std::string> kQueries = {
    "жұмыс",
    "=жұмыс",
    "работа",
    "и",
    "\"и жұмыс\"",
    "\"работа жұмыс\"",
    "жұмыс NEAR/3 работа",
    "жұмыс AND работа",
    "жұмыс OR деньги OR work",
    "работа OR работы OR город OR money OR ақша",
    "жұмыс NOT работа",
    "NOT жұмыс",
    "жұм*",
    "раб*",
    "работф~",
    "*",
    "speaker:Р",
    "lang:kk жұмыс",
    "lang:kk жұмыс OR работа",
    "(lang:kk OR money) AND (жұмыс OR \"и жұмыс\")",
    "NOT lang:kk",
    "жұмыс NOT lang:kk",
    "transcript:T3 OR деньги",
    "работа lang:ru NOT speaker:Р",
    "ештеңежоқ",
};

std::string described(const search::Hits& hits) {
  std::string text = std::to_string(hits.total) + (hits.complete ? "" : " (incomplete)") + ":";
  for (const auto& hit : hits.hits) text += ' ' + hit.transcriptName + '/' + std::to_string(hit.turn);
  return text;
}

void checkSameAsIndex(SearchedProject& searched, const fs::path& stub) {
  for (const auto level : {search::MatchLevel::Exact, search::MatchLevel::Forms, search::MatchLevel::Wide}) {
    for (const std::string& query : kQueries) {
      for (const std::int64_t limit : {0, 7}) {
        INFO(query << ", limit " << limit << ", level " << static_cast<int>(level));
        searched.index().closeShards();
        const auto one = searched.find(query, level, limit);
        searched.index().openShards(stub);
        const auto many = searched.find(query, level, limit);
        CHECK(described(many) == described(one));
        REQUIRE(many.hits.size() == one.hits.size());
        for (std::size_t i = 0; i < one.hits.size(); ++i) {
          CHECK(many.hits[i].score == Approx(one.hits[i].score).epsilon(1e-9).margin(1e-9));
          CHECK(many.hits[i].marks == one.hits[i].marks);
        }
      }
    }
  }
  searched.index().closeShards();
}

fs::path shardsOf(SearchedProject& searched, const fs::path& folder, int count) {
  corpus::Progress progress;
  return search::writeShards(searched.project(), *support::analyser(), folder, count, progress);
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

// What openShards() says of a stub with this text.
std::string refusal(SearchedProject& searched, const fs::path& stub, const std::string& text) {
  write(stub, text);
  try {
    searched.index().openShards(stub);
  } catch (const i18n::UsageError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("Four shards give the hits, order and scores of one index", "[search][shards]") {
  SearchedProject searched;
  fill(searched);
  searched.bringUpToDate();
  support::TemporaryFolder folder;
  const auto stub = shardsOf(searched, folder.path() / "shards", 4);
  checkSameAsIndex(searched, stub);
}

#ifndef _WIN32
TEST_CASE("Four shards behind four servers give the hits, order and scores of one index",
          "[search][shards]") {
  if (!support::ShardServer::available()) {
    WARN("xapian-tcpsrv is not installed; servers were not tried.");
    return;
  }
  SearchedProject searched;
  fill(searched);
  searched.bringUpToDate();
  support::TemporaryFolder folder;
  const auto stub = shardsOf(searched, folder.path() / "shards", 4);
  std::vector<std::unique_ptr<support::ShardServer>> servers;
  std::string lines;
  for (const int number : {3, 1, 4, 2}) {  // in any order
    servers.push_back(
        std::make_unique<support::ShardServer>(stub.parent_path() / ("shard" + std::to_string(number))));
    lines += "remote 127.0.0.1:" + std::to_string(servers.back()->port()) + "\n";
  }
  write(stub, lines);
  checkSameAsIndex(searched, stub);

  searched.index().openShards(stub);
  CHECK(searched.find("=жұмыс").total > 0);
  servers[2].reset();
  CHECK_THROWS_AS(searched.find("=жұмыс"), i18n::UsageError);
  CHECK_THROWS_AS(searched.find("lang:kk =жұмыс"), i18n::UsageError);
  CHECK(refusal(searched, stub, lines).find("127.0.0.1:") != std::string::npos);
  searched.index().closeShards();
  CHECK(searched.find("=жұмыс").total > 0);
}
#endif

TEST_CASE("Shards of a project that was edited since find what still is as it was, and say so",
          "[search][shards]") {
  SearchedProject searched;
  const auto a = searched.add("A", "R: море\nR: берег");
  searched.add("B", "R: море");
  support::TemporaryFolder folder;
  const auto stub = shardsOf(searched, folder.path() / "shards", 2);
  searched.index().openShards(stub);
  CHECK(searched.index().shards() == stub);
  CHECK(searched.places("=море") == "A0 B0");
  CHECK(searched.find("=море").complete);
  searched.project().edit(message("Edit"), [&](corpus::Edit& edit) {
    corpus::replaceText(edit, a, {3, 7}, "озеро");
  });
  CHECK(searched.places("=море") == "B0");
  CHECK(searched.places("=озеро").empty());
  CHECK_FALSE(searched.find("=море").complete);
  searched.index().closeShards();
  CHECK_FALSE(searched.index().shards());
  CHECK(searched.places("=озеро") == "A0");
}

TEST_CASE("A list of shards that is not this project's, or names anything else, is refused",
          "[search][shards]") {
  SearchedProject searched;
  searched.add("A", "R: море");
  support::TemporaryFolder folder;
  const auto stub = shardsOf(searched, folder.path() / "shards", 2);
  CHECK(refusal(searched, stub, "glass shard1\nglass shard2\n").empty());
  CHECK(refusal(searched, stub, "# both\nauto shard2\r\n\nauto shard1").empty());
  const fs::path here = stub.parent_path();
  for (const std::string& line :
       {std::string("remote :/bin/sh -c true"), std::string("remote ssh host prog"),
        std::string("remote host"), std::string("remote host:0"), std::string("remote host:99999"),
        std::string("remote -x:80"), "glass " + fs::absolute(here / "shard2").string(),
        std::string("glass ../shards/shard2"), std::string("inmemory"), std::string("flint x"),
        std::string("glass"), std::string("\x01\xff garbage"), std::string("auto shard1/../shard2")}) {
    INFO(line);
    CHECK(refusal(searched, stub, "glass shard1\n" + line + "\n").find("Line 2 ") != std::string::npos);
  }
  CHECK_FALSE(refusal(searched, stub, "glass shard1\n").empty());
  CHECK_FALSE(refusal(searched, stub, "glass shard1\nglass shard1\n").empty());
  CHECK_FALSE(refusal(searched, stub, "glass shard1\nglass shard3\n").empty());
  CHECK_FALSE(refusal(searched, stub, "").empty());
  CHECK_FALSE(refusal(searched, stub, std::string(200'000, 'x')).empty());
  std::stringstream list;
  list << std::ifstream(here / "shards.txt", std::ios::binary).rdbuf();
  std::string others = list.str();
  others.replace(others.find(searched.project().guid().text()), 8, "ffffffff");
  write(here / "shards.txt", others);
  CHECK(refusal(searched, stub, "glass shard1\nglass shard2\n").find("another project") != std::string::npos);
  write(here / "shards.txt", "nothing");
  CHECK_FALSE(refusal(searched, stub, "glass shard1\nglass shard2\n").empty());
  CHECK_THROWS_AS(searched.index().openShards(here), i18n::UsageError);
  CHECK_THROWS_AS(searched.index().openShards(here / "nowhere"), i18n::UsageError);
  CHECK(searched.places("=море") == "A0");
}

TEST_CASE("A list of shards that tells other turns than the shards hold finds fewer, and harms nothing",
          "[search][shards]") {
  SearchedProject searched;
  searched.add("A", "R: море\nR: берег моря");
  searched.add("B", "R: море\nR: море");
  support::TemporaryFolder folder;
  const auto stub = shardsOf(searched, folder.path() / "shards", 2);
  const fs::path path = stub.parent_path() / "shards.txt";
  std::stringstream whole;
  whole << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string list = whole.str();
  const auto begin = list.find("part ");
  REQUIRE(begin != std::string::npos);
  const auto contents = search::readContents(list.substr(begin));
  REQUIRE(contents);
  for (const std::uint32_t shift : {1U, 100U, 4'294'967'290U}) {
    auto forged = *contents;
    for (auto& [guid, entry] : forged.entries) entry.first += entry.first == 1 ? shift : 0;
    write(path, list.substr(0, begin) + search::writtenContents(forged));
    searched.index().openShards(stub);
    for (const char* query : {"=море", "*", "speakerrole:respondent", "NOT =берег", "lang:unknown =море"}) {
      INFO(shift << " " << query);
      CHECK(searched.find(query).hits.size() <= 4);
      CHECK(searched.find(query, search::MatchLevel::Forms, 1).hits.size() <= 1);
    }
    searched.index().closeShards();
  }
}

TEST_CASE("A word out of a shard is no list of documents, whatever it looks like", "[search][shards]") {
  CHECK(search::keptNumber("\x01list12") == 12U);
  for (const char* word : {"", "list1", "\x01list", "\x01listab", "\x01list1a", "\x01list-1", "\x01list 1",
                           "\x01list99999999999999999999999"}) {
    INFO(word);
    CHECK_FALSE(search::keptNumber(word));
  }
}

TEST_CASE("Shards are written into a new folder only, as many as are asked for", "[search][shards]") {
  SearchedProject searched;
  searched.add("A", "R: море");
  support::TemporaryFolder folder;
  write(folder.path() / "mine.txt", "kept");
  CHECK_THROWS_AS(shardsOf(searched, folder.path(), 2), i18n::UsageError);
  CHECK_THROWS_AS(shardsOf(searched, folder.path() / "a", 0), i18n::UsageError);
  CHECK_FALSE(fs::exists(folder.path() / "a"));
  corpus::Progress cancelled;
  cancelled.cancel();
  CHECK_THROWS_AS(
      search::writeShards(searched.project(), *support::analyser(), folder.path() / "b", 2, cancelled),
      i18n::Cancelled);
  CHECK_FALSE(fs::exists(folder.path() / "b"));
  const auto stub = shardsOf(searched, folder.path() / "c", 3);  // more than there are texts
  searched.index().openShards(stub);
  CHECK(searched.places("=море") == "A0");
  CHECK(searched.places("*") == "A0");
}
