#pragma once
// A report as one .html file that fetches nothing: readable on paper, by day and by night.
#include <ostream>
#include <string>
#include <string_view>

#include "i18n/messages.h"

namespace coding {

// Everything up to the end of the header, and what closes the file.
void beginHtml(std::ostream& out, const std::string& title, const std::string& summary,
               i18n::Language language);
void endHtml(std::ostream& out);

std::string escapedHtml(std::string_view text);
// ' lang="kk"' for "kk", "ru" and "en", nothing for others.
std::string langAttribute(std::string_view language);

}  // namespace coding
