#include "corpus/transcripts.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

constexpr const char* kTranscriptColumns =
    "SELECT guid, name, source_file, source_format, source_encoding, source_sha256, language, length, words, "
    "(SELECT count(*) FROM turns WHERE turns.transcript = transcripts.guid), imported_at "
    "FROM transcripts WHERE retired = 0";

Transcript transcriptFrom(SQLite::Statement& row) {
  Transcript transcript;
  transcript.guid = Guid::fromStored(row.getColumn(0).getString());
  transcript.name = row.getColumn(1).getString();
  transcript.sourceFile = row.getColumn(2).getString();
  transcript.sourceFormat = row.getColumn(3).getString();
  transcript.sourceEncoding = row.getColumn(4).getString();
  transcript.sourceSha256 = row.getColumn(5).getString();
  transcript.language = i18n::textLanguageOf(row.getColumn(6).getString());
  transcript.length = row.getColumn(7).getInt64();
  transcript.words = row.getColumn(8).getInt64();
  transcript.turns = row.getColumn(9).getInt64();
  transcript.importedAt = row.getColumn(10).getInt64();
  return transcript;
}

std::optional<Transcript> oneTranscript(const Project& project, const char* condition,
                                        std::string_view value) {
  SQLite::Statement query(project.database(), std::string(kTranscriptColumns) + condition);
  query.bind(1, std::string(value));
  if (!query.executeStep()) return std::nullopt;
  return transcriptFrom(query);
}

bool nameTaken(SQLite::Database& database, const std::string& name, const Guid& except = {}) {
  SQLite::Statement query(database, "SELECT 1 FROM transcripts WHERE retired = 0 AND name = ? AND guid <> ?");
  query.bind(1, name);
  query.bind(2, except.text());
  return query.executeStep();
}

std::string uniqueName(SQLite::Database& database, const std::string& wanted) {
  std::string name = wanted;
  for (int n = 2; nameTaken(database, name); ++n) name = wanted + " (" + std::to_string(n) + ")";
  return name;
}

void bindOptional(SQLite::Statement& statement, int index, const std::optional<std::int64_t>& value) {
  if (value) {
    statement.bind(index, *value);
  } else {
    statement.bind(index);
  }
}

// Texts are large: bound without a copy, with their length, NULs and all.
void bindText(SQLite::Statement& statement, int index, const std::string& text) {
  statement.bindNoCopy(index, text);
}

// Runs an UPDATE of one row and tells whether there was such a row.
bool updateOne(Edit& edit, const char* sql, const std::optional<std::string>& value, const Guid& guid) {
  SQLite::Statement update(edit.database(), sql);
  if (value) update.bind(1, *value);
  update.bind(2, guid.text());
  return update.exec() == 1;
}

// What is kept beside the text: formatting and times.
void addPassages(Edit& edit, const Guid& transcript, const ImportedTranscript& imported) {
  SQLite::Statement formatting(
      edit.database(),
      "INSERT INTO formatting (guid, transcript, \"begin\", \"end\", style) VALUES (?, ?, ?, ?, ?)");
  for (const Formatting& each : imported.formatting) {
    formatting.bind(1, edit.newGuid().text());
    formatting.bind(2, transcript.text());
    formatting.bind(3, each.span.begin);
    formatting.bind(4, each.span.end);
    formatting.bind(5, std::string(code(each.style)));
    formatting.exec();
    formatting.reset();
  }
  SQLite::Statement cue(edit.database(),
                        "INSERT INTO cues (guid, transcript, \"begin\", \"end\", start_ms, end_ms) "
                        "VALUES (?, ?, ?, ?, ?, ?)");
  for (const ImportedCue& each : imported.cues) {
    cue.bind(1, edit.newGuid().text());
    cue.bind(2, transcript.text());
    cue.bind(3, each.span.begin);
    cue.bind(4, each.span.end);
    cue.bind(5, each.startMs);
    bindOptional(cue, 6, each.endMs);
    cue.exec();
    cue.reset();
  }
}

UsageError noSuchTranscript() {
  return UsageError(message("This transcript is not in the project any more. Nothing was changed."));
}
UsageError noSuchSpeaker() {
  return UsageError(message("This speaker is not in the project any more. Nothing was changed."));
}

}  // namespace

std::string_view code(SpeakerRole role) {
  switch (role) {
    case SpeakerRole::Interviewer:
      return "interviewer";
    case SpeakerRole::Respondent:
      return "respondent";
    case SpeakerRole::Unknown:
      break;
  }
  return "";
}

SpeakerRole speakerRoleOf(std::string_view code) {
  if (code == "interviewer") return SpeakerRole::Interviewer;
  if (code == "respondent") return SpeakerRole::Respondent;
  return SpeakerRole::Unknown;
}

std::string_view code(Style style) {
  switch (style) {
    case Style::Italic:
      return "italic";
    case Style::Underline:
      return "underline";
    case Style::Bold:
      break;
  }
  return "bold";
}

Style styleOf(std::string_view code) {
  if (code == "italic") return Style::Italic;
  if (code == "underline") return Style::Underline;
  return Style::Bold;
}

Guid addTranscript(Edit& edit, const ImportedTranscript& imported) {
  SQLite::Database& database = edit.database();
  std::string wanted = i18n::normalised(imported.name);
  if (wanted.empty()) wanted = i18n::normalised(imported.sourceFile);
  if (wanted.empty()) throw UsageError(message("A transcript needs a name. Nothing was changed."));
  const std::string name = uniqueName(database, wanted);
  const Guid guid = edit.newGuid();

  // The rows come in retired and unrecorded; what the history keeps is that the transcript came into sight,
  // so undoing an import doesn't need its text a second time.
  edit.outsideHistory([&] {
    SQLite::Statement transcript(
        database,
        "INSERT INTO transcripts (guid, name, source_file, source_format, source_encoding, source_sha256, "
        "text_sha256, language, length, words, imported_at, imported_by, retired) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)");
    transcript.bind(1, guid.text());
    transcript.bind(2, name);
    transcript.bind(3, i18n::normalised(imported.sourceFile));
    transcript.bind(4, imported.sourceFormat);
    transcript.bind(5, imported.sourceEncoding);
    transcript.bind(6, imported.sourceSha256);
    transcript.bind(7, imported.textSha256);
    transcript.bind(8, std::string(i18n::code(imported.language)));
    transcript.bind(9, imported.length);
    transcript.bind(10, imported.words);
    transcript.bind(11, edit.now());
    if (const Guid& coder = edit.project().coder()) transcript.bind(12, coder.text());
    transcript.exec();

    SQLite::Statement text(database, "INSERT INTO texts (transcript, text) VALUES (?, ?)");
    bindText(text, 1, guid.text());
    bindText(text, 2, imported.text);
    text.exec();

    std::vector<Guid> speakers;
    SQLite::Statement speaker(database,
                              "INSERT INTO speakers (guid, transcript, label, role) VALUES (?, ?, ?, ?)");
    for (const ImportedSpeaker& each : imported.speakers) {
      speakers.push_back(edit.newGuid());
      speaker.bind(1, speakers.back().text());
      speaker.bind(2, guid.text());
      speaker.bind(3, each.label);
      speaker.bind(4, std::string(code(each.role)));
      speaker.exec();
      speaker.reset();
    }

    SQLite::Statement turn(
        database,
        "INSERT INTO turns (guid, transcript, label_begin, \"begin\", \"end\", speaker, language, "
        "start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const ImportedTurn& each : imported.turns) {
      const Guid turnGuid = edit.newGuid();
      const std::string language(i18n::code(each.language));
      bindText(turn, 1, turnGuid.text());
      bindText(turn, 2, guid.text());
      turn.bind(3, each.labelBegin);
      turn.bind(4, each.span.begin);
      turn.bind(5, each.span.end);
      if (each.speaker) {
        bindText(turn, 6, speakers.at(*each.speaker).text());
      } else {
        turn.bind(6);
      }
      bindText(turn, 7, language);
      bindOptional(turn, 8, each.startMs);
      bindOptional(turn, 9, each.endMs);
      turn.exec();
      turn.reset();
    }
    addPassages(edit, guid, imported);
    if (!imported.original.empty()) {
      SQLite::Statement original(database, "INSERT INTO originals (transcript, bytes) VALUES (?, ?)");
      bindText(original, 1, guid.text());
      original.bindNoCopy(2, imported.original.data(), static_cast<int>(imported.original.size()));
      original.exec();
    }
  });
  SQLite::Statement show(database, "UPDATE transcripts SET retired = 0 WHERE guid = ?");
  show.bind(1, guid.text());
  show.exec();
  return guid;
}

void renameTranscript(Edit& edit, const Guid& transcript, const std::string& name) {
  const std::string wanted = i18n::normalised(name);
  if (wanted.empty()) throw UsageError(message("A transcript needs a name. Nothing was changed."));
  if (nameTaken(edit.database(), wanted, transcript)) {
    throw UsageError(
        message("There is a transcript “{name}” already. Choose another name.", {{"name", wanted}}));
  }
  if (!updateOne(edit, "UPDATE transcripts SET name = ? WHERE guid = ? AND retired = 0", wanted,
                 transcript)) {
    throw noSuchTranscript();
  }
}

void removeTranscript(Edit& edit, const Guid& transcript) {
  SQLite::Statement update(edit.database(),
                           "UPDATE transcripts SET retired = 1 WHERE guid = ? AND retired = 0");
  update.bind(1, transcript.text());
  if (update.exec() != 1) throw noSuchTranscript();
}

void setSpeakerRole(Edit& edit, const Guid& speaker, SpeakerRole role) {
  if (!updateOne(edit, "UPDATE speakers SET role = ? WHERE guid = ?", std::string(code(role)), speaker)) {
    throw noSuchSpeaker();
  }
}

void setSpeakerParticipant(Edit& edit, const Guid& speaker, const std::optional<Guid>& participant) {
  std::optional<std::string> value;
  if (participant) value = participant->text();
  if (!updateOne(edit, "UPDATE speakers SET participant = ? WHERE guid = ?", value, speaker)) {
    throw noSuchSpeaker();
  }
}

void setTurnLanguage(Edit& edit, const Guid& turn, i18n::TextLanguage language) {
  if (!updateOne(edit, "UPDATE turns SET language = ? WHERE guid = ?", std::string(i18n::code(language)),
                 turn)) {
    throw UsageError(message("This turn is not in the project any more. Nothing was changed."));
  }
}

std::vector<Transcript> transcripts(const Project& project) {
  std::vector<Transcript> all;
  SQLite::Statement query(project.database(), kTranscriptColumns);
  while (query.executeStep()) all.push_back(transcriptFrom(query));
  const i18n::Collator collator(project.language());
  std::sort(all.begin(), all.end(), [&](const Transcript& a, const Transcript& b) {
    const int order = collator.compare(a.name, b.name);
    return order != 0 ? order < 0 : a.guid < b.guid;
  });
  return all;
}

std::optional<Transcript> transcript(const Project& project, const Guid& guid) {
  return oneTranscript(project, " AND guid = ?", guid.text());
}

std::optional<Transcript> transcriptNamed(const Project& project, std::string_view name) {
  if (!i18n::isValidUtf8(name)) return std::nullopt;
  return oneTranscript(project, " AND name = ?", i18n::normalised(name));
}

std::optional<Transcript> transcriptFromFile(const Project& project, std::string_view sha256) {
  if (sha256.empty()) return std::nullopt;
  return oneTranscript(project, " AND source_sha256 = ?", sha256);
}

std::string text(const Project& project, const Guid& transcript) {
  SQLite::Statement query(project.database(),
                          "SELECT text FROM texts JOIN transcripts ON transcripts.guid = texts.transcript "
                          "WHERE transcript = ? AND retired = 0");
  query.bind(1, transcript.text());
  if (!query.executeStep()) {
    throw UsageError(message("This transcript is not in the project any more. Nothing was changed."));
  }
  return query.getColumn(0).getString();
}

std::vector<Turn> turns(const Project& project, const Guid& transcript) {
  std::vector<Turn> all;
  SQLite::Statement query(
      project.database(),
      "SELECT turns.guid, label_begin, \"begin\", \"end\", speaker, turns.language, start_ms, "
      "end_ms FROM turns JOIN transcripts ON transcripts.guid = turns.transcript "
      "WHERE turns.transcript = ? AND retired = 0 "
      "ORDER BY \"begin\", \"end\", label_begin, turns.rowid");
  query.bind(1, transcript.text());
  while (query.executeStep()) {
    Turn turn;
    turn.guid = Guid::fromStored(query.getColumn(0).getString());
    turn.index = static_cast<std::int64_t>(all.size());
    turn.labelBegin = query.getColumn(1).getInt64();
    turn.span = {query.getColumn(2).getInt64(), query.getColumn(3).getInt64()};
    if (!query.getColumn(4).isNull()) turn.speaker = Guid::fromStored(query.getColumn(4).getString());
    turn.language = i18n::textLanguageOf(query.getColumn(5).getString());
    if (!query.getColumn(6).isNull()) turn.startMs = query.getColumn(6).getInt64();
    if (!query.getColumn(7).isNull()) turn.endMs = query.getColumn(7).getInt64();
    all.push_back(std::move(turn));
  }
  return all;
}

std::vector<Speaker> speakers(const Project& project, const Guid& transcript) {
  std::vector<Speaker> all;
  SQLite::Statement query(project.database(),
                          "SELECT speakers.guid, transcript, label, role, participant FROM speakers "
                          "JOIN transcripts ON transcripts.guid = speakers.transcript "
                          "WHERE transcript = ? AND retired = 0 ORDER BY speakers.rowid");
  query.bind(1, transcript.text());
  while (query.executeStep()) {
    Speaker speaker;
    speaker.guid = Guid::fromStored(query.getColumn(0).getString());
    speaker.transcript = Guid::fromStored(query.getColumn(1).getString());
    speaker.label = query.getColumn(2).getString();
    speaker.role = speakerRoleOf(query.getColumn(3).getString());
    if (!query.getColumn(4).isNull()) speaker.participant = Guid::fromStored(query.getColumn(4).getString());
    all.push_back(std::move(speaker));
  }
  return all;
}

std::vector<Formatting> formatting(const Project& project, const Guid& transcript) {
  std::vector<Formatting> all;
  SQLite::Statement query(
      project.database(),
      "SELECT \"begin\", \"end\", style FROM formatting JOIN transcripts ON transcripts.guid = transcript "
      "WHERE transcript = ? AND retired = 0 ORDER BY \"begin\", \"end\", formatting.rowid");
  query.bind(1, transcript.text());
  while (query.executeStep()) {
    all.push_back({{query.getColumn(0).getInt64(), query.getColumn(1).getInt64()},
                   styleOf(query.getColumn(2).getString())});
  }
  return all;
}

std::vector<Cue> cues(const Project& project, const Guid& transcript) {
  std::vector<Cue> all;
  SQLite::Statement query(
      project.database(),
      "SELECT cues.guid, \"begin\", \"end\", start_ms, end_ms FROM cues "
      "JOIN transcripts ON transcripts.guid = transcript "
      "WHERE transcript = ? AND retired = 0 ORDER BY \"begin\", \"end\", start_ms, cues.rowid");
  query.bind(1, transcript.text());
  while (query.executeStep()) {
    Cue cue;
    cue.guid = Guid::fromStored(query.getColumn(0).getString());
    cue.span = {query.getColumn(1).getInt64(), query.getColumn(2).getInt64()};
    cue.startMs = query.getColumn(3).getInt64();
    if (!query.getColumn(4).isNull()) cue.endMs = query.getColumn(4).getInt64();
    all.push_back(std::move(cue));
  }
  return all;
}

bool hasOriginal(const Project& project, const Guid& transcript) {
  SQLite::Statement query(project.database(),
                          "SELECT 1 FROM originals JOIN transcripts ON transcripts.guid = transcript "
                          "WHERE transcript = ? AND retired = 0");
  query.bind(1, transcript.text());
  return query.executeStep();
}

std::optional<std::string> original(const Project& project, const Guid& transcript) {
  SQLite::Statement query(project.database(),
                          "SELECT bytes FROM originals JOIN transcripts ON transcripts.guid = transcript "
                          "WHERE transcript = ? AND retired = 0");
  query.bind(1, transcript.text());
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getString();
}

}  // namespace corpus
