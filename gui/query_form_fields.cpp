#include "gui/query_form_fields.h"

#include <algorithm>
#include <map>

#include "coding/coders.h"
#include "corpus/attribute_values.h"
#include "corpus/attributes.h"
#include "corpus/speaker_ties.h"
#include "i18n/format.h"

namespace gui {
namespace {

using search::FieldInfo;
using search::ValueKind;

// Whether two values of a field with fixed ones say the same (қазақша, kk).
bool sameFixed(const FieldInfo& field, std::string_view one, std::string_view other) {
  const auto same = [&](auto read) {
    const auto a = read(one), b = read(other);
    return a && b && *a == *b;
  };
  if (search::foldedName(one) == search::foldedName(other)) return true;
  if (field.canonical == search::kLanguageField) return same(search::languageValue);
  if (field.canonical == search::kSpeakerRoleField) return same(search::speakerRoleValue);
  if (field.canonical == search::kRoleField) return same(search::roleValue);
  if (field.canonical == search::kPlaceField) return same(search::placeValue);
  return same(search::yesNoValue);
}

QueryValue plain(const std::string& typed, std::optional<std::int64_t> count = {}) {
  return {typed, {}, {}, {}, count};
}

}  // namespace

void QueryFormFields::read() {
  fields_.clear();
  if (!workspace_.project()) return;
  workspace_.attempt([&] { fields_ = search::queryFields(*workspace_.project()); });
}

const FieldInfo* QueryFormFields::find(std::string_view canonical) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const FieldInfo& field) { return field.canonical == canonical; });
  return found == fields_.end() ? nullptr : &*found;
}

std::string QueryFormFields::title(const FieldInfo& field) const {
  return field.attribute ? field.canonical : workspace_.tr()(field.title);
}

// What the person called so herself is said as she wrote it.
std::string QueryFormFields::valueTitle(const std::string& typed, const i18n::Message& words) const {
  return words.id == typed ? typed : workspace_.tr()(words);
}

// By its name alone where no other code is called so.
QueryValue QueryFormFields::codeValue(const coding::Code& code) const {
  const auto& book = workspace_.codebook();
  const auto language = workspace_.tr().language();
  QueryValue value;
  value.label = code.in(language).name;
  value.typed = book.byPath(value.label) == code.guid ? value.label : book.path(code.guid, language);
  value.colour = code.colour;
  if (code.parent) value.detail = book.path(*code.parent, language);
  return value;
}

QueryValueChoice QueryFormFields::choice(const FieldInfo& field) const {
  QueryValueChoice choice;
  choice.title = title(field);
  if (!workspace_.project()) return choice;
  const corpus::Project& project = *workspace_.project();
  const auto& book = workspace_.codebook();
  std::map<std::string, std::int64_t> counts;
  if (field.attribute)
    workspace_.attempt([&] {
      if (const auto attribute = corpus::attributeNamed(project, field.canonical))
        counts = corpus::valueCounts(project, attribute->guid);
    });
  const auto countOf = [&](const std::string& typed) -> std::optional<std::int64_t> {
    if (!field.attribute) return std::nullopt;
    for (const auto& [value, count] : counts)
      if (sameFixed(field, value, typed)) return count;
    return 0;
  };
  switch (field.kind) {
    case ValueKind::Fixed:
      for (const auto& [typed, words] : field.values)
        choice.known.push_back({typed, valueTitle(typed, words), {}, {}, countOf(typed)});
      break;
    case ValueKind::Code:
      for (const auto& code : book.all()) choice.known.push_back(codeValue(code));
      break;
    case ValueKind::CodeGroup:
      for (const auto& code : book.all())
        if (!book.children(code.guid).empty()) choice.known.push_back(codeValue(code));
      break;
    case ValueKind::Coder:
      workspace_.attempt([&] {
        for (const auto& coder : coding::coders(project)) choice.known.push_back(plain(coder.name));
      });
      break;
    case ValueKind::Transcript:
      choice.own = true;
      workspace_.attempt([&] {
        for (const auto& each : corpus::transcripts(project)) choice.known.push_back(plain(each.name));
      });
      break;
    case ValueKind::Speaker: {
      choice.own = true;
      std::map<std::string, std::int64_t> turns;
      workspace_.attempt([&] {
        std::map<corpus::Guid, std::string> names;
        for (const auto& each : corpus::participants(project)) names[each.guid] = each.name;
        for (const auto& voice : corpus::voices(project)) {
          if (!voice.speaker.label.empty()) turns[voice.speaker.label] += voice.turns;
          const auto& who = voice.speaker.participant;
          if (who && names[*who] != voice.speaker.label) turns[names[*who]] += voice.turns;
        }
      });
      turns.erase("");
      for (const auto& [name, count] : turns) choice.known.push_back(plain(name, count));
      break;
    }
    case ValueKind::Text:
    case ValueKind::Number:
    case ValueKind::Date:
      choice.own = true;
      for (const auto& [value, count] : counts) choice.known.push_back(plain(value, count));
      break;
  }
  return choice;
}

std::string QueryFormFields::listed(const FieldInfo& field, const std::string& typed) const {
  const auto& book = workspace_.codebook();
  switch (field.kind) {
    case ValueKind::Fixed:
      for (const auto& [value, words] : field.values)
        if (sameFixed(field, value, typed)) return value;
      return typed;
    case ValueKind::Code:
    case ValueKind::CodeGroup:
      if (const auto guid = book.byPath(typed)) return codeValue(*book.find(*guid)).typed;
      return typed;
    default:
      return typed;
  }
}

QueryValue QueryFormFields::shown(const FieldInfo& field, const std::string& typed) const {
  const auto& book = workspace_.codebook();
  QueryValue value = plain(typed);
  if (field.kind == ValueKind::Fixed) {
    for (const auto& [each, words] : field.values)
      if (each == typed) value.label = valueTitle(each, words);
  } else if (field.kind == ValueKind::Code || field.kind == ValueKind::CodeGroup) {
    if (const auto guid = book.byPath(typed)) {
      value = codeValue(*book.find(*guid));
      value.typed = typed;
    }
  }
  if (value.label.empty()) value.label = typed;
  return value;
}

std::optional<QueryRange> queryRange(std::string_view typed) {
  QueryRange range;
  if (const auto dots = typed.find(".."); dots != std::string_view::npos) {
    range = {corpus::trimmed(typed.substr(0, dots)), corpus::trimmed(typed.substr(dots + 2))};
  } else if (typed.starts_with(">=")) {
    range.from = corpus::trimmed(typed.substr(2));
  } else if (typed.starts_with("<=")) {
    range.to = corpus::trimmed(typed.substr(2));
  } else {
    range.from = range.to = corpus::trimmed(typed);
  }
  for (const std::string& end : {range.from, range.to})
    if (end.find_first_of("<>=*?") != std::string::npos || end.find("..") != std::string::npos)
      return std::nullopt;
  return range;
}

std::string typedRange(const QueryRange& range) {
  if (range.from == range.to) return range.from;
  if (range.to.empty()) return ">=" + range.from;
  if (range.from.empty()) return "<=" + range.to;
  return range.from + ".." + range.to;
}

}  // namespace gui
