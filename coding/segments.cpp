#include "coding/segments.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <unordered_map>

#include "coding/code_names.h"
#include "coding/coders.h"
#include "corpus/transcripts.h"
#include "i18n/format.h"

namespace coding {
namespace {

// A segment has one memo of its own; should a merge have brought several, the oldest is the one shown.
constexpr const char* kColumns =
    "SELECT s.guid, s.transcript, s.\"begin\", s.\"end\", s.code, s.coder, s.weight, "
    "coalesce((SELECT m.text FROM memos m WHERE m.segment = s.guid ORDER BY m.created_at, m.guid LIMIT 1), "
    "'') "
    "FROM segments s JOIN transcripts t ON t.guid = s.transcript WHERE t.retired = 0 ";
constexpr const char* kOrder = " ORDER BY s.transcript, s.\"begin\", s.\"end\", s.created_at, s.guid";

Segment segmentOf(SQLite::Statement& row) {
  Segment segment;
  segment.guid = Guid::fromStored(row.getColumn(0).getString());
  segment.transcript = Guid::fromStored(row.getColumn(1).getString());
  segment.span = {row.getColumn(2).getInt64(), row.getColumn(3).getInt64()};
  segment.code = Guid::fromStored(row.getColumn(4).getString());
  segment.coder = Guid::fromStored(row.getColumn(5).getString());
  if (!row.getColumn(6).isNull()) segment.weight = row.getColumn(6).getInt();
  segment.memo = row.getColumn(7).getString();
  return segment;
}

std::vector<Segment> select(const Project& project, const std::string& where, const Guid& argument) {
  std::vector<Segment> result;
  SQLite::Statement rows(project.database(), kColumns + where + kOrder);
  if (argument) rows.bind(1, argument.text());
  while (rows.executeStep()) result.push_back(segmentOf(rows));
  return result;
}

// By the transcripts' order, which is the language's and not SQLite's.
void sortByTranscript(const Project& project, std::vector<Segment>& found) {
  std::unordered_map<Guid, std::size_t> rank;
  for (const auto& transcript : corpus::transcripts(project)) rank.emplace(transcript.guid, rank.size());
  std::stable_sort(found.begin(), found.end(), [&](const Segment& a, const Segment& b) {
    return a.transcript != b.transcript && rank[a.transcript] < rank[b.transcript];
  });
}

void checkSpan(Edit& edit, const Guid& transcript, i18n::Span span) {
  SQLite::Statement length(edit.database(),
                           "SELECT length, name FROM transcripts WHERE guid = ? AND retired = 0");
  length.bind(1, transcript.text());
  if (!length.executeStep())
    throw i18n::UsageError(i18n::message("This transcript is no longer in the project."));
  if (span.empty())
    throw i18n::UsageError(
        i18n::message("Nothing is selected: a code needs a passage of at least one character."));
  if (span.begin < 0 || span.end > length.getColumn(0).getInt64())
    throw i18n::UsageError(
        i18n::message("The passage {begin}–{end} lies outside “{transcript}”, which has {length} characters.",
                      {{"begin", std::to_string(span.begin)},
                       {"end", std::to_string(span.end)},
                       {"transcript", length.getColumn(1).getString()},
                       {"length", std::to_string(length.getColumn(0).getInt64())}}));
}

void checkCode(Edit& edit, const Guid& code) {
  SQLite::Statement known(edit.database(), "SELECT 1 FROM codes WHERE guid = ?");
  known.bind(1, code.text());
  if (!known.executeStep()) throw i18n::UsageError(i18n::message("This code is no longer in the codebook."));
}

void checkWeight(std::optional<int> weight) {
  if (weight && (*weight < 0 || *weight > 100))
    throw i18n::UsageError(i18n::message("A weight is a number from 0 to 100, not {weight}.",
                                         {{"weight", std::to_string(*weight)}}));
}

std::optional<Guid> sameSegment(Edit& edit, const Guid& transcript, i18n::Span span, const Guid& code,
                                const Guid& coder) {
  SQLite::Statement same(edit.database(),
                         "SELECT guid FROM segments WHERE transcript = ? AND \"begin\" = ? AND \"end\" = ? "
                         "AND code = ? AND coder = ?");
  same.bind(1, transcript.text());
  same.bind(2, span.begin);
  same.bind(3, span.end);
  same.bind(4, code.text());
  same.bind(5, coder.text());
  if (!same.executeStep()) return std::nullopt;
  return Guid::fromStored(same.getColumn(0).getString());
}

Segment existing(Edit& edit, const Guid& guid) {
  auto found = segment(edit.project(), guid);
  if (!found) throw i18n::UsageError(i18n::message("This coded passage is no longer in the project."));
  return *std::move(found);
}

void refuseDouble(Edit& edit, const Segment& changed) {
  const auto same = sameSegment(edit, changed.transcript, changed.span, changed.code, changed.coder);
  if (same && *same != changed.guid)
    throw i18n::UsageError(i18n::message("This passage already carries that code."));
}

}  // namespace

std::vector<Segment> segments(const Project& project) {
  auto found = select(project, "", Guid());
  sortByTranscript(project, found);
  return found;
}

std::vector<Segment> segmentsOf(const Project& project, const Guid& transcript) {
  return select(project, "AND s.transcript = ?", transcript);
}

std::vector<Segment> segmentsWith(const Project& project, const Guid& code) {
  auto found = select(project, "AND s.code = ?", code);
  sortByTranscript(project, found);
  return found;
}

std::optional<Segment> segment(const Project& project, const Guid& guid) {
  auto found = select(project, "AND s.guid = ?", guid);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::map<Guid, std::int64_t> segmentCounts(const Project& project) {
  std::map<Guid, std::int64_t> counts;
  SQLite::Statement rows(
      project.database(),
      "SELECT s.code, count(*) FROM segments s JOIN transcripts t ON t.guid = s.transcript "
      "WHERE t.retired = 0 GROUP BY s.code");
  while (rows.executeStep())
    counts.emplace(Guid::fromStored(rows.getColumn(0).getString()), rows.getColumn(1).getInt64());
  return counts;
}

Guid addSegment(Edit& edit, const Guid& transcript, i18n::Span span, const Guid& code, const Guid& coder,
                std::optional<int> weight) {
  checkSpan(edit, transcript, span);
  checkCode(edit, code);
  checkWeight(weight);
  assign(edit, coder, transcript);  // refuses an unknown coder
  if (const auto same = sameSegment(edit, transcript, span, code, coder)) return *same;
  const Guid guid = edit.newGuid();
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO segments (guid, transcript, \"begin\", \"end\", code, coder, weight, "
                           "created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, guid.text());
  insert.bind(2, transcript.text());
  insert.bind(3, span.begin);
  insert.bind(4, span.end);
  insert.bind(5, code.text());
  insert.bind(6, coder.text());
  if (weight) insert.bind(7, *weight);
  insert.bind(8, edit.now());
  insert.bind(9, edit.now());
  insert.exec();
  return guid;
}

void removeSegment(Edit& edit, const Guid& segment) {
  existing(edit, segment);
  // Memos first, so that the history holds them as deletions of their own and not as a consequence.
  for (const char* statement :
       {"DELETE FROM memos WHERE segment = ?", "DELETE FROM segments WHERE guid = ?"}) {
    SQLite::Statement remove(edit.database(), statement);
    remove.bind(1, segment.text());
    remove.exec();
  }
}

void setSegmentSpan(Edit& edit, const Guid& segment, i18n::Span span) {
  Segment changed = existing(edit, segment);
  if (changed.span == span) return;
  checkSpan(edit, changed.transcript, span);
  changed.span = span;
  refuseDouble(edit, changed);
  SQLite::Statement update(edit.database(),
                           "UPDATE segments SET \"begin\" = ?, \"end\" = ?, modified_at = ? WHERE guid = ?");
  update.bind(1, span.begin);
  update.bind(2, span.end);
  update.bind(3, edit.now());
  update.bind(4, segment.text());
  update.exec();
}

void setSegmentCode(Edit& edit, const Guid& segment, const Guid& code) {
  Segment changed = existing(edit, segment);
  if (changed.code == code) return;
  checkCode(edit, code);
  changed.code = code;
  refuseDouble(edit, changed);
  SQLite::Statement update(edit.database(), "UPDATE segments SET code = ?, modified_at = ? WHERE guid = ?");
  update.bind(1, code.text());
  update.bind(2, edit.now());
  update.bind(3, segment.text());
  update.exec();
}

void setSegmentWeight(Edit& edit, const Guid& segment, std::optional<int> weight) {
  checkWeight(weight);
  if (existing(edit, segment).weight == weight) return;
  SQLite::Statement update(edit.database(), "UPDATE segments SET weight = ?, modified_at = ? WHERE guid = ?");
  if (weight) update.bind(1, *weight);
  update.bind(2, edit.now());
  update.bind(3, segment.text());
  update.exec();
}

void setSegmentMemo(Edit& edit, const Guid& segment, const std::string& text) {
  const std::string memo = cleanText(text);
  if (existing(edit, segment).memo == memo) return;
  if (memo.empty()) {
    SQLite::Statement remove(edit.database(), "DELETE FROM memos WHERE segment = ?");
    remove.bind(1, segment.text());
    remove.exec();
    return;
  }
  SQLite::Statement update(edit.database(),
                           "UPDATE memos SET text = ?, modified_at = ? WHERE guid = (SELECT guid FROM memos "
                           "WHERE segment = ? ORDER BY created_at, guid LIMIT 1)");
  update.bind(1, memo);
  update.bind(2, edit.now());
  update.bind(3, segment.text());
  if (update.exec() > 0) return;
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO memos (guid, segment, text, coder, created_at, modified_at) "
                           "VALUES (?, ?, ?, ?, ?, ?)");
  insert.bind(1, edit.newGuid().text());
  insert.bind(2, segment.text());
  insert.bind(3, memo);
  const Guid& coder = edit.project().coder();
  if (coder) insert.bind(4, coder.text());
  insert.bind(5, edit.now());
  insert.bind(6, edit.now());
  insert.exec();
}

}  // namespace coding
