#include "gui/link_translation_dialog.h"

#include <wx/dialog.h>
#include <wx/listbox.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>
#include <set>

#include "corpus/transcripts.h"
#include "corpus/translations.h"
#include "gui/ask.h"
#include "gui/text.h"
#include "gui/text_language.h"
#include "i18n/format.h"

namespace gui {
namespace {

using corpus::Guid;
using i18n::message;

// What can be linked with `transcript` in one of the two roles.
std::vector<const corpus::Transcript*> candidates(const std::vector<corpus::Transcript>& all,
                                                  const std::vector<corpus::Translation>& links,
                                                  const Guid& transcript, bool asTranslation) {
  std::set<Guid> out{transcript};
  for (const auto& link : links) {
    if (asTranslation) out.insert(link.translation);  // each is the translation of one only
  }
  // Not the original of its own original, nor the translation of its own translation.
  std::vector<Guid> open{transcript};
  while (!open.empty()) {
    const Guid at = open.back();
    open.pop_back();
    for (const auto& link : links) {
      const Guid& next = asTranslation ? link.original : link.translation;
      if ((asTranslation ? link.translation : link.original) == at && out.insert(next).second)
        open.push_back(next);
    }
  }
  std::vector<const corpus::Transcript*> found;
  for (const auto& each : all)
    if (!out.contains(each.guid)) found.push_back(&each);
  return found;
}

// In another language, and as long: the likeliest.
std::size_t likeliest(const std::vector<const corpus::Transcript*>& shown, const corpus::Transcript& here) {
  const auto cost = [&](const corpus::Transcript* each) {
    return std::pair(each->language == here.language, std::abs(each->turns - here.turns));
  };
  const auto best = std::min_element(shown.begin(), shown.end(),
                                     [&](const auto* a, const auto* b) { return cost(a) < cost(b); });
  return static_cast<std::size_t>(best - shown.begin());
}

}  // namespace

std::optional<TranslationChoice> askTranslation(wxWindow* parent, Workspace& workspace,
                                                const Guid& transcript) {
  const auto& tr = workspace.tr();
  const auto& project = *workspace.project();
  const auto all = corpus::transcripts(project);
  const auto links = corpus::translations(project);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.guid == transcript; });
  if (found == all.end()) return std::nullopt;
  const corpus::Transcript& here = *found;

  wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, toWx(tr("Link a translation")), wxDefaultPosition,
                  wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "link-translation");
  const int gap = dialog.FromDIP(16);
  auto* question = new wxStaticText(&dialog, wxID_ANY, wxString());
  question->SetLabelText(toWx(tr("Which transcript belongs to “{name}”?", {{"name", here.name}})));
  question->Wrap(dialog.FromDIP(440));
  auto* search = new wxSearchCtrl(&dialog, wxID_ANY);
  search->SetName("link-filter");
  search->SetDescriptiveText(toWx(tr("Type to narrow the list")));
  auto* list = new wxListBox(&dialog, wxID_ANY, wxDefaultPosition, dialog.FromDIP(wxSize(440, 220)), 0,
                             nullptr, wxLB_SINGLE);
  list->SetName("link-list");
  const auto radio = [&](const std::string& text, const char* name, long style) {
    auto* made = new wxRadioButton(&dialog, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
    made->SetLabelText(toWx(text));
    made->SetName(name);
    return made;
  };
  auto* into = radio(tr("It is the translation of this transcript"), "link-into", wxRB_GROUP);
  auto* from = radio(tr("It is the original of this transcript"), "link-from", 0);
  auto* note = new wxStaticText(&dialog, wxID_ANY,
                                toWx(tr("Turns are paired by who speaks, their times and their length; "
                                        "you can correct the pairs afterwards.")));
  note->SetForegroundColour(workspace.theme().mutedText);
  note->Wrap(dialog.FromDIP(440));

  // A translation has one original only.
  const bool translated = corpus::translationInto(project, transcript).has_value();
  from->Enable(!translated);
  into->SetValue(true);
  std::vector<const corpus::Transcript*> shown;
  std::optional<Guid> chosen;  // by hand; stays chosen while it is in the list
  const auto keepChoice = [&] {
    if (list->GetSelection() != wxNOT_FOUND)
      chosen = shown[static_cast<std::size_t>(list->GetSelection())]->guid;
  };
  const auto fill = [&] {
    const std::string typed = i18n::foldedForTyping(toUtf8(search->GetValue()));
    list->Clear();
    shown.clear();
    for (const auto* each : candidates(all, links, transcript, into->GetValue())) {
      std::string line = each->name;
      if (const auto language = languageName(each->language, tr); !language.empty()) line += " — " + language;
      line += " · " + tr.plural("{n} turn", "{n} turns", each->turns);
      if (i18n::foldedForTyping(line).find(typed) == std::string::npos) continue;
      shown.push_back(each);
      list->Append(toWx(line));
    }
    const auto kept = std::find_if(shown.begin(), shown.end(),
                                   [&](const auto* each) { return chosen && each->guid == *chosen; });
    if (kept != shown.end())
      list->SetSelection(static_cast<int>(kept - shown.begin()));
    else if (!shown.empty())
      list->SetSelection(static_cast<int>(likeliest(shown, here)));
    if (auto* ok = dialog.FindWindow(wxID_OK)) ok->Enable(!shown.empty());
  };
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(question, 0, wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(search, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(list, 1, wxEXPAND | wxALL, gap);
  column->Add(into, 0, wxLEFT | wxRIGHT, gap);
  column->AddSpacer(gap / 2);
  column->Add(from, 0, wxLEFT | wxRIGHT, gap);
  column->Add(note, 0, wxALL, gap);
  column->Add(dialogButtons(&dialog, tr, message("Link")), 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  fill();
  search->Bind(wxEVT_TEXT, [&](wxCommandEvent&) { fill(); });
  for (auto* each : {into, from}) each->Bind(wxEVT_RADIOBUTTON, [&](wxCommandEvent&) { fill(); });
  list->Bind(wxEVT_LISTBOX, [&](wxCommandEvent&) { keepChoice(); });
  list->Bind(wxEVT_LISTBOX_DCLICK, [&](wxCommandEvent&) { dialog.EndModal(wxID_OK); });
  // From the field the arrow keys go into the list.
  search->Bind(wxEVT_CHAR_HOOK, [&](wxKeyEvent& event) {
    const int step = event.GetKeyCode() == WXK_DOWN ? 1 : event.GetKeyCode() == WXK_UP ? -1 : 0;
    if (step == 0 || shown.empty()) return event.Skip();
    list->SetSelection(std::clamp(list->GetSelection() + step, 0, static_cast<int>(shown.size()) - 1));
    keepChoice();
  });
  search->SetFocus();
  if (dialog.ShowModal() != wxID_OK || list->GetSelection() == wxNOT_FOUND) return std::nullopt;
  const Guid other = shown[static_cast<std::size_t>(list->GetSelection())]->guid;
  return into->GetValue() ? TranslationChoice{transcript, other} : TranslationChoice{other, transcript};
}

}  // namespace gui
