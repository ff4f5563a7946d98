#include "corpus/import/pdf_pages.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "corpus/helper_process.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuseDamaged(const std::string& file) {
  throw FileError(
      i18n::message("“{file}” is a damaged PDF: it is cut off or was changed on its way. Ask for it again. "
                    "Nothing was imported from it.",
                    {{"file", file}}));
}

[[noreturn]] void refuseFor(const std::string& why, const std::string& file) {
  if (why == "locked")
    throw FileError(
        i18n::message("“{file}” is protected with a password. Remove the password in the program it was "
                      "made with and import it again. Nothing was imported from it.",
                      {{"file", file}}));
  if (why == "long")
    throw FileError(
        i18n::message("“{file}” holds more text than any transcript does. Nothing was imported from it.",
                      {{"file", file}}));
  refuseDamaged(file);
}

// Ligatures are a matter of the page, and no search would find them.
std::string plainLetters(const std::string& text) {
  constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (text.compare(i, 2, "\xEF\xAC") == 0 && third >= 0x80 && third <= 0x86) {
      out += kLigatures[third - 0x80];
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

constexpr int kBold = 1, kItalic = 2, kSpace = 4;

struct TurnedWord {
  PdfWord word;
  unsigned turned = 0;  // quarters, clockwise
};

std::vector<TurnedWord> wordsOf(const Json& boxes) {
  std::vector<TurnedWord> words;
  words.reserve(boxes.size());
  for (const auto& box : boxes) {
    TurnedWord out;
    PdfWord& word = out.word;
    word.x0 = box.at(0).get<double>();
    word.y0 = box.at(1).get<double>();
    word.x1 = box.at(2).get<double>();
    word.y1 = box.at(3).get<double>();
    word.size = box.at(4).get<double>();
    const int flags = box.at(5).get<int>();
    word.bold = (flags & kBold) != 0;
    word.italic = (flags & kItalic) != 0;
    word.space = (flags & kSpace) != 0;
    word.text = plainLetters(box.at(6).get<std::string>());
    out.turned = static_cast<unsigned>(flags >> 3) & 3U;
    if (word.x1 < word.x0 || word.y1 <= word.y0 || word.text.find_first_not_of(" \t\n") == std::string::npos)
      continue;
    words.push_back(std::move(out));
  }
  return words;
}

void turnUpright(PdfWord& word, unsigned turned, double width, double height) {
  const PdfWord was = word;
  switch (turned) {
    case 1:
      word.x0 = was.y0, word.x1 = was.y1, word.y0 = width - was.x1, word.y1 = width - was.x0;
      break;
    case 2:
      word.x0 = width - was.x1, word.x1 = width - was.x0;
      word.y0 = height - was.y1, word.y1 = height - was.y0;
      break;
    case 3:
      word.x0 = height - was.y1, word.x1 = height - was.y0, word.y0 = was.x0, word.y1 = was.x1;
      break;
    default:
      break;
  }
}

PdfPage pageOf(const Json& line) {
  PdfPage page;
  page.width = line.at("w").get<double>();
  page.height = line.at("h").get<double>();
  auto words = wordsOf(line.at("boxes"));
  std::array<std::size_t, 4> count{};
  for (const auto& word : words) ++count[word.turned];
  const auto most = static_cast<unsigned>(std::max_element(count.begin(), count.end()) - count.begin());
  page.words.reserve(count[most]);
  for (auto& [word, turned] : words) {
    if (turned != most) continue;
    turnUpright(word, turned, page.width, page.height);
    if (word.size <= 0) word.size = word.height() * 0.8;
    page.words.push_back(std::move(word));
  }
  if (most % 2 == 1) std::swap(page.width, page.height);
  return page;
}

// Fonts that don't say which letters they draw come as private or unknown characters.
bool isMostlyUnreadable(const std::vector<PdfPage>& pages) {
  std::size_t letters = 0, unreadable = 0;
  for (const auto& page : pages) {
    for (const auto& word : page.words) {
      const auto text = i18n::toUtf16(word.text);
      for (std::size_t i = 0; i < text.size();) {
        UChar32 point = 0;
        U16_NEXT(text.data(), i, text.size(), point);
        ++letters;
        const auto kind = u_charType(point);
        if (point == 0xFFFD || kind == U_PRIVATE_USE_CHAR || kind == U_CONTROL_CHAR || kind == U_UNASSIGNED)
          ++unreadable;
      }
    }
  }
  return unreadable * 3 > letters;
}

}  // namespace

std::vector<PdfPage> readPdfPages(const SourceFile& file) {
  const auto program = helperProgram("suhbat-pdf-text");
  if (!program)
    throw FileError(
        i18n::message("“{file}” is a PDF, and the part of Suhbat that reads them is not installed. Install "
                      "Suhbat anew, or save the text as .docx or .txt. Nothing was imported from it.",
                      {{"file", file.name}}));
  const auto output = readWithHelper(*program, {}, file.bytes, file.name);
  std::vector<PdfPage> pages;
  bool whole = false;
  std::size_t words = 0;
  for (std::size_t from = 0; from < output.size();) {
    const auto end = std::min(output.find('\n', from), output.size());
    const auto line = Json::parse(output.begin() + static_cast<std::ptrdiff_t>(from),
                                  output.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
    from = end + 1;
    if (!line.is_object()) refuseDamaged(file.name);
    if (line.contains("error")) refuseFor(line.value("error", ""), file.name);
    if (line.contains("end")) whole = true;
    if (line.contains("boxes")) {
      pages.push_back(pageOf(line));
      words += pages.back().words.size();
    }
  }
  if (!whole || pages.empty()) refuseDamaged(file.name);
  if (words == 0)
    throw FileError(i18n::message(
        "“{file}” holds pictures of pages only. Recognise the text first (OCR), then import it. "
        "Nothing was imported from it.",
        {{"file", file.name}}));
  if (isMostlyUnreadable(pages))
    throw FileError(
        i18n::message("The letters of “{file}” cannot be read: its fonts draw them without saying which they "
                      "are. Recognise the text (OCR) or ask for the document it was made from. Nothing was "
                      "imported from it.",
                      {{"file", file.name}}));
  return pages;
}

}  // namespace corpus::import
