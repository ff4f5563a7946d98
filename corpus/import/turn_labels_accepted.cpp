// Which labels of a text are speakers: what counts for it and how much.
#include <algorithm>

#include "corpus/import/label_spelling.h"
#include "corpus/import/turn_labels.h"

namespace corpus::import {
namespace {

using Strength = RoleWord::Strength;

// More speakers with a role than any interview has: the labels of the others are not compared with them.
constexpr std::size_t kMostKnown = 40;

}  // namespace

void TurnLabels::accept() {
  acceptKnownWords();
  acceptNames();
  joinMistyped();
  acceptBetween();
  acceptForced();
}

void TurnLabels::acceptKnownWords() {
  // What words there are, by role, and for the second by whether they are weak.
  constexpr std::size_t kRoles = 3;
  bool alone[kRoles] = {}, named[kRoles][2] = {};
  for (const auto& voice : voices_) {
    const auto role = static_cast<std::size_t>(voice.role.role);
    if (voice.role.strength == Strength::Strong && voice.count.of(Kind::Alone) > 0) alone[role] = true;
    if (voice.role.role != SpeakerRole::Unknown &&
        voice.count.all() - voice.count.of(Kind::Alone) - voice.count.of(Kind::Period) > 0)
      named[role][voice.role.strength == Strength::Weak ? 1 : 0] = true;
  }
  const auto aloneBoth = [&](SpeakerRole role) {
    for (std::size_t other = 0; other < kRoles; ++other)
      if (other != static_cast<std::size_t>(role) && alone[other]) return true;
    return false;
  };
  // A word of the other side occurs too.
  const auto hasCounterpart = [&](const Voice& voice) {
    const std::size_t weak = voice.role.strength == Strength::Weak ? 1 : 0;
    for (std::size_t other = 0; other < kRoles; ++other)
      if (named[other][1 - weak] ||
          (other != static_cast<std::size_t>(voice.role.role) && named[other][weak]))
        return true;
    return false;
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
    // A person's name for a label takes nothing from what the label says.
    for (const auto& spelling : spellings_)
      if (spelling.rule && spelling.count.of(Kind::Colon) > 0 && roleWordOf(spelling.label).role == role)
        return true;
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
  for (std::size_t i = 0; i < voices_.size() && known.size() < kMostKnown; ++i) {
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
  // Several names in a row each have a sentence; "Ақша: аз" and "Уақыт: жетпейді" are a list.
  const auto isSentence = [&](const Label& label) {
    const auto begin = label.begin + label.parsed.spokenBegin;
    const auto words = trimmedBytes(text_, begin, std::min(text_.find('\n', begin), text_.size()));
    const auto said = text_.substr(words.begin, words.end - words.begin);
    return said.ends_with('.') || said.ends_with('!') || said.ends_with('?') || said.ends_with(')') ||
           said.ends_with("…") || said.ends_with("»") || said.ends_with('"');
  };
  std::vector<std::size_t> run, once;
  bool sentences = true;
  const auto takeRun = [&] {
    if (run.size() == 1 || sentences) once.insert(once.end(), run.begin(), run.end());
  };
  bool open = false;  // the run follows an accepted label
  std::size_t before = 0;
  long numberBefore = 0;
  for (const auto& label : labels_) {
    const auto index = spellings_[label.spelling].voice;
    const auto& voice = voices_[index];
    // Where interviewer and respondent are named, so is everybody else, "Все:" and "Unknown:" apart.
    const bool mayCome = voice.collective || (!bothRoles_ && voice.lowerWords == 0);
    if (isAccepted(label)) {
      if (open && label.line == before + 1) takeRun();
      run.clear();
      sentences = true;
      open = true;
      numberBefore = label.parsed.number;
    } else if (label.parsed.kind == Kind::Colon && voice.count.of(Kind::Colon) == 1 &&
               voice.role.strength == Strength::None && voice.nameLike && mayCome && !voice.never &&
               label.line == before + 1 &&
               (label.parsed.number == 0 || numberBefore > 0)) {  // else the items of a list
      run.push_back(index);
      sentences = sentences && isSentence(label);
    } else {
      run.clear();
      open = false;
    }
    before = label.line;
  }
  if (open && before == times_.size()) takeRun();
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

}  // namespace corpus::import
