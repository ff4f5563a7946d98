// Counting: from what is chosen to rows, and from a row to its passages.
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/combobox.h>
#include <wx/dataobj.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include <algorithm>

#include "corpus/stop_words.h"
#include "gui/gathered_hits.h"
#include "gui/hit_export_dialog.h"
#include "gui/link_line.h"
#include "gui/text.h"
#include "gui/words_page.h"
#include "i18n/format.h"
#include "search/fields.h"

namespace gui {

using i18n::message;

namespace {

constexpr search::MatchLevel kLevels[] = {search::MatchLevel::Forms, search::MatchLevel::Exact,
                                          search::MatchLevel::Wide};
constexpr const char* kLevelWords[] = {"forms", "exact", "wide"};  // as saved searches have them
constexpr search::ConcordanceOrder kOrders[] = {
    search::ConcordanceOrder::Place, search::ConcordanceOrder::Match, search::ConcordanceOrder::Left,
    search::ConcordanceOrder::Right};
constexpr i18n::Language kLanguages[] = {i18n::Language::Kazakh, i18n::Language::Russian,
                                         i18n::Language::English};
constexpr std::int64_t kContext = 150;   // code points on each side of a match; a wide window shows them
constexpr std::size_t kMostValues = 14;  // of an attribute, to be groups
constexpr const char* kInterviewers = "speakerrole:interviewer";

std::string trimmed(const wxString& text) {
  wxString copy = text;
  return toUtf8(copy.Trim(true).Trim(false));
}

constexpr std::string_view kFromNarrow[] = {"exact", "forms", "wide"};  // by how much they match

std::string wider(const std::string& one, const std::string& other) {
  const auto width = [](const std::string& level) {
    return std::find(std::begin(kFromNarrow), std::end(kFromNarrow), level) - std::begin(kFromNarrow);
  };
  return width(one) < width(other) ? other : one;
}

}  // namespace

search::MatchLevel WordsPage::level() const {
  return kLevels[std::max(level_->GetSelection(), 0)];
}

search::ConcordanceOrder WordsPage::order() const {
  return kOrders[std::max(order_->GetSelection(), 0)];
}

search::WordOptions WordsPage::options() const {
  search::WordOptions options;
  options.byLemma = by_->GetSelection() <= 0;
  if (const int language = language_->GetSelection(); language > 0)
    options.languages.insert(kLanguages[language - 1]);
  if (stop_->GetValue())
    options.without =
        std::make_shared<const search::StopLists>(search::StopLists::read(*workspace_.project()));
  return options;
}

std::string WordsPage::withoutInterviewers(const std::string& query) const {
  if (!interviewers_->GetValue()) return query;
  return query.empty() ? std::string("NOT ") + kInterviewers : "(" + query + ") AND NOT " + kInterviewers;
}

bool WordsPage::asksSomething() const {
  switch (view_) {
    case View::Frequency:
      return true;
    case View::Collocates:
      return !trimmed(word_->GetValue()).empty();
    case View::Keyness:
      return !trimmed(first_->GetValue()).empty();
    case View::Concordance:
      return !trimmed(query_->GetValue()).empty();
  }
  return false;
}

WordsPage::Texts WordsPage::texts(const Group& group) {
  const std::string key =
      std::string(interviewers_->GetValue() ? "-" : "+") + (group.inverse ? "!" : "=") + group.query;
  if (const auto known = texts_.find(key); known != texts_.end()) return known->second;
  const wxBusyCursor busy;
  auto& index = *workspace_.index();
  std::optional<search::TurnList> turns;
  if (!group.query.empty()) {
    search::Node tree = index.parse(group.query);
    if (group.inverse) {
      search::Node others;
      others.kind = search::Node::Kind::Not;
      others.children.push_back(std::move(tree));
      tree = std::move(others);
    }
    turns = index.turns(tree, {});
    if (!turns->complete) incomplete_ = true;
  }
  auto made = std::make_shared<const std::vector<search::CountedText>>(search::countedTexts(
      index, *workspace_.project(), turns ? &*turns : nullptr, interviewers_->GetValue()));
  // An index that is being built finds more soon.
  if (!incomplete_) texts_[key] = made;
  return made;
}

std::optional<WordsPage::Searched> WordsPage::scope() {
  return scope_->GetSelection() == 1 && lastSearch ? lastSearch() : std::nullopt;
}

WordsPage::Texts WordsPage::textsOf(const std::optional<Searched>& searched) {
  if (!searched) return texts({});
  if (!searched->turns.complete) incomplete_ = true;
  return std::make_shared<const std::vector<search::CountedText>>(search::countedTexts(
      *workspace_.index(), *workspace_.project(), &searched->turns, interviewers_->GetValue()));
}

WordsPage::Where WordsPage::whereOf(const std::optional<Searched>& searched) const {
  const bool collocates = view_ == View::Collocates;
  const std::string nodes = kLevelWords[std::max(level_->GetSelection(), 0)];
  corpus::SavedQuery common;
  if (searched) {
    common = searched->query;
    // What rows look for are forms as they stand there, at any level; but the word that collocates stand near
    // is matched as widely as it was counted, and a query has one level: the wider of the two misses nothing.
    if (collocates) common.level = wider(common.level, nodes);
  } else if (collocates) {
    common.level = nodes;
  }
  common.query = withoutInterviewers(common.query);
  common.sort = "rank";
  return [common](std::size_t) { return common; };
}

void WordsPage::begin(i18n::Message title,
                      std::function<std::unique_ptr<WordResults>(corpus::Progress&)> work, Where where) {
  counting_ = true;
  stopped_ = false;
  const std::uint64_t asked = asking_;
  jobs_.start<std::shared_ptr<const WordResults>>(
      std::move(title),
      [work = std::move(work)](corpus::Progress& progress) -> std::shared_ptr<const WordResults> {
        auto made = work(progress);
        progress.check();
        made->prepare();
        return made;
      },
      [this, asked, view = view_, where = std::move(where)](std::shared_ptr<const WordResults> results) {
        if (asked != asking_) return;  // something else was asked since
        counting_ = false;
        Table& table = tables_[static_cast<std::size_t>(view)];
        table.results = std::move(results);
        table.where = where;
        if (view == view_) showTable();
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); }, JobRunner::For::Project);
  progress_ = jobs_.running().back().progress;
}

// Without a result.
void WordsPage::ended() {
  counting_ = false;
  stopped_ = true;
  stale_[static_cast<std::size_t>(view_)] = true;
  showTable();
}

void WordsPage::count() {
  ++asking_;
  if (progress_) progress_->cancel();
  progress_.reset();
  counting_ = stopped_ = incomplete_ = false;
  error_.clear();
  stale_[static_cast<std::size_t>(view_)] = false;
  if (view_ == View::Keyness && workspace_.index()) workspace_.attempt([this] { offerGroups(); });
  if (!workspace_.project() || !workspace_.index() || !asksSomething()) {
    if (isTable())
      current().results.reset();
    else
      concordance_->show({});
    return showTable();
  }
  workspace_.attempt([this] {
    try {
      const auto& analyser = workspace_.analyser();
      const auto searched = scope();
      switch (view_) {
        case View::Frequency:
          begin(
              message("Counting words"),
              [texts = textsOf(searched), options = options(), &analyser](corpus::Progress& progress) {
                return frequencyResults(search::wordList(*texts, analyser, options, progress));
              },
              whereOf(searched));
          break;
        case View::Collocates:
          begin(
              message("Counting what stands near a word"),
              [texts = textsOf(searched), options = options(), &analyser, node = trimmed(word_->GetValue()),
               level = level(), span = span_->GetValue(),
               fewest = fewest_->GetValue()](corpus::Progress& progress) {
                return collocateResults(
                    search::collocates(*texts, node, level, span, fewest, analyser, options, progress), node);
              },
              whereOf(searched));
          break;
        case View::Keyness: {
          const Group first{trimmed(first_->GetValue()), false};
          const std::string typed = trimmed(second_->GetValue());
          const Group second{typed.empty() ? first.query : typed, typed.empty()};
          const std::string called = typed.empty() ? workspace_.tr()("the rest") : typed;
          corpus::SavedQuery inFirst, inSecond;
          inFirst.query = withoutInterviewers(first.query);
          inSecond.query = withoutInterviewers(second.inverse ? "NOT (" + second.query + ")" : second.query);
          begin(
              message("Comparing two groups"),
              [one = texts(first), other = texts(second), options = options(), &analyser,
               fewest = fewest_->GetValue(), name = first.query, called](corpus::Progress& progress) {
                return keynessResults(search::keyness(*one, *other, analyser, options, fewest, progress),
                                      name, called);
              },
              [this, inFirst, inSecond](std::size_t row) {
                const Table& table = tables_[static_cast<std::size_t>(View::Keyness)];
                return table.results && !table.results->isOfFirst(row) ? inSecond : inFirst;
              });
          break;
        }
        case View::Concordance:
          concord();
          break;
      }
    } catch (const search::QueryError& mistake) {
      error_ = workspace_.tr()(mistake.message());
      if (isTable()) current().results.reset();
    }
  });
  showTable();
}

void WordsPage::concord() {
  concorded_ = trimmed(query_->GetValue());
  search::SearchOptions options;
  options.level = level();
  options.limit = 0;
  options.order = search::HitOrder::Place;
  found_ = {};
  concordance_->show({});
  found_ = workspace_.index()->turns(workspace_.index()->parse(concorded_), options);
  incomplete_ = !found_.complete;
  counting_ = true;
  using Lines = std::vector<search::ConcordanceLine>;
  withHits<Lines>(
      workspace_, jobs_, message("Reading the passages"), found_,
      [order = order(), language = workspace_.tr().language()](std::vector<search::Hit> hits,
                                                               corpus::Progress& progress) {
        progress.check();
        auto lines = search::concordance(hits, kContext);
        search::sortConcordance(lines, order, language);
        return lines;
      },
      [this, asked = asking_](Lines lines) {
        if (asked != asking_) return;
        counting_ = false;
        concordance_->show(std::move(lines));
        showTable();
      });
  progress_ = jobs_.running().back().progress;
}

// What the participants are, as groups to compare.
void WordsPage::offerGroups() {
  search::SearchOptions all;
  all.limit = 0;
  auto& index = *workspace_.index();
  const auto fields = search::queryFields(*workspace_.project());
  wxArrayString offered;
  const auto facets = index.facets(index.turns(index.parse("*"), all));
  for (const bool attributes : {true, false})
    for (const auto& facet : facets) {
      const auto field = std::find_if(fields.begin(), fields.end(),
                                      [&](const auto& each) { return each.canonical == facet.field; });
      const bool attribute = field != fields.end() && field->attribute;
      if (attribute != attributes || (!attribute && facet.field != search::kLanguageField) ||
          facet.values.size() > kMostValues)
        continue;
      for (const auto& value : facet.values)
        if (!value.label.empty()) offered.Add(toWx(value.filter));
    }
  for (wxComboBox* box : {first_, second_}) {
    if (box->GetStrings() == offered) continue;
    const wxString typed = box->GetValue();
    box->Set(offered);
    box->ChangeValue(typed);
  }
}

void WordsPage::searchedAnew() {
  if (scope_->GetSelection() != 1 || leading_) return;
  for (const View view : {View::Frequency, View::Collocates}) stale_[static_cast<std::size_t>(view)] = true;
  sayNotes();
  fit();
}

void WordsPage::follow(const corpus::Changes& changes) {
  using corpus::Kind;
  const auto stale = [this](std::initializer_list<View> views) {
    for (const View view : views) stale_[static_cast<std::size_t>(view)] = true;
  };
  const bool texts = changes.touches(Kind::Transcript);
  bool filters = false;
  for (const Kind kind : {Kind::Participant, Kind::Attribute, Kind::Segment, Kind::Code, Kind::Memo})
    filters = filters || changes.touches(kind);
  if (texts || filters) {
    texts_.clear();
    stale({View::Keyness, View::Concordance});
  }
  if (texts || changes.touches(Kind::StopWord) || (filters && scope_->GetSelection() == 1))
    stale({View::Frequency, View::Collocates, View::Keyness});
  sayNotes();
  fit();
}

}  // namespace gui
