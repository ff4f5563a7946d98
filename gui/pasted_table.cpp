#include "gui/pasted_table.h"

#include <algorithm>

namespace gui {

PastedTable parsePasted(std::string_view text) {
  PastedTable rows;
  std::vector<std::string> row;
  std::string cell;
  bool open = false;  // something stands in the row that isn't finished
  const auto endCell = [&] {
    row.push_back(std::move(cell));
    cell.clear();
  };
  const auto endRow = [&] {
    endCell();
    rows.push_back(std::move(row));
    row.clear();
    open = false;
  };
  // Whether the quotation mark at `at` is closed just before a tab, a line end or the end.
  const auto quotedTo = [&](std::size_t at) -> std::size_t {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
      if (text[i] != '"') continue;
      if (i + 1 < text.size() && text[i + 1] == '"') {
        ++i;
        continue;
      }
      const bool ends =
          i + 1 == text.size() || text[i + 1] == '\t' || text[i + 1] == '\n' || text[i + 1] == '\r';
      return ends ? i : text.npos;
    }
    return text.npos;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && cell.empty()) {
      if (const std::size_t close = quotedTo(i); close != text.npos) {
        for (std::size_t k = i + 1; k < close; ++k) {
          cell += text[k];
          if (text[k] == '"') ++k;
        }
        i = close;
        open = true;
        continue;
      }
    }
    if (c == '\t') {
      endCell();
      open = true;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      endRow();
    } else {
      cell += c;
      open = true;
    }
  }
  if (open) endRow();
  return rows;
}

std::string asPasted(const PastedTable& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i) text += '\t';
      if (row[i].find_first_of("\t\n\r\"") == std::string::npos) {
        text += row[i];
        continue;
      }
      text += '"';
      for (const char c : row[i]) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    text += '\n';
  }
  return text;
}

}  // namespace gui
