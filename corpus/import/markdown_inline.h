#pragma once
#include <map>
#include <string>
#include <string_view>

#include "corpus/import/styled_text.h"

namespace corpus::import {

using MarkdownNotes = std::map<std::string, StyledText, std::less<>>;  // by name, without [^ ]

// A paragraph of Markdown (CommonMark 0.31) without its marks: emphasis becomes formatting, links and code
// spans their words, `\*` and &amp; their characters, a reference to one of `notes` its words in brackets at
// the end of the line. <u>, <b>, <i>, <br> and the like count as in a page; other tags, <unclear> for one,
// are words. `base` is the look of the whole.
StyledText markdownInline(std::string_view paragraph, Styles base, const MarkdownNotes& notes);

}  // namespace corpus::import
