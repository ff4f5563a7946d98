#include "gui/export_dialog.h"

#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "corpus/transcripts.h"
#include "corpus/translations.h"
#include "gui/ask.h"
#include "gui/text.h"

namespace gui {
namespace {

struct Format {
  const char* extension;
  const char* name;
  i18n::Message use;
};

std::vector<Format> formats() {
  return {{"xlsx", "Excel (XLSX)", i18n::message("a table to sort and filter")},
          {"csv", "CSV", i18n::message("a table for R, Python and others")},
          {"docx", "Word (DOCX)", i18n::message("a document to read, by code")},
          {"html", "HTML", i18n::message("a page to read in a browser")}};
}

struct Wanted {
  coding::ExcerptFilter filter;
  std::string extension;
};

std::optional<Wanted> ask(wxWindow& parent, Workspace& workspace, const corpus::Guid& transcript,
                          const std::optional<corpus::Guid>& code) {
  const auto& tr = workspace.tr();
  wxDialog dialog(&parent, wxID_ANY, toWx(tr("Export excerpts")));
  dialog.SetName("export");
  const int gap = dialog.FromDIP(18);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const auto heading = [&](const std::string& text) {
    auto* line = new wxStaticText(&dialog, wxID_ANY, toWx(text));
    line->SetFont(line->GetFont().Bold());
    column->Add(line, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    column->AddSpacer(gap / 3);
  };
  const auto option = [&](const std::string& text, const char* name, bool first) {
    auto* button = new wxRadioButton(&dialog, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                     first ? wxRB_GROUP : 0);
    button->SetLabelText(toWx(text));
    button->SetName(name);
    column->Add(button, 0, wxLEFT | wxRIGHT | wxTOP, gap / 3 * 2);
    return button;
  };
  heading(tr("Which passages"));
  option(tr("All coded passages of the project"), "all", true)->SetValue(true);
  wxRadioButton *ofTranscript = nullptr, *ofCode = nullptr;
  if (const auto found = transcript ? corpus::transcript(*workspace.project(), transcript) : std::nullopt)
    ofTranscript =
        option(tr("Those of the transcript “{name}”", {{"name", found->name}}), "transcript", false);
  if (code)
    ofCode = option(tr("Those of the code “{code}” and its subcodes",
                       {{"code", workspace.codebook().path(*code, tr.language())}}),
                    "code", false);
  heading(tr("Format"));
  std::vector<std::pair<wxRadioButton*, std::string>> choices;
  for (const Format& format : formats())
    choices.emplace_back(
        option(std::string(format.name) + " — " + tr(format.use), format.extension, choices.empty()),
        format.extension);
  choices.front().first->SetValue(true);
  auto* note = new wxStaticText(
      &dialog, wxID_ANY,
      toWx(tr("Each passage comes with transcript, speaker, participant and attributes, code, coder, "
              "position, text and memo.")));
  note->SetForegroundColour(workspace.theme().mutedText);
  note->Wrap(dialog.FromDIP(440));
  wxCheckBox* quote = nullptr;
  if (!corpus::translations(*workspace.project()).empty()) {
    quote = new wxCheckBox(&dialog, wxID_ANY, toWx(tr("Quote the translation too")));
    quote->SetName("quote-translations");
    quote->SetToolTip(
        toWx(tr("Below each passage stand the turns of the linked translation or original that "
                "say the same; in tables, in two more columns.")));
    column->Add(quote, 0, wxLEFT | wxRIGHT | wxTOP, gap);
  }
  column->Add(note, 0, wxALL, gap);
  column->Add(dialogButtons(&dialog, tr, i18n::message("Choose a file…")), 0, wxEXPAND | wxALL, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  if (dialog.ShowModal() != wxID_OK) return {};
  Wanted wanted;
  if (ofTranscript && ofTranscript->GetValue()) wanted.filter.transcripts = {transcript};
  if (ofCode && ofCode->GetValue()) wanted.filter.codes = {*code};
  wanted.filter.quoteTranslations = quote && quote->GetValue();
  for (const auto& [button, extension] : choices)
    if (button->GetValue()) wanted.extension = extension;
  return wanted;
}

}  // namespace

void runExportDialog(wxWindow& parent, Workspace& workspace, JobRunner& jobs, const corpus::Guid& transcript,
                     const std::optional<corpus::Guid>& code) {
  corpus::Project* project = workspace.project();
  if (!project) return;
  const auto wanted = ask(parent, workspace, transcript, code);
  if (!wanted) return;
  const auto& tr = workspace.tr();
  const wxString extension = toWx(wanted->extension);
  wxFileDialog dialog(&parent, toWx(tr("Export excerpts")), pathToWx(workspace.filesFolder()),
                      toWx(project->name()) + "." + extension, extension.Upper() + "|*." + extension,
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  auto path = pathFromWx(dialog.GetPath());
  workspace.setFilesFolder(path.parent_path());
  if (path.extension().empty()) path += "." + wanted->extension;
  exportTo(path, wanted->filter, workspace, jobs);
}

void exportTo(const std::filesystem::path& path, const coding::ExcerptFilter& filter, Workspace& workspace,
              JobRunner& jobs) {
  workspace.attempt([&] {
    const std::string extension = pathToUtf8(path.extension());
    const auto format = coding::exportFormatOf(extension.empty() ? extension : extension.substr(1));
    if (!format)
      throw i18n::UsageError(
          i18n::message("“{file}” has no ending that says its format (.xlsx, .csv, .docx or .html). "
                        "No file was written.",
                        {{"file", pathToUtf8(path.filename())}}));
    auto set = coding::excerpts(*workspace.project(), filter);
    const auto count = static_cast<std::int64_t>(set.excerpts.size());
    if (count == 0)
      throw i18n::UsageError(
          i18n::message("There are no coded passages to export yet. No file was written."));
    jobs.start<std::int64_t>(
        i18n::message("Writing {file}", {{"file", pathToUtf8(path.filename())}}),
        [set = std::move(set), format = *format, path, messages = workspace.tr(),
         count](corpus::Progress& progress) {
          progress.check();
          coding::exportExcerpts(set, format, path, messages);
          return count;
        },
        [&workspace, path](std::int64_t written) {
          workspace.notice.emit(i18n::message(workspace.tr().plural("{n} passage was written to {file}.",
                                                                    "{n} passages were written to {file}.",
                                                                    written, {{"file", pathToUtf8(path)}})));
        },
        [&workspace](const i18n::Message& reason) { workspace.problem.emit(reason); });
  });
}

}  // namespace gui
