#include "gui/transcript_layout.h"

#include <algorithm>
#include <bit>

#include "i18n/breaks.h"

namespace gui {

using i18n::Span;

namespace {

bool isSpace(char c) {
  return c == ' ' || c == '\t';
}

std::int64_t codePoints(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace

void TranscriptLayout::setText(const i18n::TextIndex* index, std::vector<LayoutTurn> turns,
                               const std::vector<StyledSpan>& styles) {
  index_ = index;
  widths_.setText(index, styles);
  turns_ = std::move(turns);
  paragraphs_.clear();
  if (index_) {
    std::int64_t at = 0;
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      const auto& turn = turns_[i];
      addParagraphs({at, turn.labelBegin}, -1, false);
      addParagraphs(turn.span, static_cast<std::ptrdiff_t>(i), turn.heading);
      addEmptyTurn(turn, static_cast<std::ptrdiff_t>(i));
      at = std::max(at, turn.span.end);
    }
    addParagraphs({at, index_->length()}, -1, false);
  }
  reset();
}

void TranscriptLayout::setMeasure(Measure measure) {
  widths_.setMeasure(std::move(measure));
  reset();
}

void TranscriptLayout::setMetrics(const LayoutMetrics& metrics) {
  if (metrics == metrics_) return;
  metrics_ = metrics;
  reset();
}

// Splits a passage at line ends; blank lines are left out, the gap between paragraphs stands for them.
void TranscriptLayout::addParagraphs(Span span, std::ptrdiff_t turn, bool heading) {
  if (span.empty()) return;
  const std::size_t end = index_->byteOf(span.end);
  const std::string_view text = index_->text();
  std::size_t byte = index_->byteOf(span.begin);
  std::int64_t position = span.begin;
  bool first = true;
  while (byte < end) {
    const std::size_t lineEnd = std::min(end, text.find('\n', byte));
    std::size_t from = byte, to = lineEnd;
    while (from < to && isSpace(text[from])) ++from;
    while (to > from && isSpace(text[to - 1])) --to;
    const std::int64_t begin = position + static_cast<std::int64_t>(from - byte);
    const std::int64_t length = codePoints(text.substr(from, to - from));
    if (length > 0) {
      paragraphs_.push_back({{begin, begin + length}, from, to, turn, first, first && heading, false, {}});
      first = false;
    }
    position = begin + length + static_cast<std::int64_t>(lineEnd - to) + 1;
    byte = lineEnd + 1;
  }
}

// Where nothing is left of a named person's words there is still a line to stand in.
void TranscriptLayout::addEmptyTurn(const LayoutTurn& turn, std::ptrdiff_t number) {
  if (!turn.heading || (!paragraphs_.empty() && paragraphs_.back().turn == number)) return;
  const std::size_t byte = index_->byteOf(turn.span.begin);
  paragraphs_.push_back({{turn.span.begin, turn.span.begin}, byte, byte, number, true, true, false, {}});
}

void TranscriptLayout::reset() {
  heights_.assign(paragraphs_.size(), 0);
  sums_.assign(paragraphs_.size() + 1, 0);
  unlaid_ = paragraphs_.size();
  nextUnlaid_ = 0;
  if (!widths_.measured()) return;
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
    paragraphs_[i].laid = false;
    paragraphs_[i].breaks.clear();
    heights_[i] = estimate(i);
    sums_[i + 1] += heights_[i];
    const std::size_t parent = (i + 1) + ((i + 1) & (~(i + 1) + 1));
    if (parent < sums_.size()) sums_[parent] += sums_[i + 1];
  }
}

int TranscriptLayout::gapAbove(std::size_t i) const {
  const auto& paragraph = paragraphs_[i];
  int gap = i == 0 ? metrics_.topMargin : paragraph.turnStart ? metrics_.turnGap : metrics_.paragraphGap;
  if (paragraph.heading) gap += metrics_.headingHeight;
  return gap;
}

int TranscriptLayout::estimate(std::size_t i) const {
  const std::int64_t perLine =
      std::max<std::int64_t>(8, std::int64_t{metrics_.width} * 14 / widths_.average());
  const std::int64_t lines = (paragraphs_[i].span.length() + perLine - 1) / perLine;
  return gapAbove(i) + static_cast<int>(std::max<std::int64_t>(1, lines)) * metrics_.lineHeight;
}

void TranscriptLayout::setHeight(std::size_t paragraph, int height) {
  const int difference = height - heights_[paragraph];
  if (difference == 0) return;
  heights_[paragraph] = height;
  for (std::size_t i = paragraph + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += difference;
}

int TranscriptLayout::top(std::size_t paragraph) const {
  int sum = 0;
  for (std::size_t i = paragraph; i > 0; i &= i - 1) sum += sums_[i];
  return sum;
}

int TranscriptLayout::height() const {
  return top(paragraphs_.size()) + metrics_.bottomMargin;
}

std::size_t TranscriptLayout::paragraphAtY(int y) const {
  std::size_t at = 0;
  int rest = y;
  for (std::size_t step = std::bit_floor(std::max<std::size_t>(1, paragraphs_.size())); step > 0; step /= 2) {
    if (at + step < sums_.size() && sums_[at + step] <= rest) {
      at += step;
      rest -= sums_[at];
    }
  }
  return std::min(at, paragraphs_.empty() ? 0 : paragraphs_.size() - 1);
}

// How many bytes of a word stand in `room`: up to a hyphen or dash inside it or, when forced, up to a
// grapheme (at least one, so that a line is never empty). 0 when the word can't be divided there.
std::size_t TranscriptLayout::fitting(std::string_view word, int room, bool force) const {
  std::size_t best = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const std::string_view head = word.substr(0, i);
    const bool dash =
        head.ends_with("-") || head.ends_with("–") || head.ends_with("—") || head.ends_with("/");
    if (!dash || i < 2) continue;
    if (widths_.word(head) > room) break;
    best = i;
  }
  if (best > 0 || !force) return best;
  i18n::Breaks breaks(word);
  const i18n::TextIndex index(word);
  std::int64_t low = breaks.nextGrapheme(0), high = index.length();
  while (low < high) {  // the longest head that fits
    const std::int64_t middle = breaks.snapToGraphemes({0, (low + high + 1) / 2}).end;
    if (widths_.part(index.slice({0, middle})) <= room) {
      low = middle;
    } else {
      high = std::max(low, breaks.previousGrapheme(middle));
    }
  }
  return index.byteOf(low);
}

void TranscriptLayout::lay(std::size_t i) {
  auto& paragraph = paragraphs_[i];
  if (paragraph.laid) return;
  const std::string_view text =
      index_->text().substr(paragraph.byteBegin, paragraph.byteEnd - paragraph.byteBegin);
  int x = 0;
  std::size_t byte = 0, lineByte = 0;
  std::int64_t linePosition = paragraph.span.begin;
  const auto breakBefore = [&](std::size_t at) {
    linePosition += codePoints(text.substr(lineByte, at - lineByte));
    lineByte = at;
    paragraph.breaks.push_back({linePosition, paragraph.byteBegin + at});
    x = 0;
  };
  while (byte < text.size()) {
    std::size_t end = byte;
    while (end < text.size() && !isSpace(text[end])) ++end;
    const std::string_view word = text.substr(byte, end - byte);
    const int wordWidth = widths_.word(word);
    if (x + wordWidth > metrics_.width) {
      const std::size_t head = fitting(word, metrics_.width - x, byte == lineByte);
      if (head > 0 && head < word.size()) {
        byte += head;
        breakBefore(byte);
        continue;
      }
      if (byte > lineByte) {
        breakBefore(byte);
        continue;
      }
    }
    x += wordWidth;
    byte = end;
    for (; byte < text.size() && isSpace(text[byte]); ++byte) x += widths_.blank(text.substr(byte, 1));
  }
  paragraph.laid = true;
  --unlaid_;
  setHeight(i, gapAbove(i) + static_cast<int>(paragraph.breaks.size() + 1) * metrics_.lineHeight);
}

bool TranscriptLayout::layOutMore(std::size_t count) {
  while (count > 0 && unlaid_ > 0 && nextUnlaid_ < paragraphs_.size()) {
    if (!paragraphs_[nextUnlaid_].laid) {
      lay(nextUnlaid_);
      --count;
    }
    ++nextUnlaid_;
  }
  return unlaid_ > 0;
}

void TranscriptLayout::ensure(int topY, int bottom) {
  if (paragraphs_.empty()) return;
  std::size_t first = paragraphAtY(std::max(0, topY));
  for (std::size_t i = first; i < paragraphs_.size() && (i == first || top(i) < bottom); ++i) lay(i);
}

TranscriptLayout::Line TranscriptLayout::lineOf(std::size_t i, std::size_t number) const {
  const auto& paragraph = paragraphs_[i];
  const Break begin =
      number == 0 ? Break{paragraph.span.begin, paragraph.byteBegin} : paragraph.breaks[number - 1];
  const bool last = number == paragraph.breaks.size();
  const Break end = last ? Break{paragraph.span.end, paragraph.byteEnd} : paragraph.breaks[number];
  return {{begin.position, end.position},
          index_->text().substr(begin.byte, end.byte - begin.byte),
          top(i) + gapAbove(i) + static_cast<int>(number) * metrics_.lineHeight,
          i,
          last};
}

TranscriptLayout::Page TranscriptLayout::page(int topY, int bottom) {
  Page result;
  if (paragraphs_.empty()) return result;
  ensure(topY, bottom);
  std::size_t i = paragraphAtY(std::max(0, topY));
  int y = top(i);
  for (; i < paragraphs_.size() && y < bottom; ++i) {
    lay(i);
    const auto& paragraph = paragraphs_[i];
    int lineY = y + gapAbove(i);
    if (paragraph.heading && lineY > topY) {
      result.headings.push_back({static_cast<std::size_t>(paragraph.turn), lineY - metrics_.headingHeight});
    }
    for (std::size_t n = 0; n <= paragraph.breaks.size(); ++n, lineY += metrics_.lineHeight) {
      if (lineY + metrics_.lineHeight > topY && lineY < bottom) result.lines.push_back(lineOf(i, n));
    }
    y += heights_[i];
  }
  return result;
}

TranscriptLayout::Anchor TranscriptLayout::anchorAt(int y) const {
  if (paragraphs_.empty()) return {};
  const std::size_t paragraph = paragraphAtY(std::max(0, y));
  return {paragraph, y - top(paragraph)};
}

int TranscriptLayout::yOf(const Anchor& anchor) const {
  if (paragraphs_.empty()) return 0;
  return top(std::min(anchor.paragraph, paragraphs_.size() - 1)) + anchor.offset;
}

std::size_t TranscriptLayout::paragraphOf(std::int64_t position) const {
  const auto after =
      std::upper_bound(paragraphs_.begin(), paragraphs_.end(), position,
                       [](std::int64_t p, const Paragraph& paragraph) { return p < paragraph.span.begin; });
  return after == paragraphs_.begin() ? 0 : static_cast<std::size_t>(after - paragraphs_.begin() - 1);
}

TranscriptLayout::Line TranscriptLayout::lineAt(std::int64_t position) {
  if (paragraphs_.empty()) return {};
  const std::size_t i = paragraphOf(position);
  lay(i);
  const auto& breaks = paragraphs_[i].breaks;
  const auto after = std::upper_bound(breaks.begin(), breaks.end(), position,
                                      [](std::int64_t p, const Break& b) { return p < b.position; });
  return lineOf(i, static_cast<std::size_t>(after - breaks.begin()));
}

int TranscriptLayout::xIn(const Line& line, std::int64_t position) const {
  if (position <= line.span.begin) return 0;
  if (position >= line.span.end) return widths_.run(line.text);
  std::size_t byte = 0;
  for (std::int64_t left = position - line.span.begin; left > 0 && byte < line.text.size(); --left) {
    ++byte;
    while (byte < line.text.size() && (static_cast<unsigned char>(line.text[byte]) & 0xC0) == 0x80) ++byte;
  }
  // The begun word is measured with what stands before it only: not cached, it is no word of the text.
  std::size_t wordBegin = byte;
  while (wordBegin > 0 && !isSpace(line.text[wordBegin - 1])) --wordBegin;
  int x = widths_.run(line.text.substr(0, wordBegin));
  if (byte > wordBegin) {
    const bool wordEnd = byte == line.text.size() || isSpace(line.text[byte]);
    const std::string_view part = line.text.substr(wordBegin, byte - wordBegin);
    x += wordEnd ? widths_.word(part) : widths_.part(part);
  }
  return x;
}

int TranscriptLayout::widthOf(const Line& line) const {
  std::size_t end = line.text.size();
  while (end > 0 && isSpace(line.text[end - 1])) --end;
  return widths_.run(line.text.substr(0, end));
}

std::vector<TranscriptLayout::Run> TranscriptLayout::runs(const Line& line) const {
  std::vector<Run> result;
  int x = 0;
  for (const auto& piece : widths_.pieces(line.text)) {
    result.push_back({piece.text, piece.style, x});
    x += widths_.run(piece.text);
  }
  return result;
}

std::int64_t TranscriptLayout::positionIn(const Line& line, int x) const {
  if (x <= 0) return line.span.begin;
  std::size_t byte = 0;
  std::int64_t position = line.span.begin;
  int at = 0;
  std::size_t contentEnd = line.text.size();
  while (contentEnd > 0 && isSpace(line.text[contentEnd - 1])) --contentEnd;
  while (byte < contentEnd) {
    if (isSpace(line.text[byte])) {
      const int step = widths_.blank(line.text.substr(byte, 1));
      if (x < at + step) return x < at + step / 2 ? position : position + 1;
      at += step;
      ++byte;
      ++position;
      continue;
    }
    std::size_t end = byte;
    while (end < contentEnd && !isSpace(line.text[end])) ++end;
    const std::string_view word = line.text.substr(byte, end - byte);
    const int wordWidth = widths_.word(word);
    if (x < at + wordWidth) {
      i18n::Breaks breaks(word);
      const i18n::TextIndex index(word);
      std::int64_t before = 0;
      int beforeX = 0;
      while (before < index.length()) {
        const std::int64_t next = std::max(before + 1, breaks.nextGrapheme(before));
        const int nextX = next >= index.length() ? wordWidth : widths_.part(index.slice({0, next}));
        if (x - at < (beforeX + nextX + 1) / 2) return position + before;
        if (x - at < nextX) return position + next;
        before = next;
        beforeX = nextX;
      }
      return position + index.length();
    }
    at += wordWidth;
    position += codePoints(word);
    byte = end;
  }
  // Past the end: before the hanging spaces; where a word was broken, before its last grapheme, because the
  // end of this line is the beginning of the next.
  if (line.last || contentEnd < line.text.size()) return position;
  return i18n::Breaks(line.text).previousGrapheme(line.span.length()) + line.span.begin;
}

std::int64_t TranscriptLayout::positionAt(int x, int y) {
  if (paragraphs_.empty()) return 0;
  ensure(y, y + 1);
  const std::size_t i = paragraphAtY(std::max(0, y));
  const int lineY = y - top(i) - gapAbove(i);
  const int number =
      std::clamp(lineY / std::max(1, metrics_.lineHeight), 0, static_cast<int>(paragraphs_[i].breaks.size()));
  return positionIn(lineOf(i, static_cast<std::size_t>(lineY < 0 ? 0 : number)), x);
}

std::int64_t TranscriptLayout::begin() const {
  return paragraphs_.empty() ? 0 : paragraphs_.front().span.begin;
}
std::int64_t TranscriptLayout::end() const {
  return paragraphs_.empty() ? 0 : paragraphs_.back().span.end;
}

std::int64_t TranscriptLayout::visible(std::int64_t position, bool forward) const {
  if (paragraphs_.empty()) return 0;
  if (position <= begin()) return begin();
  const std::size_t i = paragraphOf(position);
  if (position <= paragraphs_[i].span.end) return position;
  if (forward && i + 1 < paragraphs_.size()) return paragraphs_[i + 1].span.begin;
  return paragraphs_[i].span.end;
}

Span TranscriptLayout::paragraphSpan(std::int64_t position) const {
  return paragraphs_.empty() ? Span{} : paragraphs_[paragraphOf(position)].span;
}

std::ptrdiff_t TranscriptLayout::turnAt(std::int64_t position) const {
  return paragraphs_.empty() ? -1 : paragraphs_[paragraphOf(position)].turn;
}

}  // namespace gui
