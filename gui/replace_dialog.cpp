#include "gui/replace_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include "gui/ask.h"
#include "gui/text.h"

namespace gui {

namespace {

constexpr int kPause = 250;  // milliseconds of writing nothing, before the places are counted

}  // namespace

std::optional<Replacing> askReplacing(wxWindow* parent, Workspace& workspace, const std::string& find,
                                      const std::function<std::int64_t(const Replacing&)>& count) {
  const auto& tr = workspace.tr();
  wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(tr("Replace in transcripts")),
                  wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "replace");
  const int gap = dialog.FromDIP(16), small = dialog.FromDIP(8);
  const auto field = [&](const char* name, const std::string& value) {
    auto* made = new wxTextCtrl(&dialog, wxID_ANY, toWx(value), wxDefaultPosition,
                                dialog.FromDIP(wxSize(300, -1)), 0, wxDefaultValidator, name);
    return made;
  };
  const auto label = [&](const std::string& text) { return new wxStaticText(&dialog, wxID_ANY, toWx(text)); };
  auto* grid = new wxFlexGridSizer(2, small, gap);
  grid->AddGrowableCol(1);
  grid->Add(label(tr("Find")), 0, wxALIGN_CENTRE_VERTICAL);
  auto* wanted = field("find", find);
  grid->Add(wanted, 1, wxEXPAND);
  grid->Add(label(tr("Replace with")), 0, wxALIGN_CENTRE_VERTICAL);
  auto* by = field("by", "");
  grid->Add(by, 1, wxEXPAND);
  auto* words = new wxCheckBox(&dialog, wxID_ANY, toWx(tr("Whole words only")));
  words->SetName("whole-words");
  words->SetValue(true);
  auto* sameCase = new wxCheckBox(&dialog, wxID_ANY, toWx(tr("Capital letters must match")));
  sameCase->SetName("same-case");
  auto* here = new wxRadioButton(&dialog, wxID_ANY, toWx(tr("In this transcript")), wxDefaultPosition,
                                 wxDefaultSize, wxRB_GROUP);
  auto* everywhere = new wxRadioButton(&dialog, wxID_ANY, toWx(tr("In all transcripts of the project")));
  everywhere->SetName("everywhere");
  auto* found = new wxStaticText(&dialog, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  found->SetName("found");
  auto* note = new wxStaticText(
      &dialog, wxID_ANY,
      toWx(tr("Speakers' names are replaced too. Codes and memos stay on their passages; everything is one "
              "step that can be undone.")));
  note->SetForegroundColour(workspace.theme().mutedText);
  note->Wrap(dialog.FromDIP(400));

  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(grid, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  for (wxWindow* each : std::initializer_list<wxWindow*>{words, sameCase, here, everywhere}) {
    column->AddSpacer(each == words || each == here ? gap : small);
    column->Add(each, 0, wxLEFT | wxRIGHT, gap);
  }
  column->Add(found, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(note, 0, wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(dialogButtons(&dialog, tr, i18n::message("Replace")), 0, wxEXPAND | wxALL, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();

  const auto asked = [&] {
    return Replacing{toUtf8(wanted->GetValue()),
                     toUtf8(by->GetValue()),
                     {words->GetValue(), sameCase->GetValue()},
                     everywhere->GetValue()};
  };
  const auto say = [&] {
    const Replacing what = asked();
    const std::int64_t places = what.find.empty() ? 0 : count(what);
    found->SetLabelText(what.find.empty() ? wxString()
                        : places == 0
                            ? toWx(tr("It is not in the text."))
                            : toWx(tr.plural("It stands in {n} place.", "It stands in {n} places.", places)));
    dialog.FindWindow(wxID_OK)->Enable(places > 0 && !what.by.empty() && what.find != what.by);
  };
  wxTimer timer(&dialog);
  dialog.Bind(wxEVT_TIMER, [&](wxTimerEvent&) { say(); });
  const auto later = [&](wxCommandEvent&) {
    dialog.FindWindow(wxID_OK)->Enable(false);
    timer.StartOnce(kPause);
  };
  wanted->Bind(wxEVT_TEXT, later);
  by->Bind(wxEVT_TEXT, later);
  const auto now = [&](wxCommandEvent&) { say(); };
  words->Bind(wxEVT_CHECKBOX, now);
  sameCase->Bind(wxEVT_CHECKBOX, now);
  here->Bind(wxEVT_RADIOBUTTON, now);
  everywhere->Bind(wxEVT_RADIOBUTTON, now);
  say();
  (find.empty() ? wanted : by)->SetFocus();
  if (dialog.ShowModal() != wxID_OK) return std::nullopt;
  return asked();
}

}  // namespace gui
