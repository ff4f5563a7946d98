#include "i18n/breaks.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <stdexcept>

#include "i18n/text.h"

namespace i18n {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

Iterator made(icu::BreakIterator* (*create)(const icu::Locale&, UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(create(icu::Locale::getRoot(), status));
  if (U_FAILURE(status) || !iterator) throw std::runtime_error("ICU has no break rules");
  return iterator;
}

void setText(icu::BreakIterator& iterator, std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  iterator.setText(&text, status);  // keeps a shallow clone
  utext_close(&text);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break this text");
}

}  // namespace

struct Breaks::State {
  explicit State(std::string_view utf8) : index(utf8) {}

  icu::BreakIterator& use(Iterator& iterator,
                          icu::BreakIterator* (*create)(const icu::Locale&, UErrorCode&)) {
    if (!iterator) {
      iterator = made(create);
      setText(*iterator, index.text());
    }
    return *iterator;
  }
  icu::BreakIterator& graphemes() { return use(graphemes_, icu::BreakIterator::createCharacterInstance); }
  icu::BreakIterator& words() { return use(words_, icu::BreakIterator::createWordInstance); }
  icu::BreakIterator& sentences() { return use(sentences_, icu::BreakIterator::createSentenceInstance); }

  std::int32_t byteOf(std::int64_t position) const {
    return static_cast<std::int32_t>(index.byteOf(position));
  }
  std::int64_t positionOf(std::int32_t byte) const {
    return index.positionOf(static_cast<std::size_t>(byte));
  }
  std::int32_t size() const { return static_cast<std::int32_t>(index.text().size()); }

  // Whether the word segment that begins at the boundary `byte` holds letters or digits.
  bool wordBegins(std::int32_t byte) {
    auto& iterator = words();
    if (iterator.following(byte) == icu::BreakIterator::DONE) return false;
    return iterator.getRuleStatus() >= UBRK_WORD_NUMBER;
  }

  TextIndex index;

 private:
  Iterator graphemes_, words_, sentences_;
};

Breaks::Breaks(std::string_view utf8) : state_(std::make_unique<State>(utf8)) {}
Breaks::~Breaks() = default;
Breaks::Breaks(Breaks&&) noexcept = default;
Breaks& Breaks::operator=(Breaks&&) noexcept = default;

Span Breaks::snapToGraphemes(Span span) const {
  auto& iterator = state_->graphemes();
  std::int32_t begin = state_->byteOf(span.begin);
  std::int32_t end = state_->byteOf(std::max(span.begin, span.end));
  if (begin < state_->size() && !iterator.isBoundary(begin)) begin = iterator.preceding(begin);
  if (end > begin && end < state_->size() && !iterator.isBoundary(end)) end = iterator.following(end);
  return {state_->positionOf(begin), state_->positionOf(end)};
}

std::int64_t Breaks::nextGrapheme(std::int64_t position) const {
  const auto next = state_->graphemes().following(state_->byteOf(position));
  return next == icu::BreakIterator::DONE ? state_->index.length() : state_->positionOf(next);
}

std::int64_t Breaks::previousGrapheme(std::int64_t position) const {
  const auto previous = state_->graphemes().preceding(state_->byteOf(position));
  return previous == icu::BreakIterator::DONE ? 0 : state_->positionOf(previous);
}

std::int64_t Breaks::nextWord(std::int64_t position) const {
  auto at = state_->words().following(state_->byteOf(position));
  while (at != icu::BreakIterator::DONE && at < state_->size() && !state_->wordBegins(at)) {
    at = state_->words().following(at);
  }
  return at == icu::BreakIterator::DONE ? state_->index.length() : state_->positionOf(at);
}

std::int64_t Breaks::previousWord(std::int64_t position) const {
  auto at = state_->words().preceding(state_->byteOf(position));
  while (at != icu::BreakIterator::DONE && at > 0 && !state_->wordBegins(at))
    at = state_->words().preceding(at);
  return at == icu::BreakIterator::DONE ? 0 : state_->positionOf(at);
}

Span Breaks::wordAt(std::int64_t position) const {
  auto& iterator = state_->words();
  const auto byte = state_->byteOf(position);
  if (state_->size() == 0) return {};
  const auto end = byte >= state_->size() ? state_->size() : iterator.following(byte);
  const auto begin = iterator.preceding(end);
  return {state_->positionOf(begin), state_->positionOf(end)};
}

Span Breaks::sentenceAt(std::int64_t position) const {
  if (state_->size() == 0) return {};
  auto& iterator = state_->sentences();
  const auto byte = state_->byteOf(position);
  auto end = byte >= state_->size() ? state_->size() : iterator.following(byte);
  const auto begin = iterator.preceding(end);
  const auto text = state_->index.text();
  while (end > begin &&
         u_isUWhiteSpace(static_cast<unsigned char>(text[static_cast<std::size_t>(end - 1)])) &&
         static_cast<unsigned char>(text[static_cast<std::size_t>(end - 1)]) < 0x80) {
    --end;
  }
  return {state_->positionOf(begin), state_->positionOf(end)};
}

Span Breaks::paragraphAt(std::int64_t position) const {
  const auto text = state_->index.text();
  const auto byte = state_->index.byteOf(position);
  const auto before = byte == 0 ? std::string_view::npos : text.rfind('\n', byte - 1);
  const auto after = text.find('\n', byte);
  return {before == std::string_view::npos ? 0 : state_->index.positionOf(before + 1),
          after == std::string_view::npos ? state_->index.length() : state_->index.positionOf(after)};
}

std::int64_t wordCount(std::string_view utf8) {
  const auto iterator = made(icu::BreakIterator::createWordInstance);
  setText(*iterator, utf8);
  std::int64_t count = 0;
  while (iterator->next() != icu::BreakIterator::DONE) {
    if (iterator->getRuleStatus() >= UBRK_WORD_NUMBER) ++count;
  }
  return count;
}

}  // namespace i18n
