#pragma once
#include <wx/panel.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "coding/frequency.h"
#include "gui/captions.h"
#include "gui/workspace.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxGrid;
class wxSplitterWindow;
class wxStaticText;

namespace gui {

class FrequencyChart;

// How often codes occur: rows, columns and the count are chosen; a table above, bars below. A click on a row
// asks for the segments of its code.
class FrequencyPage : public wxPanel {
 public:
  FrequencyPage(wxWindow* parent, Workspace& workspace);
  ~FrequencyPage() override;

  const coding::FrequencyTable& table() const { return table_; }
  void choose(coding::Count count, coding::Rows rows, const coding::By& by);
  void copyTable();
  void exportTable();
  // As .xlsx or .csv by its extension; one without either gets the one chosen.
  void exportTo(std::filesystem::path file, bool csv);
  // What is shown, headings first; for programs with decimal points, else as a person reads it.
  std::vector<std::vector<std::string>> cells(bool forPrograms) const;

 private:
  wxString basisText_;  // unwrapped
  void build();
  void reload();  // reads the project again
  void count();   // counts again what was read
  void fillChoices();
  void fillGrid();
  void fitColumns();
  void wrapBasis();
  void say();

  Workspace& workspace_;
  Captions captions_;
  wxStaticText *title_, *basis_, *rowsLabel_, *byLabel_, *countLabel_, *empty_;
  wxChoice *rows_, *by_, *counts_;
  wxCheckBox *subcodes_, *zeros_;
  wxButton *copy_, *export_;
  wxSplitterWindow* split_;
  wxGrid* grid_;
  FrequencyChart* chart_;
  std::vector<coding::By> byChoices_;
  std::shared_ptr<const coding::FrequencyData> data_;
  coding::FrequencyTable table_;
  std::vector<int> widths_;         // px, of the columns as their contents ask
  std::vector<std::size_t> shown_;  // lines of the table that are shown
  coding::Count count_ = coding::Count::Codings;
  coding::Rows rowsOf_ = coding::Rows::Code;
  coding::By byWhat_;
  bool stale_ = true;
  corpus::Connection project_, content_, appearance_, clicked_;
};

}  // namespace gui
