#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gui/row_list.h"

namespace gui {

// The codes as an indented list, drawn by us: colour, name in the interface language, number of segments.
// Codes are dragged out of it, and onto each other to move them.
class CodeTree : public RowList {
 public:
  CodeTree(wxWindow* parent, Workspace& workspace);

  // From the codebook and the counts as they stand; keeps selection and what is folded.
  void rebuild(const std::map<corpus::Guid, std::int64_t>& counts);
  void setFilter(const std::string& typed);
  corpus::Guid current() const;  // none when nothing is selected
  void select(const corpus::Guid& code);
  corpus::Guid codeAt(int row) const;  // none outside

  struct Place {
    std::optional<corpus::Guid> parent;
    std::int64_t position = 0;
  };
  // A code was dragged to another place in the tree.
  corpus::Signal<const corpus::Guid&, const Place&> moved;

 private:
  friend class CodeTreeDrop;
  struct Row {
    corpus::Guid code;
    int depth;
    bool parent, matched;
  };

  wxCoord OnMeasureItem(std::size_t n) const override;
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
  void onLeftDown(wxMouseEvent& event);
  void onMotion(wxMouseEvent& event);
  void onKey(wxKeyEvent& event);
  void fill();
  void append(std::vector<Row>& rows, const std::optional<corpus::Guid>& parent, int depth,
              const std::set<corpus::Guid>* shown) const;
  void fold(const corpus::Guid& code, bool folded);
  int foldX(const Row& row) const;
  std::int64_t count(const Row& row) const;
  // Where a code dropped at a point would go, and what is drawn there.
  std::optional<Place> placeAt(const wxPoint& point);
  void showDrop(int row, int edge);

  std::map<corpus::Guid, std::int64_t> counts_;
  std::vector<Row> rows_;
  std::set<corpus::Guid> folded_, matched_;
  std::string filter_;
  wxPoint pressed_;
  bool canDrag_ = false;
  int dropRow_ = -1, dropEdge_ = 0;  // edge -1 before, 0 into, 1 after
};

}  // namespace gui
