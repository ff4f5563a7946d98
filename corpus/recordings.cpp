#include "corpus/recordings.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

#include "corpus/import/source_file.h"
#include "corpus/transcripts.h"
#include "i18n/text.h"

namespace corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostJump = 1'000'000'000'000;  // bytes; no recording is longer

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

std::string beginningOf(const fs::path& file) {
  std::error_code none;
  if (!fs::is_regular_file(file, none)) return {};
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(8192, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
  return bytes;
}

// Whether an MP4 or QuickTime file describes a track of pictures: a handler “vide” in its “moov” box (ISO/IEC
// 14496-12), which may stand after gigabytes of media.
bool hasVideoHandler(std::ifstream& stream) {
  constexpr std::uint64_t kMostBytes = 32'000'000;  // of descriptions: hours of video have less
  constexpr int kMostBoxes = 100'000;
  std::uint64_t at = 0;
  for (int i = 0; i < kMostBoxes; ++i) {
    std::array<unsigned char, 16> head{};
    stream.clear();
    stream.seekg(static_cast<std::streamoff>(at));
    stream.read(reinterpret_cast<char*>(head.data()), 16);
    if (stream.gcount() < 8) return false;
    const auto number = [&head](std::size_t from, std::size_t bytes) {
      std::uint64_t value = 0;
      for (std::size_t k = 0; k < bytes; ++k) value = value << 8 | head[from + k];
      return value;
    };
    const std::uint64_t brief = number(0, 4),
                        size = brief == 1 && stream.gcount() == 16 ? number(8, 8) : brief;
    const std::string_view name(reinterpret_cast<const char*>(head.data()) + 4, 4);
    if (name == "moov") {
      std::string box(static_cast<std::size_t>(std::min(size == 0 ? kMostBytes : size, kMostBytes)), '\0');
      stream.clear();
      stream.seekg(static_cast<std::streamoff>(at));
      stream.read(box.data(), static_cast<std::streamsize>(box.size()));
      box.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
      for (auto handler = box.find("hdlr"); handler != box.npos; handler = box.find("hdlr", handler + 4))
        if (handler + 16 <= box.size() && box.compare(handler + 12, 4, "vide") == 0)
          return true;  // after version, flags and pre_defined
      return false;
    }
    if (size < 8 || size > kMostJump - at) return false;  // the last box, or a lie
    at += size;
  }
  return false;
}

// A relative path. Windows' own have a drive or begin with two slashes, also where they are read elsewhere.
bool isBeside(std::string_view path) {
  return !path.empty() && path[0] != '/' && path.substr(1, 1) != ":";
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

std::int64_t recordingsBeside(const Project& project) {
  SQLite::Statement query(project.database(),
                          "SELECT path FROM recordings JOIN transcripts ON transcripts.guid = transcript "
                          "WHERE retired = 0");
  std::int64_t beside = 0;
  while (query.executeStep()) beside += isBeside(query.getColumn(0).getString());
  return beside;
}

const std::vector<std::string_view>& recordingExtensions() {
  static const std::vector<std::string_view> extensions = {
      "mp3", "m4a", "wav", "ogg", "oga",  "opus", "flac", "aac", "wma",  "amr", "aif", "aiff",
      "caf",                                                                                    // sound
      "mp4", "m4v", "mov", "mkv", "webm", "avi",  "wmv",  "mpg", "mpeg", "3gp", "ogv", "mts"};  // video
  return extensions;
}

bool isRecording(const fs::path& file) {
  std::error_code none;
  if (!fs::is_regular_file(file, none)) return false;
  const auto name = file.extension().u8string();
  const std::string extension = i18n::asciiLower(std::string(name.begin(), name.end()));
  const auto& known = recordingExtensions();
  if (!extension.empty() && std::find(known.begin(), known.end(), extension.substr(1)) != known.end())
    return true;
  return import::contentOf(beginningOf(file)) == import::Content::Sound;
}

bool holdsSound(const fs::path& file) {
  const std::string bytes = beginningOf(file);
  switch (import::contentOf(bytes)) {
    case import::Content::Sound:
      return true;
    case import::Content::Text:
      // What no magic number is known of. Sound that is not text soon has bytes that no text has.
      return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
      });
    default:
      return false;
  }
}

bool holdsPictures(const fs::path& file) {
  using namespace std::string_view_literals;
  const std::string bytes = beginningOf(file);
  const auto says = [&bytes](std::string_view word) { return bytes.find(word) != bytes.npos; };
  if (bytes.size() > 12 && (bytes.compare(4, 4, "ftyp") == 0 || bytes.compare(4, 4, "moov") == 0 ||
                            bytes.compare(4, 4, "mdat") == 0 || bytes.compare(4, 4, "wide") == 0)) {
    std::ifstream stream(file, std::ios::binary);
    return hasVideoHandler(stream);
  }
  // Codec names of Matroska begin with the kind of their track.
  if (bytes.starts_with("\x1A\x45\xDF\xA3"sv))
    return says("V_VP"sv) || says("V_MPEG"sv) || says("V_AV1"sv) || says("V_MS/"sv) || says("V_THEORA"sv) ||
           says("V_MJPEG"sv);
  if (bytes.starts_with("RIFF"sv))
    return bytes.size() > 12 && bytes.compare(8, 4, "AVI ") == 0 && says("vids"sv);
  if (bytes.starts_with("OggS"sv)) return says("\x80theora"sv);
  // ASF: the stream type of video (GUID bc19efc0-5b4d-11cf-a8fd-00805f5c442b).
  if (bytes.starts_with("\x30\x26\xB2\x75"sv)) return says("\xC0\xEF\x19\xBC\x4D\x5B\xCF\x11"sv);
  return bytes.starts_with("\x00\x00\x01\xBA"sv) || bytes.starts_with("\x00\x00\x01\xB3"sv);  // MPEG
}

}  // namespace corpus
