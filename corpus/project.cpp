#include "corpus/project.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "corpus/database.h"
#include "corpus/database_copy.h"
#include "corpus/history.h"
#include "corpus/platform.h"
#include "corpus/transaction.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;
using Reason = ProjectError::Reason;

std::string toJson(const std::map<std::string, std::string>& arguments) {
  return nlohmann::json(arguments).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Label labelFrom(SQLite::Statement& row, int label, int arguments) {
  Label made{row.getColumn(label).getString(), {}};
  const auto json = nlohmann::json::parse(row.getColumn(arguments).getString(), nullptr, false);
  if (json.is_object()) {
    for (const auto& [name, value] : json.items()) {
      if (value.is_string()) made.arguments[name] = value.get<std::string>();
    }
  }
  return made;
}

ProjectError cannotWrite(const std::filesystem::path& path, const std::string& reason) {
  return {Reason::ReadOnly, message("The file “{path}” can't be written ({reason}). Choose another folder.",
                                    {{"path", utf8(path)}, {"reason", reason}})};
}

ProjectError cannotWrite(const std::filesystem::path& path, const SQLite::Exception& failure) {
  switch (failure.getErrorCode() & 0xff) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return cannotWrite(path, std::string(failure.what()));
    default:
      return projectError(failure, path);
  }
}

}  // namespace

struct Project::State {
  std::filesystem::path path;
  Environment environment;
  std::unique_ptr<SQLite::Database> database;
  bool readOnly = false;
  bool editing = false;
  Guid guid;
  Guid coder;
  std::int64_t revision = 0;
  Signal<const Changes&> changed;

  // All that edit, undo and redo have in common.
  template <typename Work>
  Changes change(const Work& work) {
    if (editing) throw std::logic_error("an edit within an edit");
    if (readOnly) {
      throw ProjectError(
          Reason::ReadOnly,
          message("The project “{file}” is open for reading only, so it can't be changed. Save it "
                  "under another name to work on it.",
                  {{"file", utf8(path.filename())}}));
    }
    Changes changes;
    bool changedAnything = false;
    editing = true;
    const std::unique_ptr<bool, void (*)(bool*)> end(&editing, [](bool* flag) { *flag = false; });
    try {
      refuseIfMoved(*database, path);
      Transaction transaction(*database, "BEGIN IMMEDIATE");
      changedAnything = work(changes);
      if (!changedAnything) return {};
      database->exec("UPDATE revision SET value = value + 1");
      transaction.commit();
      ++revision;
    } catch (const SQLite::Exception& failure) {
      throw projectError(failure, path);
    }
    return changes;
  }

  std::optional<std::pair<std::int64_t, Label>> step(const char* state, const char* order) const {
    SQLite::Statement query(
        *database, std::string("SELECT number, label, arguments FROM history WHERE state = '") + state +
                       "' ORDER BY number " + order + " LIMIT 1");
    if (!query.executeStep()) return std::nullopt;
    return std::pair(query.getColumn(0).getInt64(), labelFrom(query, 1, 2));
  }

  Changes replay(std::int64_t number, bool back) {
    Changes done = change([&](Changes& changes) {
      changes = replayEdit(*database, number, back);
      SQLite::Statement update(*database, "UPDATE history SET state = ? WHERE number = ?");
      update.bind(1, back ? "undone" : "done");
      update.bind(2, number);
      update.exec();
      return true;
    });
    changed.emit(done);
    return done;
  }
};

SQLite::Database& Edit::database() {
  return project_.database();
}
Guid Edit::newGuid() const {
  return project_.environment().newGuid();
}
std::int64_t Edit::now() const {
  return now_;
}

void Edit::outsideHistory(const std::function<void()>& work) {
  recorder_.outside(work);
}

Project::Project(std::unique_ptr<State> state) : state_(std::move(state)) {}

Project::~Project() {
  // Back to the ordinary way of locking, so that SQLite takes its emptied journal away.
  if (!state_->readOnly) {
    state_->database->tryExec("PRAGMA locking_mode = NORMAL; SELECT value FROM revision");
  }
}

std::unique_ptr<Project> Project::create(const std::filesystem::path& path, const New& wanted,
                                         Environment environment) {
  const auto exists = [&] {
    return ProjectError(Reason::Other,
                        message("There is a file “{path}” already. Nothing was changed. Choose another name.",
                                {{"path", utf8(path)}}));
  };
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) throw exists();
  const TemporaryBeside temporary(path, environment.newGuid());
  const Guid coder = wanted.coder.empty() ? Guid() : environment.newGuid();
  try {
    const auto database = createDatabase(temporary.path());
    SQLite::Statement project(*database, "INSERT INTO project VALUES (?, ?, ?, ?)");
    project.bind(1, environment.newGuid().text());
    project.bind(2, i18n::normalised(wanted.name));
    project.bind(3, std::string(i18n::code(wanted.language)));
    project.bind(4, environment.now());
    project.exec();
    database->exec("INSERT INTO revision VALUES (1, 0)");
    if (coder) {
      SQLite::Statement insert(*database, "INSERT INTO coders (guid, name, created_at) VALUES (?, ?, ?)");
      insert.bind(1, coder.text());
      insert.bind(2, i18n::normalised(wanted.coder));
      insert.bind(3, environment.now());
      insert.exec();
    }
    database->exec("COMMIT");
  } catch (const SQLite::Exception& failure) {
    throw cannotWrite(path, failure);
  }
  try {
    if (!moveNew(temporary.path(), path)) throw exists();
  } catch (const std::filesystem::filesystem_error& failure) {
    throw cannotWrite(path, failure.code().message());
  }
  auto project = open(path, std::move(environment));
  project->setCoder(coder);
  return project;
}

std::unique_ptr<Project> Project::open(const std::filesystem::path& path, Environment environment,
                                       Mode mode) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->environment = std::move(environment);
  state->database = openDatabase(path, mode == Mode::ReadOnly);
  state->readOnly = isReadOnly(*state->database);
  try {
    SQLite::Statement query(*state->database, "SELECT guid, (SELECT value FROM revision) FROM project");
    if (!query.executeStep() || query.getColumn(1).isNull()) {
      throw SQLite::Exception("project", SQLITE_CORRUPT);
    }
    // Folders are named after it, so in a file that someone sent it must not be a path.
    const auto guid = Guid::parse(query.getColumn(0).getString());
    if (!guid) throw SQLite::Exception("project", SQLITE_CORRUPT);
    state->guid = *guid;
    state->revision = query.getColumn(1).getInt64();
  } catch (const SQLite::Exception& failure) {
    throw projectError(failure, path);
  }
  return std::unique_ptr<Project>(new Project(std::move(state)));
}

const std::filesystem::path& Project::path() const {
  return state_->path;
}
bool Project::readOnly() const {
  return state_->readOnly;
}
const Guid& Project::guid() const {
  return state_->guid;
}
const Guid& Project::coder() const {
  return state_->coder;
}
void Project::setCoder(const Guid& coder) {
  state_->coder = coder;
}
std::int64_t Project::revision() const {
  return state_->revision;
}
SQLite::Database& Project::database() const {
  return *state_->database;
}
const Environment& Project::environment() const {
  return state_->environment;
}

std::string Project::name() const {
  return state_->database->execAndGet("SELECT name FROM project").getString();
}

i18n::Language Project::language() const {
  const std::string code = state_->database->execAndGet("SELECT language FROM project").getString();
  return i18n::languageOf(code).value_or(i18n::Language::Russian);
}

void Project::setName(Edit& edit, const std::string& name) {
  SQLite::Statement update(edit.database(), "UPDATE project SET name = ?");
  update.bind(1, i18n::normalised(name));
  update.exec();
}

void Project::setLanguage(Edit& edit, i18n::Language language) {
  SQLite::Statement update(edit.database(), "UPDATE project SET language = ?");
  update.bind(1, std::string(i18n::code(language)));
  update.exec();
}

Changes Project::edit(const Label& label, const std::function<void(Edit&)>& work) {
  bool done = false;
  Changes result = state_->change([&](Changes& changes) {
    EditRecorder recorder(*state_->database);
    Edit edit(*this, recorder, state_->environment.now());
    work(edit);
    done = recorder.finish();
    const std::string& changeset = recorder.changeset();
    if (changeset.empty() && recorder.steps().empty()) return done;
    changes = recorder.changes();
    state_->database->exec("UPDATE history SET state = 'abandoned' WHERE state = 'undone'");
    SQLite::Statement insert(*state_->database,
                             "INSERT INTO history (label, arguments, coder, at, state, changeset) "
                             "VALUES (?, ?, ?, ?, 'done', ?)");
    insert.bind(1, label.id);
    insert.bind(2, toJson(label.arguments));
    if (state_->coder) insert.bind(3, state_->coder.text());
    insert.bind(4, edit.now());
    insert.bindNoCopy(5, changeset.data(), static_cast<int>(changeset.size()));
    insert.exec();
    storeSteps(*state_->database, state_->database->getLastInsertRowid(), recorder.steps());
    return done;
  });
  if (done) state_->changed.emit(result);
  return result;
}

std::optional<Label> Project::undoLabel() const {
  const auto step = state_->step("done", "DESC");
  return step ? std::optional(step->second) : std::nullopt;
}

std::optional<Label> Project::redoLabel() const {
  const auto step = state_->step("undone", "ASC");
  return step ? std::optional(step->second) : std::nullopt;
}

Changes Project::undo() {
  const auto step = state_->step("done", "DESC");
  if (!step) throw UsageError(message("There is nothing to undo."));
  return state_->replay(step->first, true);
}

Changes Project::redo() {
  const auto step = state_->step("undone", "ASC");
  if (!step) throw UsageError(message("There is nothing to redo."));
  return state_->replay(step->first, false);
}

std::vector<HistoryEntry> Project::history() const {
  std::vector<HistoryEntry> entries;
  SQLite::Statement query(
      *state_->database,
      "SELECT number, label, arguments, history.coder, coders.name, at, state FROM history "
      "LEFT JOIN coders ON coders.guid = history.coder ORDER BY number");
  while (query.executeStep()) {
    HistoryEntry entry;
    entry.number = query.getColumn(0).getInt64();
    entry.label = labelFrom(query, 1, 2);
    entry.coder = Guid::fromStored(query.getColumn(3).getString());
    entry.coderName = query.getColumn(4).getString();
    entry.at = query.getColumn(5).getInt64();
    const std::string state = query.getColumn(6).getString();
    entry.state = state == "done"     ? HistoryEntry::State::Done
                  : state == "undone" ? HistoryEntry::State::Undone
                                      : HistoryEntry::State::Abandoned;
    entries.push_back(std::move(entry));
  }
  return entries;
}

Connection Project::onChange(std::function<void(const Changes&)> slot) {
  return state_->changed.connect(std::move(slot));
}

std::optional<ProjectError> asProjectError(const std::exception& failure, const std::filesystem::path& path) {
  const auto* ofFile = dynamic_cast<const SQLite::Exception*>(&failure);
  return ofFile ? std::optional(projectError(*ofFile, path)) : std::nullopt;
}

void Project::copyTo(const std::filesystem::path& path) const {
  std::error_code ignored;
  if (std::filesystem::equivalent(path, state_->path, ignored)) {
    throw UsageError(
        message("A copy of the project can't take the place of the project itself. Choose another "
                "name."));
  }
  const TemporaryBeside temporary(path, state_->environment.newGuid());
  try {
    copyDatabase(*state_->database, temporary.path());
  } catch (const SQLite::Exception& failure) {
    throw cannotWrite(path, failure);
  }
  try {
    moveOver(temporary.path(), path);
  } catch (const std::filesystem::filesystem_error& failure) {
    throw cannotWrite(path, failure.code().message());
  }
}

}  // namespace corpus
