#pragma once
// Recording edits and taking them back: changesets of SQLite's session extension.
#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>

#include "corpus/changes.h"

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
  bool paused = false;  // something was done while it was not enabled

 private:
  sqlite3_session* session_ = nullptr;
};

std::string inverted(std::string_view changeset);

// Applies all of it or throws StaleUndo: rows that are not as the changeset left them, or that would go along
// with it by ON DELETE and are not part of it. Within the caller's transaction, which the caller rolls back.
void applyChangeset(SQLite::Database& database, std::string_view changeset);

// What a changeset that has just been made or applied did, by id.
Changes changesOf(SQLite::Database& database, std::string_view changeset);

}  // namespace corpus
