// SubRip (.srt) and WebVTT (W3C). The text is built: cues are lines on a screen, not paragraphs.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/import/cue_turns.h"
#include "corpus/import/label_line.h"
#include "corpus/import/readers.h"
#include "corpus/import/time_stamp.h"
#include "corpus/import/utf8_append.h"
#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace corpus::import {
namespace {

struct Cue {
  std::int64_t startMs = 0, endMs = 0;
  std::vector<std::string_view> lines;
};

std::optional<std::pair<std::int64_t, std::int64_t>> timing(std::string_view line) {
  line = trimmedWords(line);
  const auto arrow = line.find("-->");
  if (arrow == line.npos) return std::nullopt;
  const auto start = clockTimeAt(line);
  const auto end = clockTimeAt(trimmedWords(line.substr(arrow + 3)));
  if (!start || !end || !trimmedWords(line.substr(start->bytes, arrow - start->bytes)).empty())
    return std::nullopt;
  return std::pair(start->ms, std::max(start->ms, end->ms));
}

bool isNumber(std::string_view line) {
  line = trimmedWords(line);
  return !line.empty() && line.find_first_not_of("0123456789") == line.npos;
}

std::vector<Cue> cuesOf(std::string_view text, bool webVtt) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  std::vector<Cue> cues;
  bool inCue = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (const auto times = timing(lines[i])) {
      cues.push_back({times->first, times->second, {}});
      inCue = true;
    } else if (webVtt && lines[i].empty()) {  // a line of blanks is part of YouTube's cues
      inCue = false;
    } else if (inCue && !trimmedWords(lines[i]).empty()) {
      // In SubRip a cue may hold empty lines: only a number above a timing ends it.
      const bool identifier = i + 1 < lines.size() && timing(lines[i + 1]) &&
                              (isNumber(lines[i]) || trimmedWords(lines[i - 1]).empty());
      if (!identifier) cues.back().lines.push_back(lines[i]);
    }
  }
  return cues;
}

// Appends what a character reference (&amp; &#233;) at `at` stands for, and moves behind it.
void appendReference(std::string& out, std::string_view line, std::size_t& at) {
  constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
      {"&amp;", "&"},   {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\xC2\xA0"},
      {"&quot;", "\""}, {"&lrm;", ""}, {"&rlm;", ""}, {"&apos;", "'"}};
  const auto rest = line.substr(at, 12);  // no reference is longer
  for (const auto& [name, sign] : kNamed) {
    if (!rest.starts_with(name)) continue;
    out += sign;
    at += name.size();
    return;
  }
  if (const auto end = rest.find(';'); rest.starts_with("&#") && end != rest.npos && end < 10) {
    const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    unsigned point = 0;
    const char* const last = rest.data() + end;
    const auto read = std::from_chars(rest.data() + (hex ? 3 : 2), last, point, hex ? 16 : 10);
    if (read.ec == std::errc() && read.ptr == last && point >= 0x20) {
      appendUtf8(out, point);
      at += end + 1;
      return;
    }
  }
  out += '&';
  ++at;
}

// The cues' words without tags, parted where the voice changes.
class CueReader {
 public:
  CueReader(bool webVtt, std::vector<Spoken>& out) : webVtt_(webVtt), out_(out) {}

  void read(const Cue& cue) {
    current_ = {};
    current_.startMs = cue.startMs;
    current_.endMs = cue.endMs;
    depth_ = {};
    for (const auto line : cue.lines) {
      if (!current_.words.empty()) append("\n");
      readLine(trimmedWords(line));
    }
    finish();
  }

 private:
  void readLine(std::string_view line) {
    bool lineStart = true;
    auto nextClose = line.find('>'), nextBrace = line.find('}');
    for (std::size_t at = 0; at < line.size();) {
      const auto rest = line.substr(at);
      // Looked for once each, or a million '<' would each look through the whole line.
      if (nextClose != line.npos && nextClose < at) nextClose = line.find('>', at);
      if (nextBrace != line.npos && nextBrace < at) nextBrace = line.find('}', at);
      if (isTag(rest) && nextClose != line.npos) {
        tag(rest.substr(1, nextClose - at - 1));
        at = nextClose + 1;
      } else if (rest.starts_with("{\\") && nextBrace != line.npos) {
        at = nextBrace + 1;  // {\an8}
      } else if (const auto dash = lineStart ? dashAt(rest) : 0) {
        finish();
        current_.dashed = true;
        lineStart = false;
        at += dash;
      } else if (rest[0] == '&') {
        std::string sign;
        appendReference(sign, line, at);
        append(sign);
        lineStart = false;
      } else {
        append(rest.substr(0, 1));
        lineStart = lineStart && rest[0] == ' ';
        ++at;
      }
    }
  }

  bool isTag(std::string_view rest) const {
    const char next = rest.size() > 1 ? rest[1] : ' ';
    return rest[0] == '<' && (next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                              (webVtt_ && next >= '0' && next <= '9'));
  }

  // The bytes of "- " or ">> " by which another voice begins; 0 for none.
  static std::size_t dashAt(std::string_view rest) {
    for (const std::string_view dash :
         {"- ", "– ", "— ", "-\xC2\xA0", "–\xC2\xA0", "—\xC2\xA0", ">>", "&gt;&gt;"})
      if (rest.starts_with(dash)) return dash.size();
    if (rest.size() < 2 || rest[0] != '-') return 0;
    std::int32_t at = 1;  // "-Где?", but not "-то"
    const auto next = i18n::nextCharacter(rest.data(), at,
                                          static_cast<std::int32_t>(std::min<std::size_t>(rest.size(), 5)));
    return u_isupper(next) ? 1 : 0;
  }

  void tag(std::string_view name) {
    if (name.starts_with("v ") || name.starts_with("v.")) {
      finish();
      current_.voiced = true;
      current_.label.clear();
      const auto space = name.find(' ');
      const auto label = space == name.npos ? std::string_view() : trimmedWords(name.substr(space));
      for (std::size_t i = 0; i < label.size();) {
        if (label[i] == '&') {
          appendReference(current_.label, label, i);
        } else {
          current_.label += label[i++];
        }
      }
    } else if (name == "/v") {
      finish();
      current_.label.clear();
      current_.voiced = false;
    } else {
      const bool closing = name.starts_with('/');
      if (closing) name.remove_prefix(1);
      name = name.substr(0, name.find_first_of(". \t"));
      if (name == "b" || name == "B" || name == "strong") open(Style::Bold, closing);
      if (name == "i" || name == "I" || name == "em") open(Style::Italic, closing);
      if (name == "u" || name == "U") open(Style::Underline, closing);
    }
  }

  void open(Style style, bool closing) {
    auto& depth = depth_[static_cast<std::size_t>(style)];
    depth = closing ? std::max(0, depth - 1) : depth + 1;
  }

  void append(std::string_view text) {
    unsigned styles = 0;
    for (std::size_t i = 0; i < depth_.size(); ++i) styles |= depth_[i] > 0 ? 1U << i : 0U;
    current_.words += text;
    current_.styles.append(text.size(), static_cast<char>(styles));
  }

  void finish() {
    const auto words = trimmedWords(current_.words);
    if (!words.empty()) {
      auto done = current_;
      done.words = std::string(words);
      done.styles = current_.styles.substr(static_cast<std::size_t>(words.data() - current_.words.data()),
                                           words.size());
      if (done.styles.find_first_not_of('\0') == std::string::npos) done.styles.clear();
      out_.push_back(std::move(done));
    }
    current_.words.clear();
    current_.styles.clear();
    current_.dashed = false;
  }

  bool webVtt_;
  std::vector<Spoken>& out_;
  Spoken current_;
  std::array<int, 3> depth_{};  // by Style
};

// A line as it is read on the screen, to tell whether it is shown again.
std::string plain(std::string_view line) {
  std::string out;
  bool tag = false;
  for (const char c : line) {
    if (c == '<') tag = true;
    if (!tag && c != ' ' && c != '\t') out += c;
    if (c == '>') tag = false;
  }
  return out;
}

// Rolling captions show every line twice, first below, then above the next one; each is kept once. A single
// repetition is the speaker's own: only a file that does it all along is taken for one of these.
void dropRolledLines(std::vector<Cue>& cues) {
  std::vector<std::size_t> rolled(cues.size());
  std::size_t proper = 0, several = 0;
  std::vector<std::string> before, now;
  for (std::size_t i = 0; i < cues.size(); ++i, before = std::move(now)) {
    now.clear();
    if (cues[i].lines.size() > 4) continue;
    for (const auto line : cues[i].lines) now.push_back(plain(line));
    several += now.size() > 1 ? 1 : 0;
    if (i == 0 || cues[i].startMs - cues[i - 1].endMs > 500) continue;
    for (auto count = std::min(before.size(), now.size()); count > 0 && rolled[i] == 0; --count)
      if (std::equal(now.begin(), now.begin() + static_cast<std::ptrdiff_t>(count),
                     before.end() - static_cast<std::ptrdiff_t>(count)))
        rolled[i] = count;
    if (rolled[i] > 0 && rolled[i] < now.size()) ++proper;
  }
  if (proper < 3 || proper * 2 < several) return;
  for (std::size_t i = 0; i < cues.size(); ++i)
    cues[i].lines.erase(cues[i].lines.begin(),
                        cues[i].lines.begin() + static_cast<std::ptrdiff_t>(rolled[i]));
}

}  // namespace

Document readSubtitles(const SourceFile& file, const ImportOptions& options) {
  Document document;
  const bool webVtt = contentOf(file.bytes) == Content::WebVtt || file.extension == "vtt";
  document.format = webVtt ? "vtt" : "srt";
  const std::string source = i18n::normalised(decodedText(file, options.encoding, document));
  // A cue is some four lines.
  checkLines(static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')) / 4, file.name);
  auto cues = cuesOf(source, webVtt);
  dropRolledLines(cues);
  std::vector<Spoken> spoken;
  CueReader reader(webVtt, spoken);
  for (const auto& cue : cues) reader.read(cue);
  if (spoken.empty())
    throw FileError(
        i18n::message("“{file}” holds no subtitles: lines with their times, such as 00:01:27,000 --> "
                      "00:01:30,000, are missing. Nothing was imported from it.",
                      {{"file", file.name}}));
  // Where voices are marked, the voice of a cue without a mark is not known.
  if (std::any_of(spoken.begin(), spoken.end(), [](const Spoken& one) { return one.voiced; }))
    for (auto& one : spoken) one.voiced = true;
  buildTurns(std::move(spoken), Joining::Cues, file.name, options.speakers, document);
  return document;
}

}  // namespace corpus::import
