#pragma once
#include <string>
#include <vector>

#include "corpus/import/source_file.h"

namespace corpus::import {

// A word as it stands on a page; points from the page's upper left corner, y downwards.
struct PdfWord {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;  // of the font, in points
  bool bold = false, italic = false;
  bool space = false;  // a space follows on the line
  std::string text;    // valid UTF-8, never empty

  double height() const { return y1 - y0; }
  double middle() const { return (y0 + y1) / 2; }
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;  // in the order of the program that read them
};

// Reads through suhbat-pdf-text, a program of its own (corpus/helper_process.h). Pages of which most words
// stand turned are turned upright; single turned words (stamps, watermarks) are left out. Throws FileError:
// protected, damaged, too long, pictures of pages only, letters without meaning, the program missing.
std::vector<PdfPage> readPdfPages(const SourceFile& file);

}  // namespace corpus::import
