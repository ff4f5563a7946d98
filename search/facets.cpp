#include "search/facets.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "coding/coders.h"
#include "corpus/attribute_values.h"
#include "corpus/turns_touched.h"
#include "search/codes_by_name.h"
#include "search/fields.h"

namespace search {
namespace {

using Id = std::uint32_t;     // of a value of a facet
using Ids = std::vector<Id>;  // each once

constexpr std::size_t kMostNumbers = 12;  // different ones that are values; more are ranges

// The facets as they are made, with the counts of all values in one row.
class Counts {
 public:
  // `key`: what the filter compares; the first label that has it is shown.
  Id id(std::string_view field, const std::string& key, const std::string& label, const std::string& typed) {
    auto facet =
        std::find_if(facets_.begin(), facets_.end(), [&](const auto& one) { return one.field == field; });
    if (facet == facets_.end()) facet = facets_.insert(facets_.end(), {std::string(field), {}, {}});
    const auto [found, added] = facet->ids.emplace(key, static_cast<Id>(counts_.size()));
    if (added) {
      facet->values.push_back({label, typed, found->second});
      counts_.push_back(0);
    }
    return found->second;
  }
  std::optional<Id> known(std::string_view field, const std::string& key) const {
    for (const auto& facet : facets_) {
      if (facet.field != field) continue;
      const auto found = facet.ids.find(key);
      return found == facet.ids.end() ? std::nullopt : std::optional(found->second);
    }
    return std::nullopt;
  }
  void add(const Ids& ids, std::int64_t turns = 1) {
    for (const Id id : ids) counts_[id] += turns;
  }

  // `attributes`: names that a filter's field may have.
  std::vector<Facet> facets(const std::vector<std::string>& attributes) const {
    std::vector<Facet> result;
    for (const auto& made : facets_) {
      Facet facet{made.field, {}};
      for (const auto& value : made.values) {
        // A star at the end would stand for more than this value.
        if (counts_[value.id] == 0 || foldedName(value.typed).empty() || value.typed.back() == '*') continue;
        Node filter;
        filter.kind = Node::Kind::Filter;
        filter.field = made.field;
        filter.text = value.typed;
        facet.values.push_back(
            {value.label, writtenQuery(filter, i18n::Language::English, attributes), counts_[value.id]});
      }
      std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
        return std::tie(b.count, a.label) < std::tie(a.count, b.label);
      });
      if (!facet.values.empty()) result.push_back(std::move(facet));
    }
    return result;
  }

 private:
  struct Value {
    std::string label, typed;
    Id id;
  };
  struct Made {
    std::string field;
    std::vector<Value> values;
    std::map<std::string, Id> ids;
  };
  std::vector<Made> facets_;
  std::vector<std::int64_t> counts_;
};

void addOnce(Ids& ids, Id id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

// Numbers or dates of an attribute: as values when they are few, else in ranges that hold about as many
// participants each.
class Ranges {
 public:
  using Number = std::pair<double, std::string>;  // with what is stored for it

  explicit Ranges(std::vector<Number> all) {
    const auto same = [](const Number& a, const Number& b) { return a.first == b.first; };
    std::sort(all.begin(), all.end());
    std::vector<Number> different = all;
    different.erase(std::unique(different.begin(), different.end(), same), different.end());
    few_ = different.size() <= kMostNumbers;
    if (few_) return;
    constexpr std::size_t kRanges = 5;
    auto from = different.begin();
    for (std::size_t i = 1; i <= kRanges && from != different.end(); ++i) {
      const double last = all[i * all.size() / kRanges - 1].first;
      const auto end = std::upper_bound(from, different.end(), last,
                                        [](double value, const Number& each) { return value < each.first; });
      if (end == from) continue;  // the range before took as many
      ranges_.emplace_back(*from, *(end - 1));
      from = end;
    }
  }
  // Label and typed form.
  std::pair<std::string, std::string> of(const Number& number) const {
    if (few_) return {number.second, number.second};
    const auto range = std::find_if(ranges_.begin(), ranges_.end(),
                                    [&](const auto& each) { return number.first <= each.second.first; });
    const std::string &first = range->first.second, &last = range->second.second;
    if (range->first.first == range->second.first) return {first, first};
    return {first + "–" + last, first + ".." + last};
  }

 private:
  bool few_ = true;
  std::vector<std::pair<Number, Number>> ranges_;
};

// A number's or a date's place in a row; nothing for other values.
std::optional<double> placeInRow(corpus::AttributeType type, const std::string& stored) {
  if (type == corpus::AttributeType::Number) return corpus::numericValue(stored);
  if (type != corpus::AttributeType::Date) return std::nullopt;
  std::string digits = stored;
  std::erase(digits, '-');
  return corpus::numericValue(digits);
}

class FacetCounter {
 public:
  explicit FacetCounter(Catalogue& catalogue)
      : catalogue_(catalogue), transcripts_(catalogue.transcripts()) {}

  std::vector<Facet> count(const std::vector<FoundTurn>& turns) {
    byTranscript_.resize(transcripts_.size());
    for (const FoundTurn& turn : turns) byTranscript_[turn.transcript].push_back(turn.turn);
    for (auto& each : byTranscript_) std::sort(each.begin(), each.end());
    addLanguages();
    addSpeakers();
    addSegments();
    addTranscripts();
    addAttributes();
    std::vector<std::string> attributes;
    for (const corpus::Attribute& attribute : catalogue_.attributes()) attributes.push_back(attribute.name);
    return counts_.facets(attributes);
  }

 private:
  template <typename Visit>
  void eachTurn(const Visit& visit) const {
    for (std::size_t i = 0; i < transcripts_.size(); ++i) {
      for (const std::int32_t turn : byTranscript_[i])
        visit(i, transcripts_[i].turns[static_cast<std::size_t>(turn)]);
    }
  }

  void addLanguages() {
    eachTurn([&](std::size_t, const CatalogueTurn& turn) {
      std::string code(i18n::code(turn.language));
      if (code.empty()) code = "unknown";
      counts_.add({counts_.id(kLanguageField, code, code, code)});
    });
  }

  // Adds what each speaker's turns count for; `idsOf` is asked once a speaker who has some.
  template <typename IdsOf>
  void addBySpeaker(const IdsOf& idsOf) {
    for (std::size_t i = 0; i < transcripts_.size(); ++i) {
      std::vector<std::int64_t> turns(transcripts_[i].speakers.size());
      for (const std::int32_t turn : byTranscript_[i]) {
        const std::int32_t speaker = transcripts_[i].turns[static_cast<std::size_t>(turn)].speaker;
        if (speaker >= 0) ++turns[static_cast<std::size_t>(speaker)];
      }
      for (std::size_t k = 0; k < turns.size(); ++k) {
        if (turns[k] > 0) counts_.add(idsOf(transcripts_[i].speakers[k]), turns[k]);
      }
    }
  }

  void addSpeakers() {
    addBySpeaker([&](const CatalogueSpeaker& speaker) {
      std::string role(corpus::code(speaker.role));
      if (role.empty()) role = "unknown";
      return Ids{counts_.id(kSpeakerRoleField, role, role, role)};
    });
    // speaker: takes a label, the name of a role or of a participant. A label that is the name of a role
    // ("Respondent") is left out: it would count all who have the role, which stands above already.
    addBySpeaker([&](const CatalogueSpeaker& speaker) {
      if (!speakerRoleValue(speaker.label))
        counts_.id(kSpeakerField, foldedName(speaker.label), speaker.label, speaker.label);
      return Ids();
    });
    const auto& participants = catalogue_.participants();
    addBySpeaker([&](const CatalogueSpeaker& speaker) {
      Ids ids;
      if (const auto id = counts_.known(kSpeakerField, foldedName(speaker.label))) addOnce(ids, *id);
      const auto participant = participants.find(speaker.participant);
      if (participant == participants.end()) return ids;
      if (const auto id = counts_.known(kSpeakerField, foldedName(participant->second.name)))
        addOnce(ids, *id);
      return ids;
    });
  }

  void addTranscripts() {
    // transcript: takes a name or the name of the file it came from.
    std::vector<Ids> ids(transcripts_.size());
    for (std::size_t i = 0; i < transcripts_.size(); ++i) {
      if (byTranscript_[i].empty()) continue;
      const std::string& name = transcripts_[i].name;
      ids[i].push_back(counts_.id(kTranscriptField, foldedName(name), name, name));
    }
    for (std::size_t i = 0; i < transcripts_.size(); ++i) {
      if (byTranscript_[i].empty()) continue;
      if (const auto id = counts_.known(kTranscriptField, foldedName(transcripts_[i].sourceFile)))
        addOnce(ids[i], *id);
      counts_.add(ids[i], static_cast<std::int64_t>(byTranscript_[i].size()));
    }
  }

  // What a segment of each code counts for.
  std::unordered_map<Guid, Ids> idsOfCodes() {
    std::unordered_map<Guid, Ids> ids;
    const CodesByName& codes = catalogue_.codes();
    for (const coding::Code& code : codes.codebook().all()) {
      const std::string path = codes.codebook().path(code.guid);
      const Id id = counts_.id(kCodeField, foldedName(path), path, path);
      for (const Guid& covered : codes.find(path)) addOnce(ids[covered], id);
    }
    for (const coding::Code& code : codes.codebook().all()) {
      const std::string role(coding::code(code.role)), place(coding::code(code.place));
      if (!role.empty()) addOnce(ids[code.guid], counts_.id(kRoleField, role, role, role));
      if (!place.empty()) addOnce(ids[code.guid], counts_.id(kPlaceField, place, place, place));
    }
    return ids;
  }

  void addSegments() {
    std::unordered_map<Guid, Ids> codes = idsOfCodes(), coders;
    for (const coding::Coder& coder : catalogue_.coders())
      coders[coder.guid] = {counts_.id(kCoderField, foldedName(coder.name), coder.name, coder.name)};
    std::vector<std::tuple<std::size_t, std::int32_t, const Ids*>> touched;
    for (const CatalogueSegment& segment : catalogue_.segments()) {
      const auto& found = byTranscript_[segment.transcript];
      if (found.empty()) continue;
      const auto& turns = transcripts_[segment.transcript].turns;
      const auto [first, end] = corpus::turnsTouched(turns, segment.span);
      for (std::size_t i = first; i < end; ++i) {
        const auto turn = static_cast<std::int32_t>(i);
        if (turns[i].span.empty() || !std::binary_search(found.begin(), found.end(), turn)) continue;
        touched.emplace_back(segment.transcript, turn, &codes[segment.code]);
        touched.emplace_back(segment.transcript, turn, &coders[segment.coder]);
      }
    }
    std::sort(touched.begin(), touched.end());
    for (std::size_t i = 0; i < touched.size();) {
      std::set<Id> ids;
      const auto [transcript, turn, unused] = touched[i];
      for (; i < touched.size() && std::get<0>(touched[i]) == transcript && std::get<1>(touched[i]) == turn;
           ++i)
        ids.insert(std::get<2>(touched[i])->begin(), std::get<2>(touched[i])->end());
      counts_.add({ids.begin(), ids.end()});
    }
  }

  void addAttributes() {
    for (const corpus::Attribute& attribute : catalogue_.attributes()) {
      // A name that a built-in field has means that field.
      if (isCanonicalField(foldedFieldName(attribute.name))) continue;
      addAttribute(attribute);
    }
  }

  void addAttribute(const corpus::Attribute& attribute) {
    const auto& participants = catalogue_.participants();
    std::vector<Ranges::Number> numbers;
    for (const auto& [guid, participant] : participants) {
      const auto value = participant.values.find(attribute.guid);
      if (value == participant.values.end()) continue;
      if (const auto number = placeInRow(attribute.type, value->second))
        numbers.emplace_back(*number, value->second);
    }
    const Ranges ranges(std::move(numbers));
    addBySpeaker([&](const CatalogueSpeaker& speaker) {
      const auto participant = participants.find(speaker.participant);
      if (participant == participants.end()) return Ids();
      const auto value = participant->second.values.find(attribute.guid);
      if (value == participant->second.values.end()) return Ids();
      std::pair<std::string, std::string> named{value->second, value->second};
      if (const auto number = placeInRow(attribute.type, value->second))
        named = ranges.of({*number, value->second});
      return Ids{counts_.id(attribute.name, foldedName(named.second), named.first, named.second)};
    });
  }

  Catalogue& catalogue_;
  const std::vector<CatalogueTranscript>& transcripts_;
  std::vector<std::vector<std::int32_t>> byTranscript_;  // turns of the list, ascending
  Counts counts_;
};

}  // namespace

std::vector<Facet> facetsOf(const std::vector<FoundTurn>& turns, Catalogue& catalogue) {
  return FacetCounter(catalogue).count(turns);
}

}  // namespace search
