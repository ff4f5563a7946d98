#include "corpus/migration.h"

#include <sqlite3.h>

#include <memory>

#include "corpus/database.h"
#include "corpus/history.h"
#include "corpus/participants.h"
#include "corpus/recordings.h"
#include "corpus/sha256.h"
#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;

namespace {

constexpr const char* kText = "И: Неге қайттыңыз?\nР: Үйді сағындым.";

// A project file as the program of version 1 left it: its tables from the frozen script, every edit with its
// changeset of those tables.
class OldProject {
 public:
  OldProject() {
    SQLite::Database old(path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec("PRAGMA page_size = 8192; PRAGMA foreign_keys = ON; PRAGMA user_version = 1");
    old.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    makeSchema(old, 1);
    SQLite::Statement text(old,
                           "INSERT INTO transcripts (guid, name, text_sha256, length, imported_at) "
                           "VALUES ('t', 'A', ?, 36, 1)");
    text.bind(1, sha256Hex(kText));
    old.exec(
        "INSERT INTO project VALUES ('11111111-0000-4000-8000-000000000000', 'Қайту', 'kk', 1);"
        "INSERT INTO revision VALUES (1, 3);"
        "INSERT INTO coders (guid, name, created_at) VALUES ('k', 'Айгүл', 1)");
    text.exec();
    SQLite::Statement words(old, "INSERT INTO texts VALUES ('t', ?)");
    words.bind(1, kText);
    words.exec();
    old.exec(
        "INSERT INTO speakers VALUES ('i', 't', 'И', 'interviewer', NULL), ('r', 't', 'Р', 'respondent', "
        "NULL);"
        "INSERT INTO turns VALUES ('t1', 't', 0, 3, 18, 'i', 'kk', NULL, NULL),"
        "('t2', 't', 19, 22, 36, 'r', 'kk', 1000, 2000)");
    edit(old, "Participant",
         "INSERT INTO participants VALUES ('p', 'Ерлан', 1);"
         "INSERT INTO attributes VALUES ('a', 'Жасы', 'number', 0), ('b', 'Oблыс', 'choice', 1);"
         "INSERT INTO attribute_choices VALUES ('b', 'Абай', 0);"
         "INSERT INTO attribute_values VALUES ('p', 'a', '30'), ('p', 'b', 'Абай');"
         "UPDATE speakers SET participant = 'p' WHERE guid = 'r'");
    edit(old, "Tag",
         "INSERT INTO codes (guid, name, created_at) VALUES ('c', 'Үй', 1);"
         "INSERT INTO segments VALUES ('s', 't', 22, 26, 'c', 'k', 50, 1, 1);"
         "INSERT INTO memos (guid, segment, text, created_at, modified_at) VALUES ('m', 's', 'why', 1, 1)");
    edit(old, "Delete attribute", "DELETE FROM attributes WHERE guid = 'a'");
  }

  std::filesystem::path path() const { return folder_ / "Қайту.suhbat"; }
  std::filesystem::path backup(const std::string& end = "") const {
    return folder_ / ("Қайту (before version 2)" + end + ".suhbat");
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_.path()),
                                                  std::filesystem::directory_iterator()));
  }

 private:
  static void edit(SQLite::Database& old, const char* label, const char* sql) {
    Recording recording(old);
    old.exec(sql);
    const std::string changeset = recording.changeset();
    SQLite::Statement insert(old,
                             "INSERT INTO history (label, at, state, changeset) VALUES (?, 1, 'done', ?)");
    insert.bind(1, label);
    insert.bind(2, changeset.data(), static_cast<int>(changeset.size()));
    insert.exec();
  }

  support::TemporaryFolder folder_;
};

std::unique_ptr<Project> open(const std::filesystem::path& path,
                              Project::Mode mode = Project::Mode::ReadWrite) {
  return Project::open(path, support::fixedEnvironment(), mode);
}

// Every row of the tables of version 1, and the version.
std::string rowsOfVersion1(SQLite::Database& database) {
  SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  makeSchema(model, 1);
  std::string all;
  SQLite::Statement columns(
      model,
      "SELECT t.name, group_concat('quote(\"' || c.name || '\")', ' || '','' || ') FROM "
      "sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' GROUP BY 1");
  while (columns.executeStep()) {
    const std::string table = columns.getColumn(0).getString();
    SQLite::Statement rows(database,
                           "SELECT " + columns.getColumn(1).getString() + " FROM " + table + " ORDER BY 1");
    while (rows.executeStep()) all += table + ": " + rows.getColumn(0).getString() + '\n';
  }
  return all;
}

std::string rowsOfVersion1(const std::filesystem::path& path) {
  SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
  return rowsOfVersion1(database);
}

std::int64_t versionOf(const std::filesystem::path& path) {
  SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
  return database.execAndGet("PRAGMA user_version").getInt64();
}

// The file's bytes without its change counters and the version of SQLite that wrote last.
std::string pagesOf(const std::filesystem::path& path) {
  std::string bytes = support::contents(path);
  bytes.replace(24, 4, 4, '\0');
  bytes.replace(40, 4, 4, '\0');
  bytes.replace(92, 8, 8, '\0');
  return bytes;
}

}  // namespace

TEST_CASE("A project of version 1 becomes one of version 2 with everything that was in it",
          "[corpus][migration]") {
  const OldProject old;
  const std::string before = rowsOfVersion1(old.path()), pages = pagesOf(old.path());
  {
    const auto project = open(old.path());
    CHECK(project->database().execAndGet("PRAGMA user_version").getInt64() == kFormat);
    CHECK(rowsOfVersion1(project->database()) == before);
    CHECK(project->check().empty());
    CHECK(transcripts(*project).size() == 1);
    const Guid transcript = transcripts(*project)[0].guid;
    CHECK(text(*project, transcript) == kText);
    // What is new works.
    project->edit(message("Recording"),
                  [&](Edit& edit) { setRecording(edit, transcript, old.path().parent_path() / "a.mp3"); });
    project->undo();
  }
  CHECK(versionOf(old.path()) == kFormat);
  CHECK(open(old.path())->check().empty());

  // The backup is the file as it was, and is not made twice.
  CHECK(old.files() == 2);
  CHECK(versionOf(old.backup()) == 1);
  CHECK(rowsOfVersion1(old.backup()) == before);
  CHECK((pagesOf(old.backup()) == pages));
}

TEST_CASE("Edits made with version 1 are undone and redone in version 2", "[corpus][migration]") {
  const OldProject old;
  const std::string before = rowsOfVersion1(old.path());
  const auto project = open(old.path());
  const std::string migrated = support::dump(*project);
  for (int round = 0; round < 2; ++round) {
    int steps = 0;
    for (; project->undoLabel(); ++steps) CHECK_NOTHROW(project->undo());
    CHECK(steps == 3);
    CHECK(participants(*project).empty());
    CHECK(attributes(*project).empty());
    while (project->redoLabel()) CHECK_NOTHROW(project->redo());
    CHECK(support::dump(*project) == migrated);
  }
  CHECK(project->check().empty());
}

TEST_CASE("A backup never takes the place of another file", "[corpus][migration]") {
  const OldProject old;
  support::write(old.backup(), "hers");
  open(old.path());
  CHECK(support::contents(old.backup()) == "hers");
  CHECK(versionOf(old.backup(" (2)")) == 1);
  CHECK(old.files() == 3);
}

TEST_CASE("An old project opened for reading only is shown as it is and not touched", "[corpus][migration]") {
  const OldProject old;
  const std::string bytes = support::contents(old.path()), before = rowsOfVersion1(old.path());
  {
    const auto project = open(old.path(), Project::Mode::ReadOnly);
    CHECK(project->readOnly());
    CHECK(rowsOfVersion1(project->database()) == before);
    CHECK(project->check().empty());
    CHECK(cues(*project, transcripts(*project)[0].guid).empty());
    CHECK_THROWS_AS(project->undo(), ProjectError);
    CHECK_THROWS(project->database().exec("DELETE FROM memos"));
    const auto copy = old.path().parent_path() / "copy.suhbat";
    project->copyTo(copy);
    CHECK(open(copy)->check().empty());
    std::filesystem::remove(copy);
  }
  CHECK(support::contents(old.path()) == bytes);
  CHECK(old.files() == 1);
}

TEST_CASE("A migration that fails anywhere leaves the old project whole", "[corpus][migration]") {
  const OldProject old;
  const std::string before = rowsOfVersion1(old.path());
  SECTION("stopped after any number of steps") {
    int failures = 0, limit = 1;
    for (bool done = false; !done; limit += limit / 3 + 1) {
      SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
      struct Stop {
        int limit = 0, steps = 0;
      } stop{limit};
      sqlite3_progress_handler(
          database.getHandle(), 10,
          [](void* data) {
            auto& at = *static_cast<Stop*>(data);
            return ++at.steps >= at.limit ? 1 : 0;
          },
          &stop);
      try {
        migrate(database, old.path());
        done = true;
      } catch (const std::exception&) {
        ++failures;
      }
      sqlite3_progress_handler(database.getHandle(), 0, nullptr, nullptr);
      REQUIRE(rowsOfVersion1(database) == before);
      REQUIRE(database.execAndGet("PRAGMA user_version").getInt64() == (done ? kFormat : 1));
      REQUIRE(hasSchemaOf(database, done ? kFormat : 1));
    }
    CHECK(failures > 10);
  }
  SECTION("no space") {
    {
      SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
      database.exec("PRAGMA max_page_count = " +
                    std::to_string(database.execAndGet("PRAGMA page_count").getInt64() + 2));
      CHECK_THROWS_AS(migrate(database, old.path()), SQLite::Exception);
    }
    CHECK(versionOf(old.path()) == 1);
    CHECK(rowsOfVersion1(old.path()) == before);
    open(old.path());
    CHECK(versionOf(old.path()) == kFormat);
  }
  SECTION("a damaged table") {
    {
      SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
      database.exec("PRAGMA ignore_check_constraints = ON; UPDATE turns SET start_ms = -5");
    }
    const std::string damaged = rowsOfVersion1(old.path());
    CHECK_THROWS_AS(open(old.path()), ProjectError);
    CHECK(versionOf(old.path()) == 1);
    CHECK(rowsOfVersion1(old.path()) == damaged);
  }
  SECTION("tables that are not those of its version") {
    {
      SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
      database.exec("CREATE TRIGGER t AFTER INSERT ON segments BEGIN DELETE FROM codes; END");
    }
    const std::string bytes = support::contents(old.path());
    CHECK_THROWS_AS(open(old.path()), ProjectError);
    CHECK(support::contents(old.path()) == bytes);
    CHECK(old.files() == 1);
  }
}

TEST_CASE("A reference to nothing that an old project has doesn't keep it from being opened",
          "[corpus][migration]") {
  const OldProject old;
  {
    SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF; DELETE FROM coders");
  }
  const auto project = open(old.path());
  CHECK_FALSE(project->check().empty());
  CHECK(versionOf(old.backup()) == 1);
}

TEST_CASE("The scripts of versions that are in use don't change", "[corpus][migration]") {
  const auto script = std::filesystem::path(SUHBAT_TEST_DATA) / "../../corpus/schema/001.sql";
  CHECK(sha256Hex(support::contents(script)) ==
        "1be20cb30d91cf1ae5ef8f89593ef90ba429b3354bb3b42ca9d9d649fb409a62");
}
