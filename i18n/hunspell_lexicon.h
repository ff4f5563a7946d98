#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "i18n/word_table.h"

namespace i18n {

// Headwords and suffix rules of a hunspell dictionary, read at run time. The same answers as hunspell's own
// stem() for suffixes, many times faster to load and to ask, in lower case and blind to ё. Prefix rules are
// not read: what they make are words of their own. Immutable after construction.
class HunspellLexicon {
 public:
  // Empty paths or unreadable files make an empty lexicon. `flags`: the suffix groups to read (capitals); all
  // when empty.
  HunspellLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes,
                  std::size_t expectedWords, std::string_view flags = {});
  bool empty() const { return words_.size() == 0; }
  bool contains(std::u16string_view word) const { return words_.contains(word); }
  bool takes(std::u16string_view headword, char flag) const;
  // Whether the dictionary makes forms of the headword.
  bool hasRules(std::u16string_view headword) const;
  // Listed with a capital only.
  bool isName(std::u16string_view word) const;
  // The headwords of which `word` (folded) is a form; itself first when it is one.
  std::vector<std::u16string> lemmas(std::u16string_view word) const;

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
