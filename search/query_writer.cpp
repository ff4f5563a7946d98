// A query's tree -> its typed form, with no more parentheses and quotation marks than it needs.
#include <algorithm>
#include <utility>

#include "search/fields.h"
#include "search/letters.h"
#include "search/query.h"
#include "search/query_lexer.h"
#include "search/query_words.h"

namespace search {
namespace {

using i18n::Language;

// How tightly an expression holds together; a looser one inside a tighter one needs parentheses.
enum Binding { kOr, kAnd, kNot, kNear, kAtom };

class Writer {
 public:
  Writer(Language language, const std::vector<std::string>& attributes)
      : language_(language), attributes_(attributes) {
    for (const std::string& name : builtInFieldNames()) addLongName(name);
    for (const std::string& name : attributes) addLongName(name);
  }

  std::string write(const Node& node, Binding around) const {
    switch (node.kind) {
      case Node::Kind::All:
        return "*";
      case Node::Kind::Word:
        return word(node);
      case Node::Kind::Phrase:
        return phrase(node);
      case Node::Kind::Filter:
        return filter(node, false);
      case Node::Kind::Near:
      case Node::Kind::Relation:
        return inside(pair(node), kNear, around);
      case Node::Kind::Not:
        if (node.children.empty()) return {};
        return inside(sign(Sign::Not) + ' ' + write(node.children.front(), kNot), kNot, around);
      case Node::Kind::And:
      case Node::Kind::Or:
        return list(node, around);
    }
    return {};
  }

 private:
  std::string sign(Sign sign) const { return std::string(signName(sign, language_)); }

  static std::string inside(std::string text, Binding of, Binding around) {
    return of < around ? "(" + std::move(text) + ")" : std::move(text);
  }

  std::string list(const Node& node, Binding around) const {
    if (node.children.size() == 1) return write(node.children.front(), around);
    if (node.children.empty()) return {};
    const bool conjunction = node.kind == Node::Kind::And;
    // One level tighter than itself: what is nested stays nested.
    const Binding within = conjunction ? kNot : kAnd;
    std::string text;
    for (const Node& child : node.children) {
      std::string part = write(child, within);
      if (part.empty()) continue;
      if (conjunction && child.kind == Node::Kind::Filter && makesLongName(text, child)) {
        part = filter(child, true);
      }
      if (!text.empty()) text += conjunction ? " " : " " + sign(Sign::Or) + " ";
      text += part;
    }
    return inside(std::move(text), conjunction ? kAnd : kOr, around);
  }

  std::string pair(const Node& node) const {
    std::string between = sign(signOf(node));
    const bool distance = node.kind == Node::Kind::Near || node.distance >= 0;
    if (distance) between += '/' + std::to_string(node.distance);
    std::string text;
    for (const Node& child : node.children) {
      if (!text.empty()) text += ' ' + between + ' ';
      text += write(child, kAtom);
    }
    return text;
  }

  static Sign signOf(const Node& node) {
    if (node.kind == Node::Kind::Near) return node.ordered ? Sign::Ordered : Sign::Near;
    switch (node.relation) {
      case Node::Relation::Overlaps:
        return Sign::Overlaps;
      case Node::Relation::Inside:
        return Sign::Inside;
      case Node::Relation::Follows:
        return Sign::Follows;
      case Node::Relation::Near:
        break;
    }
    return Sign::Near;
  }

  static std::string word(const Node& node) {
    const bool plain = !signNamed(node.text) && node.text.find_first_of(" \t\n:\"()") == std::string::npos;
    if (plain) return wordText(node);
    Node marked = node;
    marked.exact = false;
    return (node.exact ? "=\"" : "\"") + wordText(marked) + "\"";
  }

  static std::string phrase(const Node& node) {
    const bool exact = std::all_of(node.children.begin(), node.children.end(),
                                   [](const Node& child) { return child.exact; });
    if (!exact) return "\"" + wordText(node) + "\"";
    Node marked = node;
    for (Node& child : marked.children) child.exact = false;
    return "=\"" + wordText(marked) + "\"";
  }

  std::string filter(const Node& node, bool quoteName) const {
    return name(node.field, quoteName) + ':' + value(node.text);
  }

  bool isAttribute(std::string_view typed) const {
    const std::string folded = foldedFieldName(typed);
    return std::any_of(attributes_.begin(), attributes_.end(),
                       [&](const std::string& name) { return foldedFieldName(name) == folded; });
  }

  std::string writtenName(const std::string& field) const {
    if (!isCanonicalField(field)) return field;
    std::string name = fieldName(field, language_);
    return isAttribute(name) ? field : name;
  }

  std::string name(const std::string& field, bool quote) const {
    std::string name = writtenName(field);
    const std::u32string letters = lettersOf(name);
    for (const char32_t c : letters) {
      quote = quote || isQuotationMark(c) || c == U'(' || c == U')' || c == U':' || c == U'\\' ||
              (isQuerySpace(c) && c != U' ');
    }
    quote = quote || name.empty() || name.front() == '-' || name.front() == '=';
    if (quote) return quoted(name);
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
  }

  static std::string value(const std::string& text) {
    for (const char32_t c : lettersOf(text)) {
      if (isQuerySpace(c) || isQuotationMark(c) || c == U'(' || c == U')') return quoted(text);
    }
    return text.empty() ? "\"\"" : text;
  }

  static std::string quoted(const std::string& text) {
    std::u32string result = U"\"";
    for (const char32_t c : lettersOf(text)) {
      if (isQuotationMark(c) || c == U'\\') result += U'\\';
      result += c;
    }
    return utf8Of(result) + "\"";
  }

  void addLongName(const std::string& name) {
    std::string folded = foldedName(name);
    if (folded.find(' ') != std::string::npos) longNames_.push_back(std::move(folded));
  }

  // Whether the words in front and the filter's name would be read as the name of another field: the words
  // “home” and region:x beside an attribute “Home region”.
  bool makesLongName(const std::string& before, const Node& filter) const {
    if (before.empty()) return false;
    const std::string text = " " + foldedName(before + ' ' + writtenName(filter.field));
    return std::any_of(longNames_.begin(), longNames_.end(),
                       [&](const std::string& name) { return text.ends_with(" " + name); });
  }

  Language language_;
  const std::vector<std::string>& attributes_;
  std::vector<std::string> longNames_;  // folded
};

}  // namespace

std::string writtenQuery(const Node& query, Language language,
                         const std::vector<std::string>& attributeNames) {
  return Writer(language, attributeNames).write(query, kOr);
}

}  // namespace search
