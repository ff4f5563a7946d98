#include "gui/wrapped_text.h"

#include <algorithm>

namespace gui {

std::vector<WrappedLine> wrap(wxDC& dc, const wxString& text, int width) {
  std::vector<WrappedLine> lines;
  wxArrayInt edges;  // right edge of each character
  if (text.empty() || !dc.GetPartialTextExtents(text, edges)) return lines;
  const std::size_t size = text.length();
  std::size_t begin = 0;
  while (begin < size) {
    const int left = begin == 0 ? 0 : edges[begin - 1];
    std::size_t end = begin;
    std::size_t lastSpace = 0;
    bool newline = false;
    while (end < size && edges[end] - left <= width) {
      if (text[end] == '\n') {
        newline = true;
        break;
      }
      if (text[end] == ' ') lastSpace = end;
      ++end;
    }
    if (!newline && end < size) {
      if (lastSpace > begin) end = lastSpace;
      end = std::max(end, begin + 1);
    }
    lines.push_back({begin, end});
    begin = end;
    if (begin < size && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  }
  return lines;
}

int drawWrapped(wxDC& dc, const wxString& text, const wxRect& rect, int align) {
  int y = rect.y;
  const int step = dc.GetCharHeight() * 5 / 4;
  for (const WrappedLine& line : wrap(dc, text, rect.width)) {
    const wxString part = text.Mid(line.begin, line.end - line.begin);
    const int x =
        align & wxALIGN_CENTRE_HORIZONTAL ? rect.x + (rect.width - dc.GetTextExtent(part).x) / 2 : rect.x;
    dc.DrawText(part, x, y);
    y += step;
  }
  return y - rect.y;
}

}  // namespace gui
