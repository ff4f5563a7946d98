#pragma once
#include <cstdint>

#include <unicode/utf8.h>

namespace i18n {

// The character that begins at data[at], and `at` moved behind it; negative for bytes that are not UTF-8.
// ICU's macro, in a function because it converts int to uint8_t where our warnings are errors.
#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#endif
inline UChar32 nextCharacter(const char* data, std::int32_t& at, std::int32_t size) {
  UChar32 point;
  U8_NEXT(data, at, size, point);
  return point;
}
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

}  // namespace i18n
