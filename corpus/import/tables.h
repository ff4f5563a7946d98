#pragma once
#include <string>
#include <vector>

#include "corpus/import/source_file.h"

namespace corpus::import {

// Rows of cells as they stand in the file, of any length.
using Rows = std::vector<std::vector<std::string>>;

inline constexpr std::size_t kMaxTableRows = 100'000;
inline constexpr std::size_t kMaxTableColumns = 1'000;
inline constexpr std::size_t kMaxTableCells = 2'000'000;

Rows readCsv(const SourceFile& file);
// The first sheet. Dates as 2025-03-01 (with a time of day 2025-03-01 10:30), numbers with a decimal point,
// yes/no cells as "yes" and "no".
Rows readXlsx(const SourceFile& file);

[[noreturn]] void refuseLargeTable(const std::string& file);

}  // namespace corpus::import
