#pragma once
// The words of texts as numbers, each distinct form once, so that every word view is a walk over integers.
// Internal to the word views.
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/job.h"
#include "i18n/analyser.h"
#include "search/word_views.h"

namespace search {

// A form in a turn of one language; what word it is depends on both.
constexpr std::size_t kTurnLanguages = 5;
constexpr std::size_t pairOf(std::size_t form, i18n::TextLanguage turn) {
  return form * kTurnLanguages + static_cast<std::size_t>(turn);
}

// How far a view has come when its words are broken, and when they are analysed; in percent.
constexpr std::int64_t kTokensShare = 40, kRowsShare = 75, kWholeView = 100;

struct WordTokens {
  std::vector<std::string> forms;     // folded as the index has them
  std::vector<std::uint32_t> tokens;  // into forms, of all turns after each other
  struct Turn {
    std::size_t begin = 0, end = 0;  // into tokens
    std::uint32_t transcript = 0;
    std::uint8_t group = 0;
    i18n::TextLanguage language = i18n::TextLanguage::Unknown;
  };
  std::vector<Turn> turns;
};

// `groups`: texts that are counted apart. Throws Cancelled.
WordTokens wordTokens(const std::vector<const std::vector<CountedText>*>& groups,
                      const i18n::Analyser& analyser, corpus::Progress& progress);

}  // namespace search
