#include "gui/participants_page.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "gui/attribute_dialog.h"
#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/participant_panel.h"
#include "gui/participants_grid.h"
#include "gui/speakers_dialog.h"
#include "gui/text.h"

namespace gui {

using corpus::Kind;

ParticipantsPage::ParticipantsPage(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace) {
  SetName("participants");
  build();
  const auto keep = [this](corpus::Connection connection) { connections_.push_back(std::move(connection)); };
  keep(workspace_.saveNow.connect([this] { grid_->commit(); }));
  keep(workspace_.projectChanged.connect([this] {
    writing_ = false;
    refreshLater();
  }));
  keep(workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    if (changes.touches(Kind::Participant) || changes.touches(Kind::Attribute) ||
        changes.touches(Kind::Transcript) || changes.touches(Kind::Project))
      refreshLater();
  }));
  keep(workspace_.appearanceChanged.connect([this] { say(); }));
  keep(add_->pressed.connect([this] { addParticipant(); }));
  keep(attribute_->pressed.connect([this] { addAttribute(); }));
  keep(speakers_->pressed.connect([this] { showSpeakers(); }));
  keep(grid_->moved.connect([this] {
    const auto* current = grid_->current();
    panel_->show(current ? std::optional(*current) : std::nullopt);
  }));
  keep(grid_->addAttribute.connect([this] { addAttribute(); }));
  keep(grid_->editAttribute.connect([this](const corpus::Guid& attribute) { editAttribute(attribute); }));
  keep(grid_->showSpeakers.connect([this] { showSpeakers(); }));
  keep(panel_->showSpeakers.connect([this] { showSpeakers(); }));
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    // In a narrow window the table has the room.
    const bool room = GetClientSize().x >= FromDIP(520);
    if (panel_->IsShown() != room) {
      panel_->Show(room);
      split_->Layout();
    }
    wrapNote();
    event.Skip();
  });
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown() && stale_) reload();
    event.Skip();
  });
  say();
}

void ParticipantsPage::build() {
  title_ = new wxStaticText(this, wxID_ANY, "-");
  note_ = new wxStaticText(this, wxID_ANY, "-");
  const auto button = [this](const char* name) {
    auto* made = new FlatButton(this, workspace_);
    made->SetName(name);
    return made;
  };
  add_ = button("participants-add");
  attribute_ = button("participants-attribute");
  speakers_ = button("participants-speakers");
  import_ = new wxButton(this, wxID_ANY, "-");
  import_->SetName("participants-import-button");
  split_ = new wxPanel(this);
  grid_ = new ParticipantsGrid(split_, workspace_);
  panel_ = new ParticipantPanel(split_, workspace_);
  panel_->SetMinSize(FromDIP(wxSize(250, -1)));
  auto* side = new wxBoxSizer(wxHORIZONTAL);
  side->Add(grid_, 1, wxEXPAND);
  side->Add(panel_, 0, wxEXPAND);
  split_->SetSizer(side);

  empty_ = new wxPanel(this);
  emptyText_ =
      new wxStaticText(empty_, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxALIGN_CENTRE_HORIZONTAL);
  emptyImport_ = new wxButton(empty_, wxID_ANY, "-");
  emptyAdd_ = new wxButton(empty_, wxID_ANY, "-");
  emptyAdd_->SetName("participants-first");
  auto* choices = new wxBoxSizer(wxHORIZONTAL);
  choices->Add(emptyImport_, 0, wxRIGHT, FromDIP(10));
  choices->Add(emptyAdd_);
  auto* inside = new wxBoxSizer(wxVERTICAL);
  inside->AddStretchSpacer(2);
  inside->Add(emptyText_, 0, wxALIGN_CENTRE_HORIZONTAL | wxBOTTOM, FromDIP(20));
  inside->Add(choices, 0, wxALIGN_CENTRE_HORIZONTAL);
  inside->AddStretchSpacer(3);
  empty_->SetSizer(inside);

  const int gap = FromDIP(20);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL);
  head->Add(import_, 0, wxALIGN_CENTRE_VERTICAL);
  // Long words and small windows: what doesn't fit goes to the next line.
  auto* actions = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  for (FlatButton* each : {add_, attribute_, speakers_}) actions->Add(each, 0, wxRIGHT, FromDIP(4));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(gap * 2 / 5);
  column->Add(actions, 0, wxEXPAND | wxLEFT | wxRIGHT, gap * 3 / 5);
  column->AddSpacer(gap * 2 / 5);
  column->Add(note_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(gap * 3 / 5);
  column->Add(split_, 1, wxEXPAND | wxLEFT, FromDIP(14));
  column->Add(empty_, 1, wxEXPAND);
  SetSizer(column);

  import_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { importRequested.emit(); });
  emptyImport_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { importRequested.emit(); });
  emptyAdd_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { addParticipant(); });
}

void ParticipantsPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  for (wxWindow* window : std::initializer_list<wxWindow*>{this, split_, empty_})
    window->SetBackgroundColour(theme.paper);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  title_->SetLabelText(toWx(tr("Participants")));
  note_->SetForegroundColour(theme.mutedText);
  emptyText_->SetForegroundColour(theme.mutedText);
  const auto word = [&](FlatButton* button, const std::string& text, const char* sign,
                        const std::string& help) {
    button->say(toWx(text), icon(sign, theme.text, 16), icon(sign, theme.accent, 16));
    button->SetToolTip(toWx(help));
  };
  word(add_, tr("New participant"), "plus", tr("Add a participant at the end of the table. Key: Insert."));
  word(attribute_, tr("New attribute…"), "tag",
       tr("Add a column: age, region, anything participants differ in."));
  word(speakers_, tr("Speakers…"), "participants",
       tr("Say which speaker of which transcript is which participant."));
  for (wxButton* button : {import_, emptyImport_}) {
    button->SetLabel(wxString(" ") + toWx(tr("Import a table…")));
    button->SetBitmap(icon("import", theme.text, 16));
  }
  emptyAdd_->SetLabel(toWx(tr("Write the first one")));
  grid_->dress();
  panel_->say();
  reload();
}

void ParticipantsPage::refreshLater() {
  stale_ = true;
  if (!IsShownOnScreen()) return;
  CallAfter([this] {
    if (stale_ && IsShownOnScreen()) reload();
  });
}

void ParticipantsPage::reload() {
  stale_ = false;
  grid_->reload();
  const auto& tr = workspace_.tr();
  const bool any = !grid_->participants().empty() || !grid_->attributes().empty() || writing_;
  const bool writable = workspace_.writable();
  noteText_ = toWx(
      writable
          ? tr("Write into a cell to change it; a whole block can be pasted from a spreadsheet. Attributes "
               "become the columns of the frequencies.")
          : tr("This project is open for reading only."));
  emptyText_->SetLabelText(
      toWx(tr("No participants yet. Drop a table (CSV or XLSX) with a row for each participant on this "
              "window, import "
              "it, or write them here.")));
  emptyText_->Wrap(FromDIP(460));
  note_->Show(any);
  split_->Show(any);
  empty_->Show(!any);
  for (FlatButton* button : {add_, attribute_}) button->Enable(writable);
  speakers_->Enable(workspace_.project() != nullptr);
  for (wxButton* button : {import_, emptyImport_, emptyAdd_}) button->Enable(writable);
  import_->Show(any);
  wrapNote();
  Layout();
}

void ParticipantsPage::addParticipant() {
  if (!workspace_.writable()) return;
  if (grid_->participants().empty() && !writing_) {
    writing_ = true;
    reload();
  }
  grid_->startAdding();
}

void ParticipantsPage::addAttribute() {
  grid_->commit();
  attributeDialog(this, workspace_);
}

void ParticipantsPage::editAttribute(const corpus::Guid& attribute) {
  grid_->commit();
  attributeDialog(this, workspace_, attribute);
}

void ParticipantsPage::showSpeakers() {
  grid_->commit();
  speakersDialog(this, workspace_);
}

void ParticipantsPage::wrapNote() {
  note_->SetLabelText(noteText_);
  note_->Wrap(std::max(FromDIP(200), GetClientSize().x - FromDIP(40)));
}

}  // namespace gui
