#pragma once
#include <wx/bmpbndl.h>
#include <wx/window.h>

#include "corpus/signal.h"
#include "gui/workspace.h"

namespace gui {

// A button without a box: icon and word on the ground of its bar. Hovering tints it, the keyboard's focus is
// outlined, and the chosen one of several stands in the accent colour over a line of it.
class FlatButton : public wxWindow {
 public:
  FlatButton(wxWindow* parent, Workspace& workspace);
  // `icon` in the colour it has when nothing is chosen, and when this is.
  void say(const wxString& word, const wxBitmapBundle& icon, const wxBitmapBundle& chosenIcon);
  // Its icon alone, where there is no room; the word stays its name.
  void setBrief(bool brief);
  void choose(bool chosen);
  bool chosen() const { return chosen_; }
  bool Enable(bool enable = true) override;
  corpus::Signal<> pressed;

 protected:
  wxSize DoGetBestClientSize() const override;

 private:
  void onPaint(wxPaintEvent& event);
  void onKey(wxKeyEvent& event);

  Workspace& workspace_;
  wxString word_;
  wxBitmapBundle icon_, chosenIcon_;
  bool brief_ = false, chosen_ = false, hovered_ = false, down_ = false;
};

}  // namespace gui
