#include "corpus/name_match.h"

#include <algorithm>

#include "i18n/format.h"
#include "i18n/spelling.h"

namespace corpus {
namespace {

bool asciiLetterOrDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Characters that part words in names: ASCII punctuation, and the typographic kind (U+00A0-00BF, U+2000-206F,
// №).
std::size_t separatorAt(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(0) < 0x80) return asciiLetterOrDigit(text.front()) ? 0 : 1;
  if (byte(0) == 0xC2 && byte(1) >= 0xA0) return 2;
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || (byte(1) == 0x81 && byte(2) <= 0xAF))) return 3;
  if (byte(0) == 0xE2 && byte(1) == 0x84 && byte(2) == 0x96) return 3;
  return 0;
}

}  // namespace

NameWords::NameWords(std::string_view utf8) {
  std::string word;
  const auto end = [&] {
    if (word.empty()) return;
    if (std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      word.erase(0, std::min(word.find_first_not_of('0'), word.size() - 1));
    } else {
      word = i18n::folded(word);
    }
    words_.push_back(std::move(word));
    word.clear();
  };
  while (!utf8.empty()) {
    if (const std::size_t separator = separatorAt(utf8)) {
      end();
      utf8.remove_prefix(std::min(separator, utf8.size()));
    } else {
      word += utf8.front();
      utf8.remove_prefix(1);
      while (!utf8.empty() && (static_cast<unsigned char>(utf8.front()) & 0xC0) == 0x80) {
        word += utf8.front();
        utf8.remove_prefix(1);
      }
    }
  }
  end();
}

bool NameWords::within(const NameWords& other) const {
  return !words_.empty() && std::search(other.words_.begin(), other.words_.end(), words_.begin(),
                                        words_.end()) != other.words_.end();
}

std::string baseName(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return std::string(slash == path.npos ? path : path.substr(slash + 1));
}

std::string stem(std::string_view path) {
  std::string name = baseName(path);
  const std::size_t point = name.rfind('.');
  const std::size_t length = name.size() - point - 1;
  if (point != name.npos && point > 0 && length >= 1 && length <= 5 &&
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(point) + 1, name.end(), asciiLetterOrDigit)) {
    name.erase(point);
  }
  return name;
}

}  // namespace corpus
