#include "gui/query_form_words.h"

#include <optional>

namespace gui {
namespace {

bool hasSign(std::string_view word) {
  return word.starts_with('=') || word.find_first_of("*?~") != std::string_view::npos;
}

// A word without its sign; nothing when what marks it is none of those that can be chosen (pre?ix, word~2).
struct Bare {
  std::string_view word;
  WordMatch match;
};
std::optional<Bare> bare(std::string_view word) {
  Bare found{word, WordMatch::Forms};
  if (word.starts_with('=')) {
    found = {word.substr(1), WordMatch::Exact};
  } else if (word.ends_with('~')) {
    found = {word.substr(0, word.size() - 1), WordMatch::Similar};
  } else if (word.ends_with('*')) {
    found = {word.substr(0, word.size() - 1), WordMatch::Begins};
  }
  if (found.word.empty() || hasSign(found.word)) return std::nullopt;
  return found;
}

bool isBlank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// “"снимать квартиру" аренда”: two. An open quotation mark reaches to the end.
std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  const auto end = [&] {
    while (!word.empty() && isBlank(word.back())) word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (const char c : text) {
    if (c == '"') {
      // What stands before a quotation mark is its sign, or a word of its own.
      if (quoted || word != "=") end();
      quoted = !quoted;
    } else if (isBlank(c) && (!quoted || word.empty())) {
      if (!quoted) end();
    } else {
      word += c;
    }
  }
  end();
  return words;
}

}  // namespace

ShownWords shownWords(const std::vector<std::string>& words) {
  std::optional<WordMatch> match;
  std::string plain, marked;
  const auto append = [](std::string& line, std::string_view sign, std::string_view word) {
    if (!line.empty()) line += ' ';
    line += sign;
    const bool several = word.find(' ') != std::string_view::npos;
    if (several) line += '"';
    line += word;
    if (several) line += '"';
  };
  for (const std::string& word : words) {
    const bool exact = word.starts_with('=');
    append(marked, exact ? "=" : "", std::string_view(word).substr(exact ? 1 : 0));
    const auto found = bare(word);
    append(plain, "", found ? found->word : word);
    const WordMatch how = found ? found->match : WordMatch::AsMarked;
    match = !match || *match == how ? how : WordMatch::AsMarked;
  }
  if (match == WordMatch::AsMarked) return {marked, WordMatch::AsMarked};
  return {plain, match.value_or(WordMatch::Forms)};
}

std::vector<std::string> markedWords(std::string_view text, WordMatch match) {
  std::vector<std::string> words = parted(text);
  for (std::string& word : words) {
    if (hasSign(word)) continue;
    if (match == WordMatch::Exact) word.insert(0, 1, '=');
    if (match == WordMatch::Similar) word += '~';
    if (match == WordMatch::Begins) word += '*';
  }
  return words;
}

std::vector<std::vector<std::string>> partedByMatch(const std::vector<std::string>& words) {
  std::vector<std::vector<std::string>> parts;
  std::optional<WordMatch> match;
  for (const std::string& word : words) {
    const auto found = bare(word);
    if (!found) return {words};
    if (match != found->match) parts.emplace_back();
    match = found->match;
    parts.back().push_back(word);
  }
  return parts;
}

}  // namespace gui
