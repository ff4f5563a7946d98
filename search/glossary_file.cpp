#include "search/glossary_file.h"

#include <algorithm>

#include "coding/table_columns.h"
#include "coding/table_export.h"
#include "corpus/errors.h"
#include "corpus/word_list.h"

namespace search {
namespace {

using corpus::GlossaryEntry;
using i18n::message;

std::vector<std::string_view> parted(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(sign, from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

bool sameWords(const GlossaryEntry& one, const GlossaryEntry& other) {
  return one.kazakh == other.kazakh && one.russian == other.russian && one.english == other.english;
}

}  // namespace

std::vector<GlossaryEntry> entriesOfTsv(std::string_view tsv) {
  std::vector<GlossaryEntry> entries;
  for (const std::string_view line : parted(tsv, '\n')) {
    const auto cells = parted(line, '\t');
    if (cells.size() != 5) continue;
    const auto guid = corpus::Guid::parse(cells[0]);
    if (!guid) continue;  // the heading
    entries.push_back({*guid, std::string(cells[1]), corpus::wordsOfList(cells[2]),
                       corpus::wordsOfList(cells[3]), corpus::wordsOfList(cells[4])});
  }
  return entries;
}

void writeGlossary(const Glossary& glossary, const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  for (const GlossaryEntry& entry : glossary.entries()) {
    rows.push_back({entry.guid.text(), entry.topic, corpus::storedList(entry.kazakh),
                    corpus::storedList(entry.russian), corpus::storedList(entry.english)});
  }
  coding::exportTable(path, "Glossary", {"guid", "topic", "kk", "ru", "en"}, rows);
}

GlossaryImport importGlossary(corpus::Edit& edit, const std::vector<std::string>& header,
                              const std::vector<std::vector<std::string>>& rows) {
  const coding::TableColumns columns(header);
  const auto guid = columns.find({"guid"}), topic = columns.find({"topic", "тема", "тақырып"}),
             kk = columns.find({"kk", "kazakh", "казахский", "қазақша"}),
             ru = columns.find({"ru", "russian", "русский", "орысша"}),
             en = columns.find({"en", "english", "английский", "ағылшынша"});
  if (int(kk.has_value()) + int(ru.has_value()) + int(en.has_value()) < 2) {
    throw corpus::FileError(message(
        "This table is no glossary: two at least of the columns kk, ru and en are needed. Nothing was "
        "imported."));
  }
  std::vector<GlossaryEntry> there = Glossary::read(edit.project()).entries();
  GlossaryImport report;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto fail = [&](i18n::Message why) { report.failures.push_back(std::move(why)); };
    const std::string number = std::to_string(row + 2);  // as a spreadsheet counts
    const std::string id = columns.cell(rows[row], guid);
    GlossaryEntry entry{{},
                        columns.cell(rows[row], topic),
                        corpus::wordsOfList(columns.cell(rows[row], kk)),
                        corpus::wordsOfList(columns.cell(rows[row], ru)),
                        corpus::wordsOfList(columns.cell(rows[row], en))};
    if (id.empty() && entry.kazakh.empty() && entry.russian.empty() && entry.english.empty()) continue;
    if (!id.empty()) {
      const auto parsed = corpus::Guid::parse(id);
      if (!parsed) {
        fail(message("Row {row} was left out: “{guid}” is no GUID. Leave the cell empty for a new entry.",
                     {{"row", number}, {"guid", id}}));
        continue;
      }
      entry.guid = *parsed;
    }
    const auto known = std::find_if(there.begin(), there.end(), [&](const GlossaryEntry& other) {
      return entry.guid ? other.guid == entry.guid : sameWords(other, entry);
    });
    if (known != there.end() && sameWords(*known, entry) && (!topic || known->topic == entry.topic)) {
      ++report.alreadyThere;
      continue;
    }
    if (known != there.end() && !topic) entry.topic = known->topic;
    try {
      entry.guid = corpus::setGlossaryEntry(edit, entry);
    } catch (const corpus::UsageError&) {
      fail(message("Row {row} was left out: it has no words in two languages at least.", {{"row", number}}));
      continue;
    }
    ++(known == there.end() ? report.added : report.changed);
    if (known == there.end()) {
      there.push_back(std::move(entry));
    } else {
      *known = std::move(entry);
    }
  }
  return report;
}

}  // namespace search
