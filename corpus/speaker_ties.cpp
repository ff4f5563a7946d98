#include "corpus/speaker_ties.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "corpus/attribute_values.h"
#include "corpus/name_match.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

// Where the text names nobody, all of it is the participant's.
void addSpeaker(Edit& edit, const Guid& transcript, SpeakerRole role, const Guid& participant,
                const std::string& label) {
  const Guid guid = edit.newGuid();
  SQLite::Statement insert(
      edit.database(),
      "INSERT INTO speakers (guid, transcript, label, role, participant) VALUES (?, ?, ?, ?, ?)");
  insert.bind(1, guid.text());
  insert.bind(2, transcript.text());
  insert.bind(3, label);
  insert.bind(4, std::string(code(role)));
  insert.bind(5, participant.text());
  insert.exec();
  SQLite::Statement update(edit.database(),
                           "UPDATE turns SET speaker = ? WHERE transcript = ? AND speaker IS NULL");
  update.bind(1, guid.text());
  update.bind(2, transcript.text());
  update.exec();
}

}  // namespace

std::vector<Voice> voices(const Project& project) {
  std::map<std::string, std::int64_t> turnCounts;
  SQLite::Statement counts(project.database(),
                           "SELECT speaker, count(*) FROM turns WHERE speaker IS NOT NULL GROUP BY speaker");
  while (counts.executeStep()) turnCounts[counts.getColumn(0).getString()] = counts.getColumn(1).getInt64();
  std::map<Guid, std::vector<Speaker>> byTranscript;
  SQLite::Statement query(project.database(),
                          "SELECT speakers.guid, transcript, label, role, participant FROM speakers "
                          "JOIN transcripts ON transcripts.guid = speakers.transcript WHERE retired = 0 "
                          "ORDER BY speakers.rowid");
  while (query.executeStep()) {
    Speaker speaker;
    speaker.guid = Guid::fromStored(query.getColumn(0).getString());
    speaker.transcript = Guid::fromStored(query.getColumn(1).getString());
    speaker.label = query.getColumn(2).getString();
    speaker.role = speakerRoleOf(query.getColumn(3).getString());
    if (!query.getColumn(4).isNull()) speaker.participant = Guid::fromStored(query.getColumn(4).getString());
    byTranscript[speaker.transcript].push_back(std::move(speaker));
  }
  std::vector<Voice> all;
  for (const Transcript& transcript : transcripts(project)) {
    const auto speakers = byTranscript.find(transcript.guid);
    if (speakers == byTranscript.end()) {
      Speaker nobody;
      nobody.transcript = transcript.guid;
      all.push_back({nobody, transcript.name, transcript.turns});
      continue;
    }
    for (Speaker& speaker : speakers->second) {
      const std::int64_t turns = turnCounts[speaker.guid.text()];
      all.push_back({std::move(speaker), transcript.name, turns});
    }
  }
  return all;
}

std::int64_t tieSpeakers(Edit& edit, const std::vector<SpeakerTie>& ties) {
  std::map<std::string, Guid> known;
  for (const Participant& each : participants(edit.project())) known[each.name] = each.guid;
  std::map<Guid, Speaker> now;
  for (const Voice& voice : voices(edit.project())) {
    if (voice.speaker.guid) now[voice.speaker.guid] = voice.speaker;
  }
  std::int64_t changed = 0;
  for (const SpeakerTie& tie : ties) {
    std::optional<Guid> participant = tie.participant;
    const std::string name = trimmed(i18n::normalised(tie.name));
    if (!participant && !name.empty()) {
      const auto found = known.find(name);
      participant = found != known.end() ? found->second : (known[name] = addParticipant(edit, name));
    }
    if (!tie.speaker) {
      if (!participant) continue;
      addSpeaker(edit, tie.transcript, tie.role, *participant, name);
      ++changed;
      continue;
    }
    const auto speaker = now.find(tie.speaker);
    if (speaker == now.end()) {
      throw UsageError(message("This speaker is not in the project any more. Nothing was changed."));
    }
    const bool other = speaker->second.participant != participant;
    if (other) setSpeakerParticipant(edit, tie.speaker, participant);
    if (speaker->second.role != tie.role) setSpeakerRole(edit, tie.speaker, tie.role);
    if (other || speaker->second.role != tie.role) ++changed;
  }
  return changed;
}

std::map<std::size_t, Guid> guessedParticipants(const std::vector<Voice>& voices,
                                                const std::vector<Participant>& participants) {
  std::vector<NameWords> names;
  for (const Participant& each : participants) names.emplace_back(each.name);
  std::map<std::size_t, Guid> guessed;
  // The one whose name is all of the words (or is among them); nothing when several are.
  const auto only = [&](const NameWords& words, bool whole) -> std::optional<std::size_t> {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (whole ? names[i] == words : names[i].within(words)) found.push_back(i);
    }
    std::vector<std::size_t> longest = found;
    std::erase_if(longest, [&](std::size_t each) {
      return std::any_of(found.begin(), found.end(), [&](std::size_t other) {
        return names[other].size() > names[each].size() && names[each].within(names[other]);
      });
    });
    return longest.size() == 1 ? std::optional(longest.front()) : std::nullopt;
  };
  for (std::size_t begin = 0; begin < voices.size();) {
    std::size_t end = begin;
    while (end < voices.size() && voices[end].speaker.transcript == voices[begin].speaker.transcript) ++end;
    std::vector<std::size_t> respondents;
    for (std::size_t i = begin; i < end; ++i) {
      if (voices[i].speaker.role != SpeakerRole::Interviewer) respondents.push_back(i);
    }
    for (const std::size_t i : respondents) {
      if (voices[i].speaker.participant) continue;
      auto who =
          voices[i].speaker.label.empty() ? std::nullopt : only(NameWords(voices[i].speaker.label), true);
      if (!who && respondents.size() == 1) who = only(NameWords(voices[i].transcript), false);
      if (who) guessed[i] = participants[*who].guid;
    }
    begin = end;
  }
  return guessed;
}

}  // namespace corpus
