#pragma once
#include <wx/colour.h>
#include <wx/font.h>

#include <string>
#include <vector>

namespace gui {

// Colours and type of the interface, light or dark. One accent colour; code colours derived per theme.
struct Theme {
  enum class Choice { System, Light, Dark };
  static Theme make(Choice choice);  // System follows wxSystemSettings

  Choice choice = Choice::System;
  bool dark = false;
  wxColour window;  // ground of panes
  wxColour paper;   // ground of the transcript and lists
  wxColour text, mutedText, border, accent, accentText, hover, selection, warning,
      found;  // found: ground of search hits

  // A code's colour at full strength (stripes, chips), readable on `paper`.
  wxColour stripe(const std::string& codeColour) const;
  // The same colour, low in saturation, behind text.
  wxColour highlight(const std::string& codeColour) const;
  // Several codes on the same words: the blend.
  wxColour blend(const std::vector<wxColour>& colours) const;

  // Between two colours; share 0 is the first, 1 the second.
  static wxColour mix(const wxColour& first, const wxColour& second, double share);

  wxString face;  // family of all text
  wxFont interfaceFont() const;
  wxFont smallFont() const;                 // labels in margins, counts
  wxFont headingFont() const;               // larger, medium weight
  wxFont readingFont(int pointSize) const;  // of transcripts; has all Kazakh letters
};

}  // namespace gui
