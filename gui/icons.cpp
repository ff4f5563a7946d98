#include "gui/icons.h"

#include <string>

namespace gui {

std::string_view iconSource(std::string_view name);  // generated from gui/icons

namespace {

wxBitmapBundle bundle(const std::string& svg, int size) {
  return svg.empty() ? wxBitmapBundle() : wxBitmapBundle::FromSVG(svg.c_str(), wxSize(size, size));
}

}  // namespace

wxBitmapBundle icon(std::string_view name, const wxColour& colour, int size) {
  std::string svg(iconSource(name));
  constexpr std::string_view kDrawnColour = "#000000";
  if (const auto at = svg.find(kDrawnColour); at != std::string::npos)
    svg.replace(at, kDrawnColour.size(), colour.GetAsString(wxC2S_HTML_SYNTAX).ToStdString());
  return bundle(svg, size);
}

wxBitmapBundle programIcon(int size) {
  return bundle(std::string(iconSource("suhbat")), size);
}

}  // namespace gui
