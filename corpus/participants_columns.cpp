#include "corpus/participants_columns.h"

#include <algorithm>
#include <set>

#include "corpus/attribute_values.h"
#include "i18n/format.h"
#include "i18n/text.h"

namespace corpus {
namespace {

using i18n::message;
using Use = ColumnChoice::Use;

constexpr std::string_view kFileHeaders[] = {
    "file",      "filename",   "file name",    "transcript",   "interview", "файл",
    "имя файла", "файл аты",   "транскрипт",   "транскрипция", "интервью",  "стенограмма",
    "сұхбат",    "сұхбаттама", "сұхбат файлы", "расшифровка",  "мәтін"};
constexpr std::string_view kNameHeaders[] = {
    "pseudonym", "participant", "name",       "псевдоним", "участник",     "участница",
    "имя",       "респондент",  "respondent", "бүркеншік", "бүркеншік ат", "лақап ат",
    "қатысушы",  "есім",        "есімі",      "аты",       "атауы"};

std::string cellText(const std::string& cell) {
  std::string text = trimmed(i18n::normalised(cell));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

template <std::size_t N>
bool isOneOf(const std::string& header, const std::string_view (&names)[N]) {
  std::string folded = i18n::foldedForTyping(header);
  std::replace(folded.begin(), folded.end(), '_', ' ');
  return std::find(std::begin(names), std::end(names), folded) != std::end(names);
}

// The type for a column: that of the attribute of the project, where all values fit it, else text; for a new
// one, what the values look like.
void suggestType(const Project& project, const ReadColumn& column, ColumnChoice& choice) {
  std::vector<std::string> values;
  std::copy_if(column.cells.begin(), column.cells.end(), std::back_inserter(values),
               [](const std::string& cell) { return !cell.empty(); });
  if (const auto known = attributeNamed(project, choice.attribute)) {
    choice.attribute = known->name;
    choice.type = known->type;
    choice.regions = known->regions;
    const bool fit = std::all_of(values.begin(), values.end(), [&](const std::string& value) {
      return storedValue(known->type, value).has_value();
    });
    if (!fit) choice.type = AttributeType::Text;
    return;
  }
  choice.regions = looksLikeRegions(column.heading, values);
  choice.type = choice.regions ? AttributeType::Choice : guessedType(values);
}

}  // namespace

MatchBy matchByOf(const Table& table) {
  const bool files = std::any_of(table.header.begin(), table.header.end(), [](const std::string& header) {
    return isOneOf(cellText(header), kFileHeaders);
  });
  return files ? MatchBy::File : MatchBy::Name;
}

ReadTable readColumns(const Table& table, i18n::Language language) {
  if (table.header.empty())
    throw UsageError(message("The table of participants is empty. Nothing was changed."));
  ReadTable read;
  std::size_t width = table.header.size();
  for (const auto& row : table.rows) width = std::max(width, row.size());
  read.columns.resize(width);
  const i18n::Messages tr(language);
  for (std::size_t i = 0; i < width; ++i) {
    ReadColumn& column = read.columns[i];
    if (i < table.header.size()) column.heading = cellText(table.header[i]);
    column.named = !column.heading.empty();
    if (!column.named) column.heading = tr("Column {n}", {{"n", std::to_string(i + 1)}});
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string> cells;
    for (const std::string& cell : table.rows[i]) cells.push_back(cellText(cell));
    cells.resize(width);
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); }))
      continue;
    for (std::size_t column = 0; column < width; ++column) {
      read.columns[column].cells.push_back(std::move(cells[column]));
    }
    read.rows.push_back(i + 2);
  }
  if (read.rows.empty()) {
    throw UsageError(message("The table of participants has no rows under its header. Nothing was changed."));
  }
  return read;
}

std::vector<ColumnChoice> suggestedColumns(const Project& project, const ReadTable& table, MatchBy match,
                                           std::vector<i18n::Message>& warnings) {
  const auto& columns = table.columns;
  std::vector<ColumnChoice> choices(columns.size());
  std::size_t name = 0;
  if (match == MatchBy::File) {
    const auto file = std::find_if(columns.begin(), columns.end(), [](const ReadColumn& column) {
      return isOneOf(column.heading, kFileHeaders);
    });
    if (file == columns.end()) {
      throw UsageError(message(
          "The table has no column that names the transcript. Call it “file” or “transcript”, or match the "
          "participants by name. Nothing was changed."));
    }
    const auto files = static_cast<std::size_t>(file - columns.begin());
    name = files == 0 ? 1 : 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i != files && isOneOf(columns[i].heading, kNameHeaders)) {
        name = i;
        break;
      }
    }
    choices[files].use = Use::File;
  }
  if (name < choices.size()) choices[name].use = Use::Name;  // else a table of file names only

  std::set<std::string> taken;  // as attributes are found by their names: “Age” and “age” are one
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ColumnChoice& choice = choices[i];
    if (choice.use != Use::Attribute) continue;
    if (!columns[i].named) {
      if (std::all_of(columns[i].cells.begin(), columns[i].cells.end(),
                      [](const auto& cell) { return cell.empty(); })) {
        choice.use = Use::Skip;  // an empty column beside the table
        continue;
      }
      warnings.push_back(message("Column {n} of the table has no name; it was called “{name}”.",
                                 {{"n", std::to_string(i + 1)}, {"name", columns[i].heading}}));
    }
    choice.attribute = columns[i].heading;
    for (int n = 2; !taken.insert(i18n::foldedForTyping(choice.attribute)).second; ++n)
      choice.attribute = columns[i].heading + " (" + std::to_string(n) + ")";
    if (choice.attribute != columns[i].heading) {
      warnings.push_back(message("Two columns of the table are called “{name}”; the second became “{other}”.",
                                 {{"name", columns[i].heading}, {"other", choice.attribute}}));
    }
    suggestType(project, columns[i], choice);
  }
  return choices;
}

}  // namespace corpus
