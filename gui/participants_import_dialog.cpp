#include "gui/participants_import_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "gui/ask.h"
#include "gui/participant_values.h"
#include "gui/text.h"
#include "gui/themed_grid.h"

namespace gui {
namespace {

using corpus::AttributeType;
using corpus::ColumnChoice;
using corpus::PlannedValue;
using i18n::message;
using Use = ColumnChoice::Use;

constexpr int kUseRow = 0;  // says what each column becomes

class ParticipantsImportDialog : public wxDialog {
 public:
  ParticipantsImportDialog(wxWindow& parent, Workspace& workspace, const std::filesystem::path& file,
                           const corpus::Table& table)
      : wxDialog(wxGetTopLevelParent(&parent), wxID_ANY, toWx(workspace.tr()("Import participants")),
                 wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER,
                 "participants-import"),
        workspace_(workspace),
        table_(table) {
    const auto& tr = workspace_.tr();
    const Theme& theme = workspace_.theme();
    const int gap = FromDIP(16);
    SetBackgroundColour(theme.window);
    auto* title = new wxStaticText(this, wxID_ANY, wxString());
    title->SetLabelText(pathToWx(file.filename()));
    title->SetFont(theme.headingFont());
    title->SetForegroundColour(theme.text);
    counts_ = new wxStaticText(this, wxID_ANY, wxString());
    counts_->SetName("import-counts");
    counts_->SetForegroundColour(theme.mutedText);
    match_ = new wxChoice(this, wxID_ANY);
    match_->SetName("import-match");
    grid_ = new ThemedGrid(this);
    grid_->SetName("import-preview");
    grid_->CreateGrid(0, 1);
    grid_->EnableEditing(false);
    dressGrid(*grid_, theme);
    warnings_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(-1, 84)),
                               wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    warnings_->SetName("import-warnings");
    warnings_->SetBackgroundColour(theme.window);
    warnings_->SetForegroundColour(theme.text);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* label = new wxStaticText(this, wxID_ANY, toWx(tr("Transcripts are found")));
    line->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    line->Add(match_, 0, wxALIGN_CENTRE_VERTICAL);
    line->AddStretchSpacer();
    auto* hint =
        new wxStaticText(this, wxID_ANY, toWx(tr("Click a heading to choose what its column becomes.")));
    hint->SetForegroundColour(theme.mutedText);
    line->Add(hint, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, gap);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(title, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    column->AddSpacer(gap / 2);
    column->Add(counts_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    column->Add(line, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    column->Add(grid_, 1, wxEXPAND | wxALL, gap);
    column->Add(warnings_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    column->Add(dialogButtons(this, tr, message("Import")), 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    SetSizer(column);
    SetMinSize(FromDIP(wxSize(560, 420)));
    const wxSize room = wxGetTopLevelParent(&parent)->GetSize();
    SetSize(std::min(FromDIP(980), room.x - FromDIP(60)), std::min(FromDIP(620), room.y - FromDIP(60)));
    CentreOnParent();
    bind();
    suggest(corpus::matchByOf(table_));
    grid_->SetFocus();
  }

  const corpus::ParticipantsOptions& options() const { return options_; }

 private:
  void bind() {
    match_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { chooseMatch(match_->GetSelection()); });
    grid_->Bind(wxEVT_GRID_LABEL_LEFT_CLICK, [this](wxGridEvent& event) { askUse(event.GetCol()); });
    grid_->Bind(wxEVT_GRID_LABEL_RIGHT_CLICK, [this](wxGridEvent& event) { askUse(event.GetCol()); });
    grid_->Bind(wxEVT_GRID_CELL_LEFT_CLICK, [this](wxGridEvent& event) {
      event.Skip();
      if (event.GetRow() == kUseRow) CallAfter([this, column = event.GetCol()] { askUse(column); });
    });
    grid_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      const int key = event.GetKeyCode();
      if (grid_->GetGridCursorRow() == kUseRow && (key == WXK_RETURN || key == WXK_SPACE || key == WXK_F2))
        askUse(grid_->GetGridCursorCol());
      else if (key == WXK_TAB && event.GetModifiers() == wxMOD_CONTROL)
        grid_->Navigate();
      else
        event.Skip();
    });
  }

  // Begins anew with what the table suggests.
  void suggest(corpus::MatchBy match) {
    options_ = {match, {}};
    plan();
  }

  void plan() {
    const auto refused = workspace_.refusal([&] {
      plan_ = corpus::planParticipants(*workspace_.project(), table_, options_);
      options_ = plan_.options;
    });
    if (auto* ok = FindWindow(wxID_OK)) ok->Enable(!refused);
    show(refused);
  }

  wxString headingOf(std::size_t column) const {
    const wxString heading = column < table_.header.size() ? toWx(table_.header[column]) : wxString();
    return heading.empty() ? toWx(workspace_.tr()("Column {n}", {{"n", std::to_string(column + 1)}}))
                           : heading;
  }

  wxString useName(const ColumnChoice& choice) const {
    const auto& tr = workspace_.tr();
    switch (choice.use) {
      case Use::Name:
        return toWx(tr("Participant's name"));
      case Use::File:
        return toWx(tr("Transcript's file"));
      case Use::Skip:
        return toWx(tr("Left out"));
      case Use::Attribute:
        break;
    }
    return toWx(typeName(choice.type, choice.regions, tr));
  }

  void show(const std::optional<i18n::Message>& refused) {
    const auto& tr = workspace_.tr();
    if (refused) {
      counts_->SetLabelText(toWx(tr(*refused)));
      counts_->SetForegroundColour(workspace_.theme().warning);
    } else {
      const auto& report = plan_.report;
      counts_->SetForegroundColour(workspace_.theme().mutedText);
      counts_->SetLabelText(toWx(
          tr.plural("{n} participant will be added", "{n} participants will be added", report.added) + " · " +
          tr.plural("{n} will get other values", "{n} will get other values", report.updated) + " · " +
          tr.plural("{n} transcript will have its participant",
                    "{n} transcripts will have their participants", report.linkedTranscripts) +
          (report.unmatched.empty()
               ? std::string()
               : " · " + tr.plural("{n} without a transcript", "{n} without a transcript",
                                   static_cast<std::int64_t>(report.unmatched.size())))));
    }
    std::string said;
    if (!refused)
      for (const auto& warning : plan_.report.warnings) said += (said.empty() ? "• " : "\n• ") + tr(warning);
    warnings_->ChangeValue(toWx(said));
    warnings_->Show(!said.empty());
    fillMatch();
    fillGrid();
    Layout();
    Refresh();
  }

  void fillMatch() {
    const auto& tr = workspace_.tr();
    match_->Clear();
    matchColumns_.clear();
    match_->Append(toWx(tr("by the participant's name in theirs")));
    match_->SetSelection(0);
    for (std::size_t i = 0; i < options_.columns.size(); ++i) {
      if (options_.columns[i].use == Use::Name) continue;
      const int at = match_->Append(toWx(tr("by the column “{name}”", {{"name", toUtf8(headingOf(i))}})));
      matchColumns_.push_back(i);
      if (options_.match == corpus::MatchBy::File && options_.columns[i].use == Use::File)
        match_->SetSelection(at);
    }
  }

  void chooseMatch(int line) {
    if (line < 0) return;
    if (line == 0) {
      for (auto& each : options_.columns)
        if (each.use == Use::File) each.use = Use::Skip;
      options_.match = corpus::MatchBy::Name;
      plan();
    } else {
      choose(matchColumns_[static_cast<std::size_t>(line) - 1], {Use::File, {}, AttributeType::Text, false});
    }
  }

  void choose(std::size_t column, ColumnChoice wanted) {
    auto& columns = options_.columns;
    if (wanted.use == Use::Name || wanted.use == Use::File)  // there is one of these
      for (std::size_t i = 0; i < columns.size(); ++i)
        if (i != column && columns[i].use == wanted.use) columns[i].use = Use::Skip;
    if (wanted.attribute.empty()) wanted.attribute = columns[column].attribute;
    if (wanted.attribute.empty()) wanted.attribute = toUtf8(headingOf(column));
    columns[column] = std::move(wanted);
    const bool file = std::any_of(columns.begin(), columns.end(),
                                  [](const ColumnChoice& each) { return each.use == Use::File; });
    options_.match = file ? corpus::MatchBy::File : corpus::MatchBy::Name;
    plan();
  }

  void askUse(int at) {
    if (at < 0 || static_cast<std::size_t>(at) >= options_.columns.size()) return;
    const auto column = static_cast<std::size_t>(at);
    const ColumnChoice now = options_.columns[column];
    const auto& tr = workspace_.tr();
    wxMenu menu;
    const auto add = [&](const wxString& title, bool checked, std::function<void()> run) {
      wxMenuItem* item = menu.AppendRadioItem(wxID_ANY, wxControl::EscapeMnemonics(title));
      item->Check(checked);
      menu.Bind(
          wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
    };
    for (const Use use : {Use::Name, Use::File, Use::Skip}) {
      const ColumnChoice choice{use, now.attribute, now.type, now.regions};
      add(useName(choice), now.use == use, [this, column, choice] { choose(column, choice); });
    }
    for (const auto& [type, regions] : {std::pair{AttributeType::Text, false},
                                        {AttributeType::Number, false},
                                        {AttributeType::Date, false},
                                        {AttributeType::YesNo, false},
                                        {AttributeType::Choice, false},
                                        {AttributeType::Choice, true}}) {
      const ColumnChoice choice{Use::Attribute, now.attribute, type, regions};
      add(toWx(tr("Attribute: {type}", {{"type", toUtf8(useName(choice))}})),
          now.use == Use::Attribute && now.type == type && now.regions == regions,
          [this, column, choice] { choose(column, choice); });
    }
    if (now.use == Use::Attribute) {
      menu.AppendSeparator();
      wxMenuItem* item = menu.Append(wxID_ANY, toWx(tr("Name of the attribute…")));
      menu.Bind(
          wxEVT_MENU,
          [this, column, now](wxCommandEvent&) {
            const auto name = askText(this, workspace_.tr(), message("Name of the attribute"),
                                      message("Name"), now.attribute);
            if (!name) return;
            ColumnChoice choice = now;
            choice.attribute = *name;
            choose(column, choice);
          },
          item->GetId());
    }
    PopupMenu(&menu);
  }

  void fillGrid() {
    const auto& tr = workspace_.tr();
    const Theme& theme = workspace_.theme();
    const auto& columns = options_.columns;
    const int width = static_cast<int>(columns.size());
    const wxGridUpdateLocker quiet(grid_);
    if (grid_->GetNumberRows() > 0) grid_->DeleteRows(0, grid_->GetNumberRows());
    if (grid_->GetNumberCols() > 0) grid_->DeleteCols(0, grid_->GetNumberCols());
    if (width == 0) return;
    grid_->AppendCols(width);
    grid_->AppendRows(1 + static_cast<int>(plan_.participants.size()));
    grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    const wxColour ground = Theme::mix(theme.paper, theme.accent, 0.10);
    const wxColour added = Theme::mix(theme.paper, theme.accent, 0.16);
    const wxColour changed = Theme::mix(theme.paper, theme.warning, 0.22);
    for (int c = 0; c < width; ++c) {
      const auto column = static_cast<std::size_t>(c);
      const ColumnChoice& choice = columns[column];
      wxString heading = headingOf(column);
      if (choice.use == Use::Attribute && toWx(choice.attribute) != heading)
        heading += L" → " + toWx(choice.attribute);
      grid_->SetColLabelValue(c, heading);
      grid_->SetCellValue(kUseRow, c, useName(choice) + L"  ▾");
      grid_->SetCellBackgroundColour(kUseRow, c, ground);
      grid_->SetCellTextColour(kUseRow, c, choice.use == Use::Skip ? theme.mutedText : theme.accent);
    }
    std::map<std::size_t, std::vector<std::string>> transcripts;
    for (const auto& tie : plan_.ties) {
      auto& names = transcripts[tie.participant];
      if (std::find(names.begin(), names.end(), tie.transcriptName) == names.end())
        names.push_back(tie.transcriptName);
    }
    for (std::size_t p = 0; p < plan_.participants.size(); ++p) {
      const auto& person = plan_.participants[p];
      const int row = 1 + static_cast<int>(p);
      for (int c = 0; c < width; ++c) {
        const auto column = static_cast<std::size_t>(c);
        const ColumnChoice& choice = columns[column];
        wxString text;
        if (choice.use == Use::Name) {
          text = toWx(person.name);
          if (!person.guid) grid_->SetCellBackgroundColour(row, c, added);
        } else if (choice.use == Use::File) {
          for (const auto& name : transcripts[p]) text += (text.empty() ? L"" : L", ") + toWx(name);
          if (text.empty()) {
            text = toWx(tr("no transcript"));
            grid_->SetCellTextColour(row, c, theme.mutedText);
          }
        } else if (choice.use == Use::Attribute) {
          if (const auto value = person.values.find(column); value != person.values.end())
            text = valueText(value->second, choice, row, c, added, changed);
        } else {
          text = rawText(person, column);
          grid_->SetCellTextColour(row, c, Theme::mix(theme.paper, theme.mutedText, 0.7));
        }
        grid_->SetCellValue(row, c, text);
      }
    }
    grid_->AutoSizeColumns(false);
    for (int c = 0; c < width; ++c)
      grid_->SetColSize(c, std::clamp(grid_->GetColSize(c) + FromDIP(16), FromDIP(90), FromDIP(260)));
  }

  wxString valueText(const PlannedValue& value, const ColumnChoice& choice, int row, int column,
                     const wxColour& added, const wxColour& changed) {
    const auto language = workspace_.tr().language();
    // The type may have stayed another than was asked for.
    AttributeType type = choice.type;
    for (const auto& planned : plan_.attributes)
      if (planned.column == static_cast<std::size_t>(column)) type = planned.attribute.type;
    const wxString after = toWx(shownValue(type, value.after, language));
    switch (value.state) {
      case PlannedValue::State::New:
        grid_->SetCellBackgroundColour(row, column, added);
        return after;
      case PlannedValue::State::Changed:
        grid_->SetCellBackgroundColour(row, column, changed);
        return toWx(shownValue(type, value.before, language)) + L" → " + after;
      case PlannedValue::State::LeftOut:
        grid_->SetCellTextColour(row, column, workspace_.theme().warning);
        return toWx(workspace_.tr()("{value} (left out)", {{"value", value.after}}));
      case PlannedValue::State::Same:
        break;
    }
    return after;
  }

  wxString rawText(const corpus::PlannedParticipant& person, std::size_t column) const {
    if (person.rows.empty()) return {};
    const std::size_t row = person.rows.front() - 2;
    return row < table_.rows.size() && column < table_.rows[row].size() ? toWx(table_.rows[row][column])
                                                                        : wxString();
  }

  Workspace& workspace_;
  const corpus::Table& table_;
  corpus::ParticipantsOptions options_;
  corpus::ParticipantsPlan plan_;
  wxStaticText* counts_;
  wxChoice* match_;
  std::vector<std::size_t> matchColumns_;  // of its lines but the first
  ThemedGrid* grid_;
  wxTextCtrl* warnings_;
};

}  // namespace

bool askParticipantsTable(wxWindow& parent, Workspace& workspace, const std::filesystem::path& file,
                          const corpus::Table& table, corpus::ParticipantsReport* report) {
  if (!workspace.writable()) return false;
  // A table that holds nobody is refused before anything is shown.
  if (!workspace.attempt([&] {
        corpus::planParticipants(*workspace.project(), table, {corpus::matchByOf(table), {}});
      }))
    return false;
  ParticipantsImportDialog dialog(parent, workspace, file, table);
  if (dialog.ShowModal() != wxID_OK) return false;
  corpus::ParticipantsReport done;
  if (!workspace.edit(message("Import the participants table"), [&](corpus::Edit& edit) {
        done = corpus::importParticipants(edit, table, dialog.options());
      }))
    return false;
  if (report) *report = std::move(done);
  return true;
}

}  // namespace gui
