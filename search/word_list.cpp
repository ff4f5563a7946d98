#include <algorithm>
#include <numeric>

#include "search/word_queries.h"
#include "search/word_rows.h"
#include "search/word_tokens.h"
#include "search/word_views.h"

namespace search {

WordList wordList(const std::vector<CountedText>& texts, const i18n::Analyser& analyser,
                  const WordOptions& options, corpus::Progress& progress) {
  const WordTokens tokens = wordTokens({&texts}, analyser, progress);
  const WordRows rows(tokens, analyser, options, progress);
  const WordTally tally = tallied(tokens, rows, 0, progress);
  std::vector<std::uint32_t> order(rows.rows().size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (tally.count[a] != tally.count[b]) return tally.count[a] > tally.count[b];
    return standsBefore(rows.rows()[a], rows.rows()[b]);
  });
  const WordQueries queries(tokens, rows, order, analyser, options.byLemma, progress);
  WordList list;
  list.total = tally.total;
  list.words.reserve(order.size());
  for (const std::uint32_t row : order) {
    progress.check();
    list.words.push_back(wordCount(tokens, rows, tally, row));
    list.words.back().query = queries.find(row);
  }
  return list;
}

}  // namespace search
