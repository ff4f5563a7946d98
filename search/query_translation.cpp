#include "search/query_translation.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "i18n/spelling.h"
#include "search/document_source.h"
#include "search/filters.h"
#include "search/indexer.h"

namespace search {
namespace {

using i18n::message;
using Xapian::Query;

constexpr int kDeepest = 200;               // parseQuery() stays far below
constexpr std::size_t kMostForms = 20'000;  // words that one wildcard may stand for
constexpr std::size_t kMostWords = 60'000;  // that all words of a query may stand for together
constexpr int kMostScans = 40;              // words of a query for which every word of the index is looked at

bool isPattern(const Node& word) {
  return word.wildcard && word.text.find_first_of("*?") != word.text.size() - 1;
}

// The words of the index that a word of the query finds.
class Terms {
 public:
  explicit Terms(const TranslationContext& context) : context_(context) {}

  std::set<std::string> of(const Node& word) {
    std::set<std::string> words;
    if (word.wildcard && isPattern(word)) {
      refuseScans(word);
      addPattern(word, words);
    } else if (word.wildcard) {
      addBeginning(word, words);
    } else {
      addForms(word, words);
      if (word.fuzzy > 0) {
        refuseScans(word);
        addNear(word, words);
      }
    }
    all_ += words.size();
    if (all_ > kMostWords) {
      throw QueryError(message("The words of this query stand for too many different words of the texts. Use "
                               "fewer words with asterisks."),
                       word.source);
    }
    return words;
  }

 private:
  MatchLevel levelOf(const Node& word) const { return word.exact ? MatchLevel::Exact : context_.level; }

  void addForms(const Node& word, std::set<std::string>& words) {
    const Xapian::Database& database = context_.database;
    for (const std::string& whole : context_.analyser.queryTerms(word.text, levelOf(word))) {
      const std::string term(fittingTerm(whole));
      if (isPlainWord(term)) words.insert(term);
      words.insert(database.synonyms_begin(term), database.synonyms_end(term));
    }
  }

  // Lemmas and stems have a prefix in capitals; words are folded to small letters.
  static bool isPlainWord(const std::string& term) { return term.empty() || term.front() != 'X'; }

  // By hand, because Xapian's own wildcards may not stand in phrases and would silently leave out words.
  void addBeginning(const Node& word, std::set<std::string>& words) {
    const Xapian::Database& database = context_.database;
    const std::string prefix = folded(word.text.substr(0, word.text.size() - 1));
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
      words.insert(*term);
      if (words.size() > kMostForms) refuseTooMany(word);
    }
    if (levelOf(word) != MatchLevel::Wide) return;
    const std::string wide = "XF" + i18n::keyboardFolded(prefix);
    for (auto key = database.synonym_keys_begin(wide); key != database.synonym_keys_end(wide); ++key) {
      words.insert(database.synonyms_begin(*key), database.synonyms_end(*key));
      if (words.size() > kMostForms) refuseTooMany(word);
    }
  }

  void addPattern(const Node& word, std::set<std::string>& words) {
    const Vocabulary& vocabulary = context_.vocabulary.words(context_.database);
    const std::string pattern = folded(word.text);
    const auto add = [&](const Vocabulary& among, const std::string& sought) {
      const auto found = among.fitting(sought, kMostForms);
      if (!found) refuseTooMany(word);
      for (const std::size_t each : *found) words.emplace(vocabulary.word(each));
    };
    add(vocabulary, pattern);
    if (levelOf(word) == MatchLevel::Wide) {
      add(context_.vocabulary.keyboardWords(context_.database), i18n::keyboardFolded(pattern));
    }
  }

  void addNear(const Node& word, std::set<std::string>& words) {
    const Vocabulary& vocabulary = context_.vocabulary.words(context_.database);
    const std::string sought = folded(word.text);
    for (const auto& near : vocabulary.near(sought, word.fuzzy)) words.emplace(vocabulary.word(near.index));
    if (levelOf(word) != MatchLevel::Wide) return;
    const Vocabulary& keyboard = context_.vocabulary.keyboardWords(context_.database);
    for (const auto& near : keyboard.near(i18n::keyboardFolded(sought), word.fuzzy)) {
      words.emplace(vocabulary.word(near.index));
    }
  }

  static std::string folded(const std::string& text) { return std::string(fittingTerm(i18n::folded(text))); }

  void refuseScans(const Node& word) {
    if (++scans_ <= kMostScans) return;
    throw QueryError(
        message("This query holds too many words with ~, or with * or ? inside. Use fewer of them."),
        word.source);
  }

  [[noreturn]] static void refuseTooMany(const Node& word) {
    throw QueryError(message("“{word}” stands for too many different words of the texts. Write more letters.",
                             {{"word", word.text}}),
                     word.source);
  }

  const TranslationContext& context_;
  std::size_t all_ = 0;
  int scans_ = 0;
};

// One query's tree -> Xapian's, with the words to mark.
class Translation {
 public:
  explicit Translation(const TranslationContext& context)
      : tokeniser_(context.tokeniser),
        documents_(context.documents),
        filters_{context.catalogue, context.analyser, context.tokeniser, context.level},
        terms_(context) {}

  Query query(const Node& node, int depth = 0) {
    if (depth > kDeepest) {
      throw QueryError(message("This query is nested too deeply. Use fewer parentheses."), node.source);
    }
    switch (node.kind) {
      case Node::Kind::All:
        return Query(std::string());
      case Node::Kind::Word:
        return word(node, Query::OP_SYNONYM);
      case Node::Kind::Phrase:
        return phrase(node);
      case Node::Kind::Near:
        return near(node);
      case Node::Kind::And:
        return conjunction(node, depth);
      case Node::Kind::Or: {
        if (asksWhat(node) || asksWho(node)) break;  // answered at once
        std::vector<Query> parts;
        for (const Node& child : node.children) parts.push_back(query(child, depth + 1));
        return Query(Query::OP_OR, parts.begin(), parts.end());
      }
      case Node::Kind::Not:
        return Query(Query::OP_AND_NOT, Query(std::string()), negated(node, depth));
      case Node::Kind::Relation:
      case Node::Kind::Filter:
        break;
    }
    return queryFor(documents_.documentsOf(turnsMatching(node, filters_)));
  }

  SoughtWords sought;

 private:
  Query negated(const Node& node, int depth) {
    SoughtWords kept = sought;  // what must not be there is not marked
    Query result = node.children.empty() ? Query() : query(node.children.front(), depth + 1);
    sought = std::move(kept);
    return result;
  }

  Query conjunction(const Node& node, int depth) {
    std::vector<Query> wanted, unwanted;
    std::vector<const Node*> what, who;
    for (const Node& child : node.children) {
      if (child.kind == Node::Kind::Not) {
        unwanted.push_back(negated(child, depth + 1));
      } else if (asksWhat(child)) {
        what.push_back(&child);
      } else if (asksWho(child)) {
        who.push_back(&child);
      } else {
        wanted.push_back(query(child, depth + 1));
      }
    }
    // code:X coder:Y means: coded X by Y, not X by anybody in a turn where Y coded something.
    if (!what.empty() && !who.empty()) {
      for (const Node* code : what) {
        for (const Node* coder : who) {
          wanted.push_back(queryFor(documents_.documentsOf(turnsCodedBy(*code, *coder, filters_))));
        }
      }
    } else {
      for (const Node* one : what) wanted.push_back(query(*one, depth + 1));
      for (const Node* one : who) wanted.push_back(query(*one, depth + 1));
    }
    if (wanted.empty() && unwanted.empty()) return Query();
    Query result = wanted.empty() ? Query(std::string()) : Query(Query::OP_AND, wanted.begin(), wanted.end());
    if (!unwanted.empty()) {
      result = Query(Query::OP_AND_NOT, result, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
    }
    return result;
  }

  std::vector<std::string> termsOf(const Node& word) {
    const std::set<std::string> words = terms_.of(word);
    return {words.begin(), words.end()};
  }
  // They are marked wherever they stand.
  std::vector<std::string> marked(std::vector<std::string> terms) {
    sought.words.insert(terms.begin(), terms.end());
    return terms;
  }

  Query word(const Node& node, Query::op combine) {
    // A tree made by hand may hold a word that is several to the tokeniser.
    const std::vector<i18n::Token> tokens =
        node.wildcard ? std::vector<i18n::Token>() : tokeniser_.all(node.text);
    if (tokens.size() <= 1) return anyOf(marked(termsOf(node)), combine);
    Node parts;
    parts.kind = Node::Kind::Phrase;
    for (const i18n::Token& token : tokens) {
      Node part = node;
      part.text = std::string(token.text);
      parts.children.push_back(std::move(part));
    }
    return phrase(parts);
  }

  static Query anyOf(const std::vector<std::string>& terms, Query::op combine) {
    if (terms.empty()) return Query();
    if (terms.size() == 1) return Query(terms.front());
    if (combine == Query::OP_SYNONYM && terms.size() > 2) {
      const Query sides[] = {paired(terms, 0, terms.size() / 2),
                             paired(terms, terms.size() / 2, terms.size())};
      return Query(combine, std::begin(sides), std::end(sides));
    }
    return Query(combine, terms.begin(), terms.end());
  }

  // Xapian guesses in how many documents one of several words stands by pairing them, rarest first, rounding
  // at each step: the words' order, and so the weight, would be another in each shard of an index. It leaves
  // pairs alone that have a factor.
  static Query paired(const std::vector<std::string>& terms, std::size_t begin, std::size_t end) {
    if (end - begin == 1) return Query(terms[begin]);
    const std::size_t middle = begin + (end - begin) / 2;
    return Query(1.0, Query(Query::OP_OR, paired(terms, begin, middle), paired(terms, middle, end)));
  }

  // OP_PHRASE and OP_NEAR take terms and OP_OR of terms, nothing else.
  Query phrase(const Node& node) {
    std::vector<std::vector<std::string>> words;
    for (const Node& child : node.children) words.push_back(termsOf(child));
    if (words.size() == 1) return anyOf(marked(std::move(words.front())), Query::OP_OR);
    sought.addPhrase(words);
    std::vector<Query> parts;
    for (const auto& terms : words) parts.push_back(anyOf(terms, Query::OP_OR));
    return Query(Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size()));
  }

  Query near(const Node& node) {
    std::vector<Query> parts;
    for (const Node& child : node.children) {
      std::vector<std::string> terms;
      if (child.kind == Node::Kind::Word) terms = termsOf(child);
      for (const Node& alternative : child.children) {
        for (std::string& term : termsOf(alternative)) terms.push_back(std::move(term));
      }
      parts.push_back(anyOf(marked(std::move(terms)), Query::OP_OR));
    }
    // Xapian counts the positions that the words and what stands between them take up.
    const std::size_t window = parts.size() + static_cast<std::size_t>(std::max(node.distance, 0));
    return Query(node.ordered ? Query::OP_PHRASE : Query::OP_NEAR, parts.begin(), parts.end(),
                 static_cast<Xapian::termcount>(window));
  }

  i18n::Tokeniser& tokeniser_;
  const TurnDocuments& documents_;
  FilterContext filters_;
  Terms terms_;
};

// The tree without the part that stands at `where` in what was typed; nothing when nothing is left.
std::optional<Node> without(const Node& node, i18n::Span where) {
  if (node.source == where && node.kind != Node::Kind::And && node.kind != Node::Kind::Or)
    return std::nullopt;
  Node left = node;
  left.children.clear();
  for (const Node& child : node.children) {
    if (auto kept = without(child, where)) left.children.push_back(std::move(*kept));
  }
  if (left.children.empty() && !node.children.empty()) return std::nullopt;
  const bool pair = node.kind == Node::Kind::Near || node.kind == Node::Kind::Relation;
  if ((pair && left.children.size() < node.children.size()) || left.children.size() == 1) {
    if (node.kind != Node::Kind::Not) return std::move(left.children.front());
  }
  return left;
}

}  // namespace

Xapian::Query translated(const Node& query, const TranslationContext& context, SoughtWords& sought) {
  Translation translation(context);
  try {
    Query result = translation.query(query);
    sought = std::move(translation.sought);
    return result;
  } catch (QueryError& error) {
    if (const auto left = without(query, error.where()); left && error.understood().empty()) {
      error.setUnderstood(writtenQuery(*left, context.catalogue.project().language()));
    }
    throw;
  }
}

}  // namespace search
