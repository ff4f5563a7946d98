#include "corpus/import/speakers.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "corpus/import/label_line.h"
#include "corpus/import/role_words.h"
#include "corpus/import/time_stamp.h"
#include "i18n/spelling.h"

namespace corpus::import {
namespace {

using Kind = LabelLine::Kind;
using Strength = RoleWord::Strength;

struct Line {
  std::size_t begin, end;  // bytes, without the LF
};

template <typename Visit>
void eachLine(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = text.find('\n', begin);
    if (end == text.npos) end = text.size();
    visit(Line{begin, end});
    begin = end + 1;
  }
}

// [begin, end) without white space at either side.
Line trimmed(std::string_view text, std::size_t begin, std::size_t end) {
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
    } else if (end >= begin + 2 && text.substr(end - 2, 2) == "\xC2\xA0") {
      end -= 2;
    } else if (end >= begin + 3 &&
               (text.substr(end - 3, 3) == "\xE2\x80\xAF" || text.substr(end - 3, 3) == "\xE2\x80\x8B")) {
      end -= 3;
    } else {
      return {begin, end};
    }
  }
}

// A label in all its spellings ("Интервьюер", "ИНТЕРВЬЮЕР"), and what speaks for it being a speaker.
struct Voice {
  std::string label;  // as first seen
  RoleWord role;
  bool nameLike = false, never = false, initials = false;
  int lowerWords = 0;
  int count[5] = {};  // by Kind
  bool accepted[5] = {};
  std::optional<std::size_t> speaker;

  int& countOf(Kind kind) { return count[static_cast<std::size_t>(kind)]; }
  bool& acceptedAs(Kind kind) { return accepted[static_cast<std::size_t>(kind)]; }
};

struct Candidate {
  std::size_t line = 0;   // number among the lines with words
  std::size_t begin = 0;  // of the line, bytes
  LabelLine label;
  std::size_t voice = 0;
};

class Recogniser {
 public:
  explicit Recogniser(std::string_view text) : text_(text) {}

  FoundTurns run() {
    collect();
    accept();
    return turns();
  }

 private:
  void collect() {
    eachLine(text_, [&](Line line) {
      const auto view = text_.substr(line.begin, line.end - line.begin);
      const auto content = trimmed(view, 0, view.size());
      if (content.begin == content.end) return;
      ++lines_;
      auto found = labelLine(view);
      if (!found) return;
      const auto voice = voiceOf(found->label);
      ++voices_[voice].countOf(found->kind);
      candidates_.push_back({lines_, line.begin, *found, voice});
    });
  }

  std::size_t voiceOf(std::string_view label) {
    if (const auto known = byLabel_.find(label); known != byLabel_.end()) return known->second;
    std::string key = i18n::folded(label);
    const auto [entry, isNew] = byKey_.emplace(std::move(key), voices_.size());
    if (isNew) {
      Voice voice;
      voice.label = std::string(label);
      voice.role = roleWordOf(label);
      voice.nameLike = isNameLike(label, voice.lowerWords);
      voice.initials = isInitials(label);
      voice.never = isNeverSpeaker(label);
      voices_.push_back(std::move(voice));
    }
    byLabel_.emplace(label, entry->second);
    return entry->second;
  }

  // A word of the other side occurs too.
  bool hasCounterpart(const Voice& voice, bool acceptedOnly = false) const {
    return std::any_of(voices_.begin(), voices_.end(), [&](const Voice& other) {
      if (&other == &voice || other.role.role == SpeakerRole::Unknown || other.role.role == voice.role.role)
        return false;
      return acceptedOnly ? std::any_of(std::begin(other.accepted), std::end(other.accepted),
                                        [](bool is) { return is; })
                          : other.count[static_cast<std::size_t>(Kind::Colon)] > 0;
    });
  }

  void accept() {
    for (auto& voice : voices_) {
      if (voice.role.strength == Strength::None) continue;
      const bool strong = voice.role.strength == Strength::Strong;
      const bool counterpart = !strong && hasCounterpart(voice);
      const bool colon = voice.countOf(Kind::Colon) >= (strong || counterpart ? 1 : 2);
      voice.acceptedAs(Kind::Colon) = colon && (voice.role.strength != Strength::Letter || voice.nameLike);
      // «Вопрос — в деньгах» is a sentence: a dash asks for more.
      voice.acceptedAs(Kind::Dash) = voice.countOf(Kind::Dash) >= (strong ? 2 : 3) &&
                                     (strong || voice.initials || voice.role.strength == Strength::Letter);
      voice.acceptedAs(Kind::Bracket) = strong;
      voice.acceptedAs(Kind::Timed) = strong || voice.countOf(Kind::Timed) >= 2;
      voice.acceptedAs(Kind::Tab) = strong || voice.countOf(Kind::Tab) >= 3;
    }
    bothRolesKnown_ = std::any_of(voices_.begin(), voices_.end(), [&](const Voice& voice) {
      return voice.accepted[0] && voice.role.role != SpeakerRole::Unknown && hasCounterpart(voice, true);
    });
    int bracketed = 0, bracketVoices = 0, dashed = 0, dashVoices = 0, tabbed = 0;
    for (auto& voice : voices_) {
      const bool unknown = voice.role.strength == Strength::None && voice.nameLike && !voice.never;
      if (unknown && voice.countOf(Kind::Bracket) >= 2)
        bracketed += voice.countOf(Kind::Bracket), ++bracketVoices;
      if (unknown && voice.initials && voice.countOf(Kind::Dash) >= 2)
        dashed += voice.countOf(Kind::Dash), ++dashVoices;
      if (unknown && voice.countOf(Kind::Tab) >= 3) tabbed += voice.countOf(Kind::Tab);
      if (voice.acceptedAs(Kind::Dash)) ++dashVoices;
    }
    const int half = static_cast<int>(lines_ / 2);
    for (auto& voice : voices_) {
      if (voice.role.strength != Strength::None || voice.never) continue;
      const int needed = 2 + (bothRolesKnown_ ? 1 : 0) + (voice.lowerWords > 0 ? 1 : 0);
      voice.acceptedAs(Kind::Colon) = voice.nameLike && voice.countOf(Kind::Colon) >= needed;
      voice.acceptedAs(Kind::Timed) = voice.nameLike && voice.countOf(Kind::Timed) >= 2;
      // [смех] comes back too: brackets and tabs must carry the text, dashes at least two voices.
      voice.acceptedAs(Kind::Bracket) =
          voice.nameLike && voice.countOf(Kind::Bracket) >= 2 && bracketVoices >= 2 && bracketed >= half;
      voice.acceptedAs(Kind::Tab) = voice.nameLike && voice.countOf(Kind::Tab) >= 3 && tabbed >= half;
      voice.acceptedAs(Kind::Dash) =
          voice.initials && voice.countOf(Kind::Dash) >= 2 && dashVoices >= 2 && dashed >= 4;
    }
    acceptAlternating();
  }

  // A name that comes once, in answer to an accepted label and with another one (or nothing) after it.
  void acceptAlternating() {
    if (bothRolesKnown_) return;
    std::vector<std::size_t> once;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      auto& voice = voices_[candidates_[i].voice];
      const bool single = candidates_[i].label.kind == Kind::Colon && voice.countOf(Kind::Colon) == 1 &&
                          voice.role.strength == Strength::None && voice.nameLike && voice.lowerWords == 0 &&
                          !voice.never;
      if (!single || i == 0 || !isAccepted(candidates_[i - 1])) continue;
      if (candidates_[i].line != candidates_[i - 1].line + 1) continue;
      const bool last = i + 1 == candidates_.size() ? candidates_[i].line == lines_ : false;
      if (last || (i + 1 < candidates_.size() && candidates_[i + 1].line == candidates_[i].line + 1 &&
                   isAccepted(candidates_[i + 1])))
        once.push_back(candidates_[i].voice);
    }
    for (const auto voice : once) voices_[voice].acceptedAs(Kind::Colon) = true;
  }

  bool isAccepted(const Candidate& candidate) {
    return voices_[candidate.voice].acceptedAs(candidate.label.kind);
  }

  FoundTurns turns() {
    std::erase_if(candidates_, [&](const Candidate& candidate) { return !isAccepted(candidate); });
    if (candidates_.empty()) return foundParagraphs(text_);
    // What stands before the first label.
    FoundTurns found = foundParagraphs(text_.substr(0, candidates_.front().begin));
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const auto& candidate = candidates_[i];
      const auto limit = i + 1 < candidates_.size() ? candidates_[i + 1].begin : text_.size();
      FoundTurn turn;
      turn.labelBegin = candidate.begin + candidate.label.labelBegin;
      const auto words = trimmed(text_, candidate.begin + candidate.label.spokenBegin, limit);
      if (words.begin == words.end) continue;  // named, but silent
      turn.begin = words.begin;
      turn.end = words.end;
      turn.startMs = candidate.label.startMs;
      turn.endMs = candidate.label.endMs;
      takeStampAbove(found, turn);
      auto& voice = voices_[candidate.voice];
      if (!voice.speaker) {
        voice.speaker = found.speakers.size();
        found.speakers.push_back({voice.label, SpeakerRole::Unknown, {}});
      }
      turn.speaker = voice.speaker;
      found.turns.push_back(turn);
    }
    setRoles(found.speakers);
    return found;
  }

  // A line with nothing but a time stamp above a label belongs to the label.
  void takeStampAbove(FoundTurns& found, FoundTurn& turn) {
    if (turn.startMs || found.turns.empty()) return;
    auto& before = found.turns.back();
    const auto lineBreak = text_.substr(0, before.end).rfind('\n');
    const auto begin = lineBreak == text_.npos || lineBreak < before.begin ? before.begin : lineBreak + 1;
    const auto line = trimmed(text_, begin, before.end);
    const auto stamp = timeStampAt(text_.substr(line.begin, line.end - line.begin));
    if (!stamp || stamp->bytes != line.end - line.begin) return;
    turn.startMs = stamp->ms;
    turn.endMs = stamp->endMs;
    turn.labelBegin = line.begin;
    if (line.begin <= before.begin) {
      found.turns.pop_back();
    } else {
      before.end = trimmed(text_, before.begin, line.begin).end;
    }
  }

  std::string_view text_;
  std::size_t lines_ = 0;  // with words
  std::vector<Voice> voices_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string_view, std::size_t> byLabel_;
  std::unordered_map<std::string, std::size_t> byKey_;
  bool bothRolesKnown_ = false;
};

}  // namespace

FoundTurns foundTurns(std::string_view text) {
  return Recogniser(text).run();
}

FoundTurns foundParagraphs(std::string_view text) {
  FoundTurns found;
  eachLine(text, [&](Line line) {
    const auto words = trimmed(text, line.begin, line.end);
    if (words.begin == words.end) return;
    FoundTurn turn;
    turn.labelBegin = turn.begin = words.begin;
    turn.end = words.end;
    const auto stamp = timeStampAt(text.substr(words.begin, words.end - words.begin));
    if (stamp && stamp->bracketed) {
      const auto rest = trimmed(text, words.begin + stamp->bytes, words.end);
      if (rest.begin < rest.end) {
        turn.begin = rest.begin;
        turn.startMs = stamp->ms;
        turn.endMs = stamp->endMs;
      }
    }
    found.turns.push_back(turn);
  });
  return found;
}

void setRoles(std::vector<ImportedSpeaker>& speakers) {
  std::vector<RoleWord> words;
  words.reserve(speakers.size());
  for (const auto& speaker : speakers) words.push_back(roleWordOf(speaker.label));
  const auto opposite = [](SpeakerRole role) {
    return role == SpeakerRole::Interviewer ? SpeakerRole::Respondent : SpeakerRole::Interviewer;
  };
  const auto anyOther = [&](std::size_t self, SpeakerRole role, bool strongOnly) {
    for (std::size_t i = 0; i < words.size(); ++i)
      if (i != self && words[i].role == role && words[i].strength != Strength::None &&
          (!strongOnly || words[i].strength == Strength::Strong))
        return true;
    return false;
  };
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    auto role = words[i].role;
    if (words[i].strength == Strength::Letter && !anyOther(i, opposite(role), false))
      role = SpeakerRole::Unknown;
    if (words[i].strength == Strength::Weak && anyOther(i, role, true)) role = opposite(role);
    speakers[i].role = role;
  }
  // One unknown voice facing one known side.
  const auto isUnknown = [](const ImportedSpeaker& speaker) { return speaker.role == SpeakerRole::Unknown; };
  const auto unknown = std::find_if(speakers.begin(), speakers.end(), isUnknown);
  if (speakers.size() < 2 || std::count_if(speakers.begin(), speakers.end(), isUnknown) != 1) return;
  const auto known = unknown == speakers.begin() ? speakers[1].role : speakers[0].role;
  const bool oneSide = std::all_of(speakers.begin(), speakers.end(), [&](const ImportedSpeaker& speaker) {
    return isUnknown(speaker) || speaker.role == known;
  });
  if (oneSide && (speakers.size() == 2 || known == SpeakerRole::Interviewer)) unknown->role = opposite(known);
}

}  // namespace corpus::import
