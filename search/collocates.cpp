#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include "i18n/tokens.h"
#include "search/word_queries.h"
#include "search/word_rows.h"
#include "search/word_tokens.h"
#include "search/word_views.h"

namespace search {
namespace {

constexpr std::size_t kCheckedWords = 256;

// The node: a word, or several after each other, in any form of the level.
class NodeForms {
 public:
  NodeForms(const WordTokens& tokens, const std::string& node, MatchLevel level,
            const i18n::Analyser& analyser, const corpus::Progress& progress)
      : tokens_(tokens) {
    i18n::Tokeniser tokeniser;
    tokeniser.each(node, [&](const i18n::Token& token) {
      const auto terms = analyser.queryTerms(token.text, level);
      const std::unordered_set<std::string> wanted(terms.begin(), terms.end());
      std::vector<bool> fits(tokens.forms.size());
      for (std::size_t form = 0; form < tokens.forms.size(); ++form) {
        if (form % kCheckedWords == 0) progress.check();
        const auto known = analyser.indexTerms(tokens.forms[form]);
        fits[form] = std::any_of(known->begin(), known->end(),
                                 [&](const std::string& term) { return wanted.contains(term); });
      }
      parts_.push_back(std::move(fits));
      typed_.push_back(std::string(token.text));
    });
  }

  std::size_t size() const { return parts_.size(); }
  bool at(std::size_t token, std::size_t end) const {
    if (parts_.empty() || token + parts_.size() > end) return false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!parts_[i][tokens_.tokens[token + i]]) return false;
    }
    return true;
  }
  // As one operand of a query.
  std::string typed(MatchLevel level) const {
    std::string all;
    for (const std::string& word : typed_) all += (all.empty() ? "" : " ") + word;
    if (parts_.size() > 1) all = '"' + all + '"';
    return level == MatchLevel::Exact ? "=" + all : all;
  }

 private:
  const WordTokens& tokens_;
  std::vector<std::vector<bool>> parts_;  // by form
  std::vector<std::string> typed_;
};

// One turn's words by their distance to the nearest node; 0 for the node's own.
class Distances {
 public:
  // Returns how many nodes the turn has.
  std::int64_t measure(const WordTokens::Turn& turn, const NodeForms& node) {
    const std::size_t size = turn.end - turn.begin;
    after_.assign(size, kFar);
    before_.assign(size, kFar);
    std::int64_t nodes = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (!node.at(turn.begin + i, turn.end)) continue;
      ++nodes;
      for (std::size_t k = i; k < i + node.size(); ++k) after_[k] = before_[k] = 0;
    }
    if (nodes == 0) return 0;
    for (std::size_t i = 1; i < size; ++i) after_[i] = std::min(after_[i], after_[i - 1] + 1);
    for (std::size_t i = size - 1; i > 0; --i) before_[i - 1] = std::min(before_[i - 1], before_[i] + 1);
    return nodes;
  }
  bool inNode(std::size_t i) const { return after_[i] == 0; }
  bool near(std::size_t i, std::int64_t span) const { return std::min(after_[i], before_[i]) <= span; }
  bool left(std::size_t i) const { return before_[i] <= after_[i]; }

 private:
  static constexpr std::int64_t kFar = INT64_MAX / 2;
  std::vector<std::int64_t> after_, before_;  // words since the last node, to the next
};

}  // namespace

Collocates collocates(const std::vector<CountedText>& texts, const std::string& node, MatchLevel level,
                      int span, std::int64_t fewest, const i18n::Analyser& analyser,
                      const WordOptions& options, corpus::Progress& progress) {
  const WordTokens tokens = wordTokens({&texts}, analyser, progress);
  const WordRows rows(tokens, analyser, options, progress);
  const NodeForms nodeForms(tokens, node, level, analyser, progress);
  Collocates result;
  WordTallier inside(tokens, rows), outside(tokens, rows);
  std::vector<std::int64_t> left(rows.rows().size());
  Distances distances;
  for (std::size_t number = 0; number < tokens.turns.size(); ++number) {
    progress.check();
    const WordTokens::Turn& turn = tokens.turns[number];
    const std::int64_t nodes = distances.measure(turn, nodeForms);
    result.nodes += nodes;
    for (std::size_t token = turn.begin; token < turn.end; ++token) {
      const std::size_t i = token - turn.begin;
      if (nodes > 0 && distances.inNode(i)) continue;
      if (nodes == 0 || !distances.near(i, span)) {
        outside.add(number, token);
        continue;
      }
      inside.add(number, token);
      const std::uint32_t row = rows.rowOf(tokens.tokens[token], turn.language);
      if (row != WordRows::kNone && distances.left(i)) ++left[row];
    }
  }
  const WordTally near = inside.take(), far = outside.take();
  result.near = near.total;
  result.total = near.total + far.total;
  if (result.nodes == 0) return result;

  std::vector<std::uint32_t> wanted;
  for (std::uint32_t row = 0; row < rows.rows().size(); ++row) {
    if (near.count[row] >= std::max<std::int64_t>(fewest, 1)) wanted.push_back(row);
  }
  const WordQueries queries(tokens, rows, wanted, analyser, options.byLemma, progress);
  const std::string typed = nodeForms.typed(level);
  const auto all = static_cast<double>(result.total), window = static_cast<double>(near.total);
  for (const std::uint32_t row : wanted) {
    progress.check();
    Collocate word;
    word.word = wordCount(tokens, rows, near, row);
    word.word.query = queries.find(row);
    word.elsewhere = far.count[row];
    const auto observed = static_cast<double>(near.count[row]), rest = static_cast<double>(far.count[row]);
    word.expected = (observed + rest) * window / all;
    const double g2 = contingencyLogLikelihood(observed, window - observed, rest, all - window - rest);
    word.logLikelihood = observed < word.expected ? -g2 : g2;
    word.logDice = logDice(observed, static_cast<double>(result.nodes), observed + rest);
    word.mutualInformation = std::log2(observed / word.expected);
    word.left = left[row];
    word.right = near.count[row] - left[row];
    // NEAR stands between words; beside a phrase the turn has to do.
    word.query = nodeForms.size() > 1
                     ? typed + " " + queries.findWord(row)
                     : typed + " NEAR/" + std::to_string(span - 1) + " " + queries.findWord(row);
    result.words.push_back(std::move(word));
  }
  std::sort(result.words.begin(), result.words.end(), [](const Collocate& a, const Collocate& b) {
    if (a.logDice != b.logDice) return a.logDice > b.logDice;
    if (a.logLikelihood != b.logLikelihood) return a.logLikelihood > b.logLikelihood;
    return a.word.word != b.word.word ? a.word.word < b.word.word : a.word.language < b.word.language;
  });
  return result;
}

}  // namespace search
