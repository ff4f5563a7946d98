#include "gui/import_flow.h"

#include <wx/busyinfo.h>
#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/evtloop.h>
#include <wx/filedlg.h>
#include <wx/log.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/textfile.h>
#include <wx/utils.h>
#include <wx/wfstream.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "corpus/settings.h"
#include "corpus/speaker_rules.h"
#include "gui/ask.h"
#include "gui/import_preview.h"
#include "gui/participants_import_dialog.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSaidBefore = 60;  // transcripts; more take longer than a blink

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

// Every file once, the first time.
std::vector<fs::path> withoutRepetition(std::vector<fs::path> files) {
  std::set<fs::path> seen;
  std::erase_if(files, [&](const fs::path& file) { return !seen.insert(file.lexically_normal()).second; });
  return files;
}

// A table is one of turns or one of participants; the preview lets the person say otherwise.
struct ReadTable {
  bool turns = false;
  std::optional<corpus::TurnTable> columns;
  std::optional<corpus::Table> participants;
};

ReadTable readTableFile(const fs::path& path, bool meantAsTurns) {
  ReadTable read;
  const auto kind = corpus::tableKindOf(path);
  read.columns = corpus::turnTable(path);
  const bool spoken = read.columns && read.columns->guessed;
  read.turns = kind == corpus::TableKind::Turns ||
               (kind == corpus::TableKind::Unclear && (spoken || (meantAsTurns && read.columns)));
  try {
    read.participants = corpus::readTable(path);
  } catch (const corpus::FileError&) {
    if (!read.turns) throw;
  }
  return read;
}

struct Wanted {
  std::vector<fs::path> files;
  std::vector<corpus::SpeakerRule> rules;
  bool keepOriginals = false, meantAsTurns = false;
};

std::shared_ptr<ImportPlan> readAll(const Wanted& wanted, corpus::Progress& progress) {
  std::map<fs::path, ReadTable> tables;
  std::map<fs::path, i18n::Message> refused;
  std::vector<corpus::ImportRequest> requests;
  for (const auto& path : wanted.files) {
    progress.check();
    bool transcript = true;
    if (isTable(path)) {
      try {
        transcript = (tables[path] = readTableFile(path, wanted.meantAsTurns)).turns;
      } catch (const i18n::Error& error) {
        refused.emplace(path, error.message());
        transcript = false;
      }
    }
    if (!transcript) continue;
    corpus::ImportRequest request{path, {}};
    request.options.speakers = wanted.rules;
    request.options.keepOriginal = wanted.keepOriginals;
    requests.push_back(std::move(request));
  }
  std::map<fs::path, corpus::ImportedTranscript> came;
  if (!requests.empty())
    forEachOutcome(
        corpus::readTranscripts(requests, progress), requests,
        [&](std::size_t at, corpus::ImportedTranscript transcript) {
          came.emplace(requests[at].path, std::move(transcript));
        },
        [&](std::size_t at, i18n::Message reason) { refused.emplace(requests[at].path, std::move(reason)); });

  auto plan = std::make_shared<ImportPlan>(wanted.rules, wanted.keepOriginals);
  for (const auto& path : wanted.files) {
    const auto table = tables.find(path);
    if (const auto found = came.find(path); found != came.end())
      plan->add(path, std::move(found->second));
    else if (const auto reason = refused.find(path); reason != refused.end())
      plan->refuse(path, reason->second);
    else
      plan->addParticipants(path, std::move(*table->second.participants), table->second.columns);
    if (table != tables.end() && table->second.turns)
      plan->setTable(table->second.columns, table->second.participants);
  }
  return plan;
}

corpus::Label labelOf(const ImportPlan& plan) {
  const auto transcripts = plan.wantedTranscripts();
  if (transcripts.size() == 1)
    return i18n::message("Import “{name}”", {{"name", plan.file(transcripts.front()).name}});
  return i18n::message("Import {n} transcripts", {{"n", std::to_string(transcripts.size())}});
}

std::vector<i18n::Message> notesOn(const ImportPlan::File& file) {
  std::vector<i18n::Message> notes;
  const auto& transcript = file.transcript;
  if (file.options.repairLookAlikes && file.lookAlikeWords > 0)
    notes.push_back(i18n::message("Words with letters of the other alphabet were repaired: {n}.",
                                  {{"n", std::to_string(file.lookAlikeWords)}}));
  else if (transcript.lookAlikeWords > 0)
    notes.push_back(i18n::message("Words that mix Cyrillic with Latin letters, left as they are: {n}.",
                                  {{"n", std::to_string(transcript.lookAlikeWords)}}));
  if (file.options.convertKazakhFont && !file.kazakhFont.empty())
    notes.push_back(
        i18n::message("The letters of the old font “{font}” were converted.", {{"font", file.kazakhFont}}));
  else if (!transcript.kazakhFont.empty())
    notes.push_back(i18n::message("The letters stand as in the old font “{font}” and were left so.",
                                  {{"font", transcript.kazakhFont}}));
  if (!file.options.recogniseSpeakers) notes.push_back(i18n::message("Speakers were not to be recognised."));
  if (!transcript.original.empty())
    notes.push_back(i18n::message("The original file is kept in the project."));
  return notes;
}

ImportReport::Came cameOf(const ImportPlan::File& file, const std::string& name) {
  const auto& transcript = file.transcript;
  ImportReport::Came came;
  came.file = transcript.sourceFile;
  came.name = name;
  came.language = transcript.language;
  came.turns = static_cast<std::int64_t>(transcript.turns.size());
  came.words = transcript.words;
  came.encoding = transcript.sourceEncoding;
  if (file.options.encoding.empty() &&
      ImportPlan::certaintyOf(transcript.encodingConfidence) == ImportPlan::Certainty::Doubtful)
    came.doubtfulEncoding = transcript.sourceEncoding;
  came.cues = static_cast<std::int64_t>(transcript.cues.size());
  for (const auto& speaker : transcript.speakers) came.speakers.push_back({speaker.label, speaker.role, 0});
  for (const auto& turn : transcript.turns)
    if (turn.speaker && *turn.speaker < came.speakers.size()) ++came.speakers[*turn.speaker].turns;
  came.notes = notesOn(file);
  return came;
}

}  // namespace

ImportFlow::ImportFlow(wxWindow& window, Workspace& workspace, Settings& settings, JobRunner& jobs)
    : window_(window), workspace_(workspace), settings_(settings), jobs_(jobs) {}

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
  take(paths, Meant::Transcripts);
}

void ImportFlow::askParticipants() {
  const auto& tr = workspace_.tr();
  wxFileDialog dialog(&window_, toWx(tr("Import a participants table")), pathToWx(workspace_.filesFolder()),
                      wxString(), toWx(tr("Tables")) + " (CSV, XLSX)|*.csv;*.xlsx;*.tsv",
                      wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  if (dialog.ShowModal() != wxID_OK) return;
  const auto path = pathFromWx(dialog.GetPath());
  workspace_.setFilesFolder(path.parent_path());
  take({path}, Meant::Participants);
}

void ImportFlow::take(const std::vector<fs::path>& paths) {
  take(paths, Meant::Anything);
}

void ImportFlow::take(const std::vector<fs::path>& paths, Meant meant) {
  for (const auto& path : paths)
    if (extensionOf(path) == "suhbat") {
      projectDropped.emit(path);
      return;
    }
  Wanted wanted;
  wanted.files = withoutRepetition(expanded(paths));
  wanted.meantAsTurns = meant == Meant::Transcripts;
  if (wanted.files.empty()) return;
  if (!workspace_.project() && !needProject()) return;
  const bool known = workspace_.attempt([&] {
    wanted.rules = corpus::speakerRules(*workspace_.project());
    wanted.keepOriginals = corpus::setting(*workspace_.project(), corpus::kKeepOriginals) == "yes";
  });
  if (!known) return;
  jobs_.start<Plan>(
      i18n::message("Reading the files"),
      [wanted](corpus::Progress& progress) { return readAll(wanted, progress); },
      [this, meant, session = workspace_.session()](const Plan& plan) {
        // Files meant for one project never enter another.
        if (session == workspace_.session()) preview(plan, meant);
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); }, JobRunner::For::Project);
}

void ImportFlow::preview(const Plan& plan, Meant meant) {
  corpus::Project* project = workspace_.project();
  if (!project) return;  // closed meanwhile
  if (previewing_) {
    waiting_.emplace_back(plan, meant);
    return;
  }
  const bool compared = workspace_.attempt([&] {
    plan->leaveOutDuplicates([&](const std::string& sha256) -> std::optional<std::string> {
      const auto there = corpus::transcriptFromFile(*project, sha256);
      return there ? std::optional(there->name) : std::nullopt;
    });
  });
  if (!compared) return;
  const auto& files = plan->files();
  // Nothing to look at when nothing can be read; and a table of participants has a dialog of its own.
  bool worth = false;
  for (std::size_t i = 0; i < files.size(); ++i)
    worth = worth || (plan->importable(i) && (files[i].kind == ImportPlan::Kind::Transcript ||
                                              (meant == Meant::Transcripts && files[i].turns)));
  if (!worth) return carryOut(plan);
  int answer = wxID_CANCEL;
  {
    previewing_ = true;
    ImportPreview dialog(&window_, workspace_, *plan);
    if (const wxSize size = settings_.dialogSize("import"); size.x > 0) dialog.SetSize(size);
    dialog.CentreOnParent();
    answer = dialog.ShowModal();
    settings_.setDialogSize("import", dialog.GetSize());
    previewing_ = false;
  }
  if (answer == wxID_OK) carryOut(plan);
  next();
}

void ImportFlow::next() {
  if (previewing_ || waiting_.empty()) return;
  const auto [plan, meant] = waiting_.front();
  waiting_.erase(waiting_.begin());
  preview(plan, meant);
}

void ImportFlow::carryOut(const Plan& plan) {
  // Corrected last, or with their originals: read once more before they enter.
  const auto stale = plan->staleForImport();
  if (stale.empty()) return enter(plan);
  jobs_.start<Plan>(
      i18n::message("Reading the files"),
      [plan, stale](corpus::Progress& progress) {
        std::vector<corpus::ImportRequest> requests;
        for (const std::size_t file : stale) requests.push_back(plan->request(file));
        forEachOutcome(
            corpus::readTranscripts(requests, progress), requests,
            [&](std::size_t at, corpus::ImportedTranscript transcript) {
              plan->readAgain(stale[at], plan->file(stale[at]).revision, std::move(transcript));
            },
            [&](std::size_t at, i18n::Message reason) {
              plan->refusedAgain(stale[at], plan->file(stale[at]).revision, std::move(reason));
            });
        return plan;
      },
      [this, session = workspace_.session()](const Plan& read) {
        if (session == workspace_.session()) enter(read);
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); }, JobRunner::For::Project);
}

void ImportFlow::enter(const Plan& plan) {
  if (!workspace_.project()) return;  // closed meanwhile
  ImportReport report;
  for (std::size_t i = 0; i < plan->files().size(); ++i) {
    const auto& file = plan->file(i);
    if (file.refusal)
      report.refused.push_back({file.path, *file.refusal});
    else if (!file.wanted)
      report.refused.push_back(
          {file.path, file.alreadyThere.value_or(i18n::message("It was not ticked in the preview."))});
  }
  {
    // Writing many is one step and takes a moment: it is said before, with the windows shut. Nothing else can
    // come between, as no event is let through while it is written.
    std::optional<wxBusyInfo> busy;
    if (const auto count = plan->wantedTranscripts().size(); count > kSaidBefore) {
      previewing_ = true;  // another import waits
      const auto session = workspace_.session();
      busy.emplace(wxBusyInfoFlags()
                       .Parent(&window_)
                       .Text(toWx(workspace_.tr().plural("Writing {n} transcript into the project…",
                                                         "Writing {n} transcripts into the project…",
                                                         static_cast<std::int64_t>(count))))
                       .Background(workspace_.theme().paper)
                       .Foreground(workspace_.theme().text));
      for (int frame = 0; frame < 8; ++frame) {  // until it is on the screen
        wxEventLoopBase::GetActive()->YieldFor(wxEVT_CATEGORY_UI);
        wxMilliSleep(16);
      }
      previewing_ = false;
      if (session != workspace_.session()) return;
    }
    if (!plan->wantedTranscripts().empty() && !write(*plan, report)) return;
  }
  // Each table asks for itself, once the transcripts are there that its people speak in.
  for (const std::size_t i : plan->wantedParticipants()) {
    const auto& file = plan->file(i);
    corpus::ParticipantsReport people;
    if (askParticipantsTable(window_, workspace_, file.path, *file.table, &people))
      report.tables.push_back({pathToUtf8(file.path.filename()), people});
  }
  if (!report.came.empty() || !report.refused.empty() || !report.tables.empty()) finished.emit(report);
  next();
}

bool ImportFlow::write(ImportPlan& plan, ImportReport& report) {
  const auto rules = plan.rulesToRemember();
  return workspace_.edit(labelOf(plan), [&](corpus::Edit& edit) {
    for (const std::size_t i : plan.wantedTranscripts()) {
      const auto& transcript = plan.transcriptToWrite(i);
      const corpus::Guid guid = corpus::addTranscript(edit, transcript);
      const auto added = corpus::transcript(edit.project(), guid);
      report.came.push_back(cameOf(plan.file(i), added ? added->name : transcript.name));
    }
    if (!rules.empty()) corpus::rememberSpeakerRules(edit, rules);
    report.rulesRemembered = static_cast<std::int64_t>(rules.size());
    if (plan.keepOriginals() != plan.keepOriginalsAtFirst())
      corpus::setSetting(edit, corpus::kKeepOriginals, plan.keepOriginals() ? "yes" : "no");
  });
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
