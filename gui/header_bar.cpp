#include "gui/header_bar.h"

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/menuitem.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include "gui/icons.h"
#include "gui/menus.h"
#include "gui/text.h"

namespace gui {

HeaderBar::HeaderBar(wxWindow* parent, Workspace& workspace, const CommandTable& commands,
                     const std::vector<std::string>& pages, const std::vector<std::string>& actions)
    : wxPanel(parent), workspace_(workspace), commands_(commands) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddSpacer(FromDIP(6));
  for (const auto& page : pages) add(*row, page, true);
  row->AddStretchSpacer();
  for (const auto& action : actions) add(*row, action, false);
  row->AddSpacer(FromDIP(6));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, 1, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(5));
  SetSizer(column);
  Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
    wxPaintDC dc(this);
    dc.SetPen(workspace_.theme().border);
    dc.DrawLine(0, GetClientSize().y - 1, GetClientSize().x, GetClientSize().y - 1);
    event.Skip();
  });
}

void HeaderBar::add(wxSizer& sizer, const std::string& command, bool toggle) {
  wxAnyButton* button = nullptr;
  if (toggle)
    button = new wxToggleButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
  else
    button = new wxButton(this, wxID_ANY, "-", wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
  button->SetName(toWx(command));
  button->Bind(toggle ? wxEVT_TOGGLEBUTTON : wxEVT_BUTTON, [this, command](wxCommandEvent&) {
    commands_.run(command);
    refresh();
  });
  sizer.Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(2));
  entries_.push_back({command, button});
}

void HeaderBar::say() {
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.window);
  for (const Entry& entry : entries_) {
    const Command* command = commands_.find(entry.command);
    if (!command) continue;
    // Spaces give the word air: flat GTK buttons have no padding of their own.
    entry.button->SetLabel(
        toWx(" ") + wxMenuItem::GetLabelText(shortTitle(toWx(workspace_.tr()(command->title)))) + "  ");
    if (!command->icon.empty()) entry.button->SetBitmap(icon(command->icon, theme.text), wxLEFT);
    entry.button->SetBitmapMargins(FromDIP(6), FromDIP(2));
    entry.button->InvalidateBestSize();
    entry.button->SetMinSize(wxSize(-1, FromDIP(32)));
  }
  refresh();
  Layout();
  Refresh();
}

void HeaderBar::refresh() {
  for (const Entry& entry : entries_) {
    const Command* command = commands_.find(entry.command);
    if (!command) continue;
    const bool active = command->isActive();
    if (entry.button->IsEnabled() != active) entry.button->Enable(active);
    if (auto* toggle = dynamic_cast<wxToggleButton*>(entry.button); toggle && command->isChecked)
      toggle->SetValue(command->isChecked());
    // Undo says what it would undo.
    const wxString tip = tooltip(*command, workspace_.tr());
    if (entry.button->GetToolTipText() != tip) entry.button->SetToolTip(tip);
  }
}

}  // namespace gui
