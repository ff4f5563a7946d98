// .doc, Word's format of before 2007. What Word 97 to 2003 wrote is read here: of Debian's readers antiword
// breaks the lines of table cells and glues or loses line breaks and notes, catdoc loses what belongs to
// what. Older ones, which are rare, go through antiword, in a process of its own.
#include <algorithm>

#include "corpus/helper_process.h"
#include "corpus/import/readers.h"
#include "corpus/import/utf8_append.h"
#include "corpus/import/word97.h"
#include "i18n/text.h"

namespace corpus::import {
namespace {

class TextReader {
 public:
  TextReader(Word97Text& source, const std::string& file) : source_(source), file_(file) {}

  StyledText body() {
    notes_ = source_.notes();
    StyledText text = read(source_.body());
    appendNotes(text, ~std::uint32_t{0});
    return text;
  }

 private:
  StyledText read(Word97Text::Range range) {
    StyledText text;
    // Fields nest: "code" is left out, "result" is read.
    std::vector<bool> fields;  // whether its code is being passed
    std::size_t codes = 0;
    char16_t high = 0;
    const bool inBody = range.begin == 0;
    source_.each(range, [&](std::uint32_t at, const Word97Text::Character& character) {
      const auto unit = character.unit;
      if (unit == 0x13) {
        fields.push_back(true);
        ++codes;
      } else if (unit == 0x14 && !fields.empty()) {
        if (fields.back()) --codes;
        fields.back() = false;
      } else if (unit == 0x15 && !fields.empty()) {
        if (fields.back()) --codes;
        fields.pop_back();
      } else if (codes > 0 || character.left) {
        return;
      } else if (unit == 0x0D || unit == 0x0C || unit == 0x07) {
        if (inBody) appendNotes(text, at);
        if (!character.rowEnd) text.append("\n");
      } else if (unit == 0x0B || unit == 0x0E) {
        text.append("\n");
      } else if (unit == 0x1E) {
        text.append("\xE2\x80\x91", character.styles);
      } else if (unit == 0x1F) {
        text.append("\xC2\xAD", character.styles);
      } else if (unit == 0x09 || unit >= 0x20) {
        if ((unit & 0xFC00) == 0xD800) {
          high = unit;
          return;
        }
        const bool pair = high != 0 && (unit & 0xFC00) == 0xDC00;
        const unsigned point = pair ? 0x10000U + ((high & 0x3FFU) << 10) + (unit & 0x3FFU) : unit;
        std::string utf8;
        appendUtf8(utf8, point);
        text.append(utf8, character.styles);
      }
      high = 0;
      checkTextSize(text.size(), file_);
    });
    return text;
  }

  // The notes on characters up to here, behind the paragraph that is just ending.
  void appendNotes(StyledText& text, std::uint32_t until) {
    for (; note_ < notes_.size() && notes_[note_].at <= until; ++note_) {
      const auto words = read(notes_[note_].text);
      appendNote(text, bracketed(words, notes_[note_].author));
    }
  }

  Word97Text& source_;
  const std::string& file_;
  std::vector<Word97Text::Note> notes_;
  std::size_t note_ = 0;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// antiword draws tables with bars: each cell is a line here.
std::string withoutBars(std::string_view text) {
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    auto line = text.substr(from, end - from);
    from = end + 1;
    const auto cells = trimmed(line);
    if (cells.size() > 2 && cells.front() == '|' && cells.back() == '|') {
      for (auto rest = cells.substr(1); !rest.empty();) {
        const auto bar = std::min(rest.find('|'), rest.size());
        const auto cell = trimmed(rest.substr(0, bar));
        if (!cell.empty()) out.append(cell).append("\n");
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
    } else {
      out.append(line).append("\n");
    }
  }
  const auto first = out.find_first_not_of(" \t\n");
  return first == out.npos ? std::string() : out.substr(first);
}

std::string throughAntiword(const SourceFile& file) {
  const auto program = helperProgram("antiword");
  if (!program)
    throw FileError(i18n::message(
        "“{file}” was written by a Word of before 1997. To read it install the program antiword, "
        "or open it in LibreOffice and save it as .docx. Nothing was imported from it.",
        {{"file", file.name}}));
  const auto text =
      readWithHelper(*program, {"-f", "-m", "UTF-8.txt", "-w", "0", kHelperInput}, file.bytes, file.name);
  return withoutBars(repairedUtf8(text));
}

}  // namespace

Document readOldWord(const SourceFile& file) {
  const CompoundFile container(file.bytes, file.name);
  const auto main = container.read("WordDocument");
  if (main.empty())
    throw FileError(
        i18n::message("“{file}” is an Office file of before 2007, but no Word document. Open it in its own "
                      "program and save its text as .docx. Nothing was imported from it.",
                      {{"file", file.name}}));
  Document document;
  if (Word97Text::isWord97(main)) {
    Word97Text source(container);
    TextReader(source, file.name).body().moveInto(document);
  } else {
    document.text = throughAntiword(file);
  }
  document.format = "doc";
  return document;
}

}  // namespace corpus::import
