#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "i18n/hunspell_lexicon.h"

namespace i18n {

// hunspell-en-us: which Latin words are English, and the base form of each. Immutable after construction.
class EnglishLexicon {
 public:
  EnglishLexicon(const std::filesystem::path& dictionary, const std::filesystem::path& affixes);
  bool empty() const { return words_.empty(); }
  // Not names (Aral, Omar), which are of every language, nor rare words that are everyday ones in Kazakh
  // (el).
  bool knows(std::string_view folded) const;
  // went -> go, villages -> village, smaller -> small; empty for a word that is not known.
  std::string base(std::string_view folded) const;

 private:
  bool isForm(std::u16string_view listed) const;
  std::u16string withoutEnding(std::u16string_view form) const;

  HunspellLexicon words_;
};

}  // namespace i18n
