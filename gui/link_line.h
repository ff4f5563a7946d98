#pragma once
#include <wx/window.h>

#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"
#include "gui/wrapped_text.h"

namespace gui {

// A sentence, wrapped to its width, that may end in words to be pressed: drawn in the accent colour,
// underlined under the pointer or the keyboard's focus.
class LinkLine : public wxWindow {
 public:
  enum class Tone { Quiet, Warning };
  LinkLine(wxWindow* parent, Workspace& workspace, Tone tone = Tone::Quiet);
  // Hidden when both are empty.
  void say(const std::string& text, const std::string& link = {});
  void setWidth(int width);  // px; its height follows
  corpus::Signal<> pressed;

  bool AcceptsFocus() const override { return !link_.empty(); }
  bool AcceptsFocusFromKeyboard() const override { return !link_.empty(); }

 private:
  wxString whole() const;
  void measure();
  void onPaint(wxPaintEvent& event);
  bool overLink(const wxPoint& point) const;

  Workspace& workspace_;
  Tone tone_;
  wxString text_, link_;
  std::vector<WrappedLine> lines_;
  int width_ = 0;
  bool hovered_ = false;
  mutable std::vector<wxRect> areas_;  // of the link, as it was drawn
  corpus::Connection appearance_;
};

}  // namespace gui
