#include "gui/suggestions_page.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/utils.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "coding/refused_passages.h"
#include "coding/segments.h"
#include "gui/icons.h"
#include "gui/link_line.h"
#include "gui/text.h"
#include "search/passages.h"

namespace gui {

using i18n::message;

namespace {

constexpr int kGap = 20;                // px at 96 dpi
constexpr std::size_t kWordsTold = 14;  // of those that were learnt

// Letter keys, whichever of the two alphabets the keyboard writes.
bool isKey(const wxKeyEvent& event, char latin, wchar_t cyrillic) {
  if (event.HasAnyModifiers()) return false;
  const auto typed = static_cast<wchar_t>(event.GetUnicodeKey());
  return event.GetKeyCode() == latin || typed == cyrillic || typed == cyrillic - 0x20;
}

}  // namespace

SuggestionsPage::SuggestionsPage(wxWindow* parent, Workspace& workspace)
    : wxPanel(parent), workspace_(workspace) {
  SetName("suggestions-page");
  build();
  const auto keep = [this](corpus::Connection connection) { connections_.push_back(std::move(connection)); };
  accept_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
  refuse_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { refuse(); });
  all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { acceptAll(); });
  again_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { lookAgain(); });
  close_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ended.emit(); });
  keep(rows_->activated.connect([this](int) { open(); }));
  rows_->Bind(wxEVT_KEY_DOWN, &SuggestionsPage::onKey, this);
  rows_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { rows_->RefreshAll(); });
  keep(workspace_.projectChanged.connect([this] {
    code_ = {};
    found_ = {};
    offered_.clear();
    refill();
  }));
  keep(workspace_.contentChanged.connect([this](const corpus::Changes& changes) { follow(changes); }));
  keep(workspace_.appearanceChanged.connect([this] { say(); }));
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    event.Skip();
    if (event.IsShown() && stale_) CallAfter([this] { look(); });
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit();
  });
  say();
}

SuggestionsPage::~SuggestionsPage() = default;

void SuggestionsPage::build() {
  const int gap = FromDIP(kGap);
  title_ = new wxStaticText(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize,
                            wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  title_->SetName("suggestions-title");
  learnt_ = new LinkLine(this, workspace_);
  learnt_->SetName("suggestions-learnt");
  keys_ = new LinkLine(this, workspace_);
  count_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                            wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  count_->SetName("suggestions-count");
  const auto button = [this](wxButton*& made, const char* name, i18n::Message label, i18n::Message tip) {
    made = new wxButton(this, wxID_ANY, "-");
    made->SetName(name);
    captions_.label(made, std::move(label), std::move(tip));
  };
  button(accept_, "suggestion-accept", message("Accept"),
         message("Tags what is highlighted with the code  (Enter or A)"));
  button(refuse_, "suggestion-refuse", message("Refuse"),
         message("It is not offered for this code again  (R or Delete)"));
  button(all_, "suggestions-accept-all", message("Accept all shown"),
         message("Tags all that are offered here; one step that can be undone"));
  button(again_, "suggestions-again", message("Look again"),
         message("Learns from what you accepted, and looks once more"));
  button(close_, "suggestions-close", message("Done"), message("Back to where you were  (Esc)"));
  rows_ = new SuggestionRows(this, workspace_);

  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
  head->Add(close_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* bar = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
  for (wxButton* each : {accept_, refuse_, all_, again_})
    bar->Add(each, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(8));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(learnt_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(FromDIP(8));
  column->Add(bar, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(keys_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(count_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(FromDIP(6));
  column->Add(rows_, 1, wxEXPAND);
  SetSizer(column);
  column->GetItem(learnt_)->SetFlag(wxEXPAND | wxLEFT | wxRIGHT);
}

const coding::Code* SuggestionsPage::known() const {
  return code_ ? workspace_.codebook().find(code_) : nullptr;
}

std::optional<search::Suggestion> SuggestionsPage::current() const {
  const int row = rows_->row();
  if (row < 0 || static_cast<std::size_t>(row) >= rows_->passages().size()) return std::nullopt;
  return rows_->passages()[static_cast<std::size_t>(row)];
}

void SuggestionsPage::show(const corpus::Guid& code) {
  if (code != code_) offered_.clear();
  code_ = code;
  look();
  rows_->SetFocus();
}

void SuggestionsPage::lookAgain() {
  look();
  rows_->SetFocus();
}

void SuggestionsPage::look() {
  stale_ = false;
  found_ = {};
  if (known() && workspace_.index())
    workspace_.attempt([this] {
      const wxBusyCursor busy;
      found_ =
          search::suggestionsFor(code_, *workspace_.index(), *workspace_.project(), workspace_.analyser());
    });
  for (const auto& passage : found_.passages) offered_.insert(placeOf(passage));
  rows_->SetSelection(wxNOT_FOUND);
  refill();
}

// The decisions are in the project: what is undone there is open again here.
void SuggestionsPage::refill() {
  accepted_ = refused_ = 0;
  std::set<Place, Before> tagged, refused;
  if (known() && workspace_.project())
    workspace_.attempt([&] {
      for (const auto& segment : coding::segmentsWith(*workspace_.project(), code_))
        tagged.emplace(segment.transcript, segment.span);
      for (const auto& passage : coding::refusedPassages(*workspace_.project(), code_))
        refused.emplace(passage.transcript, passage.span);
    });
  for (const Place& place : offered_) {
    if (tagged.contains(place)) ++accepted_;
    if (refused.contains(place)) ++refused_;
  }
  auto open = found_.passages;
  std::erase_if(open, [&](const auto& passage) {
    return tagged.contains(placeOf(passage)) || refused.contains(placeOf(passage));
  });

  const auto before = current();
  const int row = rows_->row();
  const auto* code = known();
  const auto count = static_cast<int>(open.size());
  int next = std::clamp(row, 0, std::max(0, count - 1));
  if (before)
    for (int i = 0; i < count; ++i)
      if (placeOf(open[static_cast<std::size_t>(i)]) == placeOf(*before)) next = i;
  rows_->show(std::move(open), code ? code->colour : std::string());
  if (count > 0) rows_->choose(next);
  sayWhat();
}

void SuggestionsPage::follow(const corpus::Changes& changes) {
  using corpus::Kind;
  if (!code_) return;
  if (!known()) {
    code_ = {};
    found_ = {};
    refill();
    if (IsShownOnScreen()) ended.emit();
    return;
  }
  // In another text the places are others.
  if (changes.touches(Kind::Transcript)) {
    stale_ = true;
    if (IsShownOnScreen())
      CallAfter([this] {
        if (stale_) look();
      });
    return;
  }
  if (changes.touches(Kind::Segment) || changes.touches(Kind::Refusal) || changes.touches(Kind::Code))
    refill();
}

void SuggestionsPage::accept() {
  const auto passage = current();
  if (!passage || !workspace_.writable()) return;
  workspace_.edit(
      message("Tag a suggested passage with “{code}”", {{"code", workspace_.codebook().path(code_)}}),
      [&](corpus::Edit& edit) {
        search::tagPassages(edit, {{passage->hit.transcript, passage->span}}, code_, edit.project().coder());
      });
}

void SuggestionsPage::refuse() {
  const auto passage = current();
  if (!passage || !workspace_.writable()) return;
  workspace_.edit(
      message("Refuse a passage suggested for “{code}”", {{"code", workspace_.codebook().path(code_)}}),
      [&](corpus::Edit& edit) {
        coding::refusePassage(edit, code_, passage->hit.transcript, passage->span);
      });
}

void SuggestionsPage::acceptAll() {
  if (rows_->passages().empty() || !workspace_.writable()) return;
  std::vector<search::Passage> passages;
  for (const auto& passage : rows_->passages()) passages.push_back({passage.hit.transcript, passage.span});
  const auto& tr = workspace_.tr();
  const auto all = static_cast<std::int64_t>(passages.size());
  const wxBusyCursor busy;
  if (workspace_.edit(
          message("Tag {n} suggested passages with “{code}”",
                  {{"n", std::to_string(all)}, {"code", workspace_.codebook().path(code_)}}),
          [&](corpus::Edit& edit) { search::tagPassages(edit, passages, code_, edit.project().coder()); }))
    workspace_.undoable.emit(
        message(tr.plural("{n} passage tagged with “{code}”", "{n} passages tagged with “{code}”", all,
                          {{"code", workspace_.codebook().path(code_, tr.language())}})));
}

void SuggestionsPage::open() {
  if (const auto passage = current()) workspace_.revealRequested.emit(passage->hit.transcript, passage->span);
}

void SuggestionsPage::onKey(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool plain = !event.HasAnyModifiers();
  if (plain && (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || isKey(event, 'A', L'ф')))
    accept();
  else if (plain && (key == WXK_DELETE || isKey(event, 'R', L'к')))
    refuse();
  else if (isKey(event, 'O', L'щ'))
    open();
  else if (plain && key == WXK_ESCAPE)
    ended.emit();
  else
    event.Skip();
}

void SuggestionsPage::say() {
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.paper);
  title_->SetFont(theme.headingFont());
  title_->SetForegroundColour(theme.text);
  count_->SetForegroundColour(theme.mutedText);
  captions_.say(workspace_.tr());
  accept_->SetBitmap(icon("tag", theme.text, 16));
  sayWhat();
  Refresh();
}

void SuggestionsPage::sayWhat() {
  const auto& tr = workspace_.tr();
  const auto* code = known();
  title_->SetLabelText(
      code ? toWx(tr("More passages like those under “{code}”", {{"code", code->in(tr.language()).name}}))
           : wxString());
  std::string learnt;
  if (found_.learntFrom > 0) {
    learnt = tr.plural("Learnt from {n} passage.", "Learnt from {n} passages.",
                       static_cast<std::int64_t>(found_.learntFrom));
    std::string words;
    for (std::size_t i = 0; i < std::min(kWordsTold, found_.words.size()); ++i)
      words += (i > 0 ? ", " : "") + found_.words[i];
    if (!words.empty()) learnt.append(" ").append(tr("They are about: {words}", {{"words", words}}));
  }
  learnt_->say(learnt);
  const bool any = !rows_->passages().empty();
  // TRANSLATORS: names of keys as on the keyboard; A, R and O stay as they are.
  keys_->say(any ? tr("Enter or A accepts, R or Delete refuses, O opens the transcript, Ctrl+Z takes back.")
                 : std::string());
  const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  std::string count;
  if (code && (any || accepted_ + refused_ > 0))
    count =
        tr.plural("{n} passage is offered", "{n} passages are offered", number(rows_->passages().size())) +
        " · " + tr.plural("{n} accepted", "{n} accepted", number(accepted_)) + " · " +
        tr.plural("{n} refused", "{n} refused", number(refused_));
  count_->SetLabelText(toWx(count));
  const auto* index = workspace_.index();
  rows_->setEmptyText(
      !code ? std::string()
      : found_.learntFrom == 0
          ? tr("“{code}” has no passages yet to learn from. Tag some in the texts, then come back.",
               {{"code", code->in(tr.language()).name}})
      : accepted_ > 0 ? tr("All that was offered is decided. “Look again” learns from what you accepted.")
      : index && index->status().building ? tr("The index is still being built. Look again in a moment.")
                                          : tr("Nothing similar is left in the texts."));
  const bool writable = workspace_.writable();
  for (wxButton* each : {accept_, refuse_, all_}) each->Enable(any && writable);
  again_->Enable(code != nullptr);
  fit();
}

void SuggestionsPage::fit() {
  const int width = GetClientSize().x - 2 * FromDIP(kGap);
  if (width <= 0) return;
  learnt_->setWidth(width);
  keys_->setWidth(width);
  Layout();
}

}  // namespace gui
