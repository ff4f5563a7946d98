#pragma once
#include <vector>

#include "gui/row_list.h"
#include "search/hit_export.h"

namespace gui {

// Matches one below the other, each in the middle of its line with what stands left and right of it, as far
// as the window is wide; transcript and speaker at the edge.
class ConcordanceList : public RowList {
 public:
  ConcordanceList(wxWindow* parent, Workspace& workspace);

  void show(std::vector<search::ConcordanceLine> lines);
  const std::vector<search::ConcordanceLine>& lines() const { return lines_; }
  void sort(search::ConcordanceOrder order);

  corpus::Signal<int> copyRequested;  // Ctrl+C

 private:
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;

  std::vector<search::ConcordanceLine> lines_;
};

}  // namespace gui
