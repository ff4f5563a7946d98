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

// How a passage stood in the file; for display only.
enum class Style { Bold, Italic, Underline };
std::string_view code(Style style);  // "bold", "italic", "underline"
Style styleOf(std::string_view code);
struct Formatting {
  i18n::Span span;
  Style style = Style::Bold;
};

// When a passage is heard in the recording. An empty span: a time stamp set while listening.
struct Cue {
  Guid guid;
  i18n::Span span;
  std::int64_t startMs = 0;
  std::optional<std::int64_t> endMs;
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
  std::string label;  // shown: as the text has it most often, or as the person named it
  SpeakerRole role = SpeakerRole::Unknown;
  // The spellings in the text that were taken for this one voice, with their numbers of turns.
  struct Spelling {
    std::string label;
    std::int64_t turns = 0;
  };
  std::vector<Spelling> spellings = {};
};
struct ImportedCue {
  i18n::Span span;
  std::int64_t startMs = 0;
  std::optional<std::int64_t> endMs;
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
  std::vector<Formatting> formatting;  // in order of begin
  std::vector<ImportedCue> cues;       // in order of begin
  double encodingConfidence = 1;
  // What the importer noticed and the person may want to decide about; see import/importer.h.
  std::vector<ImportedSpeaker::Spelling> otherLabels;  // looked like speakers, were not taken for any
  std::int64_t lookAlikeWords = 0;                     // words that mix Cyrillic with Latin look-alikes
  std::string kazakhFont;                              // letters stand as in this old font; empty: they don't
  std::string original;                                // the file's bytes, when they are to be kept
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
std::vector<Formatting> formatting(const Project& project, const Guid& transcript);  // in order of begin
std::vector<Cue> cues(const Project& project, const Guid& transcript);               // in order of begin
// The bytes of the file it came from, when they were kept.
bool hasOriginal(const Project& project, const Guid& transcript);
std::optional<std::string> original(const Project& project, const Guid& transcript);

}  // namespace corpus
