#pragma once
#include <wx/scrolwin.h>

#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"

class wxGraphicsContext;

namespace gui {

// Horizontal bars, one group a row and one bar a column, with its value at the end. Columns have colours and
// a legend when there are several.
class FrequencyChart : public wxScrolledCanvas {
 public:
  struct Bar {
    std::string label;
    std::vector<double> values;
    std::vector<std::string> texts;
    std::string colour;  // the code's, "#rrggbb", used when there is one column
  };
  struct Content {
    std::vector<std::string> columns;
    std::vector<Bar> bars;
  };
  FrequencyChart(wxWindow* parent, Workspace& workspace);
  void show(Content content);
  // Draws into any context; returns the height used. Also for pictures.
  int draw(wxGraphicsContext& gc, int width) const;

  corpus::Signal<int> clicked;  // bar group

 private:
  void onPaint(wxPaintEvent& event);
  int barHeight() const;
  int groupHeight(const Bar& bar) const;
  wxColour columnColour(std::size_t column) const;
  void fit();

  Workspace& workspace_;
  Content content_;
  mutable std::vector<int> tops_;  // of the groups, as drawn last
  corpus::Connection appearance_;
};

}  // namespace gui
