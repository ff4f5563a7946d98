#pragma once
#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/query_form_fields.h"
#include "gui/query_form_words.h"
#include "gui/workspace.h"
#include "search/query_form.h"

class wxBoxSizer;
class wxCheckBox;
class wxChoice;
class wxSpinCtrl;
class wxTextCtrl;

namespace gui {

class FlatButton;
class QueryValuesField;

// One row of the query form: what is asked for, whether it is to be missing, its words or values, and a
// button that takes the row away. Where it is narrow its parts stand below one another.
class QueryFormRow : public wxPanel {
 public:
  QueryFormRow(wxWindow* parent, Workspace& workspace, const QueryFormFields& fields,
               const search::FormRow& row);

  search::FormRow row() const;
  void focusValue();
  // How its parts stand in this width, and so how tall it wants to be; layOut() once it is as tall.
  void arrange(int width);
  void layOut();

  corpus::Signal<> edited, resized, removeRequested;

 private:
  // What may stand in the first box: a way of asking for words, the relation of codes, or a field.
  struct Asked {
    search::FormRow::Kind kind;
    std::string field;
    bool operator==(const Asked&) const = default;
  };

  void fillKinds();
  void build(const search::FormRow& row);
  void buildWords(const search::FormRow& row);
  void buildField(const search::FormRow& row);
  void buildRelation(const search::FormRow& row);
  wxSpinCtrl* distanceBox(int distance);
  QueryValuesField* valuesBox(const std::string& field, bool single);
  wxTextCtrl* textBox(const char* name, const std::string& text, const std::string& hint);
  wxChoice* choiceBox(const char* name, const std::vector<std::string>& items, int selection);
  void changeKind();
  void stand(wxBoxSizer& parts, int orientation);
  std::string rangeText() const;

  Workspace& workspace_;
  const QueryFormFields& fields_;
  search::FormRow row_;  // as it was given: what no control shows is kept
  std::vector<Asked> asked_;
  wxChoice* kind_;
  wxCheckBox* not_;
  wxPanel* value_;
  FlatButton* remove_;
  wxBoxSizer *body_, *parts_ = nullptr, *details_ = nullptr;
  wxTextCtrl *text_ = nullptr, *to_ = nullptr;
  wxChoice *match_ = nullptr, *relation_ = nullptr, *relationField_ = nullptr;
  wxSpinCtrl* distance_ = nullptr;
  wxWindow* distanceLabel_ = nullptr;
  wxCheckBox* ordered_ = nullptr;
  std::vector<QueryValuesField*> values_;
  std::vector<WordMatch> matches_;
  std::vector<corpus::Connection> ties_;
  corpus::Connection removing_;
};

}  // namespace gui
