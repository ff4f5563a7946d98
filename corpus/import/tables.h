#pragma once
#include <string>
#include <vector>

#include "corpus/import/source_file.h"

namespace corpus::import {

struct Document;

// Rows of cells as they stand in the file, of any length.
using Rows = std::vector<std::vector<std::string>>;

inline constexpr std::size_t kMaxTableRows = 100'000;
inline constexpr std::size_t kMaxTableColumns = 1'000;
inline constexpr std::size_t kMaxTableCells = 2'000'000;
inline constexpr std::size_t kMaxCellBytes = 1'000'000;

Rows readCsv(const SourceFile& file);
// The same with a given encoding (empty: guessed), which `document` is told.
Rows readCsv(const SourceFile& file, const std::string& encoding, Document& document);
// The first sheet. Dates as 2025-03-01 (with a time of day 2025-03-01 10:30), numbers with a decimal point,
// yes/no cells as "yes" and "no".
// Times of day as 10:30, with seconds when the cell shows them.
Rows readXlsx(const SourceFile& file);
// The same of the first `most` sheets; of those after the first what fits into the limits.
std::vector<Rows> readXlsxSheets(const SourceFile& file, std::size_t most);

[[noreturn]] void refuseLargeTable(const std::string& file);

}  // namespace corpus::import
