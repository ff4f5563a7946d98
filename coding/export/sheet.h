#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace coding {

struct SheetColumn {
  enum class Width { Narrow, Middle, Wide };
  std::string heading;
  Width width = Width::Middle;
  bool number = false;  // cells that read as numbers (decimal point) are written as such
};

// One sheet of an .xlsx: bold frozen header with a filter, wrapped text, widths by column. Text longer than
// Excel's 32,767 characters a cell goes on in further columns at the end, so nothing is cut off. Written
// whole or not at all. Throws FileError.
void writeSheet(const std::filesystem::path& path, const std::string& sheetName,
                const std::vector<SheetColumn>& columns, const std::vector<std::vector<std::string>>& rows);

}  // namespace coding
