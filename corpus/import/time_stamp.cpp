#include "corpus/import/time_stamp.h"

namespace corpus::import {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t blanksAt(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && (text[at + count] == ' ' || text[at + count] == '\t')) ++count;
  return count;
}

// The length of "-->", "-", "–" or "—" at `at`; 0 when there is none.
std::size_t rangeSignAt(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest.starts_with("-->")) return 3;
  if (rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94")) return 3;
  return rest.starts_with('-') ? 1 : 0;
}

}  // namespace

std::optional<TimeStamp> clockTimeAt(std::string_view text) {
  std::int64_t fields[3] = {};
  int count = 0, single = 0;
  std::size_t at = 0;
  for (; count < 3; ++count) {
    const std::size_t from = at;
    while (at < text.size() && isDigit(text[at]) && at - from < 3) {
      fields[count] = fields[count] * 10 + (text[at] - '0');
      ++at;
    }
    const std::size_t digits = at - from;
    if (digits == 0 || (count > 0 && (digits > 2 || fields[count] > 59))) return std::nullopt;
    if (count > 0 && digits < 2) ++single;
    if (at + 1 >= text.size() || text[at] != ':' || !isDigit(text[at + 1])) {
      ++count;
      break;
    }
    if (count < 2) ++at;
  }
  if (count < 2 || (at < text.size() && isDigit(text[at]))) return std::nullopt;
  // 0:0:3.12, as Teams wrote it once: with a fraction only.
  if (single > 0 && (count < 3 || at >= text.size() || text[at] != '.')) return std::nullopt;
  TimeStamp stamp;
  stamp.ms = (count == 2 ? fields[0] * 60 + fields[1] : (fields[0] * 60 + fields[1]) * 60 + fields[2]) * 1000;
  // A fraction: up to three digits count; f4 writes tenths after a hyphen.
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == '-') &&
      isDigit(text[at + 1])) {
    const bool tenths = text[at] == '-';
    std::size_t end = at + 1;
    std::int64_t unit = 100, fraction = 0;
    for (; end < text.size() && isDigit(text[end]) && end - at <= 9; ++end, unit /= 10)
      fraction += (text[end] - '0') * unit;
    if (!tenths || (end == at + 2 && !(end < text.size() && text[end] == ':'))) {
      stamp.ms += fraction;
      at = end;
    }
  }
  stamp.bytes = at;
  return stamp;
}

std::optional<TimeStamp> timeStampAt(std::string_view text) {
  if (text.empty()) return std::nullopt;
  char close = 0;
  switch (text[0]) {
    case '[':
      close = ']';
      break;
    case '(':
      close = ')';
      break;
    case '<':
      close = '>';
      break;
    case '{':
      close = '}';
      break;
    case '#':
      close = '#';
      break;
    default:
      break;
  }
  std::size_t at = close ? 1 : 0;
  if (close) at += blanksAt(text, at);
  auto stamp = clockTimeAt(text.substr(at));
  if (!stamp) return std::nullopt;
  at += stamp->bytes;
  std::size_t next = at + blanksAt(text, at);
  if (const auto sign = rangeSignAt(text, next)) {
    next += sign;
    next += blanksAt(text, next);
    if (const auto end = clockTimeAt(text.substr(next)); end && end->ms >= stamp->ms) {
      stamp->endMs = end->ms;
      at = next + end->bytes;
    }
  }
  if (close) {
    at += blanksAt(text, at);
    if (at >= text.size() || text[at] != close) return std::nullopt;
    ++at;
    stamp->bracketed = true;
  }
  stamp->bytes = at;
  return stamp;
}

}  // namespace corpus::import
