#include "gui/header_bar.h"

#include <wx/dcclient.h>
#include <wx/menuitem.h>
#include <wx/sizer.h>

#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/menus.h"
#include "gui/text.h"

namespace gui {

HeaderBar::HeaderBar(wxWindow* parent, Workspace& workspace, const CommandTable& commands,
                     const std::vector<std::string>& pages, const std::vector<std::string>& actions)
    : wxPanel(parent), workspace_(workspace), commands_(commands) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddSpacer(FromDIP(6));
  for (const auto& page : pages) add(*row, page);
  pages_ = entries_.size();
  row->AddStretchSpacer();
  for (const auto& action : actions) add(*row, action);
  row->AddSpacer(FromDIP(6));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, 1, wxEXPAND | wxTOP, FromDIP(3));
  column->AddSpacer(1);  // the line below
  SetSizer(column);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    fit();
    event.Skip();
  });
  Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
    wxPaintDC dc(this);
    dc.SetPen(workspace_.theme().border);
    dc.DrawLine(0, GetClientSize().y - 1, GetClientSize().x, GetClientSize().y - 1);
    event.Skip();
  });
}

void HeaderBar::add(wxSizer& sizer, const std::string& command) {
  auto* button = new FlatButton(this, workspace_);
  button->SetName(toWx(command));
  ties_.push_back(button->pressed.connect([this, command] {
    commands_.run(command);
    refresh();
  }));
  sizer.Add(button, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(1));
  entries_.push_back({command, button});
}

void HeaderBar::say() {
  const Theme& theme = workspace_.theme();
  SetBackgroundColour(theme.window);
  for (const Entry& entry : entries_) {
    const Command* command = commands_.find(entry.command);
    if (!command) continue;
    entry.button->say(wxMenuItem::GetLabelText(shortTitle(toWx(workspace_.tr()(command->title)))),
                      icon(command->icon, theme.text), icon(command->icon, theme.accent));
  }
  refresh();
  fit();
  Layout();
  Refresh();
}

void HeaderBar::fit() {
  int needed = FromDIP(12);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (i >= pages_) entries_[i].button->setBrief(false);
    needed += entries_[i].button->GetBestSize().x + FromDIP(2);
  }
  const bool narrow = needed > GetClientSize().x;
  for (std::size_t i = pages_; i < entries_.size(); ++i) entries_[i].button->setBrief(narrow);
}

void HeaderBar::refresh() {
  for (const Entry& entry : entries_) {
    const Command* command = commands_.find(entry.command);
    if (!command) continue;
    const bool active = command->isActive();
    if (entry.button->IsThisEnabled() != active) entry.button->Enable(active);
    if (command->isChecked) entry.button->choose(command->isChecked());
    // Undo says what it would undo.
    const wxString tip = tooltip(*command, workspace_.tr());
    if (entry.button->GetToolTipText() != tip) entry.button->SetToolTip(tip);
  }
}

}  // namespace gui
