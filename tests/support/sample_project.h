#pragma once
// Projects for tests, made from plain strings.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/project.h"
#include "corpus/transcripts.h"
#include "tests/support/fixed_environment.h"
#include "tests/support/temporary_folder.h"

namespace support {

// A transcript as an importer would hand it over. A line is a turn; “И: …” or “R1: …” (a label of at most 20
// bytes, a colon, a space) names the speaker; labels И, I, Интервьюер, Interviewer, Сұхбаткер are
// interviewers, every other is a respondent.
corpus::ImportedTranscript transcriptFrom(const std::string& name, std::string_view text,
                                          i18n::TextLanguage language = i18n::TextLanguage::Unknown);

// A new project in a folder of its own (coder “Coder”, in Russian), removed with it.
class SampleProject {
 public:
  explicit SampleProject(i18n::Language language = i18n::Language::Russian);

  corpus::Project& project() { return *project_; }
  corpus::Project* operator->() { return project_.get(); }
  corpus::Project& operator*() { return *project_; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path path() const { return folder_ / "project.suhbat"; }
  corpus::Guid coder() const { return coder_; }

  // One edit.
  corpus::Guid addTranscript(const std::string& name, std::string_view text,
                             i18n::TextLanguage language = i18n::TextLanguage::Unknown);
  // Closes the file and opens it again, with the same coder.
  void reopen();
  void close() { project_.reset(); }

 private:
  TemporaryFolder folder_;
  corpus::Environment environment_ = fixedEnvironment();
  std::unique_ptr<corpus::Project> project_;
  corpus::Guid coder_;
};

// Every row of every table of a project file but the history, as text, retired transcripts left out; equal
// dumps are equal projects.
std::string dump(const corpus::Project& project);

}  // namespace support
