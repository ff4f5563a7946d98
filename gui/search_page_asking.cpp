// Asking: from what stands in the box to the hits, with all that is said about the query.
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/added_words.h"
#include "gui/facet_pane.h"
#include "gui/flat_button.h"
#include "gui/link_line.h"
#include "gui/query_box.h"
#include "gui/query_filters.h"
#include "gui/query_form_panel.h"
#include "gui/search_page.h"
#include "gui/text.h"

namespace gui {
namespace {

struct Level {
  search::MatchLevel level;
  const char* word;  // in settings and saved searches
};
constexpr Level kLevels[] = {{search::MatchLevel::Forms, "forms"},
                             {search::MatchLevel::Exact, "exact"},
                             {search::MatchLevel::Wide, "wide"}};
constexpr const char* kOrders[] = {"rank", "place"};

const char* wordOf(search::MatchLevel level) {
  for (const auto& each : kLevels)
    if (each.level == level) return each.word;
  return kLevels[0].word;
}

search::MatchLevel levelOf(const std::string& word) {
  for (const auto& each : kLevels)
    if (each.word == word) return each.level;
  return search::MatchLevel::Forms;
}

QueryFilters filtersOf(search::Index& index) {
  return QueryFilters([&index](const std::string& typed) { return index.parse(typed); });
}

}  // namespace

void SearchPage::focusBox() {
  box_->SetFocus();
  box_->SelectAll();
}

void SearchPage::find(const std::string& query) {
  setQuery(query);
}

void SearchPage::setQuery(const std::string& query) {
  box_->setQuery(query);
  run();
}

search::MatchLevel SearchPage::level() const {
  return kLevels[std::max(level_->GetSelection(), 0)].level;
}

void SearchPage::setLevel(search::MatchLevel level) {
  for (int i = 0; i < 3; ++i)
    if (kLevels[i].level == level) level_->SetSelection(i);
  settings_.setWord("search-level", wordOf(level));
  run();
}

bool SearchPage::across() const {
  return across_->GetValue();
}

void SearchPage::setAcross(bool across) {
  across_->SetValue(across);
  settings_.setChoice("search-across", across);
  run();
}

void SearchPage::strikeOut(const std::string& word, bool out) {
  std::erase(struckOut_, word);
  if (out) struckOut_.push_back(word);
  look(true);
  newSearch.emit();
}

search::HitOrder SearchPage::order() const {
  return order_->GetSelection() == 1 ? search::HitOrder::Place : search::HitOrder::Rank;
}

void SearchPage::setOrder(search::HitOrder order) {
  const int at = order == search::HitOrder::Place ? 1 : 0;
  order_->SetSelection(at);
  settings_.setWord("search-order", kOrders[at]);
  look(true);
}

search::SearchOptions SearchPage::options() const {
  search::SearchOptions options;
  options.level = level();
  options.limit = 0;
  options.order = order();
  return options;
}

void SearchPage::narrow(const std::string& filter) {
  if (!workspace_.index()) return;
  std::string query;
  if (!workspace_.attempt([&] {
        const auto filters = filtersOf(*workspace_.index());
        query = !query_.empty() && filters.holds(query_, filter) ? filters.without(query_, filter)
                                                                 : filters.with(query_, filter);
      }))
    return;
  setQuery(query);
}

void SearchPage::exclude(const std::string& filter) {
  if (!workspace_.index()) return;
  std::string query;
  if (workspace_.attempt(
          [&] { query = filtersOf(*workspace_.index()).with(query_.empty() ? "*" : query_, "-" + filter); }))
    setQuery(query_.empty() ? "* " + query : query);
}

std::optional<corpus::SavedQuery> SearchPage::asked() const {
  if (query_.empty() || error_) return std::nullopt;
  corpus::SavedQuery query;
  query.query = query_;
  query.level = wordOf(level());
  query.across = across();
  // Those of this query; what was struck out of others before is none of its business.
  if (query.across)
    for (const auto& addition : additions_)
      for (const auto& word : addition.words)
        if (word.struckOut) query.struckOut.push_back(word.text);
  query.sort = kOrders[order() == search::HitOrder::Place ? 1 : 0];
  return query;
}

void SearchPage::ask(const corpus::SavedQuery& saved) {
  saved_.open(saved.guid);
  const auto level = levelOf(saved.level);
  for (int i = 0; i < 3; ++i)
    if (kLevels[i].level == level) level_->SetSelection(i);
  order_->SetSelection(saved.sort == kOrders[1] ? 1 : 0);
  across_->SetValue(saved.across);
  struckOut_ = saved.struckOut;
  setQuery(saved.query);
}

void SearchPage::showSaved() {
  wxWindow& button = *savedButton_;
  saved_.popUp(ScreenToClient(button.ClientToScreen(wxPoint(0, button.GetSize().y))), asked(),
               [this](const corpus::SavedQuery& saved) { ask(saved); });
}

std::optional<search::Hit> SearchPage::hit(int n) const {
  const search::Hit* found = nullptr;
  if (n >= 0) workspace_.attempt([&] { found = rows_->found().at(static_cast<std::size_t>(n)); });
  return found ? std::optional(*found) : std::nullopt;
}

int SearchPage::current() const {
  return rows_->row();
}

int SearchPage::next(int step) const {
  return step > 0 && rows_->putForward() ? current() : current() + step;
}

bool SearchPage::go(int n) {
  const auto found = hit(n);
  if (!found) return false;
  rows_->choose(n);
  went.emit(*found, n, static_cast<int>(count()));
  return true;
}

void SearchPage::run() {
  query_ = box_->query();
  box_->remember(query_);
  look(false);
  newSearch.emit();
  if (error_) box_->underline(error_->where());
}

void SearchPage::repeat() {
  look(true);
}

void SearchPage::look(bool again) {
  stale_ = false;
  looked_ = std::chrono::steady_clock::now();
  error_.reset();
  additions_.clear();
  tree_.reset();
  search::TurnList list;
  auto* index = workspace_.index();
  if (!again) {
    correction_.reset();
    endReview();
  }
  if (!query_.empty() && index)
    workspace_.attempt([&] {
      try {
        tree_ = index->parse(query_);
        search::Node node = *tree_;
        if (across()) {
          if (!glossary_) glossary_ = search::Glossary::read(*workspace_.project());
          auto wider = search::acrossLanguages(node, *glossary_, workspace_.analyser(), struckOut_);
          node = std::move(wider.query);
          additions_ = std::move(wider.additions);
        }
        list = index->turns(node, options());
        if (!again) correction_ = index->didYouMean(*tree_, level());
      } catch (const search::QueryError& mistake) {
        error_ = mistake;  // said below the box, not in the strip
      }
    });
  rows_->show(index, std::move(list), again);
  added_->show(additions_);
  if (!again && formShown()) showInForm();
  countSoon();
  sayNotes();
  showEmpty();
  showCount();
  fit();
  previewSoon();
}

void SearchPage::showInForm() {
  search::Node nothing;
  nothing.kind = search::Node::Kind::And;
  form_->show(tree_ ? *tree_ : nothing);
}

void SearchPage::follow(const corpus::Changes& changes) {
  using corpus::Kind;
  if (changes.touches(Kind::GlossaryEntry)) glossary_.reset();
  const bool concerns = changes.touches(Kind::Transcript) || changes.touches(Kind::Segment) ||
                        changes.touches(Kind::Participant) || changes.touches(Kind::Code) ||
                        changes.touches(Kind::Attribute) || changes.touches(Kind::Memo) ||
                        (across() && changes.touches(Kind::GlossaryEntry));
  if (!concerns || query_.empty()) return;
  stale_ = true;
  if (IsShownOnScreen())
    CallAfter([this] {
      if (stale_) repeat();
    });
}

void SearchPage::countSoon() {
  if (std::exchange(countDue_, true)) return;
  CallAfter([this] {
    if (!std::exchange(countDue_, false)) return;
    countFacets();
  });
}

void SearchPage::countFacets() {
  std::vector<search::Facet> facets;
  std::set<std::string> active;
  auto* index = workspace_.index();
  if (index && facetsWanted() && tree_)
    workspace_.attempt([&] {
      facets = index->facets(rows_->found().list());
      const auto there = filtersOf(*index).filters(*tree_);
      for (const auto& facet : facets)
        for (const auto& filter : there) {
          if (filter.field != facet.field) continue;
          for (const auto& value : facet.values)
            if (QueryFilters::same(index->parse(value.filter), filter)) active.insert(value.filter);
        }
    });
  facets_->show(std::move(facets), std::move(active));
}

void SearchPage::sayNotes() {
  const auto& tr = workspace_.tr();
  auto* index = workspace_.index();
  std::string link;
  if (error_ && !error_->understood().empty() && error_->understood() != query_)
    link = tr("Search for {query} instead", {{"query", error_->understood()}});
  mistake_->say(error_ ? tr(error_->message()) : std::string(), link);
  if (correction_ && !error_)
    meant_->say(tr("Did you mean"), correction_->query + "?");
  else
    meant_->say({});

  std::string note;
  const auto status = index ? index->status() : search::Index::Status{};
  if (status.building && !usesShards()) {
    note =
        tr("The index is still being built: {done} of {total} transcripts can be searched. The hits grow "
           "by themselves.",
           {{"done", std::to_string(status.transcriptsDone)},
            {"total", std::to_string(status.transcriptsTotal)}});
  } else {
    // A dictionary that isn't installed is no error: fewer forms are found, and that is said.
    for (const auto language : workspace_.analyser().missingDictionaries()) {
      if (!note.empty()) note.push_back(' ');
      note +=
          tr("The {language} dictionary is not installed; words of that language are found in fewer of "
             "their forms.",
             {{"language", std::string(i18n::ownName(language))}});
    }
  }
  building_->say(note);
  const auto stub = index ? index->shards() : std::nullopt;
  shards_->say(stub ? tr("Searching in the shared index {file}. What was changed after it was made is not "
                         "found.",
                         {{"file", pathToUtf8(stub->filename())}})
                    : std::string(),
               stub ? tr("Back to this computer’s index") : std::string());
}

}  // namespace gui
