#pragma once
// Which entries of the glossary a word or phrase is, in any of its forms. Private to the glossary.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/glossary_entries.h"
#include "i18n/analyser.h"

namespace search {

// What a typed word may be recognised by.
struct TypedWord {
  TypedWord(std::string_view word, const i18n::Analyser& analyser);
  std::string spelling;             // folded
  std::vector<std::string> lemmas;  // what a query for it asks for
  std::vector<std::string> forms;   // what it may be a form of, also where a dictionary has it as a headword
  std::vector<std::string> wide;    // typed perhaps without the Kazakh letters: terms of the wide tier
};

class GlossaryLookup {
 public:
  GlossaryLookup(const std::vector<corpus::GlossaryEntry>& entries, const i18n::Analyser& analyser);

  struct Match {
    std::size_t entry;      // into the entries
    std::string_view text;  // the word of the entry that it is, folded; looks into this lookup
  };
  // What these words are, all of them in this order: by their spelling; else by their lemmas; else by what
  // they may be forms of; else as typed without Kazakh letters.
  std::vector<Match> find(std::span<const TypedWord> words) const;
  std::size_t longest() const { return longest_; }  // words in a row that may be one entry

  // What an entry adds to a query: without phrases that hold another word of theirs in the same language,
  // which finds all that the phrase would (қайтып келу beside қайту).
  const corpus::GlossaryEntry& wordsOf(std::size_t entry) const { return entries_[entry]; }

 private:
  struct Part {  // one word of a word or phrase of the glossary
    std::string spelling;
    std::vector<std::string> lemmas, wide;
    std::string stem;  // of a Russian noun: Snowball's term
  };
  struct Form {
    std::size_t entry;
    std::string text;
    std::vector<Part> parts;
  };
  // How surely a typed word is a part; the best first.
  enum class Likeness { Spelling, Lemma, Form, Wide, None };
  static Likeness likeness(const TypedWord& typed, const Part& part);
  void add(std::size_t entry, std::vector<std::string>& words, i18n::Language language,
           const i18n::Analyser& analyser);
  static Form formOf(std::size_t entry, const std::string& text, i18n::Language language,
                     const i18n::Analyser& analyser);
  void keep(Form form);

  std::vector<corpus::GlossaryEntry> entries_;  // with the words to be added
  std::vector<Form> forms_;
  std::unordered_map<std::string, std::vector<std::size_t>> byFirst_;  // keys of the first part -> forms
  std::size_t longest_ = 1;
};

}  // namespace search
