#include "gui/hit_export_dialog.h"

#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "gui/ask.h"
#include "gui/gathered_hits.h"
#include "gui/text.h"

namespace gui {
namespace {

struct Wanted {
  bool ticked = false;
  search::HitExport form = search::HitExport::Kwic;
  std::string extension;
};

std::optional<Wanted> ask(wxWindow& parent, Workspace& workspace, Settings& settings, std::size_t all,
                          std::size_t ticked) {
  const auto& tr = workspace.tr();
  wxDialog dialog(&parent, wxID_ANY, toWx(tr("Export hits")));
  dialog.SetName("export-hits");
  const int gap = dialog.FromDIP(18);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const auto heading = [&](const std::string& text) {
    auto* line = new wxStaticText(&dialog, wxID_ANY, toWx(text));
    line->SetFont(line->GetFont().Bold());
    column->Add(line, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    column->AddSpacer(gap / 3);
  };
  const auto option = [&](const std::string& text, const char* name, bool first, bool chosen) {
    auto* button = new wxRadioButton(&dialog, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                     first ? wxRB_GROUP : 0);
    button->SetLabelText(toWx(text));
    button->SetName(name);
    if (chosen) button->SetValue(true);
    column->Add(button, 0, wxLEFT | wxRIGHT | wxTOP, gap / 3 * 2);
    return button;
  };
  heading(tr("Which hits"));
  wxRadioButton* ofTicked = nullptr;
  if (ticked > 0)
    ofTicked = option(
        tr.plural("The {n} that is ticked", "The {n} that are ticked", static_cast<std::int64_t>(ticked)),
        "ticked", true, true);
  option(tr.plural("The one that was found", "All {n} that were found", static_cast<std::int64_t>(all)),
         "all", !ofTicked, !ofTicked);
  heading(tr("What of them"));
  const bool turns = settings.word("hit-export", "kwic") == "turns";
  option(tr("Each match with the words around it, one below the other (KWIC)"), "kwic", true, !turns);
  auto* whole = option(tr("The whole turns"), "turns", false, turns);
  heading(tr("Format"));
  const std::string before = settings.word("hit-export-format", "xlsx");
  std::vector<std::pair<wxRadioButton*, std::string>> formats;
  for (const auto& [extension, name, use] :
       {std::tuple{"xlsx", "Excel (XLSX)", tr("a table to sort and filter")},
        std::tuple{"csv", "CSV", tr("a table for R, Python and others")},
        std::tuple{"docx", "Word (DOCX)", tr("a document to read")},
        std::tuple{"html", "HTML", tr("a page to read in a browser")}})
    formats.emplace_back(
        option(std::string(name) + " — " + use, extension, formats.empty(), before == extension), extension);
  column->Add(dialogButtons(&dialog, tr, i18n::message("Choose a file…")), 0, wxEXPAND | wxALL, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  if (dialog.ShowModal() != wxID_OK) return {};
  Wanted wanted;
  wanted.ticked = ofTicked && ofTicked->GetValue();
  wanted.form = whole->GetValue() ? search::HitExport::Turns : search::HitExport::Kwic;
  wanted.extension = before;
  for (const auto& [button, extension] : formats)
    if (button->GetValue()) wanted.extension = extension;
  settings.setWord("hit-export", whole->GetValue() ? "turns" : "kwic");
  settings.setWord("hit-export-format", wanted.extension);
  return wanted;
}

}  // namespace

void runHitExportDialog(wxWindow& parent, Workspace& workspace, JobRunner& jobs, Settings& settings,
                        const search::TurnList& all, const search::TurnList& ticked, const std::string& query,
                        std::optional<search::ConcordanceOrder> order) {
  if (all.turns.empty()) return;
  const auto wanted = ask(parent, workspace, settings, all.turns.size(), ticked.turns.size());
  if (!wanted) return;
  const wxString extension = toWx(wanted->extension);
  wxFileDialog dialog(&parent, toWx(workspace.tr()("Export hits")), pathToWx(workspace.filesFolder()),
                      toWx(workspace.tr()("Hits")) + "." + extension, extension.Upper() + "|*." + extension,
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  auto path = pathFromWx(dialog.GetPath());
  workspace.setFilesFolder(path.parent_path());
  if (path.extension().empty()) path += "." + wanted->extension;
  exportHitsTo(path, wanted->form, wanted->ticked ? ticked : all, query, workspace, jobs, order);
}

void exportHitsTo(const std::filesystem::path& path, search::HitExport form, search::TurnList hits,
                  const std::string& query, Workspace& workspace, JobRunner& jobs,
                  std::optional<search::ConcordanceOrder> order) {
  workspace.attempt([&] {
    const std::string extension = pathToUtf8(path.extension());
    const auto format = coding::exportFormatOf(extension.empty() ? extension : extension.substr(1));
    if (!format)
      throw i18n::UsageError(
          i18n::message("“{file}” has no ending that says its format (.xlsx, .csv, .docx or .html). "
                        "No file was written.",
                        {{"file", pathToUtf8(path.filename())}}));
    withHits<std::int64_t>(
        workspace, jobs, i18n::message("Writing {file}", {{"file", pathToUtf8(path.filename())}}),
        std::move(hits),
        [path, form, format = *format, query, order, messages = workspace.tr()](
            std::vector<search::Hit> found, corpus::Progress& progress) {
          progress.check();
          search::exportHits(found, form, format, path, query, messages, order);
          return static_cast<std::int64_t>(found.size());
        },
        [&workspace, path](std::int64_t written) {
          workspace.notice.emit(i18n::message(workspace.tr().plural("{n} hit was written to {file}.",
                                                                    "{n} hits were written to {file}.",
                                                                    written, {{"file", pathToUtf8(path)}})));
        });
  });
}

}  // namespace gui
