#include "gui/reading_page.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "gui/icons.h"
#include "gui/platform.h"
#include "gui/text.h"
#include "gui/text_language.h"

namespace gui {

ReadingPage::ReadingPage(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  SetName("reading");
  const long cut = wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE;
  title_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, cut);
  detail_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, cut);
  strip_ = new wxPanel(this);
  strip_->SetName("hit-strip");
  const long flat = wxBORDER_NONE | wxBU_EXACTFIT;
  const auto button = [&](const char* name) {
    auto* made = new wxButton(strip_, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, flat);
    made->SetName(name);
    return made;
  };
  results_ = button("results");
  // An arrow or a cross alone; its word is its name.
  const auto arrow = [&](const char* name) {
    auto* made = new wxButton(strip_, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, flat | wxBU_NOTEXT);
    made->SetName(name);
    return made;
  };
  previous_ = arrow("previous-hit");
  next_ = arrow("next-hit");
  hitCount_ = new wxStaticText(strip_, wxID_ANY, wxString());
  hitCount_->SetName("hit-count");
  hitQuery_ = new wxStaticText(strip_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, cut);
  dismiss_ = arrow("dismiss-hits");
  empty_ = new wxStaticText(this, wxID_ANY, wxString());
  import_ = new wxButton(this, wxID_ANY, "-");
  import_->SetName("import-first");
  view_ = new TranscriptView(this, workspace);
  view_->SetName("transcript");

  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(results_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(8));
  row->Add(previous_, 0, wxALIGN_CENTRE_VERTICAL);
  row->Add(next_, 0, wxALIGN_CENTRE_VERTICAL);
  row->Add(hitCount_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(8));
  row->Add(hitQuery_, 1, wxALIGN_CENTRE_VERTICAL);
  row->Add(dismiss_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxLEFT, FromDIP(6));
  strip_->SetSizer(row);
  strip_->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(title_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(20));
  column->Add(detail_, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(20));
  column->Add(empty_, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(20));
  column->Add(import_, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(20));
  column->AddSpacer(FromDIP(10));
  column->Add(strip_, 0, wxEXPAND);
  column->Add(view_, 1, wxEXPAND);
  SetSizer(column);

  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    wrapEmpty();
    event.Skip();
  });
  import_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { importRequested.emit(); });
  previous_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { hitRequested.emit(-1); });
  next_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { hitRequested.emit(+1); });
  results_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { resultsRequested.emit(); });
  dismiss_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    setHits({});
    hitsDismissed.emit();
  });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    if (changes.touches(corpus::Kind::Transcript) || changes.touches(corpus::Kind::Participant)) say();
  });
  project_ = workspace_.projectChanged.connect([this] {
    hits_.reset();
    say();
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  say();
}

void ReadingPage::show(const corpus::Guid& transcript) {
  if (view_->transcript() != transcript) view_->show(transcript);
  say();
}

void ReadingPage::setHits(std::optional<Hits> hits) {
  hits_ = std::move(hits);
  if (!hits_) view_->setMarks({});
  say();
}

void ReadingPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  detail_->SetForegroundColour(theme.mutedText);
  empty_->SetForegroundColour(theme.mutedText);
  std::string title, detail;
  emptyText_.clear();
  corpus::Project* project = workspace_.project();
  if (project && view_->transcript())
    workspace_.attempt([&] {
      const auto transcript = corpus::transcript(*project, view_->transcript());
      if (!transcript) return;
      title = transcript->name;
      detail = languageName(transcript->language, tr);
      const auto add = [&](const std::string& text) {
        detail += (detail.empty() || text.empty() ? "" : " · ") + text;
      };
      const auto whose = corpus::participantsByTranscript(*project);
      if (const auto found = whose.find(transcript->guid); found != whose.end())
        for (const auto& participant : corpus::participants(*project))
          if (std::find(found->second.begin(), found->second.end(), participant.guid) != found->second.end())
            add(participant.name);
      add(tr.plural("{n} turn", "{n} turns", transcript->turns));
      add(tr.plural("{n} word", "{n} words", transcript->words));
    });
  if (title.empty() && project) {
    const bool any = !corpus::transcripts(*project).empty();
    title = any ? tr("Choose a transcript on the left") : tr("Import your interviews");
    if (!any)
      emptyText_ = toWx(tr("Drop the files anywhere on this window, or choose File > Import transcripts."));
  }
  title_->SetLabelText(toWx(title));
  detail_->SetLabelText(toWx(detail));
  // They don't size themselves (they are cut with “…”), so the larger type must be given its room.
  title_->SetMinSize(wxSize(-1, title_->GetCharHeight() + FromDIP(4)));
  detail_->SetMinSize(wxSize(-1, detail_->GetCharHeight() + FromDIP(2)));
  detail_->Show(emptyText_.empty());
  empty_->Show(!emptyText_.empty());
  import_->Show(!emptyText_.empty());
  import_->Enable(workspace_.writable());
  import_->SetLabel(wxString(" ") + wxControl::RemoveMnemonics(toWx(tr("&Import transcripts…"))));
  import_->SetBitmap(icon("import", theme.text, 16));
  wrapEmpty();
  view_->Show(project && view_->transcript());

  strip_->Show(hits_.has_value());
  strip_->SetBackgroundColour(theme.selection);
  hitCount_->SetForegroundColour(theme.text);
  hitQuery_->SetForegroundColour(theme.mutedText);
  results_->SetBitmap(icon("back", theme.text, 16));
  results_->SetLabel(toWx(tr("All hits")));
  const auto picture = [&](wxButton* made, const wxBitmapBundle& drawn, const std::string& name,
                           const char* key) {
    made->SetBitmap(drawn);
    made->SetLabel(toWx(name));
    made->SetToolTip(toWx(name) + key);
    platform::setAccessibleName(*made, toWx(name));
  };
  picture(previous_, icon("previous", theme.text, 16), tr("Previous hit"), "  (Shift+F3)");
  picture(next_, icon("next", theme.text, 16), tr("Next hit"), "  (F3)");
  picture(dismiss_, icon("close", theme.mutedText, 14), tr("Take the marks away"), "");
  if (hits_) {
    hitCount_->SetLabelText(toWx(tr("Hit {n} of {count}", {{"n", std::to_string(hits_->at + 1)},
                                                           {"count", std::to_string(hits_->count)}})));
    hitQuery_->SetLabelText(toWx(hits_->query));
    hitQuery_->SetToolTip(toWx(hits_->query));
    previous_->Enable(hits_->at > 0);
    next_->Enable(hits_->at + 1 < hits_->count);
  }
  strip_->Layout();
  Layout();
  Refresh();
}

void ReadingPage::wrapEmpty() {
  if (emptyText_.empty()) return;
  empty_->SetLabelText(emptyText_);
  empty_->Wrap(std::max(FromDIP(200), GetClientSize().x - FromDIP(40)));
}

}  // namespace gui
