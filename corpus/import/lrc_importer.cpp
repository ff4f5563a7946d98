// .lrc: lines with the times at which they begin, "[01:27.50]words"; made for songs, written by recognisers
// too.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "corpus/import/cue_turns.h"
#include "corpus/import/label_line.h"
#include "corpus/import/readers.h"
#include "corpus/import/time_stamp.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

struct Line {
  std::int64_t startMs = 0;
  std::string words;  // none: what came before ends here
};

std::optional<TimeStamp> stampAt(std::string_view text, char open) {
  if (!text.starts_with(open)) return std::nullopt;
  auto stamp = timeStampAt(text);
  if (stamp && !stamp->bracketed) return std::nullopt;
  return stamp;
}

// "[ar: Name]" says something about the recording; "[смеётся]" and "[Анна: да]" are words.
std::optional<std::string_view> tagValue(std::string_view line, std::string_view& name) {
  constexpr std::array<std::string_view, 14> kNames = {"ti", "ar", "al", "au",   "by",     "re", "ve",
                                                       "la", "lr", "id", "tool", "offset", "#",  "length"};
  const auto colon = line.find(':');
  if (!line.starts_with('[') || !line.ends_with(']') || colon == line.npos) return std::nullopt;
  name = line.substr(1, colon - 1);
  if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) return std::nullopt;
  return trimmedWords(line.substr(colon + 1, line.size() - colon - 2));
}

// "<01:27.50>" before each word goes.
std::string withoutWordStamps(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (const auto stamp = stampAt(text, '<')) {
      text.remove_prefix(stamp->bytes);
      if (out.ends_with(' ') && text.starts_with(' ')) text.remove_prefix(1);
      continue;
    }
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

// Until the next line begins, but not longer than it takes to say slowly.
std::int64_t endOf(const Line& line, const Line& next) {
  const auto words = 1 + std::count(line.words.begin(), line.words.end(), ' ') +
                     std::count(line.words.begin(), line.words.end(), '\n');
  const auto spoken = line.startMs + 3'000 + 1'000 * static_cast<std::int64_t>(words);
  return next.words.empty() ? next.startMs : std::min(next.startMs, spoken);
}

}  // namespace

Document readLrc(const SourceFile& file, const ImportOptions& options) {
  Document document;
  document.format = "lrc";
  const std::string source = i18n::normalised(decodedText(file, options.encoding, document));
  checkLines(static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')) / 4, file.name);
  std::vector<Line> lines;
  std::int64_t offset = 0;  // positive: the words are heard earlier than written
  bool sorted = true;
  for (std::size_t begin = 0; begin <= source.size();) {
    const auto end = std::min(source.find('\n', begin), source.size());
    auto line = trimmedWords(std::string_view(source).substr(begin, end - begin));
    begin = end + 1;
    std::string_view name;
    if (const auto value = tagValue(line, name)) {
      const auto digits = value->starts_with('+') ? value->substr(1) : *value;
      std::int64_t ms = 0;
      if (name == "offset" &&
          std::from_chars(digits.data(), digits.data() + digits.size(), ms).ec == std::errc() &&
          ms > -86'400'000 && ms < 86'400'000)
        offset = ms;
      continue;
    }
    std::vector<std::int64_t> times;
    for (auto stamp = stampAt(line, '['); stamp; stamp = stampAt(line, '[')) {
      times.push_back(stamp->ms);
      line = trimmedWords(line.substr(stamp->bytes));
    }
    auto words = withoutWordStamps(line);
    if (times.empty() && !lines.empty() && !trimmedWords(words).empty()) {
      lines.back().words += '\n' + words;  // a line that goes on
    } else if (times.size() <= 100) {      // a chorus comes back; a line with more is none
      sorted = sorted && times.size() < 2;
      for (const auto time : times) lines.push_back({time, words});
    }
    checkLines(lines.size() / 2, file.name);
  }
  if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return !line.words.empty(); }))
    throw FileError(i18n::message(
        "“{file}” holds no lines with their times, such as [01:27.50]. Nothing was imported from it.",
        {{"file", file.name}}));
  if (!sorted)
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.startMs < b.startMs; });
  std::vector<Spoken> spoken;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].words.empty()) continue;
    Spoken one;
    one.words = lines[i].words;
    one.startMs = std::max<std::int64_t>(0, lines[i].startMs - offset);
    if (i + 1 < lines.size() && lines[i + 1].startMs >= lines[i].startMs)
      one.endMs = std::max<std::int64_t>(one.startMs, endOf(lines[i], lines[i + 1]) - offset);
    spoken.push_back(std::move(one));
  }
  buildTurns(std::move(spoken), Joining::Cues, file.name, options.speakers, document);
  return document;
}

}  // namespace corpus::import
