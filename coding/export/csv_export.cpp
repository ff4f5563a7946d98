#include "coding/export/csv.h"

#include <charconv>
#include <cmath>

#include "coding/export/excerpt_writers.h"
#include "corpus/whole_file.h"

namespace coding {
namespace {

// A negative number is a value, not a formula: -0.25, -1e-07.
bool isNumber(const std::string& cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size() && std::isfinite(value);
}

// OWASP, "CSV Injection": = + - @ and the white space that some programs skip before them.
bool wouldRun(const std::string& cell) {
  if (cell.empty() || isNumber(cell)) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n') return true;
  const auto first = cell.find_first_not_of(' ');
  return first != std::string::npos && std::string_view("=+-@").find(cell[first]) != std::string_view::npos;
}

}  // namespace

CsvWriter::CsvWriter(std::ostream& out) : out_(out) {
  out_ << "\xEF\xBB\xBF";
}

void CsvWriter::row(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out_ << ',';
    const std::string cell = (wouldRun(cells[i]) ? "'" : "") + cells[i];
    if (cell.find_first_of(",\"\r\n;\t") == std::string::npos && !cell.starts_with(' ') &&
        !cell.ends_with(' ')) {
      out_ << cell;
      continue;
    }
    out_ << '"';
    for (const char c : cell) {
      if (c == '"') out_ << '"';
      out_ << c;
    }
    out_ << '"';
  }
  out_ << "\r\n";
}

void writeExcerptsCsv(const ExcerptSet& set, const std::filesystem::path& path,
                      const i18n::Messages& messages) {
  corpus::writeWholeFile(path, [&](std::ostream& out) {
    CsvWriter csv(out);
    std::vector<std::string> headings;
    for (const SheetColumn& column : excerptColumns(set, messages)) headings.push_back(column.heading);
    csv.row(headings);
    for (const Excerpt& excerpt : set.excerpts) csv.row(excerptCells(set, excerpt));
  });
}

}  // namespace coding
