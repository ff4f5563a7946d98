#include "gui/translation_pane.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/icons.h"
#include "gui/parallel_text.h"
#include "gui/platform.h"
#include "gui/tab_strip.h"
#include "gui/text.h"
#include "gui/text_language.h"
#include "gui/transcript_document.h"

namespace gui {
namespace {

using corpus::Guid;
using i18n::message;

constexpr std::size_t kAround = 12;  // turns shown before and after
constexpr std::size_t kQuoted = 5;   // words of the turn that is being paired

std::string beginning(const std::string& words) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < kQuoted && end != std::string::npos; ++n)
    end = words.find_first_of(" \n", end == 0 ? 0 : end + 1);
  if (end == std::string::npos) return words;
  while (end > 0 && std::string_view(",;:.").find(words[end - 1]) != std::string_view::npos) --end;
  return words.substr(0, end) + "…";
}

}  // namespace

TranslationPane::TranslationPane(wxWindow* parent, Workspace& workspace, TranscriptView& view)
    : wxPanel(parent), workspace_(workspace), view_(view) {
  SetName("translation");
  const long cut = wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE, flat = wxBORDER_NONE | wxBU_EXACTFIT;
  title_ = new wxStaticText(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE);
  title_->SetName("translation-title");
  note_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, cut);
  note_->SetName("translation-note");
  go_ = new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, flat);
  go_->SetName("translation-go");
  pair_ = new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, flat);
  pair_->SetName("translation-pair");
  tabs_ = new TabStrip(this, workspace);
  tabs_->SetName("translation-which");
  text_ = new ParallelText(this, workspace);
  empty_ = new wxStaticText(this, wxID_ANY, wxString());
  link_ = new wxButton(this, wxID_ANY, "-");
  link_->SetName("translation-link");

  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(title_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(26));
  head->Add(note_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(12));
  head->Add(pair_, 0, wxALIGN_CENTRE_VERTICAL);
  head->Add(go_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(6));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(5));
  column->Add(tabs_, 0, wxEXPAND | wxLEFT, FromDIP(14));
  column->Add(empty_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(26));
  column->Add(link_, 0, wxLEFT | wxTOP, FromDIP(26));
  column->Add(text_, 1, wxEXPAND);
  SetSizer(column);

  go_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { goThere(); });
  pair_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { setPairing(!pairing_); });
  link_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { linkRequested.emit(); });
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown()) later();
    event.Skip();
  });
  Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
    text_->setTextSize(view_.textSize());
    event.Skip();
  });
  ties_.push_back(tabs_->changed.connect([this](int index) {
    if (index >= 0 && static_cast<std::size_t>(index) < links_.size())
      choose(links_[static_cast<std::size_t>(index)].guid);
  }));
  ties_.push_back(text_->chosen.connect([this](std::size_t turn) { go(turn); }));
  ties_.push_back(text_->ticked.connect([this](std::size_t turn) { tick(turn); }));
  ties_.push_back(text_->left.connect([this] {
    setPairing(false);
    view_.SetFocus();
  }));
  ties_.push_back(view_.caretTurnChanged.connect([this] { later(); }));
  ties_.push_back(view_.selectionChanged.connect([this] {
    if (view_.transcript() != shown_) later();
  }));
  ties_.push_back(workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    if (!changes.touches(corpus::Kind::Transcript)) return;
    stale_ = true;
    later();
  }));
  ties_.push_back(workspace_.projectChanged.connect([this] {
    chosen_ = {};
    stale_ = true;
    later();
  }));
  ties_.push_back(workspace_.appearanceChanged.connect([this] { say(); }));
  say();
}

TranslationPane::~TranslationPane() = default;

void TranslationPane::later() {
  if (waiting_) return;
  waiting_ = true;
  CallAfter([this] {
    waiting_ = false;
    update();
  });
}

void TranslationPane::choose(const Guid& link) {
  chosen_ = link;
  stale_ = true;
  update();
}

void TranslationPane::update() {
  if (!stale_ && view_.transcript() == shown_) return refill(false);
  const bool same = view_.transcript() == shown_;
  const Guid before = parallel_ ? parallel_->link().guid : Guid();
  shown_ = view_.transcript();
  stale_ = false;
  links_.clear();
  parallel_.reset();
  if (const auto* project = workspace_.project(); project && shown_)
    workspace_.attempt([&] {
      if (const auto into = corpus::translationInto(*project, shown_)) links_.push_back(*into);
      for (const auto& link : corpus::translationsOf(*project, shown_)) links_.push_back(link);
      if (links_.empty()) return;
      auto chosen =
          std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link.guid == chosen_; });
      if (chosen == links_.end()) chosen = links_.begin();
      parallel_ = std::make_unique<ParallelTurns>(*project, *chosen, shown_);
    });
  const Guid now = parallel_ ? parallel_->link().guid : Guid();
  if (!same || now != before) pairing_ = false;
  say();
  refill(same && now == before);
  if (now != before || !same) changed.emit();
}

void TranslationPane::setPairing(bool pairing) {
  pairing = pairing && parallel_ && workspace_.writable();
  if (pairing_ == pairing) return;
  pairing_ = pairing;
  say();
  refill(false);
  if (pairing_) text_->SetFocus();
}

void TranslationPane::refill(bool stay) {
  if (!IsShown()) return;
  const corpus::Turn* turn = parallel_ ? view_.currentTurn() : nullptr;
  const auto& tr = workspace_.tr();
  std::vector<ParallelText::Row> rows;
  std::size_t at = 0;
  wxString note;
  if (turn) {
    const auto& partners = parallel_->partners(turn->guid);
    const auto here = static_cast<std::size_t>(view_.turnAtCaret());
    const std::size_t place = parallel_->placeOf(view_.document().turns(), here);
    const std::size_t last = partners.empty() ? place : *partners.rbegin();
    const std::size_t begin = place - std::min(place, kAround);
    const std::size_t end = std::min(parallel_->turns().size(), last + kAround + 1);
    at = place - begin;
    for (std::size_t i = begin; i < end; ++i) {
      ParallelText::Row row{i, toWx(parallel_->speaker(i)), toWx(parallel_->words(i)), partners.contains(i)};
      const auto add = [&](const std::string& text) {
        if (!text.empty()) row.head += (row.head.empty() ? wxString() : wxString(L" · ")) + toWx(text);
      };
      add(languageBadge(parallel_->turns()[i].language));
      if (!parallel_->paired(i))
        add(parallel_->original() ? tr("not translated") : tr("not in the original"));
      rows.push_back(std::move(row));
    }
    if (pairing_)
      note = toWx(tr("Tick what says the same as “{words}”. Space ticks, Esc ends.",
                     {{"words", beginning(view_.textOf(turn->span))}}));
    else if (partners.empty())
      note = toWx(parallel_->original() ? tr("The turn at the cursor is not in the original.")
                                        : tr("The turn at the cursor has no translation."));
  }
  note_->SetLabelText(note);
  note_->SetToolTip(note);
  stay = stay && turn && turn->guid == turn_;
  turn_ = turn ? turn->guid : Guid();
  text_->setPairing(pairing_);
  text_->show(std::move(rows), at, stay);
  go_->Enable(turn != nullptr);
  pair_->Enable(turn != nullptr && workspace_.writable());
}

void TranslationPane::tick(std::size_t turn) {
  if (!parallel_ || !turn_ || turn >= parallel_->turns().size()) return;
  workspace_.edit(parallel_->partners(turn_).contains(turn) ? message("Unpair turns") : message("Pair turns"),
                  [&](corpus::Edit& edit) { parallel_->toggle(edit, turn_, turn); });
}

void TranslationPane::go(std::size_t turn) {
  if (!parallel_ || turn >= parallel_->turns().size()) return;
  const Guid other = parallel_->other().guid;
  const auto begin = parallel_->turns()[turn].span.begin;
  chosen_ = parallel_->link().guid;  // the way back
  workspace_.revealRequested.emit(other, {begin, begin});
}

void TranslationPane::goThere() {
  if (waiting_) update();
  if (!parallel_) return;
  const auto here = view_.turnAtCaret();
  go(parallel_->placeOf(view_.document().turns(), here < 0 ? 0 : static_cast<std::size_t>(here)));
}

void TranslationPane::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  text_->SetBackgroundColour(theme.paper);
  title_->SetFont(theme.interfaceFont().Bold());
  title_->SetForegroundColour(theme.text);
  note_->SetForegroundColour(theme.mutedText);
  note_->SetFont(theme.smallFont());
  empty_->SetForegroundColour(theme.mutedText);
  std::string title = tr("Translation");
  if (parallel_)
    // TRANSLATORS: heading of a pane; the name is a transcript's.
    title = parallel_->original() ? tr("Original: {name}", {{"name", parallel_->other().name}})
                                  : tr("Translation: {name}", {{"name", parallel_->other().name}});
  title_->SetLabelText(toWx(title));
  platform::setAccessibleName(*text_, toWx(title));
  pair_->SetLabel(toWx(pairing_ ? tr("Done") : tr("Pair turns…")));
  pair_->SetToolTip(toWx(tr("Correct by hand which turns say the same.")));
  go_->SetLabel(toWx(tr("Go there")));
  go_->SetToolTip(toWx(parallel_ && parallel_->original() ? tr("Show the original at this turn.")
                                                          : tr("Show the translation at this turn.")) +
                  "  (Ctrl+G)");
  for (wxButton* button : {pair_, go_}) button->InvalidateBestSize();
  const bool linked = parallel_ != nullptr;
  empty_->SetLabelText(
      toWx(view_.transcript()
               ? tr("Link this transcript with its translation, or with the original it was translated from: "
                    "their turns are paired, and both stand before you while you read.")
               : tr("Choose a transcript to see its translation.")));
  empty_->Wrap(std::max(FromDIP(240), GetClientSize().x - FromDIP(52)));
  link_->SetLabel(toWx(tr("Link a translation…")));
  link_->Enable(workspace_.writable());
  empty_->Show(!linked);
  link_->Show(!linked && view_.transcript());
  for (wxWindow* part : std::initializer_list<wxWindow*>{text_, pair_, go_, note_}) part->Show(linked);
  std::vector<wxString> labels;
  int chosen = 0;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const bool original = links_[i].translation == shown_;
    const auto other =
        workspace_.project()
            ? corpus::transcript(*workspace_.project(), original ? links_[i].original : links_[i].translation)
            : std::nullopt;
    labels.push_back(other ? toWx(other->name) : wxString());
    if (parallel_ && links_[i].guid == parallel_->link().guid) chosen = static_cast<int>(i);
  }
  tabs_->Show(labels.size() > 1);
  tabs_->setLabels(labels);
  tabs_->choose(chosen);
  Layout();
  Refresh();
}

}  // namespace gui
