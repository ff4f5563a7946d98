// PDFs with text. A PDF knows only where words stand: lines, paragraphs and what belongs to the page are
// found again from their places.
#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/import/label_line.h"
#include "corpus/import/line_end.h"
#include "corpus/import/pdf_lines.h"
#include "corpus/import/readers.h"

namespace corpus::import {
namespace {

using Column = PdfLine::Column;

bool isBehind(const PdfLine& line, const PdfLine& before) {
  return line.page == before.page && line.column == before.column && line.base > before.base;
}

// What is usual in this text.
class Measures {
 public:
  explicit Measures(const std::vector<PdfLine>& lines) {
    measureEdges(lines);
    measureStep(lines);
    measureIndents(lines);
    for (const auto& line : lines)
      if (const auto label = labelLine(line.text)) ++labels_[std::string(label->label)];
  }

  // Whether `line` begins a paragraph, coming after `before`.
  bool beginsParagraph(const PdfLine& line, const PdfLine& before, const PdfLine& first) const {
    if (beginsWithName(line.text)) return true;
    if (line.text.find('\t') != line.text.npos) return true;  // a table's row
    if (std::abs(line.size - before.size) > 0.15 * std::max(line.size, before.size)) return true;
    const double em = std::max(line.size, 1.0);
    if (isBehind(line, before) && step_ > 0 &&
        line.base - before.base > 1.3 * step_ * std::max(1.0, line.size / bodySize_))
      return true;
    if (!isFull(before, line)) return true;
    if (startsSpeech(line.text) && endsSentence(before.text)) return true;
    if (line.page != before.page || line.column != before.column) {
      // Columns begin at different places: only against the usual left edge.
      return !hanging_ && indent(line) > 0.8 * em && indent(line) < 6 * em && indent(before) <= 0.8 * em;
    }
    const double shift = line.x0 - before.x0;
    if (shift > 0.8 * em) return !(hanging_ && &before == &first);
    if (shift < -0.8 * em) {
      // Back to the edge after an indented first line goes on; out of a hanging paragraph does not.
      return &before != &first || hanging_;
    }
    return false;
  }

 private:
  bool beginsWithName(std::string_view line) const {
    const auto label = labelLine(line);
    int lowerWords = 0;
    if (!label || !isNameLike(label->label, lowerWords) || lowerWords > 1) return false;
    // "Казахстан — страна" may be broken so that it looks like a label; one that comes back is one.
    return label->kind == LabelLine::Kind::Colon || labels_.at(std::string(label->label)) > 1;
  }

  double indent(const PdfLine& line) const { return line.x0 - left_.at(line.column); }

  // Whether the first word of `next` had no room left on `line`: then the break was not wanted.
  bool isFull(const PdfLine& line, const PdfLine& next) const {
    const auto& word = next.words.front();
    return line.x1 + 0.25 * line.size + (word.x1 - word.x0) > right_.at(line.column) - 0.5;
  }

  static bool startsSpeech(std::string_view text) {
    for (const std::string_view dash : {"— ", "– ", "- ", "• "})
      if (text.starts_with(dash)) return true;
    return false;
  }

  static bool endsSentence(std::string_view text) {
    while (!text.empty()) {
      bool cut = false;
      for (const std::string_view sign : {"»", "”", "\"", ")", " "})
        if (text.ends_with(sign)) {
          text.remove_suffix(sign.size());
          cut = true;
        }
      if (!cut) break;
    }
    for (const std::string_view sign : {".", "?", "!", "…"})
      if (text.ends_with(sign)) return true;
    return false;
  }

  void measureEdges(const std::vector<PdfLine>& lines) {
    std::map<Column, std::vector<double>> ends;
    std::map<Column, std::map<long, std::size_t>> starts;
    std::map<long, std::size_t> sizes;
    for (const auto& line : lines) {
      ends[line.column].push_back(line.x1);
      ++starts[line.column][std::lround(line.x0)];
      sizes[std::lround(line.size * 2)] += line.text.size();
    }
    for (auto& [column, edge] : ends) {
      std::sort(edge.begin(), edge.end());
      right_[column] = edge[(edge.size() - 1) * 98 / 100];
    }
    const auto less = [](const auto& a, const auto& b) { return a.second < b.second; };
    for (const auto& [column, counts] : starts)
      left_[column] = static_cast<double>(std::max_element(counts.begin(), counts.end(), less)->first);
    if (!sizes.empty())
      bodySize_ =
          std::max(1.0, static_cast<double>(std::max_element(sizes.begin(), sizes.end(), less)->first) / 2);
  }

  // From line to line inside a paragraph: the smallest step that is common.
  void measureStep(const std::vector<PdfLine>& lines) {
    std::map<long, std::size_t> steps;  // in half points
    std::size_t all = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!isBehind(lines[i], lines[i - 1]) || std::abs(lines[i].size - bodySize_) > 0.15 * bodySize_)
        continue;
      const double step = lines[i].base - lines[i - 1].base;
      if (step < 0.6 * bodySize_ || step > 6 * bodySize_) continue;
      ++steps[std::lround(step * 2)];
      ++all;
    }
    for (const auto& [step, count] : steps) {
      const auto next = steps.find(step + 1);
      const auto near = count + (next == steps.end() ? 0 : next->second);
      if (near * 12 < all || (near < 2 && all > 2)) continue;
      step_ = static_cast<double>(step) / 2;
      return;
    }
  }

  // First lines indented, or all but the first? In the second case what comes before an indented line is
  // full.
  void measureIndents(const std::vector<PdfLine>& lines) {
    std::size_t indented = 0, afterFull = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!isBehind(lines[i], lines[i - 1]) || lines[i].x0 - lines[i - 1].x0 < 0.8 * bodySize_) continue;
      ++indented;
      if (isFull(lines[i - 1], lines[i])) ++afterFull;
    }
    hanging_ = indented > 0 && afterFull * 10 >= indented * 7;
  }

  std::map<Column, double> left_, right_;
  std::map<std::string, std::size_t> labels_;
  double bodySize_ = 10, step_ = 0;
  bool hanging_ = false;
};

class Writer {
 public:
  Writer(Document& document, const std::string& file) : document_(document), file_(file) {}

  void line(const PdfLine& line, bool begins, const LineEnds& ends) {
    if (begins) {
      finish();
      paragraph_ = line.text;
      words(line, 0);
    } else {
      const auto at = ends.join(paragraph_, line.text);
      for (auto& [style, passage] : open_) passage.end = std::min(passage.end, at);  // a hyphen may have gone
      words(line, at);
    }
  }

  void finish() {
    if (paragraph_.empty()) return;
    closeAll();
    if (!document_.text.empty()) document_.text += '\n';
    const auto at = document_.text.size();
    document_.text += paragraph_;
    for (auto& formatted : found_) {
      formatted.begin += at;
      formatted.end += at;
      document_.formatting.push_back(formatted);
    }
    found_.clear();
    paragraph_.clear();
    checkTextSize(document_.text.size(), file_);
  }

 private:
  void words(const PdfLine& line, std::size_t at) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const auto begin = at + line.wordAt[i];
      const auto end = begin + line.words[i].text.size();
      extend(Style::Bold, line.words[i].bold, begin, end);
      extend(Style::Italic, line.words[i].italic, begin, end);
    }
  }

  void extend(Style style, bool on, std::size_t begin, std::size_t end) {
    const auto open = open_.find(style);
    if (!on) {
      if (open != open_.end()) close(open);
      return;
    }
    if (open == open_.end()) {
      open_[style] = {begin, end, style};
    } else {
      open->second.end = end;
    }
  }

  std::map<Style, Formatted>::iterator close(std::map<Style, Formatted>::iterator open) {
    if (open->second.end > open->second.begin) found_.push_back(open->second);
    return open_.erase(open);
  }

  void closeAll() {
    for (auto open = open_.begin(); open != open_.end();) open = close(open);
  }

  Document& document_;
  const std::string& file_;
  std::string paragraph_;
  std::map<Style, Formatted> open_;  // bytes into the paragraph, as those below
  std::vector<Formatted> found_;
};

}  // namespace

Document readPdf(const SourceFile& file) {
  return pdfText(readPdfPages(file), file.name);
}

Document pdfText(const std::vector<PdfPage>& pages, const std::string& file) {
  const auto lines = pdfLines(pages);
  checkLines(lines.size(), file);
  Document document;
  document.format = "pdf";
  if (lines.empty()) return document;
  LineEnds ends;
  for (const auto& line : lines) ends.learn(line.text);
  const Measures measures(lines);
  Writer writer(document, file);
  const PdfLine* first = nullptr;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool begins = !first || measures.beginsParagraph(lines[i], lines[i - 1], *first);
    if (begins) first = &lines[i];
    writer.line(lines[i], begins, ends);
  }
  writer.finish();
  return document;
}

}  // namespace corpus::import
