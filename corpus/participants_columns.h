#pragma once
// A participants' table as it is understood: which column is what, and its rows without the empty ones.
#include <string>
#include <vector>

#include "corpus/participants_plan.h"

namespace corpus {

struct ReadColumn {
  std::string heading;             // as the table has it; empty ones are called “Column 3”
  std::vector<std::string> cells;  // one a row
  bool named = true;
};

struct ReadTable {
  std::vector<ReadColumn> columns;
  std::vector<std::size_t> rows;  // their numbers as a spreadsheet counts: the first is 2
};

// Throws UsageError for a table without rows.
ReadTable readColumns(const Table& table, i18n::Language language);

// What the headings and values suggest. Throws UsageError when matching by file and no column names files.
// Warnings: about headings that are missing or stand twice.
std::vector<ColumnChoice> suggestedColumns(const Project& project, const ReadTable& table, MatchBy match,
                                           std::vector<i18n::Message>& warnings);

}  // namespace corpus
