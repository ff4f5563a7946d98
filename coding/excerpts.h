#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/counterparts.h"
#include "coding/segments.h"
#include "i18n/messages.h"

namespace coding {

// A coded segment as a report shows it.
struct Excerpt {
  Guid segment;
  std::string transcript, speaker, participant, code, coder, text, memo;
  std::string language;  // of the turn where it begins
  i18n::Span span;
  std::optional<int> weight;
  std::vector<std::string> attributes;  // the participant's values, by ExcerptSet::attributeNames
  // The same in the linked original and translations, when ExcerptFilter asked for them.
  std::vector<Counterpart> counterparts = {};
};
struct ExcerptSet {
  std::string project;
  std::int64_t madeAt = 0;  // milliseconds since 1970 UTC
  std::vector<std::string> attributeNames;
  std::vector<Excerpt> excerpts;    // by code in codebook order, then transcript, then position
  bool quotesTranslations = false;  // tables have columns for them
};

// Which segments: empty lists mean all.
struct ExcerptFilter {
  std::vector<Guid> codes, transcripts, coders, segments;
  bool includeSubcodes = true;
  bool quoteTranslations = false;
};
ExcerptSet excerpts(const Project& project, const ExcerptFilter& filter = {});

enum class ExportFormat { Csv, Xlsx, Docx, Html };
std::optional<ExportFormat> exportFormatOf(std::string_view extension);  // "csv", …

// Writes the file whole or not at all (a temporary file beside it, then renamed). Headings in the language of
// `messages`. CSV: UTF-8 with BOM (Excel), RFC 4180, cells that a spreadsheet would take for a formula are
// prefixed with an apostrophe. Throws FileError.
void exportExcerpts(const ExcerptSet& set, ExportFormat format, const std::filesystem::path& path,
                    const i18n::Messages& messages);

}  // namespace coding
