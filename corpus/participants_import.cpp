// importParticipants: what was planned for a table of participants is done.
#include "corpus/attribute_values.h"
#include "corpus/attributes.h"
#include "corpus/participants_plan.h"
#include "corpus/speaker_ties.h"

namespace corpus {

ParticipantsReport importParticipants(Edit& edit, const Table& table, const ParticipantsOptions& options) {
  ParticipantsPlan plan = planParticipants(edit.project(), table, options);
  for (PlannedParticipant& each : plan.participants) {
    if (!each.guid) each.guid = addParticipant(edit, each.name);
  }
  for (PlannedAttribute& planned : plan.attributes) {
    Attribute& attribute = planned.attribute;
    if (!attribute.guid) {
      attribute.guid = attribute.regions
                           ? addRegionAttribute(edit, attribute.name, planned.newChoices)
                           : addAttribute(edit, attribute.name, attribute.type, planned.newChoices);
    } else {
      if (planned.retyped) setAttributeType(edit, attribute.guid, attribute.type, attribute.regions);
      for (const std::string& choice : planned.newChoices) addChoice(edit, attribute.guid, choice);
    }
    for (const PlannedParticipant& each : plan.participants) {
      const auto value = each.values.find(planned.column);
      if (value == each.values.end() || value->second.state == PlannedValue::State::LeftOut) continue;
      setValue(edit, each.guid, attribute.guid, value->second.after);
    }
  }
  std::vector<SpeakerTie> ties;
  for (const PlannedTie& each : plan.ties) {
    const PlannedParticipant& participant = plan.participants[each.participant];
    ties.push_back({each.transcript, each.speaker ? each.speaker->guid : Guid(), SpeakerRole::Respondent,
                    participant.guid, participant.name});
  }
  tieSpeakers(edit, ties);
  return std::move(plan.report);
}

ParticipantsReport importParticipants(Edit& edit, const Table& table, MatchBy match) {
  return importParticipants(edit, table, ParticipantsOptions{match, {}});
}

}  // namespace corpus
