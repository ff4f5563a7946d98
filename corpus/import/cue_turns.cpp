#include "corpus/import/cue_turns.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "corpus/import/label_line.h"
#include "corpus/import/label_spelling.h"
#include "corpus/import/source_file.h"
#include "corpus/import/speakers.h"
#include "corpus/import/word_count.h"
#include "i18n/text.h"
#include "i18n/utf8_next.h"

namespace corpus::import {
namespace {

// Silences. A named voice that thinks for a while is still the same turn. Where nobody is named a silence is
// the only sign that another may speak: after a full stop a second of it, within a sentence two.
constexpr std::int64_t kSpeakerPauseMs = 10'000;
constexpr std::int64_t kPauseMs = 2'000;
constexpr std::int64_t kSentencePauseMs = 1'000;
constexpr int kSentenceWords = 20;   // shorter paragraphs don't end at the short silence
constexpr int kParagraphWords = 60;  // from here a paragraph ends with its sentence
constexpr int kMaxWords = 150;       // … or anyhow: machine transcripts may have no full stops
constexpr int kSpeakerWords = 300;

bool endsSentence(std::string_view text) {
  for (const std::string_view closing : {"»", "”", "\"", ")", "'"})
    if (text.ends_with(closing)) text.remove_suffix(closing.size());
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}

UChar32 firstPoint(std::string_view text) {
  std::int32_t at = 0;
  return i18n::nextCharacter(text.data(), at,
                             static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4)));
}

UChar32 lastPoint(std::string_view text) {
  UChar32 point = 0;
  auto at = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 8));
  const auto* const tail = text.data() + (text.size() - static_cast<std::size_t>(at));
  U8_PREV(tail, 0, at, point);
  return point;
}

// "кто-" and "то", "self-" and "employed": one word over two lines. "I was-" and "No." are two.
bool wordGoesOn(std::string_view before, std::string_view after) {
  if (!before.ends_with('-') || before.size() < 2 || after.empty()) return false;
  return u_isalpha(lastPoint(before.substr(0, before.size() - 1))) && u_islower(firstPoint(after));
}

// The stored form of words; their styles go along where that is sure.
void normalise(Spoken& spoken) {
  spoken.label = i18n::normalised(trimmedWords(spoken.label));
  auto words = i18n::normalised(spoken.words);
  if (words != spoken.words) {
    const bool one =
        !spoken.styles.empty() && spoken.styles.find_first_not_of(spoken.styles.front()) == std::string::npos;
    spoken.styles = one ? std::string(words.size(), spoken.styles.front()) : std::string();
  }
  spoken.words = std::move(words);
}

Spoken piece(const Spoken& whole, std::size_t begin, std::string_view words, bool first) {
  Spoken part = whole;
  part.label.clear();
  part.words = words;
  part.styles = whole.styles.empty() ? std::string() : whole.styles.substr(begin, words.size());
  part.dashed = first && whole.dashed;
  return part;
}

// "Name: words" within cues: the same recognition as in any text, over the lines of the cues.
std::vector<Spoken> withLabels(std::vector<Spoken> spoken, const std::vector<SpeakerRule>& rules,
                               std::vector<ImportedSpeaker::Spelling>& otherLabels) {
  std::string lines;
  struct Line {
    std::size_t at = 0, spoken = 0, begin = 0;  // byte in `lines`; whose line; byte in its words
  };
  std::vector<Line> starts;
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    if (spoken[i].voiced) continue;
    const std::string_view words = spoken[i].words;
    for (std::size_t begin = 0; begin <= words.size();) {
      const auto end = std::min(words.find('\n', begin), words.size());
      starts.push_back({lines.size(), i, begin});
      lines += words.substr(begin, end - begin);
      lines += '\n';
      begin = end + 1;
    }
  }
  // What a rule names is found by it; what a rule rejects is still a label, whose words go on (speakers.h).
  std::vector<SpeakerRule> naming;
  std::unordered_set<std::string> named;
  for (const auto& rule : rules) {
    if (rule.name.empty()) continue;
    naming.push_back(rule);
    named.insert(spellingKey(rule.label));
  }
  auto found = foundTurns(lines, naming);
  otherLabels = std::move(found.otherLabels);
  if (found.speakers.empty()) return spoken;

  std::vector<Spoken> labelled;
  std::size_t line = 0, turn = 0;
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    if (spoken[i].voiced) {
      labelled.push_back(std::move(spoken[i]));
      continue;
    }
    bool first = true;
    for (; line < starts.size() && starts[line].spoken == i; ++line) {
      const auto begin = starts[line].at;
      const auto end = (line + 1 < starts.size() ? starts[line + 1].at : lines.size()) - 1;  // without its LF
      while (turn < found.turns.size() &&
             (found.turns[turn].labelBegin < begin || !found.turns[turn].speaker))
        ++turn;
      const bool labelHere = turn < found.turns.size() && found.turns[turn].labelBegin < end;
      const auto wordsBegin = labelHere ? std::min(found.turns[turn].begin, end) : begin;
      const auto words = std::string_view(lines).substr(wordsBegin, end - wordsBegin);
      if (labelHere || first) {
        labelled.push_back(piece(spoken[i], starts[line].begin + (wordsBegin - begin), words, first));
        if (labelHere) {
          // In the text stands what the file says; turnsOfPassages() gives it the rule's name.
          const auto& one = found.turns[turn];
          labelled.back().label = named.contains(spellingKey(one.label)) ? std::string(one.label)
                                                                         : found.speakers[*one.speaker].label;
        }
      } else {
        auto& last = labelled.back();
        const auto more = piece(spoken[i], starts[line].begin, words, false);
        last.words += '\n' + more.words;
        if (!more.styles.empty()) last.styles += '\0' + more.styles;
      }
      first = false;
    }
  }
  return labelled;
}

class Builder {
 public:
  Builder(Document& document, Joining joining) : document_(document), joining_(joining) {}

  void add(const Spoken& spoken) {
    if (saidAlready(spoken)) return;
    if (passages().empty() || !joins(spoken)) begin(spoken);
    auto& passage = passages().back();
    auto& text = document_.text;
    std::optional<std::size_t> heardBegin;
    // White space waits for the next letter: none at the edges of a turn, one between cues.
    bool blank = text.size() > passage.begin, lineEnd = blank;
    for (std::size_t i = 0; i < spoken.words.size(); ++i) {
      const char c = spoken.words[i];
      if (c == ' ' || c == '\n' || c == '\t') {
        blank = text.size() > passage.begin;
        lineEnd = lineEnd || c == '\n';
        continue;
      }
      if (blank && !(lineEnd && wordGoesOn(std::string_view(text).substr(passage.begin),
                                           std::string_view(spoken.words).substr(i))))
        text += lineEnd && joining_ == Joining::None ? '\n' : ' ';
      blank = lineEnd = false;
      if (!heardBegin) heardBegin = text.size();
      style(text.size(), spoken.styles.empty() ? 0 : static_cast<unsigned char>(spoken.styles[i]));
      text += c;
    }
    style(text.size(), 0);
    words_ += static_cast<int>(piecesIn(spoken.words));
    passage.end = text.size();
    lastStartMs_ = spoken.startMs;
    lastEndMs_ = std::max(lastEndMs_, spoken.endMs.value_or(spoken.startMs));
    if (spoken.timed) {
      if (!passage.startMs) passage.startMs = spoken.startMs;
      if (spoken.endMs) passage.endMs = std::max(passage.endMs.value_or(*passage.startMs), *spoken.endMs);
    }
    lastWords_ = spoken.words;
    lastLabel_ = spoken.label;
    if (heardBegin && spoken.timed)
      document_.heard.push_back({*heardBegin, text.size(), spoken.startMs, spoken.endMs});
  }

 private:
  std::vector<Passage>& passages() { return document_.passages; }

  // A cue that begins while the same words still stand there is the file's doubling, not the speaker's.
  bool saidAlready(const Spoken& spoken) {
    if (joining_ == Joining::None || spoken.dashed || document_.heard.empty() || spoken.words != lastWords_ ||
        spoken.label != lastLabel_)
      return false;
    auto& heard = document_.heard.back();
    const bool same = spoken.startMs == heard.startMs && spoken.endMs == heard.endMs;
    const bool during = heard.endMs && spoken.startMs >= heard.startMs && spoken.startMs < *heard.endMs;
    if (!same && !during) return false;
    if (heard.endMs && spoken.endMs && *spoken.endMs > *heard.endMs) {
      heard.endMs = spoken.endMs;
      lastEndMs_ = std::max(lastEndMs_, *spoken.endMs);
      auto& end = passages().back().endMs;
      end = std::max(end.value_or(0), *spoken.endMs);
    }
    return true;
  }

  bool joins(const Spoken& spoken) {
    if (joining_ == Joining::None) return false;
    const auto& passage = passages().back();
    // "Name:" is said once and holds over the cues that follow.
    const bool same = spoken.label == passage.label || (spoken.label.empty() && !spoken.voiced);
    if (!same || spoken.dashed) return false;
    if (spoken.startMs < lastStartMs_ - kPauseMs) return false;  // another recording begins
    const bool named = !passage.label.empty();
    const auto pause = spoken.startMs - lastEndMs_;
    if (pause > (named ? kSpeakerPauseMs : kPauseMs)) return false;
    const bool sentence = endsSentence(std::string_view(document_.text).substr(passage.begin));
    if (!named && sentence && pause >= kSentencePauseMs && words_ >= kSentenceWords) return false;
    if (words_ >= (named ? kSpeakerWords : kParagraphWords) && sentence) return false;
    return words_ < (named ? 2 * kSpeakerWords : kMaxWords);
  }

  void begin(const Spoken& spoken) {
    auto label = spoken.label;
    // Parted for its length or by a silence, the same voice goes on.
    if (label.empty() && !spoken.voiced && !spoken.dashed && !passages().empty())
      label = passages().back().label;
    auto& text = document_.text;
    if (!text.empty()) text += '\n';
    Passage passage;
    passage.labelBegin = text.size();
    if (!label.empty()) text += label + ": ";
    passage.label = std::move(label);
    passage.begin = passage.end = text.size();
    if (spoken.timed) passage.startMs = spoken.startMs;
    passages().push_back(std::move(passage));
    words_ = 0;
    lastEndMs_ = spoken.startMs;
  }

  // From `at` on the text has these styles.
  void style(std::size_t at, unsigned styles) {
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const bool on = (styles >> i & 1U) != 0;
      if (on && !open_[i]) open_[i] = at;
      if (on || !open_[i]) continue;
      document_.formatting.push_back({*open_[i], at, static_cast<Style>(i)});
      open_[i].reset();
    }
  }

  Document& document_;
  Joining joining_;
  std::array<std::optional<std::size_t>, 3> open_;  // by Style
  int words_ = 0;                                   // of the last passage
  std::int64_t lastStartMs_ = 0, lastEndMs_ = 0;
  std::string lastWords_, lastLabel_;
};

}  // namespace

void buildTurns(std::vector<Spoken> spoken, Joining joining, const std::string& file,
                const std::vector<SpeakerRule>& rules, Document& document) {
  checkLines(spoken.size(), file);
  for (auto& one : spoken) normalise(one);
  spoken = withLabels(std::move(spoken), rules, document.otherLabels);
  Builder builder(document, joining);
  for (const auto& one : spoken)
    if (!trimmedWords(one.words).empty() || !one.label.empty()) builder.add(one);
}

}  // namespace corpus::import
