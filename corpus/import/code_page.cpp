#include "corpus/import/code_page.h"

#include <unicode/ucnv.h>

#include <array>

#include "corpus/import/utf8_append.h"

namespace corpus::import {

struct CodePage::Converter {
  UConverter* handle = nullptr;
  ~Converter() {
    if (handle) ucnv_close(handle);
  }
};

CodePage::CodePage(int number) : converter_(std::make_unique<Converter>()) {
  std::string name = "ibm-" + std::to_string(number);  // DOS pages: 437, 850, 866 …
  if (number == 10000) name = "macintosh";
  if (number == 10007) name = "x-mac-cyrillic";
  if (number == 65001) name = "UTF-8";
  if (number == 20866) name = "KOI8-R";
  if (number == 28595) name = "ISO-8859-5";
  if ((number >= 1250 && number <= 1258) || number == 874 || number == 932 || number == 936 ||
      number == 949 || number == 950)
    name = "windows-" + std::to_string(number);
  UErrorCode status = U_ZERO_ERROR;
  converter_->handle = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    converter_->handle = ucnv_open("windows-1252", &status);
  }
}

CodePage::~CodePage() = default;
CodePage::CodePage(CodePage&&) noexcept = default;

void CodePage::append(std::string& out, std::string_view bytes) {
  if (!converter_->handle) return;
  std::array<UChar, 1024> buffer;
  ucnv_resetToUnicode(converter_->handle);
  const char* source = bytes.data();
  const char* const sourceEnd = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  std::u16string text;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter_->handle, &target, buffer.data() + buffer.size(), &source, sourceEnd, nullptr,
                   true, &status);
    text.append(buffer.data(), target);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned point = text[i];
    if (point >= 0xD800 && point < 0xDC00 && i + 1 < text.size()) {
      point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00u);
    }
    appendUtf8(out, point);
  }
}

int codePageOfCharset(int charset) {
  switch (charset) {
    case 0:
      return 1252;
    case 77:
      return 10000;
    case 128:
      return 932;
    case 129:
      return 949;
    case 134:
      return 936;
    case 136:
      return 950;
    case 161:
      return 1253;
    case 162:
      return 1254;
    case 163:
      return 1258;
    case 177:
      return 1255;
    case 178:
      return 1256;
    case 186:
      return 1257;
    case 204:
      return 1251;
    case 222:
      return 874;
    case 238:
      return 1250;
    case 254:
      return 437;
    case 255:
      return 850;
    default:
      return 0;  // 1: default, 2: symbol
  }
}

}  // namespace corpus::import
