#include "search/query_words.h"

#include <algorithm>

#include "search/letters.h"
#include "search/query_signs.h"

namespace search {
namespace {

using i18n::message;
using i18n::Span;

constexpr std::int64_t kFewestLetters = 2;  // beside wildcards
constexpr int kMostFuzzy = 2;
// Letters that stand in for wildcards while the text is broken into words; nobody types them (phonetic
// signs).
constexpr char32_t kAnyLetters = U'\u02ac', kAnyLetter = U'\u02ad';

// Good enough to tell a sign inside a word from punctuation after it.
bool isWordSign(char32_t c) {
  return c > 0x7f ? !isQuerySpace(c) && !isQuotationMark(c) && !(c >= 0x2010 && c <= 0x206f)
                  : (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool isDigit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace

struct QueryWords::Run {
  std::u32string chars;
  std::int64_t at;
  bool exact;

  Span place(std::size_t begin, std::size_t end) const {
    return {at + static_cast<std::int64_t>(begin), at + static_cast<std::int64_t>(end)};
  }
};

std::vector<Node> QueryWords::in(std::string_view text, std::int64_t at, bool exact) {
  const Run run{lettersOf(text), at, exact};
  std::u32string broken = run.chars;
  for (char32_t& c : broken) c = c == U'*' ? kAnyLetters : c == U'?' ? kAnyLetter : c;
  std::vector<Node> words;
  std::size_t behind = 0;  // what was read as part of the word before
  tokeniser_.each(utf8Of(broken), [&](const i18n::Token& token) {
    if (static_cast<std::size_t>(token.span.begin) >= behind) addWord(run, token.span, words, behind);
  });
  return words;
}

void QueryWords::addWord(const Run& run, Span token, std::vector<Node>& words, std::size_t& behind) const {
  const auto begin = static_cast<std::size_t>(token.begin);
  auto end = static_cast<std::size_t>(token.end);
  // A question mark is a sign only where more of the word follows: «где?» is punctuation, «wom?n» a sign.
  if (run.chars[end - 1] == U'?') {
    // With what stands inside of words only: «don'?»
    while (end > begin &&
           std::u32string_view(U"?'\u2019\u02bc\u2018").find(run.chars[end - 1]) != std::u32string_view::npos)
      --end;
  }
  behind = end;
  if (end == begin) return;
  const std::u32string_view letters = std::u32string_view(run.chars).substr(begin, end - begin);
  Node word;
  word.kind = Node::Kind::Word;
  word.text = utf8Of(letters);
  word.wildcard = letters.find_first_of(U"*?") != std::u32string_view::npos;
  word.exact = run.exact || (begin > 0 && run.chars[begin - 1] == U'=' &&
                             (begin == 1 || isQuerySpace(run.chars[begin - 2])));
  readFuzzy(run, word, behind);
  word.source = run.place(begin, behind);
  check(word, letters);
  if (!word.text.empty()) words.push_back(std::move(word));
}

void QueryWords::readFuzzy(const Run& run, Node& word, std::size_t& behind) const {
  const auto& chars = run.chars;
  if (behind >= chars.size() || chars[behind] != U'~') return;
  std::size_t end = behind + 1;
  int letters = 0;
  for (; end < chars.size() && isDigit(chars[end]); ++end) {
    letters = std::min(letters * 10 + static_cast<int>(chars[end] - U'0'), 100);
  }
  if (end < chars.size() && isWordSign(chars[end])) return;  // a dash of sorts
  if (end == behind + 1) letters = 1;
  if (letters < 1 || letters > kMostFuzzy) {
    if (strict_) {
      throw QueryError(message("One or two letters of a word may differ: write {word}~ or {word}~2.",
                               {{"word", word.text}}),
                       run.place(behind, end));
    }
    letters = std::clamp(letters, 0, kMostFuzzy);
  }
  word.fuzzy = letters;
  behind = end;
}

void QueryWords::check(Node& word, std::u32string_view letters) const {
  const auto plain =
      std::count_if(letters.begin(), letters.end(), [](char32_t c) { return c != U'*' && c != U'?'; });
  if (word.wildcard && plain < kFewestLetters) {
    if (strict_) throw QueryError(message("Write at least two letters before the asterisk."), word.source);
    std::erase_if(word.text, [](char c) { return c == '*' || c == '?'; });
    word.wildcard = false;
  }
  if (word.fuzzy == 0) return;
  if (word.wildcard) {
    if (strict_) {
      throw QueryError(message("A word has either an asterisk or question mark, or a tilde, not both."),
                       word.source);
    }
    word.fuzzy = 0;
  }
  // Shorter words are near to everything.
  if (plain < word.fuzzy + 2) {
    if (strict_) {
      throw QueryError(
          message("This word is too short for that many letters to differ. Write more letters, or "
                  "leave out the tilde."),
          word.source);
    }
    word.fuzzy = 0;
  }
}

Node wordOrPhrase(std::vector<Node> words) {
  if (words.size() == 1) return std::move(words.front());
  Node phrase;
  phrase.kind = Node::Kind::Phrase;
  phrase.children = std::move(words);
  return phrase;
}

std::string wordText(const Node& word) {
  if (word.kind == Node::Kind::Word) {
    std::string text = word.exact ? "=" : "";
    text += word.text;
    if (word.fuzzy > 0) text += word.fuzzy == 1 ? "~" : "~" + std::to_string(word.fuzzy);
    return text;
  }
  std::string text;
  for (const Node& child : word.children) {
    if (!text.empty()) text += ' ';
    text += wordText(child);
  }
  return text;
}

}  // namespace search
