#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "corpus/errors.h"

namespace corpus::import {

// Beyond these nothing is a transcript, and reading on would only fill the memory.
inline constexpr std::uintmax_t kMaxFileBytes = 200'000'000;
inline constexpr std::size_t kMaxTextBytes = 50'000'000;  // UTF-8, after decoding

// A file from outside, read whole.
struct SourceFile {
  std::string name;       // as shown: file name without folder, valid UTF-8
  std::string stem;       // the same without its extension
  std::string extension;  // lower case, without dot
  std::string bytes;
};

// Throws FileError: missing, a folder, not readable, empty, larger than kMaxFileBytes.
SourceFile readSourceFile(const std::filesystem::path& path);

// The file name for a message; invalid UTF-8 in it is shown as U+FFFD.
std::string shownName(const std::filesystem::path& path);

// What the bytes are, whatever the name says.
enum class Content {
  Text,
  Zip,
  Pdf,
  OldOffice,
  EncryptedOffice,
  Rtf,
  Html,
  Xml,
  WebVtt,
  Picture,
  Sound,
  OtherArchive
};
Content contentOf(std::string_view bytes);

// Bytes that are not valid UTF-8 become U+FFFD.
std::string repairedUtf8(std::string_view bytes);

// Throws FileError when a text has grown past kMaxTextBytes.
void checkTextSize(std::size_t bytes, const std::string& file);

// Throws FileError past 150,000 lines: each may become a turn.
void checkLines(std::size_t lines, const std::string& file);

}  // namespace corpus::import
