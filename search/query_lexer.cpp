#include "search/query_lexer.h"

#include <algorithm>

#include "i18n/text.h"
#include "search/attribute_names.h"
#include "search/fields.h"
#include "search/letters.h"
#include "search/query_words.h"

namespace search {
namespace {

using i18n::message;
using i18n::Span;
using Kind = QueryToken::Kind;

constexpr std::int64_t kLongestQuery = 20'000;  // code points
constexpr std::size_t kMostTokens = 1'000;      // words of phrases are counted each
constexpr int kLargestDistance = 1'000;
constexpr std::size_t kLongestName = 80;  // of a field, when it is several words without quotes

// Overlaps, Inside and Follows mean something between codes only; elsewhere they are words in capitals.
bool isForCodesOnly(Sign sign) {
  return sign == Sign::Overlaps || sign == Sign::Inside || sign == Sign::Follows;
}
bool takesDistance(Sign sign) {
  return sign == Sign::Near || sign == Sign::Ordered || sign == Sign::Follows;
}

class Lexer {
 public:
  Lexer(std::string_view typed, const std::vector<std::string>& attributes)
      : attributes_(attributes), text_(typed), index_(text_) {}

  std::vector<QueryToken> run() {
    if (index_.length() > kLongestQuery) {
      throw QueryError(message("This query is too long. Use fewer words."), {0, index_.length()});
    }
    chars_ = lettersOf(text_);
    while (true) {
      while (at_ < size() && isQuerySpace(chars_[at_])) ++at_;
      if (at_ >= size()) break;
      next();
      if (tokens_.size() + inPhrases_ > kMostTokens) {
        throw QueryError(message("This query is too long. Use fewer words."), {0, index_.length()});
      }
    }
    push(Kind::End, span(size(), size()));
    settleSigns();
    return std::move(tokens_);
  }

 private:
  std::size_t size() const { return chars_.size(); }
  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
  }
  std::string slice(Span where) const { return std::string(index_.slice(where)); }

  QueryToken& push(Kind kind, Span where) {
    QueryToken token;
    token.kind = kind;
    token.source = where;
    tokens_.push_back(std::move(token));
    return tokens_.back();
  }
  void pushOperand(Node node, Span where) {
    node.source = where;
    inPhrases_ += node.children.size();
    push(Kind::Operand, where).operand = std::move(node);
  }

  void next() {
    const char32_t c = chars_[at_];
    if (c == U'(' || c == U')') {
      push(c == U'(' ? Kind::Open : Kind::Close, span(at_, at_ + 1));
      ++at_;
      return;
    }
    if (c == U'-' && at_ + 1 < size() && !isQuerySpace(chars_[at_ + 1]) && startsOperand(at_)) {
      push(Kind::Sign, span(at_, at_ + 1)).sign = Sign::Not;
      ++at_;
      return;
    }
    const std::size_t begin = at_;
    bool exact = false;
    if (c == U'=') {
      exact = true;
      ++at_;
      if (at_ >= size() || isQuerySpace(chars_[at_])) return;  // a sign that stands alone says nothing
    }
    if (isQuotationMark(chars_[at_])) {
      quoted(begin, exact);
    } else if (exact || !longField(begin)) {
      word(begin, exact);
    }
  }

  // A minus is "not" only in front of a word, not inside or after one.
  bool startsOperand(std::size_t place) const {
    return place == 0 || isQuerySpace(chars_[place - 1]) || chars_[place - 1] == U'(' ||
           chars_[place - 1] == U'-';
  }

  // Reads "…" at at_; returns the inside. An editor may have made one of the marks a typographic one.
  Span readQuotes() {
    const std::size_t open = at_++;
    std::optional<std::size_t> any;
    for (std::size_t i = at_; i < size(); ++i) {
      if (chars_[i] == U'\\' && i + 1 < size()) {
        ++i;
      } else if (closesQuotation(chars_[open], chars_[i])) {
        at_ = i + 1;
        return span(open + 1, i);
      } else if (!any && isQuotationMark(chars_[i])) {
        any = i;
      }
    }
    if (!any) {
      throw QueryError(
          message("The quotation mark is not closed. Add a second one at the end of the phrase."),
          span(open, size()));
    }
    at_ = *any + 1;
    return span(open + 1, *any);
  }

  // \" and \\ inside quotation marks.
  std::string unescaped(Span inside) const {
    std::u32string text;
    for (auto i = static_cast<std::size_t>(inside.begin); i < static_cast<std::size_t>(inside.end); ++i) {
      const bool escape = chars_[i] == U'\\' && i + 1 < static_cast<std::size_t>(inside.end) &&
                          (chars_[i + 1] == U'\\' || isQuotationMark(chars_[i + 1]));
      text += escape ? chars_[++i] : chars_[i];
    }
    return utf8Of(text);
  }

  void quoted(std::size_t begin, bool exact) {
    const Span inside = readQuotes();
    if (!exact && at_ < size() && chars_[at_] == U':') {
      if (const auto field = fieldNamed(unescaped(inside))) {
        ++at_;
        filter(begin, *field, unescaped(inside), span(at_, at_));
        return;
      }
    }
    const Span whole = span(begin, at_);
    std::vector<Node> words = words_.in(slice(inside), inside.begin, exact);
    if (words.empty()) {
      throw QueryError(message("There is no word between the quotation marks."), whole);
    }
    pushOperand(wordOrPhrase(std::move(words)), whole);
  }

  std::size_t endOfWord(std::size_t from) const {
    while (from < size() && !isQuerySpace(chars_[from]) && !isQuotationMark(chars_[from]) &&
           chars_[from] != U'(' && chars_[from] != U')') {
      ++from;
    }
    return from;
  }

  void word(std::size_t begin, bool exact) {
    const std::size_t start = at_;
    at_ = endOfWord(at_);
    if (at_ == start) return;  // = in front of a parenthesis
    const Span whole = span(begin, at_), typed = span(start, at_);
    const std::string text = slice(typed);
    if (!exact && (sign(text, whole) || field(begin, typed))) return;
    if (text == "*") {
      pushOperand(Node{}, whole);
      return;
    }
    std::vector<Node> words = words_.in(text, typed.begin, exact);
    if (words.empty()) return;  // punctuation alone (a dash, dots) is no word and asks for nothing
    const bool all = words.size() == 1 && words.front().source == typed;
    Node node = wordOrPhrase(std::move(words));
    if (!all) node.typed = text;
    pushOperand(std::move(node), whole);
  }

  // AND, OR, NOT, NEAR/5 …, in capital letters, in the three languages.
  bool sign(const std::string& text, Span where) {
    const std::size_t slash = text.find('/');
    const auto named = signNamed(text.substr(0, slash));
    if (!named) return false;
    QueryToken token;
    token.kind = Kind::Sign;
    token.source = where;
    token.sign = *named;
    if (slash != std::string::npos) {
      if (!takesDistance(*named)) return false;
      token.distance = distance(text.substr(slash + 1), where);
    }
    tokens_.push_back(std::move(token));
    return true;
  }

  static int distance(const std::string& digits, Span where) {
    int distance = 0;
    bool good = !digits.empty() && digits.size() <= 4;
    for (const char c : digits) {
      if (c < '0' || c > '9') good = false;
      if (good) distance = distance * 10 + (c - '0');
    }
    if (!good || distance > kLargestDistance) {
      throw QueryError(
          message("Write how many words may stand between as a number up to 1000, for example NEAR/5."),
          where);
    }
    return distance;
  }

  // Someone who shouts («РАБОТА ПОСЛЕ УЧЁБЫ») means words.
  void settleSigns() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      QueryToken& token = tokens_[i];
      if (token.kind != Kind::Sign || !isForCodesOnly(token.sign)) continue;
      const bool codes =
          (i > 0 && isCodeFilter(tokens_[i - 1].operand)) || isCodeFilter(tokens_[i + 1].operand);
      if (codes || token.distance) continue;
      token.kind = Kind::Operand;
      token.operand = wordOrPhrase(words_.in(slice(token.source), token.source.begin, false));
    }
  }

  // `role of speaker:` — a name of several words needs no quotation marks.
  bool longField(std::size_t begin) {
    bool several = false;
    std::size_t colon = begin;
    for (; colon < size() && colon - begin <= kLongestName && chars_[colon] != U':'; ++colon) {
      const char32_t c = chars_[colon];
      if (isQuotationMark(c) || c == U'(' || c == U')' || c == U'\n') return false;
      several = several || isQuerySpace(c);
    }
    if (!several || colon >= size() || chars_[colon] != U':' || isQuerySpace(chars_[colon - 1])) return false;
    const std::string name = slice(span(begin, colon));
    const auto field = fieldOfSeveralWords(name);
    if (!field) return false;
    at_ = colon + 1;
    const Span value = span(at_, endOfWord(at_));
    at_ = static_cast<std::size_t>(value.end);
    filter(begin, *field, name, value);
    return true;
  }

  std::optional<std::string> fieldOfSeveralWords(const std::string& name) const {
    const std::string folded = foldedName(name);
    for (const std::string& attribute : attributes_) {
      if (foldedName(attribute) == folded) return attribute;
    }
    for (const std::string& alias : builtInFieldNames()) {
      if (foldedName(alias) == folded) return builtInField(alias);
    }
    return std::nullopt;
  }

  // name:value, or name:"value"; false when the word is no filter (a time, a word with a colon after it).
  bool field(std::size_t begin, Span typed) {
    const auto start = static_cast<std::size_t>(typed.begin), end = static_cast<std::size_t>(typed.end);
    std::size_t colon = start;
    while (colon < end && chars_[colon] != U':') ++colon;
    if (colon == end || colon == start) return false;
    const Span nameSpan = span(start, colon);
    const std::string name = slice(nameSpan);
    const auto known = fieldNamed(name);
    if (!known) {
      const bool valueFollows = colon + 1 < end || (end < size() && isQuotationMark(chars_[end]));
      const bool number = chars_[colon - 1] >= U'0' && chars_[colon - 1] <= U'9';
      const bool address = colon + 1 < end && chars_[colon + 1] == U'/';
      if (!valueFollows || number || address) return false;
      refuseField(name, nameSpan);
    }
    filter(begin, *known, name, span(colon + 1, end));
    return true;
  }

  [[noreturn]] void refuseField(const std::string& name, Span where) const {
    std::vector<std::string> names = attributes_;
    for (std::string& one : builtInFieldNames()) names.push_back(std::move(one));
    if (const auto nearest = nearestName(name, names)) {
      throw QueryError(message("There is no field “{name}” to search in. Did you mean “{nearest}”?",
                               {{"name", name}, {"nearest", *nearest}}),
                       where);
    }
    throw QueryError(
        message(
            "There is no field “{name}” to search in. Fields are code, codegroup, role, place, coded, coder, "
            "memo, lang, speaker, speakerrole, transcript and the participants' attributes.",
            {{"name", name}}),
        where);
  }

  // at_ stands behind the unquoted value, or at the quotation mark of a quoted one.
  void filter(std::size_t begin, const std::string& field, const std::string& name, Span value) {
    Node node;
    node.kind = Node::Kind::Filter;
    node.field = field;
    if (value.empty() && at_ < size() && isQuotationMark(chars_[at_])) {
      node.text = unescaped(readQuotes());
    } else {
      if (value.empty()) {
        const std::size_t from = at_;
        at_ = endOfWord(at_);
        value = span(from, at_);
      }
      node.text = slice(value);
    }
    if (foldedName(node.text).empty()) {
      throw QueryError(
          message("The field “{name}” needs a value, for example {name}:value.", {{"name", name}}),
          span(begin, at_));
    }
    pushOperand(std::move(node), span(begin, at_));
  }

  // Canonical names first, then the project's attributes, then the other names of built-in fields: so an
  // attribute called "Language" can be asked for, and lang: stays what it is everywhere.
  std::optional<std::string> fieldNamed(std::string_view typed) const {
    const std::string folded = foldedFieldName(typed);
    if (folded.empty()) return std::nullopt;
    if (isCanonicalField(folded)) return folded;
    for (const std::string& attribute : attributes_) {
      if (foldedFieldName(attribute) == folded) return attribute;
    }
    if (auto field = builtInField(folded)) return field;
    return attributeMeaning(folded, attributes_);
  }

  const std::vector<std::string>& attributes_;
  std::string text_;
  i18n::TextIndex index_;
  std::u32string chars_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
  std::size_t inPhrases_ = 0;  // words
  QueryWords words_{true};
};

}  // namespace

bool isCodeFilter(const Node& node) {
  return node.kind == Node::Kind::Filter && (node.field == kCodeField || node.field == kCodeGroupField ||
                                             node.field == kRoleField || node.field == kPlaceField);
}

std::vector<QueryToken> lexQuery(std::string_view typed, const std::vector<std::string>& attributeNames) {
  if (!i18n::isValidUtf8(typed)) {
    throw QueryError(message("This query holds characters that can't be read. Type it again."), {0, 0});
  }
  return Lexer(typed, attributeNames).run();
}

}  // namespace search
