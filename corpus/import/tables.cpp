#include "corpus/import/tables.h"

#include <algorithm>

#include "corpus/import/importer.h"
#include "i18n/text.h"

namespace corpus {
namespace import {

void refuseLargeTable(const std::string& file) {
  throw FileError(i18n::message(
      "“{file}” is larger than a table can be here (100,000 rows, 1,000 columns, 1 MB in a cell). "
      "Nothing was imported from it.",
      {{"file", file}}));
}

}  // namespace import

namespace {

// NFC, on one side no white space, so that " Алматы " is Алматы.
std::string cell(std::string_view text) {
  std::string value = i18n::normalised(text);
  const auto isEdge = [](std::string_view at) { return at.starts_with("\xC2\xA0"); };
  std::string_view view = value;
  for (;;) {
    if (!view.empty() && (view.front() == ' ' || view.front() == '\t' || view.front() == '\n')) {
      view.remove_prefix(1);
    } else if (isEdge(view)) {
      view.remove_prefix(2);
    } else if (!view.empty() && (view.back() == ' ' || view.back() == '\t' || view.back() == '\n')) {
      view.remove_suffix(1);
    } else if (view.size() >= 2 && isEdge(view.substr(view.size() - 2))) {
      view.remove_suffix(2);
    } else {
      return std::string(view);
    }
  }
}

}  // namespace

Table readTable(const std::filesystem::path& path) {
  using import::Content;
  const auto file = import::readSourceFile(path);
  const auto content = import::contentOf(file.bytes);
  if (content == Content::EncryptedOffice)
    throw FileError(
        i18n::message("“{file}” is protected with a password. Remove the password in Excel and import it "
                      "again. Nothing was imported from it.",
                      {{"file", file.name}}));
  if (content == Content::OldOffice)
    throw FileError(i18n::message(
        "“{file}” is in the old Office format of before 2007. Open it in Excel or LibreOffice and "
        "save it as .xlsx. Nothing was imported from it.",
        {{"file", file.name}}));
  const bool zip = content == Content::Zip;
  const bool text = content == Content::Text &&
                    (file.extension == "csv" || file.extension == "tsv" || file.extension == "txt");
  if (!zip && !text)
    throw FileError(i18n::message(
        "“{file}” is not a table in .csv or .xlsx. Save it as one of these. Nothing was imported "
        "from it.",
        {{"file", file.name}}));
  const import::Rows rows = zip ? import::readXlsx(file) : import::readCsv(file);

  Table table;
  std::vector<std::size_t> columns;  // those with a heading or a value
  const auto isBlank = [](const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& value) { return cell(value).empty(); });
  };
  // Empty rows between the others stay, so that a row's place says its number in the file.
  std::vector<const std::vector<std::string>*> filled;
  std::size_t last = 0;
  for (const auto& row : rows) {
    const bool blank = isBlank(row);
    if (blank && filled.empty()) continue;
    filled.push_back(&row);
    if (!blank) last = filled.size();
  }
  filled.resize(last);
  if (filled.empty())
    throw FileError(
        i18n::message("“{file}” holds no table. Nothing was imported from it.", {{"file", file.name}}));
  std::size_t width = 0;
  for (const auto* row : filled) width = std::max(width, row->size());
  for (std::size_t column = 0; column < width; ++column)
    if (std::any_of(filled.begin(), filled.end(),
                    [&](const auto* row) { return column < row->size() && !cell((*row)[column]).empty(); }))
      columns.push_back(column);
  if (filled.size() * columns.size() > import::kMaxTableCells) import::refuseLargeTable(file.name);

  const auto taken = [&](const std::vector<std::string>& row) {
    std::vector<std::string> out;
    out.reserve(columns.size());
    for (const auto column : columns) out.push_back(column < row.size() ? cell(row[column]) : std::string());
    return out;
  };
  table.header = taken(*filled.front());
  for (std::size_t i = 1; i < filled.size(); ++i) table.rows.push_back(taken(*filled[i]));
  return table;
}

}  // namespace corpus
