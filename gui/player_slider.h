#pragma once
#include <wx/window.h>

#include <cstdint>

#include "corpus/signal.h"
#include "gui/workspace.h"

namespace gui {

// How far the recording is: a flat line that fills with the accent colour, with a knob to take. Milliseconds.
class PlayerSlider : public wxWindow {
 public:
  PlayerSlider(wxWindow* parent, Workspace& workspace);

  void set(std::int64_t position, std::int64_t length);  // while it is dragged, the hand goes before
  bool dragging() const { return dragging_; }

  corpus::Signal<std::int64_t> dragged;  // where the hand is, not yet let go
  corpus::Signal<std::int64_t> chosen;   // go there

 protected:
  wxSize DoGetBestClientSize() const override;

 private:
  void onPaint(wxPaintEvent& event);
  void onKey(wxKeyEvent& event);
  void follow(int x);
  void end(bool take);

  Workspace& workspace_;
  std::int64_t position_ = 0, length_ = 0, before_ = 0;
  bool dragging_ = false, hovered_ = false;
};

}  // namespace gui
