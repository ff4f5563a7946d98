#pragma once
// The different words of an index, for what Xapian has no search for: wildcards anywhere in a word, and words
// some letters off.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace search {

// A value. Searching looks at every word, in about a nanosecond each: which letters a word has, as bits,
// tells nearly all of them apart from what is sought before any letters are compared.
class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(const std::vector<std::string>& words);

  std::size_t size() const { return bits_.size(); }
  std::string_view word(std::size_t index) const;

  // The words that a pattern stands for (* any letters, ? one letter), in order; nothing when there are more
  // than `most`.
  std::optional<std::vector<std::size_t>> fitting(std::string_view pattern, std::size_t most) const;

  struct Near {
    std::size_t index;
    int distance;
  };
  // The words that are at most so many edits away (letters.h), in order.
  std::vector<Near> near(std::string_view word, int most) const;

 private:
  std::string letters_;               // of all words
  std::vector<std::uint32_t> begin_;  // into letters_, one more than words
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint16_t> lengths_;  // code points
};

// An index's words as of one commit, read when first asked for.
class IndexVocabulary {
 public:
  const Vocabulary& words(const Xapian::Database& database);
  // The same words folded as if typed on a Russian keyboard, with the same numbers.
  const Vocabulary& keyboardWords(const Xapian::Database& database);
  void forget();  // there was a commit

 private:
  std::optional<Vocabulary> words_, keyboardWords_;
};

}  // namespace search
