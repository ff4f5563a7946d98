#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace corpus::import {

// A Windows, Mac or DOS code page as RTF names it by number: bytes -> UTF-8 (ICU). What the page doesn't have
// becomes U+FFFD. Unknown numbers are read as windows-1252.
class CodePage {
 public:
  explicit CodePage(int number);
  ~CodePage();
  CodePage(CodePage&&) noexcept;
  void append(std::string& out, std::string_view bytes);

 private:
  struct Converter;
  std::unique_ptr<Converter> converter_;
};

// The code page of a font's \fcharset number (RTF 1.9.1, table "Character Set"); 0 for the document's own.
int codePageOfCharset(int charset);

}  // namespace corpus::import
