#pragma once
// The one named pair of conversions between the rooms' UTF-8 and wx (and the same for paths).
#include <wx/string.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace gui {

inline wxString toWx(std::string_view utf8) {
  return wxString::FromUTF8(utf8.data(), utf8.size());
}
inline std::string toUtf8(const wxString& text) {
  const auto buffer = text.utf8_str();
  return std::string(buffer.data(), buffer.length());
}

// Positions of a text field against code points of the text in it: the same where wchar_t has four bytes;
// where it has two, what lies beyond the first plane counts twice.
inline long wxPositionAt(std::string_view utf8, std::int64_t codePoints) {
  if constexpr (sizeof(wchar_t) == 4) return static_cast<long>(codePoints);
  long position = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;  // goes on with the one before
    if (codePoints-- <= 0) break;
    position += byte >= 0xF0 ? 2 : 1;
  }
  return position;
}
inline std::int64_t codePointAt(std::string_view utf8, long wxPosition) {
  if constexpr (sizeof(wchar_t) == 4) return wxPosition;
  std::int64_t codePoints = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;
    if (wxPosition <= 0) break;
    wxPosition -= byte >= 0xF0 ? 2 : 1;
    ++codePoints;
  }
  return codePoints;
}

inline std::string pathToUtf8(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return std::string(text.begin(), text.end());
}
inline wxString pathToWx(const std::filesystem::path& path) {
  return toWx(pathToUtf8(path));
}
inline std::filesystem::path pathFromWx(const wxString& text) {
  return std::filesystem::u8path(toUtf8(text));
}

}  // namespace gui
