#include "corpus/transcript_match.h"

#include <algorithm>
#include <set>

#include "corpus/name_match.h"
#include "i18n/format.h"

namespace corpus {
namespace {

using i18n::message;

bool namesFile(const std::string& file, const Transcript& transcript) {
  const std::string wanted = i18n::foldedForTyping(baseName(file));
  const std::string bare = i18n::foldedForTyping(stem(file));
  const std::string source = i18n::foldedForTyping(transcript.sourceFile);
  const std::string name = i18n::foldedForTyping(transcript.name);
  return wanted == source || wanted == name ||
         // without extension in the table: bare == wanted; with one: it may name another form of the file
         wanted == i18n::foldedForTyping(stem(transcript.sourceFile)) || bare == name;
}

class Ties {
 public:
  Ties(const Project& project, ParticipantsPlan& plan) : project_(project), plan_(plan) {}

  void run(const std::vector<NamedFile>& files) {
    const std::vector<Transcript> all = transcripts(project_);
    const auto found = plan_.options.match == MatchBy::File ? byFile(all, files) : byName(all);
    std::set<std::size_t> linked;
    for (const Transcript& transcript : all) {
      const auto owners = found.find(transcript.guid);
      if (owners == found.end()) continue;
      const auto tied = tie(transcript, owners->second);
      if (!tied.empty()) ++plan_.report.linkedTranscripts;
      linked.insert(tied.begin(), tied.end());
    }
    for (std::size_t i = 0; i < plan_.participants.size(); ++i) {
      if (!linked.contains(i)) plan_.report.unmatched.push_back(plan_.participants[i].name);
    }
  }

 private:
  using Owners = std::map<Guid, std::set<std::size_t>>;  // participants by transcript

  void warn(i18n::Message warning) { plan_.report.warnings.push_back(std::move(warning)); }

  Owners byFile(const std::vector<Transcript>& all, const std::vector<NamedFile>& files) {
    Owners found;
    for (const NamedFile& named : files) {
      bool any = false;
      for (const Transcript& transcript : all) {
        if (!namesFile(named.file, transcript)) continue;
        found[transcript.guid].insert(named.participant);
        any = true;
      }
      if (!any) {
        warn(message("There is no transcript “{file}” for “{name}” (row {row}).",
                     {{"file", named.file},
                      {"name", plan_.participants[named.participant].name},
                      {"row", std::to_string(named.row)}}));
      }
    }
    return found;
  }

  Owners byName(const std::vector<Transcript>& all) {
    std::vector<NameWords> names;
    for (const PlannedParticipant& each : plan_.participants) names.emplace_back(each.name);
    Owners found;
    for (const Transcript& transcript : all) {
      const NameWords title(transcript.name), file(stem(transcript.sourceFile));
      std::set<std::size_t> owners;
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].within(title) || names[i].within(file)) owners.insert(i);
      }
      // In “Айгүл К.docx” both “Айгүл” and “Айгүл К” are named; the longer name is meant.
      const auto named = owners;
      std::erase_if(owners, [&](std::size_t each) {
        return std::any_of(named.begin(), named.end(), [&](std::size_t other) {
          return names[other].size() > names[each].size() && names[each].within(names[other]);
        });
      });
      if (!owners.empty()) found[transcript.guid] = std::move(owners);
    }
    return found;
  }

  void add(const Transcript& transcript, std::optional<Speaker> speaker, std::size_t participant) {
    plan_.ties.push_back({transcript.guid, transcript.name, std::move(speaker), participant});
  }

  // Ties the transcript's respondents to these participants; returns those that were tied.
  std::set<std::size_t> tie(const Transcript& transcript, const std::set<std::size_t>& owners) {
    const std::vector<Speaker> voices = speakers(project_, transcript.guid);
    std::set<std::size_t> tied;
    // A speaker labelled with the pseudonym is that participant; the way to tell several apart.
    std::vector<Speaker> others;
    for (const Speaker& speaker : voices) {
      if (speaker.role == SpeakerRole::Interviewer) continue;
      const auto named = std::find_if(owners.begin(), owners.end(), [&](std::size_t owner) {
        return NameWords(plan_.participants[owner].name) == NameWords(speaker.label);
      });
      if (named == owners.end()) {
        others.push_back(speaker);
      } else {
        add(transcript, speaker, *named);
        tied.insert(*named);
      }
    }
    if (!tied.empty()) return tied;
    if (owners.size() > 1) {
      warn(
          message("The transcript “{transcript}” belongs to several participants of the table, and its "
                  "speakers don't carry their names; its speakers were left as they are.",
                  {{"transcript", transcript.name}}));
      return tied;
    }
    const std::size_t owner = *owners.begin();
    if (voices.empty()) {
      add(transcript, std::nullopt, owner);
      return {owner};
    }
    std::vector<Speaker> respondents;
    std::copy_if(others.begin(), others.end(), std::back_inserter(respondents),
                 [](const Speaker& speaker) { return speaker.role == SpeakerRole::Respondent; });
    if (respondents.empty() && others.size() == 1) respondents = others;
    if (respondents.empty()) {
      const std::map<std::string, std::string> names = {{"transcript", transcript.name},
                                                        {"name", plan_.participants[owner].name}};
      warn(others.empty()
               ? message("The transcript “{transcript}” has no speaker who could be “{name}”; its speakers "
                         "were left as they are.",
                         names)
               : message("It is not plain which speaker of the transcript “{transcript}” is “{name}”; its "
                         "speakers were left as they are.",
                         names));
      return tied;
    }
    for (const Speaker& speaker : respondents) add(transcript, speaker, owner);
    return {owner};
  }

  const Project& project_;
  ParticipantsPlan& plan_;
};

}  // namespace

void planTies(const Project& project, ParticipantsPlan& plan, const std::vector<NamedFile>& files) {
  Ties(project, plan).run(files);
}

}  // namespace corpus
