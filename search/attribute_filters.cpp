#include "search/attribute_filters.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpus/attribute_values.h"
#include "corpus/regions.h"
#include "search/fields.h"
#include "search/filter_values.h"
#include "search/letters.h"
#include "search/wanted_name.h"

namespace search {
namespace {

using corpus::AttributeType;
using i18n::message;

// "20..23", "20..", "..23", ">=20", "<25": text of the ends; an end that is not there is open.
struct Range {
  std::string low, high;
  bool withLow = true, withHigh = true;  // the ends themselves
};

std::optional<Range> rangeOf(const std::string& typed) {
  const std::string text = corpus::trimmed(typed);
  const auto after = [&](std::string_view sign) { return corpus::trimmed(text.substr(sign.size())); };
  for (const std::string_view sign : {">=", "≥"}) {
    if (text.starts_with(sign)) return Range{after(sign), ""};
  }
  for (const std::string_view sign : {"<=", "≤"}) {
    if (text.starts_with(sign)) return Range{"", after(sign)};
  }
  if (text.starts_with('>')) return Range{after(">"), "", false, true};
  if (text.starts_with('<')) return Range{"", after("<"), true, false};
  for (const std::string_view sign : {"...", "..", "…"}) {
    if (const std::size_t dots = text.find(sign); dots != std::string::npos) {
      return Range{corpus::trimmed(text.substr(0, dots)), corpus::trimmed(text.substr(dots + sign.size()))};
    }
  }
  return std::nullopt;
}

std::optional<double> numberTyped(const std::string& typed) {
  const auto stored = corpus::storedValue(AttributeType::Number, typed);
  return stored ? corpus::numericValue(*stored) : std::nullopt;
}

// "2025-03-01", or the beginning of it: "2025-03", "2025".
std::optional<std::string> dateTyped(const std::string& typed) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    return typed.size() >= from + count &&
           std::all_of(typed.begin() + static_cast<std::ptrdiff_t>(from),
                       typed.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (typed.size() == 4 && digits(0, 4)) return typed;
  if (typed.size() == 7 && digits(0, 4) && typed[4] == '-' && digits(5, 2)) return typed;
  if (typed.size() == 7 && digits(0, 2) && typed[2] == '.' && digits(3, 4)) {
    return typed.substr(3) + "-" + typed.substr(0, 2);
  }
  return corpus::storedValue(AttributeType::Date, typed);
}

[[noreturn]] void refuseEnd(const std::string& end, AttributeType type, const Node& filter) {
  throw QueryError(
      type == AttributeType::Date
          ? message("“{value}” is not a date. Write dates like 2025-03-01, or a month or a year.",
                    {{"value", end}})
          : message("“{value}” is not a number. Write numbers like 20..23 or >=20.", {{"value", end}}),
      filter.source);
}

using Test = std::function<bool(const std::string&)>;  // of a stored value

template <typename End>
std::pair<std::optional<End>, std::optional<End>> endsOf(
    Range& range, const std::function<std::optional<End>(const std::string&)>& read, AttributeType type,
    const Node& filter) {
  std::optional<End> low, high;
  if (!range.low.empty() && !(low = read(range.low))) refuseEnd(range.low, type, filter);
  if (!range.high.empty() && !(high = read(range.high))) refuseEnd(range.high, type, filter);
  if (!low && !high) refuseEnd(filter.text, type, filter);
  if (low && high && *high < *low) std::swap(low, high);
  return {low, high};
}

Test inDates(Range range, const Node& filter) {
  const auto [low, high] = endsOf<std::string>(range, dateTyped, AttributeType::Date, filter);
  return [low = low, high = high, range](const std::string& stored) {
    if (low) {
      const std::string part = stored.substr(0, low->size());  // a whole month, a whole year
      if (part < *low || (!range.withLow && part == *low)) return false;
    }
    if (high) {
      const std::string part = stored.substr(0, high->size());
      if (part > *high || (!range.withHigh && part == *high)) return false;
    }
    return true;
  };
}

Test inNumbers(Range range, const Node& filter) {
  const auto [low, high] = endsOf<double>(range, numberTyped, AttributeType::Number, filter);
  return [low = low, high = high, range](const std::string& stored) {
    const auto value = numberTyped(stored);
    if (!value) return false;
    if (low && (*value < *low || (!range.withLow && *value == *low))) return false;
    return !high || (*value <= *high && (range.withHigh || *value != *high));
  };
}

// Whether numbers stand in an attribute of text, as a table without types brings them.
bool holdsNumbers(const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(),
                     [](const std::string& value) { return numberTyped(value).has_value(); });
}

Test sameRegion(const std::string& typed) {
  const auto wanted = corpus::regionNamed(typed);
  if (!wanted) return nullptr;
  return [regions = wanted->regions](const std::string& stored) {
    const auto held = corpus::regionNamed(stored);
    return held && !held->regions.empty() &&
           std::all_of(held->regions.begin(), held->regions.end(), [&](const corpus::Region* region) {
             return std::find(regions.begin(), regions.end(), region) != regions.end();
           });
  };
}

Test sameValue(const Node& filter, const corpus::Attribute& attribute,
               const std::vector<std::string>& values) {
  switch (attribute.type) {
    case AttributeType::YesNo: {
      const auto wanted = yesNoValue(filter.text);
      if (!wanted) return nullptr;
      return [wanted](const std::string& stored) { return yesNoValue(stored) == wanted; };
    }
    case AttributeType::Number: {
      const auto wanted = numberTyped(filter.text);
      if (!wanted) return nullptr;
      return [wanted](const std::string& stored) { return corpus::numericValue(stored) == wanted; };
    }
    case AttributeType::Date: {
      const auto wanted = dateTyped(filter.text);
      if (!wanted) return nullptr;
      return [wanted](const std::string& stored) { return stored.starts_with(*wanted); };
    }
    case AttributeType::Text:
    case AttributeType::Choice:
      break;
  }
  const bool regions = attribute.regions || corpus::looksLikeRegions(attribute.name, values);
  return regions ? sameRegion(filter.text) : nullptr;
}

Test inRange(const Node& filter, const corpus::Attribute& attribute, const std::vector<std::string>& values) {
  const auto range = rangeOf(filter.text);
  if (!range) return nullptr;
  if (attribute.type == AttributeType::Date) return inDates(*range, filter);
  if (attribute.type == AttributeType::Number) return inNumbers(*range, filter);
  return attribute.type != AttributeType::YesNo && holdsNumbers(values) ? inNumbers(*range, filter) : nullptr;
}

// The participants whose value fits.
std::set<std::string> fitting(const Node& filter, const corpus::Attribute& attribute, Catalogue& catalogue) {
  std::vector<std::pair<std::string, std::string>> held;  // participant, value
  std::set<std::string> different;
  for (const auto& [guid, participant] : catalogue.participants()) {
    const auto value = participant.values.find(attribute.guid);
    if (value == participant.values.end()) continue;
    held.emplace_back(guid, value->second);
    different.insert(value->second);
  }
  const std::vector<std::string> values(different.begin(), different.end());
  const WantedName wanted(filter.text);
  const Test range = inRange(filter, attribute, values);
  const Test same = range ? nullptr : sameValue(filter, attribute, values);
  std::set<std::string> fits;
  for (const auto& [participant, value] : held) {
    if (wanted.fits(value) || (range && range(value)) || (same && same(value))) fits.insert(participant);
  }
  const bool measured = attribute.type == AttributeType::Number || attribute.type == AttributeType::Date;
  if (fits.empty() && measured && !range && !same && !wanted.isBeginning()) {
    refuseEnd(filter.text, attribute.type, filter);
  }
  const bool named = attribute.type == AttributeType::Text || attribute.type == AttributeType::Choice;
  if (!fits.empty() || !named || range || same || wanted.isBeginning()) return fits;
  // A choice that nobody has made is no mistake.
  for (const std::string& choice : attribute.choices) {
    if (wanted.fits(choice)) return fits;
  }
  std::vector<std::string> names = values;
  names.insert(names.end(), attribute.choices.begin(), attribute.choices.end());
  if (const auto nearest = nearestName(filter.text, names)) {
    throw QueryError(message("No participant has “{value}” for “{field}”. Did you mean “{nearest}”?",
                             {{"value", filter.text}, {"field", filter.field}, {"nearest", *nearest}}),
                     filter.source);
  }
  return fits;
}

}  // namespace

TurnSet turnsByAttribute(const Node& filter, Catalogue& catalogue) {
  const std::string name = foldedFieldName(filter.field);
  std::set<std::string> fits;
  bool known = false;
  for (const corpus::Attribute& attribute : catalogue.attributes()) {
    if (foldedFieldName(attribute.name) != name) continue;
    known = true;
    fits.merge(fitting(filter, attribute, catalogue));
  }
  if (!known) {
    throw QueryError(message("Participants have no attribute “{name}”.", {{"name", filter.field}}),
                     filter.source);
  }
  return turnsOfSpeakers(catalogue,
                         [&](const CatalogueSpeaker& speaker) { return fits.contains(speaker.participant); });
}

}  // namespace search
