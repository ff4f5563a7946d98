#include "gui/import_flow.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/log.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/textfile.h>
#include <wx/wfstream.h>

#include <algorithm>
#include <system_error>

#include "gui/ask.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {
namespace {

namespace fs = std::filesystem;

constexpr double kCertainEncoding = 0.8;  // of ImportedTranscript::encodingConfidence

std::string extensionOf(const fs::path& path) {
  std::string extension = i18n::foldedForTyping(pathToUtf8(path.extension()));
  return extension.empty() ? extension : extension.substr(1);
}

bool isTable(const fs::path& path) {
  const std::string extension = extensionOf(path);
  return extension == "csv" || extension == "xlsx" || extension == "tsv";
}

// Folders are looked into; hidden files and office programs' lock files are passed over.
std::vector<fs::path> expanded(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& path : paths) {
    if (!fs::is_directory(path, none)) {
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> inside;
    for (auto it =
             fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, none);
         it != fs::recursive_directory_iterator(); it.increment(none)) {
      const std::string name = pathToUtf8(it->path().filename());
      if (it->is_regular_file(none) && name[0] != '.' && name[0] != '~') inside.push_back(it->path());
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

}  // namespace

struct ImportFlow::Read {
  corpus::Batch batch;
  std::vector<std::pair<fs::path, corpus::Table>> tables;
};

ImportFlow::ImportFlow(wxWindow& window, Workspace& workspace, JobRunner& jobs)
    : window_(window), workspace_(workspace), jobs_(jobs) {}

void ImportFlow::askTranscripts() {
  const auto& tr = workspace_.tr();
  wxString patterns;
  for (const auto& extension : corpus::importableExtensions())
    patterns += (patterns.empty() ? "*." : ";*.") + toWx(extension);
  wxFileDialog dialog(&window_, toWx(tr("Import transcripts")), pathToWx(workspace_.filesFolder()),
                      wxString(),
                      toWx(tr("Transcripts")) + "|" + patterns + "|" + toWx(tr("All files")) + "|*",
                      wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  wxArrayString chosen;
  dialog.GetPaths(chosen);
  std::vector<fs::path> paths;
  for (const auto& path : chosen) paths.push_back(pathFromWx(path));
  if (!paths.empty()) workspace_.setFilesFolder(paths.front().parent_path());
  take(paths);
}

void ImportFlow::askParticipants() {
  const auto& tr = workspace_.tr();
  wxFileDialog dialog(&window_, toWx(tr("Import a participants table")), pathToWx(workspace_.filesFolder()),
                      wxString(), toWx(tr("Tables")) + " (CSV, XLSX)|*.csv;*.xlsx;*.tsv",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  const auto path = pathFromWx(dialog.GetPath());
  workspace_.setFilesFolder(path.parent_path());
  take({path});
}

void ImportFlow::take(const std::vector<fs::path>& paths) {
  for (const auto& path : paths)
    if (extensionOf(path) == "suhbat") {
      projectDropped.emit(path);
      return;
    }
  std::vector<fs::path> transcripts, tables;
  for (const auto& path : expanded(paths)) (isTable(path) ? tables : transcripts).push_back(path);
  if (transcripts.empty() && tables.empty()) return;
  if (!workspace_.project() && !needProject()) return;
  jobs_.start<Read>(
      i18n::message("Reading the files"),
      [transcripts, tables](corpus::Progress& progress) {
        Read read;
        read.batch = corpus::readTranscripts(transcripts, {}, progress);
        for (const auto& table : tables) {
          progress.check();
          try {
            read.tables.emplace_back(table, corpus::readTable(table));
          } catch (const corpus::FileError& error) {
            read.batch.failures.push_back({table, error.message()});
          }
        }
        return read;
      },
      [this, session = workspace_.session()](const Read& read) {
        // Files meant for one project never enter another.
        if (session == workspace_.session()) enter(read);
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); }, JobRunner::For::Project);
}

void ImportFlow::enter(const Read& read) {
  corpus::Project* project = workspace_.project();
  if (!project) return;  // closed meanwhile
  ImportReport report;
  report.refused = read.batch.failures;
  std::vector<const corpus::ImportedTranscript*> fresh;
  const bool read_ok = workspace_.attempt([&] {
    for (const auto& transcript : read.batch.transcripts) {
      if (const auto there = corpus::transcriptFromFile(*project, transcript.sourceSha256))
        report.refused.push_back({std::filesystem::u8path(transcript.sourceFile),
                                  i18n::message("The same file is in the project already, as “{name}”.",
                                                {{"name", there->name}})});
      else
        fresh.push_back(&transcript);
    }
  });
  if (!read_ok) return;
  if (!fresh.empty() || !read.tables.empty()) {
    corpus::Label label = i18n::message("Import the participants table");
    if (fresh.size() == 1) label = i18n::message("Import “{name}”", {{"name", fresh.front()->name}});
    if (fresh.size() > 1)
      label = i18n::message("Import {n} transcripts", {{"n", std::to_string(fresh.size())}});
    const bool done = workspace_.edit(label, [&](corpus::Edit& edit) {
      for (const auto* transcript : fresh) {
        const corpus::Guid guid = corpus::addTranscript(edit, *transcript);
        const auto added = corpus::transcript(*project, guid);
        report.came.push_back(
            {transcript->sourceFile, added ? added->name : transcript->name, transcript->language,
             static_cast<std::int64_t>(transcript->turns.size()), transcript->words,
             transcript->encodingConfidence < kCertainEncoding ? transcript->sourceEncoding : ""});
      }
      for (const auto& [path, table] : read.tables)
        report.tables.push_back(
            {pathToUtf8(path.filename()), corpus::importParticipants(edit, table, corpus::matchByOf(table))});
    });
    if (!done) return;
  }
  finished.emit(report);
}

void ImportFlow::showSummary(const ImportReport& report) {
  const auto& tr = workspace_.tr();
  wxDialog dialog(&window_, wxID_ANY, toWx(tr("What was imported")), wxDefaultPosition, wxDefaultSize,
                  wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
  dialog.SetName("import-summary");
  auto* text =
      new wxTextCtrl(&dialog, wxID_ANY, toWx(report.asText(tr)), wxDefaultPosition,
                     dialog.FromDIP(wxSize(640, 360)), wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
  text->SetName("summary");
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* save = new wxButton(&dialog, wxID_ANY, toWx(tr("Save as text…")));
  auto* close = new wxButton(&dialog, wxID_OK, toWx(tr("Close")));
  close->SetDefault();
  row->Add(save);
  row->AddStretchSpacer();
  row->Add(close);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const int gap = dialog.FromDIP(16);
  column->Add(text, 1, wxEXPAND | wxALL, gap);
  column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
  dialog.SetSizerAndFit(column);
  dialog.CentreOnParent();
  close->SetFocus();
  save->Bind(wxEVT_BUTTON, [&](wxCommandEvent&) {
    wxFileDialog where(&dialog, toWx(tr("Save the summary")), pathToWx(workspace_.filesFolder()),
                       toWx(tr("Import summary")) + ".txt", toWx(tr("Text files")) + "|*.txt",
                       wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (where.ShowModal() != wxID_OK) return;
    workspace_.setFilesFolder(pathFromWx(where.GetPath()).parent_path());
    const std::string bytes = report.asText(tr);
    const wxLogNull quiet;  // the reason is said below, in the person's language
    wxFileOutputStream out(where.GetPath());
    if (!out.IsOk() || !out.WriteAll(bytes.data(), bytes.size()))
      tell(&dialog, tr, i18n::message("The summary could not be saved there. Please choose another folder."));
  });
  dialog.ShowModal();
}

}  // namespace gui
