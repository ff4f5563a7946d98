#include "coding/table_export.h"

#include "coding/excerpts.h"
#include "coding/export/csv.h"
#include "coding/export/sheet.h"
#include "corpus/platform.h"
#include "corpus/whole_file.h"

namespace coding {

void exportTable(const std::filesystem::path& path, const std::string& sheetName,
                 const std::vector<std::string>& headings,
                 const std::vector<std::vector<std::string>>& rows) {
  if (exportFormatOf(corpus::utf8(path.extension())) == ExportFormat::Xlsx) {
    std::vector<SheetColumn> columns;
    for (const auto& heading : headings)
      columns.push_back({heading, SheetColumn::Width::Narrow, !columns.empty()});
    if (!columns.empty()) columns.front().width = SheetColumn::Width::Wide;
    writeSheet(path, sheetName, columns, rows);
    return;
  }
  corpus::writeWholeFile(path, [&](std::ostream& out) {
    CsvWriter csv(out);
    csv.row(headings);
    for (const auto& row : rows) csv.row(row);
  });
}

}  // namespace coding
