// libFuzzer target for what is made of a PDF's words: lines, columns, margins, paragraphs. (Target "pdf" goes
// through the program that reads the file itself, whose insides the fuzzer cannot see.)
//
// An input is a list of words: five bytes for place and looks, then the letters up to a control character;
// byte 1 instead begins another page.
#include <cstdint>
#include <cstdlib>

#include "corpus/errors.h"
#include "corpus/import/pdf_lines.h"
#include "i18n/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<corpus::import::PdfPage> pages(1);
  pages.back().width = 595, pages.back().height = 842;
  for (std::size_t at = 0; at + 5 < size;) {
    if (data[at] == 1) {
      pages.push_back({595, 842, {}});
      ++at;
      continue;
    }
    corpus::import::PdfWord word;
    word.x0 = data[at] * 2.4 - 5;
    word.y0 = data[at + 1] * 3.4 - 10;
    word.x1 = word.x0 + data[at + 2];
    word.size = data[at + 3] % 32;
    word.y1 = word.y0 + word.size;
    word.bold = data[at + 4] & 1;
    word.italic = data[at + 4] & 2;
    word.space = data[at + 4] & 4;
    at += 5;
    std::string letters;
    while (at < size && data[at] >= 0x20) letters += static_cast<char>(data[at++]);
    ++at;
    if (letters.empty() || !i18n::isValidUtf8(letters)) continue;
    word.text = letters;
    pages.back().words.push_back(word);
  }
  try {
    const auto document = corpus::import::pdfText(pages, "fuzz.pdf");
    if (!i18n::isValidUtf8(document.text)) std::abort();
    // It may end in the white space that is dropped from the end of a text; the importer clips it.
    for (const auto& formatted : document.formatting)
      if (formatted.begin > formatted.end) std::abort();
  } catch (const corpus::FileError&) {
  }
  return 0;
}
