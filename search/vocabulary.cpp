#include "search/vocabulary.h"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "i18n/spelling.h"
#include "search/letters.h"

namespace search {
namespace {

// * any bytes, ? one character of UTF-8. Takes at most word x pattern steps.
bool fits(std::string_view word, std::string_view pattern) {
  const auto nextCharacter = [&](std::size_t at) {
    ++at;
    while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xc0U) == 0x80U) ++at;
    return at;
  };
  std::size_t w = 0, p = 0, star = std::string_view::npos, retry = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '?') {
      w = nextCharacter(w);
      ++p;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = w;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++w;
      ++p;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      w = retry = nextCharacter(retry);
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::uint16_t clipped(std::size_t length) {
  return static_cast<std::uint16_t>(std::min<std::size_t>(length, std::numeric_limits<std::uint16_t>::max()));
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<std::string>& words) {
  begin_.reserve(words.size() + 1);
  bits_.reserve(words.size());
  lengths_.reserve(words.size());
  for (const std::string& word : words) {
    const std::u32string letters = lettersOf(word);
    begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
    bits_.push_back(letterBits(letters));
    lengths_.push_back(clipped(letters.size()));
    letters_ += word;
  }
  begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
}

std::string_view Vocabulary::word(std::size_t index) const {
  return std::string_view(letters_).substr(begin_[index], begin_[index + 1] - begin_[index]);
}

std::optional<std::vector<std::size_t>> Vocabulary::fitting(std::string_view pattern,
                                                            std::size_t most) const {
  std::u32string letters = lettersOf(pattern);
  std::erase(letters, U'*');
  const std::size_t shortest = letters.size();
  std::erase(letters, U'?');
  const std::uint64_t bits = letterBits(letters);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    if ((bits_[i] & bits) != bits || lengths_[i] < shortest || !fits(word(i), pattern)) continue;
    if (found.size() == most) return std::nullopt;
    found.push_back(i);
  }
  return found;
}

std::vector<Vocabulary::Near> Vocabulary::near(std::string_view word, int most) const {
  const std::u32string letters = lettersOf(word);
  const std::uint64_t bits = letterBits(letters);
  const auto length = static_cast<int>(clipped(letters.size()));
  std::vector<Near> found;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    if (std::popcount(bits_[i] ^ bits) > 2 * most) continue;
    const int difference = static_cast<int>(lengths_[i]) - length;
    if (difference > most || -difference > most) continue;
    const int distance = editDistance(letters, lettersOf(this->word(i)), most);
    if (distance <= most) found.push_back({i, distance});
  }
  return found;
}

const Vocabulary& IndexVocabulary::words(const Xapian::Database& database) {
  if (words_) return *words_;
  std::vector<std::string> words;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    // Terms with a prefix begin with a capital letter; words are folded to small letters.
    const std::string word = *term;
    if (word.empty() || (word.front() >= 'A' && word.front() <= 'Z')) continue;
    words.push_back(word);
  }
  words_.emplace(words);
  return *words_;
}

const Vocabulary& IndexVocabulary::keyboardWords(const Xapian::Database& database) {
  if (keyboardWords_) return *keyboardWords_;
  const Vocabulary& plain = words(database);
  std::vector<std::string> folded;
  folded.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) folded.push_back(i18n::keyboardFolded(plain.word(i)));
  keyboardWords_.emplace(folded);
  return *keyboardWords_;
}

void IndexVocabulary::forget() {
  words_.reset();
  keyboardWords_.reset();
}

}  // namespace search
