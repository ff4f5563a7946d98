#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/hunspell_lexicon.h"

namespace i18n {

// hunspell-ru's headwords and rules (its licence forbids nothing, but we ship no copy) and the forms no rule
// gives. Immutable after construction.
class RussianLexicon {
 public:
  RussianLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes);
  bool empty() const { return words_.empty(); }
  // The headwords of which `word` (folded) is a form; itself first when it is one.
  std::vector<std::u16string> lemmas(std::u16string_view word) const;
  // The one to show in a list: a word formed by no rule before what the dictionary lists (лет is of год),
  // names last (мира is of мир).
  std::u16string likeliest(std::u16string_view word) const;
  // The headwords of which a word is surely a form though the dictionary lists it (врачом); none for others.
  std::vector<std::u16string> formOf(std::u16string_view word) const;
  bool knows(std::u16string_view word) const { return !lemmas(word).empty(); }

 private:
  HunspellLexicon words_;
};

}  // namespace i18n
