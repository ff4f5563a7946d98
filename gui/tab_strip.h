#pragma once
#include <wx/window.h>

#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"

namespace gui {

// A row of words of which one is chosen, underlined in the accent colour.
class TabStrip : public wxWindow {
 public:
  TabStrip(wxWindow* parent, Workspace& workspace);
  void setLabels(const std::vector<wxString>& labels);
  void choose(int index);  // says nothing
  int chosen() const { return chosen_; }
  corpus::Signal<int> changed;

 protected:
  wxSize DoGetBestClientSize() const override;

 private:
  int at(int x) const;
  int width(std::size_t index) const;
  void onPaint(wxPaintEvent& event);
  void pick(int index);

  Workspace& workspace_;
  std::vector<wxString> labels_;
  int chosen_ = 0, hovered_ = -1;
  corpus::Connection appearance_;
};

}  // namespace gui
