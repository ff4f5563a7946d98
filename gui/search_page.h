#pragma once
#include <wx/panel.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/saved_queries.h"
#include "gui/captions.h"
#include "gui/hit_rows.h"
#include "gui/job_runner.h"
#include "gui/saved_queries_menu.h"
#include "gui/settings.h"
#include "search/glossary.h"
#include "search/passages.h"

class wxButton;
class wxCheckBox;
class wxChoice;
class wxSplitterWindow;
class wxStaticText;

namespace gui {

class AddedWords;
class FacetPane;
class FlatButton;
class HitPreview;
class LinkLine;
class QueryBox;
class QueryFormPanel;
class SearchStart;

// Finding: a box (and a form that says the same), how widely words are matched, all turns that match in
// context with their words marked, what these turns are, and the hit at hand in its transcript. From here
// hits are tagged, written to files and copied.
class SearchPage : public wxPanel {
 public:
  SearchPage(wxWindow* parent, Workspace& workspace, Settings& settings, JobRunner& jobs);
  ~SearchPage() override;

  // search_page_asking.cpp
  void focusBox();
  // Looks for it as if it had been typed and Enter pressed.
  void find(const std::string& query);
  const std::string& query() const { return query_; }  // as it was asked
  void setLevel(search::MatchLevel level);
  search::MatchLevel level() const;
  void setAcross(bool across);  // also the glossary's words of the other languages
  bool across() const;
  void strikeOut(const std::string& word, bool out);  // of those words
  void setOrder(search::HitOrder order);
  search::HitOrder order() const;
  // Puts a filter (in its typed form) into the query, or takes it out when it stands there.
  void narrow(const std::string& filter);
  void exclude(const std::string& filter);
  // What is asked, without a name; none when nothing is.
  std::optional<corpus::SavedQuery> asked() const;
  void ask(const corpus::SavedQuery& saved);
  SavedQueriesMenu& saved() { return saved_; }
  void showSaved();  // the menu

  std::size_t count() const { return rows_->found().size(); }
  std::optional<search::Hit> hit(int n) const;
  HitRows& rows() { return *rows_; }
  FacetPane& facets() { return *facets_; }
  // Which hit is the current one; going there emits `went`.
  int current() const;
  // The hit so many steps from it; the first step of a new search leads to the first hit.
  int next(int step) const;
  bool go(int hit);

  // search_page_doing.cpp
  bool canTag() const;  // the project can be changed, and a hit is ticked or current
  // Asks for codes and tags as one step: the ticked hits (the current one when none is), or all.
  void tagTicked();
  void tagAll();
  void tag(search::TurnList hits, const std::vector<corpus::Guid>& codes);
  search::PassageUnit unit() const;  // how much of a hit is tagged
  void setUnit(search::PassageUnit unit);
  void askReview();  // for which code
  void review(const corpus::Guid& code);
  bool reviewing() const { return reviewed_.has_value(); }
  void accept();
  void skip();
  void endReview();
  void copy();  // the ticked hits, or the current one, as text
  void exportHits();
  void onlyThisTranscript(bool without);
  void likeThis();  // asks for the rarest words of the hit at hand
  void askShards();
  void useShards(const std::filesystem::path& stub);
  void useOwnIndex();
  bool usesShards() const;

  void showForm(bool shown);
  bool formShown() const;
  void showFacets(bool shown);
  bool facetsWanted() const;
  void showPreview(bool shown);
  bool previewWanted() const;

  corpus::Signal<const search::Hit&, int, int> went;  // hit, its number from 0, of how many
  corpus::Signal<> newSearch;                         // another search: the hits before are gone
  // A menu of commands is wanted at a place of this window (its own coordinates): for the hit at hand, or of
  // all that can be done with the hits.
  corpus::Signal<const wxPoint&, bool> menuWanted;

 private:
  // search_page.cpp
  void build();
  void placeControls();
  void bind();
  void say();
  void fillChoices();
  void fit();  // lines that wrap, and what has room
  void showCount();
  void showEmpty();

  // search_page_asking.cpp
  void run();     // what stands in the box
  void repeat();  // the query that was asked, whatever is being typed now
  void look(bool again);
  void showInForm();
  void countSoon();  // the facets
  void countFacets();
  void sayNotes();
  void follow(const corpus::Changes& changes);
  void setQuery(const std::string& query);  // in the box, and asks it
  search::SearchOptions options() const;

  // search_page_doing.cpp
  void previewSoon();
  void preview();
  void sayReview();
  void onRowKey(wxKeyEvent& event);
  search::TurnList chosen() const;

  Workspace& workspace_;
  Settings& settings_;
  JobRunner& jobs_;
  Captions captions_;
  SavedQueriesMenu saved_;
  QueryBox* box_ = nullptr;
  FlatButton *formButton_ = nullptr, *savedButton_ = nullptr, *more_ = nullptr;
  QueryFormPanel* form_ = nullptr;
  wxChoice *level_ = nullptr, *order_ = nullptr, *unit_ = nullptr;
  wxCheckBox* across_ = nullptr;
  AddedWords* added_ = nullptr;
  LinkLine *mistake_ = nullptr, *meant_ = nullptr, *building_ = nullptr, *shards_ = nullptr;
  wxStaticText *count_ = nullptr, *unitLabel_ = nullptr;
  wxButton* tag_ = nullptr;
  wxPanel *bar_ = nullptr, *hits_ = nullptr;
  wxSplitterWindow* split_ = nullptr;
  SearchStart* start_ = nullptr;
  HitRows* rows_ = nullptr;
  HitPreview* preview_ = nullptr;
  FacetPane* facets_ = nullptr;

  std::string query_;  // as it was asked
  std::optional<search::Node> tree_;
  std::vector<std::string> struckOut_;
  std::optional<search::Glossary> glossary_;
  std::vector<search::Addition> additions_;
  std::optional<search::QueryError> error_;
  std::optional<search::Correction> correction_;
  std::optional<corpus::Guid> reviewed_;  // code
  std::int64_t accepted_ = 0;
  bool stale_ = false, countDue_ = false, previewDue_ = false;
  std::chrono::steady_clock::time_point looked_;
  std::vector<corpus::Connection> connections_;
};

}  // namespace gui
