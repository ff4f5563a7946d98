// Turns that are written anew, split, joined, and given to another speaker.
#include <SQLiteCpp/SQLiteCpp.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "corpus/text_edit.h"
#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace corpus {
namespace {

using i18n::message;

UsageError noSuchTurn() {
  return UsageError(message("This turn is not in the project any more. Nothing was changed."));
}

struct TurnRow {
  std::string transcript;
  std::int64_t labelBegin = 0;
  i18n::Span words;
  std::optional<std::string> speaker;
  std::string language;
  std::optional<std::int64_t> startMs, endMs;
  std::int64_t rowid = 0;
  std::string guid;
};

constexpr const char* kTurn =
    "SELECT turns.transcript, label_begin, \"begin\", \"end\", speaker, turns.language, start_ms, end_ms, "
    "turns.rowid, "
    "turns.guid FROM turns JOIN transcripts ON transcripts.guid = turns.transcript WHERE retired = 0 AND ";

TurnRow turnFrom(SQLite::Statement& row) {
  TurnRow turn;
  turn.transcript = row.getColumn(0).getString();
  turn.labelBegin = row.getColumn(1).getInt64();
  turn.words = {row.getColumn(2).getInt64(), row.getColumn(3).getInt64()};
  if (!row.getColumn(4).isNull()) turn.speaker = row.getColumn(4).getString();
  turn.language = row.getColumn(5).getString();
  if (!row.getColumn(6).isNull()) turn.startMs = row.getColumn(6).getInt64();
  if (!row.getColumn(7).isNull()) turn.endMs = row.getColumn(7).getInt64();
  turn.rowid = row.getColumn(8).getInt64();
  turn.guid = row.getColumn(9).getString();
  return turn;
}

TurnRow existingTurn(Edit& edit, const Guid& guid) {
  SQLite::Statement query(edit.database(), std::string(kTurn) + "turns.guid = ?");
  query.bind(1, guid.text());
  if (!query.executeStep()) throw noSuchTurn();
  return turnFrom(query);
}

// In text order, as turns() has it.
std::optional<TurnRow> turnAfter(Edit& edit, const TurnRow& turn) {
  SQLite::Statement query(
      edit.database(),
      std::string(kTurn) +
          "turns.transcript = ? AND (\"begin\", \"end\", label_begin, turns.rowid) > (?, ?, ?, ?) "
          "ORDER BY \"begin\", \"end\", label_begin, turns.rowid LIMIT 1");
  query.bind(1, turn.transcript);
  query.bind(2, turn.words.begin);
  query.bind(3, turn.words.end);
  query.bind(4, turn.labelBegin);
  query.bind(5, turn.rowid);
  if (!query.executeStep()) return std::nullopt;
  return turnFrom(query);
}

std::int64_t lengthOf(Edit& edit, const std::string& transcript) {
  SQLite::Statement query(edit.database(), "SELECT length FROM transcripts WHERE guid = ?");
  query.bind(1, transcript);
  return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

void bindOptional(SQLite::Statement& statement, int index, const std::optional<std::int64_t>& value) {
  if (value) {
    statement.bind(index, *value);
  } else {
    statement.bind(index);
  }
}

void setPlace(Edit& edit, const std::string& turn, std::int64_t labelBegin, i18n::Span words) {
  SQLite::Statement update(edit.database(),
                           "UPDATE turns SET label_begin = ?, \"begin\" = ?, \"end\" = ? WHERE guid = ?");
  update.bind(1, labelBegin);
  update.bind(2, words.begin);
  update.bind(3, words.end);
  update.bind(4, turn);
  update.exec();
}

// An end before the start is left out.
void setTimes(Edit& edit, const std::string& turn, const std::optional<std::int64_t>& startMs,
              const std::optional<std::int64_t>& endMs) {
  SQLite::Statement update(
      edit.database(),
      "UPDATE turns SET start_ms = ?1, end_ms = CASE WHEN ?2 >= coalesce(?1, 0) THEN ?2 END "
      "WHERE guid = ?3");
  bindOptional(update, 1, startMs);
  bindOptional(update, 2, endMs);
  update.bind(3, turn);
  update.exec();
}

UChar32 characterAt(const i18n::TextIndex& text, std::int64_t position) {
  const std::string_view character = text.slice({position, position + 1});
  std::int32_t at = 0;
  return character.empty()
             ? 0
             : i18n::nextCharacter(character.data(), at, static_cast<std::int32_t>(character.size()));
}

bool isBlank(const i18n::TextIndex& text, i18n::Span span) {
  for (std::int64_t at = span.begin; at < span.end; ++at) {
    if (!u_isUWhiteSpace(characterAt(text, at))) return false;
  }
  return true;
}

void requireSpeaker(Edit& edit, const std::string& transcript, const std::optional<Guid>& speaker) {
  if (!speaker) return;
  SQLite::Statement query(edit.database(), "SELECT 1 FROM speakers WHERE guid = ? AND transcript = ?");
  query.bind(1, speaker->text());
  query.bind(2, transcript);
  if (!query.executeStep()) {
    throw UsageError(message("This speaker is not one of the transcript's. Nothing was changed."));
  }
}

// What says the same as a turn says the same as its parts.
void shareTranslations(Edit& edit, const std::string& turn, const Guid& part) {
  std::vector<std::array<std::string, 3>> pairs;
  SQLite::Statement query(edit.database(),
                          "SELECT translation, original_turn, translated_turn FROM aligned_turns "
                          "WHERE original_turn = ?1 OR translated_turn = ?1");
  query.bind(1, turn);
  while (query.executeStep()) {
    pairs.push_back(
        {query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString()});
  }
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO aligned_turns (guid, translation, original_turn, translated_turn) "
                           "VALUES (?, ?, ?, ?)");
  for (auto& pair : pairs) {
    for (std::string& each : pair)
      if (each == turn) each = part.text();
    insert.bind(1, edit.newGuid().text());
    for (int i = 0; i < 3; ++i) insert.bind(i + 2, pair[static_cast<std::size_t>(i)]);
    insert.exec();
    insert.reset();
  }
}

}  // namespace

void setTurnText(Edit& edit, const Guid& guid, const std::string& wanted) {
  if (!i18n::isValidUtf8(wanted)) {
    throw UsageError(message("The new text is not valid UTF-8. Nothing was changed."));
  }
  const TurnRow turn = existingTurn(edit, guid);
  const Guid transcript = Guid::fromStored(turn.transcript);
  std::vector<Replacement> replacements;
  {
    const std::string whole = text(edit.project(), transcript);
    replacements = differences(i18n::slice(whole, turn.words), i18n::normalised(wanted));
  }
  if (replacements.empty()) return;
  // Empty turns at its end stay behind it.
  std::vector<TurnRow> behind;
  for (auto next = turnAfter(edit, turn);
       next && next->labelBegin == turn.words.end && next->words.end == turn.words.end;
       next = turnAfter(edit, *next)) {
    behind.push_back(*next);
  }
  const std::int64_t length = lengthOf(edit, turn.transcript);
  for (auto each = replacements.rbegin(); each != replacements.rend(); ++each) {
    replaceText(edit, transcript,
                {turn.words.begin + each->removed.begin, turn.words.begin + each->removed.end},
                each->inserted);
  }
  // What is written at the edges of the turn's words is the turn's.
  const std::int64_t end =
      std::max(turn.words.begin, turn.words.end + lengthOf(edit, turn.transcript) - length);
  const TurnRow now = existingTurn(edit, guid);
  setPlace(edit, turn.guid, std::min(now.labelBegin, turn.labelBegin), {turn.words.begin, end});
  for (const TurnRow& each : behind) setPlace(edit, each.guid, end, {end, end});
}

Guid splitTurn(Edit& edit, const Guid& guid, std::int64_t position, const std::optional<Guid>& speaker) {
  const TurnRow turn = existingTurn(edit, guid);
  requireSpeaker(edit, turn.transcript, speaker);
  const Guid transcript = Guid::fromStored(turn.transcript);
  i18n::Span blank{position, position};
  {
    const std::string whole = text(edit.project(), transcript);
    const i18n::TextIndex index(whole);
    while (blank.begin > turn.words.begin && u_isUWhiteSpace(characterAt(index, blank.begin - 1)))
      --blank.begin;
    while (blank.end < turn.words.end && u_isUWhiteSpace(characterAt(index, blank.end))) ++blank.end;
  }
  if (blank.begin <= turn.words.begin || blank.end >= turn.words.end) {
    throw UsageError(
        message("A turn is split between two of its words. Nothing was changed. Put the cursor there."));
  }
  const std::int64_t length = lengthOf(edit, turn.transcript);
  replaceText(edit, transcript, blank, "\n");
  const std::int64_t end = turn.words.end + lengthOf(edit, turn.transcript) - length;
  const std::int64_t begin = std::min(blank.begin + 1, end);

  std::optional<std::int64_t> startMs;
  {
    SQLite::Statement cue(edit.database(),
                          "SELECT min(start_ms) FROM cues WHERE transcript = ? AND \"begin\" = ?");
    cue.bind(1, turn.transcript);
    cue.bind(2, begin);
    if (cue.executeStep() && !cue.getColumn(0).isNull()) startMs = cue.getColumn(0).getInt64();
  }
  setPlace(edit, turn.guid, turn.labelBegin, {turn.words.begin, blank.begin});
  setTimes(edit, turn.guid, turn.startMs, turn.endMs ? startMs : std::nullopt);
  const Guid made = edit.newGuid();
  SQLite::Statement insert(
      edit.database(),
      "INSERT INTO turns (guid, transcript, label_begin, \"begin\", \"end\", speaker, language) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, made.text());
  insert.bind(2, turn.transcript);
  insert.bind(3, begin);
  insert.bind(4, begin);
  insert.bind(5, end);
  if (speaker) insert.bind(6, speaker->text());
  insert.bind(7, turn.language);
  insert.exec();
  setTimes(edit, made.text(), startMs, turn.endMs);
  shareTranslations(edit, turn.guid, made);
  return made;
}

void joinWithNext(Edit& edit, const Guid& guid) {
  const TurnRow turn = existingTurn(edit, guid);
  const auto next = turnAfter(edit, turn);
  if (!next) throw UsageError(message("There is no turn after this one. Nothing was changed."));
  const Guid transcript = Guid::fromStored(turn.transcript);
  // What stands between the two and is no label stays, as words of both.
  i18n::Span between{turn.words.end, next->words.begin};
  std::string space = turn.words.empty() || next->words.empty() ? "" : " ";
  {
    const std::string whole = text(edit.project(), transcript);
    const i18n::TextIndex index(whole);
    const std::int64_t label = std::max(turn.words.end, next->labelBegin);
    if (!isBlank(index, {turn.words.end, label})) {
      between.begin = label;
      space.clear();
    }
  }
  SQLite::Statement partners(
      edit.database(), "UPDATE OR IGNORE aligned_turns SET original_turn = ?1 WHERE original_turn = ?2");
  SQLite::Statement translated(
      edit.database(), "UPDATE OR IGNORE aligned_turns SET translated_turn = ?1 WHERE translated_turn = ?2");
  for (SQLite::Statement* update : {&partners, &translated}) {
    update->bind(1, turn.guid);
    update->bind(2, next->guid);
    update->exec();
  }
  const std::int64_t length = lengthOf(edit, turn.transcript);
  replaceText(edit, transcript, between, space);
  const std::int64_t end = next->words.end + lengthOf(edit, turn.transcript) - length;
  SQLite::Statement remove(edit.database(), "DELETE FROM turns WHERE guid = ?");
  remove.bind(1, next->guid);
  remove.exec();
  setPlace(edit, turn.guid, turn.labelBegin, {turn.words.begin, end});
  setTimes(edit, turn.guid, turn.startMs, next->endMs);
  if (!turn.language.empty() && !next->language.empty() && turn.language != next->language) {
    setTurnLanguage(edit, guid, i18n::TextLanguage::Mixed);
  }
}

void setTurnSpeaker(Edit& edit, const Guid& turn, const std::optional<Guid>& speaker) {
  requireSpeaker(edit, existingTurn(edit, turn).transcript, speaker);
  SQLite::Statement update(edit.database(), "UPDATE turns SET speaker = ? WHERE guid = ?");
  if (speaker) update.bind(1, speaker->text());
  update.bind(2, turn.text());
  update.exec();
}

Guid addTimeStamp(Edit& edit, const Guid& transcript, std::int64_t position, std::int64_t startMs) {
  if (!corpus::transcript(edit.project(), transcript)) {
    throw UsageError(message("This transcript is not in the project any more. Nothing was changed."));
  }
  if (position < 0 || position > lengthOf(edit, transcript.text()) || startMs < 0) {
    throw UsageError(message("A time stamp stands in the transcript's text. Nothing was changed."));
  }
  // A second one at the same place corrects the first.
  std::optional<std::string> there;
  {
    SQLite::Statement same(
        edit.database(),
        "SELECT guid FROM cues WHERE transcript = ? AND \"begin\" = ? AND \"end\" = \"begin\"");
    same.bind(1, transcript.text());
    same.bind(2, position);
    if (same.executeStep()) there = same.getColumn(0).getString();
  }
  const Guid guid = there ? Guid::fromStored(*there) : edit.newGuid();
  SQLite::Statement upsert(
      edit.database(),
      "INSERT INTO cues (guid, transcript, \"begin\", \"end\", start_ms) VALUES (?1, ?2, ?3, ?3, ?4) "
      "ON CONFLICT (guid) DO UPDATE SET start_ms = excluded.start_ms");
  upsert.bind(1, guid.text());
  upsert.bind(2, transcript.text());
  upsert.bind(3, position);
  upsert.bind(4, startMs);
  upsert.exec();
  SQLite::Statement turn(edit.database(),
                         "UPDATE turns SET start_ms = ?3, end_ms = CASE WHEN end_ms >= ?3 THEN end_ms END "
                         "WHERE transcript = ?1 AND \"begin\" = ?2");
  turn.bind(1, transcript.text());
  turn.bind(2, position);
  turn.bind(3, startMs);
  turn.exec();
  return guid;
}

void removeTimeStamp(Edit& edit, const Guid& cue) {
  // The turn's own time was the stamp's.
  SQLite::Statement turn(edit.database(),
                         "UPDATE turns SET start_ms = NULL FROM cues WHERE cues.guid = ? AND "
                         "turns.transcript = cues.transcript AND turns.\"begin\" = cues.\"begin\" AND "
                         "turns.start_ms = cues.start_ms");
  turn.bind(1, cue.text());
  turn.exec();
  SQLite::Statement remove(edit.database(), "DELETE FROM cues WHERE guid = ?");
  remove.bind(1, cue.text());
  if (remove.exec() != 1) {
    throw UsageError(message("This time stamp is not in the project any more. Nothing was changed."));
  }
}

}  // namespace corpus
