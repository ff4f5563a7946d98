#pragma once
// The four forms of an excerpt report, and what they share. Internal to coding; see coding/excerpts.h.
#include <filesystem>
#include <string>
#include <vector>

#include "coding/excerpts.h"
#include "coding/export/sheet.h"

namespace coding {

void writeExcerptsCsv(const ExcerptSet&, const std::filesystem::path&, const i18n::Messages&);
void writeExcerptsXlsx(const ExcerptSet&, const std::filesystem::path&, const i18n::Messages&);
void writeExcerptsDocx(const ExcerptSet&, const std::filesystem::path&, const i18n::Messages&);
void writeExcerptsHtml(const ExcerptSet&, const std::filesystem::path&, const i18n::Messages&);

// As a table: transcript, speaker, participant, one column an attribute, code, coder, begin, end, language,
// weight, text, memo; with translations also their words and transcripts.
std::vector<SheetColumn> excerptColumns(const ExcerptSet& set, const i18n::Messages& messages);
std::vector<std::string> excerptCells(const ExcerptSet& set,
                                      const Excerpt& excerpt);  // in the order of the columns

// As a text: where an excerpt comes from, "transcript · speaker · attributes · coder · position".
std::string sourceLine(const Excerpt& excerpt, const i18n::Messages& messages);
// Where a counterpart comes from, "Translation · transcript".
std::string sourceLine(const Counterpart& counterpart, const i18n::Messages& messages);
std::string reportTitle(const ExcerptSet& set, const i18n::Messages& messages);
// Excerpts, transcripts and the date, for the line below the title.
std::string reportSummary(const ExcerptSet& set, const i18n::Messages& messages);
// The excerpts of each code: [begin, end) of set.excerpts.
std::vector<std::pair<std::size_t, std::size_t>> byCode(const ExcerptSet& set);

// What XML may hold: valid UTF-8 without control characters but TAB and LF.
std::string xmlText(std::string_view text);
// BCP 47: "kk" -> "kk-KZ", "ru" -> "ru-RU", "en" -> "en-GB"; empty for others.
std::string languageTag(std::string_view language);

}  // namespace coding
