#include "corpus/participants_plan.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "corpus/attribute_values.h"
#include "corpus/attributes.h"
#include "corpus/name_match.h"
#include "corpus/participants_columns.h"
#include "corpus/regions.h"
#include "corpus/transcript_match.h"
#include "i18n/format.h"

namespace corpus {
namespace {

using i18n::message;
using Use = ColumnChoice::Use;
using State = PlannedValue::State;

constexpr std::size_t kNamedValues = 5;  // in a warning

// “a”, “b”, … for a warning.
std::string quoted(const std::vector<std::string>& values) {
  std::string said;
  for (std::size_t i = 0; i < std::min(values.size(), kNamedValues); ++i) {
    said += (said.empty() ? "“" : ", “") + values[i] + "”";
  }
  return values.size() > kNamedValues ? said + ", …" : said;
}

class Planner {
 public:
  Planner(const Project& project, const Table& table, const ParticipantsOptions& options)
      : project_(project), table_(readColumns(table, project.language())) {
    plan_.options = options;
  }

  ParticipantsPlan run() {
    chooseColumns();
    planRows();
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      if (choices()[column].use == Use::Attribute) planColumn(column);
    }
    for (const PlannedParticipant& each : plan_.participants) {
      ++(each.guid ? updatedOrSame(each) : plan_.report.added);
    }
    planTies(project_, plan_, files_);
    return std::move(plan_);
  }

 private:
  const std::vector<ColumnChoice>& choices() const { return plan_.options.columns; }
  void warn(i18n::Message warning) { plan_.report.warnings.push_back(std::move(warning)); }
  std::int64_t& updatedOrSame(const PlannedParticipant& each) {
    return each.updated() ? plan_.report.updated : same_;
  }

  void chooseColumns() {
    auto& columns = plan_.options.columns;
    if (columns.empty()) {
      columns = suggestedColumns(project_, table_, plan_.options.match, plan_.report.warnings);
    }
    columns.resize(table_.columns.size(), {Use::Skip, {}, AttributeType::Text, false});
    const auto find = [&](Use use) {
      const auto found = std::find_if(columns.begin(), columns.end(),
                                      [&](const ColumnChoice& each) { return each.use == use; });
      return found == columns.end() ? std::nullopt
                                    : std::optional(static_cast<std::size_t>(found - columns.begin()));
    };
    name_ = find(Use::Name);
    file_ = plan_.options.match == MatchBy::File ? find(Use::File) : std::nullopt;
    if (!name_ && !file_) {
      throw UsageError(message("Choose the column that names the participants. Nothing was changed."));
    }
    if (plan_.options.match == MatchBy::File && !file_) {
      throw UsageError(
          message("Choose the column that names the transcripts, or match the participants by "
                  "name. Nothing was changed."));
    }
    std::set<std::string> taken;
    for (ColumnChoice& each : columns) {
      if (each.use != Use::Attribute) continue;
      each.attribute = trimmed(each.attribute);
      if (each.attribute.empty())
        throw UsageError(message("An attribute needs a name. Nothing was changed."));
      if (!taken.insert(i18n::foldedForTyping(each.attribute)).second) {
        throw UsageError(
            message("Two columns are to become the attribute “{name}”. Give one of them another "
                    "name. Nothing was changed.",
                    {{"name", each.attribute}}));
      }
    }
  }

  static std::vector<std::string> filesIn(const std::string& cell) {
    std::vector<std::string> files;
    std::size_t begin = 0;
    while (begin <= cell.size()) {
      const std::size_t end = std::min(cell.find(';', begin), cell.size());
      std::string file = trimmed(std::string_view(cell).substr(begin, end - begin));
      if (!file.empty()) files.push_back(std::move(file));
      begin = end + 1;
    }
    return files;
  }

  void planRows() {
    std::unordered_map<std::string, std::size_t> byName;  // exactly
    std::unordered_map<std::string, const Participant*> known, folded;
    const auto there = corpus::participants(project_);
    for (const Participant& each : there) {
      known[each.name] = &each;
      const auto [place, isNew] = folded.emplace(i18n::foldedForTyping(each.name), &each);
      if (!isNew) place->second = nullptr;  // two that differ in case: only the exact name tells
    }
    ofRow_.resize(table_.rows.size());
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::string name = name_ ? table_.columns[*name_].cells[row] : std::string();
      std::vector<std::string> files;
      if (file_) files = filesIn(table_.columns[*file_].cells[row]);
      if (name.empty() && !files.empty()) name = stem(files.front());
      if (name.empty()) {
        warn(message("Row {row} of the table names no participant and was left out.",
                     {{"row", std::to_string(table_.rows[row])}}));
        continue;
      }
      const Participant* existing = nullptr;
      if (const auto exact = known.find(name); exact != known.end()) {
        existing = exact->second;
      } else if (const auto similar = folded.find(i18n::foldedForTyping(name)); similar != folded.end()) {
        existing = similar->second;
      }
      if (existing) name = existing->name;
      const auto [place, isNew] = byName.emplace(name, plan_.participants.size());
      if (isNew) {
        plan_.participants.push_back({existing ? existing->guid : Guid(), name, {}, {}});
        before_.push_back(existing ? existing->values : std::map<Guid, std::string>());
      } else {
        warn(message("“{name}” stands in the table more than once; the rows were taken together.",
                     {{"name", name}}));
      }
      plan_.participants[place->second].rows.push_back(table_.rows[row]);
      ofRow_[row] = place->second;
      for (std::string& file : files) files_.push_back({std::move(file), place->second, table_.rows[row]});
    }
  }

  // The values of a column by participant: the first row counts, a later one fills what is empty.
  std::map<std::size_t, std::string> cellsOf(std::size_t column, const std::string& attribute) {
    std::map<std::size_t, std::string> cells;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string& cell = table_.columns[column].cells[row];
      if (cell.empty() || !ofRow_[row]) continue;
      const auto [place, isNew] = cells.emplace(*ofRow_[row], cell);
      if (!isNew && place->second != cell) {
        warn(message("Row {row}: “{name}” has another “{attribute}” there, “{value}”, which was left out.",
                     {{"row", std::to_string(table_.rows[row])},
                      {"name", plan_.participants[*ofRow_[row]].name},
                      {"attribute", attribute},
                      {"value", cell}}));
      }
    }
    return cells;
  }

  // The attribute that the column fills, with the type that was chosen where that can be.
  PlannedAttribute attributeOf(std::size_t column) {
    const ColumnChoice& choice = choices()[column];
    PlannedAttribute planned;
    planned.column = column;
    planned.attribute.name = choice.attribute;
    planned.attribute.type = choice.type;
    planned.attribute.regions = choice.regions && choice.type == AttributeType::Choice;
    if (auto known = attributeNamed(project_, choice.attribute)) {
      planned.retyped = known->type != planned.attribute.type || known->regions != planned.attribute.regions;
      if (planned.retyped &&
          !misfits(project_, known->guid, choice.type, planned.attribute.regions).empty()) {
        warn(message(
            "The attribute “{name}” keeps its type, because values in the project don't fit the other.",
            {{"name", known->name}}));
        planned.retyped = false;
      }
      if (!planned.retyped) {
        planned.attribute = std::move(*known);
        return planned;
      }
      planned.attribute.guid = known->guid;
      planned.attribute.name = known->name;
      // What stands there becomes choices.
      if (planned.attribute.type == AttributeType::Choice && !planned.attribute.regions) {
        for (const auto& [value, count] : valueCounts(project_, known->guid))
          planned.attribute.choices.push_back(value);
      }
      if (planned.attribute.type == AttributeType::Text) {
        warn(message("The attribute “{name}” became text, because new values don't fit its type.",
                     {{"name", known->name}}));
      }
    }
    if (planned.attribute.regions) {
      for (std::string& name : regionChoices(project_.language()))
        planned.attribute.choices.push_back(std::move(name));
    }
    return planned;
  }

  // Makes every value a choice that is none yet, in their alphabetical order; of regions says which are none.
  void addChoices(PlannedAttribute& planned, const std::map<std::size_t, std::string>& cells) {
    std::vector<std::string> unknown, several, others;
    for (const auto& [participant, cell] : cells) unknown.push_back(cell);
    const i18n::Collator collator(project_.language());
    std::sort(unknown.begin(), unknown.end(), [&](const std::string& a, const std::string& b) {
      const int order = collator.compare(a, b);
      return order != 0 ? order < 0 : a < b;
    });
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    for (const std::string& value : unknown) {
      const auto fitting = fittingValue(planned.attribute, project_.language(), value);
      if (planned.attribute.regions) {
        const auto match = regionNamed(value);
        if (match && match->regions.size() > 1) several.push_back(value);
      }
      if (fitting) continue;
      others.push_back(value);
      planned.newChoices.push_back(value);
      planned.attribute.choices.push_back(value);
    }
    if (!several.empty()) {
      warn(message(
          "“{attribute}”: older names of what are several regions today were kept as they are written: "
          "{values}.",
          {{"attribute", planned.attribute.name}, {"values", quoted(several)}}));
    }
    if (planned.attribute.regions && !others.empty()) {
      warn(message("“{attribute}”: no regions of Kazakhstan, kept as they are written: {values}.",
                   {{"attribute", planned.attribute.name}, {"values", quoted(others)}}));
    }
  }

  void planColumn(std::size_t column) {
    PlannedAttribute planned = attributeOf(column);
    const auto cells = cellsOf(column, planned.attribute.name);
    if (planned.attribute.type == AttributeType::Choice) addChoices(planned, cells);
    std::vector<std::string> unfit;
    for (const auto& [index, cell] : cells) {
      PlannedValue value;
      const auto& before = before_[index];
      if (const auto held = before.find(planned.attribute.guid);
          planned.attribute.guid && held != before.end()) {
        value.before = held->second;
      }
      const auto fitting = fittingValue(planned.attribute, project_.language(), cell);
      value.after = fitting.value_or(cell);
      value.state = !fitting                      ? State::LeftOut
                    : value.before == value.after ? State::Same
                    : value.before.empty()        ? State::New
                                                  : State::Changed;
      if (!fitting) unfit.push_back(cell);
      plan_.participants[index].values.emplace(column, std::move(value));
    }
    if (!unfit.empty()) {
      warn(message("Values that don't fit the type of “{attribute}” were left out: {values}.",
                   {{"attribute", planned.attribute.name}, {"values", quoted(unfit)}}));
    }
    plan_.attributes.push_back(std::move(planned));
  }

  const Project& project_;
  ReadTable table_;
  ParticipantsPlan plan_;
  std::optional<std::size_t> name_, file_;
  std::vector<std::optional<std::size_t>> ofRow_;    // participant of each row
  std::vector<std::map<Guid, std::string>> before_;  // values of each participant now
  std::vector<NamedFile> files_;
  std::int64_t same_ = 0;
};

}  // namespace

bool PlannedParticipant::updated() const {
  return guid && std::any_of(values.begin(), values.end(), [](const auto& each) {
           return each.second.state == State::New || each.second.state == State::Changed;
         });
}

ParticipantsPlan planParticipants(const Project& project, const Table& table,
                                  const ParticipantsOptions& options) {
  return Planner(project, table, options).run();
}

}  // namespace corpus
