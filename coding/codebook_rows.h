#pragma once
// Writing codes that are known to be right. Internal to coding: everybody else uses addCode and updateCode.
#include "coding/codebook.h"

namespace coding {

// Names and texts cleaned; throws UsageError for a name that can't be one or a colour that is none.
CodeText cleanCodeText(const CodeText& text);
std::string checkedColour(const std::string& colour);
// The row and its translations. Guid, position, colour and cleaned texts are set; the name is free.
void insertCodeRow(Edit& edit, const Code& code);
void updateCodeRow(Edit& edit, const Code& code);

}  // namespace coding
