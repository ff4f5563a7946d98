#include "corpus/import/stored_form.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/import/label_line.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

void joinFormatting(Document& document) {
  auto& all = document.formatting;
  const std::string_view text = document.text;
  for (auto& passage : all) passage.end = std::min(passage.end, text.size());
  std::erase_if(all, [](const Formatted& passage) { return passage.begin >= passage.end; });
  std::sort(all.begin(), all.end(), [](const Formatted& a, const Formatted& b) {
    return std::pair(a.style, a.begin) < std::pair(b.style, b.begin);
  });
  std::vector<Formatted> joined;
  for (const auto& passage : all) {
    if (!joined.empty() && joined.back().style == passage.style && passage.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, passage.end);
    } else {
      joined.push_back(passage);
    }
  }
  // A line is a paragraph or a line break in one: which of the two must not show.
  std::vector<Formatted> lines;
  for (const auto& passage : joined) {
    for (auto begin = passage.begin; begin < passage.end;) {
      const auto lineBreak = text.substr(begin, passage.end - begin).find('\n');
      const auto lineEnd = lineBreak == text.npos ? passage.end : begin + lineBreak;
      const auto [from, to] = trimmedBytes(text, begin, lineEnd);
      if (from < to) lines.push_back({from, to, passage.style});
      begin = lineEnd + 1;
    }
  }
  std::sort(lines.begin(), lines.end(), [](const Formatted& a, const Formatted& b) {
    return std::tuple(a.begin, a.end, a.style) < std::tuple(b.begin, b.end, b.style);
  });
  if (lines.size() > kMaxFormatted) lines.resize(kMaxFormatted);
  all = std::move(lines);
}

}  // namespace

void bringIntoStoredForm(Document& document) {
  const bool spans = !document.formatting.empty() || !document.heard.empty();
  if (!document.passages.empty()) {
    // normalised by its reader
  } else if (!spans) {
    document.text = i18n::normalised(document.text);
  } else {
    i18n::Normalised normalised(document.text);
    const auto move = [&](auto& passages) {
      for (auto& passage : passages) {
        passage.begin = normalised.at(passage.begin);
        passage.end = normalised.at(passage.end);
      }
    };
    move(document.formatting);
    move(document.heard);
    document.text = normalised.takeText();
  }
  const auto last = document.text.find_last_not_of(" \t\n");
  document.text.resize(last == std::string::npos ? 0 : last + 1);
  if (!document.formatting.empty()) joinFormatting(document);
  if (document.heard.empty()) return;
  for (auto& heard : document.heard) heard.end = std::min(heard.end, document.text.size());
  std::erase_if(document.heard, [](const Heard& heard) { return heard.begin >= heard.end; });
  std::stable_sort(document.heard.begin(), document.heard.end(),
                   [](const Heard& a, const Heard& b) { return a.begin < b.begin; });
}

std::vector<Formatting> formattingOf(const Document& document) {
  std::vector<Formatting> spans;
  if (document.formatting.empty()) return spans;
  const i18n::TextIndex index(document.text);
  spans.reserve(document.formatting.size());
  for (const auto& passage : document.formatting)
    spans.push_back({{index.positionOf(passage.begin), index.positionOf(passage.end)}, passage.style});
  return spans;
}

std::vector<ImportedCue> cuesOf(const Document& document) {
  std::vector<ImportedCue> cues;
  if (document.heard.empty()) return cues;
  const i18n::TextIndex index(document.text);
  cues.reserve(document.heard.size());
  for (const auto& heard : document.heard)
    cues.push_back(
        {{index.positionOf(heard.begin), index.positionOf(heard.end)}, heard.startMs, heard.endMs});
  return cues;
}

}  // namespace corpus::import
