#include <algorithm>

#include "corpus/import/importer.h"
#include "corpus/import/source_file.h"
#include "i18n/encoding.h"
#include "i18n/text.h"

namespace corpus {
namespace {

constexpr std::size_t kLookedAt = 256 * 1024;  // bytes of the file, as many as guessing looks at
constexpr std::size_t kMostReadings = 8;
constexpr std::ptrdiff_t kSampleLetters = 120;

using Line = std::vector<std::string_view>;  // its letters

struct Decoded {
  Reading reading;
  std::string text;
  std::vector<Line> lines;  // those with letters or without: the same number in all readings of 8 bits
};

std::vector<Line> linesOf(std::string_view text) {
  std::vector<Line> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
    if (text[at] == '\n') {
      lines.emplace_back();
    } else if (text[at] != '\r') {
      lines.back().push_back(text.substr(at, end - at));
    }
    at = end;
  }
  return lines;
}

std::size_t differences(const Line& a, const Line& b) {
  std::size_t count = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) count += a[i] != b[i];
  return count;
}

// As many letters of a line as are shown, from `first` on.
std::string cut(const Line& line, std::ptrdiff_t first) {
  std::string out;
  const auto size = static_cast<std::ptrdiff_t>(line.size());
  for (auto i = first; i < std::min(size, first + kSampleLetters); ++i)
    out += line[static_cast<std::size_t>(i)];
  const auto begin = out.find_first_not_of(" \t");
  if (begin == out.npos) return {};
  return i18n::normalised(out.substr(begin, out.find_last_not_of(" \t") + 1 - begin));
}

// The lines in which the readings differ most, cut around the first letter that differs.
void chooseSamples(std::vector<Decoded>& all) {
  const auto& best = all.front();
  std::size_t chosen = 0, most = 0;
  for (std::size_t line = 0; line < best.lines.size(); ++line) {
    std::size_t score = 0;
    for (const auto& other : all) {
      if (other.lines.size() != best.lines.size()) continue;
      // A line that tells many readings apart goes before one with many odd letters in one reading.
      if (const auto count = differences(best.lines[line], other.lines[line]))
        score += 1000 + std::min<std::size_t>(count, 100);
    }
    if (score > most) most = score, chosen = line;
  }
  std::ptrdiff_t first = 0;
  if (most == 0) {
    while (chosen + 1 < best.lines.size() && cut(best.lines[chosen], 0).empty()) ++chosen;
  } else {
    auto differing = best.lines[chosen].size();
    for (const auto& other : all) {
      if (other.lines.size() != best.lines.size()) continue;
      const auto& line = other.lines[chosen];
      for (std::size_t i = 0; i < std::min(differing, line.size()); ++i)
        if (line[i] != best.lines[chosen][i]) differing = i;
    }
    if (static_cast<std::ptrdiff_t>(differing) > kSampleLetters / 2)
      first = static_cast<std::ptrdiff_t>(differing) - kSampleLetters / 3;
  }
  const auto lines = best.lines.size();
  for (auto& one : all) {
    if (one.lines.size() == lines) {
      one.reading.sample = cut(one.lines[chosen], first);
      continue;
    }
    for (const auto& line : one.lines) {
      one.reading.sample = cut(line, 0);
      if (!one.reading.sample.empty()) break;
    }
  }
}

}  // namespace

std::vector<Reading> readings(const std::filesystem::path& path) {
  const auto file = import::readSourceFile(path);
  const auto content = import::contentOf(file.bytes);
  using import::Content;
  if (content != Content::Text && content != Content::WebVtt && content != Content::Html)
    return {{"", 1, ""}};

  std::string_view bytes = std::string_view(file.bytes).substr(0, kLookedAt);
  std::vector<Decoded> all;
  auto guesses = i18n::guessEncoding(file.bytes);
  // Text that is UTF-8 throughout is nothing else: odd letters of another reading would only worry.
  if (guesses.front().name == "UTF-8" && guesses.front().confidence >= 0.99) guesses.resize(1);
  for (const auto& guess : guesses) {
    if (all.size() == kMostReadings) break;
    Decoded one;
    one.reading.encoding = guess.name;
    one.reading.confidence = guess.confidence;
    try {
      one.text = i18n::decoded(bytes, guess.name);
    } catch (const i18n::EncodingError&) {
      continue;
    }
    // One that reads nothing differently is no choice.
    if (std::any_of(all.begin(), all.end(), [&](const Decoded& other) { return other.text == one.text; }))
      continue;
    all.push_back(std::move(one));
  }
  if (all.empty()) return {{"", 0, ""}};  // not text: reading it says so
  for (auto& one : all) one.lines = linesOf(one.text);
  chooseSamples(all);
  std::vector<Reading> found;
  for (auto& one : all) found.push_back(std::move(one.reading));
  return found;
}

}  // namespace corpus
