#pragma once
// The one named pair of conversions between the rooms' UTF-8 and wx.
#include <wx/string.h>

#include <string>
#include <string_view>

namespace gui {

inline wxString toWx(std::string_view utf8) { return wxString::FromUTF8(utf8.data(), utf8.size()); }
inline std::string toUtf8(const wxString& text) {
  const auto buffer = text.utf8_str();
  return std::string(buffer.data(), buffer.length());
}

}  // namespace gui
