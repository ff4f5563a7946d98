#include "corpus/import/markdown_inline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/import/html_entity.h"
#include "corpus/import/html_style.h"
#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxParagraph = 200'000;  // longer ones are no prose; read as they stand

bool isPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// What stands beside a run of marks.
struct Neighbour {
  bool white = true, sign = false, colon = false;
};
Neighbour neighbour(UChar32 point) {
  const bool sign = u_ispunct(point) || (point < 0x80 && isPunctuation(static_cast<char>(point)));
  return {static_cast<bool>(u_isUWhiteSpace(point)), sign, point == ':'};
}

// A run of *, _ or ~ (6.2 of CommonMark).
struct Run {
  char sign;
  std::size_t at;        // in the text with marks
  std::size_t length;    // as written
  std::size_t taken[2];  // marks used up at its right side as an opener, at its left side as a closer
  bool opens, closes;
  std::ptrdiff_t before, after;  // neighbours among the runs still in play; -1: none

  std::size_t left() const { return length - taken[0] - taken[1]; }
};

struct Gap {
  std::size_t begin, end;
};

class Inline {
 public:
  Inline(std::string_view source, const MarkdownNotes& notes) : source_(source), notes_(notes) {}

  StyledText run(Styles base) {
    while (at_ < source_.size()) step();
    match();
    return assembled(base);
  }

 private:
  void step() {
    const char c = source_[at_];
    if (c == '\\' && at_ + 1 < source_.size() && isPunctuation(source_[at_ + 1])) {
      text_ += source_[at_ + 1];
      at_ += 2;
    } else if (c == '&') {
      const auto bytes = readEntity(source_.substr(at_), text_);
      if (bytes == 0) text_ += c;
      at_ += std::max<std::size_t>(bytes, 1);
    } else if (c == '`') {
      code();
    } else if (c == '*' || c == '_' || c == '~') {
      marks(c);
    } else if (c == '<') {
      tag();
    } else if (c == '!' && source_.substr(at_ + 1, 1) == "[") {
      brackets_.push_back({text_.size(), 2});
      text_ += "![";
      at_ += 2;
    } else if (c == '[') {
      if (reference()) return;
      brackets_.push_back({text_.size(), 1});
      text_ += c;
      ++at_;
    } else if (c == ']') {
      closeBracket();
    } else {
      const auto end = std::min(source_.find_first_of("\\&`*_~<![]", at_ + 1), source_.size());
      text_ += source_.substr(at_, end - at_);
      at_ = end;
    }
  }

  void code() {
    const auto end = std::min(source_.find_first_not_of('`', at_), source_.size());
    const auto length = end - at_;
    const auto noCloser = length < noCloser_.size() && noCloser_[length];
    for (auto close = noCloser || length >= noCloser_.size() ? source_.npos : source_.find('`', end);
         close != source_.npos;) {
      const auto closeEnd = std::min(source_.find_first_not_of('`', close), source_.size());
      if (closeEnd - close == length) {
        auto words = source_.substr(end, close - end);
        if (words.size() > 2 && words.front() == ' ' && words.back() == ' ')
          words = words.substr(1, words.size() - 2);
        text_ += words;
        at_ = closeEnd;
        return;
      }
      close = source_.find('`', closeEnd);
    }
    if (length < noCloser_.size()) noCloser_[length] = true;
    text_.append(length, '`');
    at_ = end;
  }

  void marks(char sign) {
    const auto end = std::min(source_.find_first_not_of(sign, at_), source_.size());
    Neighbour before, after;
    if (at_ > 0) {
      auto start = static_cast<std::int32_t>(at_) - 1;
      while (start > 0 &&
             (static_cast<unsigned char>(source_[static_cast<std::size_t>(start)]) & 0xC0u) == 0x80u)
        --start;
      before =
          neighbour(i18n::nextCharacter(source_.data(), start, static_cast<std::int32_t>(source_.size())));
    }
    if (end < source_.size()) {
      auto start = static_cast<std::int32_t>(end);
      after =
          neighbour(i18n::nextCharacter(source_.data(), start, static_cast<std::int32_t>(source_.size())));
    }
    const bool left = !after.white && (!after.sign || before.white || before.sign);
    const bool right = !before.white && (!before.sign || after.white || after.sign);
    Run run{sign, text_.size(), end - at_, {0, 0}, left, right, -1, -1};
    if (sign == '_') {
      run.opens = left && (!right || before.sign);
      run.closes = right && (!left || after.sign);
    } else if (sign == '*' && before.colon) {
      run.closes = true;  // **Name:**words, which people write though CommonMark asks for a space
    }
    if (sign != '~' || run.length == 2) {
      run.before = static_cast<std::ptrdiff_t>(runs_.size()) - 1;
      if (!runs_.empty()) runs_.back().after = static_cast<std::ptrdiff_t>(runs_.size());
      runs_.push_back(run);
    }
    text_.append(source_, at_, end - at_);
    at_ = end;
  }

  void tag() {
    const auto rest = source_.substr(at_, 500);
    if (rest.starts_with("<!--") && !noCommentEnd_) {
      if (const auto end = source_.find("-->", at_); end != source_.npos) {
        at_ = end + 3;
        return;
      }
      noCommentEnd_ = true;
    }
    const auto end = rest.find_first_of("<>\n", 1);
    if (end == rest.npos || rest[end] != '>') {
      text_ += '<';
      ++at_;
      return;
    }
    const auto inside = rest.substr(1, end - 1);
    const bool closing = inside.starts_with('/');
    const auto name =
        i18n::asciiLower(inside.substr(closing ? 1 : 0, inside.find_first_of(" /", 1) - (closing ? 1 : 0)));
    constexpr std::array<std::pair<std::string_view, Style>, 5> kStyles = {{{"b", Style::Bold},
                                                                            {"strong", Style::Bold},
                                                                            {"i", Style::Italic},
                                                                            {"em", Style::Italic},
                                                                            {"u", Style::Underline}}};
    const auto* const style =
        std::find_if(kStyles.begin(), kStyles.end(), [&](const auto& known) { return known.first == name; });
    constexpr std::array<std::string_view, 14> kDropped = {
        "span", "div", "p", "a", "sup", "sub", "font", "s", "del", "small", "mark", "center", "img", "ins"};
    if (style != kStyles.end()) {
      auto& open = openTag_[static_cast<std::size_t>(style->second)];
      if (closing && open) passages_.push_back({*open, text_.size(), style->second});
      if (closing) {
        open.reset();
      } else if (!open) {
        open = text_.size();
      }
    } else if (name == "br") {
      text_ += '\n';
    } else if (inside.starts_with("http://") || inside.starts_with("https://") ||
               inside.starts_with("mailto:")) {
      text_ += inside;
    } else if (std::find(kDropped.begin(), kDropped.end(), name) == kDropped.end()) {
      text_ += '<';
      ++at_;
      return;
    }
    at_ += end + 1;
  }

  // [^name] of a known note.
  bool reference() {
    if (source_.substr(at_ + 1, 1) != "^") return false;
    const auto end = source_.substr(at_, 100).find(']');
    if (end == source_.npos) return false;
    const auto note = notes_.find(source_.substr(at_ + 2, end - 2));
    if (note == notes_.end()) return false;
    references_.emplace_back(text_.size(), &note->second);
    at_ += end + 1;
    return true;
  }

  // [words](address) leaves the words; [laughs](softly) is no link.
  void closeBracket() {
    const auto close = at_++;
    text_ += ']';
    if (brackets_.empty()) return;
    const auto open = brackets_.back();
    brackets_.pop_back();
    const auto rest = source_.substr(close + 1, 2'000);
    if (!rest.starts_with('(')) return;
    std::size_t end = 1;
    for (int depth = 1; end < rest.size() && rest[end] != '\n'; ++end) {
      if (rest[end] == '(') ++depth;
      if (rest[end] == ')' && --depth == 0) break;
    }
    if (end >= rest.size() || rest[end] != ')') return;
    const auto address = rest.substr(1, end - 1);
    const auto target = address.substr(0, address.find(' '));
    if (!address.empty() && target.find_first_of("./:#@") == target.npos) return;
    text_.pop_back();
    gaps_.push_back({open.first, open.first + open.second});
    at_ = close + 1 + end + 1;
  }

  // Pairs the runs (CommonMark's own procedure, which is linear thanks to `bottom`).
  void match() {
    std::array<std::ptrdiff_t, 3 * 2 * 3> bottom;
    bottom.fill(-1);
    const auto kind = [](const Run& run) {
      const std::size_t sign = run.sign == '*' ? 0 : run.sign == '_' ? 1 : 2;
      return (sign * 2 + (run.opens ? 1 : 0)) * 3 + run.length % 3;
    };
    const auto drop = [&](std::ptrdiff_t i) {
      const auto& run = runs_[static_cast<std::size_t>(i)];
      if (run.before >= 0) runs_[static_cast<std::size_t>(run.before)].after = run.after;
      if (run.after >= 0) runs_[static_cast<std::size_t>(run.after)].before = run.before;
    };
    for (std::ptrdiff_t i = runs_.empty() ? -1 : 0; i >= 0;) {
      auto& closer = runs_[static_cast<std::size_t>(i)];
      const auto next = closer.after;
      if (!closer.closes) {
        i = next;
        continue;
      }
      auto j = closer.before;
      for (; j >= 0 && j > bottom[kind(closer)]; j = runs_[static_cast<std::size_t>(j)].before) {
        const auto& opener = runs_[static_cast<std::size_t>(j)];
        if (opener.sign != closer.sign || !opener.opens) continue;
        const bool odd = (opener.closes || closer.opens) && (opener.length + closer.length) % 3 == 0 &&
                         !(opener.length % 3 == 0 && closer.length % 3 == 0);
        if (!odd) break;
      }
      if (j < 0 || j <= bottom[kind(closer)]) {
        bottom[kind(closer)] = closer.before;
        if (!closer.opens) drop(i);
        i = next;
        continue;
      }
      auto& opener = runs_[static_cast<std::size_t>(j)];
      const std::size_t marks = opener.left() >= 2 && closer.left() >= 2 ? 2 : 1;
      const auto openerEnd = opener.at + opener.length - opener.taken[0];
      gaps_.push_back({openerEnd - marks, openerEnd});
      const auto closerBegin = closer.at + closer.taken[1];
      gaps_.push_back({closerBegin, closerBegin + marks});
      if (closer.sign != '~')
        passages_.push_back({opener.at + opener.length, closer.at, marks == 2 ? Style::Bold : Style::Italic});
      opener.taken[0] += marks;
      closer.taken[1] += marks;
      // What lies between them can pair with nothing outside any more.
      closer.before = j;
      opener.after = i;
      if (opener.left() == 0) drop(j);
      if (closer.left() == 0) {
        drop(i);
        i = next;
      }
    }
  }

  StyledText assembled(Styles base) {
    for (std::size_t style = 0; style < openTag_.size(); ++style)
      if (openTag_[style]) passages_.push_back({*openTag_[style], text_.size(), static_cast<Style>(style)});
    std::sort(gaps_.begin(), gaps_.end(), [](const Gap& a, const Gap& b) { return a.begin < b.begin; });
    // The styles in force change at the borders of passages.
    struct Border {
      std::size_t at;
      Style style;
      int by;
    };
    std::vector<Border> borders;
    for (const auto& passage : passages_) {
      if (passage.begin >= passage.end) continue;
      borders.push_back({passage.begin, passage.style, 1});
      borders.push_back({passage.end, passage.style, -1});
    }
    std::sort(borders.begin(), borders.end(), [](const Border& a, const Border& b) { return a.at < b.at; });
    StyledText out, notes;
    std::array<int, 3> depth{};
    std::size_t border = 0, gap = 0, reference = 0, at = 0;
    const auto styles = [&] {
      Styles now = base;
      now.bold = now.bold || depth[0] > 0;
      now.italic = now.italic || depth[1] > 0;
      now.underline = now.underline || depth[2] > 0;
      return now;
    };
    while (at < text_.size() || reference < references_.size()) {
      while (border < borders.size() && borders[border].at <= at) {
        depth[static_cast<std::size_t>(borders[border].style)] += borders[border].by;
        ++border;
      }
      while (reference < references_.size() && references_[reference].first <= at)
        appendNote(notes, bracketed(*references_[reference++].second));
      if (gap < gaps_.size() && gaps_[gap].begin <= at) {
        at = std::max(at, gaps_[gap++].end);
        continue;
      }
      if (at >= text_.size()) break;
      if (text_[at] == '\n' && !notes.empty()) appendNote(out, std::exchange(notes, {}));
      auto end = text_.size();
      if (!notes.empty() || reference < references_.size()) end = std::min(text_.find('\n', at + 1), end);
      if (border < borders.size()) end = std::min(end, borders[border].at);
      if (gap < gaps_.size()) end = std::min(end, gaps_[gap].begin);
      if (reference < references_.size()) end = std::min(end, references_[reference].first);
      out.append(std::string_view(text_).substr(at, end - at), styles());
      at = end;
    }
    appendNote(out, std::move(notes));
    return out;
  }

  std::string_view source_;
  const MarkdownNotes& notes_;
  std::size_t at_ = 0;
  std::string text_;  // with the marks still in it
  std::vector<Run> runs_;
  std::vector<Gap> gaps_;  // marks that leave the text
  std::vector<Formatted> passages_;
  std::vector<std::pair<std::size_t, std::size_t>> brackets_;  // open ones: place and length of the mark
  std::vector<std::pair<std::size_t, const StyledText*>> references_;
  std::array<std::optional<std::size_t>, 3> openTag_;  // by Style
  std::array<bool, 32> noCloser_{};                    // of so many backticks, from here on
  bool noCommentEnd_ = false;                          // from here on
};

}  // namespace

StyledText markdownInline(std::string_view paragraph, Styles base, const MarkdownNotes& notes) {
  if (paragraph.size() > kMaxParagraph || paragraph.find_first_of("\\&`*_~<[") == paragraph.npos) {
    StyledText out;
    out.append(paragraph, base);
    return out;
  }
  return Inline(paragraph, notes).run(base);
}

}  // namespace corpus::import
