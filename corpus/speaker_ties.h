#pragma once
// Which participant each speaker of each transcript is.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/participants.h"
#include "corpus/transcripts.h"

namespace corpus {

// A voice of a transcript; where the text names nobody, all of it is one voice without a label.
struct Voice {
  Speaker speaker;         // guid: none where nobody is named
  std::string transcript;  // its name
  std::int64_t turns = 0;
};
// In order of the transcripts' names, and in each as they begin to speak.
std::vector<Voice> voices(const Project& project);

// What a voice is to be. One of a text that names nobody becomes a speaker when it is tied.
struct SpeakerTie {
  Guid transcript;
  Guid speaker;  // none: the transcript names nobody
  SpeakerRole role = SpeakerRole::Respondent;
  std::optional<Guid> participant;
  std::string
      name;  // without `participant`: a participant of this name is made when there is none; empty: nobody
};
// What is so already is left alone. Returns how many voices changed.
std::int64_t tieSpeakers(Edit& edit, const std::vector<SpeakerTie>& ties);

// Who untied voices probably are: those labelled with a participant's name, and the only respondent of a
// transcript that carries one. By place in `voices`; interviewers are nobody.
std::map<std::size_t, Guid> guessedParticipants(const std::vector<Voice>& voices,
                                                const std::vector<Participant>& participants);

}  // namespace corpus
