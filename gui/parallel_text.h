#pragma once
#include <wx/scrolwin.h>

#include <cstddef>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"
#include "gui/wrapped_text.h"

namespace gui {

// Some turns of another transcript, below each other: those that say the same as the one being read stand
// out, their neighbours are muted. While pairing, each has a tick.
class ParallelText : public wxScrolledWindow {
 public:
  struct Row {
    std::size_t turn = 0;  // the caller's own
    wxString head;         // speaker and language
    wxString words;
    bool partner = false;  // stands out; ticked
  };
  ParallelText(wxWindow* parent, Workspace& workspace);

  // Shows the rows; `at` comes to the top, with the end of the one before it. `stay` leaves what is seen
  // where it is.
  void show(std::vector<Row> rows, std::size_t at, bool stay);
  const std::vector<Row>& rows() const { return rows_; }
  void setPairing(bool pairing);
  void setTextSize(int points);

  corpus::Signal<std::size_t> chosen;  // turn: click or Enter
  corpus::Signal<std::size_t> ticked;  // turn: click or Space while pairing
  corpus::Signal<> left;               // Esc

 private:
  struct Place {
    int top = 0, height = 0;
    std::vector<WrappedLine> lines;
  };
  void arrange();
  void onPaint(wxPaintEvent& event);
  void onKey(wxKeyEvent& event);
  void draw(wxDC& dc, std::size_t row, bool focused);
  int rowAt(const wxPoint& point);  // -1: none
  void moveTo(int row);
  void press(std::size_t row);
  int textLeft() const;
  wxFont wordsFont() const;

  Workspace& workspace_;
  std::vector<Row> rows_;
  std::vector<Place> places_;
  int width_ = 0;  // that they were arranged for
  int lineHeight_ = 0;
  int wheel_ = 0;  // turned, but not by a step yet
  int current_ = 0, hovered_ = -1;
  int points_ = 11;
  bool pairing_ = false;
  corpus::Connection appearance_;
};

}  // namespace gui
