#include "corpus/import/styled_text.h"

#include <algorithm>
#include <utility>

#include "corpus/import/stored_form.h"

namespace corpus::import {
namespace {

bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

Styles operator|(Styles styles, Style style) {
  (style == Style::Bold ? styles.bold : style == Style::Italic ? styles.italic : styles.underline) = true;
  return styles;
}

}  // namespace

void Look::fillFrom(const Look& other) {
  if (!bold) bold = other.bold;
  if (!italic) italic = other.italic;
  if (!underline) underline = other.underline;
  if (!hidden) hidden = other.hidden;
}

Styles Look::styles() const {
  return {bold.value_or(false), italic.value_or(false), underline.value_or(false)};
}

void StyledText::append(std::string_view utf8, Styles styles) {
  if (utf8.empty()) return;
  const auto begin = text_.size();
  text_ += utf8;
  if (styles == Styles{}) return;
  const auto mark = [&](Style style) {
    auto& last = last_[static_cast<std::size_t>(style)];
    if (last > 0 && formatting_[last - 1].end == begin) {
      formatting_[last - 1].end = text_.size();
    } else if (formatting_.size() < kMaxFormatted) {
      formatting_.push_back({begin, text_.size(), style});
      last = formatting_.size();
    }
  };
  if (styles.bold) mark(Style::Bold);
  if (styles.italic) mark(Style::Italic);
  if (styles.underline) mark(Style::Underline);
}

void StyledText::append(StyledText&& other) {
  if (empty()) {
    *this = std::exchange(other, {});
  } else {
    append(std::as_const(other));
    other = {};
  }
}

void StyledText::append(const StyledText& other) {
  append(other.text_, other.formatting_);
}

void StyledText::append(Document&& document) {
  append(document.text, document.formatting);
  document = {};
}

void StyledText::append(std::string_view utf8, const std::vector<Formatted>& formatting) {
  const auto shift = text_.size();
  text_ += utf8;
  for (const auto& passage : formatting) {
    if (formatting_.size() >= kMaxFormatted) break;
    formatting_.push_back({passage.begin + shift, passage.end + shift, passage.style});
    last_[static_cast<std::size_t>(passage.style)] = formatting_.size();
  }
}

void StyledText::truncate(std::size_t size) {
  if (size >= text_.size()) return;
  text_.resize(size);
  while (!formatting_.empty() && formatting_.back().begin >= size) formatting_.pop_back();
  // The last one of each style may reach beyond, and, of a style whose last one went, the one before it.
  constexpr std::size_t kLook = 64;
  const auto count = formatting_.size();
  for (auto i = count; i-- > 0 && count - i <= kLook;)
    formatting_[i].end = std::min(formatting_[i].end, size);
  for (auto& last : last_) {
    if (last > count) last = 0;
    if (last > 0) formatting_[last - 1].end = std::min(formatting_[last - 1].end, size);
  }
}

void StyledText::moveInto(Document& document) {
  document.text = std::move(text_);
  document.formatting = std::move(formatting_);
  *this = {};
}

StyledText bracketed(const StyledText& note, std::string_view author) {
  StyledText out;
  const std::string_view text = note.text();
  std::size_t from = 0, to = text.size();
  while (from < to && isBlank(text[from])) ++from;
  while (to > from && isBlank(text[to - 1])) --to;
  if (from == to) return out;
  out.append("[");
  if (!author.empty()) {
    out.append(author);
    out.append(": ");
  }
  // The styles in force change at the borders of passages; paragraphs become one line.
  std::vector<std::size_t> borders = {from, to};
  for (const auto& passage : note.formatting()) {
    borders.push_back(std::clamp(passage.begin, from, to));
    borders.push_back(std::clamp(passage.end, from, to));
  }
  std::sort(borders.begin(), borders.end());
  std::vector<Formatted> passages = note.formatting();
  std::sort(passages.begin(), passages.end(),
            [](const Formatted& a, const Formatted& b) { return a.begin < b.begin; });
  std::array<std::size_t, 3> until{};
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    const auto begin = borders[i], end = borders[i + 1];
    if (begin == end) continue;
    for (; next < passages.size() && passages[next].begin <= begin; ++next) {
      auto& last = until[static_cast<std::size_t>(passages[next].style)];
      last = std::max(last, passages[next].end);
    }
    Styles styles;
    for (const auto style : {Style::Bold, Style::Italic, Style::Underline})
      if (until[static_cast<std::size_t>(style)] > begin) styles = styles | style;
    for (auto at = begin; at < end;) {
      const auto lineBreak = text.substr(at, end - at).find('\n');
      const auto lineEnd = lineBreak == text.npos ? end : at + lineBreak;
      out.append(text.substr(at, lineEnd - at), styles);
      at = lineEnd;
      while (at < end && text[at] == '\n') ++at;
      if (at > lineEnd && !isBlank(out.text().back())) out.append(" ", styles);
    }
  }
  out.append("]");
  return out;
}

void appendNote(StyledText& text, StyledText&& note) {
  if (note.empty()) return;
  if (!text.empty() && !isBlank(text.text().back())) text.append(" ");
  text.append(std::move(note));
}

}  // namespace corpus::import
