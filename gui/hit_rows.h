#pragma once
#include <set>
#include <utility>
#include <vector>

#include "gui/row_list.h"
#include "search/index.h"

namespace gui {

// The hits of a search: transcript and speaker on the first line, below it the words around the first match
// with all matches marked. A box on the left ticks hits for tagging.
class HitRows : public RowList {
 public:
  HitRows(wxWindow* parent, Workspace& workspace);

  search::Hits hits;
  // `keepTicks`: the same query again after an edit.
  void showHits(search::Hits found, int place, bool keepTicks);
  std::size_t tickedCount() const { return ticked_.size(); }
  void untick();
  // The matched sentences of the ticked hits, or of the current one: transcript and span.
  std::vector<std::pair<corpus::Guid, i18n::Span>> passagesToTag() const;

  corpus::Signal<int> clicked;
  corpus::Signal<> tickedChanged;

 private:
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  void drawContext(wxDC& dc, const search::Hit& hit, const wxRect& rect) const;
  wxRect boxOf(const wxRect& row) const;
  void toggle(std::size_t n);
  void onClick(wxMouseEvent& event);
  void onKey(wxKeyEvent& event);

  std::set<std::size_t> ticked_;
  corpus::Connection activated_;
};

}  // namespace gui
