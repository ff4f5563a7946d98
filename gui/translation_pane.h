#pragma once
#include <wx/panel.h>

#include <memory>
#include <optional>
#include <vector>

#include "corpus/translations.h"
#include "gui/parallel_turns.h"
#include "gui/transcript_view.h"
#include "gui/workspace.h"

class wxButton;
class wxStaticText;

namespace gui {

class ParallelText;
class TabStrip;

// What the turn at the caret says in the linked translation (or in the original, where the translation is on
// show), with its neighbours. Follows the caret; a click goes there; turns are paired by hand with ticks.
class TranslationPane : public wxPanel {
 public:
  TranslationPane(wxWindow* parent, Workspace& workspace, TranscriptView& view);
  ~TranslationPane() override;

  // The linked transcript that is shown; none where nothing is linked.
  const ParallelTurns* parallel() const { return parallel_.get(); }
  // Shows this one of several translations.
  void choose(const corpus::Guid& link);
  // Ticks stand before the turns, and the keys are here.
  void setPairing(bool pairing);
  bool pairing() const { return pairing_; }
  // To the other transcript, at the turn that the caret's is paired with.
  void goThere();

  corpus::Signal<> changed;        // something else is linked, or nothing
  corpus::Signal<> linkRequested;  // the button of the empty pane

 private:
  void later();   // once, after what is happening now
  void update();  // reads what is linked anew
  void refill(bool stay);
  void say();
  void tick(std::size_t turn);
  void go(std::size_t turn);

  Workspace& workspace_;
  TranscriptView& view_;
  std::vector<corpus::Translation> links_;
  std::unique_ptr<ParallelTurns> parallel_;
  corpus::Guid chosen_;  // link
  corpus::Guid shown_;   // the view's transcript when it was read
  corpus::Guid turn_;    // the caret's when the rows were filled
  bool pairing_ = false, waiting_ = false, stale_ = true;
  TabStrip* tabs_;
  wxStaticText *title_, *note_, *empty_;
  wxButton *go_, *pair_, *link_;
  ParallelText* text_;
  std::vector<corpus::Connection> ties_;
};

}  // namespace gui
