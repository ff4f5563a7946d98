#include "corpus/history.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <vector>

#include "corpus/errors.h"

namespace corpus {
namespace {

// Children before their parents: a changeset keeps this order, so that when it deletes, the rows that name
// another go first, and ON DELETE finds nothing left to do.
constexpr const char* kRecordedTables[] = {"memos",
                                           "segments",
                                           "refused_passages",
                                           "formatting",
                                           "cues",
                                           "recordings",
                                           "aligned_turns",
                                           "translations",
                                           "code_translations",
                                           "codes",
                                           "attribute_values",
                                           "attribute_choices",
                                           "attributes",
                                           "assignments",
                                           "turns",
                                           "speakers",
                                           "participants",
                                           "transcripts",
                                           "coders",
                                           "speaker_rules",
                                           "saved_queries",
                                           "glossary",
                                           "stop_words",
                                           "settings",
                                           "project"};

void require(int result, SQLite::Database& database) {
  if (result != SQLITE_OK) throw SQLite::Exception(database.getHandle(), result);
}

struct Free {
  void operator()(void* memory) const { sqlite3_free(memory); }
};

int size(std::string_view bytes) {
  return static_cast<int>(bytes.size());
}
// The session functions take what they only read as void*.
void* data(std::string_view bytes) {
  return const_cast<char*>(bytes.data());
}

struct Operation {
  std::string_view table;
  int kind = 0;  // SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE
  int columns = 0;
  sqlite3_changeset_iter* iterator = nullptr;

  // Null where the operation doesn't tell (an unchanged column of an UPDATE).
  sqlite3_value* before(int column) const {
    sqlite3_value* value = nullptr;
    if (kind != SQLITE_INSERT) sqlite3changeset_old(iterator, column, &value);
    return value;
  }
  sqlite3_value* after(int column) const {
    sqlite3_value* value = nullptr;
    if (kind != SQLITE_DELETE) sqlite3changeset_new(iterator, column, &value);
    return value;
  }
  sqlite3_value* any(int column) const {
    sqlite3_value* value = before(column);
    return value ? value : after(column);
  }
};

std::string textOf(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text ? std::string(text, static_cast<std::size_t>(sqlite3_value_bytes(value))) : std::string();
}

template <typename Visit>
void eachOperation(std::string_view changeset, const Visit& visit) {
  if (changeset.empty()) return;
  sqlite3_changeset_iter* iterator = nullptr;
  int result = sqlite3changeset_start(&iterator, size(changeset), data(changeset));
  std::unique_ptr<sqlite3_changeset_iter, decltype(&sqlite3changeset_finalize)> owner(
      iterator, &sqlite3changeset_finalize);
  while (result == SQLITE_OK && sqlite3changeset_next(iterator) == SQLITE_ROW) {
    Operation operation;
    const char* table = nullptr;
    int indirect = 0;
    result = sqlite3changeset_op(iterator, &table, &operation.columns, &operation.kind, &indirect);
    operation.table = table;
    operation.iterator = iterator;
    visit(operation);
  }
  // `next` also ends at malformed bytes; only finalize tells.
  const int finished = sqlite3changeset_finalize(owner.release());
  if (result != SQLITE_OK || finished != SQLITE_OK) throw SQLite::Exception("changeset", SQLITE_CORRUPT);
}

void append(std::string& text, sqlite3_value* value) {
  if (!value) {
    text += '-';
    return;
  }
  text += static_cast<char>('0' + sqlite3_value_type(value));
  const std::string content = textOf(value);
  text += std::to_string(content.size());
  text += ':';
  text += content;
}

using ColumnCounts = std::unordered_map<std::string_view, int>;

ColumnCounts columnsOf(std::string_view changeset) {
  ColumnCounts counts;
  eachOperation(changeset, [&](const Operation& operation) {
    for (const char* table : kRecordedTables) {
      if (operation.table == table) counts.emplace(table, operation.columns);
    }
  });
  return counts;
}

// One string an operation, sorted: two changesets with the same ones do the same. Columns that came with a
// later version of the file than the changeset (behind the others) are left out by `columns`.
std::vector<std::string> operations(std::string_view changeset, const ColumnCounts& columns) {
  std::vector<std::string> all;
  eachOperation(changeset, [&](const Operation& operation) {
    const auto known = columns.find(operation.table);
    const int count = known == columns.end() ? operation.columns : std::min(known->second, operation.columns);
    std::string text(operation.table);
    text += ' ';
    text += std::to_string(operation.kind);
    for (int column = 0; column < count; ++column) {
      append(text, operation.before(column));
      append(text, operation.after(column));
    }
    all.push_back(std::move(text));
  });
  std::sort(all.begin(), all.end());
  return all;
}

// Rows of codes go with their parents by ON DELETE CASCADE when they come later in the changeset. Here the
// missing ones are passed over; whether the outcome is the wanted one is seen afterwards.
int onConflict(void*, int conflict, sqlite3_changeset_iter* iterator) {
  const char* table = nullptr;
  int columns = 0, kind = 0, indirect = 0;
  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY) return SQLITE_CHANGESET_ABORT;
  sqlite3changeset_op(iterator, &table, &columns, &kind, &indirect);
  if (conflict == SQLITE_CHANGESET_NOTFOUND && kind == SQLITE_DELETE) return SQLITE_CHANGESET_OMIT;
  if (conflict == SQLITE_CHANGESET_DATA && kind == SQLITE_UPDATE && indirect) return SQLITE_CHANGESET_OMIT;
  return SQLITE_CHANGESET_ABORT;
}

}  // namespace

void throwStaleUndo() {
  throw StaleUndo(i18n::message(
      "This step can't be undone or redone: some of what it changed has been changed in another way "
      "since. Nothing was changed now."));
}

Recording::Recording(SQLite::Database& database) {
  require(sqlite3session_create(database.getHandle(), "main", &session_), database);
  for (const char* table : kRecordedTables) {
    if (const int result = sqlite3session_attach(session_, table); result != SQLITE_OK) {
      sqlite3session_delete(session_);
      throw SQLite::Exception(database.getHandle(), result);
    }
  }
}

Recording::~Recording() {
  sqlite3session_delete(session_);
}

bool Recording::enable(bool on) {
  const bool before = sqlite3session_enable(session_, -1) != 0;
  sqlite3session_enable(session_, on ? 1 : 0);
  return before;
}

std::string Recording::changeset() const {
  int length = 0;
  void* bytes = nullptr;
  const int result = sqlite3session_changeset(session_, &length, &bytes);
  const std::unique_ptr<void, Free> owner(bytes);
  if (result != SQLITE_OK) throw SQLite::Exception("session", result);
  return std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string inverted(std::string_view changeset) {
  if (changeset.empty()) return {};
  int length = 0;
  void* bytes = nullptr;
  const int result = sqlite3changeset_invert(size(changeset), changeset.data(), &length, &bytes);
  const std::unique_ptr<void, Free> owner(bytes);
  if (result != SQLITE_OK) throw SQLite::Exception("changeset", result);
  return std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

void applyChangeset(SQLite::Database& database, std::string_view changeset) {
  if (changeset.empty()) return;
  Recording recording(database);
  const int result = sqlite3changeset_apply(database.getHandle(), size(changeset), data(changeset), nullptr,
                                            onConflict, nullptr);
  if ((result & 0xff) == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT) throwStaleUndo();
  require(result, database);
  const ColumnCounts columns = columnsOf(changeset);
  if (operations(recording.changeset(), columns) != operations(changeset, columns)) throwStaleUndo();
}

Changes changesOf(SQLite::Database& database, std::string_view changeset) {
  struct Table {
    Kind kind;
    int id;    // column of the id that is told
    bool own;  // the row is the thing itself; otherwise the thing it belongs to is modified
  };
  static const std::unordered_map<std::string_view, Table> kTables = {
      {"project", {Kind::Project, 0, true}},
      {"coders", {Kind::Coder, 0, true}},
      {"transcripts", {Kind::Transcript, 0, true}},
      {"participants", {Kind::Participant, 0, true}},
      {"speakers", {Kind::Transcript, 1, false}},
      {"turns", {Kind::Transcript, 1, false}},
      {"formatting", {Kind::Transcript, 1, false}},
      {"cues", {Kind::Transcript, 1, false}},
      {"recordings", {Kind::Transcript, 1, false}},
      {"attributes", {Kind::Attribute, 0, true}},
      {"attribute_choices", {Kind::Attribute, 0, false}},
      {"attribute_values", {Kind::Participant, 0, false}},
      {"codes", {Kind::Code, 0, true}},
      {"code_translations", {Kind::Code, 0, false}},
      {"segments", {Kind::Segment, 0, true}},
      {"memos", {Kind::Memo, 0, true}},
      {"assignments", {Kind::Assignment, 1, true}},
      {"saved_queries", {Kind::SavedQuery, 0, true}},
      {"glossary", {Kind::GlossaryEntry, 0, true}},
      {"stop_words", {Kind::StopWord, 0, true}},
      {"refused_passages", {Kind::Refusal, 0, true}},
  };
  constexpr int kRetired = 12;  // column of transcripts

  Changes changes;
  const auto lookUp = [&](const std::string& sql, const std::string& guid) {
    SQLite::Statement query(database, sql);
    query.bind(1, guid);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
  };
  const auto touched = [&](Kind kind, std::string id) {
    if (!id.empty()) changes.modified[kind].insert(Guid::fromStored(std::move(id)));
  };
  eachOperation(changeset, [&](const Operation& operation) {
    if (operation.table == "settings" || operation.table == "speaker_rules") {
      return touched(Kind::Project, database.execAndGet("SELECT guid FROM project").getString());
    }
    if (operation.table == "translations" || operation.table == "aligned_turns") {
      // An UPDATE tells what has changed only: what it was and what it is.
      const bool link = operation.table == "translations";
      for (const int column : {link ? 1 : 2, link ? 2 : 3}) {
        for (sqlite3_value* value : {operation.before(column), operation.after(column)}) {
          if (!value) continue;
          touched(
              Kind::Transcript,
              link ? textOf(value) : lookUp("SELECT transcript FROM turns WHERE guid = ?", textOf(value)));
        }
      }
      return;
    }
    const auto found = kTables.find(operation.table);
    if (found == kTables.end()) return;
    const Table& table = found->second;
    std::string id;
    if (sqlite3_value* value = operation.any(table.id)) {
      id = textOf(value);
    } else {  // an UPDATE names the row only
      id = lookUp("SELECT transcript FROM " + std::string(operation.table) + " WHERE guid = ?",
                  textOf(operation.any(0)));
      if (id.empty()) return;
    }
    Guid guid = Guid::fromStored(std::move(id));
    int kind = operation.kind;
    if (operation.table == "transcripts") {
      sqlite3_value* before = operation.before(kRetired);
      sqlite3_value* after = operation.after(kRetired);
      const bool wasThere = before && sqlite3_value_int(before) == 0;
      const bool isThere = after && sqlite3_value_int(after) == 0;
      if (kind == SQLITE_UPDATE && (before || after)) {
        kind = isThere ? SQLITE_INSERT : SQLITE_DELETE;
      } else if ((kind == SQLITE_INSERT && !isThere) || (kind == SQLITE_DELETE && !wasThere)) {
        return;  // out of sight before and after
      }
    }
    if (!table.own || kind == SQLITE_UPDATE) {
      changes.modified[table.kind].insert(std::move(guid));
    } else {
      (kind == SQLITE_INSERT ? changes.added : changes.removed)[table.kind].insert(std::move(guid));
    }
  });

  // Assignments of one transcript can come and go in one edit; things that are new or gone are not also
  // modified.
  for (auto added = changes.added.begin(); added != changes.added.end();) {
    auto removed = changes.removed.find(added->first);
    if (removed != changes.removed.end()) {
      for (auto id = added->second.begin(); id != added->second.end();) {
        if (removed->second.erase(*id)) {
          changes.modified[added->first].insert(*id);
          id = added->second.erase(id);
        } else {
          ++id;
        }
      }
      if (removed->second.empty()) changes.removed.erase(removed);
    }
    added = added->second.empty() ? changes.added.erase(added) : std::next(added);
  }
  for (auto modified = changes.modified.begin(); modified != changes.modified.end();) {
    std::erase_if(modified->second, [&](const Guid& guid) {
      const auto in = [&](const std::map<Kind, std::set<Guid>>& ids) {
        const auto kind = ids.find(modified->first);
        return kind != ids.end() && kind->second.contains(guid);
      };
      return in(changes.added) || in(changes.removed);
    });
    modified = modified->second.empty() ? changes.modified.erase(modified) : std::next(modified);
  }
  return changes;
}

}  // namespace corpus
