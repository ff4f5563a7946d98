#include "gui/hit_rows.h"

#include <wx/dc.h>
#include <wx/renderer.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/text_language.h"
#include "gui/wrapped_text.h"
#include "i18n/text.h"

namespace gui {
namespace {

constexpr int kContextLines = 2;
constexpr std::int64_t kBefore = 60;   // characters of context before the first match
constexpr std::int64_t kAround = 420;  // and in all; more never fits

}  // namespace

HitRows::HitRows(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
  Bind(wxEVT_LEFT_DOWN, &HitRows::onClick, this);
  Bind(wxEVT_KEY_DOWN, &HitRows::onKey, this);
  Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) {
    putForward_ = false;
    moved.emit();
  });
}

std::optional<std::size_t> HitRows::rowOf(const FoundHits::Turn& turn) const {
  for (std::size_t n = 0; n < found_.size(); ++n)
    if (found_.turn(n) == turn) return n;
  return std::nullopt;
}

void HitRows::show(search::Index* index, search::TurnList list, bool again) {
  std::optional<FoundHits::Turn> current, top;
  if (again && row() >= 0) current = found_.turn(static_cast<std::size_t>(row()));
  if (again && GetVisibleRowsBegin() > 0 && GetVisibleRowsBegin() < found_.size())
    top = found_.turn(GetVisibleRowsBegin());
  found_.show(index, std::move(list));
  lastTicked_ = -1;
  if (!again) {
    ticked_.clear();
  } else if (!ticked_.empty()) {
    std::set<FoundHits::Turn> kept;
    for (std::size_t n = 0; n < found_.size(); ++n)
      if (ticked(n)) kept.insert(found_.turn(n));
    ticked_ = std::move(kept);
  }
  SetItemCount(found_.size());
  const auto place = current ? rowOf(*current) : std::nullopt;
  if (!again) putForward_ = true;
  const bool first = !again && found_.size() > 0;
  SetSelection(place ? static_cast<int>(*place) : first ? 0 : int{wxNOT_FOUND});
  if (!again)
    ScrollToRow(0);
  else if (const auto seen = top ? rowOf(*top) : std::nullopt)
    ScrollToRow(*seen);
  RefreshAll();
  tickedChanged.emit();
}

void HitRows::toggle(std::size_t n) {
  if (n >= found_.size()) return;
  if (ticked_.erase(found_.turn(n)) == 0) ticked_.insert(found_.turn(n));
  lastTicked_ = static_cast<int>(n);
  RefreshRow(n);
  tickedChanged.emit();
}

void HitRows::tickAll() {
  for (std::size_t n = 0; n < found_.size(); ++n) ticked_.insert(found_.turn(n));
  RefreshAll();
  tickedChanged.emit();
}

void HitRows::untick() {
  ticked_.clear();
  RefreshAll();
  tickedChanged.emit();
}

search::TurnList HitRows::tickedHits() const {
  search::TurnList list = found_.list();
  std::size_t n = 0;
  std::erase_if(list.turns, [&](const auto&) { return !ticked(n++); });
  return list;
}

search::TurnList HitRows::currentHit() const {
  search::TurnList list = found_.list();
  list.turns.clear();
  if (row() >= 0) list.turns.push_back(found_.list().turns[static_cast<std::size_t>(row())]);
  return list;
}

void HitRows::choose(int n) {
  if (n < 0 || static_cast<std::size_t>(n) >= found_.size()) return;
  putForward_ = false;
  SetSelection(n);
  moved.emit();
}

wxCoord HitRows::OnMeasureItem(std::size_t) const {
  return lineHeight() + kContextLines * (lineHeight() * 5 / 4) + FromDIP(26);
}

wxRect HitRows::boxOf(const wxRect& row) const {
  return wxRect(row.x + FromDIP(18), row.y + FromDIP(11), FromDIP(18), FromDIP(18));
}

void HitRows::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  const search::Hit* found = nullptr;
  workspace_.attempt([&] { found = found_.at(n); });
  if (!found) return;
  const auto& hit = *found;
  wxRendererNative::Get().DrawCheckBox(const_cast<HitRows*>(this), dc, boxOf(rect),
                                       ticked(n) ? int{wxCONTROL_CHECKED} : 0);
  const int left = rect.x + FromDIP(48);
  const int right = rect.GetRight() - FromDIP(24);
  int y = rect.y + FromDIP(10);
  dc.SetFont(strongFont());
  dc.SetTextForeground(theme().text);
  int x = left + drawText(dc, toWx(hit.transcriptName), left, y, (right - left) * 2 / 3, wxELLIPSIZE_MIDDLE) +
          FromDIP(10);
  dc.SetFont(smallFont());
  const int small = y + (lineHeight() - dc.GetCharHeight()) / 2;
  if (const auto badge = languageBadge(i18n::textLanguageOf(hit.language)); !badge.empty())
    x += drawBadge(dc, toWx(badge), x, small - FromDIP(1), theme().hover, theme().mutedText) + FromDIP(8);
  dc.SetTextForeground(theme().mutedText);
  std::string detail = hit.speaker;
  while (!detail.empty() && (detail.back() == ':' || detail.back() == ' ')) detail.pop_back();
  drawText(dc, toWx(detail), x, small, right - x);
  y += lineHeight() + FromDIP(5);
  dc.SetFont(GetFont());
  drawContext(dc, hit, wxRect(left, y, right - left, kContextLines * lineHeight() * 5 / 4));
}

void HitRows::drawContext(wxDC& dc, const search::Hit& hit, const wxRect& rect) const {
  // A window of the text around the first match, cut at a space.
  const i18n::TextIndex index(hit.text);
  const std::int64_t mark = hit.marks.empty() ? 0 : hit.marks.front().begin;
  std::int64_t begin = std::max<std::int64_t>(0, mark - kBefore);
  wxString text = toWx(index.slice({begin, std::min(index.length(), begin + kAround)}));
  text.Replace("\n", " ");
  wxString lead;
  if (begin > 0) {
    const auto space = text.Find(' ');
    if (space != wxNOT_FOUND && begin + space < mark) {
      text = text.Mid(static_cast<std::size_t>(space) + 1);
      begin += space + 1;
    }
    lead = toWx("… ");
  }
  text = lead + text;
  begin -= static_cast<std::int64_t>(lead.length());

  // wxString counts code points where wchar_t has four bytes; elsewhere a mark after an emoji sits one place
  // off.
  const auto lines = wrap(dc, text, rect.width);
  int y = rect.y;
  const int step = lineHeight() * 5 / 4;
  for (std::size_t i = 0; i < lines.size() && i < kContextLines; ++i, y += step) {
    wxString line = text.Mid(lines[i].begin, lines[i].end - lines[i].begin);
    if (i + 1 == kContextLines &&
        (lines.size() > kContextLines || begin + static_cast<std::int64_t>(text.length()) < index.length())) {
      while (!line.empty() && dc.GetTextExtent(line + toWx(" …")).x > rect.width) line.RemoveLast();
      line += toWx(" …");
    }
    const auto edge = [&](std::int64_t at) {
      return at <= 0 ? 0 : xOf(dc, line, std::min(static_cast<std::size_t>(at), line.length()));
    };
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(theme().found);  // as in the text, and seen on a chosen row too
    for (const auto& where : hit.marks) {
      const std::int64_t from = where.begin - begin - static_cast<std::int64_t>(lines[i].begin);
      const std::int64_t to = where.end - begin - static_cast<std::int64_t>(lines[i].begin);
      if (to <= 0 || from >= static_cast<std::int64_t>(line.length())) continue;
      dc.DrawRoundedRectangle(rect.x + edge(from) - FromDIP(1), y - FromDIP(1),
                              edge(to) - edge(from) + FromDIP(2), lineHeight() + FromDIP(2), FromDIP(3));
    }
    dc.SetTextForeground(theme().text);
    dc.DrawText(line, rect.x, y);
  }
}

void HitRows::onClick(wxMouseEvent& event) {
  const int n = VirtualHitTest(event.GetPosition().y);
  if (n < 0 || static_cast<std::size_t>(n) >= found_.size()) return;
  SetFocus();
  const bool box = event.GetPosition().x < FromDIP(44);  // the whole strip belongs to the box: easy to hit
  if (box && event.ShiftDown() && lastTicked_ >= 0) {
    for (int other = std::min(n, lastTicked_); other <= std::max(n, lastTicked_); ++other)
      ticked_.insert(found_.turn(static_cast<std::size_t>(other)));
    RefreshAll();
    tickedChanged.emit();
    return;
  }
  choose(n);
  if (box)
    toggle(static_cast<std::size_t>(n));
  else
    CallAfter([this, n] { clicked.emit(n); });
}

void HitRows::onKey(wxKeyEvent& event) {
  if (event.GetKeyCode() == WXK_SPACE && row() >= 0)
    toggle(static_cast<std::size_t>(row()));
  else
    event.Skip();
}

}  // namespace gui
