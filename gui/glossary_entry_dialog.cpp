#include "gui/glossary_entry_dialog.h"

#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>

#include "corpus/word_list.h"
#include "gui/ask.h"
#include "gui/glossary_lines.h"
#include "gui/text.h"

namespace gui {
namespace {

using corpus::GlossaryEntry;
using i18n::Language;
using i18n::message;

constexpr std::array<Language, 3> kShown = {Language::Kazakh, Language::Russian, Language::English};

class GlossaryEntryDialog : public wxDialog {
 public:
  GlossaryEntryDialog(wxWindow* parent, Workspace& workspace, const GlossaryEntry& entry,
                      const std::vector<std::string>& topics)
      : wxDialog(parent, wxID_ANY,
                 toWx(entry.guid ? workspace.tr()("Change the entry") : workspace.tr()("New entry")),
                 wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER,
                 "glossary-entry"),
        workspace_(workspace),
        entry_(entry) {
    const auto& tr = workspace.tr();
    const Theme& theme = workspace.theme();
    const int gap = FromDIP(16);
    SetBackgroundColour(theme.window);
    auto* grid = new wxFlexGridSizer(2, FromDIP(10), FromDIP(12));
    grid->AddGrowableCol(1);
    const auto row = [&](const std::string& label, wxWindow* control) {
      auto* text = new wxStaticText(this, wxID_ANY, toWx(label));
      text->SetForegroundColour(theme.text);
      grid->Add(text, 0, wxALIGN_CENTRE_VERTICAL);
      grid->Add(control, 1, wxEXPAND);
    };
    constexpr const char* kNames[] = {"entry-kk", "entry-ru", "entry-en"};
    const std::string labels[] = {tr("Kazakh"), tr("Russian"), tr("English")};
    for (std::size_t i = 0; i < kShown.size(); ++i) {
      fields_[i] = new wxTextCtrl(this, wxID_ANY, toWx(corpus::storedList(wordsIn(entry, kShown[i]))),
                                  wxDefaultPosition, FromDIP(wxSize(380, -1)));
      fields_[i]->SetName(kNames[i]);
      fields_[i]->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
      row(labels[i], fields_[i]);
    }
    topic_ = new wxComboBox(this, wxID_ANY);
    topic_->SetName("entry-topic");
    for (const auto& topic : topics) topic_->Append(toWx(topic));
    topic_->SetValue(toWx(topicName(entry.topic, tr)));
    row(tr("Topic"), topic_);
    auto* note = new wxStaticText(
        this, wxID_ANY,
        toWx(tr("Put a semicolon between several words. Words in two languages at least are needed; any "
                "form of a word will do, its other forms are found as well.")));
    note->SetForegroundColour(theme.mutedText);
    note->Wrap(FromDIP(480));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(grid, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
    column->Add(note, 0, wxEXPAND | wxALL, gap);
    column->AddStretchSpacer();
    column->Add(dialogButtons(this, tr, entry.guid ? message("Save") : message("Add")), 0,
                wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    SetSizerAndFit(column);
    CentreOnParent();
    check();
    // To the first language that has no word yet.
    const auto open =
        std::find_if(fields_.begin(), fields_.end(), [](auto* field) { return field->IsEmpty(); });
    (open == fields_.end() ? fields_.front() : *open)->SetFocus();
  }

  GlossaryEntry result() const {
    GlossaryEntry entry = entry_;
    for (std::size_t i = 0; i < kShown.size(); ++i)
      wordsIn(entry, kShown[i]) = corpus::wordsOfList(toUtf8(fields_[i]->GetValue()));
    entry.topic = topicOf(toUtf8(topic_->GetValue().Strip(wxString::both)), workspace_.tr());
    return entry;
  }

 private:
  void check() {
    int languages = 0;
    for (const auto* field : fields_)
      if (field && !corpus::wordsOfList(toUtf8(field->GetValue())).empty()) ++languages;
    if (auto* ok = FindWindow(wxID_OK)) ok->Enable(languages >= 2);
  }

  Workspace& workspace_;
  GlossaryEntry entry_;
  std::array<wxTextCtrl*, 3> fields_{};
  wxComboBox* topic_;
};

}  // namespace

bool glossaryEntryDialog(wxWindow* parent, Workspace& workspace, const GlossaryEntry& entry,
                         const std::vector<std::string>& topics,
                         const std::function<std::optional<i18n::Message>(const GlossaryEntry&)>& apply) {
  GlossaryEntryDialog dialog(parent, workspace, entry, topics);
  while (dialog.ShowModal() == wxID_OK) {
    const auto reason = apply(dialog.result());
    if (!reason) return true;
    tell(parent, workspace.tr(), *reason);
  }
  return false;
}

}  // namespace gui
