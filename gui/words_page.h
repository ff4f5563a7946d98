#pragma once
#include <wx/panel.h>

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/saved_queries.h"
#include "gui/captions.h"
#include "gui/concordance_list.h"
#include "gui/job_runner.h"
#include "gui/settings.h"
#include "gui/words_page_results.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxComboBox;
class wxSearchCtrl;
class wxSizer;
class wxSpinCtrl;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class FlatButton;
class LinkLine;
class TabStrip;

// Words counted: how often each occurs, what stands near one, what one group says more than another, and all
// places of one in their context. Every row leads to its passages.
class WordsPage : public wxPanel {
 public:
  enum class View { Frequency, Collocates, Keyness, Concordance };

  WordsPage(wxWindow* parent, Workspace& workspace, Settings& settings, JobRunner& jobs);
  ~WordsPage() override;

  // What was searched for last; nothing without a search. Asked when its turns are to be counted.
  struct Searched {
    corpus::SavedQuery query;
    search::TurnList turns;
  };
  std::function<std::optional<Searched>()> lastSearch;

  void searchedAnew();  // another search is the last one

  View view() const { return view_; }
  void show(View view);
  void focusField();  // where the view's words are typed
  void collocatesOf(const std::string& word);
  void concordanceOf(const std::string& query);
  void compare(const std::string& first, const std::string& second);  // queries; the second empty: the rest
  // Counts what is chosen, as a job; what was counted before stays on the screen until then.
  void count();
  bool counting() const { return counting_; }

  const WordResults* results() const;  // of the view on show; none for a concordance
  WordsTable& table() { return *table_; }
  ConcordanceList& concordance() { return *concordance_; }
  void findPassages(int row);
  void copy(int row);
  void addToStopList(int row);
  void exportShown();  // asks where
  void exportTo(const std::filesystem::path& file);

  corpus::Signal<const corpus::SavedQuery&> passagesWanted;  // this search, on its page

 private:
  static constexpr std::size_t kTables = 3;  // views that are tables
  using Texts = std::shared_ptr<const std::vector<search::CountedText>>;
  // What finds the turns that were counted, of a row; with the level at which its words are matched.
  using Where = std::function<corpus::SavedQuery(std::size_t row)>;
  struct Table {
    std::shared_ptr<const WordResults> results;
    std::size_t column = 0;
    bool descending = true;
    std::vector<std::size_t> rows;  // as they are shown
    Where where;
  };
  // A query of words counted; `inverse`: of all turns that it doesn't find.
  struct Group {
    std::string query;
    bool inverse = false;
  };

  // words_page.cpp
  void build();
  void placeControls();
  void bind();
  void say();
  void fillChoices();
  void remember();
  void showControls();  // those of the view
  void fit();

  // words_page_asking.cpp
  void follow(const corpus::Changes& changes);
  void offerGroups();
  bool asksSomething() const;  // what the view needs is typed
  std::string withoutInterviewers(const std::string& query) const;
  search::MatchLevel level() const;
  search::ConcordanceOrder order() const;
  search::WordOptions options() const;
  Texts texts(const Group& group);
  std::optional<Searched> scope();
  Texts textsOf(const std::optional<Searched>& searched);
  Where whereOf(const std::optional<Searched>& searched) const;
  void begin(i18n::Message title, std::function<std::unique_ptr<WordResults>(corpus::Progress&)> work,
             Where where);
  void concord();
  void ended();

  // words_page_rows.cpp
  void sayNotes();
  void showTable();
  void sortBy(std::size_t column);
  void onMenu(int row, const wxPoint& screen);
  void copyText(const std::string& text);
  Table& current() { return tables_[static_cast<std::size_t>(view_)]; }
  const Table& current() const { return tables_[static_cast<std::size_t>(view_)]; }
  bool isTable() const { return view_ != View::Concordance; }

  Workspace& workspace_;
  Settings& settings_;
  JobRunner& jobs_;
  Captions captions_;
  TabStrip* tabs_ = nullptr;
  wxButton *export_ = nullptr, *go_ = nullptr;
  wxPanel *asked_ = nullptr, *choices_ = nullptr, *foot_ = nullptr;
  wxStaticText *wordLabel_ = nullptr, *firstLabel_ = nullptr, *secondLabel_ = nullptr, *spanLabel_ = nullptr,
               *fewestLabel_ = nullptr, *summary_ = nullptr;
  wxTextCtrl *word_ = nullptr, *query_ = nullptr;
  wxComboBox *first_ = nullptr, *second_ = nullptr;
  wxChoice *level_ = nullptr, *order_ = nullptr, *by_ = nullptr, *language_ = nullptr, *scope_ = nullptr;
  wxCheckBox *stop_ = nullptr, *interviewers_ = nullptr;
  FlatButton* editStop_ = nullptr;
  wxSpinCtrl *span_ = nullptr, *fewest_ = nullptr;
  wxSearchCtrl* filter_ = nullptr;
  LinkLine *mistake_ = nullptr, *note_ = nullptr;
  WordsTable* table_ = nullptr;
  ConcordanceList* concordance_ = nullptr;

  View view_ = View::Frequency;
  std::array<Table, kTables> tables_;
  std::array<bool, kTables + 1> stale_{true, true, true, true};  // by view
  search::TurnList found_;                                       // of the concordance
  std::string concorded_;                                        // query
  std::map<std::string, Texts> texts_;                           // read already, by what was asked for
  std::string error_;                                            // in the query, to be said
  bool counting_ = false, stopped_ = false, incomplete_ = false, leading_ = false;
  std::uint64_t asking_ = 0;                    // what was asked last
  std::shared_ptr<corpus::Progress> progress_;  // of that
  std::vector<corpus::Connection> connections_;
};

}  // namespace gui
