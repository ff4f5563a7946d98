#include "gui/theme.h"

#include <wx/fontenum.h>
#include <wx/settings.h>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

// Relative luminance and contrast as in WCAG 2.1.
double luminance(const wxColour& colour) {
  const auto linear = [](unsigned char channel) {
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.Red()) + 0.7152 * linear(colour.Green()) + 0.0722 * linear(colour.Blue());
}

double contrast(const wxColour& a, const wxColour& b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

wxColour parsed(const std::string& code, const wxColour& otherwise) {
  wxColour colour;
  return colour.Set(wxString::FromUTF8(code.data(), code.size())) ? colour : otherwise;
}

unsigned char channel(double value) {
  return static_cast<unsigned char>(std::clamp(std::lround(value), 0L, 255L));
}

// The system's own face where it is a good one; the bare "Sans" of an unconfigured desktop is replaced by a
// calm family that has every Kazakh letter.
wxString pleasantFace() {
  const wxString system = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).GetFaceName();
  const bool plain = system.empty() || system == "Sans" || system.StartsWith("DejaVu");
  if (!plain) return system;
  for (const char* face : {"Inter", "Noto Sans", "Segoe UI", "Open Sans"}) {
    if (wxFontEnumerator::IsValidFacename(face)) return face;
  }
  return system;
}

}  // namespace

Theme Theme::make(Choice choice) {
  Theme theme;
  theme.choice = choice;
  theme.dark =
      choice == Choice::Dark || (choice == Choice::System && wxSystemSettings::GetAppearance().IsDark());
  if (theme.dark) {
    theme.window = wxColour(0x1e, 0x20, 0x23);
    theme.paper = wxColour(0x24, 0x27, 0x2a);
    theme.text = wxColour(0xe2, 0xe2, 0xde);
    theme.mutedText = wxColour(0x9a, 0x9f, 0xa5);
    theme.border = wxColour(0x36, 0x3a, 0x3f);
    theme.accent = wxColour(0x6c, 0xae, 0xe0);
    theme.accentText = wxColour(0x10, 0x18, 0x20);
    theme.hover = wxColour(0x2d, 0x31, 0x35);
    theme.selection = wxColour(0x2f, 0x4d, 0x6b);
    theme.warning = wxColour(0xe3, 0xa8, 0x63);
    theme.found = wxColour(0x6a, 0x58, 0x1c);
  } else {
    theme.window = wxColour(0xf5, 0xf5, 0xf3);
    theme.paper = wxColour(0xfe, 0xfe, 0xfd);
    theme.text = wxColour(0x23, 0x26, 0x2a);
    theme.mutedText = wxColour(0x6b, 0x71, 0x78);
    theme.border = wxColour(0xe2, 0xe2, 0xde);
    theme.accent = wxColour(0x21, 0x67, 0xa8);
    theme.accentText = wxColour(0xff, 0xff, 0xff);
    theme.hover = wxColour(0xed, 0xee, 0xec);
    theme.selection = wxColour(0xc7, 0xdf, 0xf5);
    theme.warning = wxColour(0xb0, 0x55, 0x1b);
    theme.found = wxColour(0xff, 0xe4, 0x8f);
  }
  theme.face = pleasantFace();
  return theme;
}

wxColour Theme::mix(const wxColour& first, const wxColour& second, double share) {
  const auto between = [share](unsigned char a, unsigned char b) { return channel(a + (b - a) * share); };
  return {between(first.Red(), second.Red()), between(first.Green(), second.Green()),
          between(first.Blue(), second.Blue())};
}

wxColour Theme::stripe(const std::string& codeColour) const {
  wxColour colour = parsed(codeColour, mutedText);
  const wxColour away = dark ? *wxWHITE : *wxBLACK;
  // Graphics want a contrast of 3 (WCAG 1.4.11).
  for (int step = 0; step < 20 && contrast(colour, paper) < 3; ++step) colour = mix(colour, away, 0.06);
  return colour;
}

wxColour Theme::highlight(const std::string& codeColour) const {
  return mix(paper, parsed(codeColour, mutedText), dark ? 0.25 : 0.20);
}

// The mean of the tints, stronger the more there are, so that an overlap is seen as one.
wxColour Theme::blend(const std::vector<wxColour>& colours) const {
  if (colours.empty()) return paper;
  if (colours.size() == 1) return colours.front();
  double red = 0, green = 0, blue = 0;
  for (const auto& colour : colours) {
    red += colour.Red() - paper.Red();
    green += colour.Green() - paper.Green();
    blue += colour.Blue() - paper.Blue();
  }
  const double count = static_cast<double>(colours.size());
  const double strength = std::min(1.9, 1 + 0.35 * (count - 1)) / count;
  return {channel(paper.Red() + red * strength), channel(paper.Green() + green * strength),
          channel(paper.Blue() + blue * strength)};
}

wxFont Theme::interfaceFont() const {
  wxFont font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
  if (!face.empty()) font.SetFaceName(face);
  return font;
}

wxFont Theme::smallFont() const {
  wxFont font = interfaceFont();
  font.SetFractionalPointSize(std::max(7.5, font.GetFractionalPointSize() * 0.88));
  return font;
}

wxFont Theme::headingFont() const {
  wxFont font = interfaceFont();
  font.SetFractionalPointSize(font.GetFractionalPointSize() * 1.35);
  font.SetWeight(wxFONTWEIGHT_MEDIUM);
  return font;
}

wxFont Theme::readingFont(int pointSize) const {
  wxFont font = interfaceFont();
  font.SetPointSize(pointSize);
  return font;
}

}  // namespace gui
