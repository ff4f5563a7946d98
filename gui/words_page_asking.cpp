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

std::string both(const std::string& one, const std::string& other) {
  if (one.empty() || other.empty()) return one + other;
  return "(" + one + ") AND (" + other + ")";
}

std::string wordOf(search::MatchLevel level) {
  for (int i = 0; i < 3; ++i)
    if (kLevels[i] == level) return kLevelWords[i];
  return kLevelWords[0];
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

WordsPage::Texts WordsPage::textsInScope() {
  const auto searched = scope_->GetSelection() == 1 && lastSearch ? lastSearch() : std::nullopt;
  if (!searched) return texts({});
  if (!searched->turns.complete) incomplete_ = true;
  return std::make_shared<const std::vector<search::CountedText>>(search::countedTexts(
      *workspace_.index(), *workspace_.project(), &searched->turns, interviewers_->GetValue()));
}

void WordsPage::begin(i18n::Message title,
                      std::function<std::unique_ptr<WordResults>(corpus::Progress&)> work,
                      std::function<std::string(int)> where) {
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
      [this, asked](const i18n::Message& reason) {
        if (asked == asking_) ended();
        workspace_.problem.emit(reason);
      },
      JobRunner::For::Project);
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
      const std::string searched = [this]() -> std::string {
        const auto last = scope_->GetSelection() == 1 && lastSearch ? lastSearch() : std::nullopt;
        return last ? last->query.query : std::string();
      }();
      const auto scoped = [query = withoutInterviewers(searched)](int) { return query; };
      switch (view_) {
        case View::Frequency:
          begin(
              message("Counting words"),
              [texts = textsInScope(), options = options(), &analyser](corpus::Progress& progress) {
                return frequencyResults(search::wordList(*texts, analyser, options, progress));
              },
              scoped);
          break;
        case View::Collocates:
          begin(
              message("Counting what stands near a word"),
              [texts = textsInScope(), options = options(), &analyser, node = trimmed(word_->GetValue()),
               level = level(), span = span_->GetValue(),
               fewest = fewest_->GetValue()](corpus::Progress& progress) {
                return collocateResults(
                    search::collocates(*texts, node, level, span, fewest, analyser, options, progress), node);
              },
              scoped);
          break;
        case View::Keyness: {
          const Group first{trimmed(first_->GetValue()), false};
          const std::string typed = trimmed(second_->GetValue());
          const Group second{typed.empty() ? first.query : typed, typed.empty()};
          const std::string called = typed.empty() ? workspace_.tr()("the rest") : typed;
          const std::string inFirst = withoutInterviewers(first.query);
          const std::string inSecond =
              withoutInterviewers(second.inverse ? "NOT (" + second.query + ")" : second.query);
          begin(
              message("Comparing two groups"),
              [one = texts(first), other = texts(second), options = options(), &analyser,
               fewest = fewest_->GetValue(), name = first.query, called](corpus::Progress& progress) {
                return keynessResults(search::keyness(*one, *other, analyser, options, fewest, progress),
                                      name, called);
              },
              [this, inFirst, inSecond](int row) {
                const Table& table = tables_[static_cast<std::size_t>(View::Keyness)];
                return table.results && !table.results->isOfFirst(static_cast<std::size_t>(row)) ? inSecond
                                                                                                 : inFirst;
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

void WordsPage::sayNotes() {
  const auto& tr = workspace_.tr();
  mistake_->say(error_);
  const bool any = isTable() ? current().results != nullptr : !concordance_->lines().empty();
  if (counting_)
    note_->say({});
  else if (stopped_)
    note_->say(tr("The counting was stopped."), tr("Count again"));
  else if (any && stale_[static_cast<std::size_t>(view_)])
    note_->say(tr("Counted before your last change."), tr("Count again"));
  else if (incomplete_)
    note_->say(tr("The index was still being built; not everything was counted."), tr("Count again"));
  else
    note_->say({});
}

void WordsPage::showTable() {
  const auto& tr = workspace_.tr();
  std::string summary;
  if (isTable()) {
    Table& table = current();
    std::string empty;
    if (counting_)
      empty = tr("Counting…");
    else if (!error_.empty() || stopped_)
      empty = {};
    else if (!asksSomething())
      empty = view_ == View::Collocates
                  ? tr("Type a word and press Enter: what stands near it more often than by chance is listed "
                       "here. Or choose a word in the frequency list with the right mouse button.")
                  : tr("Choose or type what makes the first group, such as region:Atyrau or lang:kk, and "
                       "press Enter: the words it uses more than the others are listed here.");
    else if (table.results)
      empty = table.results->size() == 0 ? table.results->empty(tr)
                                         : tr("No word in the list has these letters.");
    table_->setEmptyText(empty);
    table.rows.clear();
    if (table.results) {
      const auto results = table.results;
      table.rows = results->holding(trimmed(filter_->GetValue()));
      results->sort(table.rows, table.column, table.descending, tr);
      summary = results->summary(tr);
      if (results->size() > 0)
        summary += " " + tr.plural("{n} different word.", "{n} different words.",
                                   static_cast<std::int64_t>(table.rows.size()));
      table_->show(results->columns(tr), table.rows.size(),
                   [results, rows = table.rows, &tr](std::size_t row, std::size_t column) {
                     return results->text(rows[row], column, tr);
                   });
    } else {
      table_->show({}, 0, [](std::size_t, std::size_t) { return std::string(); });
    }
    table_->setSorted(table.column, table.descending);
    export_->Enable(table.results && table.results->size() > 0);
  } else {
    const auto lines = concordance_->lines().size();
    concordance_->setEmptyText(counting_                     ? tr("Counting…")
                               : !error_.empty() || stopped_ ? std::string()
                               : !asksSomething()
                                   ? tr("Type a word or a search and press Enter: every place is listed "
                                        "here with what stands before and after it.")
                                   : tr("Nothing was found. Try another word, or match more widely."));
    if (lines > 0)
      summary = tr.plural("{n} place", "{n} places", static_cast<std::int64_t>(lines)) + " · " +
                tr.plural("{n} turn", "{n} turns", static_cast<std::int64_t>(found_.turns.size()));
    export_->Enable(lines > 0);
  }
  summary_->SetLabelText(toWx(summary));
  summary_->SetToolTip(toWx(summary));
  foot_->Layout();
  sayNotes();
  fit();
}

void WordsPage::sortBy(std::size_t column) {
  if (!isTable() || !current().results) return;
  Table& table = current();
  const auto kind = table.results->columns(workspace_.tr())[column].kind;
  if (kind == WordColumn::Kind::Text) return;
  // Numbers begin with the greatest, words with the first.
  table.descending = table.column == column ? !table.descending : kind == WordColumn::Kind::Number;
  table.column = column;
  const wxBusyCursor busy;
  showTable();
}

const WordResults* WordsPage::results() const {
  return isTable() ? current().results.get() : nullptr;
}

void WordsPage::findPassages(int row) {
  if (row < 0) return;
  const auto at = static_cast<std::size_t>(row);
  if (!isTable()) {
    if (at >= concordance_->lines().size()) return;
    const auto line = concordance_->lines()[at];
    workspace_.revealRequested.emit(line.transcript, line.span);
    return;
  }
  const Table& table = current();
  if (!table.results || at >= table.rows.size()) return;
  const std::size_t which = table.rows[at];
  corpus::SavedQuery query;
  query.query =
      both(table.results->query(which), table.where ? table.where(static_cast<int>(which)) : std::string());
  query.level = wordOf(view_ == View::Collocates ? level() : search::MatchLevel::Forms);
  query.sort = "rank";
  passagesWanted.emit(query);
}

void WordsPage::collocatesOf(const std::string& word) {
  word_->ChangeValue(toWx(word));
  stale_[static_cast<std::size_t>(View::Collocates)] = true;
  show(View::Collocates);
}

void WordsPage::concordanceOf(const std::string& query) {
  query_->ChangeValue(toWx(query));
  stale_[static_cast<std::size_t>(View::Concordance)] = true;
  show(View::Concordance);
}

void WordsPage::compare(const std::string& first, const std::string& second) {
  first_->SetValue(toWx(first));
  second_->SetValue(toWx(second));
  stale_[static_cast<std::size_t>(View::Keyness)] = true;
  show(View::Keyness);
}

void WordsPage::copyText(const std::string& text) {
  if (!wxTheClipboard->Open()) {
    workspace_.problem.emit(message("Nothing was copied: another program holds the clipboard. Try again."));
    return;
  }
  wxTheClipboard->SetData(new wxTextDataObject(toWx(text)));
  wxTheClipboard->Close();
}

void WordsPage::copy(int row) {
  if (row < 0) return;
  const auto at = static_cast<std::size_t>(row);
  std::string text;
  if (isTable()) {
    if (at >= table_->rowCount()) return;
    for (std::size_t column = 0; column < table_->columnCount(); ++column)
      text += (column > 0 ? "\t" : "") + table_->cell(at, column);
  } else {
    if (at >= concordance_->lines().size()) return;
    const auto& line = concordance_->lines()[at];
    text =
        line.transcriptName + "\t" + line.speaker + "\t" + line.left + "\t" + line.match + "\t" + line.right;
  }
  copyText(text);
}

void WordsPage::addToStopList(int row) {
  if (!isTable() || row < 0 || !workspace_.writable()) return;
  const Table& table = current();
  if (!table.results || static_cast<std::size_t>(row) >= table.rows.size()) return;
  const auto& word = table.results->word(table.rows[static_cast<std::size_t>(row)]);
  const std::string text = word.word;
  std::vector<std::string> languages{std::string(i18n::code(word.language))};
  if (languages.front() != "kk" && languages.front() != "ru" && languages.front() != "en")
    languages = {"kk", "ru", "en"};
  if (!workspace_.edit(message("Add “{word}” to the stop list", {{"word", text}}), [&](corpus::Edit& edit) {
        for (const auto& language : languages) corpus::setStopWord(edit, {language, text, false});
      }))
    return;
  workspace_.undoable.emit(message("“{word}” is on the stop list", {{"word", text}}));
  count();
}

void WordsPage::onMenu(int row, const wxPoint& screen) {
  const auto& tr = workspace_.tr();
  const auto rows = isTable() ? table_->rowCount() : concordance_->lines().size();
  if (row < 0 || static_cast<std::size_t>(row) >= rows) return;
  wxMenu menu;
  const auto add = [&](const std::string& title, const char* key, std::function<void()> run) {
    wxMenuItem* item = menu.Append(wxID_ANY, toWx(title) + key);
    menu.Bind(
        wxEVT_MENU, [this, run = std::move(run)](wxCommandEvent&) { CallAfter(run); }, item->GetId());
    return item;
  };
  if (!isTable()) {
    add(tr("Open in the transcript"), "\tEnter", [this, row] { findPassages(row); });
    menu.AppendSeparator();
  } else {
    const auto& results = *current().results;
    const std::size_t which = current().rows[static_cast<std::size_t>(row)];
    const std::string word = results.word(which).word, query = results.word(which).query;
    add(tr("Find the passages"), "\tEnter", [this, row] { findPassages(row); });
    menu.AppendSeparator();
    add(tr("What stands near “{word}”", {{"word", word}}), "", [this, word] { collocatesOf(word); });
    add(tr("Concordance of “{word}”", {{"word", word}}), "", [this, query] { concordanceOf(query); });
    menu.AppendSeparator();
    add(tr("Add “{word}” to the stop list", {{"word", word}}), "", [this, row] {
      addToStopList(row);
    })->Enable(workspace_.writable());
    menu.AppendSeparator();
  }
  add(tr("Copy"), "\tCtrl+C", [this, row] { copy(row); });
  PopupMenu(&menu, ScreenToClient(screen));
}

void WordsPage::exportShown() {
  if (!isTable()) {
    runHitExportDialog(*this, workspace_, jobs_, settings_, found_, {}, concorded_);
    return;
  }
  if (!current().results) return;
  const auto& tr = workspace_.tr();
  const std::string names[] = {tr("Words"), tr("Collocates"), tr("Keyness")};
  wxFileDialog dialog(this, toWx(tr("Export…")), pathToWx(workspace_.filesFolder()),
                      toWx(names[static_cast<std::size_t>(view_)]) + ".xlsx", "XLSX|*.xlsx|CSV|*.csv",
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  auto file = pathFromWx(dialog.GetPath());
  workspace_.setFilesFolder(file.parent_path());
  if (file.extension().empty()) file += dialog.GetFilterIndex() == 1 ? ".csv" : ".xlsx";
  exportTo(file);
}

void WordsPage::exportTo(const std::filesystem::path& file) {
  if (!isTable()) return exportHitsTo(file, search::HitExport::Kwic, found_, concorded_, workspace_, jobs_);
  if (!current().results) return;
  jobs_.start<bool>(
      message("Writing {file}", {{"file", pathToUtf8(file.filename())}}),
      [results = current().results, file, messages = workspace_.tr()](corpus::Progress&) {
        results->exportTo(file, messages);
        return true;
      },
      [this, file](bool) {
        workspace_.notice.emit(message("The table is in {file}.", {{"file", pathToUtf8(file)}}));
      },
      [this](const i18n::Message& reason) { workspace_.problem.emit(reason); });
}

}  // namespace gui
