#include "corpus/import/markdown.h"

#include <algorithm>
#include <utility>

#include "corpus/import/markdown_inline.h"
#include "corpus/import/source_file.h"

namespace corpus::import {
namespace {

constexpr std::size_t kMaxParagraph = 50'000;  // emphasis does not reach further
constexpr std::size_t kMaxNotes = 10'000;

bool isBlank(char c) {
  return c == ' ' || c == '\t';
}
bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && isBlank(line.front())) line.remove_prefix(1);
  while (!line.empty() && isBlank(line.back())) line.remove_suffix(1);
  return line;
}

// Three or more of one sign and nothing else but spaces.
bool isRule(std::string_view line, std::string_view signs) {
  const auto text = trimmed(line);
  if (text.empty() || signs.find(text[0]) == signs.npos) return false;
  std::size_t count = 0;
  for (const char c : text) {
    if (c == text[0]) ++count;
    if (c != text[0] && !isBlank(c)) return false;
  }
  return count >= 3;
}

// The line below a table's head: |---|:-:|
bool isTableRule(std::string_view line) {
  const auto text = trimmed(line);
  return text.find('|') != text.npos && text.find('-') != text.npos &&
         text.find_first_not_of("|-: \t") == text.npos;
}

// Behind "- ", "1. " and their like; the line itself without one. A year with a dot is no number of a list.
std::string_view withoutListMark(std::string_view line) {
  std::size_t at = 0;
  if (!line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+')) {
    at = 1;
  } else {
    while (at < line.size() && at < 3 && isDigit(line[at])) ++at;
    if (at == 0 || at >= line.size() || (line[at] != '.' && line[at] != ')')) return line;
    ++at;
  }
  if (at >= line.size() || !isBlank(line[at])) return line;
  return trimmed(line.substr(at));
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, const std::string& file) : source_(text), file_(file) {}

  StyledText read() {
    if (source_.find("[^") != source_.npos) collectNotes();
    for (std::size_t at = 0; at < source_.size();) {
      const auto line = lineAt(at);
      at += line.size() + 1;
      next_ = at < source_.size() ? lineAt(at) : std::string_view();
      read(line);
    }
    endParagraph();
    return std::move(out_);
  }

 private:
  std::string_view lineAt(std::size_t at) const {
    return source_.substr(at, std::min(source_.find('\n', at), source_.size()) - at);
  }

  // "[^name]: words", and the indented lines below.
  static std::size_t noteName(std::string_view line) {
    if (!line.starts_with("[^")) return 0;
    const auto end = line.find("]:");
    return end == line.npos || end == 2 ? 0 : end;
  }

  void collectNotes() {
    const MarkdownNotes none;
    std::string name, words;
    const auto take = [&] {
      if (!name.empty() && notes_.size() < kMaxNotes) notes_[name] = markdownInline(words, {}, none);
      name.clear();
    };
    for (std::size_t at = 0; at < source_.size();) {
      const auto line = lineAt(at);
      at += line.size() + 1;
      if (const auto end = noteName(line)) {
        take();
        name = line.substr(2, end - 2);
        words = trimmed(line.substr(end + 2));
      } else if (!name.empty() && !trimmed(line).empty() && isBlank(line[0])) {
        words += ' ';
        words += trimmed(line);
      } else if (!trimmed(line).empty()) {
        take();
      }
    }
    take();
  }

  void read(std::string_view line) {
    auto text = trimmed(line);
    if (!fence_.empty()) {
      if (text.starts_with(fence_) && text.find_first_not_of(fence_[0]) == text.npos) {
        fence_.clear();
      } else {
        write(line);
      }
      return;
    }
    while (text.starts_with('>')) text = trimmed(text.substr(1));
    if (text.empty()) {
      endParagraph();
      inTable_ = inNote_ = false;
      ++blanks_;
      return;
    }
    if (noteName(line)) {
      endParagraph();
      inNote_ = true;
      blanks_ = 0;
      return;
    }
    if (inNote_ && isBlank(line[0])) return;
    inNote_ = false;
    if (inTable_ && text.find('|') != text.npos) return cells(text, {});
    inTable_ = false;
    if (text.starts_with("```") || text.starts_with("~~~")) {
      endParagraph();
      fence_ = text.substr(0, std::min(text.find_first_not_of(text[0]), text.size()));
      if (text.find(text[0], fence_.size()) == text.npos) return;
      fence_.clear();  // words between marks: code in a line
    }
    // A line of = or - below a single line makes it a heading.
    const bool underlined = isRule(text, "=") && lines_ > 0;
    if (underlined || isRule(text, "-*_")) {
      style_.bold = lines_ == 1 && (underlined || (text[0] == '-' && text.find(' ') == text.npos));
      endParagraph();
      blanks_ = 0;
      return;
    }
    if (text.find('|') != text.npos && isTableRule(next_)) {
      endParagraph();
      inTable_ = true;
      return cells(text, {.bold = true});
    }
    if (inTable_) return;
    if (text[0] == '#') {
      const auto words = std::min(text.find_first_not_of('#'), text.size());
      if (words <= 6 && (words == text.size() || isBlank(text[words]))) {
        endParagraph();
        text = trimmed(text.substr(words));
        const auto end = text.find_last_not_of('#');
        if (end == text.npos) return;
        if (end + 1 < text.size() && isBlank(text[end])) text = trimmed(text.substr(0, end));
        style_.bold = true;
        paragraph_ = text;
        lines_ = 1;
        return endParagraph();
      }
    }
    for (int depth = 0; depth < 3; ++depth) {
      const auto words = withoutListMark(text);
      if (words.size() == text.size()) break;
      endParagraph();
      text = words;
    }
    if (text.ends_with('\\')) text.remove_suffix(1);  // a line break
    if (paragraph_.size() + text.size() > kMaxParagraph) endParagraph();
    if (lines_++ > 0) paragraph_ += '\n';
    paragraph_ += text;
  }

  // A row of a table; \| is no border.
  void cells(std::string_view row, Styles style) {
    if (isTableRule(row)) return;
    if (row.starts_with('|')) row.remove_prefix(1);
    if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
    for (std::size_t at = 0; at <= row.size();) {
      auto end = row.find('|', at);
      while (end != row.npos && end > 0 && row[end - 1] == '\\') end = row.find('|', end + 1);
      end = std::min(end, row.size());
      style_ = style;
      paragraph_ = trimmed(row.substr(at, end - at));
      lines_ = 1;
      endParagraph();
      at = end + 1;
    }
  }

  void emptyLines() {
    if (!out_.empty())
      for (; blanks_ > 1; --blanks_) out_.append("\n");
    blanks_ = 0;
  }

  void write(std::string_view line) {
    emptyLines();
    out_.append(line);
    out_.append("\n");
    checkTextSize(out_.size(), file_);
  }

  void endParagraph() {
    if (lines_ > 0) {
      emptyLines();
      out_.append(markdownInline(paragraph_, style_, notes_));
      out_.append("\n");
      checkTextSize(out_.size(), file_);
    }
    paragraph_.clear();
    lines_ = 0;
    style_ = {};
  }

  std::string_view source_;
  const std::string& file_;
  std::string_view next_;  // the line below the one being read
  StyledText out_;
  MarkdownNotes notes_;
  std::string paragraph_;  // lines read and not yet written
  std::size_t lines_ = 0, blanks_ = 0;
  Styles style_;
  std::string fence_;  // that ends the code being read
  bool inTable_ = false, inNote_ = false;
};

}  // namespace

StyledText markdownText(std::string_view utf8, const std::string& file) {
  return MarkdownReader(utf8, file).read();
}

}  // namespace corpus::import
