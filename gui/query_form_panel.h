#pragma once
#include <wx/panel.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/workspace.h"
#include "search/query_form.h"

class wxBoxSizer;
class wxScrolledWindow;
class wxStaticText;

namespace gui {

class FlatButton;
class QueryFormFields;
class QueryFormRow;

// A query as rows that are filled in: words, phrases, fields, codes in relation to codes. The page it stands
// on has the typed query beside it, and each shows the other. As tall as its rows, up to a limit; then they
// scroll.
class QueryFormPanel : public wxPanel {
 public:
  QueryFormPanel(wxWindow* parent, Workspace& workspace);
  ~QueryFormPanel() override;

  // Shows the query as rows; emits nothing. A query that says the same as the rows leaves them as they are,
  // those not yet filled in among them. False when rows can't say it: the panel says so then, and offers an
  // empty form; the typed query stands until a row is filled in.
  bool show(const search::Node& query);
  // To the first field that is to be filled in.
  void focusFirst();

  corpus::Signal<const search::Node&> changed;  // after each change by the person

 private:
  void setRows(const search::QueryForm& form);
  void addRow(const search::FormRow& row);
  void removeRow(QueryFormRow* row);
  search::QueryForm form() const;
  void edited();
  void begin();      // an empty form
  void again();      // names of codes, fields or the language are others
  void showParts();  // the rows, or why there are none
  void say();
  void fit();

  Workspace& workspace_;
  std::unique_ptr<QueryFormFields> fields_;
  wxScrolledWindow* list_;
  wxBoxSizer* column_;
  wxStaticText* sentence_;
  FlatButton *add_, *anew_;
  std::vector<QueryFormRow*> rows_;
  std::map<QueryFormRow*, std::array<corpus::Connection, 3>> ties_;
  bool hasForm_ = true;
  std::string written_;  // what the rows say (or the query that has none), as it would be typed
  int tall_ = 0;
  corpus::Connection project_, content_, appearance_, adding_, anewing_;
};

}  // namespace gui
