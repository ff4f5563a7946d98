#include "corpus/import/turn_labels.h"

#include <algorithm>
#include <map>

#include "corpus/import/label_spelling.h"
#include "corpus/import/time_stamp.h"

namespace corpus::import {
namespace {

using Strength = RoleWord::Strength;

constexpr std::size_t kMaxOthers = 50;
constexpr std::size_t kHeaderLines = 30;  // a list about the interview stands in the first lines with words

std::size_t wordsIn(std::string_view text) {
  std::size_t words = 0;
  bool in = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !in;
    in = !blank;
  }
  return words;
}

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
    voice.about = voice.never && isAboutInterview(spelling.label);
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
  for (const auto& [base, bracketed] : byBase) {
    const auto bare = voiceByKey_.find(base);
    if (bare == voiceByKey_.end() || bracketed.size() != 1 || voices_[bare->second].forced) continue;
    for (auto& spelling : spellings_)
      if (spelling.voice == bracketed[0] && !spelling.rule) spelling.voice = bare->second;
  }
}

// "Интервьюер: Е. Смирнова", "Информант: женщина, 34 года" above an interview that goes on with other labels,
// an empty line between them: the number of those labels.
template <typename IsShort>
std::size_t TurnLabels::namesAbove(const IsShort& isShort) const {
  std::unordered_map<std::size_t, int> times;
  for (const auto& label : labels_) ++times[spellings_[label.spelling].voice];
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
    return label.parsed.kind == Kind::Colon && wordsIn(said) <= 12 && !said.ends_with('?') &&
           !said.ends_with('!');
  };
  std::size_t last = 0;  // of the list: index in labels_ + 1
  bool anyNever = false;
  for (std::size_t i = 0; i < labels_.size() && labels_[i].line <= kHeaderLines; ++i) {
    const auto& voice = voices_[spellings_[labels_[i].spelling].voice];
    if (!isShort(labels_[i])) {
      if (labels_[i].parsed.kind == Kind::Colon) break;
      continue;
    }
    if (voice.about) {
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
      if (!sentence && !parted && wordsIn(text_.substr(words.begin, words.end - words.begin)) <= 8)
        last = i + 1;
    }
  }
  if (last == 0) last = namesAbove(isShort);
  for (std::size_t i = 0; i < last; ++i) labels_[i].header = true;
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

// A word of the other side occurs too.
bool TurnLabels::hasCounterpart(const Voice& voice) const {
  return std::any_of(voices_.begin(), voices_.end(), [&](const Voice& other) {
    return &other != &voice && other.role.role != SpeakerRole::Unknown &&
           (other.role.role != voice.role.role ||
            (other.role.strength == Strength::Weak) != (voice.role.strength == Strength::Weak)) &&
           other.count.all() - other.count.of(Kind::Alone) - other.count.of(Kind::Period) > 0;
  });
}

void TurnLabels::accept() {
  acceptKnownWords();
  acceptNames();
  joinMistyped();
  acceptBetween();
  acceptForced();
}

void TurnLabels::acceptKnownWords() {
  const auto aloneBoth = [&](SpeakerRole role) {
    return std::any_of(voices_.begin(), voices_.end(), [&](const Voice& other) {
      return other.role.strength == Strength::Strong && other.role.role != role &&
             other.count.of(Kind::Alone) > 0;
    });
  };
  const bool anyStrong = std::any_of(voices_.begin(), voices_.end(), [](const Voice& voice) {
    return voice.role.strength == Strength::Strong && voice.count.of(Kind::Colon) > 0;
  });
  for (auto& voice : voices_) {
    if (voice.role.strength == Strength::None) continue;
    const bool strong = voice.role.strength == Strength::Strong;
    const bool letter = voice.role.strength == Strength::Letter;
    const bool counterpart = !strong && hasCounterpart(voice);
    const int colons = voice.count.of(Kind::Colon);
    if (voice.role.strength == Strength::Pair) {
      voice.is(Kind::Colon) = counterpart ? colons >= 1 : colons >= 3 && !anyStrong;
    } else if (letter) {
      voice.is(Kind::Colon) = voice.nameLike ? colons >= (counterpart ? 1 : 2) : colons >= 2 && counterpart;
    } else {
      voice.is(Kind::Colon) = colons >= (strong || counterpart ? 1 : 2);
    }
    // «Вопрос — в деньгах» is a sentence: a dash asks for more.
    const int dashes = voice.count.of(Kind::Dash);
    voice.is(Kind::Dash) = strong                     ? dashes >= 2 || (dashes == 1 && colons >= 2)
                           : voice.initials || letter ? dashes >= (counterpart ? 2 : 3)
                                                      : false;
    voice.is(Kind::Bracket) = strong || (letter && counterpart && voice.count.of(Kind::Bracket) >= 2);
    voice.is(Kind::Timed) = strong || voice.count.of(Kind::Timed) >= 2;
    voice.is(Kind::Tab) = strong || voice.count.of(Kind::Tab) >= (counterpart ? 2 : 3);
    voice.is(Kind::Bold) = strong || counterpart || voice.count.of(Kind::Bold) + colons >= 2;
    voice.is(Kind::Alone) = voice.count.of(Kind::Alone) >= 2
                                ? strong || counterpart || voice.boldOnes >= 2
                                : strong && (voice.boldOnes > 0 || voice.stampedOnes > 0 || colons > 0 ||
                                             aloneBoth(voice.role.role));
    voice.is(Kind::Period) =
        (strong || letter) && voice.count.of(Kind::Period) >= 2 &&
        (strong ? colons == 0
                : counterpart && colons == 0 &&
                      static_cast<std::size_t>(voice.count.of(Kind::Period)) * 4 >= times_.size());
  }
  const auto spoken = [&](SpeakerRole role) {
    return std::any_of(voices_.begin(), voices_.end(),
                       [&](const Voice& voice) { return voice.role.role == role && voice.any(); });
  };
  // Said of either side, beside a word for one of them: the other.
  const auto anyOf = [&](bool weak) {
    return std::any_of(voices_.begin(), voices_.end(), [&](const Voice& voice) {
      return (weak ? voice.role.strength == Strength::Weak : voice.role.strength == Strength::Strong) &&
             voice.any();
    });
  };
  bothRoles_ =
      (spoken(SpeakerRole::Interviewer) && spoken(SpeakerRole::Respondent)) || (anyOf(true) && anyOf(false));
}

void TurnLabels::acceptNames() {
  const auto isUnknown = [](const Voice& voice) {
    return (voice.role.strength == Strength::None ||
            (voice.role.strength == Strength::Letter && !voice.any())) &&
           voice.nameLike && !voice.never && voice.lowerWords <= 2;
  };
  struct Sum {
    int turns = 0, voices = 0;
  };
  Sum of[LabelLine::kKinds];
  const auto sum = [&](Kind kind) -> Sum& { return of[static_cast<std::size_t>(kind)]; };
  int known = 0, periodWords = 0;
  for (const auto& voice : voices_) {
    for (std::size_t kind = 0; kind < LabelLine::kKinds; ++kind) {
      if (voice.accepted[kind]) {
        known += voice.count.by[kind];
        periodWords += voice.is(Kind::Period) ? 1 : 0;
        of[kind].turns += voice.count.by[kind];
        ++of[kind].voices;
      } else if (isUnknown(voice) && voice.count.by[kind] >= 2) {
        of[kind].turns += voice.count.by[kind];
        ++of[kind].voices;
      }
    }
  }
  const int lines = static_cast<int>(times_.size());
  int named = 0, namedVoices = 0;
  for (auto& voice : voices_) {
    if (!isUnknown(voice)) continue;
    const int colons = voice.count.of(Kind::Colon);
    const int needed = 2 + (bothRoles_ ? 1 : 0) + (voice.lowerWords > 0 ? 1 : 0);
    const bool enough = colons >= needed && (!bothRoles_ || colons * 20 >= known);
    voice.is(Kind::Colon) =
        enough || (colons >= 1 && colons + voice.count.of(Kind::Bold) >= 2 && voice.boldOnes >= 2);
    voice.is(Kind::Timed) = voice.count.of(Kind::Timed) >= 2;
    // [смех] comes back too: brackets and tabs must carry the text, dashes at least two voices.
    const auto& brackets = sum(Kind::Bracket);
    voice.is(Kind::Bracket) =
        voice.count.of(Kind::Bracket) >= 2 && brackets.voices >= 2 && brackets.turns >= lines / 2;
    voice.is(Kind::Tab) =
        voice.count.of(Kind::Tab) >= 2 && sum(Kind::Tab).turns >= 3 && sum(Kind::Tab).turns >= lines / 2;
    const auto& dashes = sum(Kind::Dash);
    const bool dashed = voice.count.of(Kind::Dash) >= 2 && dashes.voices >= 2 && dashes.turns >= 4;
    voice.is(Kind::Dash) = dashed && (voice.initials || (voice.lowerWords == 0 && dashes.turns * 2 >= lines));
    const auto& bolds = sum(Kind::Bold);
    voice.is(Kind::Bold) = voice.lowerWords <= 1 && voice.count.of(Kind::Bold) + colons >= 2 &&
                           (bolds.voices >= 2 || voice.is(Kind::Colon));
    const auto& alone = sum(Kind::Alone);
    const int times = voice.count.of(Kind::Alone);
    const bool marked = voice.boldOnes + voice.stampedOnes >= 2;
    voice.is(Kind::Alone) =
        times >= 2 && alone.voices >= 2 &&
        (marked ? voice.lowerWords <= 1 : voice.lowerWords == 0 && alone.turns * 3 >= lines);
    const auto& periods = sum(Kind::Period);
    voice.is(Kind::Period) = voice.lowerWords == 0 && voice.count.of(Kind::Period) >= 2 && periodWords > 0 &&
                             periods.turns * 3 >= lines * 2;
    if (voice.is(Kind::Colon)) named += colons, ++namedVoices;
  }
  // Names alone, and they open few of the lines: headings of a text rather ("Проблема: …").
  const bool few = namedVoices == 1 ? named * 3 < lines : named < 6 && named * 5 < lines;
  if (known == 0 && few)
    for (auto& voice : voices_)
      if (isUnknown(voice)) voice.is(Kind::Colon) = false;
}

// "Интевьюер:" once among forty "Интервьюер:".
void TurnLabels::joinMistyped() {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < voices_.size(); ++i) {
    const auto& voice = voices_[i];
    if (voice.role.strength != Strength::None && voice.is(Kind::Colon) && voice.key.size() >= 10)
      known.push_back(i);
  }
  if (known.empty()) return;
  for (auto& spelling : spellings_) {
    const auto& voice = voices_[spelling.voice];
    if (voice.any() || voice.role.strength != Strength::None || spelling.rule ||
        voice.count.of(Kind::Colon) == 0)
      continue;
    if (voice.key.size() > 60 || voice.count.of(Kind::Colon) > 3) continue;
    for (const auto target : known) {
      if (!isMistyped(voice.key, voices_[target].key)) continue;
      for (std::size_t kind = 0; kind < LabelLine::kKinds; ++kind)
        voices_[target].count.by[kind] += spelling.count.by[kind];
      spelling.voice = target;
      break;
    }
  }
}

// Names that come once each, between accepted labels on neighbouring lines: everybody of a focus group says
// who he is, or one answer after one question.
void TurnLabels::acceptBetween() {
  if (bothRoles_) return;
  std::vector<std::size_t> run, once;
  bool open = false;  // the run follows an accepted label
  std::size_t before = 0;
  long numberBefore = 0;
  for (const auto& label : labels_) {
    const auto index = spellings_[label.spelling].voice;
    const auto& voice = voices_[index];
    if (isAccepted(label)) {
      if (open && (run.empty() || label.line == before + 1)) once.insert(once.end(), run.begin(), run.end());
      run.clear();
      open = true;
      numberBefore = label.parsed.number;
    } else if (label.parsed.kind == Kind::Colon && voice.count.of(Kind::Colon) == 1 &&
               voice.role.strength == Strength::None && voice.nameLike && voice.lowerWords == 0 &&
               !voice.never && label.line == before + 1 &&
               (label.parsed.number == 0 || numberBefore > 0)) {  // else the items of a list
      run.push_back(index);
    } else {
      run.clear();
      open = false;
    }
    before = label.line;
  }
  if (open && before == times_.size()) once.insert(once.end(), run.begin(), run.end());
  for (const auto voice : once) voices_[voice].is(Kind::Colon) = true;
}

void TurnLabels::acceptForced() {
  for (auto& voice : voices_) {
    if (!voice.forced) continue;
    int others = 0;
    for (std::size_t kind = 0; kind < LabelLine::kKinds; ++kind) {
      const auto is = static_cast<Kind>(kind);
      if (is == Kind::Dash || is == Kind::Period || is == Kind::Alone) continue;
      voice.accepted[kind] = true;
      others += voice.count.by[kind];
    }
    // "Айгерім — студент" is no label where "Айгерім:" is one.
    for (const auto kind : {Kind::Dash, Kind::Alone, Kind::Period})
      if (others == 0) voice.is(kind) = true;
  }
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
