#include "gui/segment_list.h"

#include <algorithm>

#include "gui/text.h"
#include "gui/wrapped_text.h"

namespace gui {

using corpus::Guid;

namespace {

constexpr std::int64_t kExcerpt = 220;  // letters looked at for the two lines of a row
constexpr std::size_t kExcerptLines = 2;

}  // namespace

SegmentList::SegmentList(wxWindow* parent, Workspace& workspace, const TranscriptView& view)
    : RowList(parent, workspace), view_(view) {
  SetName("segments");
}

void SegmentList::fill(std::vector<Row> rows, std::map<Guid, std::string> coders) {
  rows_ = std::move(rows);
  coders_ = std::move(coders);
  SetItemCount(rows_.size());
  RefreshAll();
}

const coding::Segment* SegmentList::current() const {
  const int at = row();
  return at >= 0 && static_cast<std::size_t>(at) < rows_.size() ? &rows_[static_cast<std::size_t>(at)].segment
                                                                : nullptr;
}

const coding::Segment* SegmentList::find(const Guid& segment) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.segment.guid == segment; });
  return found == rows_.end() ? nullptr : &found->segment;
}

void SegmentList::select(const Guid& segment) {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.segment.guid == segment; });
  const int row = found == rows_.end() || !segment ? wxNOT_FOUND : static_cast<int>(found - rows_.begin());
  if (row != GetSelection()) SetSelection(row);
}

wxCoord SegmentList::OnMeasureItem(std::size_t) const {
  return 4 * lineHeight() + FromDIP(20);
}

void SegmentList::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  const Row& row = rows_[n];
  const auto& segment = row.segment;
  const auto language = workspace_.tr().language();
  const auto* code = workspace_.codebook().find(segment.code);
  const int left = rect.x + FromDIP(14), right = rect.GetRight() - FromDIP(14);
  int y = rect.y + FromDIP(7);

  const int chip = FromDIP(10);
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(code ? theme().stripe(code->colour) : theme().mutedText);
  dc.DrawRoundedRectangle(left, y + (lineHeight() - chip) / 2, chip, chip, FromDIP(3));
  dc.SetFont(strongFont());
  dc.SetTextForeground(theme().text);
  drawText(dc, code ? toWx(code->in(language).name) : wxString(), left + chip + FromDIP(8), y,
           right - left - chip - FromDIP(8));
  y += lineHeight() + FromDIP(3);

  wxString text =
      toWx(row.text.empty() || segment.span.empty()
               ? view_.textOf({segment.span.begin, std::min(segment.span.end, segment.span.begin + kExcerpt)})
               : row.text.substr(0, row.text.find('\n')));
  text.Replace("\n", " ");
  wxFont font = GetFont();
  const bool deleted = segment.span.empty();
  if (deleted) {
    const auto& tr = workspace_.tr();
    text = toWx(row.text.empty() ? tr("The text was deleted.")
                                 : tr("The text was deleted: “{text}”", {{"text", row.text}}));
    text.Replace("\n", " ");
    font.SetStyle(wxFONTSTYLE_ITALIC);
  }
  dc.SetFont(font);
  dc.SetTextForeground(deleted ? theme().mutedText : Theme::mix(theme().text, theme().mutedText, 0.4));
  const auto lines = wrap(dc, text, right - left);
  for (std::size_t i = 0; i < std::min(kExcerptLines, lines.size()); ++i) {
    const bool cut =
        i + 1 == kExcerptLines && (lines.size() > kExcerptLines || segment.span.length() > kExcerpt);
    const wxString line =
        cut ? text.Mid(lines[i].begin) : text.Mid(lines[i].begin, lines[i].end - lines[i].begin);
    drawText(dc, line, left, y, right - left);
    y += lineHeight();
  }

  y = rect.GetBottom() - FromDIP(7) - lineHeight();
  dc.SetFont(smallFont());
  dc.SetTextForeground(theme().mutedText);
  wxString foot = toWx(row.where);
  const auto append = [&](const wxString& part) {
    if (part.empty()) return;
    if (!foot.empty()) foot += L" · ";
    foot += part;
  };
  if (const auto coder = coders_.find(segment.coder); coder != coders_.end()) append(toWx(coder->second));
  if (segment.weight) append(wxString::Format("%d", *segment.weight));
  if (!segment.memo.empty()) append(toWx(segment.memo.substr(0, segment.memo.find('\n'))));
  drawText(dc, foot, left, y, right - left);
}

}  // namespace gui
