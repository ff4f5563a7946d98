#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/project.h"
#include "i18n/language_guess.h"
#include "i18n/span.h"

namespace corpus {

enum class SpeakerRole { Unknown, Interviewer, Respondent };
std::string_view code(SpeakerRole role);  // "", "interviewer", "respondent"
SpeakerRole speakerRoleOf(std::string_view code);

// A voice in one transcript. The label is as the text has it ("Респондент", "R1").
struct Speaker {
  Guid guid;
  Guid transcript;
  std::string label;
  SpeakerRole role = SpeakerRole::Unknown;
  std::optional<Guid> participant;
};

// A speaker's turn (or a paragraph, where nobody is named). The label and its time stamp stand in the text at
// [labelBegin, span.begin); the words spoken are `span`. labelBegin == span.begin when there is no label.
struct Turn {
  Guid guid;
  std::int64_t index = 0;  // from 0, in text order
  std::int64_t labelBegin = 0;
  i18n::Span span;
  std::optional<Guid> speaker;
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  std::optional<std::int64_t> startMs, endMs;  // in the recording
};

struct Transcript {
  Guid guid;
  std::string name;            // unique in the project
  std::string sourceFile;      // file name it came from, without folder
  std::string sourceFormat;    // "docx", "srt", …
  std::string sourceEncoding;  // "UTF-8", "windows-1251", … empty where the format says it
  std::string sourceSha256;    // of the file's bytes, hex
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;  // main language of the turns
  std::int64_t length = 0;                                    // code points
  std::int64_t words = 0;
  std::int64_t turns = 0;
  std::int64_t importedAt = 0;  // milliseconds since 1970 UTC
};

// What an importer hands back: values only, made on a worker thread.
struct ImportedTurn {
  std::int64_t labelBegin = 0;
  i18n::Span span;
  std::optional<std::size_t> speaker;  // into ImportedTranscript::speakers
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  std::optional<std::int64_t> startMs, endMs;
};
struct ImportedSpeaker {
  std::string label;
  SpeakerRole role = SpeakerRole::Unknown;
};
struct ImportedTranscript {
  std::string name;  // proposed: the file name without extension
  std::string sourceFile, sourceFormat, sourceEncoding, sourceSha256;
  std::string text;         // NFC, LF
  std::int64_t length = 0;  // code points
  std::int64_t words = 0;
  std::string textSha256;  // hex
  i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  std::vector<ImportedSpeaker> speakers;
  std::vector<ImportedTurn> turns;
  double encodingConfidence = 1;
};

// Names are made unique (“Name (2)”). Returns the new transcript's id.
Guid addTranscript(Edit& edit, const ImportedTranscript& imported);
void renameTranscript(Edit& edit, const Guid& transcript, const std::string& name);
// Retires the transcript: it and its segments are out of sight; undo brings them back.
void removeTranscript(Edit& edit, const Guid& transcript);
void setSpeakerRole(Edit& edit, const Guid& speaker, SpeakerRole role);
void setSpeakerParticipant(Edit& edit, const Guid& speaker, const std::optional<Guid>& participant);
void setTurnLanguage(Edit& edit, const Guid& turn, i18n::TextLanguage language);

std::vector<Transcript> transcripts(const Project& project);  // in order of name
std::optional<Transcript> transcript(const Project& project, const Guid& guid);
std::optional<Transcript> transcriptNamed(const Project& project, std::string_view name);
// A transcript already imported from a file with these bytes.
std::optional<Transcript> transcriptFromFile(const Project& project, std::string_view sha256);
std::string text(const Project& project, const Guid& transcript);  // throws UsageError for an unknown one
std::vector<Turn> turns(const Project& project, const Guid& transcript);
std::vector<Speaker> speakers(const Project& project, const Guid& transcript);

}  // namespace corpus
