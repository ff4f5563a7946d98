#include "corpus/migration.h"

#include <sqlite3.h>

#include <memory>

#include "corpus/database.h"
#include "corpus/history.h"
#include "corpus/participants.h"
#include "corpus/recordings.h"
#include "corpus/saved_queries.h"
#include "corpus/sha256.h"
#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;

namespace {

constexpr const char* kText = "И: Неге қайттыңыз?\nР: Үйді сағындым.";

std::string script(const std::string& name) {
  return support::contents(std::filesystem::path(SUHBAT_TEST_DATA) / "../../corpus/schema" / name);
}

// A project file as the program of an older version left it: its tables from the frozen scripts, every edit
// with its changeset of those tables. One of version 2 was made with version 1 and brought to 2.
class OldProject {
 public:
  explicit OldProject(std::int64_t version) : version_(version) {
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
    if (version == 1) return;
    old.exec(script("002.sql") + "PRAGMA user_version = 2");
    edit(old, "Listen",
         "INSERT INTO formatting VALUES ('f', 't', 22, 26, 'bold');"
         "INSERT INTO cues VALUES ('q', 't', 22, 26, 1000, 2000);"
         "INSERT INTO settings VALUES ('keep_originals', 'yes')");
  }

  std::int64_t version() const { return version_; }
  int edits() const { return version_ == 1 ? 3 : 4; }

  std::filesystem::path path() const { return folder_ / "Қайту.suhbat"; }
  std::filesystem::path backup(const std::string& end = "") const {
    return folder_ / ("Қайту (before version 3)" + end + ".suhbat");
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

  std::int64_t version_;
  support::TemporaryFolder folder_;
};

std::unique_ptr<Project> open(const std::filesystem::path& path,
                              Project::Mode mode = Project::Mode::ReadWrite) {
  return Project::open(path, support::fixedEnvironment(), mode);
}

// Every row of the tables of that version.
std::string rowsOf(SQLite::Database& database, std::int64_t version) {
  SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  makeSchema(model, version);
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

std::string rowsOf(const std::filesystem::path& path, std::int64_t version) {
  SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
  return rowsOf(database, version);
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

TEST_CASE("A project of an older version becomes one of this with everything that was in it",
          "[corpus][migration]") {
  const OldProject old(GENERATE(1, 2));
  const std::string before = rowsOf(old.path(), old.version()), pages = pagesOf(old.path());
  {
    const auto project = open(old.path());
    CHECK(project->database().execAndGet("PRAGMA user_version").getInt64() == kFormat);
    CHECK(rowsOf(project->database(), old.version()) == before);
    CHECK(project->check().empty());
    CHECK(transcripts(*project).size() == 1);
    const Guid transcript = transcripts(*project)[0].guid;
    CHECK(text(*project, transcript) == kText);
    // What is new works.
    project->edit(message("Recording"),
                  [&](Edit& edit) { setRecording(edit, transcript, old.path().parent_path() / "a.mp3"); });
    project->undo();
    project->edit(message("Search"), [&](Edit& edit) { saveQuery(edit, {{}, "Үй", "үй"}); });
    CHECK(savedQueries(*project).size() == 1);
    project->undo();
  }
  CHECK(versionOf(old.path()) == kFormat);
  CHECK(open(old.path())->check().empty());

  // The backup is the file as it was, and is not made twice.
  CHECK(old.files() == 2);
  CHECK(versionOf(old.backup()) == old.version());
  CHECK(rowsOf(old.backup(), old.version()) == before);
  CHECK((pagesOf(old.backup()) == pages));
}

TEST_CASE("Edits made with an older version are undone and redone in this", "[corpus][migration]") {
  const OldProject old(GENERATE(1, 2));
  const std::string before = rowsOf(old.path(), old.version());
  const auto project = open(old.path());
  const std::string migrated = support::dump(*project);
  for (int round = 0; round < 2; ++round) {
    int steps = 0;
    for (; project->undoLabel(); ++steps) CHECK_NOTHROW(project->undo());
    CHECK(steps == old.edits());
    CHECK(participants(*project).empty());
    CHECK(attributes(*project).empty());
    while (project->redoLabel()) CHECK_NOTHROW(project->redo());
    CHECK(support::dump(*project) == migrated);
  }
  CHECK(project->check().empty());
}

TEST_CASE("A backup never takes the place of another file", "[corpus][migration]") {
  const OldProject old(GENERATE(1, 2));
  support::write(old.backup(), "hers");
  open(old.path());
  CHECK(support::contents(old.backup()) == "hers");
  CHECK(versionOf(old.backup(" (2)")) == old.version());
  CHECK(old.files() == 3);
}

TEST_CASE("An old project opened for reading only is shown as it is and not touched", "[corpus][migration]") {
  const OldProject old(GENERATE(1, 2));
  const std::string bytes = support::contents(old.path()), before = rowsOf(old.path(), old.version());
  {
    const auto project = open(old.path(), Project::Mode::ReadOnly);
    CHECK(project->readOnly());
    CHECK(rowsOf(project->database(), old.version()) == before);
    CHECK(project->check().empty());
    CHECK(cues(*project, transcripts(*project)[0].guid).size() == (old.version() == 1 ? 0 : 1));
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
  const OldProject old(GENERATE(1, 2));
  const std::string before = rowsOf(old.path(), old.version());
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
      REQUIRE(rowsOf(database, old.version()) == before);
      REQUIRE(database.execAndGet("PRAGMA user_version").getInt64() == (done ? kFormat : old.version()));
      REQUIRE(hasSchemaOf(database, done ? kFormat : old.version()));
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
    CHECK(versionOf(old.path()) == old.version());
    CHECK(rowsOf(old.path(), old.version()) == before);
    open(old.path());
    CHECK(versionOf(old.path()) == kFormat);
  }
  SECTION("a damaged table") {
    {
      SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
      database.exec("PRAGMA ignore_check_constraints = ON; UPDATE turns SET start_ms = -5");
    }
    const std::string damaged = rowsOf(old.path(), old.version());
    CHECK_THROWS_AS(open(old.path()), ProjectError);
    CHECK(versionOf(old.path()) == old.version());
    CHECK(rowsOf(old.path(), old.version()) == damaged);
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
  const OldProject old(GENERATE(1, 2));
  {
    SQLite::Database database(old.path().string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF; DELETE FROM coders");
  }
  const auto project = open(old.path());
  CHECK_FALSE(project->check().empty());
  CHECK(versionOf(old.backup()) == old.version());
}

TEST_CASE("The scripts of versions that are in use don't change", "[corpus][migration]") {
  CHECK(sha256Hex(script("001.sql")) == "1be20cb30d91cf1ae5ef8f89593ef90ba429b3354bb3b42ca9d9d649fb409a62");
  CHECK(sha256Hex(script("002.sql")) == "a768ebf6bd58079ee84f554fd9958759b8bf6776c051f860f91cafacfd3a2c1e");
}
