#include "gui/new_project_dialog.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <system_error>

#include "gui/ask.h"
#include "gui/text.h"

namespace gui {
namespace {

// A project's name as a file name: what no file system takes is replaced.
std::string fileName(const std::string& name) {
  std::string file = name;
  for (char& c : file)
    if (static_cast<unsigned char>(c) < 0x20 ||
        std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos)
      c = '_';
  while (!file.empty() && (file.back() == '.' || file.back() == ' ')) file.pop_back();
  return file;
}

class Dialog : public wxDialog {
 public:
  Dialog(wxWindow* parent, const Workspace& workspace, const Settings& settings)
      : wxDialog(parent, wxID_ANY, toWx(workspace.tr()("New project")), wxDefaultPosition, wxDefaultSize,
                 wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
        tr_(workspace.tr()),
        muted_(workspace.theme().mutedText),
        warning_(workspace.theme().warning) {
    SetName("new-project");
    auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(14, 10)));
    grid->AddGrowableCol(1);
    const auto label = [&](const std::string& text) {
      grid->Add(new wxStaticText(this, wxID_ANY, toWx(text)), 0, wxALIGN_CENTRE_VERTICAL);
    };
    label(tr_("Name"));
    name_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(420, -1)));
    name_->SetName("name");
    grid->Add(name_, 1, wxEXPAND);

    label(tr_("Folder"));
    auto* folderRow = new wxBoxSizer(wxHORIZONTAL);
    folder_ = new wxTextCtrl(this, wxID_ANY, pathToWx(settings.projectFolder()));
    folder_->SetName("folder");
    auto* choose = new wxButton(this, wxID_ANY, toWx(tr_("Choose…")));
    folderRow->Add(folder_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    folderRow->Add(choose, 0, wxALIGN_CENTRE_VERTICAL);
    grid->Add(folderRow, 1, wxEXPAND);

    label(tr_("Codebook"));
    template_ = new wxChoice(this, wxID_ANY);
    template_->SetName("template");
    template_->Append(toWx(tr_("Push, pull and rational choice")));
    template_->Append(toWx(tr_("Empty: I will make my own codes")));
    template_->SetSelection(0);
    grid->Add(template_, 1, wxEXPAND);

    label(tr_("Language of the codes"));
    language_ = new wxChoice(this, wxID_ANY);
    language_->SetName("language");
    for (const i18n::Language language : i18n::kLanguages) {
      language_->Append(toWx(i18n::ownName(language)));
      if (language == tr_.language()) language_->SetSelection(static_cast<int>(language_->GetCount()) - 1);
    }
    grid->Add(language_, 1, wxEXPAND);

    label(tr_("Your name (as the coder)"));
    coder_ = new wxTextCtrl(this, wxID_ANY, toWx(settings.coder()));
    coder_->SetName("coder");
    grid->Add(coder_, 1, wxEXPAND);

    note_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                             wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_MIDDLE);
    note_->SetName("note");
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int gap = FromDIP(18);
    column->Add(grid, 0, wxEXPAND | wxALL, gap);
    column->Add(note_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
    column->AddStretchSpacer();
    column->Add(dialogButtons(this, tr_, i18n::message("Create project")), 0, wxEXPAND | wxALL, gap);
    SetSizerAndFit(column);
    SetMinSize(GetSize());
    CentreOnParent();
    name_->SetFocus();

    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
      wxDirDialog dialog(this, toWx(tr_("Choose a folder for the project")), folder_->GetValue());
      if (dialog.ShowModal() == wxID_OK) folder_->SetValue(dialog.GetPath());
    });
    const auto check = [this](wxCommandEvent&) { validate(); };
    name_->Bind(wxEVT_TEXT, check);
    folder_->Bind(wxEVT_TEXT, check);
    coder_->Bind(wxEVT_TEXT, check);
    validate();
  }

  NewProject answer() const {
    NewProject made;
    made.name = toUtf8(name_->GetValue().Strip(wxString::both));
    made.path = path();
    made.language = i18n::kLanguages[std::max(language_->GetSelection(), 0)];
    made.coder = toUtf8(coder_->GetValue().Strip(wxString::both));
    made.codes = template_->GetSelection() == 1 ? coding::Template::Blank : coding::Template::PushPull;
    return made;
  }

 private:
  std::filesystem::path path() const {
    return pathFromWx(folder_->GetValue()) /
           std::filesystem::u8path(fileName(toUtf8(name_->GetValue().Strip(wxString::both))) + ".suhbat");
  }

  void validate() {
    std::error_code none;
    std::string problem;
    const bool named = !fileName(toUtf8(name_->GetValue().Strip(wxString::both))).empty();
    if (!std::filesystem::is_directory(pathFromWx(folder_->GetValue()), none))
      problem = tr_("There is no such folder.");
    else if (named && std::filesystem::exists(path(), none))
      problem = tr_("A project of this name is in the folder already. Please choose another name.");
    else if (coder_->GetValue().Strip(wxString::both).empty())
      problem = tr_("Please write your name: every segment carries its coder.");
    note_->SetForegroundColour(problem.empty() ? muted_ : warning_);
    note_->SetLabelText(
        !problem.empty() ? toWx(problem)
        : named ? toWx(tr_("The project will be kept in one file: {file}", {{"file", pathToUtf8(path())}}))
                : wxString());
    FindWindow(wxID_OK)->Enable(named && problem.empty());
  }

  const i18n::Messages& tr_;
  wxColour muted_, warning_;
  wxTextCtrl *name_, *folder_, *coder_;
  wxChoice *template_, *language_;
  wxStaticText* note_;
};

}  // namespace

bool askNewProject(wxWindow* parent, const Workspace& workspace, const Settings& settings,
                   const std::function<std::optional<i18n::Message>(const NewProject&)>& make) {
  Dialog dialog(parent, workspace, settings);
  while (dialog.ShowModal() == wxID_OK) {
    const auto reason = make(dialog.answer());
    if (!reason) return true;
    tell(parent, workspace.tr(), *reason);
  }
  return false;
}

}  // namespace gui
