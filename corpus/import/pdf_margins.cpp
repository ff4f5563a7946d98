#include "corpus/import/pdf_margins.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>

#include "corpus/import/label_line.h"

namespace corpus::import {
namespace {

using Row = std::vector<PdfWord>;
using Rows = std::vector<Row>;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), isDigit);
}

std::string textOf(const Row& row) {
  std::string text;
  for (const auto& word : row) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

// The text with every number as "#": headers differ in nothing else.
std::string withoutNumbers(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!isDigit(text[i])) {
      out += text[i];
    } else if (out.empty() || out.back() != '#') {
      out += '#';
    }
  }
  return out;
}

double topOf(const Row& row) {
  return row.front().y0;
}

// --- numbers beside the text

// Where the text begins: nearly all rows that don't begin with a number begin right of here.
double textLeft(const std::vector<Rows>& pages) {
  std::vector<double> starts;
  for (const auto& rows : pages)
    for (const auto& row : rows)
      for (const auto& word : row)
        if (!isNumber(word.text)) {
          starts.push_back(word.x0);
          break;
        }
  if (starts.empty()) return -1e9;
  const auto few = starts.begin() + static_cast<std::ptrdiff_t>(starts.size() / 50);
  std::nth_element(starts.begin(), few, starts.end());
  return *few;
}

void leaveOutNumbering(std::vector<Rows>& pages) {
  const double left = textLeft(pages);
  const auto isBeside = [&](const Row& row) {
    return isNumber(row.front().text) && row.front().x1 < left &&
           (row.size() == 1 || row[1].x0 - row.front().x1 > 0.4 * row.front().size);
  };
  std::size_t found = 0, rising = 0;
  long before = 0;
  for (const auto& rows : pages)
    for (const auto& row : rows) {
      if (!isBeside(row)) continue;
      const long number = std::stol(row.front().text);
      ++found;
      // Counting may begin anew on every page, and a page cut through a line repeats its number.
      if (number == 1 || number == before || (number > before && number <= before + 10)) ++rising;
      before = number;
    }
  if (found < 3 || rising * 10 < found * 9) return;
  for (auto& rows : pages) {
    for (auto& row : rows)
      if (isBeside(row)) row.erase(row.begin());
    std::erase_if(rows, [](const Row& row) { return row.empty(); });
  }
}

// --- headers, footers, page numbers

constexpr std::size_t kMarginRows = 3;
constexpr double kSameHeight = 4;  // points

enum class Edge { Top, Bottom };

const Row& atEdge(const Rows& rows, Edge edge, std::size_t depth) {
  return edge == Edge::Top ? rows[depth] : rows[rows.size() - 1 - depth];
}

// A row set off from the text beside it by more than the text's own lines are from each other.
bool isSetOff(const Rows& rows, Edge edge, std::size_t depth) {
  if (rows.size() < depth + 3) return rows.size() < depth + 2;
  const double here = topOf(atEdge(rows, edge, depth)), next = topOf(atEdge(rows, edge, depth + 1));
  std::vector<double> steps;
  for (std::size_t i = depth + 2; i < rows.size(); ++i)
    steps.push_back(std::abs(topOf(atEdge(rows, edge, i)) - topOf(atEdge(rows, edge, i - 1))));
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return std::abs(next - here) > 1.3 * *middle;
}

struct Seen {
  std::vector<std::pair<std::size_t, double>> at;  // page, height
};

bool comesBack(const Seen& seen, std::size_t page, double height, std::size_t atLeast) {
  std::set<std::size_t> others;
  for (const auto& [otherPage, otherHeight] : seen.at)
    if (otherPage != page && std::abs(otherHeight - height) < kSameHeight &&
        others.insert(otherPage).second && others.size() + 1 >= atLeast)
      return true;
  return others.size() + 1 >= atLeast;
}

void leaveOutRunning(std::vector<Rows>& pages, Edge edge) {
  // What stands near the edge of the pages, by its words and (for page numbers) as a number.
  std::map<std::string, Seen> seen;
  constexpr const char* kNumber = "\x01";
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const auto& rows = pages[page];
    for (std::size_t depth = 0; depth < std::min(kMarginRows, rows.size()); ++depth) {
      const auto& row = atEdge(rows, edge, depth);
      const auto text = textOf(row);
      seen[isPageNumber(text) ? kNumber : withoutNumbers(text)].at.emplace_back(page, topOf(row));
    }
  }
  for (std::size_t page = 0; page < pages.size(); ++page) {
    auto& rows = pages[page];
    std::size_t out = 0;
    while (out < std::min(kMarginRows, rows.size())) {
      // Something of the page's may stand beyond something that is not: then it stays.
      const auto& row = atEdge(rows, edge, out);
      const auto text = textOf(row);
      const bool number = isPageNumber(text), setOff = isSetOff(rows, edge, out);
      // What somebody says may be said twice.
      if (const auto label = labelLine(text);
          !number && pages.size() < 6 && label && label->kind == LabelLine::Kind::Colon)
        break;
      const auto& places = seen[number ? kNumber : withoutNumbers(text)];
      // On odd and even pages headers may differ; few pages must be alike in more.
      const std::size_t enough = std::max<std::size_t>(2, pages.size() / 4);
      const bool back = comesBack(places, page, topOf(row), enough);
      if (!(back && (setOff || (number && pages.size() > 2) || (enough >= 3 && pages.size() >= 6))) &&
          !(number && setOff && (edge == Edge::Bottom || pages.size() > 1)))
        break;
      ++out;
    }
    const auto count = static_cast<std::ptrdiff_t>(out);
    if (edge == Edge::Top) {
      rows.erase(rows.begin(), rows.begin() + count);
    } else {
      rows.erase(rows.end() - count, rows.end());
    }
  }
}

}  // namespace

bool isPageNumber(std::string_view text) {
  std::string rest(text);
  for (const std::string_view word : {"Page", "page", "PAGE", "of", "Стр.", "стр.", "Страница", "страница",
                                      "из", "бет", "Бет", "беті", "–", "—"}) {
    for (auto at = rest.find(word); at != rest.npos; at = rest.find(word, at))
      rest.replace(at, word.size(), " ");
  }
  std::erase_if(rest, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '|' || c == '\t'; });
  if (rest.empty()) return false;
  const auto slash = rest.find('/');
  if (slash != rest.npos) return isNumber(rest.substr(0, slash)) && isNumber(rest.substr(slash + 1));
  if (isNumber(rest)) return std::any_of(text.begin(), text.end(), isDigit) && rest.size() <= 6;
  return text.size() <= 5 && text.find_first_not_of("ivxlc") == text.npos;
}

void leaveOutMargins(std::vector<Rows>& pages) {
  leaveOutNumbering(pages);
  leaveOutRunning(pages, Edge::Bottom);
  leaveOutRunning(pages, Edge::Top);
}

}  // namespace corpus::import
