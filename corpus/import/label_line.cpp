#include "corpus/import/label_line.h"

#include <string>

#include "corpus/import/time_stamp.h"

namespace corpus::import {
namespace {

constexpr int kMaxLabel = 40;    // characters, those in brackets not counted
constexpr int kMaxBracket = 60;  // characters in brackets
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

bool isDashPoint(unsigned point) {
  return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

void take(LabelLine& found, const TimeStamp& stamp) {
  found.startMs = stamp.ms;
  found.endMs = stamp.endMs;
}

// "Name - ", "Name |": what parts a name from its time is not of the name.
std::string_view withoutParting(std::string_view label) {
  for (;;) {
    label = trimmed(label);
    if (label.ends_with('-') || label.ends_with('|') || label.ends_with(',')) {
      label.remove_suffix(1);
    } else if (label.ends_with("\xE2\x80\x93") || label.ends_with("\xE2\x80\x94")) {
      label.remove_suffix(3);
    } else {
      return label;
    }
  }
}

// What stands before a label at a line's start: quote and list marks, emphasis, a time, the turn's number.
class Prefix {
 public:
  Prefix(std::string_view line, LabelLine& found) : line_(line), found_(found) {
    at_ = found.labelBegin = skipBlanks(line, 0);
    for (int i = 0; i < 6 && step(); ++i) {
    }
  }
  std::size_t end() const { return at_; }
  std::string_view marks() const { return marks_; }  // "**", to be closed after the label
  std::size_t numberBegin() const { return numberBegin_; }
  bool bareNumber() const { return bareNumber_; }

 private:
  bool step() {
    const auto from = at_;
    if (at_ >= line_.size()) return false;
    const char c = line_[at_];
    if (c == '>' || c == '#') {
      auto next = at_;
      while (next < line_.size() && line_[next] == c) ++next;
      const auto words = skipBlanks(line_, next);
      if ((c == '>' && next - at_ <= 3) || (words > next && next - at_ <= 6)) {
        at_ = words;
        found_.bold = found_.bold || c == '#';
        return true;
      }
    }
    if (const auto next = skipMarks(line_, at_); next > at_) {
      if (blankAt(line_, next) > 0 && next == at_ + 1) {  // "* item"
        at_ = skipBlanks(line_, next);
        return true;
      }
      marks_ = line_.substr(at_, next - at_);
      at_ = next;
      return true;
    }
    const auto [point, bytes] = characterAt(line_, at_);
    const bool listMark = isDashPoint(point) || point == 0x2022 || point == 0x25CF || point == 0xB7;
    if ((listMark || (point == '|' && found_.startMs)) && blankAt(line_, at_ + bytes) > 0) {
      at_ = skipBlanks(line_, at_ + bytes);
      return true;
    }
    if (!found_.startMs && !isLetter(point)) {
      if (const auto stamp = timeStampAt(line_.substr(at_))) {
        take(found_, *stamp);
        found_.stamped = true;
        at_ = skipBlanks(line_, at_ + stamp->bytes);
        return true;
      }
    }
    if (isDigit(point) && !numbered_) number();
    return at_ != from;
  }

  void number() {
    std::size_t next = at_;
    long value = 0;
    while (next < line_.size() && next - at_ < 4 && isDigit(static_cast<unsigned char>(line_[next])))
      value = value * 10 + (line_[next++] - '0');
    if (next >= line_.size()) return;
    const bool marked = line_[next] == '.' || line_[next] == ')';
    const auto words = skipBlanks(line_, next + (marked ? 1 : 0));
    if (words >= line_.size() || (!marked && words == next)) return;
    const auto point = characterAt(line_, words).point;
    if (!isLetter(point) && point != '[' && point != '(' && point != '*' && point != '_' && point != '#')
      return;
    numbered_ = true;
    bareNumber_ = !marked && isLetter(point);
    found_.number = value;
    numberBegin_ = at_;
    at_ = words;
  }

  std::string_view line_;
  LabelLine& found_;
  std::size_t at_ = 0, numberBegin_ = 0;
  std::string_view marks_;
  bool numbered_ = false, bareNumber_ = false;
};

class LabelScan {
 public:
  LabelScan(std::string_view line, std::span<const Bytes> bold) : line_(line) {
    const Prefix prefix(line, found_);
    from_ = prefix.end();
    if (prefix.bareNumber()) numberBegin_ = prefix.numberBegin(), bareNumber_ = true;
    lineEnd_ = line.size();
    while (lineEnd_ > from_ && (line[lineEnd_ - 1] == ' ' || line[lineEnd_ - 1] == '\t')) --lineEnd_;
    for (const auto& run : bold)
      if (run.begin <= from_ && run.end > from_) boldEnd_ = std::min(run.end, lineEnd_);
    if (prefix.marks().size() >= 2) {
      if (const auto close = line.find(prefix.marks(), from_); close != line.npos) boldEnd_ = close;
    }
  }

  std::optional<LabelLine> run() {
    if (from_ >= lineEnd_) return std::nullopt;
    auto found = bracket();
    if (!found) found = scan();
    if (boldEnd_ > from_) {
      found_.bold = true;
      if (found) found->bold = true;
      if (!found || found->kind != Kind::Colon || beyondBold(*found)) {
        if (auto bold = boldLabel()) return bold;
      }
    }
    return found;
  }

 private:
  using Kind = LabelLine::Kind;

  // After label and separator: closing emphasis, a stamp in brackets, white space.
  std::optional<LabelLine> finished(Kind kind, std::size_t from, std::size_t to, std::size_t at) {
    auto found = found_;
    found.kind = kind;
    found.label = withoutParting(line_.substr(from, to - from));
    if (found.label.empty()) return std::nullopt;
    if (bareNumber_) found.numbered = withoutParting(line_.substr(numberBegin_, to - numberBegin_));
    at = skipBlanks(line_, skipMarks(line_, at));
    if (const auto stamp = timeStampAt(line_.substr(at)); stamp && stamp->bracketed) {
      if (!found.startMs) take(found, *stamp);
      at += stamp->bytes;
      if (at < line_.size() && line_[at] == ':') ++at;
      at = skipBlanks(line_, skipMarks(line_, at));
    }
    found.spokenBegin = at;
    return found;
  }

  // A colon far behind a name in bold is of the words: "**Айгерім** айтты: …"
  bool beyondBold(const LabelLine& found) const {
    const auto end = static_cast<std::size_t>(found.label.data() - line_.data()) + found.label.size();
    if (end <= boldEnd_) return false;
    const auto next = skipBlanks(line_, skipMarks(line_, boldEnd_));
    return next < line_.size() && line_[next] != '(' && line_[next] != '[' && line_[next] != ':';
  }

  std::optional<LabelLine> boldLabel() {
    std::size_t to = from_;
    for (int characters = 0; to < boldEnd_; ++characters) {
      const auto [point, bytes] = characterAt(line_, to);
      if (characters > kMaxLabel || point == '?' || point == '!' || point == ';' || point == 0x2026)
        return std::nullopt;
      to += bytes;
    }
    while (to > from_ && (line_[to - 1] == '.' || line_[to - 1] == ':' || line_[to - 1] == ' ')) {
      // "А. К." keeps its dot
      if (line_[to - 1] == '.' && to - from_ <= 8) break;
      --to;
    }
    auto at = skipBlanks(line_, skipMarks(line_, boldEnd_));
    if (at < line_.size() && line_[at] == ':') at = skipBlanks(line_, at + 1);
    if (at < line_.size()) {
      const auto [point, bytes] = characterAt(line_, at);
      if (isDashPoint(point) && blankAt(line_, at + bytes) > 0) at = skipBlanks(line_, at + bytes);
    }
    if (at < line_.size()) {
      const auto stamp = timeStampAt(line_.substr(at));
      if (stamp && skipBlanks(line_, at + stamp->bytes) >= line_.size()) {
        if (!found_.startMs) take(found_, *stamp);
        return finished(Kind::Timed, from_, to, line_.size());
      }
    }
    return finished(at < line_.size() ? Kind::Bold : Kind::Alone, from_, to, at);
  }

  std::optional<LabelLine> bracket() {
    const char open = line_[from_];
    const char close = open == '[' ? ']' : open == '(' ? ')' : open == '<' ? '>' : 0;
    if (!close) return std::nullopt;
    const auto end = line_.find(close, from_);
    if (end == line_.npos || end - from_ > kMaxLabel * 2) return std::nullopt;
    std::size_t next = end + 1;
    if (next < line_.size() && line_[next] == ':') {
      ++next;
    } else if (open != '[' && next < line_.size() && blankAt(line_, next) == 0) {
      return std::nullopt;
    }
    return finished(Kind::Bracket, from_ + 1, end, next);
  }

  // A time after the label, at `at`: "Name  0:03", "Name [00:00:03] words", "Name (00:03):".
  std::optional<LabelLine> timed(std::size_t at, bool& isStamp) {
    isStamp = false;
    const auto stamp = timeStampAt(line_.substr(at));
    if (!stamp) return std::nullopt;
    const auto next = skipBlanks(line_, skipMarks(line_, at + stamp->bytes));
    const bool atEnd = next >= lineEnd_;
    const bool colon = next < line_.size() && line_[next] == ':';
    // "В 10:30 я встал": without brackets only a full time, or nothing behind it.
    if (!stamp->bracketed && !atEnd && !(stamp->bytes >= 7 && blankAt(line_, at + stamp->bytes) > 0))
      return std::nullopt;
    isStamp = true;
    if (!found_.startMs) take(found_, *stamp);
    if (colon) return finished(Kind::Colon, from_, at, next + 1);
    return finished(Kind::Timed, from_, at, atEnd ? line_.size() : next);
  }

  std::optional<LabelLine> scan() {
    std::size_t at = from_, period = 0, alone = 0;
    int characters = 0, bracketed = 0, brackets = 0, commas = 0;
    for (; at < lineEnd_ && characters <= kMaxLabel && bracketed <= kMaxBracket;) {
      const auto [point, bytes] = characterAt(line_, at);
      const std::size_t next = at + bytes;
      switch (point) {
        case ':':
        case 0xFF1A:
        case 0xFE55: {
          if (brackets > 0) break;
          if (at == from_) return std::nullopt;
          if (next < line_.size() && point == ':' &&
              (isDigit(static_cast<unsigned char>(line_[next])) || line_[next] == '/' ||
               line_[next] == '\\' || line_[next] == ')' || line_[next] == ':'))
            return std::nullopt;
          return finished(Kind::Colon, from_, at, next);
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
        case 0xAB:
        case 0xBB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x2026:
          return period > 0 ? finished(Kind::Period, from_, period, period + 1) : std::nullopt;
        case '/':
          if (next < line_.size() && line_[next] == '/') return std::nullopt;
          break;
        case '.':
          if (period == 0 && at > from_ && brackets == 0 && blankAt(line_, next) > 0) period = at;
          break;
        case ',': {
          if (brackets > 0) break;
          // "Марат, 24 жас:" is a label, "Ну, смотри: …" is none.
          const auto word = skipBlanks(line_, next);
          const bool more = word < line_.size() && (isDigit(static_cast<unsigned char>(line_[word])) ||
                                                    isUpper(characterAt(line_, word).point));
          if (++commas > 2 || !more)
            return period > 0 ? finished(Kind::Period, from_, period, period + 1) : std::nullopt;
          break;
        }
        case '\t':
          if (at > from_) {
            const auto words = skipBlanks(line_, at);
            bool isStamp = false;
            auto found = timed(words, isStamp);
            if (isStamp) return found;
            if (words < line_.size() && (isDashPoint(characterAt(line_, words).point) || line_[words] == ':'))
              break;  // the dash or the colon parts them
            return finished(Kind::Tab, from_, at, at);
          }
          break;
        case '(':
        case '[':
        case '#':
          if (at > from_) {
            bool isStamp = false;
            auto found = timed(at, isStamp);
            if (isStamp) return found;
          }
          if (point != '#') ++brackets;
          break;
        case ')':
        case ']':
          if (--brackets < 0) return std::nullopt;
          break;
        default: {
          const bool afterBlank = at > from_ && (line_[at - 1] == ' ' || line_[at - 1] == '\t' ||
                                                 static_cast<unsigned char>(line_[at - 1]) == 0xA0);
          if (afterBlank && isDigit(point)) {
            bool isStamp = false;
            auto found = timed(at, isStamp);
            if (isStamp) return found;
          }
          if (isDashPoint(point) && at > from_ && brackets == 0) {
            const bool beforeBlank = next >= line_.size() || blankAt(line_, next) > 0;
            // "ЛА - да", "ЛА- да", "ЛА —да"; a hyphen between letters is of the word.
            if ((afterBlank && (beforeBlank || point >= 0x2013)) || (beforeBlank && !afterBlank)) {
              const auto words = skipBlanks(line_, next);
              bool isStamp = false;
              auto found = words < line_.size() ? timed(words, isStamp) : std::nullopt;
              if (isStamp && found && found->spokenBegin >= lineEnd_) return found;
              found_.startMs = isStamp && !found_.stamped ? std::nullopt : found_.startMs;
              return finished(Kind::Dash, from_, at, next);
            }
          }
        }
      }
      at = next;
      ++(brackets > 0 ? bracketed : characters);
      alone = at;
    }
    if (at >= lineEnd_ && brackets == 0 && commas == 0 && alone > from_) {
      const char last = line_[lineEnd_ - 1];
      const bool initials = last == '.' && isInitials(trimmed(line_.substr(from_, lineEnd_ - from_)));
      const auto first = characterAt(line_, from_).point;
      if ((last != '.' || initials) && last != ',' && last != '-' && (isUpper(first) || isDigit(first)))
        return finished(Kind::Alone, from_, lineEnd_, line_.size());
    }
    return period > 0 ? finished(Kind::Period, from_, period, period + 1) : std::nullopt;
  }

  std::string_view line_;
  LabelLine found_;
  std::size_t from_ = 0, lineEnd_ = 0, boldEnd_ = 0, numberBegin_ = 0;
  bool bareNumber_ = false;
};

}  // namespace

std::size_t blankAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto rest = text.substr(at);
  if (rest[0] == ' ' || rest[0] == '\t') return 1;
  if (rest.starts_with("\xC2\xA0")) return 2;
  return rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x8B") ||
                 rest.starts_with("\xE2\x80\x89") || rest.starts_with("\xE3\x80\x80")
             ? 3
             : 0;
}

Bytes trimmedBytes(std::string_view text, std::size_t begin, std::size_t end) {
  for (;;) {
    if (begin < end && text[begin] == '\n') {
      ++begin;
    } else if (const auto bytes = begin < end ? blankAt(text, begin) : 0) {
      begin += bytes;
    } else {
      break;
    }
  }
  for (;;) {
    if (end > begin && (text[end - 1] == '\n' || text[end - 1] == ' ' || text[end - 1] == '\t')) {
      --end;
    } else if (end >= begin + 2 && blankAt(text, end - 2) == 2) {
      end -= 2;
    } else if (end >= begin + 3 && blankAt(text, end - 3) == 3) {
      end -= 3;
    } else {
      return {begin, end};
    }
  }
}

std::optional<LabelLine> labelLine(std::string_view line, std::span<const Bytes> bold) {
  return LabelScan(line, bold).run();
}

bool isNameLike(std::string_view label, int& lowerWords) {
  lowerWords = 0;
  int words = 0, brackets = 0;
  bool letter = false, digit = false, firstUpper = false, wordStart = true, comma = false;
  for (std::size_t at = 0; at < label.size();) {
    const auto [point, bytes] = characterAt(label, at);
    at += bytes;
    if (point == '(' || point == '[') ++brackets;
    if (point == ' ' || point == 0xA0 || point == '\t') {
      wordStart = true;
      continue;
    }
    comma = comma || point == ',';  // "Жансая, 23 жас": what follows describes
    if (brackets == 0 && !comma) {
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
