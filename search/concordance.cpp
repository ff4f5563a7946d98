// Matches in their context.
#include <algorithm>
#include <tuple>

#include "i18n/format.h"
#include "i18n/text.h"
#include "i18n/tokens.h"
#include "search/hit_export.h"

namespace search {
namespace {

constexpr std::size_t kSortedWords = 4;  // of the context

bool isSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

std::string onOneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), isSpace, ' ');
  return line;
}

// Text before a match: without the word that was cut through at its beginning.
std::string leftOf(const i18n::TextIndex& text, std::int64_t at, std::int64_t width) {
  const std::int64_t begin = std::max<std::int64_t>(0, at - width);
  std::string line = onOneLine(text.slice({begin, at}));
  if (begin > 0 && !line.empty() && !isSpace(text.slice({begin - 1, begin}).front())) {
    const std::size_t space = line.find(' ');
    // A word that is longer than all of the context is better cut than left out.
    if (space != std::string::npos && space + 1 < line.size()) line.erase(0, space);
  }
  return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

std::string rightOf(const i18n::TextIndex& text, std::int64_t at, std::int64_t width) {
  const std::int64_t end = std::min(text.length(), at + width);
  std::string line = onOneLine(text.slice({at, end}));
  if (end < text.length() && !line.empty() && !isSpace(text.slice({end, end + 1}).front())) {
    const std::size_t space = line.rfind(' ');
    if (space != std::string::npos && space > 0) line.erase(space);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

// The words next to the match, nearest first, folded.
std::string sortKey(const std::string& text, bool fromEnd, i18n::Tokeniser& tokeniser) {
  std::vector<i18n::Token> words = tokeniser.all(text);
  if (fromEnd) std::reverse(words.begin(), words.end());
  std::string key;
  for (std::size_t i = 0; i < std::min(words.size(), kSortedWords); ++i) {
    key += words[i].text;
    key += ' ';
  }
  return i18n::foldedForTyping(key);
}

}  // namespace

std::vector<ConcordanceLine> concordance(const std::vector<Hit>& hits, std::int64_t width) {
  std::vector<ConcordanceLine> lines;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Hit& hit = hits[i];
    const i18n::TextIndex text(hit.text);
    for (const i18n::Span match : hit.marks) {
      ConcordanceLine line;
      line.hit = i;
      line.transcript = hit.transcript;
      line.transcriptName = hit.transcriptName;
      line.speaker = hit.speaker;
      line.language = hit.language;
      line.turn = hit.turn;
      line.span = {hit.span.begin + match.begin, hit.span.begin + match.end};
      line.left = leftOf(text, match.begin, width);
      line.match = onOneLine(text.slice(match));
      line.right = rightOf(text, match.end, width);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

void sortConcordance(std::vector<ConcordanceLine>& lines, ConcordanceOrder order, i18n::Language language) {
  const i18n::Collator collator(language);
  i18n::Tokeniser tokeniser;
  // What is compared, first to last, made once a line.
  std::vector<std::pair<std::vector<std::string>, std::size_t>> keys;
  keys.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ConcordanceLine& line = lines[i];
    std::vector<std::string> key;
    if (order == ConcordanceOrder::Place) {
      key.push_back(line.transcriptName);
    } else {
      const auto left = [&] { return sortKey(line.left, true, tokeniser); };
      const auto right = [&] { return sortKey(line.right, false, tokeniser); };
      const std::string match = sortKey(line.match, false, tokeniser);
      if (order == ConcordanceOrder::Match) key = {match, right()};
      if (order == ConcordanceOrder::Left) key = {left(), match, right()};
      if (order == ConcordanceOrder::Right) key = {right(), match, left()};
    }
    keys.emplace_back(std::move(key), i);
  }
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    for (std::size_t i = 0; i < a.first.size(); ++i) {
      if (const int compared = collator.compare(a.first[i], b.first[i])) return compared < 0;
    }
    const ConcordanceLine &one = lines[a.second], &other = lines[b.second];
    return std::tie(one.transcriptName, one.transcript, one.span.begin, a.second) <
           std::tie(other.transcriptName, other.transcript, other.span.begin, b.second);
  });
  std::vector<ConcordanceLine> sorted;
  sorted.reserve(lines.size());
  for (const auto& [key, i] : keys) sorted.push_back(std::move(lines[i]));
  lines = std::move(sorted);
}

}  // namespace search
