#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <iterator>

#include "corpus/migration.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;
using Reason = ProjectError::Reason;

namespace {

// Why the file can't be opened; fails when it can.
Reason refusal(const std::filesystem::path& path, Project::Mode mode = Project::Mode::ReadWrite) {
  try {
    Project::open(path, support::fixedEnvironment(), mode);
  } catch (const ProjectError& error) {
    CHECK_FALSE(error.message().id.empty());
    return error.reason();
  }
  FAIL("the file was opened");
  return Reason::Other;
}

template <typename Work>
Reason failure(const Work& work) {
  try {
    work();
  } catch (const ProjectError& error) {
    return error.reason();
  }
  FAIL("nothing was thrown");
  return Reason::Other;
}

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void poke(const std::filesystem::path& path, const std::string& sql) {
  SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
  database.exec(sql);
}

std::size_t filesIn(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("A project keeps its name, language and coder, and is one file when closed", "[corpus][project]") {
  const support::TemporaryFolder folder;
  const auto path = folder / "Ауылға қайту.suhbat";
  Guid guid;
  {
    Project::New wanted;
    wanted.name = "Ауылға қайту";
    wanted.language = i18n::Language::Kazakh;
    wanted.coder = "Айгүл";
    const auto project = Project::create(path, wanted, Environment::system());
    guid = project->guid();
    CHECK(project->coder());
    CHECK(project->revision() == 0);
    CHECK(project->check().empty());
    project->edit(message("Rename project"), [&](Edit& edit) { project->setName(edit, "Қайту"); });
    CHECK(project->revision() == 1);
  }
  CHECK(filesIn(folder.path()) == 1);
  const auto project = Project::open(path, Environment::system());
  CHECK(project->guid() == guid);
  CHECK(project->name() == "Қайту");
  CHECK(project->language() == i18n::Language::Kazakh);
  CHECK(project->revision() == 1);
  REQUIRE(project->history().size() == 1);
  CHECK(project->history()[0].coderName == "Айгүл");
  CHECK(project->history()[0].label == message("Rename project"));
}

TEST_CASE("Creating never replaces a file and leaves nothing where it can't write", "[corpus][project]") {
  const support::TemporaryFolder folder;
  const auto path = folder / "notes.suhbat";
  std::ofstream(path) << "hers";
  CHECK_THROWS_AS(Project::create(path, {}, support::fixedEnvironment()), ProjectError);
  CHECK(bytesOf(path) == "hers");
  CHECK(filesIn(folder.path()) == 1);
  CHECK(failure([&] {
          Project::create(folder / "no such folder/p.suhbat", {}, support::fixedEnvironment());
        }) == Reason::ReadOnly);
  CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("A second instance hears at once that the project is open elsewhere", "[corpus][project]") {
  support::SampleProject sample;
  CHECK(refusal(sample.path()) == Reason::Locked);
  CHECK(refusal(sample.path(), Project::Mode::ReadOnly) == Reason::Locked);
  sample.addTranscript("A", "И: Қалайсыз?\nР: Жақсы.");  // the refused ones have not taken the lock away
  CHECK(refusal(sample.path()) == Reason::Locked);
  sample.close();
  CHECK_NOTHROW(Project::open(sample.path(), support::fixedEnvironment()));
}

TEST_CASE("Files that are not this program's projects are refused and left as they are",
          "[corpus][project]") {
  const support::TemporaryFolder folder;
  CHECK(refusal(folder / "missing.suhbat") == Reason::NotFound);
  CHECK(refusal(folder.path()) == Reason::NotAProject);
  CHECK_FALSE(std::filesystem::exists(folder / "missing.suhbat"));

  const auto check = [](const std::filesystem::path& path, Reason reason) {
    const std::string before = bytesOf(path);
    CHECK(refusal(path) == reason);
    CHECK(bytesOf(path) == before);
    CHECK(refusal(path, Project::Mode::ReadOnly) == reason);
    CHECK(bytesOf(path) == before);
  };
  std::ofstream(folder / "empty.suhbat").flush();
  check(folder / "empty.suhbat", Reason::NotAProject);
  std::ofstream(folder / "text.suhbat") << std::string(5000, 'x');
  check(folder / "text.suhbat", Reason::NotAProject);
  {
    SQLite::Database other((folder / "other.suhbat").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE history (a); INSERT INTO history VALUES (1)");
  }
  check(folder / "other.suhbat", Reason::NotAProject);

  support::SampleProject sample;
  sample.addTranscript("A", "Р: Жақсы.");
  sample.close();
  SECTION("newer") {
    poke(sample.path(), "PRAGMA user_version = " + std::to_string(corpus::kFormat + 1));
    check(sample.path(), Reason::Newer);
  }
  SECTION("a trigger") {
    poke(sample.path(), "CREATE TRIGGER t AFTER INSERT ON segments BEGIN DELETE FROM codes; END");
    check(sample.path(), Reason::Damaged);
  }
  SECTION("a view") {
    poke(sample.path(), "CREATE VIEW v AS SELECT * FROM codes");
    check(sample.path(), Reason::Damaged);
  }
  SECTION("an id that would lead out of the cache folder, where a folder carries its name") {
    poke(sample.path(), "UPDATE project SET guid = '/home/somebody'");
    check(sample.path(), Reason::Damaged);
  }
  SECTION("another table") {
    poke(sample.path(), "DROP TABLE memos; CREATE TABLE memos (guid TEXT)");
    check(sample.path(), Reason::Damaged);
  }
  SECTION("truncated") {
    std::filesystem::resize_file(sample.path(), std::filesystem::file_size(sample.path()) / 2);
    check(sample.path(), Reason::Damaged);
  }
  SECTION("overwritten pages") {
    std::fstream stream(sample.path(), std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(101);
    stream << std::string(6000, '\xA5');
    stream.close();
    check(sample.path(), Reason::Damaged);
  }
}

TEST_CASE("A project open for reading only shows everything and refuses changes", "[corpus][project]") {
  support::SampleProject sample;
  sample.addTranscript("A", "Р: Жақсы.");
  sample.close();
  const auto project = Project::open(sample.path(), support::fixedEnvironment(), Project::Mode::ReadOnly);
  CHECK(project->readOnly());
  CHECK(transcripts(*project).size() == 1);
  CHECK(project->check().empty());
  CHECK(failure([&] { project->edit(message("x"), [](Edit&) {}); }) == Reason::ReadOnly);
  CHECK(failure([&] { project->undo(); }) == Reason::ReadOnly);
}

TEST_CASE("An edit that fails leaves no trace, and the project goes on", "[corpus][project]") {
  support::SampleProject sample;
  const std::string before = support::dump(*sample);
  CHECK_THROWS_AS(sample->edit(message("Fail"),
                               [](Edit& edit) {
                                 addParticipant(edit, "A");
                                 addTranscript(edit, support::transcriptFrom("A", "Р: Жақсы."));
                                 throw UsageError(message("no"));
                               }),
                  UsageError);
  CHECK(support::dump(*sample) == before);
  CHECK(sample->history().empty());
  CHECK(sample->revision() == 0);
  sample->edit(message("Add"), [](Edit& edit) { addParticipant(edit, "A"); });
  CHECK(participants(*sample).size() == 1);
}

TEST_CASE("An edit that changes nothing leaves no history and tells nobody", "[corpus][project]") {
  support::SampleProject sample;
  int told = 0;
  const auto connection = sample->onChange([&](const Changes&) { ++told; });
  CHECK(sample->edit(message("Nothing"), [](Edit&) {}).empty());
  CHECK(sample
            ->edit(message("Back and forth"),
                   [](Edit& edit) { removeParticipant(edit, addParticipant(edit, "A")); })
            .empty());
  CHECK(told == 0);
  CHECK(sample->history().empty());
  CHECK(sample->revision() == 0);
}

TEST_CASE("What changed is told once, by id, after the commit", "[corpus][project]") {
  support::SampleProject sample;
  std::vector<Changes> told;
  const auto connection = sample->onChange([&](const Changes& changes) { told.push_back(changes); });
  Guid participant, transcript;
  sample->edit(message("Work"), [&](Edit& edit) {
    participant = addParticipant(edit, "A");
    const Guid attribute = addAttribute(edit, "Age", AttributeType::Number);
    setValue(edit, participant, attribute, "31");
    transcript = addTranscript(edit, support::transcriptFrom("A", "И: Нешеде?\nР: Отыз бірде."));
  });
  REQUIRE(told.size() == 1);
  CHECK(told[0].added.at(Kind::Participant) == std::set<Guid>{participant});
  CHECK(told[0].added.at(Kind::Transcript) == std::set<Guid>{transcript});
  CHECK(told[0].added.at(Kind::Attribute).size() == 1);
  CHECK(told[0].modified.empty());
  CHECK(told[0].removed.empty());

  sample->edit(message("Language"), [&](Edit& edit) {
    setTurnLanguage(edit, turns(*sample, transcript)[0].guid, i18n::TextLanguage::Kazakh);
  });
  REQUIRE(told.size() == 2);
  CHECK(told[1].modified.at(Kind::Transcript) == std::set<Guid>{transcript});
  CHECK(told[1].added.empty());

  sample->edit(message("Remove"), [&](Edit& edit) { removeTranscript(edit, transcript); });
  CHECK(told[2].removed.at(Kind::Transcript) == std::set<Guid>{transcript});
  sample->undo();
  CHECK(told[3].added.at(Kind::Transcript) == std::set<Guid>{transcript});
  sample->edit(message("Value"),
               [&](Edit& edit) { setValue(edit, participant, attributeNamed(*sample, "age")->guid, "32"); });
  CHECK(told[4].modified.at(Kind::Participant) == std::set<Guid>{participant});
  CHECK(told.size() == 5);
}

TEST_CASE("A full disk keeps the last state, and work goes on when there is space", "[corpus][project]") {
  support::SampleProject sample;
  sample.addTranscript("A", "Р: Жақсы.");
  const std::string before = support::dump(*sample);
  const auto pages = sample->database().execAndGet("PRAGMA page_count").getInt64();
  sample->database().exec("PRAGMA max_page_count = " + std::to_string(pages + 5));
  const std::string longText(2'000'000, 'a');
  CHECK(failure([&] { sample.addTranscript("B", longText); }) == Reason::NoSpace);
  CHECK(support::dump(*sample) == before);
  CHECK(sample->check().empty());
  sample->database().exec("PRAGMA max_page_count = 1000000");
  sample.addTranscript("B", longText);
  CHECK(transcripts(*sample).size() == 2);
  sample.reopen();
  CHECK(transcripts(*sample).size() == 2);
}

#ifndef _WIN32
TEST_CASE("A file replaced underneath is noticed; the work so far can be saved elsewhere",
          "[corpus][project]") {
  support::SampleProject sample;
  sample.addTranscript("A", "Р: Жақсы.");
  std::filesystem::rename(sample.path(), sample.folder() / "moved.suhbat");
  std::ofstream(sample.path()) << "another file";
  CHECK(failure([&] { sample.addTranscript("B", "Р: Жаман."); }) == Reason::Moved);
  CHECK(transcripts(*sample).size() == 1);
  const auto copy = sample.folder() / "copy.suhbat";
  sample->copyTo(copy);
  CHECK(bytesOf(sample.path()) == "another file");
  CHECK(transcripts(*Project::open(copy, support::fixedEnvironment())).size() == 1);
}

TEST_CASE("Whoever may not read a project may not read its copy", "[corpus][project]") {
  using std::filesystem::perms;
  support::SampleProject sample;
  const auto path = sample.folder() / "copy.suhbat";
  for (const auto rights :
       {perms::owner_read | perms::owner_write,
        perms::owner_read | perms::owner_write | perms::group_read | perms::others_read}) {
    std::filesystem::permissions(sample.path(), rights);
    sample->copyTo(path);
    CHECK(std::filesystem::status(path).permissions() == rights);
  }
}
#endif

TEST_CASE("A copy is a whole project with its history", "[corpus][project]") {
  support::SampleProject sample;
  sample.addTranscript("A", "Р: Жақсы.");
  const auto path = sample.folder() / "copy.suhbat";
  sample->copyTo(path);
  CHECK_THROWS_AS(sample->copyTo(sample.path()), UsageError);
  const auto copy = Project::open(path, support::fixedEnvironment());
  CHECK(support::dump(*copy) == support::dump(*sample));
  copy->undo();
  CHECK(transcripts(*copy).empty());
  CHECK(transcripts(*sample).size() == 1);
}

TEST_CASE("Check finds what was done to the file behind the program's back", "[corpus][check]") {
  support::SampleProject sample;
  sample.addTranscript("A", "И: Неге қайттыңыз?\nР: Үйді сағындым.");
  CHECK(sample->check().empty());
  sample.close();
  std::string expected;
  SECTION("text") {
    poke(sample.path(), "UPDATE texts SET text = replace(text, 'Үйді', 'Уйді')");
    expected = "SHA-256";
  }
  SECTION("length") {
    poke(sample.path(), "UPDATE transcripts SET length = length + 1");
    expected = "another length";
  }
  SECTION("turns outside") {
    poke(sample.path(), "UPDATE turns SET \"end\" = 5000 WHERE \"begin\" > 10");
    expected = "lie outside";
  }
  SECTION("segments outside") {
    poke(sample.path(),
         "INSERT INTO codes (guid, name, created_at) VALUES ('c', 'C', 0);"
         "INSERT INTO segments SELECT 's', transcripts.guid, 3, 9000, 'c', coders.guid, NULL, 0, 0 "
         "FROM transcripts, coders");
    expected = "lies outside";
  }
  SECTION("text missing") {
    poke(sample.path(), "DELETE FROM texts");
    expected = "is missing";
  }
  SECTION("invalid UTF-8") {
    poke(sample.path(), "UPDATE texts SET text = CAST(x'D0' AS TEXT)");
    expected = "not valid UTF-8";
  }
  SECTION("not NFC") {
    poke(sample.path(), "UPDATE texts SET text = 'и' || char(0x306)");
    expected = "stored form";
  }
  SECTION("a reference to nothing") {
    poke(sample.path(), "PRAGMA foreign_keys = OFF; DELETE FROM coders");
    expected = "not there";
  }
  sample.reopen();
  const auto found = sample->check();
  CHECK(std::any_of(found.begin(), found.end(),
                    [&](const i18n::Message& each) { return each.id.find(expected) != std::string::npos; }));
}
