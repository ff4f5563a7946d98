#pragma once
#include <vector>

#include "corpus/import/pdf_pages.h"

namespace corpus::import {

// Takes out of the rows of pages (from the top down, words from left to right) what is the page's and not
// the text's: numbers of lines or paragraphs beside the text; headers and footers that come back on several
// pages at the same height, whatever numbers are in them; page numbers. A page may be left without rows.
void leaveOutMargins(std::vector<std::vector<std::vector<PdfWord>>>& pages);

// "12", "- 12 -", "3/14", "Page 3 of 14", "Стр. 3", "3-бет", "xiv".
bool isPageNumber(std::string_view text);

}  // namespace corpus::import
