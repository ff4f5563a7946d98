#include "gui/transcript_widths.h"

#include <algorithm>

namespace gui {

namespace {

constexpr int kTabSpaces = 4;

bool isSpace(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

void TranscriptWidths::setMeasure(Measure measure) {
  measure_ = std::move(measure);
  for (TextStyle style = 0; style < kWidths; ++style) {
    widths_[style].clear();
    spaces_[style] = std::max(1, measure_(" ", style));
  }
  average_ = std::max(16, measure_("nеaоiсtаrлoкeн", kPlain));  // 14 letters, Latin and Cyrillic, some room
}

void TranscriptWidths::setText(const i18n::TextIndex* index, const std::vector<StyledSpan>& styles) {
  text_ = index ? index->text().data() : nullptr;
  styles_.clear();
  if (!index) return;
  styles_.reserve(styles.size());
  for (const auto& styled : styles)
    styles_.push_back({index->byteOf(styled.span.begin), index->byteOf(styled.span.end), styled.style});
}

template <typename Each>
void TranscriptWidths::each(std::string_view text, Each each) const {
  if (styles_.empty()) {
    each(text, kPlain);
    return;
  }
  auto at = static_cast<std::size_t>(text.data() - text_);
  const std::size_t end = at + text.size();
  auto next = std::upper_bound(styles_.begin(), styles_.end(), at,
                               [](std::size_t byte, const Bytes& styled) { return byte < styled.end; });
  while (at < end) {
    const bool plain = next == styles_.end() || next->begin > at;
    const std::size_t until = next == styles_.end() ? end : std::min(end, plain ? next->begin : next->end);
    each(std::string_view(text_ + at, until - at), plain ? kPlain : next->style);
    if (!plain) ++next;
    at = until;
  }
}

int TranscriptWidths::remembered(std::string_view word, TextStyle style) const {
  auto& known = widths_[style % kWidths];
  if (const auto found = known.find(word); found != known.end()) return found->second;
  const int measured = measure_(word, style);
  known.emplace(std::string(word), measured);
  return measured;
}

int TranscriptWidths::word(std::string_view word) const {
  int x = 0;
  each(word, [&](std::string_view piece, TextStyle style) { x += remembered(piece, style); });
  return x;
}

int TranscriptWidths::part(std::string_view part) const {
  int x = 0;
  each(part, [&](std::string_view piece, TextStyle style) { x += measure_(piece, style); });
  return x;
}

int TranscriptWidths::blank(std::string_view space) const {
  int width = spaces_[kPlain];
  if (!styles_.empty())
    each(space.substr(0, 1), [&](std::string_view, TextStyle style) { width = spaces_[style % kWidths]; });
  return space.front() == '\t' ? kTabSpaces * width : width;
}

int TranscriptWidths::run(std::string_view text) const {
  int x = 0;
  each(text, [&](std::string_view piece, TextStyle style) {
    const int space = spaces_[style % kWidths];
    for (std::size_t i = 0; i < piece.size();) {
      if (isSpace(piece[i])) {
        x += piece[i] == '\t' ? kTabSpaces * space : space;
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < piece.size() && !isSpace(piece[end])) ++end;
      x += remembered(piece.substr(i, end - i), style);
      i = end;
    }
  });
  return x;
}

std::vector<TranscriptWidths::Piece> TranscriptWidths::pieces(std::string_view text) const {
  std::vector<Piece> result;
  each(text, [&](std::string_view piece, TextStyle style) { result.push_back({piece, style}); });
  return result;
}

std::size_t TranscriptWidths::wordsMeasured() const {
  std::size_t count = 0;
  for (const auto& known : widths_) count += known.size();
  return count;
}

}  // namespace gui
