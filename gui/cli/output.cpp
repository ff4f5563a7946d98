#include "gui/cli/output.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "i18n/text.h"

namespace cli {
namespace {

constexpr std::int64_t kWidestCell = 60;  // of a table, in characters

std::string written(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *real);
    return std::string(buffer, end.ptr);
  }
  return {};
}

std::string csvCell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

std::string tsvCell(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    switch (byte) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

void printSeparated(const Grid& grid, char separator, std::string (*quote)(const std::string&),
                    std::ostream& out) {
  const auto line = [&](const auto& cells, const auto& text) {
    for (std::size_t n = 0; n < cells.size(); ++n) {
      if (n > 0) out << separator;
      out << quote(text(cells[n]));
    }
    out << '\n';
  };
  line(grid.columns, [](const std::string& name) { return name; });
  for (const auto& row : grid.rows) line(row, written);
}

void printJson(const Grid& grid, std::ostream& out) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : grid.rows) {
    auto object = nlohmann::ordered_json::object();
    for (std::size_t n = 0; n < grid.columns.size() && n < row.size(); ++n) {
      auto& value = object[grid.columns[n]];
      std::visit(
          [&](const auto& cell) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(cell)>, std::monostate>) value = cell;
          },
          row[n]);
    }
    rows.push_back(std::move(object));
  }
  out << rows.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

std::string shortened(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  if (i18n::length(text) <= kWidestCell) return text;
  return std::string(i18n::slice(text, {0, kWidestCell - 1})) + "…";
}

void printTable(const Grid& grid, std::ostream& out) {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::int64_t> widths;
  std::vector<bool> numeric(grid.columns.size(), !grid.rows.empty());
  for (const auto& name : grid.columns) widths.push_back(i18n::length(name));
  for (const auto& row : grid.rows) {
    auto& line = cells.emplace_back();
    for (std::size_t n = 0; n < row.size(); ++n) {
      line.push_back(shortened(written(row[n])));
      widths[n] = std::max(widths[n], i18n::length(line.back()));
      if (std::holds_alternative<std::string>(row[n])) numeric[n] = false;
    }
  }
  const auto line = [&](const std::vector<std::string>& values) {
    std::string text;
    for (std::size_t n = 0; n < values.size(); ++n) {
      const std::string pad(static_cast<std::size_t>(widths[n] - i18n::length(values[n])), ' ');
      if (n > 0) text += "  ";
      text += numeric[n] ? pad + values[n] : values[n] + pad;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out << text << '\n';
  };
  line(grid.columns);
  std::vector<std::string> rule;
  for (const auto width : widths) {
    std::string dashes;
    for (std::int64_t n = 0; n < width; ++n) dashes += "─";
    rule.push_back(std::move(dashes));
  }
  line(rule);
  for (const auto& values : cells) line(values);
}

}  // namespace

std::optional<Format> formatOf(std::string_view name) {
  if (name == "table") return Format::Table;
  if (name == "csv") return Format::Csv;
  if (name == "tsv") return Format::Tsv;
  if (name == "json") return Format::Json;
  return std::nullopt;
}

void print(const Grid& grid, Format format, std::ostream& out) {
  switch (format) {
    case Format::Table:
      printTable(grid, out);
      break;
    case Format::Csv:
      printSeparated(grid, ',', csvCell, out);
      break;
    case Format::Tsv:
      printSeparated(grid, '\t', tsvCell, out);
      break;
    case Format::Json:
      printJson(grid, out);
      break;
  }
  out.flush();
}

}  // namespace cli
