#include "gui/segment_pane.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <utility>

#include "coding/coders.h"
#include "coding/excerpts.h"
#include "gui/code_palette.h"
#include "gui/deleted_text.h"
#include "gui/icons.h"
#include "gui/segment_list.h"
#include "gui/tab_strip.h"
#include "gui/text.h"

namespace gui {

using corpus::Guid;
using i18n::message;

SegmentPane::SegmentPane(wxWindow* parent, Workspace& workspace, TranscriptView& view)
    : wxPanel(parent), workspace_(workspace), view_(view) {
  tabs_ = new TabStrip(this, workspace);
  tabs_->SetName("segment-scope");
  list_ = new SegmentList(this, workspace, view);
  memoLabel_ = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
  weightLabel_ = new wxStaticText(this, wxID_ANY, "");
  weight_ = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(52, -1)),
                           wxTE_PROCESS_ENTER | wxTE_RIGHT, wxDefaultValidator, "segment-weight");
  memo_ = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(-1, 96)), wxTE_MULTILINE,
                         wxDefaultValidator, "segment-memo");
  recode_ =
      new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_EXACTFIT);
  remove_ =
      new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_EXACTFIT);
  toSelection_ =
      new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_EXACTFIT);
  toSelection_->SetName("segment-to-selection");
  toSelection_->Hide();
  recode_->SetName("segment-recode");
  remove_->SetName("segment-remove");

  const int gap = FromDIP(10);
  auto* weight = new wxBoxSizer(wxHORIZONTAL);
  weight->Add(weightLabel_, 0, wxALIGN_CENTRE_VERTICAL);
  weight->Add(weight_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
  buttons_ = new wxBoxSizer(wxHORIZONTAL);
  buttons_->Add(recode_);
  buttons_->AddStretchSpacer();
  buttons_->Add(remove_);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(tabs_, 0, wxEXPAND);
  column->Add(list_, 1, wxEXPAND | wxTOP, FromDIP(4));
  column->Add(memoLabel_, 0, wxEXPAND | wxALL, gap);
  column->Add(memo_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(weight, 0, wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(buttons_, 0, wxEXPAND | wxALL, FromDIP(6));
  column->Add(toSelection_, 0, wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
  SetSizer(column);
  SetMinSize(FromDIP(wxSize(220, 260)));

  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    stackButtons();
    event.Skip();
  });
  list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { rowChosen(false); });
  list_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    event.Skip();
    if (list_->VirtualHitTest(event.GetPosition().y) >= 0) rowChosen(true);
  });
  memo_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    saveMemo();
    event.Skip();
  });
  memo_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (enter && event.ControlDown()) {
      saveMemo();
      view_.SetFocus();
    } else if (event.GetKeyCode() == WXK_ESCAPE) {
      refused_.erase(detailed_);
      memo_->ChangeValue(toWx(storedMemo_));
      view_.SetFocus();
    } else if (event.GetKeyCode() == WXK_TAB) {
      memo_->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    } else {
      event.Skip();
    }
  });
  weight_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { saveWeight(); });
  weight_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    saveWeight();
    event.Skip();
  });
  recode_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { recode(); });
  remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { removeCurrent(); });
  toSelection_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (const auto* current = list_->current()) view_.spanRequested.emit(current->guid);
  });

  ties_.push_back(tabs_->changed.connect([this](int index) { setScope(static_cast<Scope>(index)); }));
  ties_.push_back(list_->activated.connect([this](int) { rowChosen(true); }));
  ties_.push_back(list_->deleteRequested.connect([this](int) { removeCurrent(); }));
  ties_.push_back(list_->menuRequested.connect([this](int, const wxPoint& screen) { onMenu(screen); }));
  ties_.push_back(view_.selectionChanged.connect([this] { followView(); }));
  ties_.push_back(workspace_.contentChanged.connect([this](const corpus::Changes&) { refillLater(); }));
  ties_.push_back(workspace_.saveNow.connect([this] {
    saveMemo();
    saveWeight();
    saveRefused();
  }));
  ties_.push_back(workspace_.projectChanged.connect([this] {
    code_ = detailed_ = {};
    storedMemo_.clear();
    refused_.clear();
    list_->fill({}, {});
    // Also where the cursor is in them: nothing of the project that is gone may enter this one.
    memo_->ChangeValue("");
    weight_->ChangeValue("");
    setScope(Scope::Here);
  }));
  ties_.push_back(workspace_.appearanceChanged.connect([this] { applyAppearance(); }));
  applyAppearance();
}

SegmentPane::~SegmentPane() = default;

void SegmentPane::applyAppearance() {
  const auto& tr = workspace_.tr();
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.paper);
  for (wxWindow* label : {static_cast<wxWindow*>(memoLabel_), static_cast<wxWindow*>(weightLabel_)}) {
    label->SetForegroundColour(theme.mutedText);
    label->SetFont(theme.smallFont());
  }
  weightLabel_->SetLabel(toWx(tr("Weight")));
  weight_->SetToolTip(
      toWx(tr("How strongly the passage speaks for the code, from 0 to 100; empty for none.")));
  memo_->SetFont(theme.interfaceFont());
  recode_->SetLabel(toWx(tr("Change code…")));
  recode_->SetBitmap(icon("tag", theme.text, 16), wxLEFT);
  // TRANSLATORS: takes the code off the passage; a button, short.
  remove_->SetLabel(toWx(tr("Remove")));
  remove_->SetToolTip(toWx(tr("Takes the code off the passage; the code stays in the codebook.")));
  remove_->SetBitmap(icon("remove", theme.text, 16), wxLEFT);
  // TRANSLATORS: the code is moved to the passage that is selected in the text.
  toSelection_->SetLabel(toWx(tr("Set to selection")));
  toSelection_->SetToolTip(
      toWx(tr("The text of this passage was deleted. Select another passage and set the code to it.")));
  memoLabel_->SetMinSize(wxSize(-1, memoLabel_->GetCharHeight() + FromDIP(2)));
  for (wxButton* button : {recode_, remove_}) button->InvalidateBestSize();
  stackButtons();
  refill();
  Layout();
}

// Below each other where they have no room side by side.
void SegmentPane::stackButtons() {
  const int both = recode_->GetBestSize().x + remove_->GetBestSize().x + FromDIP(16);
  buttons_->SetOrientation(both <= GetClientSize().x ? wxHORIZONTAL : wxVERTICAL);
}

std::string SegmentPane::codeName(const Guid& guid) {
  const auto* code = workspace_.codebook().find(guid);
  return code ? code->in(workspace_.tr().language()).name : std::string();
}

void SegmentPane::setScope(Scope scope) {
  scope_ = scope;
  tabs_->choose(static_cast<int>(scope));
  refill();
}

void SegmentPane::showCode(const Guid& code) {
  code_ = code;
  setScope(Scope::Code);
}

void SegmentPane::setCode(const Guid& code) {
  code_ = code;
  refill();
}

std::optional<Guid> SegmentPane::selectedSegment() const {
  const auto* current = list_->current();
  return current ? std::optional(current->guid) : std::nullopt;
}

void SegmentPane::refillLater() {
  if (waiting_) return;
  waiting_ = true;
  CallAfter([this] {
    waiting_ = false;
    refill();
  });
}

void SegmentPane::refill() {
  const auto& tr = workspace_.tr();
  // TRANSLATORS: tabs of the pane of coded passages: those at the cursor, of the open transcript, of one
  // code.
  const std::string name = code_ ? codeName(code_) : std::string();
  tabs_->setLabels({toWx(tr("Here")), toWx(tr("Transcript")), toWx(name.empty() ? tr("Code") : name)});
  const Guid keep = list_->current() ? list_->current()->guid : Guid();
  std::vector<SegmentList::Row> rows;
  std::map<Guid, std::string> coders;
  std::string empty;
  if (workspace_.project()) {
    workspace_.attempt([&] {
      for (const auto& coder : coding::coders(*workspace_.project())) coders[coder.guid] = coder.name;
      if (scope_ == Scope::Here) {
        for (auto& segment : view_.segmentsHere()) rows.push_back({std::move(segment), {}, {}});
        empty = tr("No code at the cursor. Select a passage and press T to tag it.");
      } else if (scope_ == Scope::Transcript) {
        for (const auto& segment : view_.segments()) {
          if (segment.guid) rows.push_back({segment, {}, {}});
        }
        empty = tr("Nothing is tagged in this transcript yet.");
      } else {
        fillCode(rows);
        empty = code_ ? tr("No passage has this code yet.") : tr("Choose a code to see its passages.");
      }
    });
  }
  workspace_.attempt([&] {
    for (auto& row : rows)
      if (row.segment.span.empty())
        row.text = deletedText(*workspace_.project(), row.segment.transcript, row.segment.span.begin);
  });
  list_->setEmptyText(empty);
  list_->fill(std::move(rows), std::move(coders));
  const Guid wanted = list_->find(view_.selectedSegment()) ? view_.selectedSegment() : keep;
  list_->select(wanted);
  if (!list_->current() && scope_ == Scope::Here && list_->GetItemCount() > 0) list_->SetSelection(0);
  showDetails();
}

void SegmentPane::fillCode(std::vector<SegmentList::Row>& rows) {
  if (!code_) return;
  std::map<Guid, coding::Excerpt> said;
  for (auto& excerpt : coding::excerpts(*workspace_.project(), {{code_}, {}, {}, {}, true}).excerpts) {
    said.emplace(excerpt.segment, std::move(excerpt));
  }
  for (const Guid& code : workspace_.codebook().subtree(code_)) {
    for (auto& segment : coding::segmentsWith(*workspace_.project(), code)) {
      const auto found = said.find(segment.guid);
      SegmentList::Row row{std::move(segment), {}, {}};
      if (found != said.end()) {
        row.text = found->second.text;
        row.where = found->second.transcript;
      }
      rows.push_back(std::move(row));
    }
  }
}

void SegmentPane::offerSelection() {
  const auto* current = list_->current();
  const bool deleted = current && current->span.empty() && workspace_.writable();
  toSelection_->Enable(deleted && current->transcript == view_.transcript() && !view_.selection().empty());
  if (toSelection_->IsShown() == deleted) return;
  toSelection_->Show(deleted);
  Layout();
}

void SegmentPane::followView() {
  offerSelection();
  if (scope_ == Scope::Here) {
    refillLater();
  } else if (scope_ == Scope::Transcript && shown_ != view_.transcript()) {
    refillLater();
  } else if (view_.selectedSegment() && list_->find(view_.selectedSegment())) {
    list_->select(view_.selectedSegment());
    showDetails();
  }
  shown_ = view_.transcript();
}

void SegmentPane::rowChosen(bool go) {
  const auto* current = list_->current();
  if (!current) return;
  const coding::Segment segment = *current;
  showDetails();
  if (segment.transcript == view_.transcript()) {
    if (view_.selectedSegment() != segment.guid || go)
      view_.selectSegment(segment.guid, scope_ != Scope::Here);
  } else if (go) {
    workspace_.revealRequested.emit(segment.transcript, segment.span);
    view_.selectSegment(segment.guid);
  }
}

void SegmentPane::showDetails() {
  const auto* current = list_->current();
  const Guid guid = current ? current->guid : Guid();
  const auto& tr = workspace_.tr();
  if (guid != detailed_) saveMemo();
  // What is being written is not taken away by a change elsewhere.
  const bool writing = guid == detailed_ && (memo_->HasFocus() && toUtf8(memo_->GetValue()) != storedMemo_);
  detailed_ = guid;
  current = list_->current();  // saving may have filled the list anew
  if (!writing) {
    storedMemo_ = current ? current->memo : std::string();
    const auto refused = refused_.find(guid);
    memo_->ChangeValue(toWx(refused == refused_.end() ? storedMemo_ : refused->second));
  }
  if (!weight_->HasFocus()) {
    weight_->ChangeValue(current && current->weight ? wxString::Format("%d", *current->weight) : wxString());
  }
  memoLabel_->SetLabel(
      current ? wxControl::EscapeMnemonics(toWx(tr("Memo on “{code}”", {{"code", codeName(current->code)}})))
              : toWx(tr("Memo")));
  offerSelection();
  const bool can = current && workspace_.writable();
  for (wxWindow* control : std::initializer_list<wxWindow*>{memo_, weight_, recode_, remove_}) {
    if (control->IsEnabled() != can) control->Enable(can);
  }
}

void SegmentPane::saveMemo() {
  const std::string text = toUtf8(memo_->GetValue());
  if (!detailed_ || text == storedMemo_ || !workspace_.writable()) return;
  const Guid segment = detailed_;
  bool there = true;
  workspace_.attempt([&] { there = coding::segment(*workspace_.project(), segment).has_value(); });
  if (!there) return;  // the passage lost its code, and the memo went with it
  if (!workspace_.edit(message("Write memo"),
                       [&](corpus::Edit& edit) { coding::setSegmentMemo(edit, segment, text); })) {
    refused_[segment] = text;  // still there when the passage is chosen again
    return;
  }
  refused_.erase(segment);
  if (segment != detailed_) return;
  storedMemo_ = text;
  memo_->DiscardEdits();
}

void SegmentPane::saveRefused() {
  const auto again = refused_;
  for (const auto& [segment, text] : again) {
    if (segment == detailed_) continue;  // in the field: tried just now
    if (!coding::segment(*workspace_.project(), segment))
      refused_.erase(segment);
    else if (workspace_.edit(message("Write memo"), [&, guid = segment, words = text](corpus::Edit& edit) {
               coding::setSegmentMemo(edit, guid, words);
             }))
      refused_.erase(segment);
  }
}

void SegmentPane::saveWeight() {
  const auto* current = list_->current();
  if (!current || current->guid != detailed_ || !workspace_.writable()) return;
  const wxString typed = weight_->GetValue().Strip(wxString::both);
  std::optional<int> weight;
  long value = 0;
  if (typed.ToLong(&value) && value >= 0 && value <= 100) weight = static_cast<int>(value);
  if (!typed.empty() && !weight) {  // not a weight: what was there comes back
    weight_->ChangeValue(current->weight ? wxString::Format("%d", *current->weight) : wxString());
    return;
  }
  weight_->DiscardEdits();
  if (weight == current->weight) return;
  const Guid segment = detailed_;
  workspace_.edit(message("Weigh passage"),
                  [&](corpus::Edit& edit) { coding::setSegmentWeight(edit, segment, weight); });
}

void SegmentPane::recode() {
  if (const auto* current = list_->current()) recodeSegment(current->guid);
}

void SegmentPane::recodeSegment(const Guid& segment) {
  if (!workspace_.writable()) return;
  const wxRect near = view_.transcript() ? view_.selectionRect() : wxRect(0, 0, 1, 1);
  const auto codes =
      chooseCodes(this, workspace_, wxRect(view_.ClientToScreen(near.GetTopLeft()), near.GetSize()),
                  view_.recentCodes(), true);
  if (codes.empty()) return;
  workspace_.edit(message("Change code to “{code}”", {{"code", codeName(codes.front())}}),
                  [&](corpus::Edit& edit) { coding::setSegmentCode(edit, segment, codes.front()); });
}

void SegmentPane::removeCurrent() {
  const auto* current = list_->current();
  if (!current || !workspace_.writable()) return;
  const Guid segment = current->guid;
  if (current->transcript == view_.transcript()) {
    view_.removeSegment(segment);
    return;
  }
  workspace_.edit(message("Remove code “{code}”", {{"code", codeName(current->code)}}),
                  [&](corpus::Edit& edit) { coding::removeSegment(edit, segment); });
}

void SegmentPane::editMemo(const Guid& segment) {
  view_.selectSegment(segment);
  if (!list_->find(segment)) setScope(Scope::Here);
  refill();
  list_->select(segment);
  showDetails();
  memo_->SetFocus();
  memo_->SetInsertionPointEnd();
}

void SegmentPane::onMenu(const wxPoint& screen) {
  const auto* current = list_->current();
  if (!current) return;
  const auto& tr = workspace_.tr();
  const Guid segment = current->guid;
  wxMenu menu;
  const auto add = [&](const std::string& title, bool active, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title));
    item->Enable(active);
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
  };
  const bool can = workspace_.writable();
  add(tr("Go to passage"), true, [this] { rowChosen(true); });
  add(tr("Memo…"), can, [this] { memo_->SetFocus(); });
  add(tr("Change code…"), can, [this, segment] { recodeSegment(segment); });
  if (current->transcript == view_.transcript())
    add(tr("Set to selection"), can && !view_.selection().empty() && view_.selection() != current->span,
        [this, segment] { view_.spanRequested.emit(segment); });
  add(tr("Remove code from passage"), can, [this] { removeCurrent(); });
  PopupMenu(&menu, ScreenToClient(screen));
}

}  // namespace gui
