#pragma once
// Recording edits and taking them back: changesets of SQLite's session extension.
#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/changes.h"
#include "corpus/text_splice.h"

struct sqlite3_session;

namespace corpus {

// Records what happens to the project's rows while it lives (all tables but texts,
// originals, revision, history and text_edits).
class Recording {
 public:
  explicit Recording(SQLite::Database& database);
  ~Recording();
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  // Returns what was set before.
  bool enable(bool on);
  std::string changeset() const;

 private:
  sqlite3_session* session_ = nullptr;
};

std::string inverted(std::string_view changeset);

// Applies all of it or throws StaleUndo: rows that are not as the changeset left them, or that would go along
// with it by ON DELETE and are not part of it. Within the caller's transaction, which the caller rolls back.
void applyChangeset(SQLite::Database& database, std::string_view changeset);

[[noreturn]] void throwStaleUndo();

// What a changeset that has just been made or applied did, by id.
Changes changesOf(SQLite::Database& database, std::string_view changeset);

// The two one after the other: what comes and goes within them is not told.
void compose(Changes& first, const Changes& then);

// What one edit does, while it runs: the rows it changes, and between them its replacements in texts, which
// are not recorded row by row.
class EditRecorder {
 public:
  explicit EditRecorder(SQLite::Database& database);
  ~EditRecorder();

  // Without recording.
  void outside(const std::function<void()>& work);
  // As one more step; `step.before` and `step.edges` are filled in.
  void addStep(TextStep step);

  // At the end of the edit. False when it did nothing that anybody has to hear of.
  bool finish();
  const std::string& changeset() const { return changeset_; }  // what was done after the last step
  const std::vector<TextStep>& steps() const { return steps_; }
  const Changes& changes() const { return changes_; }

 private:
  std::string take();

  SQLite::Database& database_;
  std::unique_ptr<Recording> running_;
  std::vector<TextStep> steps_;
  std::string changeset_;
  Changes changes_;
  bool outside_ = false;     // now
  bool wasOutside_ = false;  // something was done without recording
};

// The steps of an edit, and storing them. Not part of the recorded tables.
std::vector<TextStep> stepsOf(SQLite::Database& database, std::int64_t history);
void storeSteps(SQLite::Database& database, std::int64_t history, const std::vector<TextStep>& steps);

// Takes an edit of the history back, or brings it back. Throws StaleUndo. Within the caller's transaction,
// which the caller rolls back.
Changes replayEdit(SQLite::Database& database, std::int64_t history, bool back);

}  // namespace corpus
