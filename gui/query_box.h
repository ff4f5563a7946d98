#pragma once
#include <wx/srchctrl.h>

#include <string>
#include <vector>

#include "corpus/signal.h"
#include "gui/workspace.h"
#include "i18n/span.h"

namespace search {
struct Completion;
}

namespace gui {

class CompletionList;

// The field a query is typed in. Keeps the queries asked before while the project is open: the key Up brings
// them back, as does the menu of its lens; Down leads towards the latest, and from there to the hits. Names
// of fields and their values are offered while they are typed.
class QueryBox : public wxSearchCtrl {
 public:
  QueryBox(wxWindow* parent, Workspace& workspace);

  std::string query() const;  // without blanks around it
  void setQuery(const std::string& query);
  void remember(const std::string& query);
  void forget();  // what was asked before
  const std::vector<std::string>& history() const { return history_; }

  // Underlines a mistake in what is typed (code points of query()) until something else is typed.
  void underline(i18n::Span where);

  corpus::Signal<> asked;      // Enter, or one asked before was chosen
  corpus::Signal<> emptied;    // by whatever way
  corpus::Signal<> downwards;  // to the hits

 private:
  void onKey(wxKeyEvent& event);
  bool recall(int step);
  void fillMenu();
  void clearUnderline();
  void offerCompletions();
  void complete(const search::Completion& completion);

  Workspace& workspace_;
  std::vector<std::string> history_;  // latest first
  int recalled_ = -1;                 // which of them stands in the field
  std::string draft_;                 // what was being typed before
  bool underlined_ = false, setting_ = false;
  CompletionList* completions_;
  corpus::Connection appearance_, completed_;
};

}  // namespace gui
