#include "i18n/dictionary_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <utility>

#include "i18n/encoding.h"
#include "i18n/utf8_next.h"

namespace i18n {
namespace {

std::string wholeFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return {};
  const auto size = file.tellg();
  if (size <= 0) return {};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.seekg(0);
  if (!file.read(bytes.data(), size)) return {};
  return bytes;
}

void eachLine(std::string_view text, const std::function<void(std::string_view)>& visit) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    visit(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// UTF-8 bytes of the file by the encoding its .aff names; Debian's are UTF-8, older ones KOI8-R.
std::string readAsUtf8(const std::filesystem::path& path, const std::string& encoding) {
  std::string bytes = wholeFile(path);
  if (encoding.empty() || encoding == "UTF-8") return bytes;
  try {
    return decoded(bytes, encoding);
  } catch (const EncodingError&) {
    return {};
  }
}

std::string encodingOf(const std::filesystem::path& affixes) {
  std::ifstream file(affixes, std::ios::binary);
  std::string line;
  for (int count = 0; count < 40 && std::getline(file, line); ++count) {
    if (line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.compare(0, 4, "SET ") == 0) return line.substr(4);
  }
  return {};
}

}  // namespace

std::u16string dictionaryFolded(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 point = nextCharacter(utf8.data(), at, size);
    if (point >= 'A' && point <= 'Z')
      point += 32;
    else if (point >= 0x410 && point <= 0x42F)
      point += 32;
    else if (point >= 0x400 && point <= 0x40F)
      point += 80;
    else if (point >= 0x48A && point <= 0x4BF && point % 2 == 0)
      ++point;
    else if (point >= 0x4D0 && point <= 0x52F && point % 2 == 0)
      ++point;
    if (point == 0x451) point = 0x435;
    if (point > 0 && point < 0xD800) out.push_back(static_cast<char16_t>(point));
  }
  return out;
}

void eachDictionaryWord(const std::filesystem::path& dictionary, const std::filesystem::path& affixes,
                        const std::function<void(std::u16string_view, std::string_view, bool)>& visit) {
  const std::string text = readAsUtf8(dictionary, encodingOf(affixes));
  bool heading = true;
  eachLine(text, [&](std::string_view line) {
    if (std::exchange(heading, false)) return;  // the number of words
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    line = line.substr(0, end);
    const std::size_t slash = std::min(line.find('/'), line.size());
    if (slash == 0) return;
    const std::u16string word = dictionaryFolded(line.substr(0, slash));
    std::int32_t at = 0;
    const UChar32 first = nextCharacter(line.data(), at, static_cast<std::int32_t>(slash));
    visit(word, line.substr(std::min(slash + 1, line.size())),
          !word.empty() && static_cast<UChar32>(word.front()) != first && first != 0x451);
  });
}

void eachAffixLine(const std::filesystem::path& affixes, const std::function<void(std::string_view)>& visit) {
  eachLine(readAsUtf8(affixes, encodingOf(affixes)), visit);
}

std::string fileSignature(const std::filesystem::path& path) {
  if (path.empty()) return "-";
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return "-";
  const auto size = static_cast<std::int64_t>(file.tellg());
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a
  std::array<char, 4096> part{};
  constexpr std::int64_t kSamples = 16;
  for (std::int64_t sample = 0; sample < kSamples; ++sample) {
    file.clear();
    file.seekg(size / kSamples * sample);
    file.read(part.data(), part.size());
    for (std::streamsize i = 0; i < file.gcount(); ++i)
      hash = (hash ^ static_cast<unsigned char>(part[static_cast<std::size_t>(i)])) * 1099511628211ull;
  }
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = std::to_string(size) + ":";
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kDigits[(hash >> shift) & 15]);
  return out;
}

}  // namespace i18n
