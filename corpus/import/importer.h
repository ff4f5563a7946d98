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

struct ImportOptions {
  std::string encoding;  // of plain text; empty: guessed
  bool recogniseSpeakers = true;
};

// Extensions that can be imported, lower case, without dot.
const std::vector<std::string>& importableExtensions();

// Reads one transcript. Throws FileError: missing, empty, too large, of another kind, damaged, encrypted.
ImportedTranscript readTranscript(const std::filesystem::path& path, const ImportOptions& options,
                                  const i18n::LanguageGuesser& guesser);

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

// .csv (comma, semicolon or tab; encoding guessed) or .xlsx (first sheet). Throws FileError.
Table readTable(const std::filesystem::path& path);

}  // namespace corpus
