#pragma once
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"

namespace gui {

// A text field that can take back what was written in it (GTK's own can't).
class UndoableField : public wxTextCtrl {
 public:
  UndoableField(wxWindow* parent, const wxString& text, long style, const wxString& name);
  bool CanUndo() const override { return at_ > 0; }
  bool CanRedo() const override { return at_ + 1 < states_.size(); }
  void Undo() override;
  void Redo() override;

 private:
  struct State {
    wxString text;
    long caret = 0;
  };
  void remember();
  void restore();

  std::vector<State> states_;
  std::size_t at_ = 0;
  bool typing_ = false;  // the last step was a letter
  bool restoring_ = false;
};

// The words of one turn being written, where they stand in the transcript. It only holds them: who made it
// saves.
class TurnEditor : public wxPanel {
 public:
  TurnEditor(wxWindow* parent, Workspace& workspace, const wxFont& font, const wxString& text, long caret);

  wxString text() const { return field_->GetValue(); }
  bool changed() const { return text() != original_; }
  long caret() const { return field_->GetInsertionPoint(); }
  bool hasFocus() const;
  // Where the words stand, in the parent's pixels, and in lines how high; at most as high as `room`.
  void place(const wxRect& words, int lineHeight, int room);
  void applyAppearance(const wxFont& font);
  void SetFocus() override { field_->SetFocus(); }

  corpus::Signal<> saveRequested, leaveRequested;
  corpus::Signal<> grown;  // other words: perhaps more lines
  corpus::Signal<> left;   // the cursor went elsewhere in the window
  corpus::Signal<wxMouseEvent&> wheeled;

 private:
  int wordsHeight(int width) const;

  Workspace& workspace_;
  wxString original_;
  UndoableField* field_;
  int extra_ = 0;  // pixels between its lines
};

}  // namespace gui
