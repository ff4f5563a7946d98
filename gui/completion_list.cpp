#include "gui/completion_list.h"

#include <algorithm>

#include "gui/row_list.h"
#include "gui/text.h"

namespace gui {
namespace {

constexpr std::size_t kShown = 8;  // rows without scrolling
constexpr int kWidth = 360;        // px at 96 dpi

}  // namespace

class CompletionList::Rows : public RowList {
 public:
  Rows(CompletionList& list, Workspace& workspace) : RowList(&list, workspace), list_(list) {
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
      const int row = VirtualHitTest(event.GetPosition().y);
      CallAfter([this, row] { list_.choose(row); });
    });
  }
  bool AcceptsFocus() const override { return false; }
  int rowHeight() const { return lineHeight() + FromDIP(8); }

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return rowHeight(); }
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    if (n >= list_.completions_.size()) return;
    const auto& completion = list_.completions_[n];
    const int left = rect.x + FromDIP(12), right = rect.GetRight() - FromDIP(12);
    dc.SetFont(GetFont());
    dc.SetTextForeground(theme().text);
    const int y = rect.y + (rect.height - dc.GetCharHeight()) / 2;
    const int used = drawText(dc, toWx(completion.text), left, y, (right - left) * 3 / 5);
    const wxString title = toWx(workspace_.tr()(completion.title));
    if (title == toWx(completion.text)) return;
    dc.SetFont(smallFont());
    dc.SetTextForeground(theme().mutedText);
    drawText(dc, title, left + used + FromDIP(12), rect.y + (rect.height - dc.GetCharHeight()) / 2,
             right - left - used - FromDIP(12));
  }

  CompletionList& list_;
};

CompletionList::CompletionList(wxWindow* field, Workspace& workspace)
    : wxPopupWindow(field, wxBORDER_NONE), field_(*field), workspace_(workspace) {
  SetName("completions");
  rows_ = new Rows(*this, workspace);
  rows_->SetName("completion-rows");
}

void CompletionList::offer(std::vector<search::Completion> completions) {
  completions_ = std::move(completions);
  if (completions_.empty()) {
    if (IsShown()) Hide();
    return;
  }
  rows_->SetItemCount(completions_.size());
  rows_->SetSelection(wxNOT_FOUND);  // Enter searches, until a row is chosen
  const int rows = static_cast<int>(std::min(completions_.size(), kShown));
  // Its edge is what is seen of it around the rows.
  SetBackgroundColour(Theme::mix(workspace_.theme().border, workspace_.theme().mutedText, 0.5));
  SetClientSize(std::min(field_.GetSize().x, FromDIP(kWidth)), rows * rows_->rowHeight() + 2);
  rows_->SetSize(wxRect(GetClientSize()).Deflate(1));
  rows_->Refresh();
  SetPosition(field_.ClientToScreen(wxPoint(0, field_.GetSize().y)));
  if (!IsShown()) Show();
}

bool CompletionList::takeKey(const wxKeyEvent& event) {
  if (!IsShown() || event.HasAnyModifiers()) return false;
  const int last = static_cast<int>(completions_.size()) - 1, row = rows_->row();
  switch (event.GetKeyCode()) {
    case WXK_DOWN:
      rows_->SetSelection(std::min(last, row + 1));
      return true;
    case WXK_UP:
      if (row < 0) break;
      rows_->SetSelection(row > 0 ? row - 1 : int{wxNOT_FOUND});
      return true;
    case WXK_ESCAPE:
      Hide();
      return true;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_TAB:
      if (row < 0) break;
      choose(row);
      return true;
    default:
      break;
  }
  return false;
}

void CompletionList::choose(int row) {
  if (row < 0 || static_cast<std::size_t>(row) >= completions_.size()) return;
  const auto completion = completions_[static_cast<std::size_t>(row)];
  Hide();
  chosen.emit(completion);
}

}  // namespace gui
