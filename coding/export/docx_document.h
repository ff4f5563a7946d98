#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/messages.h"

namespace coding {

// A piece of a paragraph; line ends and tabs are kept.
struct TextRun {
  std::string text;
  bool bold = false;
};

// A report as .docx, paragraph by paragraph, in the styles of docx_parts.h.
class DocxDocument {
 public:
  DocxDocument(const std::string& title, i18n::Language language);
  ~DocxDocument();

  // `language`: "kk", "ru", "en"; others leave it open.
  void addParagraph(const char* style, std::string_view text, std::string_view language = {});
  void addParagraph(const char* style, const std::vector<TextRun>& runs, std::string_view language = {});
  struct Cell {
    enum class Align { Left, Right };
    std::vector<TextRun> runs;
    const char* style = "Normal";
    Align align = Align::Left;
    std::string language = {};
  };
  // A table without lines; `widths` in twentieths of a point, as many as each row has cells.
  void addTable(const std::vector<int>& widths, const std::vector<std::vector<Cell>>& rows);

  // Whole or not at all. Throws FileError.
  void write(const std::filesystem::path& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace coding
