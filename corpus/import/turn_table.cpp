// .csv, .tsv and .xlsx with one turn a row.
#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/import/cue_turns.h"
#include "corpus/import/readers.h"
#include "corpus/import/table_columns.h"
#include "corpus/import/time_unit.h"
#include "i18n/text.h"

namespace corpus {
namespace import {
namespace {

constexpr std::size_t kMaxSheets = 8;

void dropEmptyRowsBefore(Rows& rows) {
  const auto filled = std::find_if(rows.begin(), rows.end(), [](const auto& row) {
    for (std::size_t c = 0; c < row.size(); ++c)
      if (!cellAt(row, c).empty()) return true;
    return false;
  });
  rows.erase(rows.begin(), filled);
}

int likeness(TableKind kind) {
  return kind == TableKind::Turns ? 2 : kind == TableKind::Unclear ? 1 : 0;
}

// Rows before the first that is not empty are left out. Of a workbook the sheet that looks most like turns.
Rows turnRows(const SourceFile& file, const std::string& encoding, Document& document) {
  if (contentOf(file.bytes) != Content::Zip) {
    auto rows = readCsv(file, encoding, document);
    dropEmptyRowsBefore(rows);
    return rows;
  }
  auto sheets = readXlsxSheets(file, kMaxSheets);
  std::size_t best = 0;
  int most = -1;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    dropEmptyRowsBefore(sheets[i]);
    const int here = sheets[i].empty() ? -1 : likeness(kindOf(sheets[i], guessedColumns(sheets[i])));
    if (here <= most) continue;
    most = here;
    best = i;
  }
  return std::move(sheets[best]);
}

struct Times {
  std::optional<std::int64_t> startMs, endMs;
};

// The times of all rows: clocks as they stand, plain numbers in the unit of the header or of the rate of
// speech.
std::vector<Times> timesOf(const Rows& rows, const TurnColumns& columns) {
  std::vector<Times> times(rows.size());
  if (!columns.start) return times;
  std::vector<TimedNumber> numbers;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // row; into numbers
  for (std::size_t i = columns.header ? 1 : 0; i < rows.size(); ++i) {
    const auto start = cellAt(rows[i], *columns.start);
    const auto end = columns.end ? cellAt(rows[i], *columns.end) : std::string_view();
    if (const auto clock = clockInCell(start)) {
      times[i] = {clock->ms, clock->endMs};
      if (const auto until = clockInCell(end)) times[i].endMs = until->ms;
    } else if (const auto number = numberInCell(start)) {
      places.emplace_back(i, numbers.size());
      numbers.push_back({*number, numberInCell(end), cellAt(rows[i], columns.text).size()});
    }
  }
  if (!numbers.empty()) {
    const auto named =
        columns.header && !rows.empty() ? unitInHeader(cellAt(rows.front(), *columns.start)) : std::nullopt;
    const double unit = named ? *named : millisecondsPerUnit(numbers);
    for (const auto& [row, number] : places) {
      times[row].startMs = milliseconds(numbers[number].start, unit);
      if (numbers[number].end) times[row].endMs = milliseconds(*numbers[number].end, unit);
    }
  }
  for (auto& [start, end] : times)
    if (!start || (end && *end < *start)) end.reset();
  return times;
}

// What whisper.cpp writes as .csv: cues, not turns.
bool areSegments(const Rows& rows) {
  return !rows.empty() && (rows.front() == std::vector<std::string>{"start", "end", "text"} ||
                           rows.front() == std::vector<std::string>{"start", "end", "speaker", "text"});
}

}  // namespace

Document readTurnTable(const SourceFile& file, const ImportOptions& options) {
  const auto& wanted = options.columns;
  Document document;
  document.format = contentOf(file.bytes) == Content::Zip ? "xlsx" : file.extension == "tsv" ? "tsv" : "csv";
  auto rows = turnRows(file, options.encoding, document);
  const auto guessed = wanted ? wanted : guessedColumns(rows);
  if (!guessed || (!wanted && kindOf(rows, guessed) == TableKind::Participants))
    throw FileError(i18n::message(
        "“{file}” looks like a table of participants, not like a transcript with one turn a row. "
        "Import it as participants. Nothing was imported from it.",
        {{"file", file.name}}));
  const auto& columns = *guessed;
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  for (const auto& column : {std::optional(columns.text), columns.speaker, columns.start, columns.end})
    if (column && *column >= width)
      throw FileError(i18n::message(
          "“{file}” has no column {number}. Choose its columns anew. Nothing was imported from it.",
          {{"file", file.name}, {"number", std::to_string(*column + 1)}}));

  const auto times = timesOf(rows, columns);
  std::vector<Spoken> spoken;
  std::int64_t last = 0;
  for (std::size_t i = columns.header ? 1 : 0; i < rows.size(); ++i) {
    const auto words = cellAt(rows[i], columns.text);
    if (words.empty()) continue;
    Spoken one;
    one.words = words;
    one.timed = times[i].startMs.has_value();
    one.startMs = last = times[i].startMs.value_or(last);
    one.endMs = times[i].endMs;
    if (columns.speaker) {
      one.voiced = true;
      auto label = cellAt(rows[i], *columns.speaker);
      while (label.ends_with(':') || label.ends_with(' ')) label.remove_suffix(1);
      one.label = label;
      std::replace(one.label.begin(), one.label.end(), '\n', ' ');
    }
    spoken.push_back(std::move(one));
  }
  if (spoken.empty())
    throw FileError(
        i18n::message("“{file}” holds no text. Nothing was imported from it.", {{"file", file.name}}));
  const auto joining = areSegments(rows) ? Joining::Cues : Joining::None;
  rows = {};  // the words are in `spoken` now
  buildTurns(std::move(spoken), joining, file.name, options.speakers, document);
  return document;
}

}  // namespace import

namespace {

// Throws FileError for what is no table; nothing for a table of another kind than rows of turns or people.
std::optional<import::Rows> tableRows(const std::filesystem::path& path) {
  using import::Content;
  const auto file = import::readSourceFile(path);
  const auto content = import::contentOf(file.bytes);
  const bool text = content == Content::Text && (file.extension == "csv" || file.extension == "tsv");
  if (!text && !(content == Content::Zip && file.extension == "xlsx")) return std::nullopt;
  if (file.extension == "tsv" && import::isSegmentsTsv(file.bytes)) return std::nullopt;
  import::Document unused;
  return import::turnRows(file, {}, unused);
}

}  // namespace

std::optional<TurnTable> turnTable(const std::filesystem::path& path) {
  constexpr std::size_t kShownRows = 50;
  const auto rows = tableRows(path);
  if (!rows || rows->empty()) return std::nullopt;
  TurnTable table;
  table.guessed = import::guessedColumns(*rows);
  if (import::kindOf(*rows, table.guessed) == TableKind::Participants) return std::nullopt;
  for (const auto& row : *rows) table.columns = std::max(table.columns, row.size());
  for (std::size_t i = 0; i < std::min(rows->size(), kShownRows); ++i) {
    std::vector<std::string> cells(table.columns);
    for (std::size_t c = 0; c < table.columns; ++c)
      cells[c] = i18n::normalised(import::cellAt((*rows)[i], c));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

TableKind tableKindOf(const std::filesystem::path& path) {
  const auto rows = tableRows(path);
  if (!rows) return TableKind::Turns;  // not a table: recognised by its own format
  return import::kindOf(*rows, import::guessedColumns(*rows));
}

}  // namespace corpus
