#pragma once
#include <string>
#include <vector>

#include "corpus/import/document.h"
#include "corpus/import/pdf_pages.h"

namespace corpus::import {

// A line of the text, in reading order; points as in PdfPage.
struct PdfLine {
  std::vector<PdfWord> words;       // from left to right
  std::string text;                 // the words with their spaces; a wide gap is a tab
  std::vector<std::size_t> wordAt;  // where each word begins in `text`
  double x0 = 0, x1 = 0, base = 0;  // base: the lower edge of most of the line
  double size = 0;                  // of most of the line
  std::size_t page = 0;
  enum class Column { Whole, Left, Right };
  Column column = Column::Whole;
};

// The lines a person would read, in that order: without the numbers of lines or paragraphs in the margin,
// without running headers, footers and page numbers, and without a line that is repeated because the page
// was cut through it. Two columns are read one after the other where they are clear.
std::vector<PdfLine> pdfLines(const std::vector<PdfPage>& pages);

// The paragraphs of these pages; `file` names it in messages. Throws FileError: longer than a transcript.
Document pdfText(const std::vector<PdfPage>& pages, const std::string& file);

}  // namespace corpus::import
