#include "gui/progress_bar.h"

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

#include "gui/text.h"

namespace gui {
namespace {

constexpr int kTick = 100;  // milliseconds between looks at the job
constexpr int kSteps = 1000;

}  // namespace

ProgressBar::ProgressBar(wxWindow* parent, Workspace& workspace, JobRunner& jobs)
    : wxPanel(parent), workspace_(workspace), jobs_(jobs), timer_(this) {
  SetName("progress");
  text_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                           wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_MIDDLE);
  gauge_ = new wxGauge(this, wxID_ANY, kSteps, wxDefaultPosition, FromDIP(wxSize(260, 8)), wxGA_HORIZONTAL);
  cancel_ = new wxButton(this, wxID_ANY, "-");
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(text_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(12));
  row->Add(gauge_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(12));
  row->Add(cancel_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxTOP | wxBOTTOM, FromDIP(6));
  SetSizer(row);
  Hide();
  cancel_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    for (const auto& job : jobs_.running()) job.progress->cancel();
    cancel_->Disable();
  });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
  changed_ = jobs_.changed.connect([this] { follow(); });
  appearance_ = workspace_.appearanceChanged.connect([this] { follow(); });
}

void ProgressBar::follow() {
  const bool busy = !jobs_.running().empty();
  if (busy) {
    SetBackgroundColour(workspace_.theme().window);
    text_->SetForegroundColour(workspace_.theme().text);
    cancel_->SetLabel(toWx(workspace_.tr()("Cancel")));
    cancel_->Enable();
    tick();
    timer_.Start(kTick);
  } else {
    timer_.Stop();
  }
  if (IsShown() != busy) {
    Show(busy);
    GetParent()->Layout();
  }
}

void ProgressBar::tick() {
  const auto jobs = jobs_.running();
  if (jobs.empty()) return;
  const auto state = jobs.back().progress->state();
  wxString text = toWx(workspace_.tr()(jobs.back().title));
  if (!state.what.empty()) text += toWx(" — " + state.what);
  if (text_->GetLabelText() != text) text_->SetLabelText(text);
  if (state.total > 0)
    gauge_->SetValue(
        static_cast<int>(std::clamp<std::int64_t>(state.done * kSteps / state.total, 0, kSteps)));
  else
    gauge_->Pulse();
}

}  // namespace gui
