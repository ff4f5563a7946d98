#pragma once
// Queries that find the words of a row. Internal to the word views.
#include <cstdint>
#include <string>
#include <vector>

#include "i18n/analyser.h"
#include "search/word_rows.h"
#include "search/word_tokens.h"

namespace search {

// A query finds the very turns that were counted. The lemma alone where it finds the forms of the row and no
// others of the texts; else the forms one by one (=form), with the languages of the turns where the same form
// is another word elsewhere. A word of more forms than a query may hold is sought by its lemma.
class WordQueries {
 public:
  // `wanted`: the rows that will be asked for. Throws Cancelled.
  WordQueries(const WordTokens& tokens, const WordRows& rows, const std::vector<std::uint32_t>& wanted,
              const i18n::Analyser& analyser, bool byLemma, corpus::Progress& progress);
  std::string find(std::uint32_t row) const;
  // The same as one operand, a word or words joined by OR, whatever the language of the turns.
  std::string findWord(std::uint32_t row) const;

 private:
  struct Form {
    std::uint32_t form;
    unsigned languages;  // of turns, bits; 0: wherever it stands
    std::int64_t count = 0;
  };
  // The most frequent first.
  std::vector<Form> formsOf(std::uint32_t row) const;
  void tryLemmas(const std::vector<std::uint32_t>& wanted, const i18n::Analyser& analyser,
                 corpus::Progress& progress);

  const WordTokens& tokens_;
  const WordRows& rows_;
  std::vector<std::uint32_t> onlyRow_;  // by form: the row that all its places belong to, or kNone
  std::vector<bool> byLemma_;           // by row
};

}  // namespace search
