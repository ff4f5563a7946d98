#include "gui/choose_value.h"

#include <wx/dialog.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include "gui/ask.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {

std::optional<std::size_t> chooseOne(wxWindow* parent, Workspace& workspace, const char* name,
                                     const i18n::Message& title, const i18n::Message& question,
                                     const std::vector<std::string>& lines, const i18n::Message& doIt) {
  constexpr std::size_t kLong = 10;
  const auto& tr = workspace.tr();
  wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(tr(title)), wxDefaultPosition, wxDefaultSize,
                  wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, name);
  const int gap = dialog.FromDIP(16);
  auto* text = new wxStaticText(&dialog, wxID_ANY, wxString());
  text->SetLabelText(toWx(tr(question)));
  text->Wrap(dialog.FromDIP(420));
  wxSearchCtrl* search = lines.size() > kLong ? new wxSearchCtrl(&dialog, wxID_ANY) : nullptr;
  auto* list =
      new wxListBox(&dialog, wxID_ANY, wxDefaultPosition,
                    dialog.FromDIP(wxSize(420, lines.size() > kLong ? 300 : 150)), 0, nullptr, wxLB_SINGLE);
  list->SetName("choices");
  std::vector<std::size_t> shown;
  const auto fill = [&] {
    const std::string wanted = search ? i18n::foldedForTyping(toUtf8(search->GetValue())) : std::string();
    list->Clear();
    shown.clear();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i18n::foldedForTyping(lines[i]).find(wanted) == std::string::npos) continue;
      shown.push_back(i);
      list->Append(toWx(lines[i]));
    }
    if (!shown.empty()) list->SetSelection(0);
    if (auto* ok = dialog.FindWindow(wxID_OK)) ok->Enable(!shown.empty());
  };
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(text, 0, wxLEFT | wxRIGHT | wxTOP, gap);
  if (search) column->Add(search, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(list, 1, wxEXPAND | wxALL, gap);
  column->Add(dialogButtons(&dialog, tr, doIt), 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  fill();
  if (search) {
    search->SetDescriptiveText(toWx(tr("Type to narrow the list")));
    search->Bind(wxEVT_TEXT, [&](wxCommandEvent&) { fill(); });
    search->SetFocus();
  } else {
    list->SetFocus();
  }
  list->Bind(wxEVT_LISTBOX_DCLICK, [&](wxCommandEvent&) { dialog.EndModal(wxID_OK); });
  if (dialog.ShowModal() != wxID_OK || list->GetSelection() == wxNOT_FOUND) return std::nullopt;
  return shown[static_cast<std::size_t>(list->GetSelection())];
}

}  // namespace gui
