#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/import/importer.h"
#include "corpus/import/label_line.h"
#include "corpus/import/role_words.h"

namespace corpus::import {

// Decides over a whole text which lines begin with a speaker's label.
class TurnLabels {
 public:
  struct Label {
    std::size_t begin = 0;  // of its line, bytes of the text
    std::size_t line = 0;   // number among the lines with words, from 1
    LabelLine parsed;
    std::size_t spelling = 0;
    bool header = false;  // of the list before an interview: "Респондент: Айгерім, 22 жас"
  };

  // `bold` in order, bytes of the text, as are all positions here. `rules` must outlive this.
  TurnLabels(std::string_view text, const std::vector<SpeakerRule>& rules, const std::vector<Bytes>& bold);

  const std::vector<Label>& accepted() const { return accepted_; }
  // Which speaker a label stands for: equal numbers, equal speakers.
  std::size_t voiceOf(const Label& label) const { return spellings_[label.spelling].voice; }
  std::string_view spellingOf(const Label& label) const { return spellings_[label.spelling].label; }
  // The name and the role that a rule gives a voice; an empty name: none does.
  struct Given {
    std::string name;
    std::optional<SpeakerRole> role;
  };
  Given givenTo(std::size_t voice) const { return voices_[voice].given; }
  // Labels that came back, or that a rule switched off, and that are no speaker's; the most frequent first.
  std::vector<ImportedSpeaker::Spelling> others() const;

 private:
  using Kind = LabelLine::Kind;

  struct Counts {
    int by[LabelLine::kKinds] = {};
    int& of(Kind kind) { return by[static_cast<std::size_t>(kind)]; }
    int of(Kind kind) const { return by[static_cast<std::size_t>(kind)]; }
    int all() const;
  };
  struct Spelling {
    std::string_view label;
    std::string key;
    const SpeakerRule* rule = nullptr;
    std::size_t voice = 0;
    Counts count;
    int taken = 0;  // of them accepted
  };
  // A label in all its spellings ("Интервьюер", "ИНТЕРВЬЮЕР"), and what speaks for it being a speaker.
  struct Voice {
    std::string label;  // as first seen
    std::string key;
    RoleWord role;
    bool nameLike = false, never = false, about = false, initials = false, forced = false;
    bool collective = false;
    int lowerWords = 0;
    Counts count;
    int boldOnes = 0, stampedOnes = 0;
    bool accepted[LabelLine::kKinds] = {};
    Given given;

    bool& is(Kind kind) { return accepted[static_cast<std::size_t>(kind)]; }
    bool is(Kind kind) const { return accepted[static_cast<std::size_t>(kind)]; }
    bool any() const;
  };

  void collect(const std::vector<Bytes>& bold);
  void settleNumbers();
  void dropIdleLines();
  void markHeader();
  template <typename IsShort>
  std::size_t namesAbove(const IsShort& isShort, const std::vector<int>& times) const;
  std::size_t spellingFor(std::string_view label);
  std::size_t voiceFor(Spelling& spelling);
  void joinBracketed();
  void joinMistyped();
  void count(bool withHeader);
  void accept();
  void acceptKnownWords();
  void acceptNames();
  void acceptBetween();
  void acceptForced();
  bool isAccepted(const Label& label) const;

  std::string_view text_;
  const std::vector<SpeakerRule>& rules_;
  std::unordered_map<std::string, const SpeakerRule*> ruleBySpelling_;
  enum class Time : char { None, Before, Alone };
  std::vector<Time> times_;  // by number of the line - 1: does it begin with a time
  std::vector<Label> labels_, accepted_;
  std::vector<Spelling> spellings_;
  std::vector<Voice> voices_;
  std::unordered_map<std::string_view, std::size_t> spellingByLabel_;
  std::unordered_map<std::string, std::size_t> voiceByKey_;
  bool bothRoles_ = false;
};

}  // namespace corpus::import
