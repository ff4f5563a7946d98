#include "search/filters.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "search/attribute_filters.h"
#include "search/code_filters.h"
#include "search/fields.h"
#include "search/filter_values.h"
#include "search/letters.h"
#include "search/query_lexer.h"
#include "search/wanted_name.h"

namespace search {
namespace {

using i18n::message;

TurnSet turnsOfTranscripts(const Node& filter, Catalogue& catalogue) {
  const WantedName wanted(filter.text);
  bool any = false;
  TouchedTurns touched(catalogue);
  std::vector<std::string> names;
  const auto& transcripts = catalogue.transcripts();
  for (std::size_t i = 0; i < transcripts.size(); ++i) {
    names.push_back(transcripts[i].name);
    if (!wanted.fits(transcripts[i].name) && !wanted.fits(transcripts[i].sourceFile)) continue;
    any = true;
    touched.addAll(i);
  }
  if (any) return touched.take();
  if (const auto nearest = nearestName(filter.text, names)) {
    throw QueryError(message("There is no transcript “{name}” in this project. Did you mean “{nearest}”?",
                             {{"name", filter.text}, {"nearest", *nearest}}),
                     filter.source);
  }
  throw QueryError(message("There is no transcript “{name}” in this project.", {{"name", filter.text}}),
                   filter.source);
}

TurnSet turnsBySpeaker(const Node& filter, Catalogue& catalogue) {
  const WantedName wanted(filter.text);
  auto role = speakerRoleValue(filter.text);
  if (role == corpus::SpeakerRole::Unknown) role.reset();  // a label, more likely
  const auto& participants = catalogue.participants();
  bool any = role.has_value();
  std::vector<std::string> names;
  TurnSet turns = turnsOfSpeakers(catalogue, [&](const CatalogueSpeaker& speaker) {
    names.push_back(speaker.label);
    bool fits = wanted.fits(speaker.label) || (role && speaker.role == *role);
    const auto participant = participants.find(speaker.participant);
    if (participant != participants.end()) {
      names.push_back(participant->second.name);
      fits = fits || wanted.fits(participant->second.name);
    }
    any = any || fits;
    return fits;
  });
  if (any || wanted.isBeginning()) return turns;
  if (const auto nearest = nearestName(filter.text, names)) {
    throw QueryError(message("Nobody is called “{name}” here. Did you mean “{nearest}”?",
                             {{"name", filter.text}, {"nearest", *nearest}}),
                     filter.source);
  }
  return turns;
}

TurnSet turnsCoded(bool coded, Catalogue& catalogue) {
  TurnSet yes = turnsOfSegments(catalogue, [](const CatalogueSegment&) { return true; });
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

// Every word of the value stands in the memo, in a form that the level takes for it.
TurnSet turnsWithMemo(const Node& filter, const FilterContext& context) {
  const auto& terms = context.catalogue.memoTerms(context.analyser, context.tokeniser);
  std::optional<std::set<std::size_t>> fitting;
  for (const i18n::Token& token : context.tokeniser.all(filter.text)) {
    std::set<std::size_t> with;
    const bool beginning = token.text.data() + token.text.size() < filter.text.data() + filter.text.size() &&
                           token.text.data()[token.text.size()] == '*';
    for (const std::string& term :
         context.analyser.queryTerms(token.text, beginning ? i18n::MatchLevel::Exact : context.level)) {
      for (auto found = terms.lower_bound(term); found != terms.end(); ++found) {
        if (beginning ? !found->first.starts_with(term) : found->first != term) break;
        with.insert(found->second.begin(), found->second.end());
      }
    }
    if (fitting) std::erase_if(with, [&](std::size_t memo) { return !fitting->contains(memo); });
    fitting = std::move(with);
  }
  if (!fitting) refuseValue(filter);
  TouchedTurns touched(context.catalogue);
  for (const std::size_t place : *fitting) {
    const CatalogueMemo& memo = context.catalogue.memos()[place];
    if (memo.span) {
      touched.add(memo.transcript, *memo.span);
    } else {
      touched.addAll(memo.transcript);
    }
  }
  return touched.take();
}

TurnSet turnsOfCodes(const Node& filter, const Coders& coders, const FilterContext& context) {
  const std::set<Guid> codes = codesWanted(filter, context.catalogue);
  return turnsOfSegments(context.catalogue, [&](const CatalogueSegment& segment) {
    return codes.contains(segment.code) && (!coders || coders->contains(segment.coder));
  });
}

TurnSet turnsCodedSo(const Node& what, const Coders& coders, const FilterContext& context) {
  if (what.kind == Node::Kind::Relation) return turnsRelated(what, coders, context);
  if (what.kind != Node::Kind::Or) return turnsOfCodes(what, coders, context);
  TurnSet all(context.catalogue.transcripts().size());
  for (const Node& child : what.children) all = united(std::move(all), turnsCodedSo(child, coders, context));
  return all;
}

std::set<Guid> codersNamed(const Node& who, Catalogue& catalogue) {
  if (who.kind != Node::Kind::Or) return codersWanted(who, catalogue);
  std::set<Guid> all;
  for (const Node& child : who.children) all.merge(codersNamed(child, catalogue));
  return all;
}

}  // namespace

void refuseValue(const Node& filter) {
  if (const auto nearest = nearestName(filter.text, fixedValueNames(filter.field))) {
    throw QueryError(message("“{value}” is not a value of the field “{field}”. Did you mean “{nearest}”?",
                             {{"value", filter.text}, {"field", filter.field}, {"nearest", *nearest}}),
                     filter.source);
  }
  throw QueryError(message("“{value}” is not a value of the field “{field}”.",
                           {{"value", filter.text}, {"field", filter.field}}),
                   filter.source);
}

bool asksWhat(const Node& node) {
  if (node.kind == Node::Kind::Relation || isCodeFilter(node)) return true;
  return node.kind == Node::Kind::Or && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), asksWhat);
}
bool asksWho(const Node& node) {
  if (node.kind == Node::Kind::Filter) return node.field == kCoderField;
  return node.kind == Node::Kind::Or && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), asksWho);
}

TurnSet turnsCodedBy(const Node& what, const Node& who, const FilterContext& context) {
  return turnsCodedSo(what, codersNamed(who, context.catalogue), context);
}

TurnSet turnsMatching(const Node& filter, const FilterContext& context) {
  Catalogue& catalogue = context.catalogue;
  if (asksWhat(filter)) return turnsCodedSo(filter, std::nullopt, context);
  if (asksWho(filter)) {
    const std::set<Guid> coders = codersNamed(filter, catalogue);
    return turnsOfSegments(catalogue,
                           [&](const CatalogueSegment& segment) { return coders.contains(segment.coder); });
  }
  if (filter.field == kLanguageField) {
    const auto language = valueOr(languageValue(filter.text), filter);
    return turnsWhere(catalogue,
                      [&](const auto&, const CatalogueTurn& turn) { return turn.language == language; });
  }
  if (filter.field == kSpeakerRoleField) {
    const auto role = valueOr(speakerRoleValue(filter.text), filter);
    return turnsOfSpeakers(catalogue, [&](const CatalogueSpeaker& speaker) { return speaker.role == role; });
  }
  if (filter.field == kSpeakerField) return turnsBySpeaker(filter, catalogue);
  if (filter.field == kTranscriptField) return turnsOfTranscripts(filter, catalogue);
  if (filter.field == kCodedField) return turnsCoded(valueOr(yesNoValue(filter.text), filter), catalogue);
  if (filter.field == kMemoField) return turnsWithMemo(filter, context);
  return turnsByAttribute(filter, catalogue);
}

}  // namespace search
