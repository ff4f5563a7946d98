#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "coding/codebook.h"
#include "coding/coders.h"
#include "corpus/project.h"
#include "corpus/signal.h"
#include "gui/theme.h"
#include "i18n/analyser.h"
#include "i18n/messages.h"
#include "search/index.h"

namespace gui {

// What every pane of one window shares: the open project with its index, the language and theme of the
// interface. Made by the main window and handed to panes by reference; panes subscribe to its signals and ask
// again.
class Workspace {
 public:
  Workspace(corpus::Environment environment, std::shared_ptr<const i18n::Analyser> analyser,
            search::Index::Place cache);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  corpus::Project* project() { return project_.get(); }  // none on the welcome page
  search::Index* index() { return index_.get(); }
  const i18n::Analyser& analyser() const { return *analyser_; }
  bool writable() const { return project_ && !project_->readOnly(); }
  // Takes over; emits projectLeaving and saveNow for the one that goes, and projectChanged. nullptr closes.
  void setProject(std::unique_ptr<corpus::Project> project);
  // Another number each time a project is opened or closed: what was begun for one must not end in another.
  std::uint64_t session() const { return session_; }
  const corpus::Environment& environment() const { return environment_; }

  // Says a text in the interface language: workspace.tr()("Open project").
  const i18n::Messages& tr() const { return messages_; }
  void setLanguage(i18n::Language language);  // emits appearanceChanged
  const Theme& theme() const { return theme_; }
  void setTheme(const Theme& theme);  // emits appearanceChanged

  // The codebook as it stands; read again after each change that touches it.
  const coding::Codebook& codebook();

  // Runs `work`; shows what went wrong, if anything, as a message to the person. True when it ended well.
  bool attempt(const std::function<void()>& work);
  // The same for an edit whose words the person still has before them: what went wrong comes back, to be said
  // over the dialog, and nothing is shown. Nothing when it is done.
  std::optional<i18n::Message> tryEdit(const corpus::Label& label,
                                       const std::function<void(corpus::Edit&)>& work);
  std::optional<i18n::Message> refusal(const std::function<void()>& work);

  // Runs project()->edit and shows what went wrong, if anything, as a message to the person; true when done.
  bool edit(const corpus::Label& label, const std::function<void(corpus::Edit&)>& work);

  // Whoever works from now on. A coder of this name that the project doesn't know is made with the first edit
  // and is no step of its own: Undo would take it away from under the segments.
  void setCoderName(const std::string& name);
  const std::string& coderName() const { return coderName_; }

  // Where files were chosen last, the project's own folder at first: there the next chooser begins.
  const std::filesystem::path& filesFolder() const { return filesFolder_; }
  void setFilesFolder(const std::filesystem::path& folder) { filesFolder_ = folder; }

  // What is typed or drawn is saved first, and is then the last step.
  bool undo();
  bool redo();
  // What they would take back or bring again; read once after each change.
  const std::optional<corpus::Label>& undoLabel() const { return undoLabel_; }
  const std::optional<corpus::Label>& redoLabel() const { return redoLabel_; }

  // Saves all that is typed or drawn; false when something could not be saved (and that was said).
  bool saveAll();
  // What is written but not yet in the project is to be committed now: memo, weight, cell, tags just drawn.
  corpus::Signal<> saveNow;

  // The project, still open (if there is one), is about to go: its jobs stop.
  corpus::Signal<> projectLeaving;
  corpus::Signal<> projectChanged;                                  // opened or closed
  corpus::Signal<const corpus::Changes&> contentChanged;            // after each edit, undo, redo
  corpus::Signal<> coderChanged;                                    // another name to work under
  corpus::Signal<> appearanceChanged;                               // language, theme or scale
  corpus::Signal<> indexProgress;                                   // on the main thread
  corpus::Signal<const corpus::Guid&, i18n::Span> revealRequested;  // "show this passage": transcript, span
  corpus::Signal<const corpus::Guid&> codeRequested;                // "show this code's segments"
  corpus::Signal<const i18n::Message&> problem;                     // an error to show to the person
  corpus::Signal<const i18n::Message&> notice;                      // something done, worth a quiet word
  corpus::Signal<const i18n::Message&> undoable;  // the same for the step done last, with “Undo” beside it

 private:
  void readLabels();
  void useCoder(corpus::Edit& edit);

  corpus::Environment environment_;
  std::shared_ptr<const i18n::Analyser> analyser_;
  search::Index::Place cache_;
  i18n::Messages messages_;
  Theme theme_;
  std::unique_ptr<corpus::Project> project_;
  std::uint64_t session_ = 0;
  corpus::Connection connection_;
  std::unique_ptr<search::Index> index_;
  coding::Codebook codebook_;
  bool codebookStale_ = true;
  std::string coderName_;
  std::filesystem::path filesFolder_;
  std::optional<corpus::Label> undoLabel_, redoLabel_;
  int failures_ = 0;  // of attempt()
  struct Ticker;      // brings the indexing thread's word to the main thread
  std::shared_ptr<Ticker> ticker_;
};

}  // namespace gui
