#pragma once
#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/row_list.h"

class wxScrollBar;

namespace gui {

// A column of a table of words.
struct WordColumn {
  std::string title, tip;  // in the interface language
  enum class Kind { Word, Language, Number, Text } kind = Kind::Number;
  std::string widest = {};  // of a column of numbers: the widest that it holds
};

// A table of which only the rows on the screen are drawn, so that a hundred thousand words scroll like ten.
// Headings sort; where the columns have no room together, all but the first move to the side.
class WordsTable : public wxPanel {
 public:
  WordsTable(wxWindow* parent, Workspace& workspace);
  ~WordsTable() override;

  // What stands in a row and column; asked when it is drawn.
  using Cell = std::function<std::string(std::size_t row, std::size_t column)>;
  void show(std::vector<WordColumn> columns, std::size_t rows, Cell cell);
  void setEmptyText(const std::string& text);
  // The heading that carries the arrow; says nothing.
  void setSorted(std::size_t column, bool descending);

  std::size_t columnCount() const { return columns_.size(); }
  std::size_t rowCount() const { return rowCount_; }
  std::string cell(std::size_t row, std::size_t column) const { return cell_(row, column); }
  int row() const;
  void choose(int row);
  RowList& rows();

  corpus::Signal<std::size_t> headingPressed;         // column
  corpus::Signal<int> activated;                      // row: double click or Enter
  corpus::Signal<int, const wxPoint&> menuRequested;  // row, screen position
  corpus::Signal<int> copyRequested;                  // Ctrl+C

 private:
  class Rows;
  void fit();
  void layOut();
  void say();
  int columnAt(int x) const;
  // Draws one line of cells; `heading`: the titles.
  void drawLine(wxDC& dc, const wxRect& rect, const std::function<std::string(std::size_t)>& text,
                bool heading) const;
  void onPaintHeading(wxPaintEvent& event);

  Workspace& workspace_;
  wxWindow* heading_ = nullptr;
  Rows* list_ = nullptr;
  wxScrollBar* sideways_ = nullptr;
  std::vector<WordColumn> columns_;
  std::vector<int> widths_;  // px
  Cell cell_;
  std::size_t rowCount_ = 0, sorted_ = 0;
  bool descending_ = true;
  int offset_ = 0, hovered_ = -1;  // px that the columns have moved; column under the pointer
  corpus::Connection appearance_, activate_, menu_;
};

}  // namespace gui
