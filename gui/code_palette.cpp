#include "gui/code_palette.h"

#include <wx/dcclient.h>
#include <wx/dialog.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "gui/ask.h"
#include "gui/row_list.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {

using corpus::Guid;

namespace {

// The found codes, and at their end, perhaps, the offer to make the one that was typed.
class PaletteList : public RowList {
 public:
  explicit PaletteList(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
    SetName("palette-list");
  }

  std::vector<Guid> codes, collected;
  std::string offer;  // name of the code that could be made; empty for none

  void fill() {
    SetItemCount(codes.size() + (offer.empty() ? 0 : 1));
    SetSelection(GetItemCount() > 0 ? 0 : wxNOT_FOUND);
    Refresh();
  }

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return lineHeight() + FromDIP(12); }

  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    const int middle = rect.y + rect.height / 2;
    const int y = middle - lineHeight() / 2;
    int x = rect.x + FromDIP(16);
    int right = rect.GetRight() - FromDIP(16);
    dc.SetFont(GetFont());
    if (n >= codes.size()) {
      dc.SetTextForeground(theme().accent);
      drawText(dc, "+  " + toWx(workspace_.tr()("New code “{code}”", {{"code", offer}})), x, y, right - x);
      return;
    }
    const auto language = workspace_.tr().language();
    const auto& book = workspace_.codebook();
    const auto* code = book.find(codes[n]);
    if (!code) return;
    const int chip = FromDIP(11);
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(theme().stripe(code->colour));
    dc.DrawRoundedRectangle(x, middle - chip / 2, chip, chip, FromDIP(3));
    x += chip + FromDIP(10);
    if (std::find(collected.begin(), collected.end(), code->guid) != collected.end()) {
      dc.SetPen(wxPen(theme().accent, FromDIP(2)));
      dc.DrawLine(right - FromDIP(10), middle, right - FromDIP(6), middle + FromDIP(4));
      dc.DrawLine(right - FromDIP(6), middle + FromDIP(4), right, middle - FromDIP(5));
      right -= FromDIP(20);
    }
    dc.SetTextForeground(theme().text);
    x += drawText(dc, toWx(code->in(language).name), x, y, (right - x) * 3 / 4) + FromDIP(12);
    if (code->parent && right - x > FromDIP(30)) {
      dc.SetFont(smallFont());
      dc.SetTextForeground(theme().mutedText);
      const wxString path =
          wxControl::Ellipsize(toWx(book.path(*code->parent, language)), dc, wxELLIPSIZE_START, right - x);
      const wxSize extent = dc.GetTextExtent(path);
      dc.DrawText(path, right - extent.x, middle - extent.y / 2);
    }
  }
};

class Palette : public wxDialog {
 public:
  Palette(wxWindow* parent, Workspace& workspace, const std::vector<Guid>& recent, bool single)
      : wxDialog(parent, wxID_ANY, toWx(workspace.tr()("Tag with a code")), wxDefaultPosition, wxDefaultSize,
                 wxBORDER_NONE | wxWANTS_CHARS, "code-palette"),
        workspace_(workspace),
        recent_(recent),
        single_(single) {
    const Theme& theme = workspace.theme();
    const auto& tr = workspace.tr();
    SetBackgroundColour(theme.paper);
    field_ = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                            wxBORDER_NONE | wxTE_PROCESS_ENTER, wxDefaultValidator, "palette-field");
    wxFont large = theme.interfaceFont();
    large.SetFractionalPointSize(large.GetFractionalPointSize() * 1.25);
    field_->SetFont(large);
    field_->SetBackgroundColour(theme.paper);
    field_->SetForegroundColour(theme.text);
    field_->SetHint(toWx(tr("Type a code in any language")));
    list_ = new PaletteList(this, workspace);
    hint_ = new wxStaticText(this, wxID_ANY, "");
    hint_->SetForegroundColour(theme.mutedText);
    hint_->SetFont(theme.smallFont());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(field_, 0, wxEXPAND | wxALL, FromDIP(12));
    column->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(2));
    column->Add(hint_, 0, wxEXPAND | wxALL, FromDIP(10));
    SetSizer(column);
    SetSize(FromDIP(wxSize(440, 344)));
    Layout();
    // The window manager gives a window without a title no edge of its own.
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
      wxPaintDC dc(this);
      dc.SetBrush(*wxTRANSPARENT_BRUSH);
      dc.SetPen(Theme::mix(workspace_.theme().border, workspace_.theme().mutedText, 0.5));
      dc.DrawRectangle(GetClientRect());
    });

    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { find(); });
    Bind(wxEVT_CHAR_HOOK, &Palette::onKey, this);
    list_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
      event.Skip();
      const int row = list_->VirtualHitTest(event.GetPosition().y);
      if (row < 0) return;
      list_->SetSelection(row);
      if (event.ControlDown())
        collect();
      else
        CallAfter([this] { take(); });
    });
    sayHint();
    find();
    field_->SetFocus();
  }

  std::vector<Guid> chosen() const { return list_->collected; }

 private:
  void sayHint() {
    const auto& tr = workspace_.tr();
    const auto count = static_cast<std::int64_t>(list_->collected.size());
    std::string text =
        single_ ? tr("Enter takes the code · Esc closes")
        : count == 0
            // TRANSLATORS: foot of the code palette; names of keys as on the keyboard.
            ? tr("Enter tags · Ctrl+Enter adds another code · Esc closes")
            : tr.plural("{n} code chosen · Enter tags", "{n} codes chosen · Enter tags", count);
    hint_->SetLabel(toWx(text));
  }

  void find() {
    const std::string typed = toUtf8(field_->GetValue());
    const auto& book = workspace_.codebook();
    list_->codes.clear();
    list_->offer.clear();
    if (typed.find_first_not_of(' ') == std::string::npos) {
      for (const Guid& code : recent_) {
        if (book.find(code)) list_->codes.push_back(code);
      }
      for (const auto& code : book.all()) {
        if (std::find(list_->codes.begin(), list_->codes.end(), code.guid) == list_->codes.end())
          list_->codes.push_back(code.guid);
      }
    } else {
      list_->codes = book.matching(typed);
      const std::string folded = i18n::foldedForTyping(typed);
      const bool taken = std::any_of(list_->codes.begin(), list_->codes.end(), [&](const Guid& guid) {
        const auto* code = book.find(guid);
        return i18n::foldedForTyping(code->text.name) == folded ||
               i18n::foldedForTyping(code->in(workspace_.tr().language()).name) == folded;
      });
      if (!taken) list_->offer = typed;
    }
    list_->fill();
  }

  void onKey(wxKeyEvent& event) {
    const int last = static_cast<int>(list_->GetItemCount()) - 1;
    const int row = list_->GetSelection();
    switch (event.GetKeyCode()) {
      case WXK_DOWN:
        return to(std::min(last, row + 1));
      case WXK_UP:
        return to(std::max(0, row - 1));
      case WXK_PAGEDOWN:
        return to(std::min(last, row + 7));
      case WXK_PAGEUP:
        return to(std::max(0, row - 7));
      case WXK_ESCAPE:
        return EndModal(wxID_CANCEL);
      case WXK_RETURN:
      case WXK_NUMPAD_ENTER:
        if (event.ControlDown() || event.ShiftDown()) return collect();
        return take();
      case WXK_SPACE:
        if (field_->IsEmpty()) return collect();
        break;
      default:
        break;
    }
    event.Skip();
  }

  void to(int row) {
    if (row < 0) return;
    list_->SetSelection(row);
  }

  // The code of the row, made when the row is the offer; none when that failed.
  Guid code() {
    const int row = list_->GetSelection();
    if (row < 0) return {};
    if (static_cast<std::size_t>(row) < list_->codes.size())
      return list_->codes[static_cast<std::size_t>(row)];
    Guid made;
    const std::string name = list_->offer;
    const auto reason =
        workspace_.tryEdit(i18n::message("Add code “{code}”", {{"code", name}}),
                           [&](corpus::Edit& edit) { made = coding::addCodePath(edit, name); });
    if (reason) {  // over the palette, which keeps what was typed
      tell(this, workspace_.tr(), *reason);
      return {};
    }
    return workspace_.codebook().find(made) ? made : Guid();
  }

  void collect() {
    if (single_) return take();
    const Guid chosen = code();
    if (!chosen) return;
    auto& collected = list_->collected;
    if (std::erase(collected, chosen) == 0) collected.push_back(chosen);
    field_->SelectAll();
    if (!field_->IsEmpty()) field_->ChangeValue("");
    const int row = list_->GetSelection();
    find();
    const auto at = std::find(list_->codes.begin(), list_->codes.end(), chosen);
    to(at != list_->codes.end() ? static_cast<int>(at - list_->codes.begin()) : row);
    sayHint();
  }

  // Enter with codes collected tags with those; the highlighted row joins them when something was typed for
  // it.
  void take() {
    auto& collected = list_->collected;
    if (collected.empty() || !field_->IsEmpty()) {
      const Guid chosen = code();
      if (!chosen) return;
      if (std::find(collected.begin(), collected.end(), chosen) == collected.end())
        collected.push_back(chosen);
    }
    EndModal(wxID_OK);
  }

  Workspace& workspace_;
  std::vector<Guid> recent_;
  bool single_;
  wxTextCtrl* field_;
  PaletteList* list_;
  wxStaticText* hint_;
};

}  // namespace

std::vector<Guid> chooseCodes(wxWindow* parent, Workspace& workspace, const wxRect& nearBy,
                              const std::vector<Guid>& recent, bool single) {
  if (!workspace.project()) return {};
  Palette palette(wxGetTopLevelParent(parent), workspace, recent, single);
  // Below the passage, above it where there is no room; always whole on the screen.
  const wxSize size = palette.GetSize();
  const int found = wxDisplay::GetFromWindow(parent);
  const wxRect screen = wxDisplay(found == wxNOT_FOUND ? 0u : static_cast<unsigned>(found)).GetClientArea();
  const int gap = parent->FromDIP(8);
  wxPoint place(nearBy.x, nearBy.GetBottom() + gap);
  if (place.y + size.y > screen.GetBottom()) place.y = nearBy.y - size.y - gap;
  if (place.y < screen.y) place = {nearBy.GetRight() + gap, screen.y + (screen.height - size.y) / 3};
  place.x = std::clamp(place.x, screen.x, std::max(screen.x, screen.GetRight() - size.x));
  palette.SetPosition(place);
  if (palette.ShowModal() != wxID_OK) return {};
  return palette.chosen();
}

}  // namespace gui
