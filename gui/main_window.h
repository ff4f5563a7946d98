#pragma once
#include <wx/aui/framemanager.h>
#include <wx/frame.h>
#include <wx/panel.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "gui/command.h"
#include "gui/import_flow.h"
#include "gui/job_runner.h"
#include "gui/menus.h"
#include "gui/project_actions.h"
#include "gui/settings.h"
#include "gui/workspace.h"

class wxSimplebook;

namespace gui {

class CodebookPane;
class FrequencyPage;
class HeaderBar;
class HistoryPage;
class Listening;
class MessageBar;
class ParticipantsPage;
class PlayerBar;
class ReadingPage;
class SearchPage;
class SegmentPane;
class SuggestionsPage;
class TranscriptList;
class TranslationPane;
class WelcomePage;
class WordsPage;

// The window: puts the pages, panes and strips in their places and lets them speak to each other. What can be
// done is in its commands (main_commands.cpp); what is shown, in the pages' own files.
class MainWindow : public wxFrame {
 public:
  // The last is led to from a code and has no tab.
  enum class Page { Reading, Search, Words, Frequency, Participants, History, Suggestions };

  MainWindow(Settings& settings, corpus::Environment environment,
             std::shared_ptr<const i18n::Analyser> analyser, search::Index::Place cache);
  ~MainWindow() override;

  Workspace& workspace() { return workspace_; }
  Settings& settings() { return settings_; }
  const CommandTable& commands() const { return commands_; }
  ProjectActions& projects() { return projects_; }
  ImportFlow& imports() { return imports_; }
  JobRunner& jobs() { return jobs_; }

  ReadingPage& reading() { return *reading_; }
  SearchPage& search() { return *search_; }
  WordsPage& words() { return *words_; }
  FrequencyPage& frequency() { return *frequency_; }
  SuggestionsPage& suggestions() { return *suggestions_; }
  TranscriptList& transcripts() { return *transcripts_; }
  CodebookPane& codebook() { return *codebook_; }
  SegmentPane& segments() { return *segments_; }
  TranslationPane& translation() { return *translation_; }
  MessageBar& messages() { return *messages_; }
  Listening& listening() { return *listening_; }

  void showPage(Page page);
  Page page() const;
  void leaveSuggestions();  // to the page from which they were asked for
  // Shows a passage, with places marked.
  void reveal(const corpus::Guid& transcript, i18n::Span span, const std::vector<i18n::Span>& marks = {});
  void goToHit(int step);
  // Files dropped on the window: a recording is linked to the transcript on show, all else is imported.
  void take(const std::vector<std::filesystem::path>& paths);

  void setLanguage(i18n::Language language);
  void setTheme(Theme::Choice choice);
  void togglePane(const wxString& name);
  bool paneShown(const wxString& name);
  void resetPanes();
  void toggleTranslation();  // the pane comes by itself where something is linked
  // The strip that plays, where there is something to be played.
  void showPlayer(bool wanted);
  bool playerWanted();
  void showVideo(bool wanted);
  void moveVideo();  // right, below the text, left
  void exportExcerpts();
  // In the field that is being written in, where that can take back by itself; else a step of the project.
  void undo();
  void redo();

 private:
  friend void addMainCommands(CommandTable& commands, MainWindow& window);

  void build();
  void connect();
  void placePanes();
  void sayRecording();
  void showProjectOrWelcome();
  void say();  // menus, title, status: after a change of language or theme
  void sayStatus();
  void sayTranslation();
  void onClose(wxCloseEvent& event);

  Settings& settings_;
  Workspace workspace_;
  CommandTable commands_;
  JobRunner jobs_;
  ProjectActions projects_;
  ImportFlow imports_;
  std::unique_ptr<Menus> menus_;
  wxAuiManager panes_;
  wxString standardPanes_;

  wxSimplebook* whole_ = nullptr;  // welcome, or the work
  wxPanel* work_ = nullptr;        // what wxAUI arranges
  wxSimplebook* pages_ = nullptr;
  WelcomePage* welcome_ = nullptr;
  HeaderBar* header_ = nullptr;
  MessageBar* messages_ = nullptr;
  TranscriptList* transcripts_ = nullptr;
  CodebookPane* codebook_ = nullptr;
  SegmentPane* segments_ = nullptr;
  TranslationPane* translation_ = nullptr;
  bool translationAsked_ = false;  // where nothing is linked
  ReadingPage* reading_ = nullptr;
  SearchPage* search_ = nullptr;
  WordsPage* words_ = nullptr;
  FrequencyPage* frequency_ = nullptr;
  ParticipantsPage* participants_ = nullptr;
  HistoryPage* history_ = nullptr;
  SuggestionsPage* suggestions_ = nullptr;
  Page beforeSuggestions_ = Page::Reading;
  PlayerBar* player_ = nullptr;
  wxPanel* video_ = nullptr;
  bool videoWanted_ = true;
  std::unique_ptr<Listening> listening_;
  std::vector<corpus::Connection> connections_;
};

// Everything that can be done with the window, and the menus that show it.
void addMainCommands(CommandTable& commands, MainWindow& window);
std::vector<MenuPlan> mainMenus();

}  // namespace gui
