#include <algorithm>
#include <cmath>

#include "search/word_queries.h"
#include "search/word_rows.h"
#include "search/word_tokens.h"
#include "search/word_views.h"

namespace search {

Keyness keyness(const std::vector<CountedText>& first, const std::vector<CountedText>& second,
                const i18n::Analyser& analyser, const WordOptions& options, std::int64_t fewest,
                corpus::Progress& progress) {
  const WordTokens tokens = wordTokens({&first, &second}, analyser, progress);
  const WordRows rows(tokens, analyser, options, progress);
  const WordTally one = tallied(tokens, rows, 0, progress), other = tallied(tokens, rows, 1, progress);
  Keyness result;
  result.firstTotal = one.total;
  result.secondTotal = other.total;

  struct Ranked {
    double logLikelihood;
    std::uint32_t row;
  };
  const auto b = static_cast<double>(one.total), d = static_cast<double>(other.total);
  std::vector<Ranked> order;
  for (std::uint32_t row = 0; row < rows.rows().size(); ++row) {
    if (one.count[row] + other.count[row] < fewest) continue;
    order.push_back(
        {logLikelihood(static_cast<double>(one.count[row]), b, static_cast<double>(other.count[row]), d),
         row});
  }
  std::sort(order.begin(), order.end(), [&](const Ranked& x, const Ranked& y) {
    if (x.logLikelihood != y.logLikelihood) return x.logLikelihood > y.logLikelihood;
    return standsBefore(rows.rows()[x.row], rows.rows()[y.row]);
  });

  std::vector<std::uint32_t> wanted;
  for (const Ranked& ranked : order) wanted.push_back(ranked.row);
  const WordQueries queries(tokens, rows, wanted, analyser, options.byLemma, progress);
  for (const auto& [g2, row] : order) {
    progress.check();
    KeyWord word;
    word.first = wordCount(tokens, rows, one, row);
    word.second = wordCount(tokens, rows, other, row);
    word.first.query = word.second.query = queries.find(row);
    const auto a = static_cast<double>(word.first.count), c = static_cast<double>(word.second.count);
    word.logLikelihood = g2;
    word.p = chiSquaredP(g2);
    word.logRatio = logRatio(a, b, c, d);
    word.percentDifference = percentDifference(a, b, c, d);
    word.bayes = g2 - std::log(b + d);
    result.words.push_back(std::move(word));
  }
  return result;
}

}  // namespace search
