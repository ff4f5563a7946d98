#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/import/importer.h"

namespace gui {

// What is to be imported and how, between reading the files and writing them into the project: which files,
// under which names, and what the person corrected. No wx, no project: values only.
class ImportPlan {
 public:
  enum class Scope { File, All };  // All: every file of this import that it concerns
  enum class Kind { Transcript, Participants };
  // Why a file wants to be looked at.
  enum class Concern { Encoding, Speakers, LookAlikes, KazakhFont };
  // How sure a guess is, in words.
  enum class Certainty { Certain, Likely, Doubtful };
  static Certainty certaintyOf(double confidence);

  struct File {
    std::filesystem::path path;
    Kind kind = Kind::Transcript;
    bool wanted = true;
    std::string name;                           // in the project
    corpus::ImportedTranscript transcript;      // as read last; empty when `refusal`
    std::optional<i18n::Message> refusal;       // why it can't be read
    std::optional<i18n::Message> alreadyThere;  // the same bytes are in the project, or earlier in the list
    std::optional<corpus::Table> table;         // of participants
    std::optional<corpus::TurnTable> turns;     // of a file that may have one turn a row
    std::string guessedEncoding, kazakhFont;    // as first read, before any correction
    double confidence = 1;                      // of guessedEncoding
    std::int64_t lookAlikeWords = 0;            // the same
    corpus::ImportOptions options;              // without speakers and keepOriginal: see request()
    std::vector<corpus::SpeakerRule> rules;     // for this file only
    std::vector<corpus::ImportedSpeaker> turnedOff;  // what the person said is no speaker
    std::uint64_t revision = 0, read = 0;            // they differ: it is to be read again
  };
  struct SpeakerRow {
    std::string name;
    corpus::SpeakerRole role = corpus::SpeakerRole::Unknown;
    std::int64_t turns = 0;
    std::vector<corpus::ImportedSpeaker::Spelling> spellings;
    bool on = true;           // off: looks like a speaker, is taken for none
    bool remembered = false;  // by a rule of the project
  };

  ImportPlan(std::vector<corpus::SpeakerRule> remembered, bool keepOriginals);

  // As the files were read; in the order in which they are listed.
  void add(const std::filesystem::path& path, corpus::ImportedTranscript transcript);
  void refuse(const std::filesystem::path& path, i18n::Message reason);
  void addParticipants(const std::filesystem::path& path, corpus::Table table,
                       std::optional<corpus::TurnTable> turns);
  // The file added last is a table: its columns as turns, its rows as participants.
  void setTable(std::optional<corpus::TurnTable> turns, std::optional<corpus::Table> participants);
  // Looks for files whose bytes are there already: `inProject` says under which name. They are left out until
  // the person says otherwise.
  void leaveOutDuplicates(
      const std::function<std::optional<std::string>(const std::string& sha256)>& inProject);

  const std::vector<File>& files() const { return files_; }
  const File& file(std::size_t i) const { return files_.at(i); }
  std::vector<Concern> concerns(std::size_t i) const;
  bool importable(std::size_t i) const { return !files_.at(i).refusal; }
  bool wanted(std::size_t i) const { return importable(i) && files_.at(i).wanted; }
  std::size_t wantedCount() const;
  // Transcripts only, in order.
  std::vector<std::size_t> wantedTranscripts() const;
  std::vector<std::size_t> wantedParticipants() const;

  void want(std::size_t i, bool wanted);
  void wantAll(bool wanted);
  void setName(std::size_t i, const std::string& name);
  void setKind(std::size_t i, Kind kind);

  // Speakers: rows as the file was read last, those that are none at the end.
  std::vector<SpeakerRow> speakers(std::size_t i) const;
  void renameSpeaker(std::size_t i, const SpeakerRow& row, const std::string& name, Scope scope);
  void setRole(std::size_t i, const SpeakerRow& row, corpus::SpeakerRole role, Scope scope);
  void setOn(std::size_t i, const SpeakerRow& row, bool on, Scope scope);
  // Into one with the name of the one that speaks most.
  void mergeSpeakers(std::size_t i, const std::vector<SpeakerRow>& rows, Scope scope);
  // Each spelling is a speaker of its own again.
  void splitSpeaker(std::size_t i, const SpeakerRow& row, Scope scope);
  void setRecognise(std::size_t i, bool recognise, Scope scope);
  bool corrected() const { return !batch_.empty(); }
  void setRemember(bool remember) { remember_ = remember; }
  bool remember() const { return remember_; }
  // What the project is to know from now on: corrections for all files, and those of a single file that is
  // all there is.
  std::vector<corpus::SpeakerRule> rulesToRemember() const;

  void setEncoding(std::size_t i, const std::string& encoding, Scope scope);
  void setRepair(std::size_t i, bool repair, Scope scope);
  void setConvert(std::size_t i, bool convert, Scope scope);
  void setColumns(std::size_t i, const corpus::TurnColumns& columns, Scope scope);
  void setKeepOriginals(bool keep) { keepOriginals_ = keep; }
  bool keepOriginals() const { return keepOriginals_; }
  bool keepOriginalsAtFirst() const { return keepOriginalsAtFirst_; }

  // What is to be read again, so that the preview shows what was chosen.
  std::vector<std::size_t> stale() const;
  // The same for what will be imported, with the original where it is to be kept.
  std::vector<std::size_t> staleForImport() const;
  corpus::ImportRequest request(std::size_t i) const;
  // As it is to enter the project: under the name chosen, with the original or without.
  const corpus::ImportedTranscript& transcriptToWrite(std::size_t i);
  // What became of a request made at `revision`; what was corrected since stays to be read again.
  void readAgain(std::size_t i, std::uint64_t revision, corpus::ImportedTranscript transcript);
  void refusedAgain(std::size_t i, std::uint64_t revision, i18n::Message reason);

 private:
  std::vector<corpus::SpeakerRule> effectiveRules(const File& file) const;
  void apply(std::size_t i, const std::vector<corpus::SpeakerRule>& rules, Scope scope);
  static bool hasLabel(const File& file, std::string_view folded);
  template <typename Concerns, typename Change>
  void change(std::size_t i, Scope scope, Concerns concerns, Change change);

  std::vector<File> files_;
  std::vector<corpus::SpeakerRule> remembered_, batch_;
  bool remember_ = true;
  bool keepOriginals_, keepOriginalsAtFirst_;
};

// A batch with the request each outcome belongs to; `requests` hold every path once.
void forEachOutcome(corpus::Batch batch, const std::vector<corpus::ImportRequest>& requests,
                    const std::function<void(std::size_t request, corpus::ImportedTranscript)>& came,
                    const std::function<void(std::size_t request, i18n::Message)>& refused);

}  // namespace gui
