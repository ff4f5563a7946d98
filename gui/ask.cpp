#include "gui/ask.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "gui/text.h"

namespace gui {

bool confirm(wxWindow* parent, const i18n::Messages& tr, const i18n::Message& question,
             const i18n::Message& yes) {
  wxMessageDialog dialog(parent, toWx(tr(question)), "Suhbat", wxOK | wxCANCEL | wxICON_QUESTION);
  dialog.SetOKCancelLabels(toWx(tr(yes)), toWx(tr("Cancel")));
  return dialog.ShowModal() == wxID_OK;
}

void tell(wxWindow* parent, const i18n::Messages& tr, const i18n::Message& what) {
  wxMessageDialog dialog(parent, toWx(tr(what)), "Suhbat", wxOK | wxICON_INFORMATION);
  dialog.SetOKLabel(toWx(tr("Close")));
  dialog.ShowModal();
}

wxSizer* dialogButtons(wxDialog* dialog, const i18n::Messages& tr, const i18n::Message& doIt, bool cancel) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->AddStretchSpacer();
  if (cancel) row->Add(new wxButton(dialog, wxID_CANCEL, toWx(tr("Cancel"))), 0, wxRIGHT, dialog->FromDIP(8));
  auto* ok = new wxButton(dialog, wxID_OK, toWx(tr(doIt)));
  ok->SetDefault();
  row->Add(ok);
  return row;
}

std::optional<std::string> askText(wxWindow* parent, const i18n::Messages& tr, const i18n::Message& title,
                                   const i18n::Message& label, const std::string& value) {
  wxDialog dialog(parent, wxID_ANY, toWx(tr(title)), wxDefaultPosition, wxDefaultSize,
                  wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
  dialog.SetName("ask-text");
  auto* text =
      new wxTextCtrl(&dialog, wxID_ANY, toWx(value), wxDefaultPosition, dialog.FromDIP(wxSize(380, -1)));
  text->SetName("text");
  text->SelectAll();
  auto* column = new wxBoxSizer(wxVERTICAL);
  const int gap = dialog.FromDIP(16);
  column->Add(new wxStaticText(&dialog, wxID_ANY, toWx(tr(label))), 0, wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(text, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap / 2);
  column->AddStretchSpacer();
  column->Add(dialogButtons(&dialog, tr, i18n::message("OK")), 0, wxEXPAND | wxALL, gap);
  dialog.SetSizerAndFit(column);
  text->SetFocus();
  if (dialog.ShowModal() != wxID_OK) return {};
  const std::string answer = toUtf8(text->GetValue().Strip(wxString::both));
  if (answer.empty()) return {};
  return answer;
}

}  // namespace gui
