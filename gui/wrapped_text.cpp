#include "gui/wrapped_text.h"

namespace gui {

int xOf(wxDC& dc, const wxString& line, std::size_t at) {
  return at == 0 ? 0 : dc.GetTextExtent(line.Left(at)).x;
}

std::vector<WrappedLine> wrap(wxDC& dc, const wxString& text, int width) {
  std::vector<WrappedLine> lines;
  const std::size_t size = text.length();
  const auto fits = [&](std::size_t begin, std::size_t end) {
    return dc.GetTextExtent(text.Mid(begin, end - begin)).x <= width;
  };
  std::size_t begin = 0;
  while (begin < size) {
    // Word by word, as long as they fit.
    std::size_t end = begin;
    while (end < size && text[end] != '\n') {
      std::size_t next = end;
      while (next < size && text[next] == ' ') ++next;
      while (next < size && text[next] != ' ' && text[next] != '\n') ++next;
      if (!fits(begin, next)) break;
      end = next;
    }
    if (end == begin && text[begin] != '\n') {  // a word wider than the line is broken where it must be
      end = begin + 1;
      while (end < size && text[end] != ' ' && text[end] != '\n' && fits(begin, end + 1)) ++end;
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
