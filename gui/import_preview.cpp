#include "gui/import_preview.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/gauge.h>
#include <wx/grid.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/text_language.h"
#include "i18n/format.h"

namespace gui {

using Kind = ImportPlan::Kind;
using Scope = ImportPlan::Scope;

namespace {

constexpr int kLeftWidth = 320;  // px at 96 dpi
constexpr int kTick = 150;       // milliseconds between looks at the job

}  // namespace

ImportPreview::ImportPreview(wxWindow* parent, Workspace& workspace, ImportPlan& plan)
    : wxDialog(parent, wxID_ANY, toWx(workspace.tr()("Import")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX, "import-transcripts"),
      workspace_(workspace),
      plan_(plan),
      timer_(this),
      jobs_(*this) {
  SetBackgroundColour(workspace.theme().window);
  build();
  toggled_ = list_->toggled.connect([this](std::size_t file) {
    if (!plan_.importable(file)) return;
    plan_.want(file, !plan_.file(file).wanted);
    list_->RefreshRow(static_cast<std::size_t>(list_->rowOf(file)));
    sayCounts();
  });
  list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
    if (event.GetInt() >= 0) choose(list_->fileAt(event.GetInt()));
  });
  readingChanged_ = readingPart_->changed.connect([this] { follow(); });
  speakersChanged_ = speakers_->changed.connect([this] { follow(); });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { sayBusy(); });
  Bind(wxEVT_CHAR_HOOK, &ImportPreview::onKey, this);

  setScope(Scope::File);
  // What wants attention is shown first.
  std::size_t first = list_->fileAt(0);
  for (std::size_t row = 0; row < plan.files().size(); ++row)
    if (const auto file = list_->fileAt(static_cast<int>(row)); !plan.concerns(file).empty()) {
      first = file;
      break;
    }
  list_->SetSelection(list_->rowOf(first));
  choose(first);
  sayCounts();
  sayBusy();
  readAgain();
}

void ImportPreview::build() {
  const auto& tr = workspace_.tr();
  const int gap = FromDIP(14);
  auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                        wxSP_LIVE_UPDATE | wxSP_NOBORDER | wxSP_THIN_SASH);
  splitter->SetBackgroundColour(workspace_.theme().border);
  splitter->SetMinimumPaneSize(FromDIP(200));
  left_ = new wxPanel(splitter);
  left_->SetBackgroundColour(workspace_.theme().paper);
  all_ =
      new wxCheckBox(left_, wxID_ANY, toWx(tr("All files")), wxDefaultPosition, wxDefaultSize, wxCHK_3STATE);
  all_->SetName("all-files");
  all_->SetForegroundColour(workspace_.theme().text);
  list_ = new ImportFileList(left_, workspace_, plan_);
  auto* leftColumn = new wxBoxSizer(wxVERTICAL);
  leftColumn->Add(all_, 0, wxLEFT | wxTOP | wxBOTTOM, FromDIP(10));
  leftColumn->Add(list_, 1, wxEXPAND);
  left_->SetSizer(leftColumn);
  right_ = buildRight(splitter);
  // A single file needs no list.
  if (plan_.files().size() == 1 && plan_.wanted(0)) {
    left_->Hide();
    splitter->Initialize(right_);
  } else {
    splitter->SplitVertically(left_, right_, FromDIP(kLeftWidth));
  }
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(splitter, 1, wxEXPAND);
  column->Add(buildFoot(), 0, wxEXPAND | wxALL, gap);
  SetSizer(column);
  SetMinSize(FromDIP(wxSize(820, 520)));
  SetSize(FromDIP(wxSize(1120, 700)));

  all_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
    plan_.wantAll(all_->Get3StateValue() == wxCHK_CHECKED);
    list_->Refresh();
    sayCounts();
  });
}

wxWindow* ImportPreview::buildRight(wxWindow* parent) {
  const auto& tr = workspace_.tr();
  const Theme& theme = workspace_.theme();
  const int gap = FromDIP(14);
  auto* panel = new wxPanel(parent);
  panel->SetBackgroundColour(theme.window);
  const auto quiet = [&](long style) {
    auto* line = new wxStaticText(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
    line->SetForegroundColour(theme.mutedText);
    return line;
  };
  name_ = new wxTextCtrl(panel, wxID_ANY);
  name_->SetName("import-name");
  facts_ = quiet(wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_MIDDLE);
  notice_ = quiet(wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  notice_->SetForegroundColour(theme.warning);
  scopeLabel_ = quiet(0);
  scopeLabel_->SetLabel(toWx(tr("Corrections apply to")));
  scope_ = new wxChoice(panel, wxID_ANY);
  scope_->SetName("scope");
  scope_->Append(toWx(tr("this file")));
  scope_->Append(toWx(tr("all files of this import")));
  readingPart_ = new ImportReading(panel, workspace_, plan_);
  speakers_ = new ImportSpeakers(panel, workspace_, plan_);
  auto* frame = new wxPanel(panel);  // a line around the text
  frame->SetBackgroundColour(theme.border);
  text_ = new ImportTextView(frame, workspace_);
  auto* inside = new wxBoxSizer(wxVERTICAL);
  inside->Add(text_, 1, wxEXPAND | wxALL, 1);
  frame->SetSizer(inside);

  auto* naming = new wxBoxSizer(wxHORIZONTAL);
  auto* nameLabel = new wxStaticText(panel, wxID_ANY, toWx(tr("Name in the project")));
  nameLabel->SetForegroundColour(theme.text);
  naming->Add(nameLabel, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
  naming->Add(name_, 1, wxALIGN_CENTRE_VERTICAL);
  auto* about = new wxBoxSizer(wxHORIZONTAL);
  about->Add(facts_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(12));
  about->Add(scopeLabel_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  about->Add(scope_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(naming, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(gap / 2);
  column->Add(about, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(notice_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(gap / 2);
  column->Add(readingPart_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(speakers_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(frame, 1, wxEXPAND | wxALL, gap);
  panel->SetSizer(column);

  name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    wxString name = name_->GetValue();
    name.Trim().Trim(false);
    plan_.setName(current_, toUtf8(name));
    list_->RefreshRow(static_cast<std::size_t>(list_->rowOf(current_)));
  });
  scope_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    setScope(event.GetSelection() == 0 ? Scope::File : Scope::All);
  });
  return panel;
}

wxSizer* ImportPreview::buildFoot() {
  const auto& tr = workspace_.tr();
  const Theme& theme = workspace_.theme();
  const int gap = FromDIP(10);
  keep_ = new wxCheckBox(this, wxID_ANY, toWx(tr("Keep the original files in the project")));
  keep_->SetName("keep-originals");
  keep_->SetValue(plan_.keepOriginals());
  auto* why = new wxStaticText(
      this, wxID_ANY,
      toWx(tr("Originals may say more than the text, names among it: leave this off for confidential work.")),
      wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  why->SetForegroundColour(theme.mutedText);
  counts_ = new wxStaticText(this, wxID_ANY, wxString());
  counts_->SetName("import-counts");
  counts_->SetForegroundColour(theme.text);
  busy_ = new wxStaticText(this, wxID_ANY, wxString());
  busy_->SetForegroundColour(theme.mutedText);
  gauge_ = new wxGauge(this, wxID_ANY, 1000, wxDefaultPosition, FromDIP(wxSize(160, 8)));
  auto* cancel = new wxButton(this, wxID_CANCEL, toWx(tr("Cancel")));
  import_ = new wxButton(this, wxID_OK, toWx(tr("Import")));
  import_->SetDefault();
  auto* keeping = new wxBoxSizer(wxHORIZONTAL);
  keeping->Add(keep_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
  keeping->Add(why, 1, wxALIGN_CENTRE_VERTICAL);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(counts_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, 2 * gap);
  row->Add(busy_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
  row->Add(gauge_, 0, wxALIGN_CENTRE_VERTICAL);
  row->AddStretchSpacer();
  row->Add(cancel, 0, wxRIGHT, gap);
  row->Add(import_);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(keeping, 0, wxEXPAND | wxBOTTOM, gap);
  column->Add(row, 0, wxEXPAND);
  // With Import the originals are read; until then nothing is to be done.
  keep_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { plan_.setKeepOriginals(event.IsChecked()); });
  return column;
}

void ImportPreview::setScope(Scope scope) {
  scope_->SetSelection(scope == Scope::File ? 0 : 1);
  readingPart_->setScope(scope);
  speakers_->setScope(scope);
}

void ImportPreview::choose(std::size_t file) {
  current_ = file;
  if (const int row = list_->rowOf(file); row != list_->GetSelection()) list_->SetSelection(row);
  showChosen(false);
  lookInto();
}

void ImportPreview::showChosen(bool keepPlace) {
  const auto& tr = workspace_.tr();
  const wxWindowUpdateLocker quiet(right_);
  const auto& file = plan_.file(current_);
  const auto& transcript = file.transcript;
  const bool readable = plan_.importable(current_) && file.kind == Kind::Transcript;
  if (name_->GetValue().Trim() != toWx(file.name)) name_->ChangeValue(toWx(file.name));
  name_->Enable(readable);
  std::vector<std::string> facts = {pathToUtf8(file.path.filename())};
  if (readable) {
    if (const auto language = languageName(transcript.language, tr); !language.empty())
      facts.push_back(language);
    facts.push_back(tr.plural("{n} turn", "{n} turns", static_cast<std::int64_t>(transcript.turns.size())));
    facts.push_back(tr.plural("{n} word", "{n} words", transcript.words));
  }
  std::string line;
  for (const auto& fact : facts) line += (line.empty() ? "" : " · ") + fact;
  facts_->SetLabelText(toWx(line));
  facts_->SetToolTip(pathToWx(file.path));
  notice_->Show(file.alreadyThere.has_value());
  if (file.alreadyThere) notice_->SetLabelText(toWx(tr(*file.alreadyThere)));

  readingPart_->show(current_);
  if (const auto found = details_.find(current_); found != details_.end())
    readingPart_->setDetails(found->second);
  readingPart_->Show(readingPart_->anything());
  speakers_->Show(readable);
  if (keepPlace)
    speakers_->refill();
  else
    speakers_->show(current_);
  const bool scoped = plan_.files().size() > 1 && (readable || file.turns);
  scopeLabel_->Show(scoped);
  scope_->Show(scoped);
  right_->Layout();
  if (file.refusal)
    text_->showNothing(tr(*file.refusal));
  else if (file.kind == Kind::Participants)
    text_->showNothing(
        tr("Each row becomes a participant. What the columns are is asked after the transcripts are in."));
  else if (transcript.text.empty())
    text_->showNothing(tr("The file is being read."));
  else
    text_->show(transcript, keepPlace);
  right_->Layout();
}

void ImportPreview::follow() {
  list_->Refresh();
  sayCounts();
  if (plan_.stale().empty())
    showChosen(true);
  else
    readAgain();
}

void ImportPreview::readAgain() {
  if (reading_) return;  // goes on with the rest when it comes back
  auto stale = plan_.stale();
  if (stale.empty()) return sayBusy();
  if (std::find(stale.begin(), stale.end(), current_) != stale.end()) stale = {current_};
  std::vector<corpus::ImportRequest> requests;
  std::vector<std::uint64_t> revisions;
  for (const std::size_t file : stale) {
    requests.push_back(plan_.request(file));
    revisions.push_back(plan_.file(file).revision);
  }
  reading_ = true;
  jobs_.start<corpus::Batch>(
      i18n::message("Reading the files again"),
      [requests](corpus::Progress& progress) { return corpus::readTranscripts(requests, progress); },
      [this, stale, requests, revisions](corpus::Batch batch) {
        reading_ = false;
        forEachOutcome(
            std::move(batch), requests,
            [&](std::size_t at, corpus::ImportedTranscript transcript) {
              plan_.readAgain(stale[at], revisions[at], std::move(transcript));
            },
            [&](std::size_t at, i18n::Message reason) {
              plan_.refusedAgain(stale[at], revisions[at], std::move(reason));
            });
        list_->Refresh();
        sayCounts();
        if (std::find(stale.begin(), stale.end(), current_) != stale.end()) {
          showChosen(true);
          lookInto();
        }
        readAgain();
      },
      [this](const i18n::Message& reason) {
        reading_ = false;
        text_->showNothing(workspace_.tr()(reason));
      });
  sayBusy();
}

void ImportPreview::lookInto() {
  const std::size_t file = current_;
  const auto& planned = plan_.file(file);
  const auto& transcript = planned.transcript;
  if (lookedInto_ || details_.contains(file) || planned.refusal || transcript.text.empty()) return;
  if (transcript.sourceEncoding.empty() && transcript.lookAlikeWords == 0 && transcript.kazakhFont.empty())
    return;
  lookedInto_ = file;
  corpus::ImportedTranscript looked;  // as much of it as is looked at
  looked.text = transcript.text;
  looked.sourceEncoding = transcript.sourceEncoding;
  looked.lookAlikeWords = transcript.lookAlikeWords;
  looked.kazakhFont = transcript.kazakhFont;
  const auto next = [this, file] {
    lookedInto_.reset();
    if (current_ != file) lookInto();
  };
  jobs_.start<ImportDetails>(
      i18n::message("Looking into the file"),
      [path = planned.path, looked](corpus::Progress&) { return importDetails(path, looked); },
      [this, file, next](const ImportDetails& details) {
        details_[file] = details;
        if (current_ == file) {
          const wxWindowUpdateLocker quiet(right_);
          readingPart_->setDetails(details);
          readingPart_->Show(readingPart_->anything());
          right_->Layout();
        }
        next();
      },
      [this, file, next](const i18n::Message&) {
        details_[file] = {};  // what is shown already has to do
        next();
      });
}

void ImportPreview::sayCounts() {
  const auto wanted = static_cast<std::int64_t>(plan_.wantedCount());
  const auto all = static_cast<std::int64_t>(plan_.files().size());
  counts_->SetLabel(toWx(workspace_.tr().plural(
      "{wanted} of {n} file will be imported", "{wanted} of {n} files will be imported", all,
      {{"wanted", i18n::number(wanted, workspace_.tr().language())}})));
  import_->Enable(wanted > 0);
  std::int64_t possible = 0;
  for (std::size_t i = 0; i < plan_.files().size(); ++i)
    possible += plan_.importable(i) && (!plan_.file(i).alreadyThere || plan_.file(i).wanted);
  all_->Set3StateValue(wanted == 0          ? wxCHK_UNCHECKED
                       : wanted == possible ? wxCHK_CHECKED
                                            : wxCHK_UNDETERMINED);
  Layout();
}

void ImportPreview::sayBusy() {
  const auto jobs = jobs_.running();
  const bool busy = reading_ && !jobs.empty();
  if (busy != timer_.IsRunning()) busy ? void(timer_.Start(kTick)) : timer_.Stop();
  const bool changed = busy_->IsShown() != busy;
  busy_->Show(busy);
  gauge_->Show(busy);
  if (busy) {
    busy_->SetLabel(toWx(workspace_.tr()("Reading again…")));
    for (const auto& job : jobs)
      if (const auto state = job.progress->state(); state.total > 0)
        gauge_->SetValue(
            static_cast<int>(std::clamp<std::int64_t>(state.done * 1000 / state.total, 0, 1000)));
  }
  if (changed) Layout();
}

void ImportPreview::onKey(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const wxWindow* focus = wxWindow::FindFocus();
  // Enter imports from everywhere but where it means something of its own: in a table, on a button.
  const auto within = [&](const wxWindow* window) {
    for (auto* at = focus; at; at = at->GetParent())
      if (at == window) return true;
    return false;
  };
  const bool own = dynamic_cast<const wxButton*>(focus) || within(FindWindowByName("speakers", this)) ||
                   within(FindWindowByName("columns", this));
  if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && !own) {
    if (import_->IsEnabled()) EndModal(wxID_OK);
    return;
  }
  event.Skip();
}

}  // namespace gui
