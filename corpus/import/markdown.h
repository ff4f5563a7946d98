#pragma once
#include <string>
#include <string_view>

#include "corpus/import/styled_text.h"

namespace corpus::import {

// The text of a Markdown file, by the rule that makes one interview the same text in every format: a line is
// a line (people write a turn a line), one blank line only parts paragraphs and each further one is an empty
// line; marks of headings, lists, quotes, code and tables are left out and a table's cells are lines; what is
// emphasised, headings and a table's head are formatting. `utf8` is normalised; `file` names it in messages.
// Throws FileError.
StyledText markdownText(std::string_view utf8, const std::string& file);

}  // namespace corpus::import
