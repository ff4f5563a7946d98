#pragma once
// Which row of a word view a form belongs to: its lemma (or itself) and its language. Internal to the word
// views.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/job.h"
#include "i18n/analyser.h"
#include "search/word_tokens.h"
#include "search/word_views.h"

namespace search {

class WordRows {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;  // a stop word, a number, of a language not asked for

  // Analyses every form once for each language of the turns it stands in. Throws Cancelled.
  WordRows(const WordTokens& tokens, const i18n::Analyser& analyser, const WordOptions& options,
           corpus::Progress& progress);

  struct Row {
    std::string word;
    i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  };
  const std::vector<Row>& rows() const { return rows_; }
  std::uint32_t rowOf(std::uint32_t form, i18n::TextLanguage turn) const {
    return rowOf_[pairOf(form, turn)];
  }
  // The pairs (see pairOf()) of a row, by form.
  const std::vector<std::uint32_t>& pairsOf(std::uint32_t row) const { return pairsOf_[row]; }
  // How often each pair stands in the texts.
  const std::vector<std::int64_t>& occurrences() const { return occurrences_; }

 private:
  std::vector<Row> rows_;
  std::vector<std::uint32_t> rowOf_;
  std::vector<std::vector<std::uint32_t>> pairsOf_;
  std::vector<std::int64_t> occurrences_;
};

// What some of the words come to.
struct WordTally {
  std::vector<std::int64_t> pairs;                      // by pair
  std::vector<std::int64_t> count, turns, transcripts;  // by row
  std::int64_t total = 0;                               // words, those of no row included
};

// Words are added in the order of the texts.
class WordTallier {
 public:
  WordTallier(const WordTokens& tokens, const WordRows& rows);
  void add(std::size_t turn, std::size_t token);
  WordTally take() { return std::move(tally_); }

 private:
  const WordTokens& tokens_;
  const WordRows& rows_;
  WordTally tally_;
  std::vector<std::uint32_t> lastTurn_, lastTranscript_;  // by row
};
WordTally tallied(const WordTokens& tokens, const WordRows& rows, std::uint8_t group,
                  const corpus::Progress& progress);

// The order of rows that are otherwise equal: by word, then by language.
bool standsBefore(const WordRows::Row& a, const WordRows::Row& b);
// A row with its numbers, its forms by count; without its query.
WordCount wordCount(const WordTokens& tokens, const WordRows& rows, const WordTally& tally,
                    std::uint32_t row);

}  // namespace search
