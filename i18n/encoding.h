#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "i18n/error.h"

namespace i18n {

// One way to read the bytes of a text file.
struct EncodingGuess {
  std::string name;       // "UTF-8", "UTF-16LE", "windows-1251", "KZ-1048", "PTCP154", "KOI8-R", "IBM866",
                          // "x-mac-cyrillic", "windows-1252"
  double confidence = 0;  // 0..1
};

// All plausible readings, best first (never empty). BOM, UTF-8 validity and NUL patterns decide first, then a
// letter-bigram score over the code pages. Looks at no more than the first 256 KB.
std::vector<EncodingGuess> guessEncoding(std::string_view bytes);

std::vector<std::string> knownEncodings();

class EncodingError : public Error {
 public:
  using Error::Error;
};

// Bytes -> UTF-8, BOM dropped, otherwise as it stands (not yet normalised()). `encoding` in any case or with
// the usual aliases (cp1251, utf8, rk1048, …). Throws EncodingError for an unknown name, for bytes that are
// not valid in the encoding (with their place), and for binary data. Half a letter at the end of UTF-8, as files
// that were cut off have it, is left out.
std::string decoded(std::string_view bytes, std::string_view encoding);

}  // namespace i18n
