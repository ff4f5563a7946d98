#pragma once
#include <wx/panel.h>

#include <cstdint>
#include <optional>
#include <string>

#include "gui/captions.h"
#include "gui/row_list.h"
#include "search/index.h"

class wxButton;
class wxChoice;
class wxSearchCtrl;
class wxStaticText;
class wxTimer;

namespace gui {

class HitRows;

// Finding: a box, how widely words are matched, and the turns that hold them, in context with the words
// marked.
class SearchPage : public wxPanel {
 public:
  SearchPage(wxWindow* parent, Workspace& workspace);
  ~SearchPage() override;

  void focusBox();
  // Looks for it as if it had been typed and Enter pressed.
  void find(const std::string& query);
  const search::Hits& hits() const;
  const std::string& query() const { return query_; }

  // Which hit is the current one; going there emits `went`.
  int current() const;
  bool go(int hit);
  // Tags the words of the marked sentences (or of the whole turns) of all ticked hits as one edit; the
  // current hit when none is ticked.
  void tagTicked();
  bool canTag() const;  // the project can be changed, and a hit is ticked or current
  HitRows& rows() { return *rows_; }

  corpus::Signal<const search::Hit&, int, int> went;  // hit, its number from 0, of how many
  corpus::Signal<> asked;                             // another search: the hits before are gone

 private:
  void run();     // what stands in the box
  void repeat();  // the query that was asked, whatever is being typed now
  void look(bool again);
  void say();
  void showCount();
  void showMistake(const search::QueryError& mistake);

  Workspace& workspace_;
  Captions captions_;
  wxSearchCtrl* box_;
  wxChoice* level_;
  wxButton* tag_;
  wxStaticText *count_, *mistake_, *building_;
  HitRows* rows_;
  std::string query_;        // as it was asked
  std::int64_t blanks_ = 0;  // that stood before it in the box
  search::MatchLevel asked_ = search::MatchLevel::Forms;
  std::optional<search::QueryError> error_;
  bool stale_ = false;
  corpus::Connection project_, content_, appearance_, index_, activated_, menu_, ticked_;
};

}  // namespace gui
