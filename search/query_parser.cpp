// The grammar, loosest first; words side by side are joined by AND:
//   or   := and (OR and)*
//   and  := not (AND? not)*
//   not  := (NOT | -) not | near
//   near := atom (NEAR/n atom)*
//   atom := ( or ) | word | "phrase" | field:value
#include <algorithm>

#include "search/query.h"
#include "search/query_lexer.h"

namespace search {
namespace {

using i18n::message;
using i18n::Span;
using Kind = QueryToken::Kind;

// Deeper than any person writes; keeps the stack small here and wherever the tree is walked.
constexpr int kDeepest = 60;

class Parser {
 public:
  explicit Parser(std::vector<QueryToken> tokens) : tokens_(std::move(tokens)) {}

  Node run() {
    if (now().kind == Kind::End) return joined(Node::Kind::And, {});
    Node query = parseOr(0);
    if (now().kind == Kind::Close) {
      throw QueryError(message("This parenthesis was never opened."), now().source);
    }
    return query;
  }

 private:
  const QueryToken& now() const { return tokens_[at_]; }
  QueryToken take() { return std::move(tokens_[at_++]); }
  bool startsOperand() const {
    const Kind kind = now().kind;
    return kind == Kind::Operand || kind == Kind::Open || kind == Kind::Not;
  }

  static Node joined(Node::Kind kind, std::vector<Node> children) {
    if (children.size() == 1) return std::move(children.front());
    Node node;
    node.kind = kind;
    if (!children.empty()) {
      node.source = {children.front().source.begin, children.front().source.end};
      for (const Node& child : children) {
        node.source.begin = std::min(node.source.begin, child.source.begin);
        node.source.end = std::max(node.source.end, child.source.end);
      }
    }
    node.children = std::move(children);
    return node;
  }

  void needOperand(const QueryToken& before) const {
    if (!startsOperand()) {
      throw QueryError(message("A word is missing after this sign."), before.source);
    }
  }

  Node parseOr(int depth) {
    std::vector<Node> parts;
    parts.push_back(parseAnd(depth));
    while (now().kind == Kind::Or) {
      const QueryToken sign = take();
      needOperand(sign);
      parts.push_back(parseAnd(depth));
    }
    return joined(Node::Kind::Or, std::move(parts));
  }

  Node parseAnd(int depth) {
    if (!startsOperand()) {
      throw QueryError(now().kind == Kind::Close || now().kind == Kind::End
                           ? message("A word is missing here.")
                           : message("A word is missing before this sign."),
                       now().source);
    }
    std::vector<Node> parts;
    parts.push_back(parseNot(depth));
    while (true) {
      if (now().kind == Kind::And) {
        const QueryToken sign = take();
        needOperand(sign);
      } else if (!startsOperand()) {
        break;
      }
      parts.push_back(parseNot(depth));
    }
    return joined(Node::Kind::And, std::move(parts));
  }

  Node parseNot(int depth) {
    if (now().kind != Kind::Not) return parseNear(depth);
    refuseDepth(depth);
    const QueryToken sign = take();
    needOperand(sign);
    Node node;
    node.kind = Node::Kind::Not;
    node.children.push_back(parseNot(depth + 1));
    node.source = {sign.source.begin, node.children.front().source.end};
    return node;
  }

  // a NEAR/2 b NEAR/5 c: each within its distance of the next.
  Node parseNear(int depth) {
    Node left = parseAtom(depth);
    std::vector<Node> pairs;
    while (now().kind == Kind::Near) {
      const QueryToken sign = take();
      needOperand(sign);
      Node right = parseAtom(depth);
      refuseUnlessWords(left, sign);
      refuseUnlessWords(right, sign);
      Node following = right;
      std::vector<Node> two;
      two.push_back(std::move(left));
      two.push_back(std::move(right));
      Node pair = joined(Node::Kind::Near, std::move(two));
      pair.distance = sign.distance;
      pairs.push_back(std::move(pair));
      left = std::move(following);
    }
    if (pairs.empty()) return left;
    return joined(Node::Kind::And, std::move(pairs));
  }

  static void refuseUnlessWords(const Node& node, const QueryToken& sign) {
    bool good = node.kind == Node::Kind::Word;
    if (node.kind == Node::Kind::Or) {
      good = std::all_of(node.children.begin(), node.children.end(),
                         [](const Node& child) { return child.kind == Node::Kind::Word; });
    }
    if (!good) {
      throw QueryError(message("NEAR stands between two words, or words joined by OR in parentheses."),
                       sign.source);
    }
  }

  Node parseAtom(int depth) {
    if (now().kind == Kind::Operand) {
      return take().operand;
    }
    if (now().kind != Kind::Open) {
      throw QueryError(message("A word is missing here."), now().source);
    }
    refuseDepth(depth);
    const QueryToken open = take();
    if (now().kind == Kind::Close) {
      throw QueryError(message("There is no word between the parentheses."),
                       {open.source.begin, now().source.end});
    }
    if (now().kind == Kind::End) refuseOpen(open);
    Node node = parseOr(depth + 1);
    if (now().kind != Kind::Close) refuseOpen(open);
    const QueryToken close = take();
    // A Word keeps its own place: marks and messages point at it.
    if (node.kind == Node::Kind::And || node.kind == Node::Kind::Or) {
      node.source = {open.source.begin, close.source.end};
    }
    return node;
  }

  [[noreturn]] static void refuseOpen(const QueryToken& open) {
    throw QueryError(message("The parenthesis is not closed."), open.source);
  }
  void refuseDepth(int depth) const {
    if (depth >= kDeepest) {
      throw QueryError(message("This query is nested too deeply. Use fewer parentheses."), now().source);
    }
  }

  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

Node parseQuery(std::string_view typed, const std::vector<std::string>& attributeNames) {
  return Parser(lexQuery(typed, attributeNames)).run();
}

}  // namespace search
