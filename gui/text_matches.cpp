#include "gui/text_matches.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "i18n/breaks.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace gui {

using i18n::Span;

namespace {

// What is asked of each letter is asked once of each kind of letter.
class Letters {
 public:
  struct Letter {
    std::string same;  // as it is compared
    bool ofWord = false;
  };
  explicit Letters(bool sameCase) : sameCase_(sameCase) {}
  std::vector<const Letter*> of(std::string_view text) {
    std::vector<const Letter*> result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
      result.push_back(&one(text.substr(i, end - i)));
      i = end;
    }
    return result;
  }

 private:
  const Letter& one(std::string_view letter) {
    std::string key(letter);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    Letter made{sameCase_ ? key : i18n::foldedForTyping(key), i18n::wordCount(key) > 0};
    return known_.emplace(std::move(key), std::move(made)).first->second;  // never moves again
  }

  bool sameCase_;
  std::unordered_map<std::string, Letter> known_;
};

}  // namespace

std::vector<Span> matches(std::string_view text, std::string_view wanted, MatchOptions options) {
  std::vector<Span> result;
  if (wanted.empty()) return result;
  Letters letters(options.sameCase);
  const auto where = letters.of(text);
  const auto what = letters.of(wanted);
  const auto same = [](const Letters::Letter* a, const Letters::Letter* b) {
    return a == b || a->same == b->same;
  };
  for (auto at = where.begin();;) {
    at = std::search(at, where.end(), what.begin(), what.end(), same);
    if (at == where.end()) return result;
    const auto end = at + static_cast<std::ptrdiff_t>(what.size());
    const bool inside = (at != where.begin() && (*std::prev(at))->ofWord && (*at)->ofWord) ||
                        (end != where.end() && (*end)->ofWord && (*std::prev(end))->ofWord);
    if (options.wholeWords && inside) {
      ++at;
      continue;
    }
    result.push_back({at - where.begin(), end - where.begin()});
    at = end;
  }
}

Span withSpace(std::string_view text, Span removed, Span within) {
  const i18n::TextIndex index(text);
  const auto at = [&](std::int64_t position) { return index.slice({position, position + 1}); };
  const bool before = removed.begin > within.begin && at(removed.begin - 1) == " ";
  const bool first = removed.begin <= within.begin || at(removed.begin - 1) == "\n";
  if (removed.end >= within.end) {
    if (before) --removed.begin;
    return removed;
  }
  const std::string_view next = at(removed.end);
  if (next == " " && (before || first))
    ++removed.end;
  else if (before && (next == "\n" || next == "." || next == "," || next == ";" || next == ":" ||
                      next == "!" || next == "?"))
    --removed.begin;
  return removed;
}

}  // namespace gui
