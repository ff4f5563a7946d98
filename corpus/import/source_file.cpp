#include "corpus/import/source_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "i18n/text.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxLines = 150'000;

bool startsWith(std::string_view bytes, std::string_view magic) {
  return bytes.substr(0, magic.size()) == magic;
}

bool startsWithIgnoringCase(std::string_view bytes, std::string_view lower) {
  return i18n::asciiLower(bytes.substr(0, lower.size())) == lower;
}

std::string shown(const std::filesystem::path& path) {
  const auto utf8 = path.u8string();
  const std::string_view bytes(reinterpret_cast<const char*>(utf8.data()), utf8.size());
  return i18n::isValidUtf8(bytes) ? i18n::normalised(bytes) : i18n::normalised(repairedUtf8(bytes));
}

}  // namespace

std::string repairedUtf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead >= 0x80 && (i + length > bytes.size() || !i18n::isValidUtf8(bytes.substr(i, length)))) {
      out += "\xEF\xBF\xBD";
      ++i;
      continue;
    }
    out.append(bytes.substr(i, length));
    i += length;
  }
  return out;
}

std::string shownName(const std::filesystem::path& path) {
  return shown(path.has_filename() ? path.filename() : path);
}

SourceFile readSourceFile(const std::filesystem::path& path) {
  SourceFile file;
  file.name = shownName(path);
  file.stem = shown(path.stem());
  file.extension = i18n::asciiLower(shown(path.extension()));
  if (!file.extension.empty()) file.extension.erase(0, 1);

  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    throw FileError(
        i18n::message("“{file}” was not found. Check the folder and the name.", {{"file", file.name}}));
  if (std::filesystem::is_directory(status))
    throw FileError(i18n::message("“{file}” is a folder. Choose the files in it.", {{"file", file.name}}));
  // Pipes and devices have no end to wait for.
  if (!std::filesystem::is_regular_file(status))
    throw FileError(i18n::message("“{file}” is not an ordinary file. Nothing was imported from it.",
                                  {{"file", file.name}}));
  const auto size = std::filesystem::file_size(path, error);
  if (!error && size > kMaxFileBytes)
    throw FileError(
        i18n::message("“{file}” is larger than 200 MB, which no transcript is. Import the transcript "
                      "without its recording or pictures. Nothing was imported from it.",
                      {{"file", file.name}}));
  std::ifstream stream(path, std::ios::binary);
  if (!error && stream) {
    file.bytes.resize(static_cast<std::size_t>(size));
    stream.read(file.bytes.data(), static_cast<std::streamsize>(size));
    file.bytes.resize(static_cast<std::size_t>(stream.gcount()));
  }
  if (error || !stream)
    throw FileError(
        i18n::message("“{file}” cannot be read. Check that it is not open in another program and that "
                      "you may open it. Nothing was imported from it.",
                      {{"file", file.name}}));
  if (file.bytes.empty())
    throw FileError(i18n::message("“{file}” is empty. Nothing was imported from it.", {{"file", file.name}}));
  return file;
}

Content contentOf(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (startsWith(bytes, "PK\x03\x04"sv) || startsWith(bytes, "PK\x05\x06"sv) ||
      startsWith(bytes, "PK\x07\x08"sv))
    return Content::Zip;
  if (bytes.substr(0, 1024).find("%PDF-"sv) != bytes.npos && !startsWith(bytes, "{\\rtf"sv))
    return Content::Pdf;
  if (startsWith(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
    // A password-protected .docx is an old-style container around the encrypted package.
    const bool encrypted = bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != bytes.npos;
    return encrypted ? Content::EncryptedOffice : Content::OldOffice;
  }
  for (const auto magic : {"\x1F\x8B"sv, "7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A"sv, "BZh"sv,
                           "\xFD"
                           "7zXZ"sv})
    if (startsWith(bytes, magic)) return Content::OtherArchive;
  for (const auto magic : {"\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv})
    if (startsWith(bytes, magic)) return Content::Picture;
  for (const auto magic : {"ID3\x02"sv, "ID3\x03"sv, "ID3\x04"sv, "OggS"sv, "fLaC"sv, "RIFF"sv, "\xFF\xFB"sv,
                           "\x1A\x45\xDF\xA3"sv})
    if (startsWith(bytes, magic)) return Content::Sound;
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp"sv) return Content::Sound;

  std::string_view text = bytes;
  if (startsWith(text, "\xEF\xBB\xBF"sv)) text.remove_prefix(3);
  if (startsWith(text, "WEBVTT"sv)) return Content::WebVtt;
  const auto first = text.find_first_not_of(" \t\r\n"sv);
  if (first != text.npos) text.remove_prefix(first);
  if (startsWith(text, "{\\rtf"sv)) return Content::Rtf;
  if (startsWithIgnoringCase(text, "<!doctype html"sv) || startsWithIgnoringCase(text, "<html"sv))
    return Content::Html;
  if (startsWith(text, "<?xml"sv))
    return text.substr(0, 1024).find("<html"sv) != text.npos ? Content::Html : Content::Xml;
  return Content::Text;
}

void checkTextSize(std::size_t bytes, const std::string& file) {
  if (bytes > kMaxTextBytes)
    throw FileError(
        i18n::message("“{file}” holds more than 50 MB of text, which no transcript does. Split it into "
                      "its interviews and import those. Nothing was imported from it.",
                      {{"file", file}}));
}

void checkLines(std::size_t lines, const std::string& file) {
  if (lines > kMaxLines)
    throw FileError(
        i18n::message("“{file}” has more than 150,000 lines, which no transcript has. Nothing was imported "
                      "from it.",
                      {{"file", file}}));
}

}  // namespace corpus::import
