#include "gui/about_dialog.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include "gui/ask.h"
#include "gui/icons.h"
#include "gui/text.h"

namespace gui {

void showAbout(wxWindow& parent, const Workspace& workspace) {
  const auto& tr = workspace.tr();
  wxDialog dialog(&parent, wxID_ANY, toWx(tr("About Suhbat")));
  dialog.SetName("about");
  const int gap = dialog.FromDIP(20);
  auto* words = new wxBoxSizer(wxVERTICAL);
  const auto add = [&](const std::string& text, const wxFont& font) {
    auto* line = new wxStaticText(&dialog, wxID_ANY, wxString());
    line->SetFont(font);
    line->SetLabelText(toWx(text));
    line->Wrap(dialog.FromDIP(400));
    words->Add(line, 0, wxBOTTOM, gap / 2);
  };
  const Theme& theme = workspace.theme();
  add("Suhbat " SUHBAT_VERSION, theme.headingFont().Scaled(1.2f));
  add(tr("Read, code, search and count interviews in Kazakh, Russian and English."), theme.interfaceFont());
  add(tr("Free software under the GNU General Public License, version 3 or later. There is no warranty, as "
         "far as the "
         "law permits."),
      theme.interfaceFont());
  add(tr("Built upon wxWidgets, SQLite, ICU, Xapian and Hunspell. Your texts never leave this computer."),
      theme.interfaceFont());
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(new wxStaticBitmap(&dialog, wxID_ANY, programIcon(64)), 0, wxALL, gap);
  row->Add(words, 1, wxTOP | wxRIGHT, gap);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, 1, wxEXPAND);
  column->Add(dialogButtons(&dialog, tr, i18n::message("Close"), false), 0, wxEXPAND | wxALL, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  dialog.ShowModal();
}

}  // namespace gui
