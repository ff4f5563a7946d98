#pragma once
#include <wx/panel.h>

#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "gui/captions.h"
#include "gui/suggestions_page_rows.h"

class wxButton;
class wxStaticText;

namespace gui {

class LinkLine;

// More passages like those under a code: one after the other is accepted (tagged) or refused (not offered for
// this code again), each as a step of the project; what is undone is offered again.
class SuggestionsPage : public wxPanel {
 public:
  SuggestionsPage(wxWindow* parent, Workspace& workspace);
  ~SuggestionsPage() override;

  void show(const corpus::Guid& code);
  const corpus::Guid& code() const { return code_; }
  SuggestionRows& rows() { return *rows_; }
  // Of those offered since the page was opened for the code: accepted, refused.
  std::size_t acceptedCount() const { return accepted_; }
  std::size_t refusedCount() const { return refused_; }

  void accept();  // the one at hand
  void refuse();
  void acceptAll();  // that are shown; one step
  void open();       // in its transcript
  void lookAgain();  // learns from what was accepted

  corpus::Signal<> ended;

 private:
  using Place = std::pair<corpus::Guid, i18n::Span>;
  struct Before {
    bool operator()(const Place& a, const Place& b) const {
      return std::tie(a.first, a.second.begin, a.second.end) <
             std::tie(b.first, b.second.begin, b.second.end);
    }
  };
  void build();
  void say();
  void sayWhat();
  void fit();
  void look();
  void refill();  // what is still to be decided
  void follow(const corpus::Changes& changes);
  void onKey(wxKeyEvent& event);
  const coding::Code* known() const;
  std::optional<search::Suggestion> current() const;
  static Place placeOf(const search::Suggestion& passage) { return {passage.hit.transcript, passage.span}; }

  Workspace& workspace_;
  Captions captions_;
  wxStaticText *title_ = nullptr, *count_ = nullptr;
  LinkLine *learnt_ = nullptr, *keys_ = nullptr;
  wxButton *accept_ = nullptr, *refuse_ = nullptr, *all_ = nullptr, *again_ = nullptr, *close_ = nullptr;
  SuggestionRows* rows_ = nullptr;
  corpus::Guid code_;
  search::Suggestions found_;
  std::set<Place, Before> offered_;  // since the page was opened for the code
  std::size_t accepted_ = 0, refused_ = 0;
  bool stale_ = false;
  std::vector<corpus::Connection> connections_;
};

}  // namespace gui
