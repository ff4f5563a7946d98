#include "gui/import_preview_list.h"

#include <algorithm>

#include "gui/icons.h"
#include "gui/text.h"
#include "gui/text_language.h"

namespace gui {

std::string concernName(ImportPlan::Concern concern, const i18n::Messages& tr) {
  switch (concern) {
    case ImportPlan::Concern::Encoding:
      return tr("Text encoding doubtful");
    case ImportPlan::Concern::Speakers:
      return tr("Speakers doubtful");
    case ImportPlan::Concern::LookAlikes:
      return tr("Mixed letters");
    case ImportPlan::Concern::KazakhFont:
      return tr("Old Kazakh font");
  }
  return {};
}

ImportFileList::ImportFileList(wxWindow* parent, Workspace& workspace, const ImportPlan& plan)
    : RowList(parent, workspace), plan_(plan) {
  SetName("import-files");
  for (std::size_t i = 0; i < plan.files().size(); ++i) order_.push_back(i);
  std::stable_partition(order_.begin(), order_.end(), [&](std::size_t i) { return plan_.importable(i); });
  SetItemCount(order_.size());
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
    const int at = VirtualHitTest(event.GetY());
    if (at >= 0 && event.GetX() < tickRight()) toggled.emit(fileAt(at));
    event.Skip();
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_SPACE && row() >= 0)
      toggled.emit(fileAt(row()));
    else
      event.Skip();
  });
}

int ImportFileList::rowOf(std::size_t file) const {
  return static_cast<int>(std::find(order_.begin(), order_.end(), file) - order_.begin());
}

wxCoord ImportFileList::OnMeasureItem(std::size_t) const {
  return 2 * lineHeight() + FromDIP(14);
}

void ImportFileList::drawTick(wxDC& dc, const wxRect& box, bool on, bool enabled) const {
  const wxColour edge = enabled ? theme().mutedText : theme().border;
  dc.SetPen(on ? wxPen(theme().accent) : wxPen(edge));
  dc.SetBrush(on ? wxBrush(theme().accent) : wxBrush(theme().paper));
  dc.DrawRoundedRectangle(box, FromDIP(3));
  if (!on) return;
  dc.SetPen(wxPen(theme().accentText, std::max(2, FromDIP(2))));
  const auto at = [&](double x, double y) {
    return wxPoint(box.x + static_cast<int>(x * box.width), box.y + static_cast<int>(y * box.height));
  };
  dc.DrawLine(at(0.24, 0.52), at(0.43, 0.72));
  dc.DrawLine(at(0.43, 0.72), at(0.78, 0.30));
}

void ImportFileList::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
  const std::size_t index = order_[n];
  const auto& file = plan_.file(index);
  const auto& tr = workspace_.tr();
  const bool importable = plan_.importable(index);
  const int side = FromDIP(15);
  int y = rect.y + FromDIP(6);
  if (importable)
    drawTick(dc, wxRect(rect.x + FromDIP(13), y + (lineHeight() - side) / 2, side, side), file.wanted, true);
  const int left = rect.x + FromDIP(38);
  int right = rect.GetRight() - FromDIP(12);

  // What it is, from the right: language, then format.
  dc.SetFont(smallFont());
  const wxColour ground = Theme::mix(theme().paper, theme().mutedText, 0.16);
  const auto badge = [&](const std::string& word) {
    if (word.empty()) return;
    const wxString text = toWx(word);
    right -= dc.GetTextExtent(text).x + FromDIP(12);
    drawBadge(dc, text, right, y, ground, theme().mutedText);
    right -= FromDIP(5);
  };
  if (importable && file.kind == ImportPlan::Kind::Transcript) badge(languageBadge(file.transcript.language));
  wxString kind = pathToWx(file.path.extension()).Mid(1).Upper();
  if (kind.length() <= 5) badge(toUtf8(kind));

  dc.SetFont(GetFont());
  const bool taken = importable && file.wanted;
  dc.SetTextForeground(taken ? theme().text : theme().mutedText);
  const wxString name = importable && !file.name.empty() ? toWx(file.name) : pathToWx(file.path.filename());
  drawText(dc, name, left, y, right - left - FromDIP(4), wxELLIPSIZE_MIDDLE);

  y += lineHeight() + FromDIP(2);
  dc.SetFont(smallFont());
  std::string said;
  bool attention = true;
  if (file.refusal) {
    said = tr(*file.refusal);
  } else if (file.alreadyThere) {
    said = tr(*file.alreadyThere);
    attention = false;
  } else if (file.kind == ImportPlan::Kind::Participants) {
    said = tr.plural("Participants table, {n} row", "Participants table, {n} rows",
                     static_cast<std::int64_t>(file.table->rows.size()));
    attention = false;
  } else if (const auto concerns = plan_.concerns(index); !concerns.empty()) {
    for (const auto concern : concerns) said += (said.empty() ? "" : ", ") + concernName(concern, tr);
  } else {
    said = tr.plural("{n} turn", "{n} turns", static_cast<std::int64_t>(file.transcript.turns.size())) +
           " · " + tr.plural("{n} word", "{n} words", file.transcript.words);
    attention = false;
  }
  int x = left;
  if (attention) {
    const auto mark = icon("warning", theme().warning, 13).GetBitmapFor(this);
    dc.DrawBitmap(mark, x, y + (dc.GetCharHeight() - FromDIP(13)) / 2, true);
    x += FromDIP(18);
  }
  dc.SetTextForeground(attention && importable ? theme().warning : theme().mutedText);
  drawText(dc, toWx(said), x, y, rect.GetRight() - FromDIP(12) - x);
}

}  // namespace gui
