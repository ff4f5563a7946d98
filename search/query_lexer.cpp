#include "search/query_lexer.h"

#include <optional>

#include "i18n/text.h"
#include "i18n/tokens.h"
#include "search/fields.h"

namespace search {
namespace {

using i18n::message;
using i18n::Span;
using Kind = QueryToken::Kind;

constexpr std::int64_t kLongestQuery = 20'000;  // code points
constexpr std::size_t kMostTokens = 1'000;
constexpr int kDefaultDistance = 10;
constexpr int kLargestDistance = 1'000;
constexpr std::int64_t kShortestPrefix = 2;  // letters before *

bool isSpace(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00a0' || c == U'\u2007' || c == U'\u202f' ||
         (c >= U'\u2000' && c <= U'\u200b') || c == U'\u3000' || c == U'\ufeff';
}
bool isQuote(char32_t c) {
  return c == U'"' || c == U'\u201c' || c == U'\u201d' || c == U'\u201e' || c == U'\u201f' ||
         c == U'\u00ab' || c == U'\u00bb';
}

class Lexer {
 public:
  Lexer(std::string_view typed, const std::vector<std::string>& attributes)
      : attributes_(attributes), text_(typed), index_(text_) {}

  std::vector<QueryToken> run() {
    if (index_.length() > kLongestQuery) {
      throw QueryError(message("This query is too long. Use fewer words."), {0, index_.length()});
    }
    chars_.reserve(static_cast<std::size_t>(index_.length()));
    decode();
    while (true) {
      while (at_ < size() && isSpace(chars_[at_])) ++at_;
      if (at_ >= size()) break;
      next();
      if (tokens_.size() > kMostTokens) {
        throw QueryError(message("This query is too long. Use fewer words."), {0, index_.length()});
      }
    }
    push(Kind::End, span(size(), size()));
    return std::move(tokens_);
  }

 private:
  std::size_t size() const { return chars_.size(); }
  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
  }
  std::string slice(Span where) const { return std::string(index_.slice(where)); }

  void decode() {
    // The text is valid UTF-8 here, so lead bytes alone tell the lengths.
    for (std::size_t i = 0; i < text_.size();) {
      const auto lead = static_cast<unsigned char>(text_[i]);
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      char32_t c = length == 1 ? lead : lead & (0xffU >> (length + 1));
      for (std::size_t k = 1; k < length; ++k) {
        c = (c << 6) | (static_cast<unsigned char>(text_[i + k]) & 0x3fU);
      }
      chars_.push_back(c);
      i += length;
    }
  }

  void push(Kind kind, Span where, int distance = 0) {
    QueryToken token;
    token.kind = kind;
    token.source = where;
    token.distance = distance;
    tokens_.push_back(std::move(token));
  }
  void pushOperand(Node node, Span where) {
    node.source = where;
    QueryToken token;
    token.kind = Kind::Operand;
    token.source = where;
    token.operand = std::move(node);
    tokens_.push_back(std::move(token));
  }

  void next() {
    const char32_t c = chars_[at_];
    if (c == U'(' || c == U')') {
      push(c == U'(' ? Kind::Open : Kind::Close, span(at_, at_ + 1));
      ++at_;
      return;
    }
    if (c == U'-' && at_ + 1 < size() && !isSpace(chars_[at_ + 1]) && startsOperand(at_)) {
      push(Kind::Not, span(at_, at_ + 1));
      ++at_;
      return;
    }
    const std::size_t begin = at_;
    bool exact = false;
    if (c == U'=') {
      exact = true;
      ++at_;
      if (at_ >= size() || isSpace(chars_[at_])) return;  // a sign that stands alone says nothing
    }
    if (isQuote(chars_[at_])) {
      quoted(begin, exact);
    } else {
      word(begin, exact);
    }
  }

  // A minus is "not" only in front of a word, not inside or after one.
  bool startsOperand(std::size_t place) const {
    return place == 0 || isSpace(chars_[place - 1]) || chars_[place - 1] == U'(' || chars_[place - 1] == U'-';
  }

  // Reads "…" at at_; returns the inside.
  Span readQuotes() {
    const std::size_t open = at_++;
    while (at_ < size() && !isQuote(chars_[at_])) ++at_;
    if (at_ >= size()) {
      throw QueryError(
          message("The quotation mark is not closed. Add a second one at the end of the phrase."),
          span(open, size()));
    }
    return span(open + 1, at_++);
  }

  void quoted(std::size_t begin, bool exact) {
    const Span inside = readQuotes();
    if (!exact && at_ < size() && chars_[at_] == U':' && fieldNamed(slice(inside))) {
      ++at_;
      filter(begin, slice(inside), span(at_, at_));
      return;
    }
    const Span whole = span(begin, at_);
    std::vector<Node> words = wordsOf(inside, exact);
    if (words.empty()) {
      throw QueryError(message("There is no word between the quotation marks."), whole);
    }
    pushOperand(wordOrPhrase(std::move(words)), whole);
  }

  void word(std::size_t begin, bool exact) {
    const std::size_t start = at_;
    while (at_ < size() && !isSpace(chars_[at_]) && !isQuote(chars_[at_]) && chars_[at_] != U'(' &&
           chars_[at_] != U')') {
      ++at_;
    }
    if (at_ == start) return;  // = in front of a parenthesis
    const Span whole = span(begin, at_), typed = span(start, at_);
    const std::string text = slice(typed);
    if (!exact && (sign(text, whole) || field(begin, typed))) return;
    if (text == "*") {
      pushOperand(Node{}, whole);
      return;
    }
    std::vector<Node> words = wordsOf(typed, exact);
    // Punctuation alone (a dash, dots) is no word and asks for nothing.
    if (!words.empty()) pushOperand(wordOrPhrase(std::move(words)), whole);
  }

  // AND, OR, NOT, NEAR, in capital letters, in the three languages.
  bool sign(const std::string& text, Span where) {
    if (text == "AND" || text == "И" || text == "ЖӘНЕ" || text == "&" || text == "&&") {
      push(Kind::And, where);
    } else if (text == "OR" || text == "ИЛИ" || text == "НЕМЕСЕ" || text == "|" || text == "||") {
      push(Kind::Or, where);
    } else if (text == "NOT" || text == "НЕ" || text == "ЕМЕС") {
      push(Kind::Not, where);
    } else {
      return nearSign(text, where);
    }
    return true;
  }

  bool nearSign(const std::string& text, Span where) {
    const std::size_t slash = text.find('/');
    const std::string name = text.substr(0, slash);
    if (name != "NEAR" && name != "РЯДОМ" && name != "ЖАҚЫН") return false;
    if (slash == std::string::npos) {
      push(Kind::Near, where, kDefaultDistance);
      return true;
    }
    const std::string digits = text.substr(slash + 1);
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
    push(Kind::Near, where, distance);
    return true;
  }

  // name:value, or name:"value"; false when the word is no filter (a time, a word with a colon after it).
  bool field(std::size_t begin, Span typed) {
    std::size_t colon = static_cast<std::size_t>(typed.begin);
    const auto end = static_cast<std::size_t>(typed.end);
    while (colon < end && chars_[colon] != U':') ++colon;
    if (colon == end || colon == static_cast<std::size_t>(typed.begin)) return false;
    const Span nameSpan = span(static_cast<std::size_t>(typed.begin), colon);
    const std::string name = slice(nameSpan);
    const bool valueFollows = colon + 1 < end || (end < size() && isQuote(chars_[end]));
    if (!fieldNamed(name)) {
      const bool number = chars_[colon - 1] >= U'0' && chars_[colon - 1] <= U'9';
      if (!valueFollows || number) return false;
      throw QueryError(
          message("There is no field “{name}” to search in. Fields are lang, speaker, code, coder, "
                  "transcript, coded, role, place and the participants' attributes.",
                  {{"name", name}}),
          nameSpan);
    }
    filter(begin, name, span(colon + 1, end));
    return true;
  }

  // at_ stands behind the unquoted value, or at the quotation mark of a quoted one.
  void filter(std::size_t begin, const std::string& name, Span value) {
    Node node;
    node.kind = Node::Kind::Filter;
    node.field = *fieldNamed(name);
    if (value.empty() && at_ < size() && isQuote(chars_[at_])) {
      value = readQuotes();
    } else if (value.empty()) {
      const std::size_t from = at_;
      while (at_ < size() && !isSpace(chars_[at_]) && chars_[at_] != U'(' && chars_[at_] != U')' &&
             !isQuote(chars_[at_])) {
        ++at_;
      }
      value = span(from, at_);
    }
    node.text = slice(value);
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
    return builtInField(folded);
  }

  std::vector<Node> wordsOf(Span where, bool exact) {
    const std::string text = slice(where);
    std::vector<Node> words;
    std::int64_t behind = 0;
    tokeniser_.each(text, [&](const i18n::Token& token) {
      Node word;
      word.kind = Node::Kind::Word;
      word.text = std::string(token.text);
      word.exact = exact;
      word.source = {token.span.begin + where.begin, token.span.end + where.begin};
      refuseStars(where.begin + behind, word.source.begin);
      behind = token.span.end;
      const auto star = static_cast<std::size_t>(word.source.end);
      if (word.source.end < where.end && chars_[star] == U'*') {
        if (star + 1 < static_cast<std::size_t>(where.end) && !isSpace(chars_[star + 1])) refuseStar(star);
        if (token.span.length() < kShortestPrefix) {
          throw QueryError(message("Write at least two letters before the asterisk."),
                           {word.source.begin, word.source.end + 1});
        }
        word.wildcard = true;
        ++behind;
      }
      words.push_back(std::move(word));
    });
    refuseStars(where.begin + behind, where.end);
    return words;
  }

  void refuseStars(std::int64_t from, std::int64_t to) {
    for (std::int64_t i = from; i < to; ++i) {
      if (chars_[static_cast<std::size_t>(i)] == U'*') refuseStar(static_cast<std::size_t>(i));
    }
  }
  [[noreturn]] void refuseStar(std::size_t place) {
    throw QueryError(message("The asterisk stands only at the end of a word, for example прав*."),
                     span(place, place + 1));
  }

  static Node wordOrPhrase(std::vector<Node> words) {
    if (words.size() == 1) return std::move(words.front());
    Node phrase;
    phrase.kind = Node::Kind::Phrase;
    phrase.children = std::move(words);
    return phrase;
  }

  const std::vector<std::string>& attributes_;
  std::string text_;
  i18n::TextIndex index_;
  std::u32string chars_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
  i18n::Tokeniser tokeniser_;
};

}  // namespace

std::vector<QueryToken> lexQuery(std::string_view typed, const std::vector<std::string>& attributeNames) {
  if (!i18n::isValidUtf8(typed)) {
    throw QueryError(message("This query holds characters that can't be read. Type it again."), {0, 0});
  }
  return Lexer(typed, attributeNames).run();
}

}  // namespace search
