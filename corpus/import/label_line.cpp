#include "corpus/import/label_line.h"

#include "corpus/import/time_stamp.h"

namespace corpus::import {
namespace {

constexpr int kMaxLabel = 40;  // characters
constexpr int kMaxWords = 5;

// The character at `at` (valid UTF-8) and its length in bytes.
struct Character {
  unsigned point;
  std::size_t bytes;
};
Character characterAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2};
  if (lead < 0xF0) return {(lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
  return {0x10000, 4};
}

bool isUpper(unsigned c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c < 0x180) return (c & 1) == 0;
  if (c >= 0x400 && c <= 0x42F) return true;
  if (c >= 0x4C1 && c <= 0x4CE) return (c & 1) == 1;
  return (c >= 0x460 && c <= 0x481 && (c & 1) == 0) || (c >= 0x48A && c <= 0x52F && (c & 1) == 0);
}
bool isLetter(unsigned c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x386 && c < 0x530 && c != 0x482) ||
         (c >= 0x530 && c < 0x2000) || c > 0x3000;
}
bool isDigit(unsigned c) {
  return c >= '0' && c <= '9';
}

std::size_t skipBlanks(std::string_view text, std::size_t at) {
  while (const auto bytes = blankAt(text, at)) at += bytes;
  return at;
}

// Markdown emphasis: up to three * or _.
std::size_t skipMarks(std::string_view text, std::size_t at) {
  for (int i = 0; i < 3 && at < text.size() && (text[at] == '*' || text[at] == '_'); ++i) ++at;
  return at;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(skipBlanks(text, 0));
  for (;;) {
    if (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('*') || text.ends_with('_')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

void take(LabelLine& found, const TimeStamp& stamp) {
  found.startMs = stamp.ms;
  found.endMs = stamp.endMs;
}

// After label and separator: closing emphasis, a stamp in brackets, white space.
std::optional<LabelLine> finished(LabelLine found, std::string_view line, std::size_t from, std::size_t to,
                                  std::size_t at) {
  found.label = trimmed(line.substr(from, to - from));
  if (found.label.empty()) return std::nullopt;
  at = skipBlanks(line, skipMarks(line, at));
  if (const auto stamp = timeStampAt(line.substr(at)); stamp && stamp->bracketed) {
    if (!found.startMs) take(found, *stamp);
    at += stamp->bytes;
    if (at < line.size() && line[at] == ':') ++at;
    at = skipBlanks(line, skipMarks(line, at));
  }
  found.spokenBegin = at;
  return found;
}

}  // namespace

std::size_t blankAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto rest = text.substr(at);
  if (rest[0] == ' ' || rest[0] == '\t') return 1;
  if (rest.starts_with("\xC2\xA0")) return 2;
  return rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x8B") ? 3 : 0;
}

std::optional<LabelLine> labelLine(std::string_view line) {
  using Kind = LabelLine::Kind;
  LabelLine found;
  std::size_t at = found.labelBegin = skipBlanks(line, 0);
  at = skipMarks(line, at);
  if (const auto stamp = timeStampAt(line.substr(at))) {
    take(found, *stamp);
    at = skipMarks(line, skipBlanks(line, at + stamp->bytes));
    // "00:01:27 - Айгерім: …"
    if (line.substr(at).starts_with("- ")) at += 2;
  }
  const std::size_t from = at;

  if (at < line.size() && line[at] == '[') {
    const auto close = line.find(']', at);
    if (close == line.npos || close - at > kMaxLabel * 2) return std::nullopt;
    found.kind = Kind::Bracket;
    std::size_t next = close + 1;
    if (next < line.size() && line[next] == ':') ++next;
    return finished(found, line, from + 1, close, next);
  }

  int characters = 0, brackets = 0;
  while (at < line.size() && characters <= kMaxLabel) {
    const auto [point, bytes] = characterAt(line, at);
    switch (point) {
      case ':':
      case 0xFF1A: {
        const std::size_t next = at + bytes;
        if (brackets > 0) break;
        if (next < line.size() && (isDigit(static_cast<unsigned char>(line[next])) || line[next] == '/' ||
                                   line[next] == '\\' || line[next] == ')' || line[next] == ':'))
          return std::nullopt;
        return finished(found, line, from, at, next);
      }
      case '!':
      case '?':
      case ';':
      case '"':
      case '=':
      case '<':
      case '>':
      case '{':
      case '}':
      case '@':
      case '/':
      case 0xAB:
      case 0xBB:
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0x2026:
        return std::nullopt;
      case ',':
        if (brackets == 0) return std::nullopt;
        break;
      case '\t':
        if (at > from) {
          found.kind = Kind::Tab;
          const std::size_t next = skipBlanks(line, at);
          const auto stamp = timeStampAt(line.substr(next));
          if (stamp && skipBlanks(line, next + stamp->bytes) == line.size()) {
            found.kind = Kind::Timed;
            take(found, *stamp);
            return finished(found, line, from, at, line.size());
          }
          return finished(found, line, from, at, at);
        }
        break;
      case '(':
      case '[':
      case '#':
        if (const auto stamp = timeStampAt(line.substr(at)); stamp && at > from) {
          std::size_t next = skipBlanks(line, skipMarks(line, at + stamp->bytes));
          if (!found.startMs) take(found, *stamp);
          if (next == line.size()) {
            found.kind = Kind::Timed;
            return finished(found, line, from, at, next);
          }
          if (line[next] == ':') return finished(found, line, from, at, next + 1);
          return std::nullopt;
        }
        if (point != '#') ++brackets;
        break;
      case ')':
      case ']':
        --brackets;
        break;
      default: {
        const bool afterBlank = at > from && line[at - 1] == ' ';
        if (afterBlank && isDigit(point)) {
          const auto stamp = timeStampAt(line.substr(at));
          if (stamp && skipBlanks(line, skipMarks(line, at + stamp->bytes)) == line.size()) {
            found.kind = Kind::Timed;
            if (!found.startMs) take(found, *stamp);
            return finished(found, line, from, at, line.size());
          }
        }
        const bool dash = point == 0x2013 || point == 0x2014 || point == '-';
        const std::size_t next = at + bytes;
        if (dash && afterBlank && brackets == 0 && (next == line.size() || blankAt(line, next) > 0)) {
          found.kind = Kind::Dash;
          return finished(found, line, from, at, next);
        }
      }
    }
    at += bytes;
    ++characters;
  }
  return std::nullopt;
}

bool isNameLike(std::string_view label, int& lowerWords) {
  lowerWords = 0;
  int words = 0, brackets = 0;
  bool letter = false, digit = false, firstUpper = false, wordStart = true;
  for (std::size_t at = 0; at < label.size();) {
    const auto [point, bytes] = characterAt(label, at);
    at += bytes;
    if (point == '(' || point == '[') ++brackets;
    if (point == ' ' || point == 0xA0 || point == '\t') {
      wordStart = true;
      continue;
    }
    if (brackets == 0) {
      if (wordStart) {
        ++words;
        if (words == 1) firstUpper = isUpper(point);
        if (words > 1 && isLetter(point) && !isUpper(point)) ++lowerWords;
      }
      letter = letter || isLetter(point);
      digit = digit || isDigit(point);
    }
    if (point == ')' || point == ']') --brackets;
    wordStart = false;
  }
  return letter && words <= kMaxWords && (firstUpper || (digit && words <= 2));
}

bool isInitials(std::string_view label) {
  int capitals = 0, others = 0;
  for (std::size_t at = 0; at < label.size();) {
    const auto [point, bytes] = characterAt(label, at);
    at += bytes;
    if (isUpper(point)) {
      ++capitals;
    } else if (isDigit(point)) {
      ++others;
    } else if (point != '.' && point != ' ') {
      return false;
    }
  }
  return capitals <= 4 && capitals + others >= 2 && capitals >= 1 && others <= 2;
}

}  // namespace corpus::import
