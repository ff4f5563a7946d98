#include "gui/facet_pane.h"

#include <wx/menu.h>

#include <algorithm>

#include "gui/text.h"
#include "i18n/format.h"

namespace gui {
namespace {

constexpr std::size_t kFew = 6;  // values of a facet before the fold

}  // namespace

FacetPane::FacetPane(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
  SetName("facets");
  Bind(wxEVT_LEFT_DOWN, &FacetPane::onClick, this);
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_SPACE && row() >= 0)
      press(row());
    else
      event.Skip();
  });
  Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
    event.Skip();
    // What is cut off is told whole.
    const int at = VirtualHitTest(event.GetPosition().y);
    wxString tip;
    if (at >= 0 && static_cast<std::size_t>(at) < rows_.size())
      if (const Row& row = rows_[static_cast<std::size_t>(at)]; row.kind == Row::Kind::Value) {
        const auto& facet = facets_[row.facet];
        const auto& value = facet.values[row.value];
        tip = toWx(labelOf(facet, value));
        if (facet.field == search::kCodeField) tip = toWx(value.label);  // with the codes above it
      }
    if (GetToolTipText() != tip) SetToolTip(tip);
  });
  activated_ = activated.connect([this](int row) { press(row); });
  menu_ = menuRequested.connect([this](int row, const wxPoint& screen) { onMenu(row, screen); });
}

void FacetPane::show(std::vector<search::Facet> facets, std::set<std::string> active) {
  facets_ = std::move(facets);
  active_ = std::move(active);
  fields_.clear();
  codes_.clear();
  const auto& book = workspace_.codebook();
  for (const auto& code : book.all())
    codes_.emplace(book.path(code.guid), code.in(workspace_.tr().language()).name);
  workspace_.attempt([&] {
    if (workspace_.project()) fields_ = search::queryFields(*workspace_.project());
  });
  arrange();
}

void FacetPane::arrange() {
  rows_.clear();
  for (std::size_t f = 0; f < facets_.size(); ++f) {
    const auto& facet = facets_[f];
    if (facet.values.empty()) continue;
    rows_.push_back({Row::Kind::Heading, f, 0});
    // One more than the fold holds is shown: a line that says so would take its place.
    const bool folded = facet.values.size() > kFew + 1 && !unfolded_.contains(facet.field);
    for (std::size_t v = 0; v < facet.values.size(); ++v)
      if (!folded || v < kFew || active_.contains(facet.values[v].filter))
        rows_.push_back({Row::Kind::Value, f, v});
    if (facet.values.size() > kFew + 1) rows_.push_back({Row::Kind::More, f, 0});
  }
  SetItemCount(rows_.size());
  if (row() >= static_cast<int>(rows_.size())) SetSelection(wxNOT_FOUND);
  RefreshAll();
}

void FacetPane::press(int at) {
  if (at < 0 || static_cast<std::size_t>(at) >= rows_.size()) return;
  const Row row = rows_[static_cast<std::size_t>(at)];
  const auto& facet = facets_[row.facet];
  if (row.kind == Row::Kind::More) {
    if (!unfolded_.insert(facet.field).second) unfolded_.erase(facet.field);
    arrange();
  } else if (row.kind == Row::Kind::Value) {
    const std::string filter = facet.values[row.value].filter;
    CallAfter([this, filter] { pressed.emit(filter); });
  }
}

void FacetPane::onClick(wxMouseEvent& event) {
  const int at = VirtualHitTest(event.GetPosition().y);
  SetFocus();
  if (at < 0) return;
  SetSelection(at);
  press(at);
}

void FacetPane::onMenu(int at, const wxPoint& screen) {
  if (at < 0 || static_cast<std::size_t>(at) >= rows_.size()) return;
  const Row row = rows_[static_cast<std::size_t>(at)];
  if (row.kind != Row::Kind::Value) return;
  const auto& tr = workspace_.tr();
  const std::string filter = facets_[row.facet].values[row.value].filter;
  enum { Narrow = 1, Exclude };
  wxMenu menu;
  menu.Append(Narrow, toWx(active_.contains(filter) ? tr("Search all of them again") : tr("Only these")));
  menu.Append(Exclude, toWx(tr("None of these")));
  const int chosen = GetPopupMenuSelectionFromUser(menu, ScreenToClient(screen));
  if (chosen == Narrow) pressed.emit(filter);
  if (chosen == Exclude) excluded.emit(filter);
}

std::string FacetPane::titleOf(const search::Facet& facet) const {
  const auto field = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& info) { return info.canonical == facet.field; });
  return field == fields_.end() ? facet.field : workspace_.tr()(field->title);
}

std::string FacetPane::labelOf(const search::Facet& facet, const search::FacetValue& value) const {
  if (value.label.empty()) return workspace_.tr()("(no value)");
  if (const auto code = codes_.find(value.label); facet.field == search::kCodeField && code != codes_.end())
    return code->second;
  const auto field = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& info) { return info.canonical == facet.field; });
  if (field != fields_.end())
    for (const auto& [typed, title] : field->values)
      if (typed == value.label) return workspace_.tr()(title);
  return value.label;
}

wxCoord FacetPane::OnMeasureItem(std::size_t n) const {
  return lineHeight() + (rows_[n].kind == Row::Kind::Heading ? FromDIP(18) : FromDIP(7));
}

void FacetPane::OnDrawBackground(wxDC& dc, const wxRect& rect, std::size_t n) const {
  if (n < rows_.size() && rows_[n].kind != Row::Kind::Heading) RowList::OnDrawBackground(dc, rect, n);
}

void FacetPane::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  if (n >= rows_.size()) return;
  const Row& row = rows_[n];
  const auto& facet = facets_[row.facet];
  const auto& tr = workspace_.tr();
  const int left = rect.x + FromDIP(14), right = rect.GetRight() - FromDIP(14);
  if (row.kind == Row::Kind::Heading) {
    dc.SetFont(smallFont().Bold());
    dc.SetTextForeground(theme().mutedText);
    drawText(dc, toWx(titleOf(facet)), left, rect.GetBottom() - FromDIP(3) - dc.GetCharHeight(),
             right - left);
    return;
  }
  dc.SetFont(GetFont());
  const int y = rect.y + (rect.height - dc.GetCharHeight()) / 2;
  if (row.kind == Row::Kind::More) {
    dc.SetTextForeground(theme().accent);
    drawText(
        dc,
        toWx(unfolded_.contains(facet.field) ? tr("Show fewer")
                                             : tr.plural("Show all {n} value", "Show all {n} values",
                                                         static_cast<std::int64_t>(facet.values.size()))),
        left, y, right - left);
    return;
  }
  const auto& value = facet.values[row.value];
  const bool active = active_.contains(value.filter);
  const wxString count = toWx(i18n::number(value.count, tr.language()));
  dc.SetFont(smallFont());
  const int countWidth = dc.GetTextExtent(count).x;
  if (active) {
    // In the query: a press takes it out.
    const int cross = FromDIP(8), top = rect.y + (rect.height - cross) / 2;
    dc.SetPen(wxPen(theme().accent, std::max(1, FromDIP(1))));
    dc.DrawLine(right - cross, top, right, top + cross);
    dc.DrawLine(right - cross, top + cross, right, top);
  } else {
    dc.SetTextForeground(theme().mutedText);
    dc.DrawText(count, right - countWidth, rect.y + (rect.height - dc.GetCharHeight()) / 2);
  }
  dc.SetFont(active ? strongFont() : GetFont());
  dc.SetTextForeground(active ? theme().accent : theme().text);
  drawText(dc, toWx(labelOf(facet, value)), left, y, right - left - countWidth - FromDIP(10));
}

}  // namespace gui
