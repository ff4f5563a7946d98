#include "coding/table_columns.h"

#include <algorithm>

#include "coding/code_names.h"
#include "i18n/text.h"

namespace coding {

TableColumns::TableColumns(const std::vector<std::string>& header) {
  for (const std::string& name : header) {
    names_.push_back(foldedName(name));
    std::replace(names_.back().begin(), names_.back().end(), ' ', '_');
  }
}

std::optional<std::size_t> TableColumns::find(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = std::find(names_.begin(), names_.end(), foldedName(name));
    if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
  }
  return std::nullopt;
}

std::string TableColumns::cell(const std::vector<std::string>& row, std::optional<std::size_t> column) const {
  if (!column || *column >= row.size()) return {};
  std::string_view text = i18n::trimmed(row[*column]);
  if (text.size() > 1 && text.front() == '\'' &&
      std::string_view("=+-@").find(text[1]) != std::string_view::npos)
    text.remove_prefix(1);
  return std::string(text);
}

}  // namespace coding
