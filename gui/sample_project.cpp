#include "gui/sample_project.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "coding/codebook.h"
#include "coding/codebook_files.h"
#include "coding/coders.h"
#include "corpus/import/importer.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "i18n/platform.h"

namespace gui {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> interviewFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  const auto& readable = corpus::importableExtensions();
  for (const auto& entry : fs::directory_iterator(folder / "interviews")) {
    const std::string extension = entry.path().extension().string();  // ".docx"
    if (entry.is_regular_file() && !extension.empty() &&
        std::find(readable.begin(), readable.end(), extension.substr(1)) != readable.end())
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void fill(corpus::Project& project, const fs::path& folder, corpus::Progress& progress) {
  const corpus::Batch batch = corpus::readTranscripts(interviewFiles(folder), {}, progress);
  // The sample is part of the program: a file of it that can't be read is an error, not a line in a summary.
  if (!batch.failures.empty()) throw corpus::FileError(batch.failures.front().reason);
  const corpus::Table participants = corpus::readTable(folder / "participants.csv");
  const corpus::Table codings = corpus::readTable(folder / "codings.csv");
  progress.check();
  project.edit(i18n::message("Add the codebook “Push, pull and rational choice”"),
               [](corpus::Edit& edit) { coding::addTemplate(edit, coding::Template::PushPull); });
  project.edit(i18n::message("Import {n} transcripts", {{"n", std::to_string(batch.transcripts.size())}}),
               [&](corpus::Edit& edit) {
                 for (const auto& transcript : batch.transcripts) corpus::addTranscript(edit, transcript);
               });
  progress.check();
  project.edit(i18n::message("Import the participants table"), [&](corpus::Edit& edit) {
    corpus::importParticipants(edit, participants, corpus::matchByOf(participants));
  });
  project.edit(i18n::message("Import codings"),
               [&](corpus::Edit& edit) { coding::importCodings(edit, codings.header, codings.rows, true); });
}

}  // namespace

fs::path sampleFolder() {
  std::error_code none;
  const fs::path program = i18n::programFolder();
  std::vector<fs::path> places;
  if (!program.empty()) places = {program / ".." / "share" / "suhbat" / "sample", program / "sample"};
  places.push_back(fs::u8path(SUHBAT_SOURCE_SAMPLE));
  for (const auto& place : places)
    if (fs::is_directory(place / "interviews", none)) return place.lexically_normal();
  return {};
}

std::unique_ptr<corpus::Project> buildSampleProject(const fs::path& path, i18n::Language language,
                                                    corpus::Environment environment,
                                                    corpus::Progress& progress, const std::string& coder) {
  const fs::path folder = sampleFolder();
  if (folder.empty())
    throw corpus::FileError(
        i18n::message("The files of the sample project were not found. Please install the program "
                      "again; your own projects are not touched."));
  const i18n::Messages say(language);
  auto project = corpus::Project::create(path, {say("Return or stay (sample)"), language, coder},
                                         std::move(environment));
  try {
    fill(*project, folder, progress);
  } catch (...) {
    project.reset();
    std::error_code none;
    fs::remove(path, none);
    throw;
  }
  return project;
}

}  // namespace gui
