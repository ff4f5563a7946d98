#pragma once
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cli {

// One value of a row; monostate is an empty cell (null in JSON).
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

// What a command prints on stdout. Column names are part of the contract and stay English in every language.
struct Grid {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

enum class Format { Table, Csv, Tsv, Json };
std::optional<Format> formatOf(std::string_view name);

// Table: aligned for reading, long cells shortened. CSV: RFC 4180, LF. TSV: tab, LF and backslash escaped as
// \t, \n, \\. JSON: an array of objects. Decimal point everywhere.
void print(const Grid& grid, Format format, std::ostream& out);

}  // namespace cli
