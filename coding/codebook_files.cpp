#include "coding/codebook_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "coding/code_names.h"
#include "coding/codebook_qdc.h"
#include "coding/export/csv.h"
#include "coding/export/sheet.h"
#include "coding/table_columns.h"
#include "corpus/import/importer.h"
#include "corpus/import/source_file.h"
#include "corpus/whole_file.h"
#include "i18n/text.h"

namespace coding {
namespace {

// One text field of a code and the column that carries it; with "_kk" and the like behind it in a
// translation.
struct Field {
  std::string_view column;
  std::string CodeText::*text;
};
constexpr Field kFields[] = {{"name", &CodeText::name},
                             {"definition", &CodeText::definition},
                             {"use_when", &CodeText::useWhen},
                             {"not_when", &CodeText::notWhen},
                             {"example", &CodeText::example}};

std::string extensionOf(const std::filesystem::path& path) {
  const auto text = path.extension().u8string();
  return i18n::asciiLower(std::string(text.begin(), text.end()));
}

corpus::FileError unknownKind(const std::filesystem::path& path) {
  return corpus::FileError(i18n::message(
      "“{file}” is not a kind of codebook file that can be used here: .qdc, .csv and .xlsx are.",
      {{"file", corpus::import::shownName(path)}}));
}

std::vector<Code> fromTable(const corpus::Table& table, Language language, const std::string& file) {
  const TableColumns columns(table.header);
  const auto pathColumn = columns.find({"path", "путь", "жолы", "code", "код"});
  const auto nameColumn = columns.find({"name", "название", "атауы"});
  if (!pathColumn && !nameColumn)
    throw corpus::FileError(i18n::message(
        "“{file}” has no column “path” or “name”, so its codes can’t be told. Nothing was taken from it.",
        {{"file", file}}));

  // The language without a name column of its own is that of the plain columns; a codebook from a project in
  // another language is turned round at the end.
  Language own = language;
  std::vector<Language> missing;
  for (const Language each : i18n::kLanguages)
    if (!columns.find({std::string_view("name_" + std::string(i18n::code(each)))})) missing.push_back(each);
  if (missing.size() == 1) own = missing.front();

  std::vector<Code> codes;
  std::map<std::pair<Guid, std::string>, std::size_t> known;  // by parent and folded name
  for (const auto& row : table.rows) {
    auto parts = pathParts(columns.cell(row, pathColumn ? pathColumn : nameColumn));
    if (parts.empty() && nameColumn) parts = {importedName(columns.cell(row, nameColumn))};
    std::optional<std::size_t> at;
    for (const std::string& part : parts) {
      if (part.empty()) continue;
      const Guid parent = at ? codes[*at].guid : Guid();
      const auto [place, fresh] = known.emplace(std::pair(parent, foldedName(part)), codes.size());
      if (fresh) {
        Code code;
        code.guid = placeholderGuid(codes.size());
        if (at) code.parent = parent;
        code.text.name = importedName(part);
        codes.push_back(std::move(code));
      }
      at = place->second;
    }
    if (!at) continue;
    Code& code = codes[*at];
    for (const Field& field : kFields) {
      const std::string value = cleanText(columns.cell(row, columns.find({field.column})));
      if (field.text != &CodeText::name && !value.empty()) code.text.*field.text = value;
      for (const Language each : i18n::kLanguages) {
        const std::string column = std::string(field.column) + "_" + std::string(i18n::code(each));
        const std::string translated = cleanText(columns.cell(row, columns.find({std::string_view(column)})));
        if (each == own || translated.empty()) continue;
        code.translations[each].*field.text =
            field.text == &CodeText::name ? importedName(translated) : translated;
      }
    }
    if (const Role role = roleOf(columns.cell(row, columns.find({"role"}))); role != Role::None)
      code.role = role;
    if (const Place place = placeOf(columns.cell(row, columns.find({"place"}))); place != Place::None)
      code.place = place;
    const std::string colour = canonicalColour(columns.cell(row, columns.find({"colour", "color"})));
    if (!colour.empty()) code.colour = colour;
  }
  for (Code& code : codes) {
    const auto front = own == language ? code.translations.end() : code.translations.find(language);
    if (front == code.translations.end() || front->second.name.empty()) continue;
    code.translations[own] = std::exchange(code.text, front->second);
    code.translations.erase(language);
  }
  return codes;
}

// The table as written: header and a row a code. Column names are the file's format and stay English.
std::vector<std::vector<std::string>> toTable(const Codebook& codebook) {
  std::vector<std::string> header{"path"};
  for (const Field& field : kFields) header.emplace_back(field.column);
  header.insert(header.end(), {"role", "place", "colour"});
  std::vector<Language> others;
  for (const Language language : i18n::kLanguages)
    if (language != codebook.language()) others.push_back(language);
  for (const Language language : others)
    for (const Field& field : kFields)
      header.push_back(std::string(field.column) + "_" + std::string(i18n::code(language)));
  std::vector<std::vector<std::string>> rows{header};
  for (const Code& one : codebook.all()) {
    std::vector<std::string> row{codebook.path(one.guid)};
    for (const Field& field : kFields) row.push_back(one.text.*field.text);
    row.insert(row.end(), {std::string(code(one.role)), std::string(code(one.place)), one.colour});
    for (const Language language : others) {
      const auto found = one.translations.find(language);
      for (const Field& field : kFields)
        row.push_back(found == one.translations.end() ? "" : found->second.*field.text);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<Code> readCodebookFile(const std::filesystem::path& path, Language language) {
  const std::string extension = extensionOf(path);
  if (extension == ".qdc") {
    const auto file = corpus::import::readSourceFile(path);
    return readQdc(file.bytes, file.name);
  }
  if (extension != ".csv" && extension != ".xlsx") throw unknownKind(path);
  return fromTable(corpus::readTable(path), language, corpus::import::shownName(path));
}

void writeCodebookFile(const Codebook& codebook, const std::filesystem::path& path,
                       const i18n::Messages& messages) {
  const std::string extension = extensionOf(path);
  if (extension == ".qdc") {
    const std::string xml = writeQdc(codebook, codebook.language());
    corpus::writeWholeFile(path, [&](std::ostream& out) { out << xml; });
  } else if (extension == ".csv") {
    corpus::writeWholeFile(path, [&](std::ostream& out) {
      CsvWriter csv(out);
      for (const auto& row : toTable(codebook)) csv.row(row);
    });
  } else if (extension == ".xlsx") {
    auto rows = toTable(codebook);
    std::vector<SheetColumn> columns;
    for (const std::string& heading : rows.front()) {
      using Width = SheetColumn::Width;
      const bool narrow = heading == "role" || heading == "place" || heading == "colour";
      const bool wide = heading.find("_when") != std::string::npos || heading.starts_with("definition") ||
                        heading.starts_with("example");
      columns.push_back({heading, narrow ? Width::Narrow : wide ? Width::Wide : Width::Middle});
    }
    rows.erase(rows.begin());
    const i18n::Messages& tr = messages;
    // TRANSLATORS: name of the sheet of an exported spreadsheet.
    writeSheet(path, tr("Codebook"), columns, rows);
  } else {
    throw unknownKind(path);
  }
}

}  // namespace coding
