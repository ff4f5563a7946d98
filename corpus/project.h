#pragma once
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/changes.h"
#include "corpus/environment.h"
#include "corpus/errors.h"
#include "corpus/signal.h"
#include "i18n/messages.h"

namespace SQLite {
class Database;
}

namespace corpus {

class Project;
class EditRecorder;

// What the person did, in words: shown in Edit > Undo and in the history. Made with i18n::message("Delete
// code “{code}”", …), so it can be said in any language of the interface.
using Label = i18n::Message;

// The right to change the project, while Project::edit() runs. Functions of corpus and coding that change
// something take one.
class Edit {
 public:
  SQLite::Database& database();
  Project& project() { return project_; }
  Guid newGuid() const;
  std::int64_t now() const;  // milliseconds since 1970 UTC; the same during the whole edit
  // Runs `work` without writing its rows to the history (texts and turns of an import, which are retired and
  // brought back as a whole).
  void outsideHistory(const std::function<void()>& work);
  EditRecorder& recorder() { return recorder_; }  // for text_edit.cpp

 private:
  friend class Project;
  Edit(Project& project, EditRecorder& recorder, std::int64_t now)
      : project_(project), recorder_(recorder), now_(now) {}
  Project& project_;
  EditRecorder& recorder_;
  std::int64_t now_;
};

struct HistoryEntry {
  enum class State { Done, Undone, Abandoned };  // Abandoned: undone, then other work was done instead
  std::int64_t number = 0;
  Label label;
  Guid coder;  // none when nobody was set
  std::string coderName;
  std::int64_t at = 0;  // milliseconds since 1970 UTC
  State state = State::Done;
};

// One project file, open. One thread (the main thread) uses it; jobs work on values.
class Project {
 public:
  struct New {
    std::string name;
    i18n::Language language = i18n::Language::Russian;  // of code names and exports
    std::string coder;                                  // name of the person who codes
  };
  // Makes the file in one transaction. Throws ProjectError when it exists already or can't be written.
  static std::unique_ptr<Project> create(const std::filesystem::path& path, const New& wanted,
                                         Environment environment);

  enum class Mode { ReadWrite, ReadOnly };
  // Throws ProjectError; nothing of a file that is refused is touched. Falls back to read-only on read-only
  // media.
  static std::unique_ptr<Project> open(const std::filesystem::path& path, Environment environment,
                                       Mode mode = Mode::ReadWrite);
  ~Project();
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  const std::filesystem::path& path() const;
  bool readOnly() const;
  const Guid& guid() const;
  std::string name() const;
  i18n::Language language() const;
  void setName(Edit&, const std::string& name);
  void setLanguage(Edit&, i18n::Language language);

  // Who is working; recorded with each edit. Set from the program's settings, not an edit itself.
  const Guid& coder() const;
  void setCoder(const Guid& coder);

  // One user action: BEGIN IMMEDIATE, `work`, its changeset into the history, COMMIT, then one onChange. An
  // exception from `work` rolls everything back and goes on. No nesting. An edit that changed nothing leaves
  // no history. Throws ProjectError (NoSpace, ReadOnly, Moved, …) with the file as it was.
  Changes edit(const Label& label, const std::function<void(Edit&)>& work);

  std::optional<Label> undoLabel() const;
  std::optional<Label> redoLabel() const;
  // Takes back the last edit, or brings it back; across sessions too. Throws StaleUndo, with nothing changed,
  // or UsageError when there is nothing to undo.
  Changes undo();
  Changes redo();
  std::vector<HistoryEntry> history() const;  // oldest first

  // Grows with every committed change, undo and redo; kept in the file and in the index.
  std::int64_t revision() const;

  [[nodiscard]] Connection onChange(std::function<void(const Changes&)> slot);

  // What `check` finds: integrity_check, foreign keys, SHA-256 of every text, positions inside their texts,
  // code points against stored lengths. Empty when all is well.
  std::vector<i18n::Message> check() const;

  // A whole, checked copy (SQLite's backup API), for another place or a backup.
  void copyTo(const std::filesystem::path& path) const;

  // For SELECTs in corpus, coding and search .cpp files.
  SQLite::Database& database() const;
  const Environment& environment() const;

 private:
  struct State;
  explicit Project(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// What a failure in the middle of reading means to the person (a damaged page, a disk that went away);
// nothing when `failure` is not the project file's. `path` is the project's.
std::optional<ProjectError> asProjectError(const std::exception& failure, const std::filesystem::path& path);

}  // namespace corpus
