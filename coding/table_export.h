#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace coding {

// A table of words in the first column and numbers in the others, as .xlsx or, for any other extension, as
// CSV (UTF-8 with BOM, RFC 4180). `rows` are as long as `headings`; numbers have a decimal point. Written
// whole or not at all. Throws FileError.
void exportTable(const std::filesystem::path& path, const std::string& sheetName,
                 const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows);

}  // namespace coding
