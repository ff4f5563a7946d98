#include "corpus/text_splice.h"

#include <array>
#include <optional>
#include <set>

#include "corpus/history.h"
#include "corpus/import/word_count.h"
#include "corpus/sha256.h"
#include "corpus/text_edit.h"
#include "i18n/text.h"

namespace corpus {
namespace {

// What has positions in a text, besides the turns.
constexpr std::array kPassages = {"segments", "formatting", "cues", "refused_passages"};

// Where the positions in and around the replaced passage go.
struct Splice {
  i18n::Span removed;
  std::int64_t inserted = 0;  // code points

  std::int64_t delta() const { return inserted - removed.length(); }
  bool touches(std::int64_t position) const { return removed.begin <= position && position <= removed.end; }
};

Splice spliceOf(const TextStep& step) {
  return {{step.position, step.position + i18n::length(step.removed)}, i18n::length(step.inserted)};
}

std::string storeSpliced(SQLite::Database& database, const TextStep& step, bool back) {
  const std::string& expected = back ? step.inserted : step.removed;
  const std::string& wanted = back ? step.removed : step.inserted;
  std::string text = storedText(database, step.transcript);
  const std::size_t at = i18n::TextIndex(text).byteOf(step.position);
  if (text.compare(at, expected.size(), expected) != 0) throwStaleUndo();
  text.replace(at, expected.size(), wanted);
  SQLite::Statement update(database, "UPDATE texts SET text = ? WHERE transcript = ?");
  update.bindNoCopy(1, text);
  update.bind(2, step.transcript.text());
  update.exec();
  return text;
}

// Every position behind `after` moves. Both ends of a row in one UPDATE, so that none is ever turned round.
void shift(SQLite::Database& database, const Guid& transcript, std::int64_t after, std::int64_t delta,
           Changes& changes) {
  if (delta == 0) return;
  SQLite::Statement segments(database, "SELECT guid FROM segments WHERE transcript = ? AND \"end\" > ?");
  segments.bind(1, transcript.text());
  segments.bind(2, after);
  while (segments.executeStep()) {
    changes.modified[Kind::Segment].insert(Guid::fromStored(segments.getColumn(0).getString()));
  }
  const auto run = [&](const std::string& table, bool labels) {
    const auto moved = [](const std::string& column) {
      return column + " = " + column + " + CASE WHEN " + column + " > ?2 THEN ?3 ELSE 0 END";
    };
    SQLite::Statement update(database, "UPDATE " + table + " SET " +
                                           (labels ? moved("label_begin") + ", " : std::string()) +
                                           moved("\"begin\"") + ", " + moved("\"end\"") +
                                           " WHERE transcript = ?1 AND \"end\" > ?2");
    update.bind(1, transcript.text());
    update.bind(2, after);
    update.bind(3, delta);
    update.exec();
  };
  for (const char* table : kPassages) run(table, false);
  run("turns", true);
}

// A row with an end in the replaced passage, or at its edges.
struct Edge {
  const char* table;
  std::string guid;
  std::optional<std::int64_t> labelBegin, begin, end;  // where they go; nothing: not of these ends
  bool gone = false;
};

void bindEnd(SQLite::Statement& statement, int index, const std::optional<std::int64_t>& value) {
  if (value) {
    statement.bind(index, *value);
  } else {
    statement.bind(index);
  }
}

void addPassageEdges(SQLite::Database& database, const TextStep& step, const Splice& splice,
                     std::vector<Edge>& edges) {
  for (const char* table : kPassages) {
    SQLite::Statement query(database, std::string("SELECT guid, \"begin\", \"end\" FROM ") + table +
                                          " WHERE transcript = ?1 AND \"begin\" <= ?3 AND \"end\" >= ?2 AND "
                                          "(\"begin\" >= ?2 OR \"end\" <= ?3)");
    query.bind(1, step.transcript.text());
    query.bind(2, splice.removed.begin);
    query.bind(3, splice.removed.end);
    while (query.executeStep()) {
      const i18n::Span span{query.getColumn(1).getInt64(), query.getColumn(2).getInt64()};
      const i18n::Span to = moved(span, splice.removed, splice.inserted);
      Edge edge{table, query.getColumn(0).getString(), {}, {}, {}};
      if (splice.touches(span.begin)) edge.begin = to.begin;
      if (splice.touches(span.end)) edge.end = to.end;
      edges.push_back(std::move(edge));
    }
  }
}

// Turns don't overlap: of several that are replaced whole, the first takes what is inserted. Those of which
// nothing is left, neither the label nor the line they stood in, are gone.
void addTurnEdges(SQLite::Database& database, const TextStep& step, const Splice& splice,
                  std::vector<Edge>& edges) {
  SQLite::Statement query(database,
                          "SELECT guid, label_begin, \"begin\", \"end\" FROM turns WHERE transcript = ?1 AND "
                          "label_begin <= ?3 AND "
                          "\"end\" >= ?2 ORDER BY \"begin\", \"end\", label_begin, rowid");
  query.bind(1, step.transcript.text());
  query.bind(2, splice.removed.begin);
  query.bind(3, splice.removed.end);
  bool taken = splice.inserted == 0;
  const std::int64_t behind = splice.removed.begin + splice.inserted;
  while (query.executeStep()) {
    const std::int64_t labelBegin = query.getColumn(1).getInt64();
    const i18n::Span words{query.getColumn(2).getInt64(), query.getColumn(3).getInt64()};
    const i18n::Span whole{labelBegin, words.end};
    i18n::Span to = moved(words, splice.removed, splice.inserted);
    std::int64_t label = moved(whole, splice.removed, splice.inserted).begin;
    Edge edge{"turns", query.getColumn(0).getString(), {}, {}, {}};
    const bool lineToo = splice.removed.contains(whole) && whole.length() < splice.removed.length();
    if (!splice.removed.empty() && splice.removed.contains(words) && !words.empty()) {
      if (taken) {
        to = {behind, behind};
        edge.gone = lineToo;
      }
      taken = true;
    } else if (words.empty()) {
      edge.gone = lineToo &&
                  (!whole.empty() || (splice.removed.begin < whole.begin && whole.end < splice.removed.end));
    }
    label = std::min(label, to.begin);
    if (splice.touches(labelBegin)) edge.labelBegin = label;
    if (splice.touches(words.begin)) edge.begin = to.begin;
    if (splice.touches(words.end)) edge.end = to.end;
    if (edge.gone || edge.labelBegin || edge.begin || edge.end) edges.push_back(std::move(edge));
  }
}

void setEdges(SQLite::Database& database, const std::vector<Edge>& edges) {
  for (const Edge& edge : edges) {
    const std::string table = edge.table;
    if (edge.gone) {
      SQLite::Statement remove(database, "DELETE FROM " + table + " WHERE guid = ?");
      remove.bind(1, edge.guid);
      remove.exec();
      continue;
    }
    SQLite::Statement update(
        database, "UPDATE " + table + " SET " +
                      (table == "turns" ? "label_begin = coalesce(?4, label_begin), " : std::string()) +
                      "\"begin\" = coalesce(?2, \"begin\"), \"end\" = coalesce(?3, \"end\") WHERE guid = ?1");
    update.bind(1, edge.guid);
    bindEnd(update, 2, edge.begin);
    bindEnd(update, 3, edge.end);
    if (table == "turns") bindEnd(update, 4, edge.labelBegin);
    update.exec();
  }
}

void noteText(SQLite::Database& database, const Guid& transcript, const std::string& text) {
  SQLite::Statement update(database,
                           "UPDATE transcripts SET length = ?, words = ?, text_sha256 = ? WHERE guid = ?");
  update.bind(1, i18n::length(text));
  update.bind(2, import::countWords(text));
  update.bind(3, sha256Hex(text));
  update.bind(4, transcript.text());
  update.exec();
}

}  // namespace

std::string storedText(SQLite::Database& database, const Guid& transcript) {
  SQLite::Statement query(database, "SELECT text FROM texts WHERE transcript = ?");
  query.bind(1, transcript.text());
  if (!query.executeStep()) throwStaleUndo();
  return query.getColumn(0).getString();
}

Changes makeStep(SQLite::Database& database, TextStep& step) {
  const Splice splice = spliceOf(step);
  std::vector<Edge> edges;
  addPassageEdges(database, step, splice, edges);
  addTurnEdges(database, step, splice, edges);
  const std::string text = storeSpliced(database, step, false);
  // What lies inside is at most where the passage ends, before or after: when the text grows, everything
  // behind makes room first, when it shrinks, it closes up last. So no row ever ends before it begins.
  const bool grows = splice.delta() >= 0;
  Changes changes;
  if (grows) shift(database, step.transcript, splice.removed.end, splice.delta(), changes);
  {
    Recording recording(database);
    setEdges(database, edges);
    noteText(database, step.transcript, text);
    step.edges = recording.changeset();
    compose(changes, changesOf(database, step.edges));
  }
  if (!grows) shift(database, step.transcript, splice.removed.end, splice.delta(), changes);
  return changes;
}

Changes replayStep(SQLite::Database& database, const TextStep& step, bool back) {
  const Splice splice = spliceOf(step);
  const bool grows = splice.delta() >= 0;
  Changes changes;
  const auto apply = [&](const std::string& recorded) {
    const std::string changeset = back ? inverted(recorded) : recorded;
    applyChangeset(database, changeset);
    compose(changes, changesOf(database, changeset));
  };
  if (!back) {
    apply(step.before);
    storeSpliced(database, step, false);
    if (grows) shift(database, step.transcript, splice.removed.end, splice.delta(), changes);
    apply(step.edges);
    if (!grows) shift(database, step.transcript, splice.removed.end, splice.delta(), changes);
  } else {
    const std::int64_t behind = splice.removed.begin + splice.inserted;
    storeSpliced(database, step, true);
    if (!grows) shift(database, step.transcript, behind, -splice.delta(), changes);
    apply(step.edges);
    if (grows) shift(database, step.transcript, behind, -splice.delta(), changes);
    apply(step.before);
  }
  return changes;
}

void requireTextsAsNoted(SQLite::Database& database, const std::vector<TextStep>& steps) {
  std::set<Guid> checked;
  for (const TextStep& step : steps) {
    if (!checked.insert(step.transcript).second) continue;
    SQLite::Statement query(database, "SELECT text_sha256 FROM transcripts WHERE guid = ?");
    query.bind(1, step.transcript.text());
    if (!query.executeStep() ||
        query.getColumn(0).getString() != sha256Hex(storedText(database, step.transcript))) {
      throwStaleUndo();
    }
  }
}

}  // namespace corpus
