#include "gui/message_bar.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include "gui/icons.h"
#include "gui/platform.h"
#include "gui/text.h"

namespace gui {
namespace {

// How long a notice stays; longer where there is something to press.
constexpr int kNotice = 8'000, kNoticeWithAction = 20'000;  // ms

}  // namespace

MessageBar::MessageBar(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  SetName("messages");
  sign_ = new wxStaticBitmap(this, wxID_ANY, icon("notice", workspace.theme().text));
  text_ = new wxStaticText(this, wxID_ANY, wxString());
  text_->SetName("message");
  action_ = new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  close_ = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                        wxBORDER_NONE | wxBU_EXACTFIT);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(sign_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(10));
  row->Add(text_, 1, wxALIGN_CENTRE_VERTICAL | wxTOP | wxBOTTOM, FromDIP(8));
  row->Add(action_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
  row->Add(close_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(6));
  SetSizer(row);
  Hide();
  close_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { dismiss(); });
  action_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    const auto todo = todo_;
    dismiss();
    if (todo) todo->run();
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    // Wrapping changes the size again: only a new width is a reason.
    if (what_ && GetParent()->GetClientSize().x != wrappedFor_) CallAfter([this] { say(); });
  });
  away_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
    if (problem_ || !what_) return;
    // Not from under the pointer: it is about to press something.
    if (IsShownOnScreen() && GetScreenRect().Contains(wxGetMousePosition()))
      away_.StartOnce(kNotice / 4);
    else
      dismiss();
  });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes&) {
    if (what_ && !problem_) dismiss();
  });
  problems_ = workspace_.problem.connect([this](const i18n::Message& what) { showProblem(what); });
  notices_ = workspace_.notice.connect([this](const i18n::Message& what) { showNotice(what); });
  undoable_ = workspace_.undoable.connect([this](const i18n::Message& what) {
    showNotice(what, Action{i18n::message("Undo"), [this] { workspace_.undo(); }});
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
}

void MessageBar::showProblem(const i18n::Message& what) {
  show(what, true, {});
}

void MessageBar::showNotice(const i18n::Message& what, std::optional<Action> action) {
  show(what, false, std::move(action));
}

void MessageBar::dismiss() {
  away_.Stop();
  what_.reset();
  todo_.reset();
  Hide();
  GetParent()->Layout();
}

std::optional<i18n::Message> MessageBar::message() const {
  return what_;
}

void MessageBar::show(const i18n::Message& what, bool problem, std::optional<Action> action) {
  // What fails again at each painting is said once: showing it lays the window out and paints it.
  if (IsShown() && problem && problem_ && what_ == what && !action && !todo_) return;
  what_ = what;
  problem_ = problem;
  todo_ = std::move(action);
  away_.Stop();
  if (!problem_) away_.StartOnce(todo_ ? kNoticeWithAction : kNotice);
  Show();
  say();
}

void MessageBar::say() {
  if (!what_) return;
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(problem_ ? theme.blend({theme.paper, theme.paper, theme.warning}) : theme.selection);
  sign_->SetBitmap(icon(problem_ ? "warning" : "notice", problem_ ? theme.warning : theme.text));
  text_->SetForegroundColour(theme.text);
  close_->SetBitmap(icon("close", theme.text, 14));
  close_->SetToolTip(toWx(workspace_.tr()("Close this message")));
  platform::setAccessibleName(*close_, toWx(workspace_.tr()("Close this message")));
  action_->Show(todo_.has_value());
  if (todo_) {
    action_->SetLabel(toWx(workspace_.tr()(todo_->label)));
    action_->SetMinSize(wxSize(action_->GetBestSize().x + FromDIP(16), -1));  // room beside the words
  }
  wrappedFor_ = GetParent()->GetClientSize().x;
  text_->SetLabelText(toWx(workspace_.tr()(*what_)));
  text_->Wrap(
      std::max(200, GetParent()->GetClientSize().x - FromDIP(90) - (todo_ ? action_->GetMinSize().x : 0)));
  InvalidateBestSize();
  GetParent()->Layout();
  Refresh();
}

}  // namespace gui
