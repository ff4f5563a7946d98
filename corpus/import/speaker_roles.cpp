#include <algorithm>

#include "corpus/import/role_words.h"
#include "corpus/import/speakers.h"

namespace corpus::import {
namespace {

using Strength = RoleWord::Strength;

// What the label says, or where it says nothing (a person named the speaker) one of the text's spellings.
RoleWord roleWordOf(const ImportedSpeaker& speaker) {
  auto word = import::roleWordOf(speaker.label);
  for (const auto& spelling : speaker.spellings) {
    if (word.strength != Strength::None) break;
    word = import::roleWordOf(spelling.label);
  }
  if (speaker.role != SpeakerRole::Unknown) return {Strength::Strong, speaker.role};
  return word;
}

}  // namespace

void setRoles(std::vector<ImportedSpeaker>& speakers) {
  std::vector<RoleWord> words;
  words.reserve(speakers.size());
  for (const auto& speaker : speakers) words.push_back(roleWordOf(speaker));
  const auto opposite = [](SpeakerRole role) {
    return role == SpeakerRole::Interviewer ? SpeakerRole::Respondent : SpeakerRole::Interviewer;
  };
  bool any[3] = {}, anyStrong[3] = {};  // by role
  for (const auto& word : words) {
    any[static_cast<std::size_t>(word.role)] |= word.strength != Strength::None;
    anyStrong[static_cast<std::size_t>(word.role)] |= word.strength == Strength::Strong;
  }
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    auto role = words[i].role;
    if (words[i].strength == Strength::Letter && !any[static_cast<std::size_t>(opposite(role))])
      role = SpeakerRole::Unknown;
    if (words[i].strength == Strength::Weak && anyStrong[static_cast<std::size_t>(role)])
      role = opposite(role);
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
