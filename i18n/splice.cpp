#include "i18n/splice.h"

#include <unicode/normalizer2.h>

#include <stdexcept>

#include "i18n/utf8_next.h"

namespace i18n {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Whether the text may be cut before its first character without a difference to NFC.
bool beginsApart(std::string_view text) {
  if (text.empty()) return true;
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
  std::int32_t at = 0;
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
  return nfc->hasBoundaryBefore(nextCharacter(text.data(), at, size));
}

bool isContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

std::size_t nextByte(std::string_view text, std::size_t byte) {
  do ++byte;
  while (byte < text.size() && isContinuation(text[byte]));
  return byte;
}

std::size_t previousByte(std::string_view text, std::size_t byte) {
  do --byte;
  while (byte > 0 && isContinuation(text[byte]));
  return byte;
}

}  // namespace

Splice normalisedSplice(const TextIndex& index, Span removed, std::string_view inserted) {
  const std::string_view text = index.text();
  Splice splice{removed, normalised(inserted)};
  std::size_t begin = index.byteOf(removed.begin), end = index.byteOf(removed.end);
  const std::size_t innerBegin = begin, innerEnd = end;

  // To the nearest places where nothing composes.
  while (end < text.size() && !beginsApart(text.substr(end))) end = nextByte(text, end);
  const std::string behind = splice.inserted + std::string(text.substr(innerEnd, end - innerEnd));
  if (!beginsApart(behind.empty() ? text.substr(end) : std::string_view(behind))) {
    while (begin > 0) {
      begin = previousByte(text, begin);
      if (beginsApart(text.substr(begin))) break;
    }
  }
  // A byte order mark goes where it would come to stand at the very beginning, and stays elsewhere.
  std::string joined = std::string(text.substr(begin, innerBegin - begin)) + behind, marks;
  while (joined.starts_with(kByteOrderMark)) {
    joined.erase(0, kByteOrderMark.size());
    if (begin > 0) marks += kByteOrderMark;
  }
  std::string composed = marks + normalised(joined);
  if (begin == 0 && composed.empty()) {
    while (text.substr(end).starts_with(kByteOrderMark)) end += kByteOrderMark.size();
  }

  // What is the same at both ends need not be replaced.
  while (begin < innerBegin && !composed.empty()) {
    const std::size_t next = nextByte(text, begin);
    if (!std::string_view(composed).starts_with(text.substr(begin, next - begin))) break;
    composed.erase(0, next - begin);
    begin = next;
  }
  while (end > innerEnd && !composed.empty()) {
    const std::size_t last = previousByte(text, end);
    if (!std::string_view(composed).ends_with(text.substr(last, end - last))) break;
    composed.erase(composed.size() - (end - last));
    end = last;
  }
  splice.removed = {index.positionOf(begin), index.positionOf(end)};
  splice.inserted = std::move(composed);
  return splice;
}

}  // namespace i18n
