#include "gui/search_start.h"

#include <wx/sizer.h>

#include <algorithm>

#include "gui/link_line.h"

namespace gui {
namespace {

constexpr std::size_t kMostOffers = 4;
constexpr int kMeasure = 560;  // px at 96 dpi, of a line that reads well

}  // namespace

SearchStart::SearchStart(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  SetName("search-start");
  sentence_ = new LinkLine(this, workspace);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(sentence_, 0, wxEXPAND | wxBOTTOM, FromDIP(12));
  for (std::size_t i = 0; i < kMostOffers; ++i) {
    auto* link = new LinkLine(this, workspace);
    link->SetName("search-offer-" + std::to_string(i + 1));
    links_.push_back(link);
    column->Add(link, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
    connections_.push_back(link->pressed.connect([this, i] {
      if (i < offers_.size() && offers_[i].run) offers_[i].run();
    }));
  }
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(column, 0, wxEXPAND | wxALL, FromDIP(20));
  SetSizer(whole);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit();
  });
}

void SearchStart::say(const std::string& sentence, std::vector<Offer> offers) {
  SetBackgroundColour(workspace_.theme().paper);
  sentence_->say(sentence);
  offers_ = std::move(offers);
  for (std::size_t i = 0; i < links_.size(); ++i)
    links_[i]->say({}, i < offers_.size() ? offers_[i].label : std::string());
  fit();
  Layout();
  Refresh();
}

void SearchStart::fit() {
  const int width = std::min(GetClientSize().x - FromDIP(40), FromDIP(kMeasure));
  sentence_->setWidth(width);
  for (LinkLine* link : links_) link->setWidth(width);
}

}  // namespace gui
