#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coding {

// Finds the columns of a table from outside by their names, case and spaces aside.
class TableColumns {
 public:
  explicit TableColumns(const std::vector<std::string>& header);
  // The first column with one of the names.
  std::optional<std::size_t> find(std::initializer_list<std::string_view> names) const;
  // The cell without space at its ends, and without the apostrophe that keeps spreadsheets from running it;
  // empty where there is no such column.
  std::string cell(const std::vector<std::string>& row, std::optional<std::size_t> column) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace coding
