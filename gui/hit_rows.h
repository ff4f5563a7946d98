#pragma once
#include <cstdint>
#include <optional>
#include <set>

#include "gui/found_hits.h"
#include "gui/row_list.h"

namespace gui {

// The hits of a search, all of them: transcript and speaker on the first line, below it the words around the
// first match with all matches marked. A box on the left ticks hits for what is done with several.
class HitRows : public RowList {
 public:
  HitRows(wxWindow* parent, Workspace& workspace);

  const FoundHits& found() const { return found_; }
  // `again`: the same query after an edit, or with more of the index: ticks, the current hit and what is on
  // the screen stay with their turns, wherever those stand now. Otherwise the first hit is put forward.
  void show(search::Index* index, search::TurnList list, bool again);

  std::size_t tickedCount() const { return ticked_.size(); }
  bool ticked(std::size_t n) const { return ticked_.contains(found_.turn(n)); }
  void toggle(std::size_t n);
  void tickAll();
  void untick();
  // The ticked hits, in the list's order.
  search::TurnList tickedHits() const;
  // The current one alone; none when there is none.
  search::TurnList currentHit() const;
  // The current one is the first only because a search starts there: the person has not gone to it yet.
  bool putForward() const { return putForward_ && row() == 0; }
  // Makes it the current one and brings it on the screen.
  void choose(int n);

  corpus::Signal<int> clicked;  // not on the box
  corpus::Signal<> tickedChanged;
  corpus::Signal<> moved;  // another one is current

 private:
  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  void drawContext(wxDC& dc, const search::Hit& hit, const wxRect& rect) const;
  wxRect boxOf(const wxRect& row) const;
  void onClick(wxMouseEvent& event);
  void onKey(wxKeyEvent& event);
  std::optional<std::size_t> rowOf(const FoundHits::Turn& turn) const;

  FoundHits found_;
  std::set<FoundHits::Turn> ticked_;
  bool putForward_ = false;
  int lastTicked_ = -1;  // row, for ticking up to another
};

}  // namespace gui
