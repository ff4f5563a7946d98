#pragma once
#include <wx/panel.h>

#include <optional>
#include <string>
#include <vector>

#include "gui/import_plan.h"
#include "gui/workspace.h"

class wxCheckBox;
class wxChoice;
class wxGrid;
class wxSizer;
class wxStaticText;

namespace gui {

// What is looked up of one file when it is shown; values, made on a worker thread.
struct ImportDetails {
  std::vector<corpus::Reading> readings;  // of plain text
  std::vector<std::string> lookAlikes;    // examples
  std::string fontBefore, fontAfter;      // a line with letters of an old Kazakh font, and what it becomes
};
ImportDetails importDetails(const std::filesystem::path& path, const corpus::ImportedTranscript& transcript);

// How the file that is shown is read: encoding, letters, columns. Each part is there only where it matters.
class ImportReading : public wxPanel {
 public:
  ImportReading(wxWindow* parent, Workspace& workspace, ImportPlan& plan);
  void setScope(ImportPlan::Scope scope) { scope_ = scope; }
  void show(std::size_t file);
  void setDetails(const ImportDetails& details);  // of the file that is shown
  void refill();
  bool anything() const { return anything_; }

  corpus::Signal<> changed;

 private:
  wxStaticText* label(const std::string& text, bool heading);
  void fillEncoding();
  void fillLetters();
  void fillColumns();
  void takeColumns();

  Workspace& workspace_;
  ImportPlan& plan_;
  std::optional<std::size_t> file_;
  ImportPlan::Scope scope_ = ImportPlan::Scope::File;
  ImportDetails details_;
  std::vector<std::string> encodings_;  // of the choice
  std::vector<wxString> uses_;          // of a column
  bool anything_ = false;
  wxSizer *encodingRow_, *columnsHead_;
  wxChoice *encoding_, *kind_;
  wxStaticText *confidence_, *examples_, *font_;
  wxCheckBox *repair_, *convert_, *header_;
  wxGrid* columns_;
};

}  // namespace gui
