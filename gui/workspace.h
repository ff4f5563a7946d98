#pragma once
#include <filesystem>
#include <functional>
#include <memory>
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
  // Takes over; emits projectChanged. nullptr closes.
  void setProject(std::unique_ptr<corpus::Project> project);
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

  // Runs project()->edit and shows what went wrong, if anything, as a message to the person; true when done.
  bool edit(const corpus::Label& label, const std::function<void(corpus::Edit&)>& work);

  bool undo();
  bool redo();

  corpus::Signal<> projectChanged;                                  // opened or closed
  corpus::Signal<const corpus::Changes&> contentChanged;            // after each edit, undo, redo
  corpus::Signal<> appearanceChanged;                               // language, theme or scale
  corpus::Signal<> indexProgress;                                   // on the main thread
  corpus::Signal<const corpus::Guid&, i18n::Span> revealRequested;  // "show this passage": transcript, span
  corpus::Signal<const corpus::Guid&> codeRequested;                // "show this code's segments"
  corpus::Signal<const i18n::Message&> problem;                     // an error to show to the person
  corpus::Signal<const i18n::Message&> notice;                      // something done, worth a quiet word

 private:
  corpus::Environment environment_;
  std::shared_ptr<const i18n::Analyser> analyser_;
  search::Index::Place cache_;
  i18n::Messages messages_;
  Theme theme_;
  std::unique_ptr<corpus::Project> project_;
  corpus::Connection connection_;
  std::unique_ptr<search::Index> index_;
  coding::Codebook codebook_;
  bool codebookStale_ = true;
  struct Ticker;  // brings the indexing thread's word to the main thread
  std::shared_ptr<Ticker> ticker_;
};

}  // namespace gui
