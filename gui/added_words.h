#pragma once
#include <wx/window.h>

#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"
#include "search/glossary.h"

namespace gui {

// The words that the glossary adds to a query, as chips after the word they were added to. A press (or Space
// on the chip that has the keyboard) strikes a word out, and takes it in again. More than two lines are
// folded into a chip that counts them.
class AddedWords : public wxWindow {
 public:
  AddedWords(wxWindow* parent, Workspace& workspace);
  void show(const std::vector<search::Addition>& additions);  // hidden without any
  void setWidth(int width);                                   // px; its height follows

  corpus::Signal<const std::string&, bool> struck;  // word, out or in again

 private:
  struct Piece {
    enum class Kind { Typed, Word, More } kind = Kind::Word;
    wxString text, badge;
    std::string word;
    bool out = false;
    wxRect rect;
  };
  void measure();
  void arrange();
  void press(int chip);
  int at(const wxPoint& point) const;
  void step(int by);
  void onKey(wxKeyEvent& event);
  void onPaint(wxPaintEvent& event);
  void drawChip(wxDC& dc, const Piece& piece, bool hovered, bool focused) const;
  void explain(int chip);

  Workspace& workspace_;
  std::vector<Piece> pieces_;
  std::size_t shown_ = 0;  // pieces before the fold
  int width_ = 0, hovered_ = -1, current_ = -1;
  bool unfolded_ = false;
  corpus::Connection appearance_;
};

}  // namespace gui
