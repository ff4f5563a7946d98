#pragma once
// REFI-QDA codebooks (.qdc): Codebook.xsd 1.0, https://www.qdasoftware.org. Internal to coding.
#include <string>
#include <string_view>
#include <vector>

#include "coding/codebook.h"

namespace coding {

// Any name space, braces and upper case in GUIDs, empty Sets and names: what programs write is understood
// where it can be. `file` names it in messages. Throws FileError: no XML, no codebook, a DOCTYPE.
std::vector<Code> readQdc(std::string_view xml, const std::string& file);

// Guidance (use when, not when, example) follows the definition under labels in `language`; role and place
// are Sets. Throws UsageError for an empty codebook, which the format does not allow.
std::string writeQdc(const Codebook& codebook, Language language);

// Ids for codes whose file gives none: only to tie children to parents; importCodebook makes real ones.
Guid placeholderGuid(std::size_t n);
bool isPlaceholder(const Guid& guid);

}  // namespace coding
