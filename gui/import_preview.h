#pragma once
#include <wx/dialog.h>
#include <wx/timer.h>

#include <map>
#include <optional>
#include <vector>

#include "gui/import_plan.h"
#include "gui/import_preview_list.h"
#include "gui/import_preview_reading.h"
#include "gui/import_preview_speakers.h"
#include "gui/import_preview_text.h"
#include "gui/job_runner.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxGauge;
class wxStaticText;
class wxTextCtrl;

namespace gui {

// What would come into the project, before it does: the files on the left, the chosen one on the right as it
// was read, with what can be corrected. Corrections go into the plan; the files they concern are read again
// in the background and the preview follows. wxID_OK when the plan is to be carried out.
class ImportPreview : public wxDialog {
 public:
  ImportPreview(wxWindow* parent, Workspace& workspace, ImportPlan& plan);

  void choose(std::size_t file);
  std::size_t chosen() const { return current_; }
  // Files are being read again or looked into.
  bool busy() const { return !jobs_.running().empty() || !plan_.stale().empty(); }
  const ImportTextView& text() const { return *text_; }

 private:
  void build();
  wxWindow* buildRight(wxWindow* parent);
  wxSizer* buildFoot();
  void setScope(ImportPlan::Scope scope);
  void follow();     // the plan was corrected
  void readAgain();  // what the corrections concern, the chosen file first
  void lookInto();   // details of the chosen file
  void showChosen(bool keepPlace);
  void sayCounts();
  void sayBusy();
  void onKey(wxKeyEvent& event);

  Workspace& workspace_;
  ImportPlan& plan_;
  std::size_t current_ = 0;
  bool reading_ = false;
  std::optional<std::size_t> lookedInto_;  // being looked into now
  std::map<std::size_t, ImportDetails> details_;
  ImportFileList* list_;
  wxWindow *left_, *right_;
  wxCheckBox *all_, *keep_;
  wxTextCtrl* name_;
  wxStaticText *facts_, *notice_, *scopeLabel_, *counts_, *busy_;
  wxChoice* scope_;
  ImportReading* readingPart_;
  ImportSpeakers* speakers_;
  ImportTextView* text_;
  wxGauge* gauge_;
  wxButton* import_;
  wxTimer timer_;
  corpus::Connection toggled_, readingChanged_, speakersChanged_;
  JobRunner jobs_;  // last: its end awaits what would come back to the parts above
};

}  // namespace gui
