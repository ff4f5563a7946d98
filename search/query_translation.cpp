#include "search/query_translation.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>

#include "i18n/spelling.h"
#include "search/filters.h"
#include "search/indexer.h"

namespace search {
namespace {

using i18n::message;
using Xapian::Query;

constexpr int kDeepest = 200;               // parseQuery() stays far below
constexpr std::size_t kMostForms = 20'000;  // words that one wildcard may stand for

// A list of documents as part of a query; gives no weight.
class DocumentSource final : public Xapian::PostingSource {
 public:
  explicit DocumentSource(std::vector<DocumentId> documents) : documents_(std::move(documents)) {}

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void init(const Xapian::Database&) override {
    started_ = false;
    at_ = 0;
  }
  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, documents_.end(), document) - documents_.begin());
  }
  bool at_end() const override { return started_ && at_ >= documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[at_]; }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(documents_.size()); }

  std::vector<DocumentId> documents_;
  std::size_t at_ = 0;
  bool started_ = false;
};

// One query's tree -> Xapian's, with the words to mark.
class Translation {
 public:
  explicit Translation(const TranslationContext& context)
      : database_(context.database),
        analyser_(context.analyser),
        tokeniser_(context.tokeniser),
        documents_(context.documents),
        catalogue_(context.catalogue),
        level_(context.level) {}

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
        std::vector<Query> parts;
        for (const Node& child : node.children) parts.push_back(query(child, depth + 1));
        return Query(Query::OP_OR, parts.begin(), parts.end());
      }
      case Node::Kind::Not:
        return Query(Query::OP_AND_NOT, Query(std::string()), negated(node, depth));
      case Node::Kind::Relation:
      case Node::Kind::Filter:
        return queryFor(documents_.documentsOf(turnsMatching(node, catalogue_)));
    }
    return Query();
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
          wanted.push_back(queryFor(documents_.documentsOf(turnsCodedBy(*code, *coder, catalogue_))));
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

  // The words of the index that this word of the query finds.
  std::vector<std::string> termsOf(const Node& word) {
    std::set<std::string> words;
    if (word.wildcard) {
      addBeginning(word, words);
    } else {
      for (const std::string& whole :
           analyser_.queryTerms(word.text, word.exact ? MatchLevel::Exact : level_)) {
        const std::string term(fittingTerm(whole));
        if (isPlainWord(term)) words.insert(term);
        words.insert(database_.synonyms_begin(term), database_.synonyms_end(term));
      }
    }
    sought.insert(words.begin(), words.end());
    return {words.begin(), words.end()};
  }

  // Lemmas and stems have a prefix in capitals; words are folded to small letters.
  static bool isPlainWord(const std::string& term) { return term.empty() || term.front() != 'X'; }

  // By hand, because Xapian's own wildcards may not stand in phrases and would silently leave out words.
  void addBeginning(const Node& word, std::set<std::string>& words) {
    const std::string prefix = indexedWord(word.text, analyser_);
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
      words.insert(*term);
      refuseTooMany(word, words);
    }
    if (level_ != MatchLevel::Wide || word.exact) return;
    const std::string wide = "XF" + i18n::keyboardFolded(prefix);
    for (auto key = database_.synonym_keys_begin(wide); key != database_.synonym_keys_end(wide); ++key) {
      words.insert(database_.synonyms_begin(*key), database_.synonyms_end(*key));
      refuseTooMany(word, words);
    }
  }

  static void refuseTooMany(const Node& word, const std::set<std::string>& words) {
    if (words.size() <= kMostForms) return;
    throw QueryError(
        message("Too many different words begin with “{letters}”. Write more letters before the asterisk.",
                {{"letters", word.text}}),
        word.source);
  }

  Query word(const Node& node, Query::op combine) {
    // A tree made by hand may hold a word that is several to the tokeniser.
    const std::vector<i18n::Token> tokens = tokeniser_.all(node.text);
    if (tokens.size() <= 1) return anyOf(termsOf(node), combine);
    Node parts;
    parts.kind = Node::Kind::Phrase;
    for (const i18n::Token& token : tokens) {
      Node part = node;
      part.text = std::string(token.text);
      part.wildcard = node.wildcard && &token == &tokens.back();
      parts.children.push_back(std::move(part));
    }
    return phrase(parts);
  }

  static Query anyOf(const std::vector<std::string>& terms, Query::op combine) {
    if (terms.empty()) return Query();
    if (terms.size() == 1) return Query(terms.front());
    return Query(combine, terms.begin(), terms.end());
  }

  // OP_PHRASE and OP_NEAR take terms and OP_OR of terms, nothing else.
  Query phrase(const Node& node) {
    std::vector<Query> parts;
    for (const Node& child : node.children) parts.push_back(anyOf(termsOf(child), Query::OP_OR));
    if (parts.size() == 1) return parts.front();
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
      parts.push_back(anyOf(terms, Query::OP_OR));
    }
    // Xapian counts the positions that the words and what stands between them take up.
    const std::size_t window = parts.size() + static_cast<std::size_t>(std::max(node.distance, 0));
    return Query(Query::OP_NEAR, parts.begin(), parts.end(), static_cast<Xapian::termcount>(window));
  }

  const Xapian::Database& database_;
  const i18n::Analyser& analyser_;
  i18n::Tokeniser& tokeniser_;
  const TurnDocuments& documents_;
  Catalogue& catalogue_;
  MatchLevel level_;
};

}  // namespace

Xapian::Query queryFor(std::vector<DocumentId> documents) {
  // Xapian counts the references and deletes it with the last query that uses it.
  return Query((new DocumentSource(std::move(documents)))->release());
}

Xapian::Query translated(const Node& query, const TranslationContext& context, SoughtWords& sought) {
  Translation translation(context);
  Query result = translation.query(query);
  sought = std::move(translation.sought);
  return result;
}

}  // namespace search
