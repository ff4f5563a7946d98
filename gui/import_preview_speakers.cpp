#include "gui/import_preview_speakers.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/themed_grid.h"

namespace gui {

using corpus::SpeakerRole;

namespace {

enum Column { kOn, kName, kRole, kTurns, kSpellings, kColumns };
constexpr SpeakerRole kRoles[] = {SpeakerRole::Unknown, SpeakerRole::Interviewer, SpeakerRole::Respondent};
constexpr int kRowsSeen = 5;

}  // namespace

ImportSpeakers::ImportSpeakers(wxWindow* parent, Workspace& workspace, ImportPlan& plan)
    : wxPanel(parent), workspace_(workspace), plan_(plan) {
  SetName("import-speakers");
  const auto& tr = workspace.tr();
  const Theme& theme = workspace.theme();
  SetBackgroundColour(theme.window);
  roles_ = {toWx(tr("Not known")), toWx(tr("Interviewer")), toWx(tr("Respondent"))};

  heading_ = new wxStaticText(this, wxID_ANY, toWx(tr("Speakers")));
  heading_->SetFont(theme.interfaceFont().Bold());
  recognise_ = new wxCheckBox(this, wxID_ANY, toWx(tr("Recognise speakers")));
  recognise_->SetName("recognise");
  none_ = new wxStaticText(this, wxID_ANY, wxString());
  none_->SetForegroundColour(theme.mutedText);

  grid_ = new ThemedGrid(this);
  grid_->SetName("speakers");
  grid_->CreateGrid(0, kColumns, wxGrid::wxGridSelectRows);
  dressGrid(*grid_, theme);
  const std::string headings[] = {"", tr("Speaker"), tr("Role"), tr("Turns"), tr("In the text")};
  for (int column = 0; column < kColumns; ++column) grid_->SetColLabelValue(column, toWx(headings[column]));
  grid_->SetColFormatBool(kOn);
  auto* role = new wxGridCellAttr;
  role->SetEditor(new wxGridCellChoiceEditor(wxArrayString(roles_.size(), roles_.data())));
  grid_->SetColAttr(kRole, role);
  for (const int fixed : {kTurns, kSpellings}) {
    auto* attribute = new wxGridCellAttr;
    attribute->SetReadOnly();
    grid_->SetColAttr(fixed, attribute);
  }
  grid_->SetColSize(kOn, FromDIP(34));
  grid_->SetColSize(kName, FromDIP(190));
  grid_->SetColSize(kRole, FromDIP(130));
  grid_->SetColSize(kTurns,
                    std::max(FromDIP(70), GetTextExtent(grid_->GetColLabelValue(kTurns)).x + FromDIP(20)));
  grid_->SetTabBehaviour(wxGrid::Tab_Leave);
  grid_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    int others = 0;
    for (int column = 0; column < kSpellings; ++column) others += grid_->GetColSize(column);
    const int bar = wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this) + FromDIP(4);
    grid_->SetColSize(kSpellings, std::max(FromDIP(120), event.GetSize().x - others - bar));
    event.Skip();
  });
  // A click on the tick changes it at once; elsewhere it selects, so that several can be merged.
  grid_->Bind(wxEVT_GRID_CELL_LEFT_CLICK, [this](wxGridEvent& event) {
    if (event.GetCol() != kOn || event.GetRow() >= static_cast<int>(rows_.size())) return event.Skip();
    const auto row = rows_[static_cast<std::size_t>(event.GetRow())];
    correct([this, row] { plan_.setOn(*file_, row, !row.on, scope_); });
  });
  grid_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const int at = grid_->GetGridCursorRow();
    if (event.GetKeyCode() != WXK_SPACE || at < 0 || at >= static_cast<int>(rows_.size()))
      return event.Skip();
    const auto row = rows_[static_cast<std::size_t>(at)];
    correct([this, row] { plan_.setOn(*file_, row, !row.on, scope_); });
  });
  grid_->Bind(wxEVT_GRID_CELL_CHANGED, &ImportSpeakers::onCell, this);
  grid_->Bind(wxEVT_GRID_RANGE_SELECTED, [this](wxGridRangeSelectEvent& event) {
    followSelection();
    event.Skip();
  });
  grid_->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
    CallAfter([this] { followSelection(); });
    event.Skip();
  });

  merge_ = new wxButton(this, wxID_ANY, toWx(tr("Merge")));
  merge_->SetName("merge");
  merge_->SetToolTip(toWx(tr("The selected names are one speaker")));
  split_ = new wxButton(this, wxID_ANY, toWx(tr("Split")));
  split_->SetName("split");
  split_->SetToolTip(toWx(tr("Each spelling is a speaker of its own")));
  remember_ = new wxCheckBox(this, wxID_ANY, toWx(tr("Remember for later files")));
  remember_->SetName("remember");
  remember_->SetValue(plan.remember());

  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(heading_, 0, wxALIGN_CENTRE_VERTICAL);
  head->Add(none_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
  head->Add(recognise_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* foot = new wxBoxSizer(wxHORIZONTAL);
  foot->Add(merge_, 0, wxRIGHT, FromDIP(6));
  foot->Add(split_);
  foot->AddStretchSpacer();
  foot->Add(remember_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxBOTTOM, FromDIP(4));
  column->Add(grid_, 0, wxEXPAND);
  column->Add(foot, 0, wxEXPAND | wxTOP, FromDIP(6));
  SetSizer(column);

  recognise_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
    const bool on = event.IsChecked();
    correct([this, on] { plan_.setRecognise(*file_, on, scope_); });
  });
  remember_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { plan_.setRemember(event.IsChecked()); });
  merge_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { merge(); });
  split_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { split(); });
}

void ImportSpeakers::setScope(ImportPlan::Scope scope) {
  scope_ = scope;
  // What holds for one file of several is no rule for later ones.
  remember_->Enable(scope == ImportPlan::Scope::All || plan_.files().size() == 1);
}

void ImportSpeakers::show(std::size_t file) {
  file_ = file;
  grid_->ClearSelection();
  refill();
}

void ImportSpeakers::refill() {
  if (!file_) return;
  const auto& tr = workspace_.tr();
  const Theme& theme = workspace_.theme();
  const wxWindowUpdateLocker quiet(this);
  const bool recognise = plan_.file(*file_).options.recogniseSpeakers;
  rows_ = plan_.speakers(*file_);
  recognise_->SetValue(recognise);
  if (grid_->IsCellEditControlEnabled()) grid_->DisableCellEditControl();
  const wxGridCellCoords cursor = grid_->GetGridCursorCoords();
  if (const int now = grid_->GetNumberRows(); now > 0) grid_->DeleteRows(0, now);
  grid_->AppendRows(static_cast<int>(rows_.size()));
  for (int at = 0; at < static_cast<int>(rows_.size()); ++at) {
    const auto& row = rows_[static_cast<std::size_t>(at)];
    grid_->SetCellValue(at, kOn, row.on ? "1" : "");
    grid_->SetCellValue(at, kName, toWx(row.name));
    grid_->SetCellValue(at, kRole,
                        row.on ? roles_[static_cast<std::size_t>(
                                     std::find(std::begin(kRoles), std::end(kRoles), row.role) - kRoles)]
                               : wxString());
    grid_->SetCellValue(at, kTurns, wxString::Format("%lld", static_cast<long long>(row.turns)));
    wxString spellings;
    for (const auto& spelling : row.spellings) {
      if (!spellings.empty()) spellings += L" · ";
      spellings += toWx(spelling.label);
      if (row.spellings.size() > 1)
        spellings += wxString::Format(L" (%lld)", static_cast<long long>(spelling.turns));
    }
    if (!row.on) spellings = toWx(tr("looks like a speaker; not taken for one"));
    if (row.remembered) spellings += L" — " + toWx(tr("as remembered"));
    grid_->SetCellValue(at, kSpellings, spellings);
    const wxColour ink = row.on ? theme.text : theme.mutedText;
    for (int column = 0; column < kColumns; ++column)
      grid_->SetCellTextColour(at, column, column >= kTurns ? theme.mutedText : ink);
    grid_->SetReadOnly(at, kOn);  // its click and Space are ours
    grid_->SetReadOnly(at, kRole, !row.on);
    grid_->SetReadOnly(at, kName, !row.on);
  }
  // The keyboard goes on where it was.
  if (cursor.GetRow() >= 0 && !rows_.empty())
    grid_->SetGridCursor(std::min(cursor.GetRow(), grid_->GetNumberRows() - 1), std::max(0, cursor.GetCol()));
  none_->SetLabel(!recognise      ? toWx(tr("switched off: every paragraph stands alone"))
                  : rows_.empty() ? toWx(tr("none recognised"))
                                  : wxString());
  const int seen = std::clamp(static_cast<int>(rows_.size()), 1, kRowsSeen);
  grid_->SetMinSize(
      wxSize(FromDIP(200), grid_->GetColLabelSize() + seen * grid_->GetDefaultRowSize() + FromDIP(3)));
  grid_->Show(!rows_.empty());
  for (wxWindow* control : std::initializer_list<wxWindow*>{merge_, split_, remember_})
    control->Show(!rows_.empty());
  followSelection();
  Layout();
}

std::vector<ImportPlan::SpeakerRow> ImportSpeakers::selected() const {
  std::vector<ImportPlan::SpeakerRow> result;
  for (int at = 0; at < grid_->GetNumberRows() && at < static_cast<int>(rows_.size()); ++at)
    if (grid_->IsInSelection(at, kName)) result.push_back(rows_[static_cast<std::size_t>(at)]);
  if (const int at = grid_->GetGridCursorRow();
      result.empty() && at >= 0 && at < static_cast<int>(rows_.size()))
    result.push_back(rows_[static_cast<std::size_t>(at)]);
  return result;
}

void ImportSpeakers::followSelection() {
  const auto rows = selected();
  merge_->Enable(rows.size() > 1);
  split_->Enable(rows.size() == 1 && rows.front().on && rows.front().spellings.size() > 1);
}

void ImportSpeakers::onCell(wxGridEvent& event) {
  const auto at = static_cast<std::size_t>(event.GetRow());
  if (at >= rows_.size()) return;
  const auto row = rows_[at];
  const wxString value = grid_->GetCellValue(event.GetRow(), event.GetCol());
  if (event.GetCol() == kName) {
    wxString name = value;
    name.Trim().Trim(false);
    if (name.empty() || name == toWx(row.name)) return CallAfter([this] { refill(); });
    correct([this, row, name] { plan_.renameSpeaker(*file_, row, toUtf8(name), scope_); });
  } else if (event.GetCol() == kRole) {
    const auto role = std::find(roles_.begin(), roles_.end(), value) - roles_.begin();
    if (role < static_cast<std::ptrdiff_t>(std::size(kRoles)) && kRoles[role] != row.role)
      correct([this, row, role] { plan_.setRole(*file_, row, kRoles[role], scope_); });
  }
}

void ImportSpeakers::merge() {
  const auto rows = selected();
  if (rows.size() > 1) correct([this, rows] { plan_.mergeSpeakers(*file_, rows, scope_); });
}

void ImportSpeakers::split() {
  const auto rows = selected();
  if (rows.size() == 1) correct([this, rows] { plan_.splitSpeaker(*file_, rows.front(), scope_); });
}

void ImportSpeakers::correct(const std::function<void()>& correction) {
  if (!file_) return;
  correction();
  // The grid is in the middle of its own event.
  CallAfter([this] { changed.emit(); });
}

}  // namespace gui
