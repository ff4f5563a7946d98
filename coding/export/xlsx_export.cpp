#include <xlsxwriter.h>

#include <charconv>
#include <memory>

#include "coding/export/excerpt_writers.h"
#include "coding/export/sheet.h"
#include "corpus/errors.h"
#include "corpus/whole_file.h"
#include "i18n/text.h"

namespace coding {
namespace {

constexpr std::int64_t kCellLimit = 16'000;  // code points; at most 32,000 of Excel's UTF-16 units
constexpr std::size_t kSheetNameLimit = 31;
constexpr std::size_t kRowLimit = 1'048'575;  // below the header

double widthOf(SheetColumn::Width width) {
  switch (width) {
    case SheetColumn::Width::Narrow:
      return 10;
    case SheetColumn::Width::Middle:
      return 24;
    case SheetColumn::Width::Wide:
      return 70;
  }
  return 24;
}

// What Excel takes as a sheet's name: up to 31 characters, none of []:*?/\ and no apostrophe at either end.
std::string sheetTitle(const std::string& wanted) {
  std::string name;
  for (const char c : xmlText(wanted))
    name += std::string_view("[]:*?/\\'\n\t").find(c) == std::string_view::npos ? c : ' ';
  return std::string(i18n::slice(name, {0, static_cast<std::int64_t>(kSheetNameLimit)}));
}

std::vector<std::string> parts(const std::string& cell) {
  const std::string text = xmlText(cell);
  const i18n::TextIndex index(text);
  std::vector<std::string> result;
  for (std::int64_t at = 0; at < index.length(); at += kCellLimit)
    result.emplace_back(index.slice({at, std::min(at + kCellLimit, index.length())}));
  return result;
}

bool ok(lxw_error error) {
  return error == LXW_NO_ERROR;
}

bool fill(lxw_workbook* book, const std::string& sheetName, const std::vector<SheetColumn>& columns,
          const std::vector<std::vector<std::string>>& rows) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, sheetTitle(sheetName).c_str());
  if (!sheet) sheet = workbook_add_worksheet(book, nullptr);  // a name that Excel wouldn't take
  lxw_format* header = workbook_add_format(book);
  lxw_format* text = workbook_add_format(book);
  lxw_format* number = workbook_add_format(book);
  if (!sheet || !header || !text || !number) return false;
  format_set_bold(header);
  format_set_bg_color(header, 0xE7EDF1);
  format_set_font_color(header, 0x22313B);
  format_set_bottom(header, LXW_BORDER_THIN);
  format_set_bottom_color(header, 0x9FB1BD);
  format_set_align(header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(header);
  format_set_text_wrap(text);
  for (lxw_format* format : {text, number}) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);

  bool good = true;
  auto last = static_cast<lxw_col_t>(columns.empty() ? 0 : columns.size() - 1);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    good &= ok(worksheet_set_column(sheet, column, column, widthOf(columns[c].width), nullptr));
    good &= ok(worksheet_write_string(sheet, 0, column, xmlText(columns[c].heading).c_str(), header));
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto row = static_cast<lxw_row_t>(r + 1);
    auto spill = static_cast<lxw_col_t>(columns.size());
    for (std::size_t c = 0; c < rows[r].size() && c < columns.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      const std::string& cell = rows[r][c];
      if (cell.empty()) continue;
      double value = 0;
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
      if (columns[c].number && error == std::errc() && end == cell.data() + cell.size()) {
        good &= ok(worksheet_write_number(sheet, row, column, value, number));
        continue;
      }
      const auto pieces = parts(cell);
      for (std::size_t p = 0; p < pieces.size(); ++p) {
        const lxw_col_t at = p == 0 ? column : spill++;
        good &= ok(worksheet_write_string(sheet, row, at, pieces[p].c_str(), text));
        if (at > last) {
          last = at;
          good &= ok(worksheet_set_column(sheet, at, at, widthOf(SheetColumn::Width::Wide), nullptr));
          good &= ok(worksheet_write_string(sheet, 0, at, "…", header));
        }
      }
    }
  }
  worksheet_set_row(sheet, 0, 22, nullptr);
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows.size()), last);
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  return good;
}

}  // namespace

void writeSheet(const std::filesystem::path& path, const std::string& sheetName,
                const std::vector<SheetColumn>& columns, const std::vector<std::vector<std::string>>& rows) {
  if (rows.size() > kRowLimit)
    throw corpus::FileError(i18n::message(
        "A spreadsheet holds at most 1,048,576 rows, and this table has more. Export it as CSV instead."));
  corpus::writeWholeFileAt(path, [&](const std::filesystem::path& temporary) {
    const auto name = temporary.u8string();
    const std::string bytes(name.begin(), name.end());
    lxw_workbook* book = workbook_new(bytes.c_str());
    const bool filled = book && fill(book, sheetName, columns, rows);
    const bool closed =
        book && ok(workbook_close(book));  // frees the book whether or not it could be written
    if (filled && closed) return;
    const auto shown = path.u8string();
    throw corpus::FileError(
        i18n::message("“{file}” could not be written: the folder may be missing, full or write-protected. "
                      "Choose another place. "
                      "Nothing was changed.",
                      {{"file", std::string(shown.begin(), shown.end())}}));
  });
}

void writeExcerptsXlsx(const ExcerptSet& set, const std::filesystem::path& path, const i18n::Messages& tr) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(set.excerpts.size());
  for (const Excerpt& excerpt : set.excerpts) rows.push_back(excerptCells(set, excerpt));
  // TRANSLATORS: name of the sheet of an exported spreadsheet.
  writeSheet(path, tr("Excerpts"), excerptColumns(set, tr), rows);
}

}  // namespace coding
