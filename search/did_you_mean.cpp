#include "search/did_you_mean.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <utility>

#include "i18n/spelling.h"
#include "search/keyboard_layouts.h"
#include "search/letters.h"
#include "search/query_words.h"

namespace search {
namespace {

constexpr std::size_t kMostCandidates = 3;  // of a word
constexpr std::size_t kMostCorrected = 8;   // words of a query
constexpr std::size_t kLongestWord = 60;    // letters

// Walks to what may be mistyped and tries what else it may be.
class Corrector {
 public:
  Corrector(Node query, const TextsAsked& texts) : query_(std::move(query)), texts_(texts) {}

  std::optional<Correction> run(i18n::Language language, const std::vector<std::string>& attributes) {
    collect(query_);
    if (corrected_.empty() || corrected_.size() > kMostCorrected) return std::nullopt;
    for (Corrected& one : corrected_) {
      if (one.candidates.empty()) return std::nullopt;
      *one.place = one.candidates.front();
    }
    if (!texts_.hasHits(query_) && !anotherHasHits()) return std::nullopt;
    Correction correction;
    correction.query = writtenQuery(query_, language, attributes);
    for (const Corrected& one : corrected_) {
      correction.words.emplace_back(one.typed, wordText(*one.place));
    }
    return correction;
  }

 private:
  struct Corrected {
    Node* place;  // into query_
    std::string typed;
    std::vector<Node> candidates;
  };

  void collect(Node& node) {
    const bool run = node.kind == Node::Kind::Phrase && !node.typed.empty();
    if (node.kind == Node::Kind::Word || run) {
      if (node.kind == Node::Kind::Word && (node.wildcard || node.fuzzy > 0)) return;
      if (corrected_.size() > kMostCorrected || texts_.hasHits(node)) return;
      std::vector<Node> candidates = candidatesFor(node);
      if (!run || !candidates.empty()) {
        corrected_.push_back({&node, node.typed.empty() ? node.text : node.typed, std::move(candidates)});
        return;
      }
    }
    if (node.kind == Node::Kind::Not) return;
    for (Node& child : node.children) collect(child);
  }

  std::vector<Node> candidatesFor(const Node& node) {
    std::vector<Node> found;
    const auto offer = [&](const std::string& text) {
      if (found.size() >= kMostCandidates) return;
      std::vector<Node> words = words_.in(text, 0, node.exact);
      if (words.size() != 1 || !texts_.hasHits(words.front())) return;
      words.front().source = node.source;
      found.push_back(std::move(words.front()));
    };
    for (const std::string& text : retyped(node.typed.empty() ? node.text : node.typed)) offer(text);
    if (node.kind != Node::Kind::Word) return found;
    if (!node.typed.empty()) {
      for (const std::string& text : retyped(node.text)) offer(text);
    }
    for (const std::string& text : texts_.nearestWords(node)) offer(text);
    return found;
  }

  // The likeliest together find nothing: one word at a time is taken for another.
  bool anotherHasHits() {
    for (Corrected& one : corrected_) {
      for (std::size_t i = 1; i < one.candidates.size(); ++i) {
        *one.place = one.candidates[i];
        if (texts_.hasHits(query_)) return true;
      }
      *one.place = one.candidates.front();
    }
    return false;
  }

  Node query_;
  const TextsAsked& texts_;
  std::vector<Corrected> corrected_;
  QueryWords words_{false};
};

}  // namespace

std::vector<std::string> nearestWords(const Node& word, const TranslationContext& context) {
  const std::string typed = i18n::folded(word.text);
  const std::u32string letters = lettersOf(typed);
  if (letters.size() < 3 || letters.size() > kLongestWord) return {};
  const int most = letters.size() <= 4 ? 1 : 2;
  const Vocabulary& words = context.vocabulary.words(context.database);
  std::map<std::size_t, int> costs;
  for (const auto& near : words.near(typed, most)) {
    const bool first = !words.word(near.index).starts_with(utf8Of(letters.substr(0, 1)));
    costs[near.index] = 2 * near.distance + (first ? 1 : 0);
  }
  for (const auto& near :
       context.vocabulary.keyboardWords(context.database).near(i18n::keyboardFolded(typed), most - 1)) {
    const int cost = 2 * near.distance + 1;
    const auto known = costs.emplace(near.index, cost).first;
    known->second = std::min(known->second, cost);
  }
  std::map<int, std::vector<std::pair<Xapian::doccount, std::string>>> byCost;
  for (const auto& [index, cost] : costs) {
    const std::string text(words.word(index));
    byCost[cost].emplace_back(context.database.get_termfreq(text), text);
  }
  std::vector<std::string> nearest;
  for (auto& [cost, some] : byCost) {
    std::stable_sort(some.begin(), some.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [turns, text] : some) {
      if (text != typed && nearest.size() < 2 * kMostCandidates) nearest.push_back(std::move(text));
    }
  }
  return nearest;
}

std::optional<Correction> correctionOf(const Node& query, const TextsAsked& texts, i18n::Language language,
                                       const std::vector<std::string>& attributeNames) {
  return Corrector(query, texts).run(language, attributeNames);
}

}  // namespace search
