#include "corpus/import/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "corpus/import/pdf_margins.h"

namespace corpus::import {
namespace {

using Words = std::vector<PdfWord>;

// Words whose heights overlap by half are one row, from the top down.
std::vector<Words> rowsOf(Words words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.middle() < b.middle(); });
  std::vector<Words> rows;
  for (auto& word : words) {
    bool placed = false;
    // A word of another size may come a little after the next row has begun.
    for (std::size_t back = 1; back <= std::min<std::size_t>(rows.size(), 3) && !placed; ++back) {
      auto& row = rows[rows.size() - back];
      const auto& first = row.front();
      const double overlap = std::min(first.y1, word.y1) - std::max(first.y0, word.y0);
      if (overlap >= 0.5 * std::min(first.height(), word.height())) {
        row.push_back(std::move(word));
        placed = true;
      }
    }
    if (!placed) {
      rows.emplace_back();
      rows.back().push_back(std::move(word));
    }
  }
  for (auto& row : rows)
    std::stable_sort(row.begin(), row.end(), [](const PdfWord& a, const PdfWord& b) { return a.x0 < b.x0; });
  return rows;
}

PdfLine lineOf(Words words, std::size_t page, PdfLine::Column column) {
  PdfLine line;
  line.page = page;
  line.column = column;
  line.x0 = words.front().x0;
  double widest = -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    line.x1 = std::max(line.x1, word.x1);
    if (word.x1 - word.x0 > widest) {
      widest = word.x1 - word.x0;
      line.base = word.y1;
      line.size = word.size;
    }
    if (i > 0) {
      const auto& before = words[i - 1];
      const double gap = word.x0 - before.x1, size = std::max(before.size, word.size);
      if (gap > 2.0 * size) {
        line.text += '\t';
      } else if (before.space || gap > 0.12 * size) {
        line.text += ' ';
      } else if (gap < -0.5 * size && word.text == before.text) {
        line.wordAt.push_back(line.text.size() - before.text.size());
        continue;  // printed twice for a bolder look
      }
    }
    line.wordAt.push_back(line.text.size());
    line.text += word.text;
  }
  line.words = std::move(words);
  return line;
}

struct Gutter {
  double left = 0, right = 0;  // right 0: one column
};

constexpr std::size_t kColumnRows = 8;

// The gap between two columns: a strip in the middle that hardly a word crosses, with rows beside it on both
// sides that nearly fill their columns. (The cells of a table seldom do.)
Gutter gutterOf(const std::vector<Words>& rows) {
  if (rows.size() < kColumnRows) return {};
  double x0 = 1e9, x1 = -1e9;
  for (const auto& row : rows) {
    x0 = std::min(x0, row.front().x0);
    for (const auto& word : row) x1 = std::max(x1, word.x1);
  }
  const double width = x1 - x0;
  if (width < 150 || width > 5000) return {};
  std::vector<std::size_t> crossing(static_cast<std::size_t>(width) + 2);
  const auto place = [&](double x) { return static_cast<std::size_t>(std::clamp(x - x0, 0.0, width)); };
  for (const auto& row : rows) {
    std::size_t last = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      // The spaces between the words of a sentence are no gap.
      const bool goesOn = i + 1 < row.size() && row[i + 1].x0 - row[i].x1 < 0.8 * row[i].size;
      const auto end = place(goesOn ? row[i + 1].x0 : row[i].x1);
      for (auto x = std::max(last, place(row[i].x0)); x <= end; ++x) ++crossing[x];
      last = std::max(last, end + 1);
    }
  }
  const std::size_t few = rows.size() / 7;
  std::size_t best = 0, bestBegin = 0;
  const auto from = place(x0 + 0.35 * width), to = place(x0 + 0.65 * width);
  for (std::size_t x = from, begin = from; x <= to; ++x) {
    if (crossing[x] > few) {
      begin = x + 1;
    } else if (x + 1 - begin > best) {
      best = x + 1 - begin;
      bestBegin = begin;
    }
  }
  if (best < 8) return {};
  const Gutter gutter{x0 + static_cast<double>(bestBegin), x0 + static_cast<double>(bestBegin + best)};

  std::vector<double> fillLeft, fillRight;
  for (const auto& row : rows) {
    double left = 0, right = 0;
    bool crosses = false;
    for (const auto& word : row) {
      if (word.x1 <= gutter.left + 2) {
        left = word.x1 - x0;
      } else if (word.x0 >= gutter.right - 2) {
        right = word.x1 - gutter.right;
      } else {
        crosses = true;
      }
    }
    if (crosses) continue;
    if (left > 0) fillLeft.push_back(left / (gutter.left - x0));
    if (right > 0) fillRight.push_back(right / (x1 - gutter.right));
  }
  const auto filled = [](std::vector<double>& fills) {
    if (fills.size() < kColumnRows) return false;
    const auto middle = fills.begin() + static_cast<std::ptrdiff_t>(fills.size() / 2);
    std::nth_element(fills.begin(), middle, fills.end());
    return *middle > 0.7;
  };
  return filled(fillLeft) && filled(fillRight) ? gutter : Gutter{};
}

void appendLines(std::vector<PdfLine>& lines, Words words, std::size_t page, PdfLine::Column column) {
  for (auto& row : rowsOf(std::move(words))) lines.push_back(lineOf(std::move(row), page, column));
}

void appendPage(std::vector<PdfLine>& lines, std::vector<Words> rows, std::size_t page) {
  using Column = PdfLine::Column;
  const auto gutter = gutterOf(rows);
  if (gutter.right == 0) {
    for (auto& row : rows) lines.push_back(lineOf(std::move(row), page, Column::Whole));
    return;
  }
  Words left, right;
  const auto flush = [&] {
    appendLines(lines, std::move(left), page, Column::Left);
    appendLines(lines, std::move(right), page, Column::Right);
    left.clear();
    right.clear();
  };
  for (auto& row : rows) {
    const double middle = (gutter.left + gutter.right) / 2;
    const bool crosses = std::any_of(row.begin(), row.end(), [&](const PdfWord& word) {
      return word.x0 < middle - 2 && word.x1 > middle + 2;
    });
    // A heading over both columns may have one of its spaces just here.
    bool narrow = false;
    for (std::size_t i = 1; i < row.size(); ++i)
      narrow = narrow || (row[i - 1].x1 <= middle && row[i].x0 >= middle &&
                          row[i].x0 - row[i - 1].x1 < 0.6 * row[i].size);
    if (crosses || narrow) {
      flush();
      lines.push_back(lineOf(std::move(row), page, Column::Whole));
      continue;
    }
    for (auto& word : row) (word.x0 < middle ? left : right).push_back(std::move(word));
  }
  flush();
}

}  // namespace

std::vector<PdfLine> pdfLines(const std::vector<PdfPage>& pages) {
  std::vector<std::vector<Words>> rows;
  rows.reserve(pages.size());
  for (const auto& page : pages) rows.push_back(rowsOf(page.words));
  leaveOutMargins(rows);
  std::vector<PdfLine> lines;
  for (std::size_t page = 0; page < rows.size(); ++page) {
    const auto before = lines.size();
    appendPage(lines, std::move(rows[page]), page);
    // A page cut through a line shows it twice: at its end and at the beginning of the next.
    if (before == 0 || before >= lines.size()) continue;
    const auto &last = lines[before - 1], &first = lines[before];
    const bool same =
        last.text == first.text && std::abs(last.x0 - first.x0) < 1 && std::abs(last.x1 - first.x1) < 1;
    const bool cut = first.words.front().y0 < 0 || last.words.front().y1 > pages[last.page].height;
    if (same && cut) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(before));
  }
  return lines;
}

}  // namespace corpus::import
