#include "corpus/recordings.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "corpus/transcripts.h"

namespace corpus {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const Project& project) {
  return fs::absolute(project.path()).lexically_normal().parent_path();
}

// Empty when `file` doesn't lie below `folder`.
fs::path below(const fs::path& folder, const fs::path& file) {
  const fs::path relative = file.lexically_relative(folder);
  return relative.empty() || *relative.begin() == ".." || relative == "." ? fs::path() : relative;
}

std::string stored(const Project& project, const fs::path& file) {
  const fs::path folder = folderOf(project), absolute = fs::absolute(file).lexically_normal();
  fs::path path = below(folder, absolute);
  if (path.empty()) {  // the two may have been reached by different links
    std::error_code failed, failedToo;
    const fs::path realFolder = fs::weakly_canonical(folder, failed);
    const fs::path realFile = fs::weakly_canonical(absolute, failedToo);
    if (!failed && !failedToo) path = below(realFolder, realFile);
  }
  const auto text = (path.empty() ? absolute : path).generic_u8string();
  return {text.begin(), text.end()};
}

}  // namespace

std::optional<fs::path> recording(const Project& project, const Guid& transcript) {
  SQLite::Statement query(project.database(),
                          "SELECT path FROM recordings JOIN transcripts ON transcripts.guid = transcript "
                          "WHERE transcript = ? AND retired = 0");
  query.bind(1, transcript.text());
  if (!query.executeStep()) return std::nullopt;
  const std::string text = query.getColumn(0).getString();
  return (folderOf(project) / fs::path(std::u8string(text.begin(), text.end()))).make_preferred();
}

void setRecording(Edit& edit, const Guid& transcript, const std::optional<fs::path>& file) {
  if (!file || file->empty()) {
    SQLite::Statement remove(edit.database(), "DELETE FROM recordings WHERE transcript = ?");
    remove.bind(1, transcript.text());
    remove.exec();
    return;
  }
  if (!corpus::transcript(edit.project(), transcript)) {
    throw UsageError(i18n::message("This transcript is not in the project any more. Nothing was changed."));
  }
  SQLite::Statement upsert(edit.database(),
                           "INSERT INTO recordings (guid, transcript, path, added_at) VALUES (?, ?, ?, ?) "
                           "ON CONFLICT (transcript) DO UPDATE SET path = excluded.path, "
                           "added_at = excluded.added_at WHERE path <> excluded.path");
  upsert.bind(1, edit.newGuid().text());
  upsert.bind(2, transcript.text());
  upsert.bind(3, stored(edit.project(), *file));
  upsert.bind(4, edit.now());
  upsert.exec();
}

}  // namespace corpus
