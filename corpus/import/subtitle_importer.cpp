// SubRip (.srt) and WebVTT (W3C). The text is built: cues are lines on a screen, not paragraphs.
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/import/label_line.h"
#include "corpus/import/readers.h"
#include "corpus/import/speakers.h"
#include "corpus/import/time_stamp.h"
#include "corpus/import/utf8_append.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

constexpr std::int64_t kPauseMs = 2'000;          // parts paragraphs of nobody named
constexpr std::int64_t kSpeakerPauseMs = 10'000;  // parts turns of one speaker
constexpr int kParagraphWords = 60;               // from here a paragraph ends with its sentence
constexpr int kMaxWords = 150;                    // … or anyhow: machine transcripts may have no full stops
constexpr int kSpeakerWords = 300;

struct Cue {
  std::int64_t startMs = 0, endMs = 0;
  std::vector<std::string_view> lines;
};

// What one voice says within a cue.
struct Fragment {
  std::string label;  // by <v Name>
  std::string words;
  std::int64_t startMs = 0, endMs = 0;
  bool voiced = false;  // the format says who speaks, or that nobody known does
  bool dashed = false;  // "- " begins another, unnamed voice
};

std::string_view trimmed(std::string_view text) {
  while (const auto bytes = blankAt(text, 0)) text.remove_prefix(bytes);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

std::optional<std::pair<std::int64_t, std::int64_t>> timing(std::string_view line) {
  line = trimmed(line);
  const auto arrow = line.find("-->");
  if (arrow == line.npos) return std::nullopt;
  const auto start = clockTimeAt(line);
  const auto end = clockTimeAt(trimmed(line.substr(arrow + 3)));
  if (!start || !end || !trimmed(line.substr(start->bytes, arrow - start->bytes)).empty())
    return std::nullopt;
  return std::pair(start->ms, std::max(start->ms, end->ms));
}

bool isNumber(std::string_view line) {
  line = trimmed(line);
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
    } else if (webVtt && trimmed(lines[i]).empty()) {
      inCue = false;
    } else if (inCue && !trimmed(lines[i]).empty()) {
      // In SubRip a cue may hold empty lines: only a number above a timing ends it.
      const bool identifier = i + 1 < lines.size() && timing(lines[i + 1]) &&
                              (isNumber(lines[i]) || trimmed(lines[i - 1]).empty());
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

// The cue's words without tags, parted where the voice changes.
std::vector<Fragment> fragmentsOf(const Cue& cue, bool webVtt) {
  std::vector<Fragment> fragments;
  Fragment current{{}, {}, cue.startMs, cue.endMs};
  const auto finish = [&] {
    const auto words = trimmed(current.words);
    if (!words.empty()) {
      auto done = current;
      done.words = std::string(words);
      fragments.push_back(std::move(done));
    }
    current.words.clear();
    current.dashed = false;
  };
  for (const auto& whole : cue.lines) {
    auto line = trimmed(whole);
    for (const std::string_view dash : {"- ", "– ", "— ", "-\xC2\xA0"}) {
      if (!line.starts_with(dash)) continue;
      finish();
      current.dashed = true;
      line = trimmed(line.substr(dash.size()));
      break;
    }
    if (!current.words.empty()) current.words += '\n';
    auto nextClose = line.find('>'), nextBrace = line.find('}');
    for (std::size_t at = 0; at < line.size();) {
      const auto rest = line.substr(at);
      // Looked for once each, or a million '<' would each look through the whole line.
      if (nextClose != line.npos && nextClose < at) nextClose = line.find('>', at);
      if (nextBrace != line.npos && nextBrace < at) nextBrace = line.find('}', at);
      const auto close = nextClose == line.npos ? line.npos : nextClose - at;
      const char next = rest.size() > 1 ? rest[1] : ' ';
      const bool tag = rest[0] == '<' && close != rest.npos &&
                       (next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                        (webVtt && next >= '0' && next <= '9'));
      if (tag) {
        const auto name = rest.substr(1, close - 1);
        if (name.starts_with("v ") || name.starts_with("v.")) {
          finish();
          current.voiced = true;
          const auto space = name.find(' ');
          current.label.clear();
          for (auto label = space == name.npos ? std::string_view() : trimmed(name.substr(space));
               !label.empty();) {
            std::size_t i = 0;
            if (label[0] == '&') {
              appendReference(current.label, label, i);
            } else {
              current.label += label[0];
              i = 1;
            }
            label.remove_prefix(i);
          }
        } else if (name == "/v") {
          finish();
          current.label.clear();
          current.voiced = false;
        }
        at += close + 1;
      } else if (rest.starts_with("{\\") && nextBrace != line.npos) {
        at = nextBrace + 1;  // {\an8}
      } else if (rest[0] == '&') {
        appendReference(current.words, line, at);
      } else {
        current.words += line[at++];
      }
    }
  }
  finish();
  return fragments;
}

int wordsIn(std::string_view text) {
  int words = 0;
  bool in = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank && !in) ++words;
    in = !blank;
  }
  return words;
}

bool endsSentence(std::string_view text) {
  for (const std::string_view closing : {"»", "”", "\"", ")", "'"})
    if (text.ends_with(closing)) text.remove_suffix(closing.size());
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}

// "Name: words" within cues: the same recognition as in any text, over the lines of the cues.
std::vector<Fragment> withLabels(std::vector<Fragment> fragments) {
  std::string lines;
  std::vector<std::pair<std::size_t, std::size_t>> starts;  // byte of the line, its fragment
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    if (fragments[i].voiced) continue;
    const std::string_view words = fragments[i].words;
    for (std::size_t begin = 0; begin <= words.size();) {
      const auto end = std::min(words.find('\n', begin), words.size());
      starts.emplace_back(lines.size(), i);
      lines += words.substr(begin, end - begin);
      lines += '\n';
      begin = end + 1;
    }
  }
  const auto found = foundTurns(lines);
  if (found.speakers.empty()) return fragments;

  std::vector<Fragment> labelled;
  std::size_t line = 0, turn = 0;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    if (fragments[i].voiced) {
      labelled.push_back(std::move(fragments[i]));
      continue;
    }
    bool first = true;
    for (; line < starts.size() && starts[line].second == i; ++line) {
      const auto begin = starts[line].first;
      const auto end = line + 1 < starts.size() ? starts[line + 1].first : lines.size();
      while (turn < found.turns.size() &&
             (found.turns[turn].labelBegin < begin || !found.turns[turn].speaker))
        ++turn;
      const bool named = turn < found.turns.size() && found.turns[turn].labelBegin < end;
      const std::string_view view = lines;
      const auto wordsBegin = named ? std::min(found.turns[turn].begin, end) : begin;
      auto words = trimmed(view.substr(wordsBegin, end - wordsBegin));
      if (words.ends_with('\n')) words.remove_suffix(1);
      if (named || first) {
        Fragment piece{{}, std::string(words), fragments[i].startMs, fragments[i].endMs};
        if (named) piece.label = found.speakers[*found.turns[turn].speaker].label;
        piece.dashed = first && fragments[i].dashed;
        labelled.push_back(std::move(piece));
      } else {
        labelled.back().words += ' ';
        labelled.back().words += words;
      }
      first = false;
    }
  }
  return labelled;
}

class Builder {
 public:
  explicit Builder(Document& document) : document_(document) {}

  void add(const Fragment& fragment) {
    const bool continues = !passages().empty() && joins(fragment);
    if (!continues) begin(fragment);
    auto& passage = passages().back();
    bool blank = continues;  // a space before what joins
    for (const char c : fragment.words) {
      if (c == ' ' || c == '\n' || c == '\t') {
        blank = document_.text.size() > passage.begin;
        continue;
      }
      if (blank) document_.text += ' ';
      blank = false;
      document_.text += c;
    }
    words_ += wordsIn(fragment.words);
    passage.end = document_.text.size();
    passage.endMs = std::max(passage.endMs.value_or(0), fragment.endMs);
  }

 private:
  std::vector<Passage>& passages() { return document_.passages; }

  bool joins(const Fragment& fragment) {
    const auto& passage = passages().back();
    // "Name:" is said once and holds over the cues that follow.
    const bool same = fragment.label == passage.label || (fragment.label.empty() && !fragment.voiced);
    if (!same || fragment.dashed) return false;
    const bool named = !passage.label.empty();
    if (fragment.startMs - passage.endMs.value_or(0) > (named ? kSpeakerPauseMs : kPauseMs)) return false;
    const std::string_view said = std::string_view(document_.text).substr(passage.begin);
    if (words_ >= (named ? kSpeakerWords : kParagraphWords) && endsSentence(said)) return false;
    return words_ < (named ? 2 * kSpeakerWords : kMaxWords);
  }

  void begin(const Fragment& fragment) {
    auto label = fragment.label;
    // Parted for its length or by a silence, the same voice goes on.
    if (label.empty() && !fragment.voiced && !fragment.dashed && !passages().empty())
      label = passages().back().label;
    if (!document_.text.empty()) document_.text += '\n';
    Passage passage;
    passage.labelBegin = document_.text.size();
    if (!label.empty()) document_.text += label + ": ";
    passage.label = std::move(label);
    passage.begin = passage.end = document_.text.size();
    passage.startMs = fragment.startMs;
    passages().push_back(std::move(passage));
    words_ = 0;
  }

  Document& document_;
  int words_ = 0;  // of the last passage
};

}  // namespace

Document readSubtitles(const SourceFile& file, const std::string& encoding) {
  Document document;
  const bool webVtt = contentOf(file.bytes) == Content::WebVtt || file.extension == "vtt";
  document.format = webVtt ? "vtt" : "srt";
  const std::string source = i18n::normalised(decodedText(file, encoding, document));
  std::vector<Fragment> fragments;
  for (const auto& cue : cuesOf(source, webVtt))
    for (auto& fragment : fragmentsOf(cue, webVtt)) fragments.push_back(std::move(fragment));
  if (fragments.empty())
    throw FileError(
        i18n::message("“{file}” holds no subtitles: lines with their times, such as 00:01:27,000 --> "
                      "00:01:30,000, are missing. Nothing was imported from it.",
                      {{"file", file.name}}));
  Builder builder(document);
  for (const auto& fragment : withLabels(std::move(fragments))) builder.add(fragment);
  // Tags out, letters may meet their accents: only then is the composed form not what stands here.
  if (auto text = i18n::normalised(document.text); text != document.text) {
    std::vector<Passage> passages = std::move(document.passages);
    const std::string before = std::exchange(document.text, {});
    document.passages.clear();
    for (auto& passage : passages) {
      if (!document.text.empty()) document.text += '\n';
      const auto label = i18n::normalised(
          std::string_view(before).substr(passage.labelBegin, passage.begin - passage.labelBegin));
      const auto words =
          i18n::normalised(std::string_view(before).substr(passage.begin, passage.end - passage.begin));
      passage.labelBegin = document.text.size();
      passage.begin = passage.labelBegin + label.size();
      passage.end = passage.begin + words.size();
      passage.label = i18n::normalised(passage.label);
      document.text += label + words;
      document.passages.push_back(std::move(passage));
    }
  }
  return document;
}

}  // namespace corpus::import
