#pragma once
#include <wx/panel.h>

#include <optional>
#include <vector>

#include "gui/import_plan.h"
#include "gui/workspace.h"

class wxButton;
class wxCheckBox;
class wxGrid;
class wxGridEvent;
class wxStaticText;

namespace gui {

// Who speaks in the file that is shown, as recognised: names and roles to correct, spellings to merge and
// split, words that only look like speakers.
class ImportSpeakers : public wxPanel {
 public:
  ImportSpeakers(wxWindow* parent, Workspace& workspace, ImportPlan& plan);
  // What corrections are for; said by the dialog.
  void setScope(ImportPlan::Scope scope);
  void show(std::size_t file);
  void refill();  // the same file, read again

  corpus::Signal<> changed;  // the plan was corrected

 private:
  void onCell(wxGridEvent& event);
  void merge();
  void split();
  void correct(const std::function<void()>& correction);
  void followSelection();
  std::vector<ImportPlan::SpeakerRow> selected() const;

  Workspace& workspace_;
  ImportPlan& plan_;
  std::optional<std::size_t> file_;
  ImportPlan::Scope scope_ = ImportPlan::Scope::File;
  std::vector<ImportPlan::SpeakerRow> rows_;
  std::vector<wxString> roles_;
  wxStaticText *heading_, *none_;
  wxCheckBox *recognise_, *remember_;
  wxGrid* grid_;
  wxButton *merge_, *split_;
};

}  // namespace gui
