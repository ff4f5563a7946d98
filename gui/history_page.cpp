#include "gui/history_page.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/ask.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {

class HistoryRows : public RowList {
 public:
  using RowList::RowList;
  std::vector<corpus::HistoryEntry> entries;  // latest first

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return 2 * lineHeight() + FromDIP(17); }
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    using State = corpus::HistoryEntry::State;
    const auto& entry = entries[n];
    const auto& tr = workspace_.tr();
    const int left = rect.x + FromDIP(20);
    const int width = rect.width - FromDIP(40);
    int y = rect.y + FromDIP(6);
    dc.SetFont(GetFont());
    dc.SetTextForeground(entry.state == State::Done ? theme().text : theme().mutedText);
    drawText(dc, toWx(tr(entry.label)), left, y, width);
    y += lineHeight() + FromDIP(3);
    dc.SetFont(smallFont());
    dc.SetTextForeground(theme().mutedText);
    std::string detail = i18n::dateTime(entry.at, tr.language());
    if (!entry.coderName.empty()) detail = entry.coderName + " · " + detail;
    if (entry.state == State::Undone) detail += " · " + tr("undone");
    if (entry.state == State::Abandoned) detail += " · " + tr("undone, then other work was done");
    drawText(dc, toWx(detail), left, y, width);
  }
};

HistoryPage::HistoryPage(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  SetName("history");
  title_ = new wxStaticText(this, wxID_ANY, "-");
  note_ = new wxStaticText(this, wxID_ANY, "-");
  rows_ = new HistoryRows(this, workspace);
  rows_->SetName("history-rows");
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(title_, 0, wxLEFT | wxTOP, FromDIP(20));
  column->AddSpacer(FromDIP(10));
  column->Add(note_, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(20));
  column->Add(rows_, 1, wxEXPAND | wxTOP, FromDIP(12));
  SetSizer(column);
  project_ = workspace_.projectChanged.connect([this] { reload(); });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes&) {
    stale_ = true;
    if (IsShownOnScreen()) reload();
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  // Not read while it is out of sight: tagging must stay quick.
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown() && stale_) reload();
    event.Skip();
  });
  menu_ = rows_->menuRequested.connect([this](int row, const wxPoint& screen) {
    if (row < 0 || rows_->entries[static_cast<std::size_t>(row)].state != corpus::HistoryEntry::State::Done)
      return;
    const auto number = rows_->entries[static_cast<std::size_t>(row)].number;
    wxMenu menu;
    const int back = menu.Append(wxID_ANY, toWx(workspace_.tr()("Undo everything after this…")))->GetId();
    if (!workspace_.writable()) menu.Enable(back, false);
    if (GetPopupMenuSelectionFromUser(menu, ScreenToClient(screen)) == back) undoBackTo(number);
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    wrapNote();
    event.Skip();
  });
  say();
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::say() {
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.paper);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  note_->SetForegroundColour(theme.mutedText);
  title_->SetLabelText(toWx(workspace_.tr()("History")));
  wrapNote();
  rows_->setEmptyText(workspace_.tr()("Nothing has been done in this project yet."));
  Layout();
  Refresh();
}

void HistoryPage::wrapNote() {
  note_->SetLabelText(toWx(workspace_.tr()(
      "Everything that was done in this project, latest first. A right click goes back in time.")));
  note_->Wrap(std::max(FromDIP(200), GetClientSize().x - FromDIP(40)));
}

void HistoryPage::reload() {
  rows_->entries.clear();
  if (workspace_.project())
    workspace_.attempt([this] {
      rows_->entries = workspace_.project()->history();
      std::reverse(rows_->entries.begin(), rows_->entries.end());
    });
  stale_ = false;
  rows_->SetItemCount(rows_->entries.size());
  rows_->RefreshAll();
}

void HistoryPage::undoBackTo(std::int64_t number) {
  workspace_.saveNow.emit();  // may be one step more
  if (stale_) reload();
  std::int64_t steps = 0;
  for (const auto& entry : rows_->entries)
    if (entry.number > number && entry.state == corpus::HistoryEntry::State::Done) ++steps;
  if (steps == 0) return;
  const auto& tr = workspace_.tr();
  if (!confirm(this, tr,
               i18n::message(tr.plural("Undo the last {n} step? You can bring it back with Edit > Redo.",
                                       "Undo the last {n} steps? You can bring them back with Edit > Redo.",
                                       steps)),
               i18n::message("Undo")))
    return;
  while (steps-- > 0 && workspace_.undo()) {
  }
}

}  // namespace gui
