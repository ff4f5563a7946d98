#include "gui/hit_preview.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "gui/code_palette.h"
#include "gui/link_line.h"
#include "gui/text.h"
#include "gui/transcript_view.h"

namespace gui {

HitPreview::HitPreview(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  SetName("hit-preview");
  strip_ = new wxPanel(this);
  strip_->SetName("review-strip");
  review_ = new LinkLine(strip_, workspace);
  accept_ = new wxButton(strip_, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  accept_->SetName("review-accept");
  skip_ = new wxButton(strip_, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  skip_->SetName("review-skip");
  end_ = new wxButton(strip_, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  end_->SetName("review-end");
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (wxButton* button : {accept_, skip_, end_})
    row->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  auto* lines = new wxBoxSizer(wxVERTICAL);
  lines->Add(review_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(10));
  lines->Add(row, 0, wxALL, FromDIP(6));
  strip_->SetSizer(lines);
  strip_->Hide();
  where_ = new LinkLine(this, workspace);
  where_->SetName("hit-place");
  view_ = new TranscriptView(this, workspace);
  view_->SetName("hit-text");
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(strip_, 0, wxEXPAND);
  column->Add(where_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
  column->Add(view_, 1, wxEXPAND | wxTOP, FromDIP(4));
  SetSizer(column);

  accept_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accepted.emit(); });
  skip_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { skipped.emit(); });
  end_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ended.emit(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit();
  });
  const auto keep = [this](corpus::Connection connection) { connections_.push_back(std::move(connection)); };
  keep(where_->pressed.connect([this] { opened.emit(); }));
  // As on the reading page: the key T tags what is selected.
  keep(view_->paletteRequested.connect([this] {
    if (!workspace_.writable()) return;
    const i18n::Span span = view_->taggingSpan();
    if (span.empty()) return;
    if (view_->selection().empty()) view_->setSelection(span);
    const wxRect near = view_->selectionRect();
    const auto codes =
        chooseCodes(view_, workspace_, wxRect(view_->ClientToScreen(near.GetTopLeft()), near.GetSize()),
                    view_->recentCodes());
    if (!codes.empty()) view_->tagSpan(span, codes);
    view_->SetFocus();
  }));
  keep(workspace_.appearanceChanged.connect([this] { say(); }));
  say();
}

void HitPreview::show(const search::Hit* hit) {
  if (!hit) {
    place_.clear();
    view_->show({});
    say();
    return;
  }
  place_ = hit->transcriptName + " ·";
  std::vector<i18n::Span> marks;
  for (const auto& mark : hit->marks)
    marks.push_back({hit->span.begin + mark.begin, hit->span.begin + mark.end});
  say();  // first: what is brought on the screen needs the room that it will have
  if (view_->transcript() != hit->transcript) view_->show(hit->transcript);
  view_->reveal(marks.empty() ? hit->span : marks.front(), marks);
}

void HitPreview::sayReview(const std::string& sentence) {
  review_->say(sentence);
  strip_->Show(!sentence.empty());
  fit();
  Layout();
}

bool HitPreview::reviewing() const {
  return strip_->IsShown();
}

void HitPreview::say() {
  const auto& tr = workspace_.tr();
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.paper);
  strip_->SetBackgroundColour(theme.selection);
  accept_->SetLabel(toWx(tr("Tag")));
  accept_->SetToolTip(toWx(tr("Tags this passage and goes on  (Enter)")));
  skip_->SetLabel(toWx(tr("Skip")));
  skip_->SetToolTip(toWx(tr("Leaves this passage as it is and goes on  (S)")));
  end_->SetLabel(toWx(tr("End the review")));
  end_->SetToolTip(toWx(tr("All hits are in the list again  (Esc)")));
  if (place_.empty())
    where_->say(tr("Choose a hit to see it here in its transcript."));
  else
    where_->say(place_, tr("Open on the reading page"));
  view_->Show(!place_.empty());
  Layout();
  Refresh();
}

void HitPreview::fit() {
  const int width = GetClientSize().x;
  review_->setWidth(width - FromDIP(20));
  where_->setWidth(width - FromDIP(28));
  strip_->InvalidateBestSize();
}

}  // namespace gui
