#pragma once
// Trees of the query language, as parseQuery() can make them.
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "search/query.h"

namespace support {

class RandomQueries {
 public:
  explicit RandomQueries(unsigned seed) : random_(seed) {}

  static const std::vector<std::string>& attributes() {
    static const std::vector<std::string> names = {"age",  "Home region", "region",   "Тілі",
                                                   "язык", "Q (\"1\")",   "код тобы", "-x"};
    return names;
  }

  search::Node next() {
    const search::Node query = any(3);
    return query;
  }

 private:
  using Node = search::Node;
  using Kind = Node::Kind;

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_()) % n; }
  std::string oneOf(const std::vector<std::string>& list) { return list[below(list.size())]; }

  Node word() {
    Node node;
    node.kind = Kind::Word;
    node.text = oneOf({"дом", "AND", "НЕ", "ПОСЛЕ", "role", "of", "home", "бала", "don't", "3,5", "код",
                       "роль", "говорящего", "ab", "near", "OR"});
    node.exact = below(4) == 0;
    switch (below(6)) {
      case 0:
        node.text = oneOf({"пра*", "*ция", "wom?n", "а?а*", "x*y*z"});
        node.wildcard = true;
        break;
      case 1:
        node.text = oneOf({"работа", "бала", "employment"});
        node.fuzzy = 1 + static_cast<int>(below(2));
        break;
      default:
        break;
    }
    return node;
  }
  Node filter() {
    Node node;
    node.kind = Kind::Filter;
    std::vector<std::string> fields = {"lang",  "speaker", "speakerrole", "code", "codegroup", "coder",
                                       "coded", "role",    "place",       "memo", "transcript"};
    fields.insert(fields.end(), attributes().begin(), attributes().end());
    node.field = oneOf(fields);
    node.text = oneOf({"kk", "Low pay", "a / b", "20..23", ">=20", "say \"hi\"", "«x» y",
                       "back\\slash \\\" q", "(x)", "x:y", "ал*", " x ", "-", "О'Нил", "a\\"});
    return node;
  }
  Node codeFilter() {
    Node node = filter();
    node.field = oneOf({"code", "codegroup", "role", "place"});
    return node;
  }
  Node joined(Kind kind, std::vector<Node> children) {
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }
  Node words() {
    if (below(3) > 0) return word();
    std::vector<Node> some;
    for (std::size_t n = 2 + below(2); n > 0; --n) some.push_back(word());
    return joined(Kind::Or, std::move(some));
  }

  Node any(int depth) {
    const std::size_t kind = below(depth > 0 ? 10 : 5);
    std::vector<Node> children;
    switch (kind) {
      case 0:
      case 1:
        return word();
      case 2:
        return filter();
      case 3: {
        for (std::size_t n = 2 + below(3); n > 0; --n) children.push_back(word());
        return joined(Kind::Phrase, std::move(children));
      }
      case 4: {
        if (below(8) == 0) return Node{};
        Node pair;
        if (below(2) == 0) {
          pair = joined(Kind::Relation, {codeFilter(), codeFilter()});
          pair.relation = static_cast<Node::Relation>(below(4));
          const bool distance =
              pair.relation == Node::Relation::Near || pair.relation == Node::Relation::Follows;
          pair.distance = distance && below(2) == 0 ? static_cast<int>(below(40)) : -1;
        } else {
          pair = joined(Kind::Near, {words(), words()});
          pair.ordered = below(2) == 0;
          pair.distance = static_cast<int>(below(30));
        }
        return pair;
      }
      case 5:
        children.push_back(any(depth - 1));
        return joined(Kind::Not, std::move(children));
      default:
        for (std::size_t n = 2 + below(3); n > 0; --n) children.push_back(any(depth - 1));
        return joined(kind % 2 == 0 ? Kind::And : Kind::Or, std::move(children));
    }
  }

  std::mt19937 random_;
};

}  // namespace support
