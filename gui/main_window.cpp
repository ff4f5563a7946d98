#include "gui/main_window.h"

#include <wx/app.h>
#include <wx/aui/dockart.h>
#include <wx/display.h>
#include <wx/dnd.h>
#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/statusbr.h>
#include <wx/wupdlock.h>

#include "corpus/transcripts.h"
#include "gui/ask.h"
#include "gui/codebook_pane.h"
#include "gui/coding_commands.h"
#include "gui/export_dialog.h"
#include "gui/focused_field.h"
#include "gui/frequency_page.h"
#include "gui/header_bar.h"
#include "gui/history_page.h"
#include "gui/icons.h"
#include "gui/listening.h"
#include "gui/message_bar.h"
#include "gui/participants_page.h"
#include "gui/platform.h"
#include "gui/player_bar.h"
#include "gui/progress_bar.h"
#include "gui/reading_page.h"
#include "gui/recording_commands.h"
#include "gui/search_commands.h"
#include "gui/search_page.h"
#include "gui/segment_pane.h"
#include "gui/status_text.h"
#include "gui/stock_labels.h"
#include "gui/suggestions_page.h"
#include "gui/text.h"
#include "gui/text_commands.h"
#include "gui/transcript_list.h"
#include "gui/translation_commands.h"
#include "gui/translation_pane.h"
#include "gui/welcome_page.h"
#include "gui/word_commands.h"
#include "gui/words_page.h"

namespace gui {
namespace {

// Files dropped anywhere on the window.
class FileDrop : public wxFileDropTarget {
 public:
  explicit FileDrop(MainWindow& window) : window_(window) {}
  bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& names) override {
    std::vector<std::filesystem::path> paths;
    for (const auto& name : names) paths.push_back(pathFromWx(name));
    // After the drag has ended: a dialog within it would hold the other program.
    wxTheApp->CallAfter([&window = window_, paths] { window.take(paths); });
    return true;
  }

 private:
  MainWindow& window_;
};

}  // namespace

MainWindow::MainWindow(Settings& settings, corpus::Environment environment,
                       std::shared_ptr<const i18n::Analyser> analyser, search::Index::Place cache)
    : wxFrame(nullptr, wxID_ANY, "Suhbat"),
      settings_(settings),
      workspace_(std::move(environment), std::move(analyser), std::move(cache)),
      jobs_(*this),
      projects_(*this, workspace_, settings, jobs_),
      imports_(*this, workspace_, settings, jobs_) {
  SetName("main");
  workspace_.setLanguage(settings.language());
  const Theme theme = Theme::make(settings.theme());
  platform::preferDark(theme.dark);
  workspace_.setTheme(theme);
  useStockLabels(workspace_.tr());
  wxIconBundle icons;
  for (const int size : {16, 32, 48, 64, 128}) icons.AddIcon(programIcon(size).GetIcon(wxSize(size, size)));
  SetIcons(icons);
  build();
  connect();
  say();
  showProjectOrWelcome();

  SetMinSize(FromDIP(wxSize(1000, 600)));
  const auto window = settings.window();
  if (!window.place.IsEmpty() &&
      wxDisplay::GetFromPoint(window.place.GetPosition() + wxPoint(40, 20)) != wxNOT_FOUND)
    SetSize(window.place);
  else
    SetClientSize(FromDIP(wxSize(1240, 740)));
  if (window.maximised) Maximize();
}

MainWindow::~MainWindow() {
  connections_.clear();
  listening_.reset();
  panes_.UnInit();
  // Panes speak to the workspace as they go: they go first.
  DestroyChildren();
}

void MainWindow::build() {
  addMainCommands(commands_, *this);
  menus_ = std::make_unique<Menus>(*this, commands_);

  header_ = new HeaderBar(
      this, workspace_, commands_,
      {"page/reading", "page/search", "page/words", "page/frequency", "page/participants", "page/history"},
      {"edit/undo", "edit/redo", "project/import", "project/export"});
  messages_ = new MessageBar(this, workspace_);
  whole_ = new wxSimplebook(this);
  welcome_ = new WelcomePage(whole_, workspace_, settings_, commands_);
  work_ = new wxPanel(whole_);
  whole_->AddPage(welcome_, wxString());
  whole_->AddPage(work_, wxString());

  pages_ = new wxSimplebook(work_);
  reading_ = new ReadingPage(pages_, workspace_);
  search_ = new SearchPage(pages_, workspace_, settings_, jobs_);
  words_ = new WordsPage(pages_, workspace_, settings_, jobs_);
  frequency_ = new FrequencyPage(pages_, workspace_);
  participants_ = new ParticipantsPage(pages_, workspace_);
  history_ = new HistoryPage(pages_, workspace_);
  suggestions_ = new SuggestionsPage(pages_, workspace_);
  for (wxWindow* page : std::initializer_list<wxWindow*>{reading_, search_, words_, frequency_, participants_,
                                                         history_, suggestions_})
    pages_->AddPage(page, wxString());
  transcripts_ = new TranscriptList(work_, workspace_);
  codebook_ = new CodebookPane(work_, workspace_);
  segments_ = new SegmentPane(work_, workspace_, reading_->view());
  addCodingCommands(commands_, workspace_, reading_->view(), *codebook_, *segments_, connections_);
  translation_ = new TranslationPane(work_, workspace_, reading_->view());
  addTranslationCommands(commands_, workspace_, reading_->view(), *translation_, connections_);
  addTextCommands(commands_, workspace_, reading_->view(), connections_);

  video_ = new wxPanel(work_);
  video_->SetName("video");
  video_->SetBackgroundColour(*wxBLACK);
  video_->SetSizer(new wxBoxSizer(wxVERTICAL));
  listening_ = std::make_unique<Listening>(workspace_, settings_, reading_->view(), *video_);
  addRecordingCommands(commands_, *this, workspace_, *listening_, reading_->view());
  player_ = new PlayerBar(reading_, workspace_, commands_, listening_->player());
  reading_->GetSizer()->Add(player_, 0, wxEXPAND);

  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(header_, 0, wxEXPAND);
  column->Add(messages_, 0, wxEXPAND);
  column->Add(whole_, 1, wxEXPAND);
  column->Add(new ProgressBar(this, workspace_, jobs_), 0, wxEXPAND);
  SetSizer(column);
  CreateStatusBar(2, wxSTB_ELLIPSIZE_END | wxFULL_REPAINT_ON_RESIZE);  // no size grip: the frame has borders
  GetStatusBar()->SetName("status");
  placePanes();
  reading_->view().setTextSize(settings_.textSize());
  SetDropTarget(new FileDrop(*this));
}

void MainWindow::connect() {
  const auto keep = [this](corpus::Connection connection) { connections_.push_back(std::move(connection)); };
  keep(workspace_.projectLeaving.connect([this] {
    // Before the switch: what can't be saved on leaving, or found on arriving, is said and stays.
    messages_->dismiss();
    jobs_.cancelForProject();
  }));
  keep(workspace_.projectChanged.connect([this] { showProjectOrWelcome(); }));
  keep(workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    // A transcript that is gone must not stay on show.
    if (const auto gone = changes.removed.find(corpus::Kind::Transcript);
        gone != changes.removed.end() && gone->second.contains(reading_->view().transcript()))
      reading_->show({});
    header_->refresh();
    menus_->refresh(workspace_.tr());
  }));
  keep(transcripts_->counted.connect([this] { sayStatus(); }));
  keep(workspace_.appearanceChanged.connect([this] { say(); }));
  keep(workspace_.indexProgress.connect([this] { sayStatus(); }));
  keep(workspace_.coderChanged.connect([this] { sayStatus(); }));
  keep(workspace_.revealRequested.connect(
      [this](const corpus::Guid& transcript, i18n::Span span) { reveal(transcript, span); }));
  keep(workspace_.codeRequested.connect([this](const corpus::Guid& code) {
    panes_.GetPane("segments").Show();
    panes_.Update();
    codebook_->selectCode(code);
    segments_->showCode(code);
  }));
  keep(welcome_->openRequested.connect([this](const std::filesystem::path& path) { projects_.open(path); }));
  keep(transcripts_->opened.connect([this](const corpus::Guid& transcript) {
    showPage(Page::Reading);
    reading_->setHits({});
    reading_->show(transcript);
    sayStatus();
  }));
  keep(transcripts_->importRequested.connect([this] { imports_.askTranscripts(); }));
  keep(participants_->importRequested.connect([this] { imports_.askParticipants(); }));
  keep(search_->went.connect([this](const search::Hit& hit, int at, int count) {
    std::vector<i18n::Span> marks;
    for (const auto& mark : hit.marks)
      marks.push_back({hit.span.begin + mark.begin, hit.span.begin + mark.end});
    reveal(hit.transcript, marks.empty() ? hit.span : i18n::Span{marks.front().begin, marks.front().end},
           marks);
    reading_->setHits(ReadingPage::Hits{at, count, search_->query()});
    reading_->view().setMarks(marks);
  }));
  // The strip speaks of the hits of one search: with the next it goes.
  keep(search_->newSearch.connect([this] { reading_->setHits({}); }));
  keep(search_->menuWanted.connect([this](const wxPoint& place, bool hit) {
    const auto menu = menus_->popup(hit ? hitCommands() : hitsCommands(), workspace_.tr());
    search_->PopupMenu(menu.get(), place);
  }));
  keep(reading_->importRequested.connect([this] { imports_.askTranscripts(); }));
  keep(reading_->hitRequested.connect([this](int step) { goToHit(step); }));
  keep(reading_->resultsRequested.connect([this] { showPage(Page::Search); }));
  keep(imports_.projectDropped.connect([this](const std::filesystem::path& path) { projects_.open(path); }));
  keep(imports_.finished.connect([this](const ImportReport& report) {
    if (report.wantsAttention())
      imports_.showSummary(report);
    else
      messages_->showNotice(
          report.headline(workspace_.tr()),
          MessageBar::Action{i18n::message("Details…"), [this, report] { imports_.showSummary(report); }});
    if (!reading_->view().transcript() && !report.came.empty())
      if (const auto shown = transcripts_->shown(); !shown.empty()) {
        reading_->show(shown.front());
        transcripts_->select(shown.front());
      }
  }));
  keep(listening_->changed.connect([this] {
    videoWanted_ = true;
    sayRecording();
  }));
  keep(listening_->player().changed.connect([this] { sayRecording(); }));
  panes_.Bind(wxEVT_AUI_PANE_CLOSE, [this](wxAuiManagerEvent& event) {
    if (event.GetPane()->window == video_) videoWanted_ = false;
    event.Skip();
  });
  imports_.needProject = [this] {
    projects_.askNew();
    return workspace_.project() != nullptr;
  };
  keep(translation_->changed.connect([this] {
    translationAsked_ = false;
    sayTranslation();
  }));
  connectWords(*this, connections_);
  Bind(wxEVT_CLOSE_WINDOW, &MainWindow::onClose, this);
}

void MainWindow::showProjectOrWelcome() {
  corpus::Project* project = workspace_.project();
  whole_->SetSelection(project ? 1 : 0);
  if (project) {
    const auto shown = transcripts_->shown();
    reading_->show(shown.empty() ? corpus::Guid() : shown.front());
    if (!shown.empty()) transcripts_->select(shown.front());
    showPage(Page::Reading);
  } else {
    reading_->show({});
    welcome_->refill();
  }
  header_->Show(project != nullptr);
  say();
}

void MainWindow::say() {
  const auto& tr = workspace_.tr();
  SetBackgroundColour(workspace_.theme().window);
  work_->SetBackgroundColour(workspace_.theme().window);
  wxAuiDockArt* art = panes_.GetArtProvider();
  art->SetMetric(wxAUI_DOCKART_SASH_SIZE, FromDIP(5));
  art->SetMetric(wxAUI_DOCKART_PANE_BORDER_SIZE, 0);
  art->SetColour(wxAUI_DOCKART_BACKGROUND_COLOUR, workspace_.theme().border);
  art->SetColour(wxAUI_DOCKART_SASH_COLOUR, workspace_.theme().border);
  art->SetColour(wxAUI_DOCKART_BORDER_COLOUR, workspace_.theme().border);
  art->SetColour(wxAUI_DOCKART_INACTIVE_CAPTION_COLOUR, workspace_.theme().window);
  art->SetColour(wxAUI_DOCKART_INACTIVE_CAPTION_TEXT_COLOUR, workspace_.theme().mutedText);
  art->SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
  art->SetFont(wxAUI_DOCKART_CAPTION_FONT, workspace_.theme().smallFont());
  panes_.GetPane("video").Caption(toWx(tr("Video")));
  panes_.Update();
  sayRecording();
  menus_->build(mainMenus(), tr);
  header_->say();
  corpus::Project* project = workspace_.project();
  SetTitle(project ? toWx(project->name()) + toWx(" — Suhbat") : wxString("Suhbat"));
  sayStatus();
  Layout();
  Refresh();
}

void MainWindow::sayStatus() {
  const auto [left, right] = statusText(workspace_, transcripts_->totals(), projects_.coderName());
  SetStatusText(toWx(left), 0);
  SetStatusText(toWx(right), 1);
  const int width = GetStatusBar()->GetTextExtent(toWx(right)).x + FromDIP(36);
  const int widths[] = {-1, width};
  GetStatusBar()->SetStatusWidths(2, widths);
}

void MainWindow::showPage(Page page) {
  if (page == Page::Suggestions && this->page() != page) beforeSuggestions_ = this->page();
  pages_->SetSelection(static_cast<std::size_t>(page));
  header_->refresh();
  sayTranslation();
  if (page == Page::Search) search_->focusBox();
  if (page == Page::Words) words_->focusField();
  if (page == Page::Suggestions) suggestions_->rows().SetFocus();
  // A hidden view would swallow every key, those of the menus too.
  if (page == Page::Reading && reading_->view().IsShown()) reading_->view().SetFocus();
  if (page == Page::Reading && !reading_->view().IsShown()) reading_->SetFocus();
}

MainWindow::Page MainWindow::page() const {
  return static_cast<Page>(pages_->GetSelection());
}

void MainWindow::leaveSuggestions() {
  if (page() == Page::Suggestions) showPage(beforeSuggestions_);
}

void MainWindow::reveal(const corpus::Guid& transcript, i18n::Span span,
                        const std::vector<i18n::Span>& marks) {
  showPage(Page::Reading);
  reading_->show(transcript);
  transcripts_->select(transcript);
  reading_->view().reveal(span, marks);
  sayStatus();
}

void MainWindow::goToHit(int step) {
  search_->go(search_->next(step));
}

void MainWindow::setLanguage(i18n::Language language) {
  settings_.setLanguage(language);
  const wxWindowUpdateLocker quiet(this);
  workspace_.setLanguage(language);
  useStockLabels(workspace_.tr());
}

void MainWindow::setTheme(Theme::Choice choice) {
  settings_.setTheme(choice);
  const Theme theme = Theme::make(choice);
  platform::preferDark(theme.dark);
  workspace_.setTheme(theme);
}

void MainWindow::take(const std::vector<std::filesystem::path>& paths) {
  if (paths.size() == 1 && linkDropped(paths.front(), *this, workspace_, *listening_, reading_->view()))
    return;
  imports_.take(paths);
}

void MainWindow::exportExcerpts() {
  workspace_.saveNow.emit();
  runExportDialog(*this, workspace_, jobs_, reading_->view().transcript(), codebook_->selectedCode());
}

void MainWindow::undo() {
  if (auto* field = editableField(); field && field->CanUndo()) {
    field->Undo();
    return;
  }
  // What the project keeps is a step now and can be taken back; what is written elsewhere (a search) is none
  // of its business.
  workspace_.saveNow.emit();
  if (!writingElsewhere()) workspace_.undo();
}

void MainWindow::redo() {
  if (auto* field = editableField(); field && field->CanRedo()) {
    field->Redo();
    return;
  }
  workspace_.saveNow.emit();
  if (!writingElsewhere()) workspace_.redo();
}

void MainWindow::onClose(wxCloseEvent& event) {
  if (const auto jobs = jobs_.running(); !jobs.empty() && event.CanVeto()) {
    const auto& tr = workspace_.tr();
    if (!confirm(this, tr,
                 i18n::message("“{task}” is not finished yet. Stop it and close the window? All that is in "
                               "your project is saved.",
                               {{"task", tr(jobs.back().title)}}),
                 i18n::message("Stop it"))) {
      event.Veto();
      return;
    }
  }
  if (!event.CanVeto()) {
    workspace_.saveAll();
  } else if (!projects_.savedOrLeft()) {
    event.Veto();
    return;
  }
  if (workspace_.project()) workspace_.projectLeaving.emit();
  settings_.setWindow({GetRect(), IsMaximized()});
  settings_.setPanes(toUtf8(panes_.SavePerspective()));
  settings_.setTextSize(reading_->view().textSize());
  event.Skip();
}

}  // namespace gui
