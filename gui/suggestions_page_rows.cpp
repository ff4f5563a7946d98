#include "gui/suggestions_page_rows.h"

#include <wx/dcclient.h>

#include <algorithm>

#include "gui/text.h"
#include "gui/text_language.h"
#include "gui/wrapped_text.h"
#include "i18n/text.h"

namespace gui {
namespace {

constexpr int kLeft = 20, kTop = 12;   // px at 96 dpi
constexpr std::int64_t kAround = 110;  // characters of context on each side of what would be tagged
constexpr std::int64_t kMost = 900;    // of what would be tagged; a whole speech is cut
constexpr std::size_t kMostLines = 8;

}  // namespace

SuggestionRows::SuggestionRows(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
  SetName("suggestions");
  // Rows are as tall as their text in this width.
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    CallAfter([this] {
      const int chosen = row();
      SetItemCount(passages_.size());
      SetSelection(chosen);
      RefreshAll();
    });
  });
}

void SuggestionRows::show(std::vector<search::Suggestion> passages, const std::string& colour) {
  // The rows before are measured until they are gone.
  SetSelection(wxNOT_FOUND);
  SetItemCount(0);
  passages_ = std::move(passages);
  colour_ = colour;
  SetItemCount(passages_.size());
  RefreshAll();
}

void SuggestionRows::choose(int row) {
  if (row < 0 || static_cast<std::size_t>(row) >= passages_.size()) return;
  SetSelection(row);
  RefreshAll();
}

int SuggestionRows::textWidth() const {
  return std::max(FromDIP(120), GetClientSize().x - 2 * FromDIP(kLeft));
}

SuggestionRows::Shown SuggestionRows::shown(const search::Suggestion& passage) const {
  const i18n::TextIndex index(passage.hit.text);
  const std::int64_t first = passage.span.begin - passage.hit.span.begin;
  const std::int64_t last = passage.span.end - passage.hit.span.begin;
  std::int64_t begin = std::max<std::int64_t>(0, first - kAround);
  const std::int64_t end = std::min({index.length(), last + kAround, first + kMost});
  wxString text = toWx(index.slice({begin, std::max(begin, end)}));
  text.Replace("\n", " ");
  if (begin > 0) {
    // Not from the middle of a word.
    const auto space = text.Find(' ');
    if (space != wxNOT_FOUND && begin + space < first) {
      text = text.Mid(static_cast<std::size_t>(space) + 1);
      begin += space + 1;
    }
    text = toWx("… ") + text;
    begin -= 2;
  }
  if (end < index.length()) text = text.BeforeLast(' ') + toWx(" …");
  return {text, begin};
}

wxCoord SuggestionRows::OnMeasureItem(std::size_t n) const {
  wxClientDC dc(const_cast<SuggestionRows*>(this));
  dc.SetFont(GetFont());
  const auto lines = std::min(kMostLines, wrap(dc, shown(passages_[n]).text, textWidth()).size());
  return 2 * FromDIP(kTop) + 2 * lineHeight() + FromDIP(10) +
         static_cast<int>(lines) * (lineHeight() * 5 / 4);
}

void SuggestionRows::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  const auto& passage = passages_[n];
  const auto& hit = passage.hit;
  const int left = rect.x + FromDIP(kLeft), right = rect.GetRight() - FromDIP(kLeft);
  int y = rect.y + FromDIP(kTop);
  dc.SetFont(strongFont());
  dc.SetTextForeground(theme().text);
  int x = left + drawText(dc, toWx(hit.transcriptName), left, y, (right - left) * 2 / 3, wxELLIPSIZE_MIDDLE) +
          FromDIP(10);
  dc.SetFont(smallFont());
  const int small = y + (lineHeight() - dc.GetCharHeight()) / 2;
  if (const auto badge = languageBadge(i18n::textLanguageOf(hit.language)); !badge.empty())
    x += drawBadge(dc, toWx(badge), x, small - FromDIP(1), theme().hover, theme().mutedText) + FromDIP(8);
  dc.SetTextForeground(theme().mutedText);
  std::string speaker = hit.speaker;
  while (!speaker.empty() && (speaker.back() == ':' || speaker.back() == ' ')) speaker.pop_back();
  drawText(dc, toWx(speaker), x, small, right - x);
  y += lineHeight() + FromDIP(6);

  dc.SetFont(GetFont());
  const Shown text = shown(passage);
  const auto lines = wrap(dc, text.text, textWidth());
  const int step = lineHeight() * 5 / 4;
  // wxString counts code points where wchar_t has four bytes; elsewhere a mark after an emoji sits one place
  // off.
  for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i, y += step) {
    wxString line = text.text.Mid(lines[i].begin, lines[i].end - lines[i].begin);
    if (i + 1 == kMostLines && lines.size() > kMostLines) line += toWx(" …");
    const auto ground = [&](i18n::Span where, const wxColour& colour) {
      const std::int64_t from =
          std::max<std::int64_t>(0, where.begin - text.begin - static_cast<std::int64_t>(lines[i].begin));
      const std::int64_t to = std::min(static_cast<std::int64_t>(line.length()),
                                       where.end - text.begin - static_cast<std::int64_t>(lines[i].begin));
      if (to <= from) return;
      const int begin = xOf(dc, line, static_cast<std::size_t>(from));
      const int end = xOf(dc, line, static_cast<std::size_t>(to));
      dc.SetPen(*wxTRANSPARENT_PEN);
      dc.SetBrush(colour);
      dc.DrawRoundedRectangle(left + begin - FromDIP(1), y - FromDIP(1), end - begin + FromDIP(2),
                              lineHeight() + FromDIP(2), FromDIP(3));
    };
    ground({passage.span.begin - hit.span.begin, passage.span.end - hit.span.begin},
           theme().highlight(colour_));
    for (const auto& mark : hit.marks) ground(mark, theme().found);
    dc.SetTextForeground(theme().text);
    dc.DrawText(line, left, y);
  }

  std::string because;
  for (const auto& word : passage.because) because += (because.empty() ? "" : ", ") + word;
  dc.SetFont(smallFont());
  dc.SetTextForeground(theme().mutedText);
  drawText(dc, toWx(workspace_.tr()("Because of: {words}", {{"words", because}})), left, y + FromDIP(4),
           right - left);
  dc.SetPen(theme().border);
  dc.DrawLine(left, rect.GetBottom(), right, rect.GetBottom());
}

}  // namespace gui
