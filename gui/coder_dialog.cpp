#include "gui/coder_dialog.h"

#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "coding/coders.h"
#include "gui/ask.h"
#include "gui/text.h"

namespace gui {

std::optional<std::string> chooseCoder(wxWindow* parent, Workspace& workspace) {
  const auto& tr = workspace.tr();
  corpus::Project* project = workspace.project();
  wxDialog dialog(parent, wxID_ANY, toWx(tr("Who is coding?")), wxDefaultPosition, wxDefaultSize,
                  wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
  dialog.SetName("coder");
  wxArrayString names;
  wxString current = toWx(workspace.coderName());  // perhaps not in the project before the first edit
  for (const auto& coder : coding::coders(*project)) {
    names.push_back(toWx(coder.name));
    if (coder.guid == project->coder()) current = names.back();
  }
  auto* name =
      new wxComboBox(&dialog, wxID_ANY, current, wxDefaultPosition, dialog.FromDIP(wxSize(360, -1)), names);
  name->SetName("name");
  auto* text = new wxStaticText(&dialog, wxID_ANY,
                                toWx(tr("Segments and the history carry the coder's name. Choose one "
                                        "of the project's coders or write a new name.")));
  text->Wrap(dialog.FromDIP(360));
  const int gap = dialog.FromDIP(18);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(text, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(name, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddStretchSpacer();
  column->Add(dialogButtons(&dialog, tr, i18n::message("Work under this name")), 0, wxEXPAND | wxALL, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  if (dialog.ShowModal() != wxID_OK) return {};
  const std::string chosen = toUtf8(name->GetValue().Strip(wxString::both));
  if (chosen.empty()) return {};
  return chosen;
}

}  // namespace gui
