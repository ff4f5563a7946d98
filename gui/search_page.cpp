#include "gui/search_page.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include "coding/segments.h"
#include "gui/code_palette.h"
#include "gui/focused_field.h"
#include "gui/hit_rows.h"
#include "gui/icons.h"
#include "gui/text.h"
#include "i18n/format.h"

namespace gui {
namespace {

constexpr std::int64_t kShownHits = 500;
constexpr search::MatchLevel kLevels[] = {search::MatchLevel::Forms, search::MatchLevel::Exact,
                                          search::MatchLevel::Wide};

}  // namespace

SearchPage::SearchPage(wxWindow* parent, Workspace& workspace) : wxPanel(parent), workspace_(workspace) {
  SetName("search");
  box_ = new wxSearchCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  box_->SetName("search-box");
  box_->ShowCancelButton(true);
  level_ = new wxChoice(this, wxID_ANY);
  level_->SetName("search-level");
  count_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                            wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
  mistake_ = new wxStaticText(this, wxID_ANY, wxString());
  mistake_->SetName("search-mistake");
  building_ = new wxStaticText(this, wxID_ANY, wxString());
  tag_ = new wxButton(this, wxID_ANY, "-");
  tag_->SetName("tag-hits");
  rows_ = new HitRows(this, workspace);
  rows_->SetName("hits");

  const int gap = FromDIP(20);
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(box_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
  top->Add(level_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* second = new wxBoxSizer(wxHORIZONTAL);
  second->Add(count_, 1, wxALIGN_CENTRE_VERTICAL);
  second->Add(tag_, 0, wxALIGN_CENTRE_VERTICAL);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(top, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, gap);
  column->AddSpacer(gap / 2);
  column->Add(mistake_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(building_, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(second, 0, wxEXPAND | wxLEFT | wxRIGHT, gap);
  column->Add(rows_, 1, wxEXPAND | wxTOP, gap / 2);
  SetSizer(column);

  captions_.hint(box_, i18n::message("Search all transcripts"));
  captions_.tip(
      box_,
      i18n::message("Words, \"phrases\", AND OR NOT, NEAR, a star at the end of a word (прав*), and filters "
                    "such as speaker:, code:, lang:"));
  captions_.tip(
      level_,
      i18n::message("Word forms: every form of a word. Exact words: just as typed. Wide: also words typed "
                    "without Kazakh letters, and words of the same root."));
  captions_.label(tag_, i18n::message("Tag with a code…"),
                  i18n::message("Give codes to the sentences of the ticked hits"));

  const auto search = [this](wxCommandEvent&) { run(); };
  box_->Bind(wxEVT_TEXT_ENTER, search);
  box_->Bind(wxEVT_SEARCH, search);
  box_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
    box_->Clear();
    run();
  });
  box_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_DOWN && rows_->GetItemCount() > 0) {
      rows_->SetFocus();
      if (rows_->row() < 0) rows_->SetSelection(0);
      tag_->Enable(canTag());
    } else {
      event.Skip();
    }
  });
  // No hits stand under an empty box: they would be those of nothing.
  box_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    event.Skip();
    if (query_.empty() || !box_->GetValue().empty()) return;
    query_.clear();
    look(false);
    asked.emit();
  });
  level_->Bind(wxEVT_CHOICE, search);
  rows_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { tag_->Enable(canTag()); });
  tag_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tagTicked(); });
  activated_ = rows_->clicked.connect([this](int hit) { go(hit); });
  ticked_ = rows_->tickedChanged.connect([this] { showCount(); });
  project_ = workspace_.projectChanged.connect([this] {
    box_->Clear();
    run();
  });
  content_ = workspace_.contentChanged.connect([this](const corpus::Changes& changes) {
    using corpus::Kind;
    const bool concerns = changes.touches(Kind::Transcript) || changes.touches(Kind::Segment) ||
                          changes.touches(Kind::Participant) || changes.touches(Kind::Code);
    if (!concerns || query_.empty()) return;
    stale_ = true;
    if (IsShownOnScreen()) CallAfter([this] { repeat(); });
  });
  index_ = workspace_.indexProgress.connect([this] {
    if (!rows_->hits.complete && !query_.empty()) repeat();
    say();
  });
  appearance_ = workspace_.appearanceChanged.connect([this] { say(); });
  Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
    if (event.IsShown() && stale_) repeat();
    event.Skip();
  });
  say();
}

SearchPage::~SearchPage() = default;

void SearchPage::focusBox() {
  box_->SetFocus();
  box_->SelectAll();
}

void SearchPage::find(const std::string& query) {
  box_->SetValue(toWx(query));
  run();
}

const search::Hits& SearchPage::hits() const {
  return rows_->hits;
}

int SearchPage::current() const {
  return rows_->row();
}

void SearchPage::run() {
  const wxString typed = box_->GetValue();
  query_ = toUtf8(wxString(typed).Strip(wxString::both));
  blanks_ = static_cast<std::int64_t>(typed.length() - wxString(typed).Strip(wxString::leading).length());
  asked_ = kLevels[std::max(level_->GetSelection(), 0)];
  forgetEdits(*box_);  // asked: nothing in the box waits any more
  look(false);
  asked.emit();
  if (!error_) return;
  // The place of the mistake is marked where it was typed; once, for the person goes on writing.
  const auto where = error_->where();
  box_->SetSelection(wxPositionAt(query_, where.begin) + static_cast<long>(blanks_),
                     wxPositionAt(query_, where.end) + static_cast<long>(blanks_));
}

void SearchPage::repeat() {
  look(true);
}

void SearchPage::look(bool again) {
  stale_ = false;
  error_.reset();
  search::Hits hits;
  if (!query_.empty() && workspace_.index()) {
    search::SearchOptions options;
    options.level = asked_;
    options.limit = kShownHits;
    workspace_.attempt([&] {
      try {
        hits = workspace_.index()->find(query_, options);
      } catch (const search::QueryError& mistake) {
        error_ = mistake;  // said beside the box, not in the strip
      }
    });
  }
  rows_->showHits(std::move(hits), again);
  say();
}

bool SearchPage::go(int hit) {
  const auto& hits = rows_->hits.hits;
  if (hit < 0 || static_cast<std::size_t>(hit) >= hits.size()) return false;
  rows_->SetSelection(hit);
  tag_->Enable(canTag());
  went.emit(hits[static_cast<std::size_t>(hit)], hit, static_cast<int>(hits.size()));
  return true;
}

bool SearchPage::canTag() const {
  return workspace_.writable() && (rows_->row() >= 0 || rows_->tickedCount() > 0);
}

void SearchPage::tagTicked() {
  corpus::Project* project = workspace_.project();
  if (!workspace_.writable()) return;
  const auto passages = rows_->passagesToTag();
  if (passages.empty()) return;
  const wxRect near = wxRect(tag_->GetScreenPosition(), tag_->GetSize());
  const auto codes = chooseCodes(this, workspace_, near, {});
  if (codes.empty()) return;
  const auto& codebook = workspace_.codebook();
  const auto count = static_cast<std::int64_t>(passages.size());
  const corpus::Label label =
      codes.size() == 1
          ? i18n::message("Tag {n} search hits with “{code}”",
                          {{"n", std::to_string(count)}, {"code", codebook.path(codes.front())}})
          : i18n::message("Tag {n} search hits with {codes} codes",
                          {{"n", std::to_string(count)}, {"codes", std::to_string(codes.size())}});
  if (!workspace_.edit(label, [&](corpus::Edit& edit) {
        for (const auto& [transcript, span] : passages)
          for (const auto& code : codes) coding::addSegment(edit, transcript, span, code, project->coder());
      }))
    return;
  rows_->untick();
  workspace_.notice.emit(
      i18n::message(workspace_.tr().plural("{n} passage was tagged. Edit > Undo takes it back.",
                                           "{n} passages were tagged. Edit > Undo takes it back.", count)));
}

void SearchPage::say() {
  const Theme& theme = workspace_.theme();
  const auto& tr = workspace_.tr();
  SetBackgroundColour(theme.paper);
  count_->SetForegroundColour(theme.mutedText);
  mistake_->SetForegroundColour(theme.warning);
  building_->SetForegroundColour(theme.mutedText);
  captions_.say(tr);
  const int level = std::max(level_->GetSelection(), 0);
  level_->Clear();
  level_->Append(toWx(tr("Word forms")));
  level_->Append(toWx(tr("Exact words")));
  level_->Append(toWx(tr.in("search level", "Wide")));
  level_->SetSelection(level);

  const bool building = workspace_.index() && workspace_.index()->status().building;
  // A dictionary that isn't installed is no error: fewer forms are found, and that is said.
  std::string note;
  if (building) {
    note = tr("The search index is still being built: more hits may come.");
  } else {
    for (const auto language : workspace_.analyser().missingDictionaries()) {
      if (!note.empty()) note.push_back(' ');
      note +=
          tr("The {language} dictionary is not installed; words of that language are found in fewer of "
             "their forms.",
             {{"language", std::string(i18n::ownName(language))}});
    }
  }
  building_->Show(!note.empty());
  building_->SetLabelText(toWx(note));
  mistake_->Show(error_.has_value());
  if (error_) showMistake(*error_);
  rows_->setEmptyText(
      error_           ? std::string()
      : query_.empty() ? tr("Type one word or several and press Enter. Word forms are found as well: "
                            "“бала” finds балаларымызға, “работа” finds работу. You can also write "
                            "\"снимать квартиру\", жұмыс OR работа, rent NEAR/5 salary, прав*, NOT Алматы, "
                            "lang:kk, speaker:Айгерім.")
                       : tr("Nothing was found. Try other words, or match more widely."));
  showCount();
  Layout();
  Refresh();
}

void SearchPage::showMistake(const search::QueryError& mistake) {
  // The words around the place, so that it can be seen in a long query.
  const wxString typed = toWx(query_);
  const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(0, mistake.where().begin));
  wxString place =
      typed.Mid(begin, static_cast<std::size_t>(std::max<std::int64_t>(0, mistake.where().length())));
  wxString text = toWx(workspace_.tr()(mistake.message()));
  if (!place.empty() && place.length() < typed.length()) text += toWx("  → ") + place;
  mistake_->SetLabelText(text);
  mistake_->Wrap(std::max(200, GetClientSize().x - FromDIP(40)));
}

void SearchPage::showCount() {
  const auto& tr = workspace_.tr();
  const auto& hits = rows_->hits;
  std::string text;
  if (!hits.hits.empty()) {
    text = tr.plural("{n} turn", "{n} turns", hits.total);
    if (hits.total > static_cast<std::int64_t>(hits.hits.size()))
      text += " · " + tr("the best {n} are shown",
                         {{"n", i18n::number(static_cast<std::int64_t>(hits.hits.size()), tr.language())}});
    if (const auto ticked = rows_->tickedCount(); ticked > 0)
      text += " · " + tr.plural("{n} ticked", "{n} ticked", static_cast<std::int64_t>(ticked));
  }
  count_->SetLabelText(toWx(text));
  tag_->Show(!hits.hits.empty());
  tag_->Enable(canTag());
  tag_->SetBitmap(icon("tag", workspace_.theme().text, 16));
  Layout();
}

}  // namespace gui
