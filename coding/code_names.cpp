#include "coding/code_names.h"

#include "i18n/error.h"
#include "i18n/format.h"
#include "i18n/spelling.h"
#include "i18n/text.h"

namespace coding {
namespace {

bool isSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

std::string stored(std::string_view text) {
  if (!i18n::isValidUtf8(text))
    throw i18n::UsageError(
        i18n::message("This text is not valid Unicode (UTF-8), so it was not taken over."));
  return i18n::normalised(text);
}

// One line, single spaces.
std::string collapsed(std::string_view text) {
  std::string result;
  for (const char c : i18n::trimmed(text)) {
    if (!isSpace(c))
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  return result;
}

// Latin-1 signs (U+0080..U+00BF, « » and NBSP among them) and general punctuation (U+2000..U+206F: dashes,
// quotes).
std::size_t signLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(at) == 0xC2) return 2;
  if (byte(at) == 0xE2 && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81)) return 3;
  return 0;
}

}  // namespace

std::string cleanName(std::string_view name) {
  std::string result = collapsed(stored(name));
  if (result.empty()) throw i18n::UsageError(i18n::message("A code needs a name."));
  if (result.find(kPathSeparator) != std::string::npos)
    throw i18n::UsageError(
        i18n::message("The name “{name}” holds “ / ”, which separates the levels of the codebook. Write it "
                      "without the spaces.",
                      {{"name", result}}));
  return result;
}

std::string importedName(std::string_view name) {
  std::string result = collapsed(stored(name));
  for (auto at = result.find(kPathSeparator); at != std::string::npos; at = result.find(kPathSeparator))
    result.replace(at, kPathSeparator.size(), "/");
  return result;
}

std::string cleanText(std::string_view text) {
  return std::string(i18n::trimmed(stored(text)));
}

std::string foldedName(std::string_view name) {
  return i18n::foldedForTyping(collapsed(name));
}

std::string keyboardName(std::string_view name) {
  return i18n::keyboardFolded(foldedName(name));
}

std::string typingKey(std::string_view text) {
  const std::string folded = i18n::keyboardFolded(i18n::foldedForTyping(text));
  std::string result;
  for (std::size_t i = 0; i < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    const bool letter = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
    const std::size_t sign = letter ? signLength(folded, i) : 1;
    if (sign == 0) {
      result += folded[i++];
      continue;
    }
    if (!result.empty() && result.back() != ' ') result += ' ';
    i += sign;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::vector<std::string> pathParts(std::string_view path) {
  std::vector<std::string> parts;
  // A path typed with a leading or trailing separator loses it with the trimming.
  std::string padded = " ";
  padded += collapsed(path);
  padded += ' ';
  std::string_view rest = padded;
  while (!rest.empty()) {
    const auto at = rest.find(kPathSeparator);
    const std::string_view part = i18n::trimmed(rest.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    // The closing space may open the next separator ("A / / B").
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + kPathSeparator.size() - 1);
  }
  return parts;
}

std::string canonicalColour(std::string_view colour) {
  colour = i18n::trimmed(colour);
  if ((colour.size() != 4 && colour.size() != 7) || colour.front() != '#') return {};
  std::string result = "#";
  for (char c : colour.substr(1)) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return {};
    result.append(colour.size() == 4 ? 2 : 1, c);
  }
  return result;
}

}  // namespace coding
