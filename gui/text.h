#pragma once
// The one named pair of conversions between the rooms' UTF-8 and wx (and the same for paths).
#include <wx/string.h>

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
