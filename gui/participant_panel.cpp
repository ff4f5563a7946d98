#include "gui/participant_panel.h"

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/choose_value.h"
#include "gui/icons.h"
#include "gui/row_list.h"
#include "gui/text.h"

namespace gui {

using corpus::SpeakerRole;
using i18n::message;

// Transcripts with the speaker's label and number of turns below.
class VoiceList : public RowList {
 public:
  VoiceList(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
    SetName("participant-voices");
  }
  void fill(std::vector<corpus::Voice> voices) {
    voices_ = std::move(voices);
    SetItemCount(voices_.size());
    SetSelection(voices_.empty() ? wxNOT_FOUND : 0);
    RefreshAll();
  }
  const corpus::Voice* current() const {
    const int at = row();
    return at >= 0 && static_cast<std::size_t>(at) < voices_.size() ? &voices_[static_cast<std::size_t>(at)]
                                                                    : nullptr;
  }

 protected:
  wxCoord OnMeasureItem(std::size_t) const override { return 2 * lineHeight() + FromDIP(16); }
  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    const auto& voice = voices_[n];
    const auto& tr = workspace_.tr();
    const int left = rect.x + FromDIP(14), width = rect.width - FromDIP(28);
    int y = rect.y + FromDIP(6);
    dc.SetFont(GetFont());
    dc.SetTextForeground(theme().text);
    drawText(dc, toWx(voice.transcript), left, y, width);
    y += lineHeight() + FromDIP(2);
    dc.SetFont(smallFont());
    dc.SetTextForeground(theme().mutedText);
    std::string foot = voice.speaker.label + " · " + tr.plural("{n} turn", "{n} turns", voice.turns);
    if (voice.speaker.role == SpeakerRole::Interviewer) foot += " · " + tr("Interviewer");
    drawText(dc, toWx(foot), left, y, width);
  }

 private:
  std::vector<corpus::Voice> voices_;
};

ParticipantPanel::ParticipantPanel(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace) {
  SetName("participant-panel");
  title_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
  title_->SetName("participant-title");
  label_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
  list_ = new VoiceList(this, workspace_);
  add_ = new wxButton(this, wxID_ANY, "-");
  add_->SetName("participant-add-voice");
  remove_ = new wxButton(this, wxID_ANY, "-");
  remove_->SetName("participant-remove-voice");
  const int gap = FromDIP(14);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(add_, 1, wxRIGHT, FromDIP(8));
  row->Add(remove_, 1);
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
    wxPaintDC dc(this);  // a line between it and the table
    dc.SetPen(workspace_.theme().border);
    dc.DrawLine(0, 0, 0, GetClientSize().y);
  });
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->AddSpacer(FromDIP(4));
  column->Add(title_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(label_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(gap / 2);
  column->Add(list_, 1, wxEXPAND | wxLEFT, 1);
  column->Add(row, 0, wxEXPAND | wxALL, gap);
  SetSizer(column);
  add_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { addVoice(); });
  remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { removeVoice(); });
  list_->Bind(wxEVT_LISTBOX,
              [this](wxCommandEvent&) { remove_->Enable(list_->current() && workspace_.writable()); });
  activated_ = list_->activated.connect([this](int) {
    if (const auto* voice = list_->current())
      workspace_.revealRequested.emit(voice->speaker.transcript, {0, 0});
  });
  deleted_ = list_->deleteRequested.connect([this](int) { removeVoice(); });
  menu_ = list_->menuRequested.connect([this](int, const wxPoint& screen) {
    const auto& tr = workspace_.tr();
    wxMenu menu;
    const auto add = [&](const std::string& title, bool enabled, std::function<void()> run) {
      wxMenuItem* item = menu.Append(wxID_ANY, toWx(title));
      item->Enable(enabled);
      menu.Bind(
          wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
    };
    add(tr("Open the transcript"), list_->current() != nullptr, [this] {
      if (const auto* voice = list_->current())
        workspace_.revealRequested.emit(voice->speaker.transcript, {0, 0});
    });
    add(tr("Not this participant"), list_->current() && workspace_.writable(), [this] { removeVoice(); });
    add(tr("Speakers and participants…"), true, [this] { showSpeakers.emit(); });
    PopupMenu(&menu, ScreenToClient(screen));
  });
  say();
}

void ParticipantPanel::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  title_->SetFont(theme.interfaceFont().Bold());
  title_->SetForegroundColour(theme.text);
  label_->SetForegroundColour(theme.mutedText);
  add_->SetLabel(toWx(tr("Add…")));
  add_->SetToolTip(toWx(tr("Choose a speaker of a transcript who is this participant.")));
  remove_->SetLabel(toWx(tr("Remove")));
  remove_->SetToolTip(
      toWx(tr("The speaker stays in the transcript, without a participant. Delete does the same.")));

  fill();
}

void ParticipantPanel::show(const std::optional<corpus::Participant>& participant) {
  participant_ = participant;
  fill();
}

void ParticipantPanel::fill() {
  const auto& tr = workspace_.tr();
  std::vector<corpus::Voice> voices;
  if (participant_ && workspace_.project())
    workspace_.attempt([&] {
      for (auto& voice : corpus::voices(*workspace_.project()))
        if (voice.speaker.participant == participant_->guid) voices.push_back(std::move(voice));
    });
  title_->SetLabelText(participant_ ? toWx(participant_->name) : wxString());
  label_->SetLabelText(toWx(participant_ ? tr("Speaks in") : tr("Choose a participant.")));
  list_->setEmptyText(participant_ ? tr("No transcript is this participant's yet.") : std::string());
  const bool any = !voices.empty();
  list_->fill(std::move(voices));
  add_->Enable(participant_ && workspace_.writable());
  remove_->Enable(any && workspace_.writable());
  Layout();
}

void ParticipantPanel::addVoice() {
  if (!participant_ || !workspace_.writable()) return;
  const corpus::Participant participant = *participant_;
  const auto& tr = workspace_.tr();
  std::vector<corpus::Voice> voices;
  std::vector<std::string> lines;
  workspace_.attempt([&] {
    std::map<corpus::Guid, std::string> names;
    for (const auto& each : corpus::participants(*workspace_.project())) names[each.guid] = each.name;
    auto all = corpus::voices(*workspace_.project());
    // Those who are nobody yet come first.
    std::stable_partition(all.begin(), all.end(), [](const corpus::Voice& voice) {
      return !voice.speaker.participant && voice.speaker.role != SpeakerRole::Interviewer;
    });
    for (auto& voice : all) {
      if (voice.speaker.participant == participant.guid) continue;
      std::string line =
          voice.transcript + " — " + (voice.speaker.guid ? voice.speaker.label : tr("(nobody is named)"));
      if (voice.speaker.participant)
        line += " (" + names[*voice.speaker.participant] + ")";
      else if (voice.speaker.role == SpeakerRole::Interviewer)
        line += " (" + tr("Interviewer") + ")";
      lines.push_back(std::move(line));
      voices.push_back(std::move(voice));
    }
  });
  const auto chosen = chooseOne(this, workspace_, "choose-voice", message("Which speaker"),
                                message("Choose the speaker who is “{name}”.", {{"name", participant.name}}),
                                lines, message("Add"));
  if (!chosen) return;
  const auto& speaker = voices[*chosen].speaker;
  workspace_.edit(message("Tie “{name}” to “{transcript}”",
                          {{"name", participant.name}, {"transcript", voices[*chosen].transcript}}),
                  [&](corpus::Edit& edit) {
                    corpus::tieSpeakers(edit, {{speaker.transcript, speaker.guid, SpeakerRole::Respondent,
                                                participant.guid, participant.name}});
                  });
}

void ParticipantPanel::removeVoice() {
  const auto* voice = list_->current();
  if (!voice || !participant_ || !workspace_.writable()) return;
  const auto speaker = voice->speaker;
  workspace_.edit(
      message("Untie “{name}” from “{transcript}”",
              {{"name", participant_->name}, {"transcript", voice->transcript}}),
      [&](corpus::Edit& edit) {
        corpus::tieSpeakers(edit, {{speaker.transcript, speaker.guid, speaker.role, std::nullopt, {}}});
      });
}

}  // namespace gui
