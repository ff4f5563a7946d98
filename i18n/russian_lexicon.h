#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "i18n/word_table.h"

namespace i18n {

// Headwords and suffix rules of hunspell-ru, read at run time (its licence forbids nothing, but we ship no
// copy). The same answers as hunspell's own stem(), many times faster to load and to ask, and blind to ё.
// Immutable after construction.
class RussianLexicon {
 public:
  // Empty paths or unreadable files make an empty lexicon.
  RussianLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes);
  bool empty() const { return words_.size() == 0; }
  // The headwords of which `word` (folded) is a form; itself among them when it is one.
  std::vector<std::u16string> lemmas(std::u16string_view word) const;
  bool knows(std::u16string_view word) const { return !lemmas(word).empty(); }

 private:
  struct Rule {
    std::uint32_t flag;
    std::u16string strip;
    std::vector<std::pair<bool, std::u16string>> condition;  // from the left; true = none of these
  };
  WordTable words_;
  std::unordered_map<std::u16string, std::vector<Rule>> rules_;  // by what they append
  std::size_t longestSuffix_ = 0;
};

}  // namespace i18n
