#pragma once
// Files from outside -> values. No function here touches a project; all are safe to run on worker threads.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/errors.h"
#include "corpus/job.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "i18n/language_guess.h"

namespace corpus {

// How a person corrected what was taken for a speaker. Two labels given one name become one speaker; one
// whose name is empty is no speaker, and its words stay in the turn around them; a label of `otherLabels`
// with a name becomes a speaker.
struct SpeakerRule {
  std::string label;  // as the text has it; compared folded, without the colon
  std::string name;
  std::optional<SpeakerRole> role;  // nothing: guessed
};

// Which column of a table with one turn a row holds what; column numbers from 0.
struct TurnColumns {
  std::size_t text = 0;
  std::optional<std::size_t> speaker, start, end;
  bool header = true;  // the first row names the columns
};

struct ImportOptions {
  std::string encoding;  // of plain text; empty: guessed
  bool recogniseSpeakers = true;
  std::vector<SpeakerRule> speakers = {};
  std::optional<TurnColumns> columns = {};  // nothing: guessed
  bool repairLookAlikes = false;            // Latin letters inside Cyrillic words become Cyrillic
  bool convertKazakhFont = false;           // letters of an old Kazakh font become Unicode's
  bool keepOriginal = false;
};

// Extensions that can be imported, lower case, without dot.
const std::vector<std::string>& importableExtensions();

// Reads one transcript. Throws FileError: missing, empty, too large, of another kind, damaged, encrypted.
ImportedTranscript readTranscript(const std::filesystem::path& path, const ImportOptions& options,
                                  const i18n::LanguageGuesser& guesser);

// One file with what the person chose for it.
struct ImportRequest {
  std::filesystem::path path;
  ImportOptions options;
};

// A way to read a plain text file, with a line of it that shows the difference.
struct Reading {
  std::string encoding;
  double confidence = 0;  // 0..1
  std::string sample;     // one line, of those the readings differ in
};
// Best first; one only where the format or the bytes leave no choice. Throws FileError.
std::vector<Reading> readings(const std::filesystem::path& path);

// The first rows of a table file and what its columns were taken for; nothing for a file that is not a table
// of turns. Throws FileError.
struct TurnTable {
  std::vector<std::vector<std::string>> rows;  // at most 50, each of `columns` cells
  std::size_t columns = 0;
  std::optional<TurnColumns> guessed;  // nothing: no column looks like spoken words
};
std::optional<TurnTable> turnTable(const std::filesystem::path& path);

// What a .csv, .tsv or .xlsx file holds. Throws FileError.
enum class TableKind {
  Turns,         // somebody's words in each row
  Participants,  // a person in each row
  Unclear        // either; ask
};
TableKind tableKindOf(const std::filesystem::path& path);

// A batch: every file once, the readable ones in `transcripts`, the others with their reason. Uses two
// threads.
struct FileFailure {
  std::filesystem::path path;
  i18n::Message reason;
};
struct Batch {
  std::vector<ImportedTranscript> transcripts;  // in the order of `paths`
  std::vector<FileFailure> failures;
};
// Throws Cancelled when stopped through `progress`.
Batch readTranscripts(const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
                      Progress& progress);

Batch readTranscripts(const std::vector<ImportRequest>& requests, Progress& progress);

// .csv (comma, semicolon or tab; encoding guessed) or .xlsx (first sheet). Throws FileError.
Table readTable(const std::filesystem::path& path);

}  // namespace corpus
