#pragma once
#include <cstdint>
#include <optional>
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
  // `again`: the same query after an edit, or with more of the index: ticks and the current hit stay with
  // their turns, wherever those stand now.
  void showHits(search::Hits found, bool again);
  std::size_t tickedCount() const;  // of those shown
  void toggle(std::size_t n);
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
  // What a hit is, whatever row it stands in.
  using Turn = std::pair<corpus::Guid, std::int64_t>;
  Turn turnOf(std::size_t n) const;
  bool ticked(std::size_t n) const { return ticked_.contains(turnOf(n)); }
  void onClick(wxMouseEvent& event);
  void onKey(wxKeyEvent& event);

  std::set<Turn> ticked_;
  corpus::Connection activated_;
};

}  // namespace gui
