#include "corpus/import/speakers.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_map>

#include "corpus/import/label_line.h"
#include "corpus/import/label_spelling.h"
#include "corpus/import/time_stamp.h"
#include "corpus/import/turn_labels.h"

namespace corpus::import {
namespace {

// A time in hours, minutes and seconds is a place in the recording; "(10:30)" may be one of the day.
bool isFullTime(std::string_view stamp) {
  return std::count(stamp.begin(), stamp.end(), ':') >= 2;
}

bool startsLikeStamp(char c) {
  return (c >= '0' && c <= '9') || c == '[' || c == '(' || c == '#' || c == '<' || c == '{';
}

std::optional<TimeStamp> stampIn(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= end || !startsLikeStamp(text[begin])) return std::nullopt;
  return timeStampAt(text.substr(begin, end - begin));
}

// The spelling used most, "(laughs)" apart; of two, the shorter.
std::string shownLabel(const std::vector<ImportedSpeaker::Spelling>& spellings) {
  std::vector<ImportedSpeaker::Spelling> shown;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const auto& spelling : spellings) {
    const auto label = withoutStageDirection(spelling.label);
    const auto [known, isNew] = places.emplace(label, shown.size());
    if (isNew) {
      shown.push_back({std::string(label), spelling.turns});
    } else {
      shown[known->second].turns += spelling.turns;
    }
  }
  return std::min_element(shown.begin(), shown.end(),
                          [](const auto& a, const auto& b) {
                            if (a.turns != b.turns) return a.turns > b.turns;
                            return (a.label.find('(') != a.label.npos) < (b.label.find('(') != b.label.npos);
                          })
      ->label;
}

// The speakers of turns, in order of their first words, with the spellings of their labels.
class Speakers {
 public:
  // `voice` tells speakers apart; `named` is what a rule says of it.
  std::size_t add(std::size_t voice, std::string_view spelling, const TurnLabels::Given& named) {
    const auto [entry, isNew] = byVoice_.emplace(voice, speakers_.size());
    if (isNew) {
      speakers_.push_back({named.name, named.role.value_or(SpeakerRole::Unknown), {}});
      given_.push_back(named.role);
    }
    auto& spellings = speakers_[entry->second].spellings;
    if (isNew) places_.emplace_back();
    const auto [known, isFirst] = places_[entry->second].emplace(spelling, spellings.size());
    if (isFirst) {
      spellings.push_back({std::string(spelling), 1});
    } else {
      ++spellings[known->second].turns;
    }
    return entry->second;
  }

  std::vector<ImportedSpeaker> done() {
    for (auto& speaker : speakers_) {
      std::stable_sort(speaker.spellings.begin(), speaker.spellings.end(),
                       [](const auto& a, const auto& b) { return a.turns > b.turns; });
      if (speaker.label.empty()) speaker.label = shownLabel(speaker.spellings);
    }
    setRoles(speakers_);
    for (std::size_t i = 0; i < speakers_.size(); ++i)
      if (given_[i]) speakers_[i].role = *given_[i];  // "neither" too
    return std::move(speakers_);
  }

 private:
  std::unordered_map<std::size_t, std::size_t> byVoice_;
  std::vector<ImportedSpeaker> speakers_;
  std::vector<std::unordered_map<std::string, std::size_t>> places_;  // of a speaker's spellings
  std::vector<std::optional<SpeakerRole>> given_;
};

// A line with nothing but a time stamp above a label belongs to the label.
void takeStampAbove(std::string_view text, FoundTurns& found, FoundTurn& turn) {
  if (turn.startMs || found.turns.empty()) return;
  auto& before = found.turns.back();
  const auto lineBreak = text.substr(0, before.end).rfind('\n');
  const auto begin = lineBreak == text.npos || lineBreak < before.begin ? before.begin : lineBreak + 1;
  const auto line = trimmedBytes(text, begin, before.end);
  const auto stamp = stampIn(text, line.begin, line.end);
  if (!stamp || stamp->bytes != line.end - line.begin) return;
  turn.startMs = stamp->ms;
  turn.endMs = stamp->endMs;
  turn.labelBegin = line.begin;
  if (line.begin <= before.begin) {
    found.turns.pop_back();
  } else {
    before.end = trimmedBytes(text, before.begin, line.begin).end;
  }
}

// A time that begins the words below a label on a line of its own.
void takeStampBelow(std::string_view text, FoundTurn& turn) {
  if (turn.startMs) return;
  const auto stamp = stampIn(text, turn.begin, turn.end);
  if (!stamp || (!stamp->bracketed && !isFullTime(text.substr(turn.begin, stamp->bytes)))) return;
  const auto words = trimmedBytes(text, turn.begin + stamp->bytes, turn.end);
  if (words.begin >= words.end) return;
  turn.begin = words.begin;
  turn.startMs = stamp->ms;
  turn.endMs = stamp->endMs;
}

// "… солай. #00:00:10-2#": the time at a turn's end.
std::optional<TimeStamp> stampAtEnd(std::string_view text, const FoundTurn& turn, std::size_t& begin) {
  if (turn.end < turn.begin + 6) return std::nullopt;
  char open = 0;
  switch (text[turn.end - 1]) {
    case ']':
      open = '[';
      break;
    case ')':
      open = '(';
      break;
    case '#':
      open = '#';
      break;
    case '}':
      open = '{';
      break;
    default:
      return std::nullopt;
  }
  begin = text.substr(turn.begin, turn.end - 1 - turn.begin).rfind(open);
  if (begin == text.npos || begin == 0) return std::nullopt;
  begin += turn.begin;
  const auto stamp = timeStampAt(text.substr(begin, turn.end - begin));
  if (!stamp || stamp->bytes != turn.end - begin) return std::nullopt;
  if (open == '(' && !isFullTime(text.substr(begin, turn.end - begin))) return std::nullopt;
  if (turn.startMs && stamp->ms < *turn.startMs) return std::nullopt;
  return stamp;
}

// As many as a transcript may have lines; of a file with more the others stay words only.
constexpr std::size_t kMostStamps = 150'000;

// Times that stand inside the turn's words.
void addStamps(std::string_view text, const FoundTurn& turn, std::vector<Heard>& stamps) {
  struct At {
    std::size_t begin;
    TimeStamp stamp;
  };
  std::vector<At> found;
  const char* const base = text.data();
  for (const char open : {'[', '#', '(', '\n'}) {
    for (auto at = turn.begin; at < turn.end;) {
      const auto* hit = static_cast<const char*>(std::memchr(base + at, open, turn.end - at));
      if (!hit) break;
      auto begin = static_cast<std::size_t>(hit - base);
      at = begin + 1;
      if (open == '\n') {
        begin = at;
        while (const auto blank = begin < turn.end ? blankAt(text, begin) : 0) begin += blank;
        if (begin >= turn.end || text[begin] < '0' || text[begin] > '9') continue;
      }
      const auto stamp = timeStampAt(text.substr(begin, turn.end - begin));
      if (!stamp || stamp->bytes == 0) continue;
      const auto said = text.substr(begin, stamp->bytes);
      const bool alone = begin + stamp->bytes >= turn.end || text[begin + stamp->bytes] == '\n';
      if (open == '\n' && !alone && !isFullTime(said)) continue;
      if (open == '(' && !isFullTime(said) && begin > turn.begin && text[begin - 1] != '\n') continue;
      if (stamps.size() + found.size() >= kMostStamps) break;
      found.push_back({begin, *stamp});
    }
  }
  std::sort(found.begin(), found.end(), [](const At& a, const At& b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto from = found[i].begin + found[i].stamp.bytes;
    auto limit = i + 1 < found.size() ? std::max(from, found[i + 1].begin) : turn.end;
    const auto first = trimmedBytes(text, from, limit).begin;
    if (const auto lineEnd = text.substr(first, limit - first).find('\n'); lineEnd != text.npos)
      limit = first + lineEnd;
    auto words = trimmedBytes(text, from, std::max(from, limit));
    if (words.begin >= words.end) words = {from, from};
    stamps.push_back({words.begin, words.end, found[i].stamp.ms, found[i].stamp.endMs});
  }
}

void readTimes(std::string_view text, FoundTurns& found) {
  std::optional<std::int64_t> before;  // the time at the last turn's end
  for (auto& turn : found.turns) {
    if (!turn.startMs && before) turn.startMs = before;
    before.reset();
    std::size_t begin = 0;
    if (const auto stamp = stampAtEnd(text, turn, begin)) {
      const auto words = trimmedBytes(text, turn.begin, begin);
      if (words.begin < words.end) {
        turn.end = words.end;
        if (!turn.endMs) turn.endMs = stamp->endMs.value_or(stamp->ms);
        before = stamp->endMs.value_or(stamp->ms);
      }
    }
    addStamps(text, turn, found.stamps);
  }
}

std::vector<Bytes> boldRuns(std::string_view text, const std::vector<Formatted>& formatting) {
  std::vector<Bytes> runs;
  for (const auto& run : formatting)
    if (run.style == Style::Bold && run.begin < run.end && run.end <= text.size())
      runs.push_back({run.begin, run.end});
  const auto byBegin = [](const Bytes& a, const Bytes& b) { return a.begin < b.begin; };
  if (!std::is_sorted(runs.begin(), runs.end(), byBegin)) std::sort(runs.begin(), runs.end(), byBegin);
  // Parted by nothing but a space: one.
  std::vector<Bytes> joined;
  for (const auto& run : runs) {
    if (!joined.empty() &&
        (run.begin <= joined.back().end ||
         (run.begin - joined.back().end <= 3 &&
          trimmedBytes(text, joined.back().end, run.begin).begin >= run.begin &&
          text.substr(joined.back().end, run.begin - joined.back().end).find('\n') == text.npos))) {
      joined.back().end = std::max(joined.back().end, run.end);
    } else {
      joined.push_back(run);
    }
  }
  return joined;
}

// Lines as turns, their times not yet read.
FoundTurns paragraphs(std::string_view text) {
  struct Paragraph {
    Bytes words;
    std::optional<TimeStamp> stamp;
  };
  std::vector<Paragraph> all;
  std::size_t stamped = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = text.find('\n', begin);
    if (end == text.npos) end = text.size();
    const auto words = trimmedBytes(text, begin, end);
    if (words.begin < words.end) {
      all.push_back({words, stampIn(text, words.begin, words.end)});
      stamped += all.back().stamp.has_value();
    }
    begin = end + 1;
  }
  // "10:30 келдім" is a time of the day, unless every other line begins with one.
  const bool bare = stamped >= 3 && stamped * 5 >= all.size() * 2;
  FoundTurns found;
  const Paragraph* above = nullptr;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [words, stamp] = all[i];
    FoundTurn turn;
    turn.labelBegin = turn.begin = words.begin;
    turn.end = words.end;
    if (stamp && (stamp->bracketed || bare)) {
      const auto rest = trimmedBytes(text, words.begin + stamp->bytes, words.end);
      if (rest.begin >= rest.end && i + 1 < all.size() && !all[i + 1].stamp) {
        above = &all[i];
        continue;
      }
      if (rest.begin < rest.end) {
        turn.begin = rest.begin;
        turn.startMs = stamp->ms;
        turn.endMs = stamp->endMs;
      }
    }
    if (above) {
      turn.labelBegin = above->words.begin;
      turn.startMs = above->stamp->ms;
      turn.endMs = above->stamp->endMs;
      above = nullptr;
    }
    found.turns.push_back(turn);
  }
  return found;
}

}  // namespace

FoundTurns foundTurns(std::string_view text, const std::vector<SpeakerRule>& rules,
                      const std::vector<Formatted>& formatting) {
  const TurnLabels labels(text, rules, boldRuns(text, formatting));
  const auto& accepted = labels.accepted();
  // What stands before the first label.
  auto found = paragraphs(accepted.empty() ? text : text.substr(0, accepted.front().begin));
  found.otherLabels = labels.others();
  Speakers speakers;
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    const auto& label = accepted[i];
    const auto limit = i + 1 < accepted.size() ? accepted[i + 1].begin : text.size();
    FoundTurn turn;
    turn.labelBegin = label.begin + label.parsed.labelBegin;
    const auto words = trimmedBytes(text, label.begin + label.parsed.spokenBegin, limit);
    if (words.begin == words.end) continue;  // named, but silent
    turn.begin = words.begin;
    turn.end = words.end;
    turn.startMs = label.parsed.startMs;
    turn.endMs = label.parsed.endMs;
    turn.label = labels.spellingOf(label);
    if (label.parsed.kind == LabelLine::Kind::Alone) takeStampBelow(text, turn);
    takeStampAbove(text, found, turn);
    const auto voice = labels.voiceOf(label);
    turn.speaker = speakers.add(voice, turn.label, labels.givenTo(voice));
    found.turns.push_back(turn);
  }
  found.speakers = speakers.done();
  readTimes(text, found);
  return found;
}

FoundTurns foundParagraphs(std::string_view text) {
  auto found = paragraphs(text);
  readTimes(text, found);
  return found;
}

FoundTurns turnsOfPassages(const std::vector<Passage>& passages, const std::vector<SpeakerRule>& rules) {
  std::unordered_map<std::string, const SpeakerRule*> ruleOf;
  for (const auto& rule : rules) ruleOf[spellingKey(rule.label)] = &rule;
  struct Known {
    const SpeakerRule* rule = nullptr;
    std::size_t voice = 0;
    std::optional<std::size_t> other;  // among the labels that are no speaker's
  };
  std::unordered_map<std::string, Known> known;
  std::unordered_map<std::string, std::size_t> voices;
  FoundTurns found;
  Speakers speakers;
  for (const auto& passage : passages) {
    FoundTurn turn;
    turn.labelBegin = passage.labelBegin;
    turn.begin = passage.begin;
    turn.end = passage.end;
    turn.startMs = passage.startMs;
    turn.endMs = passage.endMs;
    if (!passage.label.empty()) {
      const auto [entry, isNew] = known.emplace(passage.label, Known{});
      if (isNew) {
        if (const auto rule = ruleOf.find(spellingKey(passage.label)); rule != ruleOf.end())
          entry->second.rule = rule->second;
        const auto* rule = entry->second.rule;
        const auto key = voiceKey(rule && !rule->name.empty() ? rule->name : passage.label);
        entry->second.voice = voices.emplace(key, voices.size()).first->second;
      }
      const auto* rule = entry->second.rule;
      if (rule && rule->name.empty()) {
        auto& other = entry->second.other;
        if (!other) {
          other = found.otherLabels.size();
          found.otherLabels.push_back({passage.label, 0});
        }
        ++found.otherLabels[*other].turns;
        // Nobody: the label is of the words, and these go on what was said before.
        if (!found.turns.empty()) {
          auto& last = found.turns.back();
          last.end = passage.end;
          if (passage.endMs) last.endMs = passage.endMs;
          continue;
        }
        turn.begin = passage.labelBegin;
      } else {
        turn.label = passage.label;
        TurnLabels::Given given;
        if (rule) given = {rule->name, rule->role};
        turn.speaker = speakers.add(entry->second.voice, passage.label, given);
      }
    }
    found.turns.push_back(turn);
  }
  found.speakers = speakers.done();
  return found;
}

}  // namespace corpus::import
