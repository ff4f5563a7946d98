// Whisper's .tsv: start and end in milliseconds, then the words, which may hold anything but tabs: quotation
// marks are not doubled, so it is not read as a table.
#include <algorithm>
#include <charconv>

#include "corpus/import/cue_turns.h"
#include "corpus/import/readers.h"
#include "corpus/import/time_unit.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

constexpr std::string_view kHeader = "start\tend\ttext\n";

}  // namespace

bool isSegmentsTsv(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto line = bytes.substr(0, kHeader.size() + 1);
  return line.starts_with(kHeader) || line == "start\tend\ttext\r\n";
}

Document readSegmentsTsv(const SourceFile& file, const ImportOptions& options) {
  Document document;
  document.format = "tsv";
  const std::string source = i18n::normalised(decodedText(file, options.encoding, document));
  checkLines(static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')), file.name);
  std::vector<Spoken> spoken;
  std::string_view rest = source;
  rest.remove_prefix(std::min(rest.size(), kHeader.size()));
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const auto number = [](std::string_view cell) -> std::optional<std::int64_t> {
      double value = 0;
      const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
      if (read.ec != std::errc() || read.ptr != cell.data() + cell.size()) return std::nullopt;
      return milliseconds(value, 1);
    };
    const auto first = line.find('\t');
    const auto second = first == line.npos ? line.npos : line.find('\t', first + 1);
    const auto start = second == line.npos ? std::nullopt : number(line.substr(0, first));
    if (!start) {
      // A line that no time begins goes on with the one before it.
      if (!spoken.empty() && !line.empty()) (spoken.back().words += '\n') += line;
      continue;
    }
    Spoken one;
    one.startMs = *start;
    if (const auto end = number(line.substr(first + 1, second - first - 1)))
      one.endMs = std::max(*start, *end);
    one.words = line.substr(second + 1);
    spoken.push_back(std::move(one));
  }
  if (spoken.empty())
    throw FileError(
        i18n::message("“{file}” holds no text. Nothing was imported from it.", {{"file", file.name}}));
  buildTurns(std::move(spoken), Joining::Cues, file.name, options.speakers, document);
  return document;
}

}  // namespace corpus::import
