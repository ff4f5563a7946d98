#include "search/query_form.h"

#include <algorithm>
#include <utility>

#include "search/fields.h"
#include "search/query_lexer.h"
#include "search/query_words.h"

namespace search {
namespace {

using Kind = Node::Kind;
using Rows = std::vector<FormRow>;

Node joined(Kind kind, std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

// --- rows -> tree

class TreeMaker {
 public:
  Node make(const QueryForm& form) {
    std::vector<Node> all;
    for (const FormRow& row : form.rows) {
      std::vector<Node> parts = partsOf(row);
      if (parts.empty()) continue;
      const bool several = row.kind == FormRow::Kind::AllWords && !row.without;
      if (several) {
        for (Node& part : parts) all.push_back(std::move(part));
        continue;
      }
      Node one = joined(joint(row), std::move(parts));
      all.push_back(row.without ? negated(std::move(one)) : std::move(one));
    }
    return joined(Kind::And, std::move(all));
  }

 private:
  static Kind joint(const FormRow& row) {
    const bool any = row.kind == FormRow::Kind::AnyWords || row.kind == FormRow::Kind::Field;
    return any ? Kind::Or : Kind::And;
  }
  static Node negated(Node node) {
    Node result;
    result.kind = Kind::Not;
    result.children.push_back(std::move(node));
    return result;
  }

  // What the row asks for, to be joined as its kind says.
  std::vector<Node> partsOf(const FormRow& row) {
    switch (row.kind) {
      case FormRow::Kind::AllWords:
      case FormRow::Kind::AnyWords:
        return operands(row.words);
      case FormRow::Kind::Phrase: {
        std::vector<Node> words = singleWords(row.words);
        if (words.empty()) return {};
        std::vector<Node> phrase;
        phrase.push_back(wordOrPhrase(std::move(words)));
        return phrase;
      }
      case FormRow::Kind::Near:
        return pairs(row);
      case FormRow::Kind::Field:
        return filters(row);
      case FormRow::Kind::Relation:
        return relation(row);
    }
    return {};
  }

  std::vector<Node> wordsOf(const std::string& typed) {
    const bool exact = typed.starts_with('=') && typed.find("=", 1) == std::string::npos;
    return words_.in(exact ? std::string_view(typed).substr(1) : std::string_view(typed), 0, exact);
  }

  // A row's word that is several to the reader is their phrase.
  std::vector<Node> operands(const std::vector<std::string>& typed) {
    std::vector<Node> result;
    for (const std::string& one : typed) {
      std::vector<Node> words = wordsOf(one);
      if (!words.empty()) result.push_back(wordOrPhrase(std::move(words)));
    }
    return result;
  }

  std::vector<Node> singleWords(const std::vector<std::string>& typed) {
    std::vector<Node> result;
    for (const std::string& one : typed) {
      for (Node& word : wordsOf(one)) result.push_back(std::move(word));
    }
    return result;
  }

  // Each within its distance of the next; one word alone is just that.
  std::vector<Node> pairs(const FormRow& row) {
    std::vector<Node> words = singleWords(row.words);
    if (words.size() < 2) return words;
    std::vector<Node> result;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      Node pair;
      pair.kind = Kind::Near;
      pair.distance = std::clamp(row.distance, 0, 1'000);
      pair.ordered = row.ordered;
      pair.children = {words[i], words[i + 1]};
      result.push_back(std::move(pair));
    }
    return result;
  }

  static Node filter(const std::string& field, const std::string& value) {
    Node node;
    node.kind = Kind::Filter;
    node.field = field;
    node.text = value;
    return node;
  }
  static bool isValue(const std::string& value) { return !foldedName(value).empty(); }

  static std::vector<Node> filters(const FormRow& row) {
    std::vector<Node> result;
    if (row.field.empty()) return result;
    for (const std::string& value : row.values) {
      if (isValue(value)) result.push_back(filter(row.field, value));
    }
    return result;
  }

  static std::vector<Node> relation(const FormRow& row) {
    if (row.values.size() < 2 || !isValue(row.values[0]) || !isValue(row.values[1])) return {};
    Node node;
    node.kind = Kind::Relation;
    node.relation = row.relation;
    const bool distance = row.relation == Node::Relation::Near || row.relation == Node::Relation::Follows;
    node.distance = distance ? std::clamp(row.distance, -1, 1'000) : -1;
    node.children = {filter(row.field, row.values[0]), filter(row.field, row.values[1])};
    if (!isCodeFilter(node.children.front())) return {};
    std::vector<Node> result;
    result.push_back(std::move(node));
    return result;
  }

  QueryWords words_{false};
};

// --- tree -> rows

bool isWords(const Node& node) {
  return node.kind == Kind::Word || node.kind == Kind::Phrase;
}
bool areWords(const std::vector<Node>& nodes) {
  return !nodes.empty() && std::all_of(nodes.begin(), nodes.end(), isWords);
}

FormRow rowOf(FormRow::Kind kind, const std::vector<Node>& words) {
  FormRow row;
  row.kind = kind;
  for (const Node& word : words) row.words.push_back(wordText(word));
  return row;
}

std::optional<FormRow> fieldRow(const std::vector<Node>& filters) {
  FormRow row;
  row.kind = FormRow::Kind::Field;
  for (const Node& filter : filters) {
    if (filter.kind != Kind::Filter || filter.field != filters.front().field) return std::nullopt;
    row.values.push_back(filter.text);
  }
  row.field = filters.front().field;
  return row;
}

// a NEAR/2 b NEAR/2 c, in one row.
std::optional<FormRow> nearRow(const std::vector<Node>& pairs) {
  FormRow row;
  row.kind = FormRow::Kind::Near;
  row.distance = pairs.front().distance;
  row.ordered = pairs.front().ordered;
  for (const Node& pair : pairs) {
    if (pair.kind != Kind::Near || pair.children.size() != 2 || pair.distance != row.distance ||
        pair.ordered != row.ordered) {
      return std::nullopt;
    }
    for (const Node& word : pair.children) {
      if (word.kind != Kind::Word) return std::nullopt;
    }
    const std::string first = wordText(pair.children[0]);
    if (row.words.empty()) row.words.push_back(first);
    if (row.words.back() != first) return std::nullopt;
    row.words.push_back(wordText(pair.children[1]));
  }
  return row;
}

std::optional<FormRow> relationRow(const Node& node) {
  if (node.children.size() != 2 || node.children[0].field != node.children[1].field) return std::nullopt;
  FormRow row;
  row.kind = FormRow::Kind::Relation;
  row.field = node.children[0].field;
  row.values = {node.children[0].text, node.children[1].text};
  row.relation = node.relation;
  row.distance = node.distance;
  return row;
}

// A row for one thing that must hold.
std::optional<FormRow> rowOf(const Node& node) {
  switch (node.kind) {
    case Kind::Word: {
      return rowOf(FormRow::Kind::AllWords, {node});
    }
    case Kind::Phrase:
      return rowOf(FormRow::Kind::Phrase, node.children);
    case Kind::Filter:
      return fieldRow({node});
    case Kind::Near:
      return nearRow({node});
    case Kind::Relation:
      return relationRow(node);
    case Kind::Or:
      if (areWords(node.children)) return rowOf(FormRow::Kind::AnyWords, node.children);
      return node.children.empty() ? std::nullopt : fieldRow(node.children);
    case Kind::And:
      return node.children.empty() ? std::nullopt : nearRow(node.children);
    case Kind::Not: {
      if (node.children.size() != 1) return std::nullopt;
      const Node& inside = node.children.front();
      auto row = inside.kind == Kind::And && areWords(inside.children)
                     ? std::optional(rowOf(FormRow::Kind::AllWords, inside.children))
                     : rowOf(inside);
      if (!row || row->without) return std::nullopt;
      row->without = true;
      return row;
    }
    case Kind::All:
      break;
  }
  return std::nullopt;
}

}  // namespace

Node treeOf(const QueryForm& form) {
  return TreeMaker().make(form);
}

std::optional<QueryForm> formOf(const Node& query) {
  QueryForm form;
  const std::vector<Node> alone = {query};
  for (const Node& node : query.kind == Kind::And ? query.children : alone) {
    auto row = rowOf(node);
    if (!row) return std::nullopt;
    const bool more = node.kind == Kind::Word && !form.rows.empty() &&
                      form.rows.back().kind == FormRow::Kind::AllWords && !form.rows.back().without;
    if (more) {
      form.rows.back().words.push_back(std::move(row->words.front()));
    } else {
      form.rows.push_back(std::move(*row));
    }
  }
  // What rows say otherwise (a word that holds signs) has no form.
  if (!sameQuery(treeOf(form), query)) return std::nullopt;
  return form;
}

}  // namespace search
