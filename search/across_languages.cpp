// acrossLanguages(): the glossary's words join those of a query.
#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "i18n/spelling.h"
#include "i18n/tokens.h"
#include "search/glossary.h"
#include "search/glossary_lookup.h"

namespace search {
namespace {

using i18n::Language;

constexpr std::size_t kMostAdded = 2'000;  // words, to one query

bool isPlain(const Node& node) {
  return node.kind == Node::Kind::Word && !node.exact && !node.wildcard && node.fuzzy == 0;
}

Node joined(Node::Kind kind, std::vector<Node> children, i18n::Span source) {
  Node node;
  node.kind = kind;
  node.source = source;
  node.children = std::move(children);
  return node;
}

class Expansion {
 public:
  Expansion(const Glossary& glossary, const i18n::Analyser& analyser,
            const std::vector<std::string>& struckOut)
      : analyser_(analyser), lookup_(glossary.lookup(analyser)) {
    for (const std::string& word : struckOut) struckOut_.insert(i18n::folded(word));
  }

  Node expanded(const Node& node) {
    switch (node.kind) {
      case Node::Kind::Word:
        return word(node);
      case Node::Kind::Phrase:
        return phrase(node);
      case Node::Kind::Near:
        return near(node);
      case Node::Kind::And:
        return conjunction(node);
      case Node::Kind::Or: {
        Node result = node;
        for (Node& child : result.children) child = expanded(child);
        return result;
      }
      case Node::Kind::Not:
      case Node::Kind::Filter:
      case Node::Kind::Relation:
      case Node::Kind::All:
        return node;
    }
    return node;
  }

  std::vector<Addition> takeAdditions() { return std::move(additions_); }

 private:
  // The words to be searched beside these, which stand in a row; nothing when they are no entry.
  std::optional<std::vector<Node>> added(std::span<const Node> words, i18n::Span source, bool phrasesToo) {
    if (words.empty() || words.size() > lookup_->longest()) return std::nullopt;
    if (!std::all_of(words.begin(), words.end(), isPlain)) return std::nullopt;
    std::vector<TypedWord> typed;
    Addition addition;
    addition.source = source;
    for (const Node& word : words) {
      typed.emplace_back(word.text, analyser_);
      addition.typed += (addition.typed.empty() ? "" : " ") + word.text;
    }
    const auto matches = lookup_->find(typed);
    std::set<std::string> there{i18n::folded(addition.typed)};
    for (const auto& match : matches) there.emplace(match.text);
    std::set<std::size_t> entries;
    for (const auto& match : matches) entries.insert(match.entry);

    std::vector<Node> nodes;
    const auto take = [&](const std::string& text, Language language) {
      if (count_ >= kMostAdded) return;
      std::string folded = i18n::folded(text);
      Node node = nodeOf(text, source);
      if (node.kind == Node::Kind::All || (node.kind == Node::Kind::Phrase && !phrasesToo)) return;
      const bool struckOut = struckOut_.contains(folded);
      if (!there.insert(std::move(folded)).second) return;
      addition.words.push_back({text, language, struckOut});
      ++count_;
      if (!struckOut) nodes.push_back(std::move(node));
    };
    for (const std::size_t at : entries) {
      const corpus::GlossaryEntry& entry = lookup_->wordsOf(at);
      for (const std::string& text : entry.kazakh) take(text, Language::Kazakh);
      for (const std::string& text : entry.russian) take(text, Language::Russian);
      for (const std::string& text : entry.english) take(text, Language::English);
    }
    if (addition.words.empty()) return std::nullopt;
    additions_.push_back(std::move(addition));
    return nodes;
  }

  // A Word, a Phrase, or All when there is no word in it.
  Node nodeOf(const std::string& text, i18n::Span source) {
    std::vector<Node> words;
    tokeniser_.each(text, [&](const i18n::Token& token) {
      Node word;
      word.kind = Node::Kind::Word;
      word.text = std::string(token.text);
      word.source = source;
      words.push_back(std::move(word));
    });
    if (words.empty()) return Node{};
    if (words.size() == 1) return std::move(words.front());
    return joined(Node::Kind::Phrase, std::move(words), source);
  }

  // `node` or one of the words.
  static Node withWords(const Node& node, std::vector<Node> words) {
    if (words.empty()) return node;
    words.insert(words.begin(), node);
    return joined(Node::Kind::Or, std::move(words), node.source);
  }

  Node word(const Node& node, bool phrasesToo = true) {
    auto words = added(std::span(&node, 1), node.source, phrasesToo);
    return words ? withWords(node, std::move(*words)) : node;
  }

  Node phrase(const Node& node) {
    auto words = added(node.children, node.source, true);
    return words ? withWords(node, std::move(*words)) : node;
  }

  // Xapian's NEAR takes words and OR of words.
  Node near(const Node& node) {
    Node result = node;
    for (Node& child : result.children) {
      if (child.kind == Node::Kind::Word) {
        child = word(child, false);
      } else if (child.kind == Node::Kind::Or) {
        std::vector<Node> alternatives;
        for (const Node& each : child.children) {
          Node one = each.kind == Node::Kind::Word ? word(each, false) : each;
          if (each.kind == Node::Kind::Word && one.kind == Node::Kind::Or) {
            std::move(one.children.begin(), one.children.end(), std::back_inserter(alternatives));
          } else {
            alternatives.push_back(std::move(one));
          }
        }
        child.children = std::move(alternatives);
      }
    }
    return result;
  }

  // Words side by side that are one entry (рынок труда) are expanded whole, the longest first.
  Node conjunction(const Node& node) {
    Node result = node;
    result.children.clear();
    const std::span<const Node> children = node.children;
    for (std::size_t at = 0; at < children.size();) {
      std::optional<std::vector<Node>> words;
      std::span<const Node> run;
      for (std::size_t n = std::min(lookup_->longest(), children.size() - at); n > 1 && !words; --n) {
        run = children.subspan(at, n);
        words = added(run, {run.front().source.begin, run.back().source.end}, true);
      }
      if (!words) {
        result.children.push_back(expanded(children[at]));
        ++at;
        continue;
      }
      if (words->empty()) {
        result.children.insert(result.children.end(), run.begin(), run.end());
      } else {
        const i18n::Span source{run.front().source.begin, run.back().source.end};
        result.children.push_back(withWords(
            joined(Node::Kind::And, std::vector<Node>(run.begin(), run.end()), source), std::move(*words)));
      }
      at += run.size();
    }
    // A query that is one entry as a whole needs no And around it.
    if (result.children.size() == 1 && node.children.size() > 1) return std::move(result.children.front());
    return result;
  }

  const i18n::Analyser& analyser_;
  std::shared_ptr<const GlossaryLookup> lookup_;
  std::set<std::string> struckOut_;  // folded
  i18n::Tokeniser tokeniser_;
  std::vector<Addition> additions_;
  std::size_t count_ = 0;
};

}  // namespace

AcrossLanguages acrossLanguages(const Node& query, const Glossary& glossary, const i18n::Analyser& analyser,
                                const std::vector<std::string>& struckOut) {
  Expansion expansion(glossary, analyser, struckOut);
  Node expanded = expansion.expanded(query);
  return {std::move(expanded), expansion.takeAdditions()};
}

}  // namespace search
