#include "corpus/import/turn_labels.h"

#include <algorithm>
#include <map>

#include "corpus/import/label_spelling.h"
#include "corpus/import/time_stamp.h"
#include "corpus/import/word_count.h"

namespace corpus::import {
namespace {

using Strength = RoleWord::Strength;

constexpr std::size_t kMaxOthers = 50;
constexpr std::size_t kHeaderLines = 30;  // a list about the interview stands in the first lines with words

}  // namespace

int TurnLabels::Counts::all() const {
  int sum = 0;
  for (const int one : by) sum += one;
  return sum;
}

bool TurnLabels::Voice::any() const {
  return std::any_of(std::begin(accepted), std::end(accepted), [](bool one) { return one; });
}

TurnLabels::TurnLabels(std::string_view text, const std::vector<SpeakerRule>& rules,
                       const std::vector<Bytes>& bold)
    : text_(text), rules_(rules) {
  for (const auto& rule : rules_) ruleBySpelling_[spellingKey(rule.label)] = &rule;  // the last one holds
  collect(bold);
  settleNumbers();
  dropIdleLines();
  for (auto& label : labels_) label.spelling = spellingFor(label.parsed.label);
  joinBracketed();
  markHeader();
  for (const bool withHeader : {false, true}) {
    count(withHeader);
    accept();
    for (const auto& label : labels_)
      if ((withHeader || !label.header) && isAccepted(label)) accepted_.push_back(label);
    if (!accepted_.empty()) break;  // a list and no interview below it: then it is the interview
  }
  for (const auto& label : accepted_) ++spellings_[label.spelling].taken;
}

void TurnLabels::collect(const std::vector<Bytes>& bold) {
  std::size_t run = 0;
  std::vector<Bytes> ofLine;
  for (std::size_t begin = 0; begin < text_.size();) {
    auto end = text_.find('\n', begin);
    if (end == text_.npos) end = text_.size();
    const auto line = text_.substr(begin, end - begin);
    const auto words = trimmedBytes(line, 0, line.size());
    if (words.begin < words.end) {
      ofLine.clear();
      while (run < bold.size() && bold[run].end <= begin) ++run;
      for (auto i = run; i < bold.size() && bold[i].begin < end; ++i)
        ofLine.push_back({std::max(bold[i].begin, begin) - begin, std::min(bold[i].end, end) - begin});
      const auto first = static_cast<unsigned char>(line[words.begin]);
      const bool mayBeStamp = first < 0x80 && (first < 'A' || first > 'z' || first == '[');
      times_.push_back(Time::None);
      if (mayBeStamp) {
        if (const auto stamp = timeStampAt(line.substr(words.begin)))
          times_.back() = words.begin + stamp->bytes >= words.end ? Time::Alone : Time::Before;
      }
      if (const auto parsed = labelLine(line, ofLine))
        labels_.push_back({begin, times_.size(), *parsed, 0, false});
    }
    begin = end + 1;
  }
}

// "12 Dan: …" numbers the turns, "2 респондент: …" the respondents.
void TurnLabels::settleNumbers() {
  int rising = 0, falling = 0;
  long before = -1;
  for (const auto& label : labels_) {
    if (label.parsed.numbered.empty() || label.parsed.kind == Kind::Alone) continue;
    ++(label.parsed.number > before ? rising : falling);
    before = label.parsed.number;
  }
  for (auto& label : labels_) {
    if (label.parsed.numbered.empty()) continue;
    int lowerWords = 0;
    const bool lower = !isNameLike(label.parsed.label, lowerWords);
    if (lower || falling * 4 >= rising) label.parsed.label = label.parsed.numbered;
  }
}

// Alone on its line is a label only with words below that have no label of their own.
void TurnLabels::dropIdleLines() {
  std::vector<Label> kept;
  kept.reserve(labels_.size());
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    auto& label = labels_[i];
    if (label.parsed.kind == Kind::Alone) {
      const auto below = label.line;  // number of the next line, from 0
      const bool last = below >= times_.size();
      const bool labelBelow = i + 1 < labels_.size() && labels_[i + 1].line == label.line + 1 &&
                              labels_[i + 1].parsed.kind == Kind::Colon;
      const bool stampAbove = label.line >= 2 && times_[label.line - 2] == Time::Alone;
      label.parsed.stamped = label.parsed.stamped || stampAbove;
      // "[0:03] Hi Rick" above "[0:05] …" are words; a name without a time stands above the timed words.
      if (last || (label.parsed.stamped && times_[below] != Time::None)) continue;
      if (labelBelow && !label.parsed.stamped && !label.parsed.bold) continue;
    }
    kept.push_back(label);
  }
  labels_ = std::move(kept);
}

std::size_t TurnLabels::spellingFor(std::string_view label) {
  const auto [entry, isNew] = spellingByLabel_.emplace(label, spellings_.size());
  if (!isNew) return entry->second;
  Spelling spelling;
  spelling.label = label;
  if (!ruleBySpelling_.empty()) {
    spelling.key = spellingKey(label);
    if (const auto rule = ruleBySpelling_.find(spelling.key); rule != ruleBySpelling_.end())
      spelling.rule = rule->second;
  }
  spelling.voice = voiceFor(spelling);
  spellings_.push_back(std::move(spelling));
  return spellings_.size() - 1;
}

std::size_t TurnLabels::voiceFor(Spelling& spelling) {
  const bool named = spelling.rule && !spelling.rule->name.empty();
  // What is switched off must not lend its turns to another spelling of the label.
  std::string key = spelling.rule && !named
                        ? "-" + spelling.key
                        : voiceKey(named ? std::string_view(spelling.rule->name) : spelling.label);
  const auto [entry, isNew] = voiceByKey_.emplace(key, voices_.size());
  if (isNew) {
    Voice voice;
    voice.label = std::string(spelling.label);
    voice.key = std::move(key);
    voice.role = roleWordOf(spelling.label);
    voice.nameLike = isNameLike(spelling.label, voice.lowerWords);
    voice.initials = isInitials(spelling.label);
    voice.never = isNeverSpeaker(spelling.label);
    voice.about = voice.never ? isAboutInterview(spelling.label) : isPartlyAboutInterview(spelling.label);
    voice.collective = isCollective(spelling.label);
    voices_.push_back(std::move(voice));
  }
  auto& voice = voices_[entry->second];
  if (named) {
    voice.forced = true;
    voice.given.name = spelling.rule->name;
    if (spelling.rule->role) voice.given.role = spelling.rule->role;
  }
  return entry->second;
}

// "Айгерім (Атырау, 22 жас):" once and "Айгерім:" from then on. With two who differ in the brackets only,
// these tell them apart.
void TurnLabels::joinBracketed() {
  std::map<std::string, std::vector<std::size_t>> byBase;
  for (std::size_t i = 0; i < voices_.size(); ++i) {
    const auto [base, brackets] = partedAtBracket(voices_[i].key);
    if (!brackets.empty() && !voices_[i].forced) byBase[base].push_back(i);
  }
  std::unordered_map<std::size_t, std::size_t> joined;
  for (const auto& [base, bracketed] : byBase) {
    const auto bare = voiceByKey_.find(base);
    if (bare == voiceByKey_.end() || bracketed.size() != 1 || voices_[bare->second].forced) continue;
    joined.emplace(bracketed[0], bare->second);
  }
  if (joined.empty()) return;
  for (auto& spelling : spellings_)
    if (const auto bare = joined.find(spelling.voice); bare != joined.end() && !spelling.rule)
      spelling.voice = bare->second;
}

// "Интервьюер: Е. Смирнова", "Информант: женщина, 34 года" above an interview that goes on with other labels,
// an empty line between them: the number of those labels.
template <typename IsShort>
std::size_t TurnLabels::namesAbove(const IsShort& isShort, const std::vector<int>& times) const {
  std::size_t count = 0;
  for (; count < labels_.size() && labels_[count].line <= kHeaderLines; ++count) {
    const auto& label = labels_[count];
    const auto voice = spellings_[label.spelling].voice;
    if (count > 0 && label.line != labels_[count - 1].line + 1) break;
    if (!isShort(label) || times[voice] > 1 || voices_[voice].role.strength != Strength::Strong) break;
  }
  if (count == 0 || count + 3 > labels_.size()) return 0;
  const auto begin = labels_[count].begin;
  const bool parted = begin >= 2 && text_[begin - 2] == '\n';
  return parted || labels_[count].line > labels_[count - 1].line + 1 ? count : 0;
}

// The list before an interview ("Дата: …", "Респондент: Айгерім, 22 жас"): nobody speaks there.
void TurnLabels::markHeader() {
  const auto isShort = [&](const Label& label) {
    auto end = text_.find('\n', label.begin);
    if (end == text_.npos) end = text_.size();
    const auto words = trimmedBytes(text_, label.begin + label.parsed.spokenBegin, end);
    const auto said = text_.substr(words.begin, words.end - words.begin);
    return label.parsed.kind == Kind::Colon && piecesIn(said) <= 12 && !said.ends_with('?') &&
           !said.ends_with('!');
  };
  std::vector<int> times(voices_.size());
  for (const auto& label : labels_) ++times[spellings_[label.spelling].voice];
  std::size_t last = 0;  // of the list: index in labels_ + 1
  bool anyNever = false;
  for (std::size_t i = 0; i < labels_.size() && labels_[i].line <= kHeaderLines; ++i) {
    const auto& voice = voices_[spellings_[labels_[i].spelling].voice];
    if (!isShort(labels_[i])) {
      if (labels_[i].parsed.kind == Kind::Colon) break;
      continue;
    }
    if (voice.about && (voice.never || times[spellings_[labels_[i].spelling].voice] == 1)) {
      anyNever = true;
      last = i + 1;
    } else if (anyNever && last == i && labels_[i].line == labels_[i - 1].line + 1) {
      // Goes on below the last word of the list, without an empty line between, and not yet with sentences.
      const auto begin = labels_[i].begin;
      auto end = text_.find('\n', begin);
      if (end == text_.npos) end = text_.size();
      const auto words = trimmedBytes(text_, begin, end);
      const bool sentence = words.end > words.begin && text_[words.end - 1] == '.' &&
                            text_.substr(words.begin, words.end - words.begin).size() > 60;
      const bool parted = begin >= 2 && text_[begin - 2] == '\n';
      if (!sentence && !parted && piecesIn(text_.substr(words.begin, words.end - words.begin)) <= 8)
        last = i + 1;
    }
  }
  if (last == 0) last = namesAbove(isShort, times);
  for (std::size_t i = 0; i < last; ++i) labels_[i].header = true;
  // "Модератор – Ирина" above an interview whose labels end in a colon.
  for (std::size_t i = last; i < labels_.size() && labels_[i].line <= kHeaderLines; ++i) {
    auto& label = labels_[i];
    if (label.parsed.kind != Kind::Dash) break;
    const auto voice = spellings_[label.spelling].voice;
    if (voices_[voice].role.strength != Strength::Strong) continue;
    const auto dashes = std::count_if(labels_.begin(), labels_.end(), [&](const Label& other) {
      return other.parsed.kind == Kind::Dash && spellings_[other.spelling].voice == voice;
    });
    label.header = dashes == 1 && times[voice] >= 3;
  }
}

void TurnLabels::count(bool withHeader) {
  for (auto& voice : voices_) {
    voice.count = {};
    voice.boldOnes = voice.stampedOnes = 0;
    std::fill(std::begin(voice.accepted), std::end(voice.accepted), false);
  }
  for (auto& spelling : spellings_) spelling.count = {};
  for (const auto& label : labels_) {
    if (label.header && !withHeader) continue;
    auto& spelling = spellings_[label.spelling];
    auto& voice = voices_[spelling.voice];
    ++spelling.count.of(label.parsed.kind);
    ++voice.count.of(label.parsed.kind);
    voice.boldOnes += label.parsed.bold;
    voice.stampedOnes += label.parsed.stamped;
  }
}

bool TurnLabels::isAccepted(const Label& label) const {
  const auto& spelling = spellings_[label.spelling];
  if (spelling.rule && spelling.rule->name.empty()) return false;
  return voices_[spelling.voice].is(label.parsed.kind);
}

std::vector<ImportedSpeaker::Spelling> TurnLabels::others() const {
  std::vector<ImportedSpeaker::Spelling> found;
  std::vector<int> times(spellings_.size());
  for (const auto& label : labels_) {
    if (label.parsed.kind == Kind::Alone || label.parsed.kind == Kind::Period) continue;
    ++times[label.spelling];
  }
  for (std::size_t i = 0; i < spellings_.size(); ++i) {
    const auto& spelling = spellings_[i];
    if (spelling.taken > 0) continue;
    int lowerWords = 0;
    const bool off = spelling.rule != nullptr && spelling.rule->name.empty();
    const bool nameLike = isNameLike(spelling.label, lowerWords) && lowerWords <= 2;
    const auto& voice = voices_[spelling.voice];
    // Once is enough for a name before a colon where others speak.
    const bool once = nameLike && lowerWords == 0 && !voice.never && spelling.count.of(Kind::Colon) > 0;
    if (times[i] > 0 && (off || (nameLike && times[i] >= 2) || once))
      found.push_back({std::string(spelling.label), times[i]});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.turns > b.turns; });
  if (found.size() > kMaxOthers) found.resize(kMaxOthers);
  return found;
}

}  // namespace corpus::import
