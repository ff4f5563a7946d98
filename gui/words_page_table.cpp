#include "gui/words_page_table.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/scrolbar.h>
#include <wx/sizer.h>

#include <algorithm>
#include <numeric>

#include "gui/text.h"

namespace gui {
namespace {

using Kind = WordColumn::Kind;
constexpr int kLeft = 20, kBetween = 14;          // px at 96 dpi
constexpr int kLeastWord = 110, kMostWord = 260;  // of a column of words
constexpr int kLeastText = 120;                   // of a text that takes what is left
constexpr int kLanguage = 44;

}  // namespace

// The rows themselves.
class WordsTable::Rows : public RowList {
 public:
  Rows(WordsTable& table, Workspace& workspace) : RowList(&table, workspace), table_(table) {
    SetName("words-rows");
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      if (event.GetKeyCode() == 'C' && event.GetModifiers() == wxMOD_CONTROL && row() >= 0)
        table_.copyRequested.emit(row());
      else
        event.Skip();
    });
  }

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return lineHeight() + FromDIP(9); }
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    table_.drawLine(
        dc, rect, [&](std::size_t column) { return table_.cell_(n, column); }, false);
  }

  WordsTable& table_;
};

WordsTable::WordsTable(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace), cell_([](std::size_t, std::size_t) { return std::string(); }) {
  SetName("words-table");
  heading_ = new wxWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                          wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
  heading_->SetName("words-heading");
  heading_->SetBackgroundStyle(wxBG_STYLE_PAINT);
  list_ = new Rows(*this, workspace);
  sideways_ = new wxScrollBar(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSB_HORIZONTAL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(heading_, 0, wxEXPAND);
  column->Add(list_, 1, wxEXPAND);
  column->Add(sideways_, 0, wxEXPAND);
  SetSizer(column);
  sideways_->Hide();

  heading_->Bind(wxEVT_PAINT, &WordsTable::onPaintHeading, this);
  heading_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    if (const int at = columnAt(event.GetX()); at >= 0) headingPressed.emit(static_cast<std::size_t>(at));
  });
  heading_->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    const int at = columnAt(event.GetX());
    if (at == hovered_) return;
    hovered_ = at;
    heading_->SetToolTip(at < 0 ? wxString() : toWx(columns_[static_cast<std::size_t>(at)].tip));
    heading_->Refresh();
  });
  heading_->Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) {
    hovered_ = -1;
    heading_->Refresh();
  });
  const auto scroll = [this](wxScrollEvent& event) {
    offset_ = event.GetPosition();
    Refresh();
    list_->Refresh();
    heading_->Refresh();
  };
  for (const auto& type : {wxEVT_SCROLL_THUMBTRACK, wxEVT_SCROLL_CHANGED, wxEVT_SCROLL_LINEUP,
                           wxEVT_SCROLL_LINEDOWN, wxEVT_SCROLL_PAGEUP, wxEVT_SCROLL_PAGEDOWN})
    sideways_->Bind(type, scroll);
  list_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit();
  });
  activate_ = list_->activated.connect([this](int row) { activated.emit(row); });
  menu_ = list_->menuRequested.connect(
      [this](int row, const wxPoint& screen) { menuRequested.emit(row, screen); });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  say();
}

WordsTable::~WordsTable() = default;

RowList& WordsTable::rows() {
  return *list_;
}

void WordsTable::say() {
  SetBackgroundColour(workspace_.theme().paper);
  heading_->SetFont(workspace_.theme().smallFont());
  heading_->SetMinSize(wxSize(-1, heading_->GetCharHeight() + FromDIP(12)));
  Layout();
  fit();
}

void WordsTable::show(std::vector<WordColumn> columns, std::size_t rows, Cell cell) {
  columns_ = std::move(columns);
  rowCount_ = rows;
  cell_ = std::move(cell);
  list_->SetSelection(wxNOT_FOUND);
  list_->SetItemCount(rows);
  if (rows > 0) list_->ScrollToRow(0);
  heading_->Show(rows > 0);
  Layout();
  fit();
}

void WordsTable::setEmptyText(const std::string& text) {
  list_->setEmptyText(text);
}

void WordsTable::setSorted(std::size_t column, bool descending) {
  sorted_ = column;
  descending_ = descending;
  heading_->Refresh();
}

int WordsTable::row() const {
  return list_->row();
}

void WordsTable::choose(int row) {
  list_->SetSelection(row);
}

// The widest each column needs, then the words take what they like of the rest, and a text all that is left.
void WordsTable::fit() {
  widths_.clear();
  if (columns_.empty()) return;
  wxClientDC dc(list_);
  int fixed = FromDIP(kLeft) * 2, texts = 0;
  for (const WordColumn& column : columns_) {
    dc.SetFont(heading_->GetFont());
    const int title = dc.GetTextExtent(toWx(column.title)).x + dc.GetTextExtent(toWx(" ↓")).x + FromDIP(3);
    dc.SetFont(list_->GetFont());
    int width = title;
    if (column.kind == Kind::Number) width = std::max(title, dc.GetTextExtent(toWx(column.widest)).x);
    if (column.kind == Kind::Language) width = std::max(title, FromDIP(kLanguage));
    if (column.kind == Kind::Word) width = std::max(title, FromDIP(kLeastWord));
    if (column.kind == Kind::Text) {
      width = std::max(title, FromDIP(kLeastText));
      ++texts;
    }
    widths_.push_back(width + FromDIP(kBetween));
    fixed += widths_.back();
  }
  const int room = list_->GetClientSize().x;
  int left = std::max(0, room - fixed);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].kind != Kind::Word) continue;
    const int more = std::min(texts > 0 ? left / 2 : left, FromDIP(kMostWord - kLeastWord));
    widths_[i] += more;
    left -= more;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].kind == Kind::Text) widths_[i] += left / texts;
  }
  layOut();
}

void WordsTable::layOut() {
  const int whole = std::accumulate(widths_.begin(), widths_.end(), 2 * FromDIP(kLeft));
  const int room = list_->GetClientSize().x;
  const bool wide = whole > room && room > 0 && rowCount_ > 0;
  if (wide != sideways_->IsShown()) {
    sideways_->Show(wide);
    CallAfter([this] { Layout(); });
  }
  offset_ = wide ? std::clamp(offset_, 0, whole - room) : 0;
  if (wide) sideways_->SetScrollbar(offset_, room, whole, room * 3 / 4);
  heading_->Refresh();
  list_->Refresh();
}

int WordsTable::columnAt(int x) const {
  int at = FromDIP(kLeft);
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    if (x >= at && x < at + widths_[i]) return static_cast<int>(i);
    at += widths_[i];
    // The first stays where it is.
    if (i == 0) {
      if (x < at) return -1;
      x += offset_;
    }
  }
  return -1;
}

void WordsTable::drawLine(wxDC& dc, const wxRect& rect, const std::function<std::string(std::size_t)>& text,
                          bool heading) const {
  if (widths_.size() != columns_.size()) return;
  const Theme& theme = workspace_.theme();
  int x = rect.x + FromDIP(kLeft);
  const int y = rect.y + (rect.height - dc.GetCharHeight()) / 2;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const WordColumn& column = columns_[i];
    const int width = widths_[i] - FromDIP(kBetween);
    const int from = i == 0 ? x : x - offset_;
    const bool strong = heading ? i == sorted_ || static_cast<int>(i) == hovered_ : i == 0;
    const bool quiet = heading || column.kind == Kind::Text || column.kind == Kind::Language;
    dc.SetTextForeground(quiet && !strong ? theme.mutedText : theme.text);
    wxString shown = toWx(text(i));
    if (heading && i == sorted_) shown += toWx(descending_ ? " ↓" : " ↑");
    shown = wxControl::Ellipsize(shown, dc, wxELLIPSIZE_END, std::max(width, 1));
    const int indent = column.kind == Kind::Number ? std::max(0, width - dc.GetTextExtent(shown).x) : 0;
    // What moves to the side goes under the first column.
    const int edge = i == 0 ? rect.x : rect.x + FromDIP(kLeft) + widths_[0];
    if (from + width > edge) {
      const wxDCClipper clip(dc, wxRect(edge, rect.y, std::max(0, rect.GetRight() - edge), rect.height));
      dc.DrawText(shown, from + indent, y);
    }
    x += widths_[i];
  }
}

void WordsTable::onPaintHeading(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(heading_);
  const Theme& theme = workspace_.theme();
  const wxSize size = heading_->GetClientSize();
  dc.SetBackground(theme.paper);
  dc.Clear();
  dc.SetFont(heading_->GetFont());
  drawLine(
      dc, wxRect(0, 0, size.x, size.y - 1), [this](std::size_t i) { return columns_[i].title; }, true);
  dc.SetPen(theme.border);
  dc.DrawLine(0, size.y - 1, size.x, size.y - 1);
}

}  // namespace gui
