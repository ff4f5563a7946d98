#include <csv.h>

#include <algorithm>
#include <array>

#include "corpus/import/readers.h"
#include "corpus/import/tables.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

struct Collector {
  Rows rows;
  std::vector<std::string> row;
  std::size_t cells = 0;
  std::size_t sinceCell = 0;  // bytes of the cell that has not ended yet
  bool tooLarge = false;
};

// Callbacks from C: they only note that it is too much.
void onCell(void* data, std::size_t length, void* state) {
  auto& collector = *static_cast<Collector*>(state);
  if (collector.tooLarge) return;
  collector.sinceCell = 0;
  if (++collector.cells > kMaxTableCells || collector.row.size() >= kMaxTableColumns ||
      length > kMaxCellBytes) {
    collector.tooLarge = true;
    return;
  }
  collector.row.emplace_back(data ? static_cast<const char*>(data) : "", data ? length : 0);
}

void onRow(int, void* state) {
  auto& collector = *static_cast<Collector*>(state);
  if (collector.rows.size() > kMaxTableRows) collector.tooLarge = true;
  if (!collector.tooLarge) collector.rows.push_back(std::move(collector.row));
  collector.row.clear();
}

// The sign that parts the first lines into the same number of cells, and the most.
char delimiterOf(std::string_view text) {
  constexpr std::array<char, 3> kDelimiters = {';', ',', '\t'};
  char best = ',';
  double bestScore = 0;
  for (const char delimiter : kDelimiters) {
    std::vector<int> counts;
    int count = 0;
    bool quoted = false, any = false;
    for (std::size_t i = 0; i < text.size() && counts.size() < 20; ++i) {
      const char c = text[i];
      if (c == '"') quoted = !quoted;
      if (!quoted && c == delimiter) ++count;
      if (c == '\n' && !quoted) {
        if (any) counts.push_back(count);
        count = 0;
        any = false;
      } else {
        any = true;
      }
    }
    if (any) counts.push_back(count);
    if (counts.empty() || counts.front() == 0) continue;
    const auto same = std::count(counts.begin(), counts.end(), counts.front());
    // Agreement first; among equals the more cells.
    const double score = static_cast<double>(same) / static_cast<double>(counts.size()) +
                         0.001 * std::min(counts.front(), 100);
    if (score > bestScore) {
      bestScore = score;
      best = delimiter;
    }
  }
  return best;
}

}  // namespace

Rows readCsv(const SourceFile& file) {
  Document unused;
  return readCsv(file, {}, unused);
}

Rows readCsv(const SourceFile& file, const std::string& encoding, Document& document) {
  const std::string decoded = i18n::normalised(decodedText(file, encoding, document));
  std::string_view text = decoded;
  char delimiter = 0;
  // Excel's own hint.
  if (text.starts_with("sep=") && text.size() > 5 && text[5] == '\n') {
    delimiter = text[4];
    text.remove_prefix(6);
  } else {
    delimiter = delimiterOf(text);
  }
  csv_parser parser;
  // Empty lines are rows too: whoever is told of row 7 looks for it in the seventh.
  if (csv_init(&parser, CSV_APPEND_NULL | CSV_REPALL_NL) != 0) throw std::bad_alloc();
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
  Collector collector;
  // In pieces: what is too large is noticed before it has grown.
  constexpr std::size_t kPiece = 65'536;
  csv_set_blk_size(&parser, kPiece);
  std::size_t parsed = 0;
  while (parsed < text.size() && !collector.tooLarge) {
    const auto piece = text.substr(parsed, kPiece);
    collector.sinceCell += piece.size();
    if (csv_parse(&parser, piece.data(), piece.size(), &onCell, &onRow, &collector) != piece.size()) break;
    parsed += piece.size();
    collector.tooLarge = collector.tooLarge || collector.sinceCell > kMaxCellBytes + kPiece;
  }
  csv_fini(&parser, &onCell, &onRow, &collector);
  csv_free(&parser);
  if (collector.tooLarge) refuseLargeTable(file.name);
  if (parsed != text.size())
    throw FileError(
        i18n::message("“{file}” is not a table as .csv has it. Save it anew as CSV in UTF-8. Nothing was "
                      "imported from it.",
                      {{"file", file.name}}));
  return std::move(collector.rows);
}

}  // namespace corpus::import
