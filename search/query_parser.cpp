// The grammar, loosest first; words side by side are joined by AND:
//   or   := and (OR and)*
//   and  := not (AND? not)*
//   not  := (NOT | -) not | near
//   near := atom ((NEAR/n | ORDERED/n | OVERLAPS | INSIDE | FOLLOWS/n) atom)*
//   atom := ( or ) | word | "phrase" | field:value
#include <algorithm>

#include "i18n/text.h"
#include "search/letters.h"
#include "search/query.h"
#include "search/query_lexer.h"

namespace search {
namespace {

using i18n::message;
using i18n::Span;
using Kind = QueryToken::Kind;

// Deeper than any person writes; keeps the stack small here and wherever the tree is walked.
constexpr int kDeepest = 60;
constexpr int kDefaultDistance = 10;

bool joinsNeighbours(Sign sign) {
  return sign != Sign::And && sign != Sign::Or && sign != Sign::Not;
}

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
    return kind == Kind::Operand || kind == Kind::Open || isSign(Sign::Not);
  }
  bool isSign(Sign sign) const { return now().kind == Kind::Sign && now().sign == sign; }

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
    while (isSign(Sign::Or)) {
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
      if (isSign(Sign::And)) {
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
    if (!isSign(Sign::Not)) return parseNear(depth);
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
    while (now().kind == Kind::Sign && joinsNeighbours(now().sign)) {
      const QueryToken sign = take();
      needOperand(sign);
      Node right = parseAtom(depth);
      Node following = right;
      pairs.push_back(pairOf(std::move(left), std::move(right), sign));
      left = std::move(following);
    }
    if (pairs.empty()) return left;
    return joined(Node::Kind::And, std::move(pairs));
  }

  static Node pairOf(Node left, Node right, const QueryToken& sign) {
    const bool codes = isCodeFilter(left) && isCodeFilter(right);
    refuseUnlessFits(left, right, codes, sign);
    std::vector<Node> two;
    two.push_back(std::move(left));
    two.push_back(std::move(right));
    Node pair = joined(codes ? Node::Kind::Relation : Node::Kind::Near, std::move(two));
    if (codes) {
      pair.relation = relationOf(sign.sign);
      pair.distance = sign.distance.value_or(-1);
    } else {
      pair.ordered = sign.sign == Sign::Ordered;
      pair.distance = sign.distance.value_or(kDefaultDistance);
    }
    return pair;
  }

  static Node::Relation relationOf(Sign sign) {
    switch (sign) {
      case Sign::Overlaps:
        return Node::Relation::Overlaps;
      case Sign::Inside:
        return Node::Relation::Inside;
      case Sign::Follows:
        return Node::Relation::Follows;
      default:
        return Node::Relation::Near;
    }
  }

  static bool isWords(const Node& node) {
    if (node.kind == Node::Kind::Word) return true;
    return node.kind == Node::Kind::Or &&
           std::all_of(node.children.begin(), node.children.end(),
                       [](const Node& child) { return child.kind == Node::Kind::Word; });
  }

  static void refuseUnlessFits(const Node& left, const Node& right, bool codes, const QueryToken& sign) {
    if (codes && sign.sign != Sign::Ordered) return;
    if (codes) {
      throw QueryError(message("This sign stands between words. For passages of codes, write FOLLOWS: "
                               "code:two FOLLOWS code:one."),
                       sign.source);
    }
    if (sign.sign != Sign::Near && sign.sign != Sign::Ordered) {
      throw QueryError(message("This sign stands between two codes, for example code:one INSIDE code:two."),
                       sign.source);
    }
    if (isWords(left) && isWords(right)) return;
    if (isCodeFilter(left) || isCodeFilter(right)) {
      throw QueryError(message("NEAR stands between two words or between two codes, not between a word and a "
                               "code."),
                       sign.source);
    }
    throw QueryError(message("NEAR stands between two words, or words joined by OR in parentheses."),
                     sign.source);
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

namespace {

Node parsed(std::string_view typed, const std::vector<std::string>& attributeNames) {
  return Parser(lexQuery(typed, attributeNames)).run();
}

std::string trimmedText(std::u32string_view letters) {
  while (!letters.empty() && isQuerySpace(letters.front())) letters.remove_prefix(1);
  while (!letters.empty() && isQuerySpace(letters.back())) letters.remove_suffix(1);
  return utf8Of(letters);
}

// The text with the mistake at `where` mended: closed where it was left open, otherwise without it.
std::u32string mended(std::u32string text, Span where) {
  const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(where.begin, 0));
  auto end = std::min(static_cast<std::size_t>(std::max<std::int64_t>(where.end, 0)), text.size());
  if (begin >= end) return {};
  if (text[begin] == U'(' && end == begin + 1) return text + U')';
  const auto mark =
      std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), isQuotationMark);
  if (end == text.size() && mark != text.end()) {
    const bool closed =
        std::any_of(mark + 1, text.end(), [&](char32_t c) { return closesQuotation(*mark, c); });
    if (!closed && mark + 1 != text.end()) return text + (*mark == U'\u00ab' ? U'\u00bb' : U'"');
  }
  if (end < text.size() && text[end] == U':') {  // the name of a field, with the value
    while (end < text.size() && !isQuerySpace(text[end]) && text[end] != U')') ++end;
  }
  // A space, so that what stood on either side does not become one word.
  return text.replace(begin, end - begin, U" ");
}

}  // namespace

std::string understoodWithout(std::string_view typed, Span where,
                              const std::vector<std::string>& attributeNames) {
  constexpr int kMostMistakes = 8;
  constexpr std::size_t kLongest = 20'000;  // bytes
  if (typed.size() > kLongest || !i18n::isValidUtf8(typed)) return {};
  std::u32string text = lettersOf(typed);
  for (int i = 0; i < kMostMistakes; ++i) {
    text = mended(std::move(text), where);
    const std::string left = trimmedText(text);
    if (left.empty()) return {};
    text = lettersOf(left);
    try {
      const Node query = parsed(left, attributeNames);
      return query.kind == Node::Kind::And && query.children.empty() ? std::string() : left;
    } catch (const QueryError& error) {
      where = error.where();
    }
  }
  return {};
}

Node parseQuery(std::string_view typed, const std::vector<std::string>& attributeNames) {
  try {
    return parsed(typed, attributeNames);
  } catch (QueryError& error) {
    error.setUnderstood(understoodWithout(typed, error.where(), attributeNames));
    throw;
  }
}

bool sameQuery(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.field == b.field && a.wildcard == b.wildcard &&
         a.exact == b.exact && a.fuzzy == b.fuzzy && a.ordered == b.ordered && a.distance == b.distance &&
         a.relation == b.relation &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), sameQuery);
}

}  // namespace search
