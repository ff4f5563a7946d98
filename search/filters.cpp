#include "search/filters.h"

#include <algorithm>
#include <functional>
#include <set>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "corpus/attribute_values.h"
#include "corpus/turns_touched.h"
#include "search/codes_by_name.h"
#include "search/fields.h"

namespace search {
namespace {

using i18n::message;

// A value as typed, compared with names; one that ends in * is the beginning of a name.
class Wanted {
 public:
  explicit Wanted(std::string_view typed) {
    prefix_ = typed.size() > 1 && typed.back() == '*';
    if (prefix_) typed.remove_suffix(1);
    folded_ = foldedName(typed);
  }
  bool fits(std::string_view name) const {
    const std::string folded = foldedName(name);
    return prefix_ ? folded.starts_with(folded_) : folded == folded_;
  }

 private:
  std::string folded_;
  bool prefix_ = false;
};

std::set<Guid> codesNamed(const Node& filter, const CodesByName& codes) {
  std::set<Guid> found = codes.find(filter.text);
  if (found.empty()) {
    throw QueryError(message("There is no code “{name}” in the codebook.", {{"name", filter.text}}),
                     filter.source);
  }
  return found;
}

template <typename Value>
Value valueOr(const std::optional<Value>& value, const Node& filter) {
  if (!value) {
    throw QueryError(message("“{value}” is not a value of the field “{field}”.",
                             {{"value", filter.text}, {"field", filter.field}}),
                     filter.source);
  }
  return *value;
}

std::set<Guid> codesWanted(const Node& filter, Catalogue& catalogue) {
  const auto codebook = coding::Codebook::read(catalogue.project());
  if (filter.field == kCodeField) return codesNamed(filter, CodesByName(codebook));
  std::set<Guid> found;
  if (filter.field == kRoleField) {
    const coding::Role role = valueOr(roleValue(filter.text), filter);
    for (const coding::Code& code : codebook.all()) {
      if (code.role == role) found.insert(code.guid);
    }
  } else {
    const coding::Place place = valueOr(placeValue(filter.text), filter);
    for (const coding::Code& code : codebook.all()) {
      if (code.place == place) found.insert(code.guid);
    }
  }
  return found;
}

std::set<Guid> codersWanted(const Node& filter, const corpus::Project& project) {
  const Wanted wanted(filter.text);
  std::set<Guid> found;
  for (const coding::Coder& coder : coding::coders(project)) {
    if (wanted.fits(coder.name)) found.insert(coder.guid);
  }
  if (found.empty()) {
    throw QueryError(message("There is no coder “{name}” in this project.", {{"name", filter.text}}),
                     filter.source);
  }
  return found;
}

// Turns that a wanted segment touches.
TurnSet turnsOverlapping(Catalogue& catalogue, const std::function<bool(const CatalogueSegment&)>& wanted) {
  const auto& transcripts = catalogue.transcripts();
  std::vector<std::set<std::int32_t>> marked(transcripts.size());
  for (const CatalogueSegment& segment : catalogue.segments()) {
    if (!wanted(segment)) continue;
    const auto& turns = transcripts[segment.transcript].turns;
    const auto [first, end] = corpus::turnsTouched(turns, segment.span);
    for (std::size_t turn = first; turn < end; ++turn) {
      if (!turns[turn].span.empty()) marked[segment.transcript].insert(static_cast<std::int32_t>(turn));
    }
  }
  TurnSet result(transcripts.size());
  for (std::size_t i = 0; i < marked.size(); ++i) result[i].assign(marked[i].begin(), marked[i].end());
  return result;
}

TurnSet turnsWhere(Catalogue& catalogue,
                   const std::function<bool(const CatalogueTranscript&, const CatalogueTurn&)>& wanted) {
  const auto& transcripts = catalogue.transcripts();
  TurnSet result(transcripts.size());
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    for (std::size_t k = 0; k < transcripts[i].turns.size(); ++k) {
      if (wanted(transcripts[i], transcripts[i].turns[k])) result[i].push_back(static_cast<std::int32_t>(k));
    }
  }
  return result;
}

// Speakers that fit, then their turns.
TurnSet turnsOfSpeakers(Catalogue& catalogue, const std::function<bool(const CatalogueSpeaker&)>& wanted) {
  const auto& transcripts = catalogue.transcripts();
  TurnSet result(transcripts.size());
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    std::vector<bool> fits;
    for (const CatalogueSpeaker& speaker : transcripts[i].speakers) fits.push_back(wanted(speaker));
    for (std::size_t k = 0; k < transcripts[i].turns.size(); ++k) {
      const std::int32_t speaker = transcripts[i].turns[k].speaker;
      if (speaker >= 0 && fits[static_cast<std::size_t>(speaker)])
        result[i].push_back(static_cast<std::int32_t>(k));
    }
  }
  return result;
}

// What a participant's attribute holds, compared as its type asks.
bool sameValue(const std::string& stored, const std::string& typed, const Wanted& wanted,
               corpus::AttributeType type) {
  if (wanted.fits(stored)) return true;
  if (type == corpus::AttributeType::YesNo) {
    const auto a = yesNoValue(stored), b = yesNoValue(typed);
    return a && b && *a == *b;
  }
  // Numbers and dates may be typed in any of the forms in which a table may hold them.
  const auto kept = corpus::storedValue(type, typed);
  if (type == corpus::AttributeType::Number) {
    const auto a = corpus::numericValue(stored), b = corpus::numericValue(kept.value_or(""));
    return a && b && *a == *b;
  }
  return type == corpus::AttributeType::Date && kept == stored;
}

TurnSet turnsByAttribute(const Node& filter, Catalogue& catalogue) {
  const auto& participants = catalogue.participants();
  const std::string name = foldedFieldName(filter.field);
  const Wanted wanted(filter.text);
  std::set<std::string> fitting;
  bool known = false;
  for (const corpus::Attribute& attribute : catalogue.attributes()) {
    if (foldedFieldName(attribute.name) != name) continue;
    known = true;
    for (const auto& [guid, participant] : participants) {
      const auto value = participant.values.find(attribute.guid);
      if (value != participant.values.end() &&
          sameValue(value->second, filter.text, wanted, attribute.type)) {
        fitting.insert(guid);
      }
    }
  }
  if (!known) {
    throw QueryError(message("Participants have no attribute “{name}”.", {{"name", filter.field}}),
                     filter.source);
  }
  return turnsOfSpeakers(
      catalogue, [&](const CatalogueSpeaker& speaker) { return fitting.contains(speaker.participant); });
}

TurnSet turnsOfTranscripts(const Node& filter, Catalogue& catalogue) {
  const Wanted wanted(filter.text);
  bool any = false;
  TurnSet result = turnsWhere(catalogue, [](const auto&, const auto&) { return false; });
  const auto& transcripts = catalogue.transcripts();
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    if (!wanted.fits(transcripts[i].name) && !wanted.fits(transcripts[i].sourceFile)) continue;
    any = true;
    for (std::size_t k = 0; k < transcripts[i].turns.size(); ++k)
      result[i].push_back(static_cast<std::int32_t>(k));
  }
  if (!any) {
    throw QueryError(message("There is no transcript “{name}” in this project.", {{"name", filter.text}}),
                     filter.source);
  }
  return result;
}

TurnSet turnsBySpeaker(const Node& filter, Catalogue& catalogue) {
  const Wanted wanted(filter.text);
  const auto role = speakerRoleValue(filter.text);
  const auto& participants = catalogue.participants();
  return turnsOfSpeakers(catalogue, [&](const CatalogueSpeaker& speaker) {
    if (wanted.fits(speaker.label) || (role && speaker.role == *role)) return true;
    const auto participant = participants.find(speaker.participant);
    return participant != participants.end() && wanted.fits(participant->second.name);
  });
}

TurnSet turnsCoded(bool coded, Catalogue& catalogue) {
  TurnSet yes = turnsOverlapping(catalogue, [](const CatalogueSegment&) { return true; });
  if (coded) return yes;
  const auto& transcripts = catalogue.transcripts();
  TurnSet no(transcripts.size());
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    for (std::size_t k = 0; k < transcripts[i].turns.size(); ++k) {
      const auto turn = static_cast<std::int32_t>(k);
      if (!std::binary_search(yes[i].begin(), yes[i].end(), turn)) no[i].push_back(turn);
    }
  }
  return no;
}

}  // namespace

bool asksWhat(const Node& node) {
  return node.kind == Node::Kind::Filter &&
         (node.field == kCodeField || node.field == kRoleField || node.field == kPlaceField);
}
bool asksWho(const Node& node) {
  return node.kind == Node::Kind::Filter && node.field == kCoderField;
}

TurnSet turnsCodedBy(const Node& what, const Node& who, Catalogue& catalogue) {
  const std::set<Guid> codes = codesWanted(what, catalogue);
  const std::set<Guid> coders = codersWanted(who, catalogue.project());
  return turnsOverlapping(catalogue, [&](const CatalogueSegment& segment) {
    return codes.contains(segment.code) && coders.contains(segment.coder);
  });
}

TurnSet turnsMatching(const Node& filter, Catalogue& catalogue) {
  if (filter.field == kLanguageField) {
    const auto language = valueOr(languageValue(filter.text), filter);
    return turnsWhere(catalogue,
                      [&](const auto&, const CatalogueTurn& turn) { return turn.language == language; });
  }
  if (filter.field == kSpeakerField) return turnsBySpeaker(filter, catalogue);
  if (filter.field == kTranscriptField) return turnsOfTranscripts(filter, catalogue);
  if (filter.field == kCodedField) return turnsCoded(valueOr(yesNoValue(filter.text), filter), catalogue);
  if (asksWhat(filter)) {
    const std::set<Guid> codes = codesWanted(filter, catalogue);
    return turnsOverlapping(catalogue,
                            [&](const CatalogueSegment& segment) { return codes.contains(segment.code); });
  }
  if (asksWho(filter)) {
    const std::set<Guid> coders = codersWanted(filter, catalogue.project());
    return turnsOverlapping(catalogue,
                            [&](const CatalogueSegment& segment) { return coders.contains(segment.coder); });
  }
  return turnsByAttribute(filter, catalogue);
}

}  // namespace search
