// The list that a form's field opens.
#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/dialog.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "gui/query_form_values.h"
#include "gui/row_list.h"
#include "gui/text.h"
#include "i18n/format.h"
#include "search/fields.h"

namespace gui {
namespace {

class ValueList : public RowList {
 public:
  ValueList(wxWindow* parent, Workspace& workspace) : RowList(parent, workspace) {
    SetName("query-values-list");
  }

  std::vector<QueryValue> values;
  std::vector<std::string> ticked;
  std::string own;  // what could be taken as it is typed; empty for none
  bool ticks = true;

  bool isTicked(const QueryValue& value) const {
    return std::find(ticked.begin(), ticked.end(), value.typed) != ticked.end();
  }
  void fill() {
    SetItemCount(values.size() + (own.empty() ? 0 : 1));
    SetSelection(GetItemCount() > 0 ? 0 : wxNOT_FOUND);
    Refresh();
  }

 private:
  wxCoord OnMeasureItem(std::size_t) const override { return lineHeight() + FromDIP(10); }

  void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override {
    const int middle = rect.y + rect.height / 2;
    const int y = middle - lineHeight() / 2;
    int x = rect.x + FromDIP(14);
    int right = rect.GetRight() - FromDIP(14);
    dc.SetFont(GetFont());
    if (n >= values.size()) {
      dc.SetTextForeground(theme().accent);
      // TRANSLATORS: last line of a list of values: what was typed can be searched for although no value of
      // the project is called so.
      drawText(dc, toWx(workspace_.tr()("Search for “{value}”", {{"value", own}})), x, y, right - x);
      return;
    }
    const QueryValue& value = values[n];
    if (ticks) {
      drawTick(dc, x, middle, isTicked(value));
      x += FromDIP(15) + FromDIP(10);
    }
    if (!value.colour.empty()) {
      const int chip = FromDIP(11);
      dc.SetPen(*wxTRANSPARENT_PEN);
      dc.SetBrush(theme().stripe(value.colour));
      dc.DrawRoundedRectangle(x, middle - chip / 2, chip, chip, FromDIP(3));
      x += chip + FromDIP(9);
    }
    if (value.count) {
      dc.SetFont(smallFont());
      dc.SetTextForeground(theme().mutedText);
      const wxString count = toWx(i18n::number(*value.count, workspace_.tr().language()));
      const wxSize extent = dc.GetTextExtent(count);
      dc.DrawText(count, right - extent.x, middle - extent.y / 2);
      right -= extent.x + FromDIP(10);
      dc.SetFont(GetFont());
    }
    dc.SetTextForeground(theme().text);
    const int share = value.detail.empty() ? right - x : (right - x) * 2 / 3;
    x += drawText(dc, toWx(value.label.empty() ? value.typed : value.label), x, y, share) + FromDIP(12);
    if (value.detail.empty() || right - x < FromDIP(30)) return;
    dc.SetFont(smallFont());
    dc.SetTextForeground(theme().mutedText);
    const wxString detail = wxControl::Ellipsize(toWx(value.detail), dc, wxELLIPSIZE_START, right - x);
    const wxSize extent = dc.GetTextExtent(detail);
    dc.DrawText(detail, right - extent.x, middle - extent.y / 2);
  }

  void drawTick(wxDC& dc, int x, int middle, bool on) const {
    const int side = FromDIP(15);
    dc.SetPen(on ? *wxTRANSPARENT_PEN : wxPen(Theme::mix(theme().border, theme().mutedText, 0.5)));
    if (on)
      dc.SetBrush(theme().accent);
    else
      dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRoundedRectangle(x, middle - side / 2, side, side, FromDIP(3));
    if (!on) return;
    dc.SetPen(wxPen(theme().accentText, FromDIP(2)));
    dc.DrawLine(x + FromDIP(3), middle, x + FromDIP(6), middle + FromDIP(3));
    dc.DrawLine(x + FromDIP(6), middle + FromDIP(3), x + FromDIP(11), middle - FromDIP(4));
  }
};

class Picker : public wxDialog {
 public:
  Picker(wxWindow* parent, Workspace& workspace, const QueryValueChoice& choice,
         const std::vector<std::string>& ticked)
      : wxDialog(parent, wxID_ANY, toWx(choice.title), wxDefaultPosition, wxDefaultSize,
                 wxBORDER_NONE | wxWANTS_CHARS, "query-values"),
        workspace_(workspace),
        choice_(choice) {
    const Theme& theme = workspace.theme();
    const auto& tr = workspace.tr();
    SetBackgroundColour(theme.paper);
    // What was typed in the query although the project has no such value stays to be seen.
    for (const std::string& each : ticked) {
      const bool known = std::any_of(choice_.known.begin(), choice_.known.end(),
                                     [&](const QueryValue& value) { return value.typed == each; });
      if (!known) choice_.known.insert(choice_.known.begin(), QueryValue{each, {}, {}, {}, {}});
    }
    // What is ticked is seen at once, in a long list too.
    std::stable_partition(choice_.known.begin(), choice_.known.end(), [&](const QueryValue& value) {
      return std::find(ticked.begin(), ticked.end(), value.typed) != ticked.end();
    });
    field_ = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                            wxBORDER_NONE | wxTE_PROCESS_ENTER, wxDefaultValidator, "query-values-filter");
    field_->SetBackgroundColour(theme.paper);
    field_->SetForegroundColour(theme.text);
    field_->SetHint(toWx(choice_.own ? tr("Type a value, or choose one") : tr("Type to narrow the list")));
    list_ = new ValueList(this, workspace);
    list_->ticked = ticked;
    list_->ticks = !choice_.single;
    list_->setEmptyText(choice_.known.empty() ? tr("The project has no value for this yet.")
                                              : tr("No value is called so."));
    auto* hint = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                  wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    hint->SetForegroundColour(theme.mutedText);
    hint->SetFont(theme.smallFont());
    hint->SetLabelText(toWx(choice_.single ? tr("Enter takes it · Esc closes")
                                           // TRANSLATORS: foot of a list; names of keys as on the keyboard.
                                           : tr("Ctrl+Enter ticks · Enter takes · Esc closes")));
    auto* done = new wxButton(this, wxID_OK, toWx(tr("Done")));
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(hint, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    foot->Add(done, 0, wxALIGN_CENTRE_VERTICAL);
    done->Show(!choice_.single);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(field_, 0, wxEXPAND | wxALL, FromDIP(10));
    column->Add(list_, 1, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(2));
    column->Add(foot, 0, wxEXPAND | wxALL, FromDIP(10));
    SetSizer(column);
    const int rows = static_cast<int>(std::clamp<std::size_t>(choice_.known.size(), 3, 9));
    SetSize(FromDIP(380), field_->GetBestSize().y + rows * (list_->GetCharHeight() + FromDIP(10)) +
                              done->GetBestSize().y + FromDIP(46));
    Layout();
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
      wxPaintDC dc(this);
      dc.SetBrush(*wxTRANSPARENT_BRUSH);
      dc.SetPen(Theme::mix(workspace_.theme().border, workspace_.theme().mutedText, 0.5));
      dc.DrawRectangle(GetClientRect());
    });
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { find(); });
    Bind(wxEVT_CHAR_HOOK, &Picker::onKey, this);
    list_->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
      event.Skip();
      const int row = list_->VirtualHitTest(event.GetPosition().y);
      if (row < 0) return;
      list_->SetSelection(row);
      if (choice_.single)
        CallAfter([this] { take(); });
      else
        tick();
    });
    find();
    field_->SetFocus();
  }

  const std::vector<std::string>& ticked() const { return list_->ticked; }

 private:
  void find() {
    const std::string typed = toUtf8(field_->GetValue().Strip(wxString::both));
    const std::string wanted = i18n::foldedForTyping(typed);
    list_->values.clear();
    bool exactly = false;
    // Names that begin so come first.
    std::vector<QueryValue> inside;
    for (const QueryValue& value : choice_.known) {
      const std::string label = i18n::foldedForTyping(value.label.empty() ? value.typed : value.label);
      exactly = exactly || search::foldedName(label) == search::foldedName(wanted);
      const std::size_t at = label.find(wanted);
      if (at == 0)
        list_->values.push_back(value);
      else if (at != std::string::npos || i18n::foldedForTyping(value.detail).find(wanted) == 0 ||
               i18n::foldedForTyping(value.typed).find(wanted) != std::string::npos)
        inside.push_back(value);
    }
    list_->values.insert(list_->values.end(), inside.begin(), inside.end());
    list_->own = choice_.own && !typed.empty() && !exactly ? typed : std::string();
    list_->fill();
  }

  void onKey(wxKeyEvent& event) {
    const int last = static_cast<int>(list_->GetItemCount()) - 1;
    const int row = list_->GetSelection();
    const auto to = [this](int wanted) {
      if (wanted >= 0) list_->SetSelection(wanted);
    };
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
        if (event.ControlDown() && !choice_.single) return tick();
        return take();
      case WXK_SPACE:
        if (field_->IsEmpty() && !choice_.single) return tick();
        break;
      default:
        break;
    }
    event.Skip();
  }

  std::string highlighted() const {
    const int row = list_->GetSelection();
    if (row < 0) return {};
    const auto at = static_cast<std::size_t>(row);
    return at < list_->values.size() ? list_->values[at].typed : list_->own;
  }

  void tick() {
    const std::string value = highlighted();
    if (value.empty()) return;
    const int row = list_->GetSelection();
    if (std::erase(list_->ticked, value) == 0) list_->ticked.push_back(value);
    const bool own = static_cast<std::size_t>(row) >= list_->values.size();
    if (own) choice_.known.insert(choice_.known.begin(), QueryValue{value, {}, {}, {}, {}});
    if (!field_->IsEmpty()) {
      field_->ChangeValue("");
      find();
      const auto at = std::find_if(list_->values.begin(), list_->values.end(),
                                   [&](const QueryValue& each) { return each.typed == value; });
      if (at != list_->values.end()) list_->SetSelection(static_cast<int>(at - list_->values.begin()));
    }
    list_->Refresh();
  }

  // Enter with values ticked takes those; the highlighted one joins them when something was typed for it.
  void take() {
    const std::string value = highlighted();
    auto& ticked = list_->ticked;
    if (choice_.single) {
      if (value.empty()) return;
      ticked = {value};
    } else if (ticked.empty() || !field_->IsEmpty()) {
      if (value.empty()) return;
      if (std::find(ticked.begin(), ticked.end(), value) == ticked.end()) ticked.push_back(value);
    }
    EndModal(wxID_OK);
  }

  Workspace& workspace_;
  QueryValueChoice choice_;
  wxTextCtrl* field_;
  ValueList* list_;
};

}  // namespace

std::optional<std::vector<std::string>> chooseQueryValues(wxWindow* parent, Workspace& workspace,
                                                          const wxRect& nearBy,
                                                          const QueryValueChoice& choice,
                                                          const std::vector<std::string>& ticked) {
  Picker picker(wxGetTopLevelParent(parent), workspace, choice, ticked);
  // Below the field, above it where there is no room; always whole on the screen.
  const wxSize size = picker.GetSize();
  const int found = wxDisplay::GetFromWindow(parent);
  const wxRect screen = wxDisplay(found == wxNOT_FOUND ? 0u : static_cast<unsigned>(found)).GetClientArea();
  const int gap = parent->FromDIP(3);
  wxPoint place(nearBy.x, nearBy.GetBottom() + gap);
  if (place.y + size.y > screen.GetBottom()) place.y = std::max(screen.y, nearBy.y - size.y - gap);
  place.x = std::clamp(place.x, screen.x, std::max(screen.x, screen.GetRight() - size.x));
  picker.SetPosition(place);
  if (picker.ShowModal() != wxID_OK) return std::nullopt;
  return picker.ticked();
}

}  // namespace gui
