#pragma once
#include <vector>

#include "gui/row_list.h"
#include "search/suggestions.h"

namespace gui {

// Passages that are offered for a code: the turn in context, what would be tagged on the code's colour, the
// words that speak for it marked.
class SuggestionRows : public RowList {
 public:
  SuggestionRows(wxWindow* parent, Workspace& workspace);

  // `colour`: of the code.
  void show(std::vector<search::Suggestion> passages, const std::string& colour);
  const std::vector<search::Suggestion>& passages() const { return passages_; }
  // Makes it the current one and brings it on the screen.
  void choose(int row);

 private:
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  // What of a turn is shown, its lines broken as they are drawn.
  struct Shown {
    wxString text;
    std::int64_t begin = 0;  // of the text in the turn, code points; the lead of dots counts
  };
  Shown shown(const search::Suggestion& passage) const;
  int textWidth() const;

  std::vector<search::Suggestion> passages_;
  std::string colour_;
};

}  // namespace gui
