#include "gui/query_filters.h"

#include <algorithm>

#include "i18n/text.h"
#include "search/fields.h"

namespace gui {

using search::Node;

namespace {

// What all must hold, one by one.
void collect(const Node& node, std::vector<Node>& parts) {
  if (node.kind == Node::Kind::And)
    for (const Node& child : node.children) collect(child, parts);
  else
    parts.push_back(node);
}

std::string trimmed(std::string text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The parentheses that with() puts around alternatives.
std::string bare(const std::string& text) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return text;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return text;
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0 && i + 1 < text.size()) return text;
  }
  return trimmed(text.substr(1, text.size() - 2));
}

}  // namespace

bool QueryFilters::same(const Node& a, const Node& b) {
  return a.kind == Node::Kind::Filter && b.kind == Node::Kind::Filter && a.field == b.field &&
         search::foldedName(a.text) == search::foldedName(b.text);
}

std::vector<Node> QueryFilters::filters(const Node& query) const {
  std::vector<Node> parts;
  collect(query, parts);
  std::erase_if(parts, [](const Node& part) { return part.kind != Node::Kind::Filter; });
  return parts;
}

bool QueryFilters::holds(const std::string& query, const std::string& filter) const {
  const Node wanted = parse_(filter);
  const auto there = filters(parse_(query));
  return std::any_of(there.begin(), there.end(), [&](const Node& part) { return same(part, wanted); });
}

std::string QueryFilters::with(const std::string& query, const std::string& filter) const {
  if (query.empty()) return filter;
  const Node tree = parse_(query);
  if (tree.kind == Node::Kind::All || (tree.kind == Node::Kind::And && tree.children.empty())) return filter;
  return (tree.kind == Node::Kind::Or ? "(" + query + ")" : query) + " " + filter;
}

std::string QueryFilters::without(const std::string& query, const std::string& filter) const {
  const Node wanted = parse_(filter);
  const Node tree = parse_(query);
  std::vector<Node> parts;
  collect(tree, parts);
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Node& part) { return same(part, wanted); });
  if (found == parts.end()) return query;
  Node rest;
  rest.kind = Node::Kind::And;
  for (const Node& part : parts)
    if (!same(part, wanted)) rest.children.push_back(part);
  if (rest.children.empty()) return {};

  // As it was typed, where that says the same (an AND beside the filter would be left over).
  const i18n::TextIndex index(query);
  const auto begin = std::clamp<std::int64_t>(found->source.begin, 0, index.length());
  const auto end = std::clamp<std::int64_t>(found->source.end, begin, index.length());
  const std::string typed = bare(trimmed(trimmed(std::string(index.slice({0, begin}))) + " " +
                                         trimmed(std::string(index.slice({end, index.length()})))));
  if (rest.children.size() == 1) rest = Node(rest.children.front());
  const std::string written = search::writtenQuery(rest);
  try {
    if (search::writtenQuery(parse_(typed)) == written) return typed;
  } catch (const search::QueryError&) {
  }
  return written;
}

}  // namespace gui
