#include "gui/concordance_list.h"

#include <wx/control.h>

#include <algorithm>
#include <string_view>

#include "gui/text.h"

namespace gui {
namespace {

// Whether a blank stands before what follows a match: not before a full stop.
bool apart(const std::string& right) {
  return right.empty() || std::string_view(".,;:!?)").find(right.front()) == std::string_view::npos;
}

}  // namespace

ConcordanceList::ConcordanceList(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
  SetName("concordance");
  Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == 'C' && event.GetModifiers() == wxMOD_CONTROL && row() >= 0)
      copyRequested.emit(row());
    else
      event.Skip();
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    RefreshAll();
    event.Skip();
  });
}

void ConcordanceList::show(std::vector<search::ConcordanceLine> lines) {
  lines_ = std::move(lines);
  SetSelection(wxNOT_FOUND);
  SetItemCount(lines_.size());
  if (!lines_.empty()) ScrollToRow(0);
  RefreshAll();
}

void ConcordanceList::sort(search::ConcordanceOrder order) {
  auto lines = std::move(lines_);
  search::sortConcordance(lines, order, workspace_.tr().language());
  show(std::move(lines));
}

wxCoord ConcordanceList::OnMeasureItem(std::size_t) const {
  return lineHeight() + FromDIP(9);
}

void ConcordanceList::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  const auto& line = lines_[n];
  const int left = rect.x + FromDIP(20), right = rect.GetRight() - FromDIP(14);
  const int place = std::clamp((right - left) / 5, FromDIP(60), FromDIP(170));
  const int y = rect.y + (rect.height - lineHeight()) / 2;
  dc.SetFont(smallFont());
  dc.SetTextForeground(theme().mutedText);
  const std::string where =
      line.speaker.empty() ? line.transcriptName : line.transcriptName + " · " + line.speaker;
  drawText(dc, toWx(where), left, rect.y + (rect.height - dc.GetCharHeight()) / 2, place);

  const int from = left + place + FromDIP(14), gap = FromDIP(7);
  dc.SetFont(strongFont());
  const wxString match = toWx(line.match);
  const int middle = (from + right) / 2, most = (right - from) / 2;
  const int width = std::min(dc.GetTextExtent(match).x, most);
  const int matchAt = middle - width / 2;
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(theme().found);
  dc.DrawRoundedRectangle(matchAt - FromDIP(3), y - FromDIP(1), width + FromDIP(6), lineHeight() + FromDIP(2),
                          FromDIP(3));
  dc.SetTextForeground(theme().text);
  drawText(dc, match, matchAt, y, width + 1);

  dc.SetFont(GetFont());
  const int leftRoom = matchAt - gap - from,
            rightAt = matchAt + width + (apart(line.right) ? gap : FromDIP(4));
  const wxString before = wxControl::Ellipsize(toWx(line.left), dc, wxELLIPSIZE_START, std::max(leftRoom, 1));
  dc.DrawText(before, matchAt - gap - dc.GetTextExtent(before).x, y);
  drawText(dc, toWx(line.right), rightAt, y, right - rightAt);
}

}  // namespace gui
