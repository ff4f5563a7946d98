#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace i18n {

inline constexpr char16_t kUndefinedByte = 0xFFFD;

// One single-byte code page: what the bytes 0x80..0xFF stand for.
struct CodePage {
  std::string_view name;  // as in EncodingGuess::name
  const std::array<char16_t, 128>* high;
};

// The code pages this program reads, Kazakh ones first. Their tables follow the Unicode Consortium's and
// IANA's mapping files.
const std::vector<CodePage>& codePages();

}  // namespace i18n
