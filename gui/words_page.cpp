#include "gui/words_page.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "gui/flat_button.h"
#include "gui/icons.h"
#include "gui/link_line.h"
#include "gui/stop_list_window.h"
#include "gui/tab_strip.h"
#include "gui/text.h"

namespace gui {

using i18n::message;

namespace {

constexpr int kGap = 20;                           // px at 96 dpi
constexpr int kMostSpan = 10, kMostFewest = 1000;  // words each side; times
constexpr const char* kViews[] = {"frequency", "collocates", "keyness", "concordance"};  // in settings

void fill(wxChoice& choice, const std::vector<std::string>& lines, int standard) {
  const int chosen = choice.GetSelection();
  choice.Clear();
  for (const auto& line : lines) choice.Append(toWx(line));
  choice.SetSelection(chosen >= 0 ? chosen : std::clamp(standard, 0, static_cast<int>(lines.size()) - 1));
}

int number(const std::string& word, int standard) {
  long value = 0;
  return toWx(word).ToLong(&value) ? static_cast<int>(std::clamp(value, 0L, 100'000L)) : standard;
}

}  // namespace

WordsPage::WordsPage(wxWindow* parent, Workspace& workspace, Settings& settings, JobRunner& jobs)
    : wxPanel(parent), workspace_(workspace), settings_(settings), jobs_(jobs) {
  SetName("words");
  const auto chosen = std::find(std::begin(kViews), std::end(kViews), settings.word("words-view", kViews[0]));
  if (chosen != std::end(kViews)) view_ = static_cast<View>(chosen - std::begin(kViews));
  tables_[0].column = tables_[1].column = 2;
  tables_[1].column = 6;
  tables_[2].column = 3;
  build();
  placeControls();
  bind();
  fillChoices();
  say();
  tabs_->choose(static_cast<int>(view_));
  showControls();
}

WordsPage::~WordsPage() = default;

void WordsPage::build() {
  tabs_ = new TabStrip(this, workspace_);
  tabs_->SetName("words-views");
  export_ = new wxButton(this, wxID_ANY, "-");
  export_->SetName("words-export");

  asked_ = new wxPanel(this);
  const auto label = [](wxWindow* parent) { return new wxStaticText(parent, wxID_ANY, "-"); };
  wordLabel_ = label(asked_);
  word_ = new wxTextCtrl(asked_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  word_->SetName("words-word");
  query_ = new wxTextCtrl(asked_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  query_->SetName("words-query");
  firstLabel_ = label(asked_);
  first_ = new wxComboBox(asked_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, 0, nullptr,
                          wxTE_PROCESS_ENTER);
  first_->SetName("words-first");
  secondLabel_ = label(asked_);
  second_ = new wxComboBox(asked_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxTE_PROCESS_ENTER);
  second_->SetName("words-second");
  level_ = new wxChoice(asked_, wxID_ANY);
  level_->SetName("words-level");
  order_ = new wxChoice(asked_, wxID_ANY);
  order_->SetName("words-order");
  go_ = new wxButton(asked_, wxID_ANY, "-");
  go_->SetName("words-go");

  choices_ = new wxPanel(this);
  by_ = new wxChoice(choices_, wxID_ANY);
  by_->SetName("words-by");
  language_ = new wxChoice(choices_, wxID_ANY);
  language_->SetName("words-language");
  scope_ = new wxChoice(choices_, wxID_ANY);
  scope_->SetName("words-scope");
  spanLabel_ = label(choices_);
  span_ = new wxSpinCtrl(choices_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1,
                         kMostSpan, std::clamp(number(settings_.word("words-span", "5"), 5), 1, kMostSpan));
  span_->SetName("words-span");
  fewestLabel_ = label(choices_);
  fewest_ =
      new wxSpinCtrl(choices_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1,
                     kMostFewest, std::clamp(number(settings_.word("words-fewest", "2"), 2), 1, kMostFewest));
  fewest_->SetName("words-fewest");
  stop_ = new wxCheckBox(choices_, wxID_ANY, "-");
  stop_->SetName("words-stop");
  stop_->SetValue(settings_.choice("words-stop", true));
  editStop_ = new FlatButton(choices_, workspace_);
  editStop_->SetName("words-edit-stop");
  interviewers_ = new wxCheckBox(choices_, wxID_ANY, "-");
  interviewers_->SetName("words-interviewers");
  interviewers_->SetValue(settings_.choice("words-without-interviewers", true));

  mistake_ = new LinkLine(this, workspace_, LinkLine::Tone::Warning);
  mistake_->SetName("words-mistake");
  note_ = new LinkLine(this, workspace_);
  note_->SetName("words-note");
  foot_ = new wxPanel(this);
  filter_ = new wxSearchCtrl(foot_, wxID_ANY);
  filter_->SetName("words-filter");
  filter_->ShowCancelButton(true);
  summary_ = new wxStaticText(foot_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                              wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  summary_->SetName("words-summary");
  table_ = new WordsTable(this, workspace_);
  concordance_ = new ConcordanceList(this, workspace_);
}

void WordsPage::placeControls() {
  const int gap = FromDIP(kGap), between = FromDIP(8);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(tabs_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
  head->Add(export_, 0, wxALIGN_CENTRE_VERTICAL);

  auto* asked = new wxBoxSizer(wxHORIZONTAL);
  for (wxStaticText* label : {wordLabel_, firstLabel_, secondLabel_}) {
    asked->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
    if (label == wordLabel_) {
      asked->Add(word_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, between);
      asked->Add(query_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, between);
    } else {
      asked->Add(label == firstLabel_ ? first_ : second_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, between);
    }
  }
  asked->Add(level_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, between);
  asked->Add(order_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, between);
  asked->Add(go_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* above = new wxBoxSizer(wxVERTICAL);  // with the space below, which goes with it
  above->Add(asked, 0, wxEXPAND | wxBOTTOM, between);
  asked_->SetSizer(above);
  for (wxComboBox* box : {first_, second_}) box->SetMinSize(wxSize(FromDIP(90), -1));

  auto* choices = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
  const auto add = [&](wxWindow* window, int after) {
    choices->Add(window, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(after));
  };
  const auto pair = [&](wxStaticText* label, wxSpinCtrl* spin) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
    row->Add(spin, 0, wxALIGN_CENTRE_VERTICAL);
    choices->Add(row, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(8));
  };
  for (wxWindow* window : std::initializer_list<wxWindow*>{scope_, language_, by_}) add(window, 8);
  pair(spanLabel_, span_);
  pair(fewestLabel_, fewest_);
  auto* stopping = new wxBoxSizer(wxHORIZONTAL);
  stopping->Add(stop_, 0, wxALIGN_CENTRE_VERTICAL);
  stopping->Add(editStop_, 0, wxALIGN_CENTRE_VERTICAL);
  choices->Add(stopping, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(8));
  add(interviewers_, 8);
  choices_->SetSizer(choices);

  auto* foot = new wxBoxSizer(wxHORIZONTAL);
  foot->Add(filter_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(14));
  foot->Add(summary_, 1, wxALIGN_CENTRE_VERTICAL);
  filter_->SetMinSize(wxSize(FromDIP(190), -1));
  foot_->SetSizer(foot);

  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(FromDIP(12));
  column->Add(asked_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(choices_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  for (LinkLine* line : {mistake_, note_}) column->Add(line, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(FromDIP(4));
  column->Add(foot_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->AddSpacer(FromDIP(4));
  column->Add(table_, 1, wxEXPAND);
  column->Add(concordance_, 1, wxEXPAND);
  SetSizer(column);

  captions_.label(export_, message("Export…"), message("Writes all that was counted to a file"));
  captions_.tip(go_, message("Counts what is asked for  (Enter)"));
  captions_.label(wordLabel_, message("Word"));
  captions_.tip(word_, message("A word or several; what stands near it is counted"));
  captions_.hint(query_, message("A word, or a search as on the search page"));
  captions_.label(firstLabel_, message("A"));
  captions_.label(secondLabel_, message("B"));
  captions_.tip(first_, message("The first group: a search that finds its turns, such as region:Atyrau or "
                                "lang:kk. The list holds what the participants are."));
  captions_.tip(second_, message("The second group; empty: all the others"));
  captions_.tip(level_, message("Word forms: every form of a word. Exact words: just as typed. Wide: also "
                                "words typed without Kazakh letters, and words of the same root."));
  captions_.tip(order_, message("In which order the lines stand"));
  captions_.tip(by_, message("Forms of one word counted together, or each by itself"));
  captions_.tip(language_, message("Words of which language are shown"));
  captions_.tip(scope_, message("Which turns are counted"));
  captions_.label(spanLabel_, message("Words on each side"));
  captions_.tip(span_, message("How many words on each side are near"));
  captions_.label(fewestLabel_, message("At least"));
  captions_.tip(fewest_, message("Words that stand there fewer times are left out"));
  captions_.label(stop_, message("Without stop words"),
                  message("Leaves out words of grammar and fillers of speech"));
  captions_.label(interviewers_, message("Without interviewers"),
                  message("Leaves out what interviewers say"));
  captions_.hint(filter_, message("Type to narrow the list"));
}

void WordsPage::bind() {
  const auto keep = [this](corpus::Connection connection) { connections_.push_back(std::move(connection)); };
  keep(tabs_->changed.connect([this](int view) { show(static_cast<View>(view)); }));
  const auto recount = [this](wxCommandEvent&) {
    remember();
    count();
  };
  for (wxTextCtrl* field : {word_, query_}) field->Bind(wxEVT_TEXT_ENTER, recount);
  for (wxComboBox* field : {first_, second_}) {
    field->Bind(wxEVT_TEXT_ENTER, recount);
    field->Bind(wxEVT_COMBOBOX, recount);
  }
  go_->Bind(wxEVT_BUTTON, recount);
  for (wxChoice* choice : {level_, by_, language_, scope_}) choice->Bind(wxEVT_CHOICE, recount);
  for (wxCheckBox* box : {stop_, interviewers_}) box->Bind(wxEVT_CHECKBOX, recount);
  for (wxSpinCtrl* spin : {span_, fewest_})
    spin->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) {
      remember();
      count();
    });
  order_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    remember();
    const wxBusyCursor busy;
    concordance_->sort(order());
  });
  keep(editStop_->pressed.connect([this] {
    if (workspace_.project() && editStopList(this, workspace_)) count();
  }));
  filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { showTable(); });
  filter_->Bind(wxEVT_SEARCHCTRL_CANCEL_BTN, [this](wxCommandEvent&) { filter_->Clear(); });
  filter_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_DOWN && table_->rowCount() > 0) {
      table_->rows().SetFocus();
      if (table_->row() < 0) table_->choose(0);
    } else if (event.GetKeyCode() == WXK_ESCAPE && !filter_->IsEmpty()) {
      filter_->Clear();
    } else {
      event.Skip();
    }
  });
  export_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { exportShown(); });
  keep(note_->pressed.connect([this] { count(); }));

  keep(table_->headingPressed.connect([this](std::size_t column) { sortBy(column); }));
  keep(table_->activated.connect([this](int row) { findPassages(row); }));
  keep(table_->copyRequested.connect([this](int row) { copy(row); }));
  keep(table_->menuRequested.connect([this](int row, const wxPoint& screen) { onMenu(row, screen); }));
  keep(concordance_->activated.connect([this](int row) { findPassages(row); }));
  keep(concordance_->copyRequested.connect([this](int row) { copy(row); }));
  keep(concordance_->menuRequested.connect([this](int row, const wxPoint& screen) { onMenu(row, screen); }));

  keep(workspace_.projectChanged.connect([this] {
    for (Table& table : tables_) table.results.reset();
    stale_.fill(true);
    texts_.clear();
    found_ = {};
    concordance_->show({});
    for (wxTextCtrl* field : {word_, query_}) field->Clear();
    for (wxComboBox* field : {first_, second_}) {
      field->Clear();
      field->SetValue(wxString());
    }
    error_.clear();
    ++asking_;
    counting_ = stopped_ = incomplete_ = false;
    showTable();
    if (IsShownOnScreen()) count();
  }));
  keep(workspace_.contentChanged.connect([this](const corpus::Changes& changes) { follow(changes); }));
  keep(workspace_.appearanceChanged.connect([this] {
    fillChoices();
    say();
    showTable();
  }));
  // A job that was stopped calls nobody, nor does one that failed: what it was to bring is not waited for.
  keep(jobs_.changed.connect([this] {
    if (!counting_) return;
    CallAfter([this, asked = asking_] {
      const auto running = jobs_.running();
      if (asked == asking_ && counting_ && progress_ &&
          std::none_of(running.begin(), running.end(),
                       [this](const auto& job) { return job.progress == progress_; }))
        ended();
    });
  }));
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    event.Skip();
    if (event.IsShown() && stale_[static_cast<std::size_t>(view_)] && !counting_)
      CallAfter([this] { count(); });
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit();
  });
}

void WordsPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  for (wxWindow* window : std::initializer_list<wxWindow*>{this, asked_, choices_, foot_})
    window->SetBackgroundColour(theme.paper);
  for (wxStaticText* text : {wordLabel_, firstLabel_, secondLabel_, spanLabel_, fewestLabel_, summary_})
    text->SetForegroundColour(theme.mutedText);
  for (wxCheckBox* box : {stop_, interviewers_}) box->SetForegroundColour(theme.text);
  captions_.say(tr);
  export_->SetBitmap(icon("export", theme.text, 16));
  editStop_->say(toWx(tr("Edit the stop list…")), icon("rename", theme.mutedText),
                 icon("rename", theme.accent));
  editStop_->setBrief(true);
  editStop_->SetToolTip(toWx(tr("Edit the stop list…")));
  tabs_->setLabels(
      {toWx(tr("Frequency")), toWx(tr("Collocates")), toWx(tr("Keyness")), toWx(tr("Concordance"))});
  sayNotes();
  showControls();
  Refresh();
}

void WordsPage::fillChoices() {
  const auto& tr = workspace_.tr();
  const auto word = [this](const char* name) { return number(settings_.word(name, "0"), 0); };
  fill(*level_, {tr("Word forms"), tr("Exact words"), tr.in("search level", "Wide")}, word("words-level"));
  fill(*order_,
       {tr("In the texts’ order"), tr("By the match"), tr("By the words before"), tr("By the words after")},
       word("words-order"));
  fill(*by_, {tr("Words with all their forms"), tr("Each form by itself")}, word("words-by"));
  fill(*language_, {tr("All languages"), tr("Kazakh"), tr("Russian"), tr("English")}, word("words-language"));
  fill(*scope_, {tr("The whole project"), tr("Turns of the last search")}, 0);
}

void WordsPage::remember() {
  settings_.setWord("words-level", std::to_string(level_->GetSelection()));
  settings_.setWord("words-order", std::to_string(order_->GetSelection()));
  settings_.setWord("words-by", std::to_string(by_->GetSelection()));
  settings_.setWord("words-language", std::to_string(language_->GetSelection()));
  settings_.setWord("words-span", std::to_string(span_->GetValue()));
  settings_.setWord("words-fewest", std::to_string(fewest_->GetValue()));
  settings_.setChoice("words-stop", stop_->GetValue());
  settings_.setChoice("words-without-interviewers", interviewers_->GetValue());
  // What is chosen here holds in the other views too: they count again when they are looked at.
  stale_.fill(true);
}

void WordsPage::show(View view) {
  view_ = view;
  tabs_->choose(static_cast<int>(view));
  settings_.setWord("words-view", kViews[static_cast<std::size_t>(view)]);
  filter_->ChangeValue(wxString());
  showControls();
  if (stale_[static_cast<std::size_t>(view)])
    count();
  else
    showTable();
  if (!asksSomething()) focusField();
}

void WordsPage::focusField() {
  if (view_ == View::Frequency) filter_->SetFocus();
  if (view_ == View::Collocates) word_->SetFocus();
  if (view_ == View::Keyness) first_->SetFocus();
  if (view_ == View::Concordance) query_->SetFocus();
}

void WordsPage::showControls() {
  const auto only = [this](wxWindow* window, std::initializer_list<View> views) {
    window->Show(std::find(views.begin(), views.end(), view_) != views.end());
  };
  using enum View;
  only(wordLabel_, {Collocates, Concordance});
  only(word_, {Collocates});
  only(query_, {Concordance});
  for (wxWindow* window : std::initializer_list<wxWindow*>{firstLabel_, first_, secondLabel_, second_})
    only(window, {Keyness});
  only(level_, {Collocates, Concordance});
  only(order_, {Concordance});
  only(asked_, {Collocates, Keyness, Concordance});
  only(scope_, {Frequency, Collocates});
  only(spanLabel_, {Collocates});
  only(span_, {Collocates});
  only(fewestLabel_, {Collocates, Keyness});
  only(fewest_, {Collocates, Keyness});
  for (wxWindow* window : std::initializer_list<wxWindow*>{choices_, filter_, table_})
    only(window, {Frequency, Collocates, Keyness});
  only(concordance_, {Concordance});
  const auto& tr = workspace_.tr();
  go_->SetLabel(toWx(view_ == Concordance ? tr.in("concordance", "Show") : tr("Count")));
  asked_->Layout();
  choices_->Layout();
  fit();
}

void WordsPage::fit() {
  const int width = GetClientSize().x - 2 * FromDIP(kGap);
  if (width <= 0) return;
  for (LinkLine* line : {mistake_, note_}) line->setWidth(width);
  choices_->GetSizer()->InformFirstDirection(wxHORIZONTAL, width, -1);
  Layout();
}

}  // namespace gui
