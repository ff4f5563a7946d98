#include "gui/participants_page.h"

#include <wx/button.h>
#include <wx/grid.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <utility>

#include "gui/icons.h"
#include "gui/text.h"
#include "gui/themed_grid.h"

namespace gui {

ParticipantsPage::ParticipantsPage(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace) {
  SetName("participants");
  title_ = new wxStaticText(this, wxID_ANY, "-");
  note_ = new wxStaticText(this, wxID_ANY, "-");
  import_ = new wxButton(this, wxID_ANY, "-");
  grid_ = new ThemedGrid(this);
  grid_->SetName("participants-table");
  grid_->CreateGrid(0, 1);
  const int gap = FromDIP(20);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL);
  head->Add(import_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(note_, 0, wxEXPAND | wxALL, gap);
  column->Add(grid_, 1, wxEXPAND | wxLEFT, FromDIP(14));
  SetSizer(column);
  import_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { importRequested.emit(); });
  grid_->Bind(wxEVT_GRID_CELL_CHANGING, [this](wxGridEvent& event) {
    // The project decides; the grid is filled again from it afterwards.
    const auto row = static_cast<std::size_t>(event.GetRow());
    const auto column_ = static_cast<std::size_t>(event.GetCol());
    if (row >= participants_.size() || column_ > attributes_.size()) return;
    typed_ = Typed{participants_[row], {}, toUtf8(event.GetString().Strip(wxString::both))};
    if (column_ > 0) typed_->attribute = attributes_[column_ - 1];
    CallAfter([this] { takeTyped(); });
  });
  save_ = workspace_.saveNow.connect([this] {
    grid_->DisableCellEditControl();  // what is being typed counts
    takeTyped();
  });
  project_ = workspace_.projectChanged.connect([this] {
    stale_ = true;
    if (IsShownOnScreen()) reload();
  });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    if (!changes.touches(corpus::Kind::Participant) && !changes.touches(corpus::Kind::Attribute)) return;
    stale_ = true;
    if (IsShownOnScreen()) reload();
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    wrapNote();
    event.Skip();
  });
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown() && stale_) reload();
    event.Skip();
  });
  say();
}

void ParticipantsPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  title_->SetLabelText(toWx(tr("Participants")));
  note_->SetForegroundColour(theme.mutedText);
  import_->SetLabel(wxString(" ") + toWx(tr("Import a table…")));
  import_->SetBitmap(icon("import", theme.text, 16));
  dressGrid(*grid_, theme);
  reload();
}

void ParticipantsPage::reload() {
  stale_ = false;
  participants_.clear();
  attributes_.clear();
  corpus::Project* project = workspace_.project();
  if (project)
    workspace_.attempt([&] {
      participants_ = corpus::participants(*project);
      attributes_ = corpus::attributes(*project);
    });
  const auto& tr = workspace_.tr();
  const bool any = !participants_.empty();
  noteText_ =
      toWx(any ? tr("Double-click a cell to change it. Attributes become the columns of the frequencies.")
               : tr("No participants yet. Drop a table (CSV or XLSX) with a row for each participant on this "
                    "window: the first column names them, the others become their attributes."));
  wrapNote();
  grid_->Show(any);
  const wxGridUpdateLocker quiet(grid_);
  if (grid_->GetNumberRows() > 0) grid_->DeleteRows(0, grid_->GetNumberRows());
  if (grid_->GetNumberCols() > 0) grid_->DeleteCols(0, grid_->GetNumberCols());
  grid_->AppendCols(1 + static_cast<int>(attributes_.size()));
  grid_->AppendRows(static_cast<int>(participants_.size()));
  grid_->EnableEditing(project && !project->readOnly());
  grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
  grid_->SetColLabelValue(0, toWx(tr("Participant")));
  for (std::size_t a = 0; a < attributes_.size(); ++a) {
    grid_->SetColLabelValue(static_cast<int>(a) + 1, toWx(attributes_[a].name));
    if (attributes_[a].type == corpus::AttributeType::Choice) {
      wxArrayString choices;
      for (const auto& choice : attributes_[a].choices) choices.push_back(toWx(choice));
      auto* attribute = new wxGridCellAttr;
      attribute->SetEditor(new wxGridCellChoiceEditor(choices, true));
      grid_->SetColAttr(static_cast<int>(a) + 1, attribute);
    }
  }
  for (std::size_t p = 0; p < participants_.size(); ++p) {
    const int row = static_cast<int>(p);
    grid_->SetCellValue(row, 0, toWx(participants_[p].name));
    for (std::size_t a = 0; a < attributes_.size(); ++a)
      if (const auto value = participants_[p].values.find(attributes_[a].guid);
          value != participants_[p].values.end())
        grid_->SetCellValue(row, static_cast<int>(a) + 1, toWx(value->second));
  }
  grid_->AutoSizeColumns(false);
  for (int c = 0; c < grid_->GetNumberCols(); ++c)
    grid_->SetColSize(c, std::clamp(grid_->GetColSize(c) + FromDIP(20), FromDIP(80), FromDIP(280)));
  Layout();
}

void ParticipantsPage::wrapNote() {
  note_->SetLabelText(noteText_);
  note_->Wrap(std::max(FromDIP(200), GetClientSize().x - FromDIP(40)));
}

void ParticipantsPage::takeTyped() {
  const auto typed = std::exchange(typed_, {});
  if (!typed) return;
  const auto& participant = typed->participant;
  bool done = false;
  if (typed->attribute)
    done = workspace_.edit(
        i18n::message("Change “{attribute}” of {participant}",
                      {{"attribute", typed->attribute->name}, {"participant", participant.name}}),
        [&](corpus::Edit& edit) {
          corpus::setValue(edit, participant.guid, typed->attribute->guid, typed->value);
        });
  else
    done = workspace_.edit(
        i18n::message("Rename participant “{old}” to “{new}”",
                      {{"old", participant.name}, {"new", typed->value}}),
        [&](corpus::Edit& edit) { corpus::renameParticipant(edit, participant.guid, typed->value); });
  if (!done) reload();  // shows again what is in the project
}

}  // namespace gui
