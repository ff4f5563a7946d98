#include "gui/focused_field.h"

#include <wx/clntdata.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>
#include <wx/window.h>

namespace gui {

wxTextEntry* focusedField() {
  wxWindow* focus = wxWindow::FindFocus();
  if (auto* field = dynamic_cast<wxTextCtrl*>(focus)) return field;
  return dynamic_cast<wxTextEntry*>(focus);
}

wxTextEntry* editableField() {
  wxTextEntry* field = focusedField();
  return field && field->IsEditable() ? field : nullptr;
}

void forgetEdits(wxWindow& field) {
  if (auto* text = dynamic_cast<wxTextCtrl*>(&field)) text->DiscardEdits();
  // A search field doesn't know whether it was written in: what it held when it was asked stands with it.
  if (auto* search = dynamic_cast<wxSearchCtrl*>(&field))
    search->SetClientObject(new wxStringClientData(search->GetValue()));
}

bool writingElsewhere() {
  wxWindow* focus = wxWindow::FindFocus();
  if (auto* search = dynamic_cast<wxSearchCtrl*>(focus)) {
    const auto* asked = dynamic_cast<wxStringClientData*>(search->GetClientObject());
    return !search->IsEmpty() && (!asked || asked->GetData() != search->GetValue());
  }
  const auto* field = dynamic_cast<wxTextCtrl*>(focus);
  return field && field->IsEditable() && field->IsModified() && !field->IsEmpty();
}

}  // namespace gui
