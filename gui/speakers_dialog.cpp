#include "gui/speakers_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>

#include "corpus/attribute_values.h"
#include "corpus/speaker_ties.h"
#include "gui/ask.h"
#include "gui/text.h"
#include "gui/themed_grid.h"
#include "i18n/format.h"

namespace gui {
namespace {

using corpus::SpeakerRole;
using i18n::message;

enum Column { kTranscript, kSpeaker, kTurns, kRole, kParticipant, kColumns };
constexpr SpeakerRole kRoles[] = {SpeakerRole::Respondent, SpeakerRole::Interviewer, SpeakerRole::Unknown};

// Names complete as they are typed; a name that nobody has makes a participant.
class NameEditor : public wxGridCellChoiceEditor {
 public:
  explicit NameEditor(const wxArrayString& names) : wxGridCellChoiceEditor(names, true), names_(names) {}
  void Create(wxWindow* parent, wxWindowID id, wxEvtHandler* handler) override {
    wxGridCellChoiceEditor::Create(parent, id, handler);
    Combo()->AutoComplete(names_);
  }
  wxGridCellEditor* Clone() const override { return new NameEditor(names_); }

 private:
  wxArrayString names_;
};

class SpeakersDialog : public wxDialog {
 public:
  SpeakersDialog(wxWindow* parent, Workspace& workspace, std::vector<corpus::Voice> voices,
                 std::vector<corpus::Participant> participants)
      : wxDialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(workspace.tr()("Speakers and participants")),
                 wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER,
                 "speakers-dialog"),
        workspace_(workspace),
        voices_(std::move(voices)),
        participants_(std::move(participants)) {
    const auto& tr = workspace_.tr();
    const Theme& theme = workspace_.theme();
    const int gap = FromDIP(16);
    SetBackgroundColour(theme.window);
    for (const auto& voice : voices_)
      wanted_.push_back({voice.speaker.role, nameOf(voice.speaker.participant)});
    counts_ = new wxStaticText(this, wxID_ANY, wxString());
    counts_->SetName("speakers-counts");
    counts_->SetForegroundColour(theme.mutedText);
    search_ = new wxSearchCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(200, -1)));
    search_->SetName("speakers-filter");
    search_->SetDescriptiveText(toWx(tr("Transcript or name")));
    untied_ = new wxCheckBox(this, wxID_ANY, toWx(tr("Only those without a participant")));
    untied_->SetName("speakers-untied");
    untied_->SetForegroundColour(theme.text);
    guess_ = new wxButton(this, wxID_ANY, toWx(tr("Guess by names")));
    guess_->SetName("speakers-guess");
    guess_->SetToolTip(
        toWx(tr("Ties speakers who are called like a participant, and the only respondent of a "
                "transcript that carries a participant's name. Nothing is saved yet.")));
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(search_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    head->Add(untied_, 0, wxALIGN_CENTRE_VERTICAL);
    head->AddStretchSpacer();
    head->Add(guess_, 0, wxALIGN_CENTRE_VERTICAL);
    grid_ = new ThemedGrid(this);
    grid_->SetName("speakers-table");
    grid_->CreateGrid(0, kColumns);
    grid_->SetTabBehaviour(wxGrid::Tab_Wrap);
    dressGrid(*grid_, theme);
    grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    int c = 0;
    for (const std::string& heading :
         {tr("Transcript"), tr("Speaker"), tr("Turns"), tr("Role"), tr("Participant")})
      grid_->SetColLabelValue(c++, toWx(heading));
    const auto column = [&](int at, bool fixed, int align, wxGridCellEditor* editor) {
      auto* attr = new wxGridCellAttr;
      attr->SetReadOnly(fixed);
      attr->SetAlignment(align, wxALIGN_CENTRE);
      if (editor) attr->SetEditor(editor);
      grid_->SetColAttr(at, attr);
    };
    column(kTranscript, true, wxALIGN_LEFT, nullptr);
    column(kSpeaker, true, wxALIGN_LEFT, nullptr);
    column(kTurns, true, wxALIGN_LEFT, nullptr);
    wxArrayString roles, names;
    for (const SpeakerRole role : kRoles) roles.push_back(roleName(role));
    for (const auto& each : participants_) names.push_back(toWx(each.name));
    column(kRole, false, wxALIGN_LEFT, new wxGridCellChoiceEditor(roles));
    column(kParticipant, false, wxALIGN_LEFT, new NameEditor(names));
    grid_->EnableEditing(workspace_.writable());

    auto* note = new wxStaticText(this, wxID_ANY,
                                  toWx(tr("Write a name to tie a speaker to a participant; a name that is "
                                          "not there yet adds the participant. "
                                          "Clear it to untie.")));
    note->SetForegroundColour(theme.mutedText);
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(head, 0, wxEXPAND | wxALL, gap);
    whole->Add(counts_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    whole->Add(grid_, 1, wxEXPAND | wxALL, gap);
    whole->Add(note, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    whole->Add(dialogButtons(this, tr, message("Save")), 0, wxEXPAND | wxALL, gap);
    SetSizer(whole);
    SetMinSize(FromDIP(wxSize(560, 380)));
    const wxSize room = wxGetTopLevelParent(parent)->GetSize();
    SetSize(std::min(FromDIP(860), room.x - FromDIP(60)), std::min(FromDIP(600), room.y - FromDIP(60)));
    note->Wrap(GetClientSize().x - 2 * gap);
    CentreOnParent();
    bind();
    fill();
    Layout();
    fitColumns();
    grid_->SetFocus();
    if (grid_->GetNumberRows() > 0) grid_->SetGridCursor(0, kParticipant);
  }

  std::vector<corpus::SpeakerTie> ties() {
    finishTyping();
    std::vector<corpus::SpeakerTie> changed;
    for (std::size_t i = 0; i < voices_.size(); ++i) {
      const auto& speaker = voices_[i].speaker;
      if (wanted_[i].role == speaker.role && wanted_[i].name == nameOf(speaker.participant)) continue;
      // Who speaks as a participant is a respondent, unless it was said otherwise.
      const bool tiesNow = !wanted_[i].name.empty() && wanted_[i].role == SpeakerRole::Unknown;
      std::optional<corpus::Guid> who;
      for (const auto& each : participants_)
        if (each.name == wanted_[i].name) who = each.guid;
      changed.push_back({speaker.transcript, speaker.guid,
                         tiesNow ? SpeakerRole::Respondent : wanted_[i].role, who, wanted_[i].name});
    }
    return changed;
  }
  void finishTyping() {
    if (grid_->IsCellEditControlEnabled()) grid_->DisableCellEditControl();
  }

 private:
  struct Wanted {
    SpeakerRole role;
    std::string name;
  };

  std::string nameOf(const std::optional<corpus::Guid>& guid) const {
    for (const auto& each : participants_)
      if (guid && each.guid == *guid) return each.name;
    return {};
  }
  wxString roleName(SpeakerRole role) const {
    const auto& tr = workspace_.tr();
    return toWx(role == SpeakerRole::Interviewer  ? tr("Interviewer")
                : role == SpeakerRole::Respondent ? tr("Respondent")
                                                  : tr("Not known"));
  }

  void bind() {
    search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    untied_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { fill(); });
    guess_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { guess(); });
    grid_->Bind(wxEVT_GRID_CELL_CHANGED, [this](wxGridEvent& event) {
      const auto row = static_cast<std::size_t>(event.GetRow());
      if (row < shown_.size())
        take(shown_[row], event.GetCol(), grid_->GetCellValue(event.GetRow(), event.GetCol()));
      CallAfter([this] { say(); });
    });
    grid_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
      const int row = grid_->GetGridCursorRow();
      if (event.GetKeyCode() == WXK_DELETE && row >= 0 && grid_->GetGridCursorCol() == kParticipant &&
          workspace_.writable()) {
        wanted_[shown_[static_cast<std::size_t>(row)]].name.clear();
        show(row);
        say();
      } else {
        event.Skip();
      }
    });
    Bind(
        wxEVT_BUTTON,
        [this](wxCommandEvent& event) {
          finishTyping();
          event.Skip();
        },
        wxID_OK);
    grid_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
      event.Skip();
      CallAfter([this] { fitColumns(); });
    });
  }

  void take(std::size_t index, int column, const wxString& value) {
    if (column == kRole)
      for (const SpeakerRole role : kRoles)
        if (roleName(role) == value) wanted_[index].role = role;
    if (column != kParticipant) return;
    std::string name = corpus::trimmed(toUtf8(value));
    // As it is written with the participants, whatever the case.
    const std::string folded = i18n::foldedForTyping(name);
    for (const auto& each : participants_)
      if (i18n::foldedForTyping(each.name) == folded) name = each.name;
    wanted_[index].name = name;
    // Another row may show the same voice's colour: refresh the row.
    for (std::size_t row = 0; row < shown_.size(); ++row)
      if (shown_[row] == index) show(static_cast<int>(row));
  }

  void guess() {
    finishTyping();
    std::vector<corpus::Voice> now = voices_;
    for (std::size_t i = 0; i < now.size(); ++i) {
      now[i].speaker.role = wanted_[i].role;
      now[i].speaker.participant.reset();
      if (!wanted_[i].name.empty()) now[i].speaker.participant = corpus::Guid();  // somebody
    }
    const auto guessed = corpus::guessedParticipants(now, participants_);
    for (const auto& [index, who] : guessed) {
      wanted_[index].name = nameOf(who);
      if (wanted_[index].role == SpeakerRole::Unknown) wanted_[index].role = SpeakerRole::Respondent;
    }
    untied_->SetValue(false);
    fill();
    const auto& tr = workspace_.tr();
    counts_->SetLabelText(
        toWx(tr.plural("{n} speaker was recognised by name.", "{n} speakers were recognised by name.",
                       static_cast<std::int64_t>(guessed.size()))));
  }

  void fill() {
    finishTyping();
    const std::string words = i18n::foldedForTyping(toUtf8(search_->GetValue()));
    shown_.clear();
    for (std::size_t i = 0; i < voices_.size(); ++i) {
      if (untied_->GetValue() && (!wanted_[i].name.empty() || wanted_[i].role == SpeakerRole::Interviewer))
        continue;
      const std::string all = i18n::foldedForTyping(voices_[i].transcript + " " + voices_[i].speaker.label +
                                                    " " + wanted_[i].name);
      if (all.find(words) == std::string::npos) continue;
      shown_.push_back(i);
    }
    const wxGridUpdateLocker quiet(grid_);
    const int rows = static_cast<int>(shown_.size());
    if (grid_->GetNumberRows() > rows) grid_->DeleteRows(rows, grid_->GetNumberRows() - rows);
    if (grid_->GetNumberRows() < rows) grid_->AppendRows(rows - grid_->GetNumberRows());
    for (int row = 0; row < rows; ++row) show(row);
    say();
  }

  void show(int row) {
    const Theme& theme = workspace_.theme();
    const auto& tr = workspace_.tr();
    const std::size_t index = shown_[static_cast<std::size_t>(row)];
    const auto& voice = voices_[index];
    // The transcript is named where its first speaker stands.
    const bool first =
        row == 0 || voices_[shown_[static_cast<std::size_t>(row) - 1]].transcript != voice.transcript;
    grid_->SetCellValue(row, kTranscript, toWx(voice.transcript));
    grid_->SetCellTextColour(row, kTranscript,
                             first ? theme.text : Theme::mix(theme.paper, theme.mutedText, 0.55));
    grid_->SetCellValue(row, kSpeaker,
                        toWx(voice.speaker.guid ? voice.speaker.label : tr("(nobody is named)")));
    grid_->SetCellTextColour(row, kSpeaker, voice.speaker.guid ? theme.text : theme.mutedText);
    grid_->SetCellValue(row, kTurns, toWx(i18n::number(voice.turns, tr.language())));
    grid_->SetCellValue(row, kRole, roleName(wanted_[index].role));
    grid_->SetCellValue(row, kParticipant, toWx(wanted_[index].name));
    const bool interviewer = wanted_[index].role == SpeakerRole::Interviewer;
    grid_->SetCellTextColour(row, kRole, interviewer ? theme.mutedText : theme.text);
    const bool changed = wanted_[index].name != nameOf(voice.speaker.participant);
    grid_->SetCellTextColour(row, kParticipant, changed ? theme.accent : theme.text);
    grid_->SetCellBackgroundColour(row, kParticipant,
                                   interviewer || !wanted_[index].name.empty()
                                       ? theme.paper
                                       : Theme::mix(theme.paper, theme.warning, 0.10));
    // A voice that nobody is named for becomes a speaker when it is tied.
    grid_->SetReadOnly(row, kRole, !voice.speaker.guid);
  }

  void say() {
    const auto& tr = workspace_.tr();
    std::int64_t tied = 0, open = 0;
    for (const auto& each : wanted_) {
      if (each.role == SpeakerRole::Interviewer) continue;
      ++(each.name.empty() ? open : tied);
    }
    counts_->SetLabelText(
        toWx(tr.plural("{n} speaker has a participant", "{n} speakers have a participant", tied) + " · " +
             tr.plural("{n} has none", "{n} have none", open)));
    grid_->ForceRefresh();
  }

  void fitColumns() {
    const int width = grid_->GetClientSize().x;
    const int turns = std::max(FromDIP(70), GetTextExtent(grid_->GetColLabelValue(kTurns)).x + FromDIP(20));
    const int role = FromDIP(120);
    const int rest = std::max(FromDIP(360), width - turns - role - FromDIP(2));
    grid_->SetColSize(kTurns, turns);
    grid_->SetColSize(kRole, role);
    grid_->SetColSize(kTranscript, rest * 40 / 100);
    grid_->SetColSize(kSpeaker, rest * 28 / 100);
    grid_->SetColSize(kParticipant, rest - rest * 40 / 100 - rest * 28 / 100);
  }

  Workspace& workspace_;
  std::vector<corpus::Voice> voices_;
  std::vector<corpus::Participant> participants_;
  std::vector<Wanted> wanted_;
  std::vector<std::size_t> shown_;
  wxStaticText* counts_;
  wxSearchCtrl* search_;
  wxCheckBox* untied_;
  wxButton* guess_;
  ThemedGrid* grid_;
};

}  // namespace

bool speakersDialog(wxWindow* parent, Workspace& workspace) {
  corpus::Project* project = workspace.project();
  if (!project) return false;
  std::vector<corpus::Voice> voices;
  std::vector<corpus::Participant> participants;
  if (!workspace.attempt([&] {
        voices = corpus::voices(*project);
        participants = corpus::participants(*project);
      }))
    return false;
  SpeakersDialog dialog(parent, workspace, std::move(voices), std::move(participants));
  while (dialog.ShowModal() == wxID_OK && workspace.writable()) {
    const auto ties = dialog.ties();
    if (ties.empty()) return false;
    const auto refused = workspace.tryEdit(message("Tie speakers to participants"),
                                           [&](corpus::Edit& edit) { corpus::tieSpeakers(edit, ties); });
    if (!refused) return true;
    tell(wxGetTopLevelParent(parent), workspace.tr(), *refused);
  }
  return false;
}

}  // namespace gui
