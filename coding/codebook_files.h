#pragma once
#include <filesystem>

#include "coding/codebook.h"
#include "i18n/messages.h"

namespace coding {

// Codebook files by extension: .csv and .xlsx (a row a code: path, name, definition, use when, not when,
// example, role, place, colour, and name_kk … for translations), .qdc (REFI-QDA codebook). Throws FileError.
std::vector<Code> readCodebookFile(const std::filesystem::path& path,
                                   Language language);  // parents before children
// Adds what isn't there (by path), updates texts of what is. Returns how many were added.
std::int64_t importCodebook(Edit& edit, const std::vector<Code>& codes);
void writeCodebookFile(const Codebook& codebook, const std::filesystem::path& path,
                       const i18n::Messages& messages);

// A table of codings: transcript,begin,end,code,coder[,weight,memo].
struct CodingsReport {
  std::int64_t added = 0, alreadyThere = 0;
  std::vector<i18n::Message> failures;  // one a row that could not be used
};
CodingsReport importCodings(Edit& edit, const std::vector<std::string>& header,
                            const std::vector<std::vector<std::string>>& rows, bool createCodes);

}  // namespace coding
