#include "gui/search_page.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "gui/added_words.h"
#include "gui/facet_pane.h"
#include "gui/flat_button.h"
#include "gui/hit_preview.h"
#include "gui/icons.h"
#include "gui/link_line.h"
#include "gui/query_box.h"
#include "gui/query_form_panel.h"
#include "gui/search_start.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {

using i18n::message;

namespace {

constexpr int kFacetsWidth = 210;      // px at 96 dpi
constexpr int kNarrow = 560;           // of the page: below that the facets have no room
constexpr int kLeastList = 110;        // of the list and of what is below it
constexpr int kLeastForPreview = 300;  // of both together
constexpr int kTooLowForPreview = 260;

}  // namespace

SearchPage::SearchPage(wxWindow* parent, Workspace& workspace, Settings& settings, JobRunner& jobs)
    : wxPanel(parent), workspace_(workspace), settings_(settings), jobs_(jobs), saved_(*this, workspace) {
  SetName("search");
  build();
  placeControls();
  bind();
  across_->SetValue(settings_.choice("search-across", false));
  fillChoices();
  say();
}

SearchPage::~SearchPage() = default;

void SearchPage::build() {
  box_ = new QueryBox(this, workspace_);
  formButton_ = new FlatButton(this, workspace_);
  formButton_->SetName("query-form-button");
  savedButton_ = new FlatButton(this, workspace_);
  savedButton_->SetName("saved-searches");
  form_ = new QueryFormPanel(this, workspace_);
  form_->Hide();
  level_ = new wxChoice(this, wxID_ANY);
  level_->SetName("search-level");
  across_ = new wxCheckBox(this, wxID_ANY, "-");
  across_->SetName("search-across");
  order_ = new wxChoice(this, wxID_ANY);
  order_->SetName("search-order");
  added_ = new AddedWords(this, workspace_);
  mistake_ = new LinkLine(this, workspace_, LinkLine::Tone::Warning);
  mistake_->SetName("search-mistake");
  meant_ = new LinkLine(this, workspace_);
  meant_->SetName("search-meant");
  shards_ = new LinkLine(this, workspace_);
  shards_->SetName("search-shards");
  building_ = new LinkLine(this, workspace_);
  building_->SetName("search-building");

  hits_ = new wxPanel(this);
  bar_ = new wxPanel(hits_);
  count_ = new wxStaticText(bar_, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                            wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  count_->SetName("search-count");
  unit_ = new wxChoice(bar_, wxID_ANY);
  unit_->SetName("tag-unit");
  tag_ = new wxButton(bar_, wxID_ANY, "-");
  tag_->SetName("tag-hits");
  more_ = new FlatButton(bar_, workspace_);
  more_->SetName("hits-more");
  more_->setBrief(true);
  start_ = new SearchStart(hits_, workspace_);
  split_ = new wxSplitterWindow(hits_, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  split_->SetMinimumPaneSize(FromDIP(kLeastList));
  split_->SetSashGravity(0.6);
  rows_ = new HitRows(split_, workspace_);
  rows_->SetName("hits");
  preview_ = new HitPreview(split_, workspace_);
  preview_->Hide();
  split_->Initialize(rows_);
  facets_ = new FacetPane(this, workspace_);
}

void SearchPage::placeControls() {
  const int gap = FromDIP(20);
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(box_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  top->Add(formButton_, 0, wxALIGN_CENTRE_VERTICAL);
  top->Add(savedButton_, 0, wxALIGN_CENTRE_VERTICAL);
  // In a narrow window they take two lines.
  auto* how = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  how->Add(level_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(8));
  how->Add(order_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(8));
  how->Add(across_, 0, wxALIGN_CENTRE_VERTICAL | wxBOTTOM, FromDIP(8));

  auto* bar = new wxBoxSizer(wxHORIZONTAL);
  bar->Add(count_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
  bar->Add(unit_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
  bar->Add(tag_, 0, wxALIGN_CENTRE_VERTICAL);
  bar->Add(more_, 0, wxALIGN_CENTRE_VERTICAL);
  bar_->SetSizer(bar);
  auto* hits = new wxBoxSizer(wxVERTICAL);
  hits->Add(bar_, 0, wxEXPAND | wxLEFT, gap);
  hits->Add(start_, 1, wxEXPAND);
  hits->Add(split_, 1, wxEXPAND | wxTOP, FromDIP(4));
  hits_->SetSizer(hits);

  auto* work = new wxBoxSizer(wxHORIZONTAL);
  work->Add(hits_, 1, wxEXPAND);
  work->Add(facets_, 0, wxEXPAND);
  facets_->SetMinSize(FromDIP(wxSize(kFacetsWidth, -1)));

  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(top, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->Add(form_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(FromDIP(8));
  column->Add(how, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  auto* notes = new wxBoxSizer(wxVERTICAL);
  for (wxWindow* line : std::initializer_list<wxWindow*>{added_, mistake_, meant_, shards_, building_})
    notes->Add(line, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
  column->Add(notes, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(work, 1, wxEXPAND | wxTOP, FromDIP(2));
  SetSizer(column);

  captions_.hint(box_, message("Search all transcripts"));
  captions_.tip(
      box_,
      message("Words, \"phrases\", AND OR NOT, NEAR, a star at the end of a word (прав*), and filters such "
              "as speaker:, code:, lang:. The key Up brings back what was asked before."));
  captions_.tip(
      level_, message("Word forms: every form of a word. Exact words: just as typed. Wide: also words typed "
                      "without Kazakh letters, and words of the same root."));
  captions_.label(across_, message("Also in the other languages"),
                  message("Adds what your words are called in the other languages, by the glossary: "
                          "“unemployment” finds жұмыссыздық and безработица as well."));
  captions_.tip(order_, message("In which order the hits stand"));
  captions_.tip(unit_, message("How much of a hit is tagged"));
  captions_.label(tag_, message("Tag with a code…"),
                  message("Gives codes to the ticked hits, or to the one at hand  (T)"));
}

void SearchPage::bind() {
  const auto keep = [this](corpus::Connection connection) { connections_.push_back(std::move(connection)); };
  keep(box_->asked.connect([this] { run(); }));
  // No hits stand under an empty box: they would be those of nothing.
  keep(box_->emptied.connect([this] {
    if (query_.empty()) return;
    query_.clear();
    look(false);
    newSearch.emit();
  }));
  keep(box_->downwards.connect([this] {
    if (rows_->found().empty()) return;
    rows_->SetFocus();
    if (rows_->row() < 0) rows_->choose(0);
  }));
  keep(formButton_->pressed.connect([this] { showForm(!formShown()); }));
  keep(savedButton_->pressed.connect([this] { showSaved(); }));
  keep(form_->changed.connect([this](const search::Node& node) {
    setQuery(search::writtenQuery(node, workspace_.tr().language()));
  }));
  level_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { setLevel(level()); });
  order_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { setOrder(order()); });
  unit_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { setUnit(unit()); });
  across_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { setAcross(across()); });
  tag_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tagTicked(); });
  keep(more_->pressed.connect([this] {
    menuWanted.emit(ScreenToClient(more_->ClientToScreen(wxPoint(0, more_->GetSize().y))), false);
  }));
  keep(added_->struck.connect([this](const std::string& word, bool out) { strikeOut(word, out); }));
  keep(mistake_->pressed.connect([this] {
    if (error_) setQuery(error_->understood());
  }));
  keep(meant_->pressed.connect([this] {
    if (correction_) setQuery(correction_->query);
  }));
  keep(shards_->pressed.connect([this] { useOwnIndex(); }));
  keep(facets_->pressed.connect([this](const std::string& filter) { narrow(filter); }));
  keep(facets_->excluded.connect([this](const std::string& filter) { exclude(filter); }));

  rows_->Bind(wxEVT_KEY_DOWN, &SearchPage::onRowKey, this);
  keep(rows_->activated.connect([this](int hit) { go(hit); }));
  keep(rows_->clicked.connect([this](int hit) {
    if (!split_->IsSplit()) go(hit);
  }));
  keep(rows_->moved.connect([this] {
    showCount();
    previewSoon();
  }));
  keep(rows_->tickedChanged.connect([this] { showCount(); }));
  keep(rows_->menuRequested.connect([this](int hit, const wxPoint& screen) {
    if (hit < 0) return;
    rows_->choose(hit);
    menuWanted.emit(ScreenToClient(screen), true);
  }));
  keep(preview_->opened.connect([this] { go(current()); }));
  keep(preview_->accepted.connect([this] { accept(); }));
  keep(preview_->skipped.connect([this] { skip(); }));
  keep(preview_->ended.connect([this] { endReview(); }));

  keep(workspace_.projectChanged.connect([this] {
    endReview();
    saved_.open({});
    struckOut_.clear();
    glossary_.reset();
    box_->Clear();
    run();
    box_->forget();
  }));
  keep(workspace_.contentChanged.connect([this](const corpus::Changes& changes) { follow(changes); }));
  keep(workspace_.indexProgress.connect([this] {
    // Ticks come many times a second; the last one is never left out.
    const bool building = workspace_.index() && workspace_.index()->status().building;
    const auto now = std::chrono::steady_clock::now();
    if (!rows_->found().list().complete && !query_.empty() &&
        (!building || now - looked_ > std::chrono::milliseconds(300)))
      repeat();
    sayNotes();
    fit();
  }));
  keep(workspace_.appearanceChanged.connect([this] {
    fillChoices();
    say();
  }));
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown() && stale_) repeat();
    event.Skip();
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit();
  });
}

void SearchPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  for (wxWindow* window : std::initializer_list<wxWindow*>{this, hits_, bar_, split_})
    window->SetBackgroundColour(theme.paper);
  count_->SetForegroundColour(theme.mutedText);
  captions_.say(tr);
  const auto button = [&](FlatButton& which, const std::string& word, const char* picture,
                          const std::string& tip) {
    which.say(toWx(word), icon(picture, theme.mutedText), icon(picture, theme.accent));
    which.SetToolTip(toWx(tip));
  };
  button(*formButton_, tr("Form"), "form",
         tr("Builds the search by filling in rows; what is typed and the form show each other"));
  button(*savedButton_, tr("Saved"), "saved", tr("Searches kept in the project"));
  button(*more_, tr("More"), "more", tr("All that can be done with the hits"));
  tag_->SetBitmap(icon("tag", theme.text, 16));
  sayNotes();
  showEmpty();
  showCount();
  fit();
  Refresh();
}

void SearchPage::fit() {
  const int width = GetClientSize().x - 2 * FromDIP(20);
  if (width <= 0) return;
  for (LinkLine* line : {mistake_, meant_, shards_, building_}) line->setWidth(width);
  added_->setWidth(width);
  // In a narrow window the words of the buttons give way to the query.
  const bool brief = width < FromDIP(kNarrow);
  formButton_->setBrief(brief);
  savedButton_->setBrief(brief);
  facets_->Show(facetsWanted() && !query_.empty() && !error_ && width >= FromDIP(kNarrow));
  Layout();
  const bool preview = previewWanted() && !rows_->found().empty();
  const int room = split_->GetClientSize().y;
  if (preview && !split_->IsSplit() && room >= FromDIP(kLeastForPreview)) {
    split_->SplitHorizontally(rows_, preview_, room * 11 / 20);
    previewSoon();
  } else if (split_->IsSplit() && (!preview || room < FromDIP(kTooLowForPreview))) {
    split_->Unsplit(preview_);
  }
}

void SearchPage::showCount() {
  const auto& tr = workspace_.tr();
  std::string text;
  if (count() > 0) {
    text = tr.plural("{n} turn", "{n} turns", static_cast<std::int64_t>(count()));
    if (const auto ticked = rows_->tickedCount(); ticked > 0)
      text = tr("{n} of {all} ticked",
                {{"n", i18n::number(static_cast<std::int64_t>(ticked), tr.language())},
                 {"all", i18n::number(static_cast<std::int64_t>(count()), tr.language())}});
    else if (current() >= 0)
      text += " · " + tr("number {n}", {{"n", i18n::number(current() + 1, tr.language())}});
  }
  count_->SetLabelText(toWx(text));
  count_->SetToolTip(toWx(text));
  tag_->Enable(canTag());
  bar_->Layout();
}

}  // namespace gui
