#include "corpus/participant_cells.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

#include "corpus/attribute_values.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;

constexpr std::size_t kNamedCells = 3;  // in a message

std::string oneLine(const std::string& typed) {
  std::string line = trimmed(i18n::normalised(typed));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

// The names as they will be: old ones by GUID, new ones by row.
struct Names {
  std::map<Guid, std::string> now, wanted;
  std::map<std::size_t, std::string> added;
};

// Two rows that trade a unique value can't be brought back by a changeset: each is in the other's way.
void refuseSwaps(const Names& names) {
  std::map<std::string, Guid> holders;
  for (const auto& [guid, name] : names.now) holders.emplace(name, guid);
  for (const auto& [first, wanted] : names.wanted) {
    std::string name = wanted;
    for (std::size_t step = 0; step <= names.wanted.size(); ++step) {
      const auto holder = holders.find(name);
      if (holder == holders.end()) break;
      if (holder->second == first) {
        throw UsageError(
            message("Participants would trade their names (“{name}” and others), which Undo could not take "
                    "back. Give them their names one by one. Nothing was changed.",
                    {{"name", name}}));
      }
      const auto next = names.wanted.find(holder->second);
      if (next == names.wanted.end()) break;
      name = next->second;
    }
  }
}

Names namesOf(const Project& project, const std::vector<CellWrite>& cells) {
  Names names;
  for (const Participant& each : participants(project)) names.now[each.guid] = each.name;
  for (const CellWrite& cell : cells) {
    if (!cell.participant) names.added[cell.newRow];
    if (cell.attribute) continue;
    const std::string name = oneLine(cell.value);
    if (!cell.participant)
      names.added[cell.newRow] = name;
    else if (!names.now.contains(*cell.participant))
      throw UsageError(message("This participant is not in the project any more. Nothing was changed."));
    else if (names.now[*cell.participant] != name)
      names.wanted[*cell.participant] = name;
  }
  std::set<std::string> taken;
  const auto take = [&](const std::string& name) {
    if (name.empty()) throw UsageError(message("Every participant needs a name. Nothing was changed."));
    if (!taken.insert(name).second) {
      throw UsageError(
          message("Two participants would be called “{name}”. Nothing was changed.", {{"name", name}}));
    }
  };
  for (const auto& [guid, name] : names.now) {
    const auto renamed = names.wanted.find(guid);
    take(renamed == names.wanted.end() ? name : renamed->second);
  }
  for (const auto& [row, name] : names.added) take(name);
  refuseSwaps(names);
  return names;
}

}  // namespace

std::vector<Guid> setCells(Edit& edit, const std::vector<CellWrite>& cells) {
  const Project& project = edit.project();
  std::map<Guid, Attribute> attributesBy;
  for (Attribute& each : attributes(project)) attributesBy.emplace(each.guid, std::move(each));

  struct Fitting {
    const CellWrite* cell;
    std::string value;
  };
  std::vector<Fitting> values;
  std::vector<std::string> unfit;
  for (const CellWrite& cell : cells) {
    if (!cell.attribute) continue;
    const auto attribute = attributesBy.find(*cell.attribute);
    if (attribute == attributesBy.end()) {
      throw UsageError(message("This attribute is not in the project any more. Nothing was changed."));
    }
    auto value = fittingValue(attribute->second, project.language(), oneLine(cell.value));
    if (value)
      values.push_back({&cell, std::move(*value)});
    else
      unfit.push_back("“" + oneLine(cell.value) + "” (" + attribute->second.name + ")");
  }
  if (unfit.size() == 1) {
    throw UsageError(message("{value} doesn't fit the type of its column. Nothing was changed.",
                             {{"value", unfit.front()}}));
  }
  if (!unfit.empty()) {
    std::string named;
    for (std::size_t i = 0; i < std::min(unfit.size(), kNamedCells); ++i) named += (i ? ", " : "") + unfit[i];
    if (unfit.size() > kNamedCells) named += ", …";
    throw UsageError(
        message("These values don't fit the types of their columns ({n}): {values}. Nothing was changed.",
                {{"n", std::to_string(unfit.size())}, {"values", named}}));
  }

  const Names names = namesOf(project, cells);
  // By way of names that nobody has, so that one may take what another gives up.
  SQLite::Statement rename(edit.database(), "UPDATE participants SET name = ? WHERE guid = ?");
  const auto write = [&](const Guid& guid, const std::string& name) {
    rename.bind(1, name);
    rename.bind(2, guid.text());
    rename.exec();
    rename.reset();
  };
  if (names.wanted.size() > 1) {
    for (const auto& [guid, name] : names.wanted) write(guid, "\x01" + guid.text());
  }
  for (const auto& [guid, name] : names.wanted) write(guid, name);
  std::map<std::size_t, Guid> added;
  std::vector<Guid> made;
  for (const auto& [row, name] : names.added) made.push_back(added[row] = addParticipant(edit, name));

  SQLite::Statement set(edit.database(),
                        "INSERT INTO attribute_values (participant, attribute, value) VALUES (?, ?, ?) "
                        "ON CONFLICT (participant, attribute) DO UPDATE SET value = excluded.value "
                        "WHERE value <> excluded.value");
  SQLite::Statement clear(edit.database(),
                          "DELETE FROM attribute_values WHERE participant = ? AND attribute = ?");
  for (const auto& [cell, value] : values) {
    const Guid who = cell->participant ? *cell->participant : added.at(cell->newRow);
    if (!names.now.contains(who) && cell->participant) {
      throw UsageError(message("This participant is not in the project any more. Nothing was changed."));
    }
    SQLite::Statement& statement = value.empty() ? clear : set;
    statement.bind(1, who.text());
    statement.bind(2, cell->attribute->text());
    if (!value.empty()) statement.bind(3, value);
    statement.exec();
    statement.reset();
  }
  return made;
}

}  // namespace corpus
