#include "gui/code_tree.h"

#include <wx/dnd.h>

#include <algorithm>
#include <cstdlib>

#include "gui/code_drag.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {

using corpus::Guid;

// The row under the pointer is found by us: what trees report as the target differs between toolkits.
class CodeTreeDrop : public wxDropTarget {
 public:
  explicit CodeTreeDrop(CodeTree& tree) : wxDropTarget(new CodeDragData), tree_(tree) {}
  wxDragResult OnDragOver(wxCoord x, wxCoord y, wxDragResult) override {
    return tree_.placeAt({x, y}) ? wxDragMove : wxDragNone;
  }
  void OnLeave() override { tree_.showDrop(-1, 0); }
  wxDragResult OnData(wxCoord x, wxCoord y, wxDragResult) override {
    const auto place = tree_.placeAt({x, y});
    tree_.showDrop(-1, 0);
    if (!place || !GetData()) return wxDragNone;
    const auto codes = static_cast<CodeDragData*>(GetDataObject())->codes();
    if (codes.size() != 1) return wxDragNone;
    // After the drag has ended: the move may have to say that it can't be done.
    tree_.CallAfter([tree = &tree_, code = codes.front(), place = *place] { tree->moved.emit(code, place); });
    return wxDragMove;
  }

 private:
  CodeTree& tree_;
};

CodeTree::CodeTree(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
  SetName("codebook");
  Bind(wxEVT_LEFT_DOWN, &CodeTree::onLeftDown, this);
  Bind(wxEVT_MOTION, &CodeTree::onMotion, this);
  Bind(wxEVT_KEY_DOWN, &CodeTree::onKey, this);
  SetDropTarget(new CodeTreeDrop(*this));
}

void CodeTree::rebuild(const std::map<Guid, std::int64_t>& counts) {
  counts_ = counts;
  fill();
}

void CodeTree::setFilter(const std::string& typed) {
  filter_ = typed;
  fill();
  if (!filter_.empty()) {
    const auto first = std::find_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.matched; });
    if (first != rows_.end()) SetSelection(static_cast<int>(first - rows_.begin()));
  }
}

void CodeTree::fill() {
  const Guid keep = current();
  const auto& book = workspace_.codebook();
  // Whole before it takes the place of the old rows: the list paints by their number.
  std::vector<Row> rows;
  matched_.clear();
  if (filter_.empty()) {
    append(rows, {}, 0, nullptr);
  } else {
    std::set<Guid> shown;
    for (const Guid& code : book.matching(filter_)) {
      matched_.insert(code);
      for (const auto* at = book.find(code); at; at = at->parent ? book.find(*at->parent) : nullptr)
        shown.insert(at->guid);
    }
    append(rows, {}, 0, &shown);
  }
  rows_.swap(rows);
  SetItemCount(rows_.size());
  select(keep);
  Refresh();
}

void CodeTree::append(std::vector<Row>& rows, const std::optional<Guid>& parent, int depth,
                      const std::set<Guid>* shown) const {
  const auto& book = workspace_.codebook();
  for (const auto* code : book.children(parent)) {
    if (shown && !shown->contains(code->guid)) continue;
    const bool isParent = !book.children(code->guid).empty();
    rows.push_back({code->guid, depth, isParent, !shown || matched_.contains(code->guid)});
    if (isParent && (shown || !folded_.contains(code->guid))) append(rows, code->guid, depth + 1, shown);
  }
}

Guid CodeTree::current() const {
  return codeAt(row());
}

Guid CodeTree::codeAt(int at) const {
  return at >= 0 && static_cast<std::size_t>(at) < rows_.size() ? rows_[static_cast<std::size_t>(at)].code
                                                                : Guid();
}

void CodeTree::select(const Guid& code) {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.code == code; });
  SetSelection(found == rows_.end() ? wxNOT_FOUND : static_cast<int>(found - rows_.begin()));
}

// A folded parent answers for what it hides.
std::int64_t CodeTree::count(const Row& row) const {
  std::int64_t sum = 0;
  const auto add = [&](const Guid& code) {
    if (const auto found = counts_.find(code); found != counts_.end()) sum += found->second;
  };
  if (row.parent && folded_.contains(row.code) && filter_.empty()) {
    for (const Guid& code : workspace_.codebook().subtree(row.code)) add(code);
  } else {
    add(row.code);
  }
  return sum;
}

wxCoord CodeTree::OnMeasureItem(std::size_t) const {
  return lineHeight() + FromDIP(9);
}
int CodeTree::foldX(const Row& row) const {
  return FromDIP(10) + row.depth * FromDIP(16);
}

void CodeTree::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  if (n >= rows_.size()) return;
  const Row& row = rows_[n];
  const auto* code = workspace_.codebook().find(row.code);
  if (!code) return;
  const int middle = rect.y + rect.height / 2;
  int x = rect.x + foldX(row);
  if (row.parent) {
    const int half = FromDIP(3);
    dc.SetPen(wxPen(theme().mutedText, FromDIP(1) + 1));
    if (folded_.contains(row.code) && filter_.empty()) {
      dc.DrawLine(x + half, middle - half - 1, x + 2 * half, middle);
      dc.DrawLine(x + 2 * half, middle, x + half, middle + half + 1);
    } else {
      dc.DrawLine(x, middle - half / 2, x + half, middle + half);
      dc.DrawLine(x + half, middle + half, x + 2 * half + 1, middle - half / 2 - 1);
    }
  }
  x += FromDIP(15);
  const int chip = FromDIP(10);
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(theme().stripe(code->colour));
  dc.DrawRoundedRectangle(x, middle - chip / 2, chip, chip, FromDIP(3));
  x += chip + FromDIP(8);

  int right = rect.GetRight() - FromDIP(14);
  const int y = middle - lineHeight() / 2;
  if (const auto segments = count(row); segments > 0) {
    dc.SetFont(smallFont());
    dc.SetTextForeground(theme().mutedText);
    const wxString text = toWx(i18n::number(segments, workspace_.tr().language()));
    const wxSize extent = dc.GetTextExtent(text);
    dc.DrawText(text, right - extent.x, middle - extent.y / 2);
    right -= extent.x + FromDIP(8);
  }
  dc.SetFont(row.depth == 0 && row.parent ? strongFont() : GetFont());
  dc.SetTextForeground(row.matched ? theme().text : theme().mutedText);
  drawText(dc, toWx(code->in(workspace_.tr().language()).name), x, y, right - x);

  if (static_cast<int>(n) != dropRow_) return;
  dc.SetBrush(*wxTRANSPARENT_BRUSH);
  dc.SetPen(wxPen(theme().accent, FromDIP(2)));
  if (dropEdge_ == 0) {
    dc.DrawRoundedRectangle(wxRect(rect).Deflate(FromDIP(4), FromDIP(1)), FromDIP(6));
  } else {
    const int lineY = dropEdge_ < 0 ? rect.y + 1 : rect.GetBottom() - 1;
    dc.DrawLine(rect.x + foldX(row), lineY, rect.GetRight() - FromDIP(8), lineY);
  }
}

void CodeTree::fold(const Guid& code, bool folded) {
  if (folded) {
    folded_.insert(code);
  } else {
    folded_.erase(code);
  }
  fill();
}

void CodeTree::onLeftDown(wxMouseEvent& event) {
  const int at = VirtualHitTest(event.GetPosition().y);
  pressed_ = event.GetPosition();
  canDrag_ = at >= 0;
  if (at >= 0) {
    const Row row = rows_[static_cast<std::size_t>(at)];
    const int x = event.GetPosition().x - foldX(row);
    if (row.parent && filter_.empty() && x > -FromDIP(6) && x < FromDIP(13)) {
      canDrag_ = false;
      SetFocus();
      fold(row.code, !folded_.contains(row.code));
      return;
    }
  }
  event.Skip();
}

void CodeTree::onMotion(wxMouseEvent& event) {
  event.Skip();
  if (!event.LeftIsDown() || !canDrag_) return;
  const wxPoint way = event.GetPosition() - pressed_;
  if (std::abs(way.x) < FromDIP(5) && std::abs(way.y) < FromDIP(5)) return;
  canDrag_ = false;
  const int at = VirtualHitTest(pressed_.y);
  if (at < 0) return;
  SetSelection(at);
  CodeDragData data({rows_[static_cast<std::size_t>(at)].code});
  wxDropSource source(this);
  source.SetData(data);
  source.DoDragDrop(wxDrag_AllowMove);
  showDrop(-1, 0);
  event.Skip(false);  // where the pointer was before the drag is no news afterwards
  forgetHover();
}

void CodeTree::onKey(wxKeyEvent& event) {
  const int at = row();
  const int key = event.GetKeyCode();
  if (at < 0 || (key != WXK_LEFT && key != WXK_RIGHT) || !filter_.empty()) {
    event.Skip();
    return;
  }
  const Row current = rows_[static_cast<std::size_t>(at)];
  if (key == WXK_RIGHT) {
    if (current.parent && folded_.contains(current.code)) fold(current.code, false);
  } else if (current.parent && !folded_.contains(current.code)) {
    fold(current.code, true);
  } else if (const auto* code = workspace_.codebook().find(current.code); code && code->parent) {
    select(*code->parent);
  }
}

std::optional<CodeTree::Place> CodeTree::placeAt(const wxPoint& point) {
  const auto& book = workspace_.codebook();
  const int at = VirtualHitTest(point.y);
  if (!filter_.empty() || !workspace_.writable()) return std::nullopt;
  if (at < 0) {  // below the last row
    showDrop(-1, 0);
    return Place{std::nullopt, static_cast<std::int64_t>(book.children({}).size())};
  }
  const Row& row = rows_[static_cast<std::size_t>(at)];
  const auto* code = book.find(row.code);
  const wxRect rect = GetItemRect(static_cast<std::size_t>(at));
  const int third = rect.height / 4;
  const int edge = point.y < rect.y + third ? -1 : point.y > rect.GetBottom() - third ? 1 : 0;
  showDrop(at, edge);
  if (!code) return std::nullopt;
  if (edge == 0) return Place{row.code, static_cast<std::int64_t>(book.children(row.code).size())};
  const auto siblings = book.children(code->parent);
  const auto index = std::find(siblings.begin(), siblings.end(), code) - siblings.begin();
  return Place{code->parent, index + (edge > 0 ? 1 : 0)};
}

void CodeTree::showDrop(int row, int edge) {
  if (row == dropRow_ && edge == dropEdge_) return;
  dropRow_ = row;
  dropEdge_ = edge;
  Refresh();
}

}  // namespace gui
