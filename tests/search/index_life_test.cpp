#include <fstream>

#ifndef _WIN32
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

#include "coding/codebook.h"
#include "coding/segments.h"
#include "corpus/text_edit.h"
#include "tests/search/searched_project.h"
#include "tests/support/catch.h"

namespace fs = std::filesystem;
using i18n::message;
using support::SearchedProject;

namespace {

// Of all files of the index: any rewriting of words shows here.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

// The parts of the index.
std::vector<fs::path> parts(const fs::path& index) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(index)) {
    if (entry.path().filename().string().starts_with("words-")) found.push_back(entry.path());
  }
  return found;
}

void overwrite(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
}

std::string manyTurns(const std::string& word, int turns) {
  std::string text;
  for (int i = 0; i < turns; ++i) {
    text += "R1: " + word;
    text += std::string(" w") + std::to_string(i);
    text += std::string(" w") + std::to_string(i % 7) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("The first hits by place stand by the transcripts' names, whatever came first into the index",
          "[index][search]") {
  SearchedProject searched;
  const auto text = [](int turns) {
    std::string all;
    for (int n = 0; n < turns; ++n) all += n % 2 == 0 ? "Асан: үй море\n" : "Берік: жол\n";
    return all;
  };
  searched.add("B", text(6));
  searched.add("D", text(1'300));  // a part of its own
  searched.bringUpToDate();
  const auto firstPlaces = [&](std::int64_t limit) {
    search::SearchOptions options;
    options.order = search::HitOrder::Place;
    options.limit = limit;
    std::string places;
    for (const auto& hit : searched.index().find("=море", options).hits)
      places += hit.transcriptName + std::to_string(hit.turn) + ' ';
    return places;
  };
  CHECK(firstPlaces(2) == "B0 B2 ");
  CHECK(firstPlaces(5) == "B0 B2 B4 D0 D2 ");
  searched.add("E", text(2));  // ids still rise with the names
  searched.bringUpToDate();
  CHECK(firstPlaces(5) == "B0 B2 B4 D0 D2 ");
  searched.add("A", text(4));
  searched.add("C", text(2));
  searched.bringUpToDate();
  CHECK(firstPlaces(2) == "A0 A2 ");
  CHECK(firstPlaces(8) == "A0 A2 B0 B2 B4 C0 D0 D2 ");
}

TEST_CASE("Edits are followed at once: import, undo, redo, removal, renaming", "[search][index]") {
  SearchedProject searched;
  auto& project = searched.project();
  CHECK(searched.places("=море").empty());
  const auto a = searched.add("A", "море\nберег");
  CHECK(searched.places("=море") == "A0");
  searched.add("B", "и море");
  CHECK(searched.places("=море") == "A0 B0");
  project.undo();
  CHECK(searched.places("=море") == "A0");
  CHECK(searched.places("*") == "A0 A1");
  project.redo();
  CHECK(searched.places("=море") == "A0 B0");
  project.edit(message("Rename"), [&](corpus::Edit& edit) { corpus::renameTranscript(edit, a, "Z"); });
  CHECK(searched.places("=море") == "B0 Z0");
  project.edit(message("Remove"), [&](corpus::Edit& edit) { corpus::removeTranscript(edit, a); });
  CHECK(searched.places("=море") == "B0");
  CHECK(searched.find("=море").total == 1);
  project.undo();
  CHECK(searched.places("=море") == "B0 Z0");
}

TEST_CASE("An edited text is found as it reads now, and as it was once the edit is undone",
          "[search][index]") {
  SearchedProject searched;
  auto& project = searched.project();
  const auto a = searched.add("A", "R1: море\nR1: берег и лес");
  CHECK(searched.places("=море") == "A0");
  project.edit(message("Edit"), [&](corpus::Edit& edit) { corpus::replaceText(edit, a, {4, 8}, "озеро"); });
  CHECK(searched.places("=море").empty());
  CHECK(searched.places("=озеро") == "A0");
  CHECK(searched.places("=лес") == "A1");
  project.edit(message("Split"), [&](corpus::Edit& edit) {
    corpus::splitTurn(edit, corpus::turns(project, a)[1].guid, 19, std::nullopt);  // behind “берег”
  });
  CHECK(searched.places("=берег") == "A1");
  CHECK(searched.places("=лес") == "A2");
  project.undo();
  project.undo();
  CHECK(searched.places("=море") == "A0");
  CHECK(searched.places("=озеро").empty());
  CHECK(searched.places("=лес") == "A1");
}

TEST_CASE("A transcript without a turn takes no other's place", "[search][index]") {
  SearchedProject searched;
  searched.add("Z", "");
  searched.bringUpToDate();
  searched.add("A", "R1: море");  // its documents begin where those of Z would
  CHECK(searched.places("=море") == "A0");
  CHECK(searched.places("speaker:R1") == "A0");
  CHECK(searched.find("=море").complete);
}

TEST_CASE("Coding, renaming and participants rewrite nothing in the index", "[search][index]") {
  SearchedProject searched;
  auto& project = searched.project();
  const auto a = searched.add("A", "R1: море\nR1: берег");
  searched.bringUpToDate();
  const auto before = contents(searched.cache());
  project.edit(message("Tag"), [&](corpus::Edit& edit) {
    coding::addSegment(edit, a, {4, 8}, coding::addCodePath(edit, "Sea"), searched.sample().coder());
  });
  project.edit(message("Rename"), [&](corpus::Edit& edit) { corpus::renameTranscript(edit, a, "B"); });
  project.edit(message("Language"), [&](corpus::Edit& edit) {
    corpus::setTurnLanguage(edit, corpus::turns(project, a).front().guid, i18n::TextLanguage::Russian);
  });
  CHECK(searched.places("code:sea lang:ru") == "B0");
  searched.bringUpToDate();
  CHECK(contents(searched.cache()) == before);
}

TEST_CASE("An index that fits is opened again without being written", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  searched.bringUpToDate();
  searched.closeIndex();
  searched.project().edit(message("Codes"), [&](corpus::Edit& edit) { coding::addCodePath(edit, "Sea"); });
  const auto before = contents(searched.cache());
  searched.openIndex();
  searched.bringUpToDate();
  CHECK(searched.places("=море") == "A0");
  searched.closeIndex();
  CHECK(contents(searched.cache()) == before);
}

TEST_CASE("What changed while no index was open is brought up to date", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  searched.add("B", "море берег");
  searched.bringUpToDate();
  searched.closeIndex();
  searched.project().undo();
  searched.add("C", "берег");
  searched.openIndex();
  CHECK(searched.places("=море") == "A0");
  CHECK(searched.places("=берег") == "C0");
}

TEST_CASE("start() builds in the background and tells of it", "[search][index]") {
  SearchedProject searched;
  for (int i = 0; i < 30; ++i) searched.add(std::string("T") + std::to_string(i), manyTurns("море", 50));
  std::atomic<int> calls = 0;
  searched.index().start([&] { ++calls; });
  searched.bringUpToDate();
  CHECK(calls > 0);
  const auto status = searched.index().status();
  CHECK_FALSE(status.building);
  CHECK(status.transcriptsDone == 30);
  CHECK(status.transcriptsTotal == 30);
  CHECK(searched.find("=море").total == 1500);
}

TEST_CASE("While much is being indexed a search says that it is not complete", "[search][index]") {
  SearchedProject searched;
  for (int i = 0; i < 40; ++i) searched.add(std::string("T") + std::to_string(i), manyTurns("море", 1'000));
  searched.index().start([] {});
  const auto early = searched.find("=море", search::MatchLevel::Forms, 10);
  if (early.total < 40'000) CHECK_FALSE(early.complete);
  searched.bringUpToDate();
  const auto late = searched.find("=море", search::MatchLevel::Forms, 10);
  CHECK(late.complete);
  CHECK(late.total == 40'000);
}

TEST_CASE("Bringing up to date can be stopped, and goes on later", "[search][index]") {
  SearchedProject searched;
  for (int i = 0; i < 20; ++i) searched.add(std::string("T") + std::to_string(i), manyTurns("море", 200));
  corpus::Progress progress;
  progress.cancel();
  CHECK_THROWS_AS(searched.index().bringUpToDate(progress), i18n::Cancelled);
  searched.closeIndex();
  searched.openIndex();
  searched.bringUpToDate();
  CHECK(searched.find("=море").total == 4'000);
}

TEST_CASE("A damaged index is made anew without a word", "[search][index]") {
  SearchedProject searched;
  searched.add("A", manyTurns("море", 2'000));
  searched.bringUpToDate();
  searched.closeIndex();
  std::vector<fs::path> files{searched.indexFolder() / "parts.txt"};
  for (const fs::path& part : parts(searched.indexFolder())) {
    for (const auto& entry : fs::directory_iterator(part)) files.push_back(entry.path());
  }
  REQUIRE(files.size() > 5);
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    for (const int kept : {0, 25, 50, 90}) {
      if (!fs::exists(file) || fs::file_size(file) == 0) continue;
      fs::resize_file(file, fs::file_size(file) * static_cast<std::uintmax_t>(kept) / 100);
      searched.openIndex();
      INFO(name << " cut to " << kept << " %");
      CHECK(searched.find("=море").total == 2'000);
      CHECK(searched.find("\"море w5\"").total >= 1);
      CHECK(searched.find("w1999").total == 1);
      searched.bringUpToDate();
      CHECK(searched.find("=море").complete);
      searched.closeIndex();
    }
    overwrite(file, std::string(100'000, 'x'));
    searched.openIndex();
    INFO(name << " overwritten");
    CHECK(searched.find("=море").total == 2'000);
    CHECK(searched.find("\"море w5\"").total >= 1);
    searched.closeIndex();
  }
}

TEST_CASE("An index that breaks while it is open is made anew", "[search][index]") {
  SearchedProject searched;
  searched.add("A", manyTurns("море", 2'000));
  CHECK(searched.find("=море").total == 2'000);
  for (const auto& entry : fs::recursive_directory_iterator(searched.indexFolder())) {
    if (entry.path().extension() == ".glass") fs::resize_file(entry.path(), 0);
  }
  CHECK(searched.find("w1999").total == 1);
  searched.add("B", "море");
  CHECK(searched.find("=море").total == 2'001);
  searched.closeIndex();
  searched.openIndex();
  CHECK(searched.find("=море").total == 2'001);
}

TEST_CASE("An index thrown away while it is open is made anew", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  CHECK(searched.places("=море") == "A0");
  fs::remove_all(searched.cache());
  searched.add("B", "море");
  CHECK(searched.places("=море") == "A0 B0");
  searched.closeIndex();
  searched.openIndex();
  CHECK(searched.places("=море") == "A0 B0");
}

TEST_CASE("A folder that is not ours is never opened", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  SECTION("another program's files") {
    fs::create_directories(searched.indexFolder() / "words-1");
    overwrite(searched.indexFolder() / "words-1" / "iamglass", "something else");
  }
  SECTION("a whole index without its marker") {
    searched.bringUpToDate();
    searched.closeIndex();
    fs::remove(searched.indexFolder() / "suhbat-index.txt");
    searched.openIndex();
  }
  SECTION("another project's index under this project's name") {
    searched.bringUpToDate();
    searched.closeIndex();
    std::string marker = contents(searched.indexFolder()).at("suhbat-index.txt");
    marker.replace(marker.find("project ") + 8, 8, "ffffffff");
    overwrite(searched.indexFolder() / "suhbat-index.txt", marker);
    searched.openIndex();
  }
  SECTION("a file where the folder should be") {
    fs::create_directories(searched.cache());
    overwrite(searched.cache() / searched.project().guid().text(), "x");
  }
  CHECK(searched.places("=море") == "A0");
  CHECK(contents(searched.indexFolder()).at("suhbat-index.txt").find(searched.project().guid().text()) !=
        std::string::npos);
}

TEST_CASE("Another analyser means another index", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  searched.bringUpToDate();
  searched.closeIndex();
  const std::string marker = contents(searched.indexFolder()).at("suhbat-index.txt");
  const std::string version = support::analyser()->version();
  REQUIRE(marker.find(version) != std::string::npos);
  std::string older = marker;
  older.replace(older.find(version), version.size(), "older");
  overwrite(searched.indexFolder() / "suhbat-index.txt", older);
  searched.openIndex();
  CHECK(searched.places("=море") == "A0");
  CHECK(contents(searched.indexFolder()).at("suhbat-index.txt") == marker);
}

TEST_CASE("Two indexes of one project at once don't meet", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  CHECK(searched.places("=море") == "A0");
  search::Index second(searched.project(), support::analyser(), {searched.cache()});
  CHECK(second.find(std::string_view("=море"), {}).total == 1);
  searched.add("B", "море");
  CHECK(searched.places("=море") == "A0 B0");
  CHECK(second.find(std::string_view("=море"), {}).total == 2);
}

TEST_CASE("Where no index can be kept, a search has no hits and says that it is not complete",
          "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  overwrite(searched.cache().parent_path() / "file", "x");
  search::Index nowhere(searched.project(), support::analyser(),
                        {searched.cache().parent_path() / "file" / "cache"});
  const auto hits = nowhere.find(std::string_view("море"), {});
  CHECK(hits.hits.empty());
  CHECK_FALSE(hits.complete);
  corpus::Progress progress;
  nowhere.bringUpToDate(progress);
  CHECK_FALSE(nowhere.status().building);
}

#ifndef _WIN32
TEST_CASE("The index is for its owner only", "[search][index]") {
  SearchedProject searched;
  searched.add("A", "море");
  searched.bringUpToDate();
  for (const fs::path& folder :
       {searched.cache(), searched.indexFolder(), parts(searched.indexFolder()).front()}) {
    struct stat status {};
    REQUIRE(::stat(folder.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0700);
  }
}

TEST_CASE("An index whose building was killed at any moment is recovered", "[search][index]") {
  SearchedProject searched;
  for (int i = 0; i < 6; ++i) searched.add(std::string("T") + std::to_string(i), manyTurns("море", 700));
  searched.closeIndex();
  // The child kills itself after so many steps of the worker; 0: at once after opening.
  for (int steps = 0; steps < 7; ++steps) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      search::Index index(searched.project(), support::analyser(), {searched.cache()});
      std::atomic<int> left = steps;
      index.start([&] {
        if (--left <= 0) ::kill(::getpid(), SIGKILL);
      });
      if (steps == 0) ::kill(::getpid(), SIGKILL);
      corpus::Progress progress;
      index.bringUpToDate(progress);
      ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    searched.openIndex();
    INFO("killed after " << steps << " steps");
    searched.bringUpToDate();
    const auto hits = searched.find("=море");
    CHECK(hits.total == 4'200);
    CHECK(hits.complete);
    searched.closeIndex();
    fs::remove_all(searched.cache());
  }
}

TEST_CASE("An index that is killed while its parts are made and merged is recovered", "[search][index]") {
  SearchedProject searched;
  for (int i = 0; i < 12; ++i) searched.add(std::string("T") + std::to_string(i), manyTurns("море", 350));
  searched.closeIndex();
  // As soon as a part of that number is there: parts 1 to 12 are made, those above merged or of forms.
  for (int number = 1; number < 16; ++number) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      search::Index index(searched.project(), support::analyser(), {searched.cache()});
      corpus::Progress progress;
      index.bringUpToDate(progress);
      ::_exit(0);
    }
    const fs::path awaited = searched.indexFolder() / ("words-" + std::to_string(number));
    int status = 0;
    bool ended = false;
    while (!ended && !fs::exists(awaited)) ended = ::waitpid(child, &status, WNOHANG) == child;
    if (!ended) {
      ::kill(child, SIGKILL);
      REQUIRE(::waitpid(child, &status, 0) == child);
    }
    searched.openIndex();
    INFO("killed at part " << number);
    searched.bringUpToDate();
    const auto hits = searched.find("=море");
    CHECK(hits.total == 4'200);
    CHECK(hits.complete);
    CHECK(searched.find("моря").total == 4'200);  // by its forms
    CHECK(searched.find("w349").total == 12);
    searched.closeIndex();
    fs::remove_all(searched.cache());
  }
}
#endif
