#pragma once
#include <string>
#include <string_view>

#include "corpus/import/styled_text.h"

namespace corpus::import {

// The text of a document that stands whole inside another one (w:altChunk): a web page, one with its pictures
// (MHTML, RFC 2557), RTF or plain text. Empty for anything else. `file` names the outer one in messages.
// Throws FileError.
StyledText embeddedPage(std::string_view bytes, const std::string& file);

}  // namespace corpus::import
