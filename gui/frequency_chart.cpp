#include "gui/frequency_chart.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>
#include <wx/dcmemory.h>
#include <wx/graphics.h>

#include <algorithm>
#include <memory>

#include "coding/codebook.h"
#include "gui/text.h"

namespace gui {

FrequencyChart::FrequencyChart(wxWindow* parent, Workspace& workspace)
    : wxScrolledCanvas(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxFULL_REPAINT_ON_RESIZE),
      workspace_(workspace) {
  SetName("chart");
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetScrollRate(0, FromDIP(12));
  Bind(wxEVT_PAINT, &FrequencyChart::onPaint, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    fit();
    event.Skip();
  });
  Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
    const int y = CalcUnscrolledPosition(event.GetPosition()).y;
    const auto after = std::upper_bound(tops_.begin(), tops_.end(), y);
    if (after != tops_.begin() && !content_.bars.empty())
      clicked.emit(static_cast<int>(after - tops_.begin()) - 1);
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { Refresh(); });
}

void FrequencyChart::show(Content content) {
  content_ = std::move(content);
  fit();
  Scroll(0, 0);
  Refresh();
}

int FrequencyChart::barHeight() const {
  return content_.columns.size() > 1 ? FromDIP(13) : FromDIP(18);
}

int FrequencyChart::groupHeight(const Bar& bar) const {
  return std::max(static_cast<int>(bar.values.size()) * (barHeight() + FromDIP(2)), GetCharHeight()) +
         FromDIP(10);
}

wxColour FrequencyChart::columnColour(std::size_t column) const {
  return workspace_.theme().stripe(coding::paletteColour(column));
}

void FrequencyChart::fit() {
  // Measured on a bitmap of its own: a context of no window draws onto the desktop.
  wxBitmap bitmap(1, 1);
  wxMemoryDC dc(bitmap);
  std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
  if (gc) SetVirtualSize(GetClientSize().x, draw(*gc, GetClientSize().x));
}

int FrequencyChart::draw(wxGraphicsContext& gc, int width) const {
  const Theme& theme = workspace_.theme();
  const wxFont font = theme.interfaceFont();
  const auto extent = [&](const wxString& text) {
    double w = 0, h = 0, descent = 0, leading = 0;
    gc.GetTextExtent(text, &w, &h, &descent, &leading);
    return wxSize(static_cast<int>(w + 0.99), static_cast<int>(h + 0.99));
  };
  gc.SetFont(font, theme.text);
  const int margin = FromDIP(20);
  int y = FromDIP(14);

  if (content_.columns.size() > 1) {
    int x = margin;
    const int box = FromDIP(12);
    for (std::size_t c = 0; c < content_.columns.size(); ++c) {
      const wxString name = toWx(content_.columns[c]);
      const wxSize size = extent(name);
      if (x > margin && x + box + size.x > width - margin) {
        x = margin;
        y += size.y + FromDIP(6);
      }
      gc.SetPen(*wxTRANSPARENT_PEN);
      gc.SetBrush(columnColour(c));
      gc.DrawRoundedRectangle(x, y + (size.y - box) / 2.0, box, box, FromDIP(3));
      gc.DrawText(name, x + box + FromDIP(6), y);
      x += box + size.x + FromDIP(22);
    }
    y += extent("X").y + FromDIP(14);
  }

  double most = 0;
  int labelWidth = 0, valueWidth = 0;
  for (const auto& bar : content_.bars) {
    labelWidth = std::max(labelWidth, extent(toWx(bar.label)).x);
    for (const double value : bar.values) most = std::max(most, value);
    for (const auto& text : bar.texts) valueWidth = std::max(valueWidth, extent(toWx(text)).x);
  }
  labelWidth = std::min(labelWidth, width * 2 / 5);
  const int left = margin + labelWidth + FromDIP(14);
  const int room = std::max(width - left - margin - valueWidth - FromDIP(8), FromDIP(40));

  tops_.clear();
  for (const auto& bar : content_.bars) {
    tops_.push_back(y);
    const int height = groupHeight(bar) - FromDIP(10);
    gc.SetFont(font, theme.text);
    wxString label = toWx(bar.label);
    if (extent(label).x > labelWidth) {
      while (label.length() > 1 && extent(label + toWx("…")).x > labelWidth) label.RemoveLast();
      label += toWx("…");
    }
    const wxSize size = extent(label);
    gc.DrawText(label, left - FromDIP(14) - size.x, y + (height - size.y) / 2.0);
    for (std::size_t c = 0; c < bar.values.size(); ++c) {
      const double top = y + static_cast<double>(c) * (barHeight() + FromDIP(2));
      const double length = most > 0 ? bar.values[c] / most * room : 0;
      gc.SetPen(*wxTRANSPARENT_PEN);
      const bool one = bar.values.size() == 1;
      gc.SetBrush(one ? (bar.colour.empty() ? theme.accent : theme.stripe(bar.colour)) : columnColour(c));
      if (length > 0)
        gc.DrawRoundedRectangle(left, top, std::max(length, 2.0), barHeight(),
                                std::min(length / 2, double(FromDIP(3))));
      gc.SetFont(one ? font : font.Scaled(0.85f), theme.mutedText);
      if (!one && bar.values[c] == 0) continue;
      const wxString text = toWx(bar.texts[c]);
      gc.DrawText(text, left + length + FromDIP(6), top + (barHeight() - extent(text).y) / 2.0);
    }
    y += height + FromDIP(10);
  }
  return y + FromDIP(6);
}

void FrequencyChart::onPaint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  dc.SetBackground(workspace_.theme().paper);
  dc.Clear();
  DoPrepareDC(dc);
  std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
  if (gc) draw(*gc, GetClientSize().x);
}

}  // namespace gui
