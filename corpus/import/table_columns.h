#pragma once
#include <optional>
#include <string_view>

#include "corpus/import/importer.h"
#include "corpus/import/tables.h"

namespace corpus::import {

// Columns of a table with one turn a row: by the words of its header in Kazakh, Russian and English, else by
// what stands in them: the longest words are spoken, few names that come back are speakers, clock times are
// times. Nothing where no column looks like spoken words.
std::optional<TurnColumns> guessedColumns(const Rows& rows);

// What a table is, by the same signs. `columns` are guessedColumns().
TableKind kindOf(const Rows& rows, const std::optional<TurnColumns>& columns);

// A cell without white space around it.
std::string_view cellAt(const std::vector<std::string>& row, std::size_t column);

// The unit that the header names, in milliseconds: "start (ms)", "время, сек"; nothing for none.
std::optional<double> unitInHeader(std::string_view header);

// "1:27", "[00:01:27]" or a pair of them, and nothing else in the cell.
struct CellTime {
  std::int64_t ms = 0;
  std::optional<std::int64_t> endMs;
};
std::optional<CellTime> clockInCell(std::string_view cell);
// "87.5", "87,5".
std::optional<double> numberInCell(std::string_view cell);

}  // namespace corpus::import
