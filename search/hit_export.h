#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "coding/excerpts.h"
#include "i18n/messages.h"
#include "search/index.h"

namespace search {

// A match in its context (keyword in context, KWIC).
struct ConcordanceLine {
  std::size_t hit = 0;  // into the hits it was made of
  Guid transcript;
  std::string transcriptName, speaker, language;
  std::int64_t turn = 0;
  i18n::Span span;  // of the match, in the transcript's text
  std::string left, match, right;
};
// One line a mark (a phrase's words are one), in the hits' order; up to `width` code points on each side, cut
// at words, line ends as spaces.
std::vector<ConcordanceLine> concordance(const std::vector<Hit>& hits, std::int64_t width = 60);

// Sorting as in concordancers: by the word(s) left or right of the match, by the match, or by place.
enum class ConcordanceOrder { Place, Match, Left, Right };
void sortConcordance(std::vector<ConcordanceLine>& lines, ConcordanceOrder order, i18n::Language language);

// KWIC: one row a match. Turns: one row a turn, the whole text (.docx: matches in bold).
enum class HitExport { Kwic, Turns };
// Written whole or not at all; headings in the language of `messages`; `query` stands above, with date and
// counts (.docx, .html). Formats as excerpts'. KWIC's rows stand in `order`, or as the hits do when there is
// none. Throws FileError.
void exportHits(const std::vector<Hit>& hits, HitExport form, coding::ExportFormat format,
                const std::filesystem::path& path, const std::string& query, const i18n::Messages& messages,
                std::optional<ConcordanceOrder> order = {});

}  // namespace search
