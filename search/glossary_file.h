#pragma once
// The glossary in files.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/glossary_entries.h"
#include "i18n/messages.h"
#include "search/glossary.h"

namespace search {

// The table that comes with the program: a heading line, then guid, topic, kk, ru, en.
std::vector<corpus::GlossaryEntry> entriesOfTsv(std::string_view tsv);

// .csv or .xlsx with the columns guid, topic, kk, ru, en. Throws FileError.
void writeGlossary(const Glossary& glossary, const std::filesystem::path& path);

struct GlossaryImport {
  std::int64_t added = 0, changed = 0, alreadyThere = 0;
  std::vector<i18n::Message> failures;  // rows that are no entry
};
// Rows of such a table (guid and topic may be missing): one with the GUID of an entry takes its place, one
// with the words of an entry is there already, others are added. Throws FileError when it is no such table.
GlossaryImport importGlossary(corpus::Edit& edit, const std::vector<std::string>& header,
                              const std::vector<std::vector<std::string>>& rows);

}  // namespace search
