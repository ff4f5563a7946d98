// What can be done with the window, as commands, and the menus that show them.

#include <wx/textentry.h>

#include "gui/about_dialog.h"
#include "gui/focused_field.h"
#include "gui/listening.h"
#include "gui/main_window.h"
#include "gui/reading_page.h"
#include "gui/search_commands.h"
#include "gui/transcript_list.h"
#include "gui/word_commands.h"

namespace gui {
namespace {

using i18n::message;

void addProjectCommands(CommandTable& table, MainWindow& window) {
  const auto open = [&window] { return window.workspace().project() != nullptr; };
  const auto writable = [&window] {
    return window.workspace().project() && !window.workspace().project()->readOnly();
  };
  table.add({"project/new", message("&New project…"),
             message("Start a project with its codebook, in a file of its own."), "Ctrl+N", "new",
             [&window] { window.projects().askNew(); }});
  table.add({"project/open", message("&Open project…"), message("Open a project file (.suhbat)."), "Ctrl+O",
             "open", [&window] { window.projects().askOpen(); }});
  table.add({"project/sample", message("Open the &sample project"),
             message("Twelve fictional interviews with codes, to try everything out."), "", "sample",
             [&window] { window.projects().openSample(); }});
  table.add({"project/close", message("&Close project"),
             message("Close the project; everything is saved already."), "Ctrl+W", "close",
             [&window] { window.projects().close(); }, open});
  table.add({"project/copy", message("Save a &copy…"),
             message("Write the whole project to another file, as a backup."), "", "copy",
             [&window] { window.projects().saveCopy(); }, open});
  table.add({"project/import", message("&Import transcripts…"),
             message("Bring interview files into the project: DOCX, ODT, RTF, TXT, SRT and others."),
             "Ctrl+I", "import", [&window] { window.imports().askTranscripts(); }, writable});
  table.add({"project/participants", message("Import &participants…"),
             message("Bring in a table of participants and their attributes: CSV or XLSX."), "",
             "participants", [&window] { window.imports().askParticipants(); }, writable});
  table.add({"project/export", message("&Export excerpts…"),
             message("Write coded passages to CSV, XLSX, DOCX or HTML."), "Ctrl+E", "export",
             [&window] { window.exportExcerpts(); }, open});
  table.add({"project/coder", message("Change &coder…"), message("Choose under whose name you are coding."),
             "", "coder", [&window] { window.projects().askCoder(); }, writable});
  table.add({"program/quit", message("&Quit"), message("Close the window; everything is saved already."),
             "Ctrl+Q", "", [&window] { window.Close(); }});
}

void addEditCommands(CommandTable& table, MainWindow& window) {
  Command undo{"edit/undo",
               message("&Undo"),
               message("Take back the last step."),
               "Ctrl+Z",
               "undo",
               [&window] { window.undo(); },
               [&window] {
                 auto* field = editableField();
                 return window.workspace().undoLabel() || (field && field->CanUndo());
               }};
  undo.dynamicTitle = [&window] {
    const auto& label = window.workspace().undoLabel();
    return label ? message("Undo: {step}", {{"step", window.workspace().tr()(*label)}}) : message("Undo");
  };
  table.add(std::move(undo));
  Command redo{"edit/redo",
               message("&Redo"),
               message("Bring back what was undone."),
               "Ctrl+Shift+Z",
               "redo",
               [&window] { window.redo(); },
               [&window] {
                 auto* field = editableField();
                 return window.workspace().redoLabel() || (field && field->CanRedo());
               }};
  redo.dynamicTitle = [&window] {
    const auto& label = window.workspace().redoLabel();
    return label ? message("Redo: {step}", {{"step", window.workspace().tr()(*label)}}) : message("Redo");
  };
  table.add(std::move(redo));
  const auto selected = [&window] {
    return window.workspace().writable() && window.transcripts().selected();
  };
  table.add({"transcript/rename", message("Re&name transcript…"),
             message("Give the transcript another name."), "", "rename",
             [&window] {
               if (const auto guid = window.transcripts().selected()) window.transcripts().rename(*guid);
             },
             selected});
  table.add({"transcript/remove", message("Remove &transcript…"),
             message("Take the transcript and its segments out of the project."), "", "remove",
             [&window] {
               if (const auto guid = window.transcripts().selected()) window.transcripts().remove(*guid);
             },
             selected});
  table.add(
      {"transcript/original", message("Save the &original file…"),
       message("Write the file the transcript was imported from, as it was; it is in the project when it "
               "was kept at the import."),
       "", "export", [&window] { window.transcripts().saveOriginal(); },
       [&window] { return window.transcripts().hasOriginal(); }});
}

void addPage(CommandTable& table, MainWindow& window, const char* id, i18n::Message title, i18n::Message help,
             const char* key, const char* iconName, MainWindow::Page page) {
  Command command{id,
                  std::move(title),
                  std::move(help),
                  key,
                  iconName,
                  [&window, page] { window.showPage(page); },
                  [&window] { return window.workspace().project() != nullptr; }};
  command.isChecked = [&window, page] { return window.page() == page; };
  command.oneOfSeveral = true;
  table.add(std::move(command));
}

void addViewCommands(CommandTable& table, MainWindow& window) {
  using Page = MainWindow::Page;
  addPage(table, window, "page/reading", message("&Reading"), message("Read and code a transcript."),
          "Ctrl+1", "read", Page::Reading);
  addPage(table, window, "page/search", message("&Search"), message("Find words in all transcripts."),
          "Ctrl+2", "search", Page::Search);
  addPage(table, window, "page/words", message("&Words"),
          message("Count words, and see what stands near them and who says them."), "Ctrl+3", "words",
          Page::Words);
  addPage(table, window, "page/frequency", message("&Frequencies"),
          message("Count codes by group, coder or transcript."), "Ctrl+4", "frequency", Page::Frequency);
  addPage(table, window, "page/participants", message("&Participants"),
          message("The participants and their attributes."), "Ctrl+5", "participants", Page::Participants);
  addPage(table, window, "page/history", message("&History"),
          message("Everything that was done, by whom and when."), "Ctrl+6", "history", Page::History);

  const auto pane = [&](const char* id, i18n::Message title, i18n::Message help, const char* name) {
    Command command{id,
                    std::move(title),
                    std::move(help),
                    "",
                    "",
                    [&window, name] { window.togglePane(name); },
                    [&window] { return window.workspace().project() != nullptr; }};
    command.isChecked = [&window, name] { return window.paneShown(name); };
    table.add(std::move(command));
  };
  pane("pane/transcripts", message("&Transcripts pane"), message("Show or hide the list of transcripts."),
       "transcripts");
  pane("pane/codebook", message("&Codebook pane"), message("Show or hide the codebook."), "codebook");
  pane("pane/segments", message("S&egments pane"), message("Show or hide the list of segments."), "segments");
  Command player{"pane/player",
                 message("&Player"),
                 message("Show or hide the strip that plays the recording of a transcript."),
                 "",
                 "",
                 [&window] { window.showPlayer(!window.playerWanted()); },
                 [&window] { return window.workspace().project() != nullptr; }};
  player.isChecked = [&window] { return window.playerWanted(); };
  table.add(std::move(player));
  Command video{"pane/video",
                message("&Video"),
                message("Show or hide the pictures of the recording."),
                "",
                "",
                [&window] { window.showVideo(!window.paneShown("video")); },
                [&window] { return window.listening().player().hasPictures(); }};
  video.isChecked = [&window] { return window.paneShown("video"); };
  table.add(std::move(video));
  table.add({"pane/video-move", message("Mo&ve the video"),
             message("Puts the pictures to the right, below the text or to the left."), "", "",
             [&window] { window.moveVideo(); }, [&window] { return window.paneShown("video"); }});
  Command translation{
      "pane/translation",
      message("T&ranslation pane"),
      message("Show or hide the translation of what you read."),
      "",
      "",
      [&window] { window.toggleTranslation(); },
      [&window] { return window.workspace().project() && window.page() == MainWindow::Page::Reading; }};
  translation.isChecked = [&window] { return window.paneShown("translation"); };
  table.add(std::move(translation));
  table.add({"pane/reset", message("&Standard arrangement"), message("Put all panes back in their places."),
             "", "", [&window] { window.resetPanes(); },
             [&window] { return window.workspace().project() != nullptr; }});

  const auto language = [&](const char* id, i18n::Language which) {
    // A language is called by its own name, whatever the interface speaks (“English” alone would be said in
    // the interface's language).
    Command command{id,
                    message(std::string("{name}"), {{"name", std::string(i18n::ownName(which))}}),
                    message("Language of menus, buttons and messages."),
                    "",
                    "",
                    [&window, which] { window.CallAfter([&window, which] { window.setLanguage(which); }); }};
    command.isChecked = [&window, which] { return window.workspace().tr().language() == which; };
    command.oneOfSeveral = true;
    table.add(std::move(command));
  };
  language("language/kk", i18n::Language::Kazakh);
  language("language/ru", i18n::Language::Russian);
  language("language/en", i18n::Language::English);

  const auto theme = [&](const char* id, i18n::Message title, Theme::Choice which) {
    Command command{id, std::move(title), message("Colours of the window."), "", "", [&window, which] {
                      window.setTheme(which);
                    }};
    command.isChecked = [&window, which] { return window.workspace().theme().choice == which; };
    command.oneOfSeveral = true;
    table.add(std::move(command));
  };
  theme("theme/system", message("As the s&ystem"), Theme::Choice::System);
  theme("theme/light", message("&Light"), Theme::Choice::Light);
  theme("theme/dark", message("&Dark"), Theme::Choice::Dark);
  table.add({"help/about", message("&About Suhbat"),
             message("Version, licence and what the program is built upon."), "", "",
             [&window] { showAbout(window, window.workspace()); }});
}

std::shared_ptr<MenuPlan> below(i18n::Message title, std::vector<std::string> commands) {
  auto plan = std::make_shared<MenuPlan>();
  plan->title = std::move(title);
  for (auto& command : commands) plan->items.push_back({std::move(command), nullptr});
  return plan;
}

MenuPlan menu(i18n::Message title, std::vector<std::string> commands) {
  return *below(std::move(title), std::move(commands));
}

}  // namespace

void addMainCommands(CommandTable& table, MainWindow& window) {
  addProjectCommands(table, window);
  addEditCommands(table, window);
  addSearchCommands(table, window);
  addWordCommands(table, window);
  addViewCommands(table, window);
}

std::vector<MenuPlan> mainMenus() {
  MenuPlan view = menu(message("&View"), {"page/reading",
                                          "page/search",
                                          "page/words",
                                          "page/frequency",
                                          "page/participants",
                                          "page/history",
                                          "-",
                                          "pane/transcripts",
                                          "pane/codebook",
                                          "pane/segments",
                                          "pane/translation",
                                          "pane/player",
                                          "pane/video",
                                          "pane/video-move",
                                          "pane/reset",
                                          "-",
                                          "text/*",
                                          "-",
                                          "view/*",
                                          "-"});
  view.items.push_back({"", below(message("&Language"), {"language/kk", "language/ru", "language/en"})});
  view.items.push_back({"", below(message("&Colours"), {"theme/system", "theme/light", "theme/dark"})});
  MenuPlan transcript =
      menu(message("T&ranscript"), {"turn/edit", "turn/replace", "turn/delete-text", "turn/replace-all", "-",
                                    "turn/split", "turn/join", "turn/speaker"});
  transcript.items.push_back(
      {"", below(message("&Language of this turn"),
                 {"turn/language-kk", "turn/language-ru", "turn/language-en", "turn/language-mixed"})});
  for (const char* id : {"-", "speaker/rename", "speaker/merge", "-", "translation/*", "-",
                         "transcript/original", "transcript/rename", "transcript/remove"})
    transcript.items.push_back({id, nullptr});
  std::vector<std::string> searching = searchMenu();
  searching.push_back("-");
  for (const std::string& command : wordMenu()) searching.push_back(command);
  return {menu(message("&File"), {"project/new", "project/open", "project/sample", "-", "project/import",
                                  "project/participants", "-", "project/export", "project/copy", "-",
                                  "project/coder", "-", "project/close", "program/quit"}),
          menu(message("&Edit"), {"edit/undo", "edit/redo", "-", "edit/*"}),
          transcript,
          menu(message("&Code"), {"code/*", "-", "segment/*"}),
          menu(message("Recor&ding"),
               {"recording/play", "recording/back", "recording/forward", "-", "recording/slower",
                "recording/faster", "recording/normal", "-", "recording/caret", "recording/stamp", "-",
                "recording/follow", "recording/repeat", "-", "recording/link", "recording/unlink"}),
          menu(message("&Search"), searching),
          view,
          menu(message("&Help"), {"help/about"})};
}

}  // namespace gui
