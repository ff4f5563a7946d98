#include "corpus/attributes.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

#include "corpus/attribute_values.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

constexpr std::size_t kNamedMisfits = 3;  // in a message

UsageError noSuchAttribute() {
  return UsageError(message("This attribute is not in the project any more. Nothing was changed."));
}

std::string attributeName(Edit& edit, const std::string& name, const Guid& except = {}) {
  std::string wanted = trimmed(i18n::normalised(name));
  std::replace(wanted.begin(), wanted.end(), '\n', ' ');
  if (wanted.empty()) throw UsageError(message("An attribute needs a name. Nothing was changed."));
  SQLite::Statement query(edit.database(), "SELECT 1 FROM attributes WHERE name = ? AND guid <> ?");
  query.bind(1, wanted);
  query.bind(2, except.text());
  if (query.executeStep()) {
    throw UsageError(
        message("There is an attribute “{name}” already. Choose another name.", {{"name", wanted}}));
  }
  return wanted;
}

Attribute attributeOf(const Project& project, const Guid& guid) {
  for (Attribute& attribute : attributes(project)) {
    if (attribute.guid == guid) return std::move(attribute);
  }
  throw noSuchAttribute();
}

Guid insertAttribute(Edit& edit, const std::string& name, AttributeType type, const char* list,
                     const std::vector<std::string>& choices) {
  const std::string wanted = attributeName(edit, name);
  const Guid guid = edit.newGuid();
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO attributes (guid, name, type, list, position) "
                           "VALUES (?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM attributes))");
  insert.bind(1, guid.text());
  insert.bind(2, wanted);
  insert.bind(3, std::string(code(type)));
  insert.bind(4, list);
  insert.exec();
  for (const std::string& choice : choices) addChoice(edit, guid, trimmed(i18n::normalised(choice)));
  return guid;
}

// What of a project is wanted to change types: the attribute's values and whose they are.
struct HeldValue {
  std::string participant, name, value;
};
std::vector<HeldValue> heldValues(const Project& project, const Guid& attribute) {
  std::vector<HeldValue> all;
  SQLite::Statement query(project.database(),
                          "SELECT participants.guid, name, value FROM attribute_values "
                          "JOIN participants ON participants.guid = participant WHERE attribute = ?");
  query.bind(1, attribute.text());
  while (query.executeStep()) {
    all.push_back(
        {query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString()});
  }
  const i18n::Collator collator(project.language());
  std::sort(all.begin(), all.end(), [&](const HeldValue& a, const HeldValue& b) {
    const int order = collator.compare(a.name, b.name);
    return order != 0 ? order < 0 : a.participant < b.participant;
  });
  return all;
}

// A value of `from` as one of `to`; nothing when it doesn't fit. Yes and no are words once they are text.
std::optional<std::string> converted(const Project& project, const Attribute& from, const Attribute& to,
                                     const std::string& value) {
  std::string written = value;
  if (from.type == AttributeType::YesNo && to.type != AttributeType::YesNo) {
    written = yesNoWord(value == "yes", project.language());
  }
  if (to.type == AttributeType::Choice && !to.regions) return written;
  return fittingValue(to, project.language(), written);
}

Attribute retyped(const Project& project, const Attribute& from, AttributeType type, bool regions) {
  Attribute to = from;
  to.type = type;
  to.regions = regions && type == AttributeType::Choice;
  if (to.regions && !from.regions) to.choices = regionChoices(project.language());
  return to;
}

void setValueRow(Edit& edit, const std::string& participant, const Guid& attribute,
                 const std::string& value) {
  SQLite::Statement update(edit.database(),
                           "UPDATE attribute_values SET value = ? WHERE participant = ? AND attribute = ?");
  update.bind(1, value);
  update.bind(2, participant);
  update.bind(3, attribute.text());
  update.exec();
}

}  // namespace

Guid addAttribute(Edit& edit, const std::string& name, AttributeType type,
                  const std::vector<std::string>& choices) {
  return insertAttribute(edit, name, type, "", choices);
}

Guid addRegionAttribute(Edit& edit, const std::string& name, const std::vector<std::string>& others) {
  return insertAttribute(edit, name, AttributeType::Choice, "regions", others);
}

void addChoice(Edit& edit, const Guid& attribute, const std::string& value) {
  if (value.empty()) return;
  SQLite::Statement insert(
      edit.database(),
      "INSERT OR IGNORE INTO attribute_choices (attribute, value, position) VALUES (?1, ?2, "
      "(SELECT coalesce(max(position) + 1, 0) FROM attribute_choices WHERE attribute = ?1))");
  insert.bind(1, attribute.text());
  insert.bind(2, value);
  insert.exec();
}

void renameAttribute(Edit& edit, const Guid& attribute, const std::string& name) {
  const std::string wanted = attributeName(edit, name, attribute);
  SQLite::Statement update(edit.database(), "UPDATE attributes SET name = ? WHERE guid = ?");
  update.bind(1, wanted);
  update.bind(2, attribute.text());
  if (update.exec() != 1) throw noSuchAttribute();
}

void removeAttribute(Edit& edit, const Guid& attribute) {
  SQLite::Statement remove(edit.database(), "DELETE FROM attributes WHERE guid = ?");
  remove.bind(1, attribute.text());
  if (remove.exec() != 1) throw noSuchAttribute();
}

void moveAttribute(Edit& edit, const Guid& attribute, std::size_t position) {
  std::vector<Guid> order;
  for (const Attribute& each : attributes(edit.project())) order.push_back(each.guid);
  const auto found = std::find(order.begin(), order.end(), attribute);
  if (found == order.end()) throw noSuchAttribute();
  order.erase(found);
  order.insert(order.begin() + static_cast<std::ptrdiff_t>(std::min(position, order.size())), attribute);
  SQLite::Statement update(edit.database(),
                           "UPDATE attributes SET position = ?1 WHERE guid = ?2 AND position <> ?1");
  for (std::size_t i = 0; i < order.size(); ++i) {
    update.bind(1, static_cast<std::int64_t>(i));
    update.bind(2, order[i].text());
    update.exec();
    update.reset();
  }
}

std::vector<Misfit> misfits(const Project& project, const Guid& guid, AttributeType type, bool regions) {
  const Attribute from = attributeOf(project, guid);
  const Attribute to = retyped(project, from, type, regions);
  std::vector<Misfit> found;
  for (const HeldValue& held : heldValues(project, guid)) {
    if (!converted(project, from, to, held.value)) found.push_back({held.name, held.value});
  }
  return found;
}

void setAttributeType(Edit& edit, const Guid& guid, AttributeType type, bool regions) {
  const Project& project = edit.project();
  const Attribute from = attributeOf(project, guid);
  const Attribute to = retyped(project, from, type, regions);
  if (to.type == from.type && to.regions == from.regions) return;
  const auto unfit = misfits(project, guid, type, regions);
  if (!unfit.empty()) {
    std::string named;
    for (std::size_t i = 0; i < std::min(unfit.size(), kNamedMisfits); ++i) {
      named += (named.empty() ? "“" : ", “") + unfit[i].value + "” (" + unfit[i].participant + ")";
    }
    if (unfit.size() > kNamedMisfits) named += ", …";
    throw UsageError(
        message("Values of “{attribute}” don't fit the new type: {values}. The attribute was left as it was. "
                "Correct these values first, or choose text.",
                {{"attribute", from.name}, {"values", named}}));
  }
  std::set<std::string> values;
  for (const HeldValue& held : heldValues(project, guid)) {
    const std::string value = *converted(project, from, to, held.value);
    values.insert(value);
    if (value != held.value) setValueRow(edit, held.participant, guid, value);
  }
  SQLite::Statement update(edit.database(), "UPDATE attributes SET type = ?, list = ? WHERE guid = ?");
  update.bind(1, std::string(code(to.type)));
  update.bind(2, to.regions ? "regions" : "");
  update.bind(3, guid.text());
  update.exec();
  if (to.type != AttributeType::Choice || to.regions != from.regions) {
    SQLite::Statement clear(edit.database(), "DELETE FROM attribute_choices WHERE attribute = ?");
    clear.bind(1, guid.text());
    clear.exec();
  }
  if (to.type != AttributeType::Choice || to.regions) return;
  std::vector<std::string> sorted(values.begin(), values.end());
  const i18n::Collator collator(project.language());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const std::string& a, const std::string& b) { return collator.less(a, b); });
  for (const std::string& value : sorted) addChoice(edit, guid, value);
}

std::map<std::string, std::int64_t> valueCounts(const Project& project, const Guid& attribute) {
  std::map<std::string, std::int64_t> counts;
  SQLite::Statement query(project.database(),
                          "SELECT value, count(*) FROM attribute_values WHERE attribute = ? GROUP BY value");
  query.bind(1, attribute.text());
  while (query.executeStep()) counts[query.getColumn(0).getString()] = query.getColumn(1).getInt64();
  return counts;
}

void setChoices(Edit& edit, const Guid& guid, const std::vector<EditedChoice>& wanted) {
  const Attribute attribute = attributeOf(edit.project(), guid);
  if (attribute.type != AttributeType::Choice) {
    throw UsageError(message("“{attribute}” has no choices, its type is another. Nothing was changed.",
                             {{"attribute", attribute.name}}));
  }
  std::set<std::string> regions;
  if (attribute.regions) {
    const auto names = regionChoices(edit.project().language());
    regions.insert(names.begin(), names.end());
  }
  std::vector<EditedChoice> list;
  std::set<std::string> names, kept;
  for (const EditedChoice& each : wanted) {
    EditedChoice choice{each.was, trimmed(i18n::normalised(each.name))};
    std::replace(choice.name.begin(), choice.name.end(), '\n', ' ');
    if (choice.name.empty()) throw UsageError(message("A choice needs a name. Nothing was changed."));
    if (regions.contains(choice.name) || !names.insert(choice.name).second) {
      throw UsageError(
          message("“{choice}” stands in the list twice. Nothing was changed.", {{"choice", choice.name}}));
    }
    kept.insert(choice.was);
    list.push_back(std::move(choice));
  }
  const auto counts = valueCounts(edit.project(), guid);
  for (const std::string& choice : attribute.choices) {
    const auto used = counts.find(choice);
    if (regions.contains(choice) || kept.contains(choice) || used == counts.end()) continue;
    throw UsageError(
        message("“{choice}” can't be removed: participants have it as their “{attribute}” ({n}). Give them "
                "another value "
                "first, or rename the choice. Nothing was changed.",
                {{"choice", choice}, {"attribute", attribute.name}, {"n", std::to_string(used->second)}}));
  }
  // Whose value was which, before any is renamed: names may be swapped.
  std::map<std::string, std::string> renamed;
  for (const EditedChoice& choice : list) {
    if (!choice.was.empty() && choice.was != choice.name) renamed[choice.was] = choice.name;
  }
  for (const HeldValue& held : heldValues(edit.project(), guid)) {
    if (const auto now = renamed.find(held.value); now != renamed.end()) {
      setValueRow(edit, held.participant, guid, now->second);
    }
  }
  // Only what differs is touched, so that an unchanged list is no step.
  std::vector<std::string> now;
  for (const EditedChoice& choice : list) now.push_back(choice.name);
  std::vector<std::string> before;
  for (const std::string& choice : attribute.choices) {
    if (!regions.contains(choice)) before.push_back(choice);
  }
  if (now == before) return;
  SQLite::Statement clear(edit.database(), "DELETE FROM attribute_choices WHERE attribute = ?");
  clear.bind(1, guid.text());
  clear.exec();
  for (const std::string& choice : now) addChoice(edit, guid, choice);
}

}  // namespace corpus
