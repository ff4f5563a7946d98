// What the search page shows besides the hits: choices, the form, facets, the hit at hand, and what to do
// where there is nothing to show.
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/splitter.h>

#include <algorithm>

#include "gui/facet_pane.h"
#include "gui/flat_button.h"
#include "gui/hit_preview.h"
#include "gui/query_box.h"
#include "gui/query_form_panel.h"
#include "gui/search_page.h"
#include "gui/search_start.h"
#include "gui/text.h"

namespace gui {
namespace {

void fill(wxChoice& choice, const std::vector<std::string>& words, int selected) {
  choice.Clear();
  for (const auto& word : words) choice.Append(toWx(word));
  choice.SetSelection(std::clamp(selected, 0, static_cast<int>(words.size()) - 1));
}

// Where a choice that was never made stands as it was left in the last session.
int standing(const wxChoice& choice, const Settings& settings, const char* name,
             std::initializer_list<const char*> words) {
  if (choice.GetSelection() >= 0) return choice.GetSelection();
  const std::string before = settings.word(name, *words.begin());
  const auto found = std::find(words.begin(), words.end(), before);
  return found == words.end() ? 0 : static_cast<int>(found - words.begin());
}

}  // namespace

void SearchPage::fillChoices() {
  const auto& tr = workspace_.tr();
  fill(*level_, {tr("Word forms"), tr("Exact words"), tr.in("search level", "Wide")},
       standing(*level_, settings_, "search-level", {"forms", "exact", "wide"}));
  fill(*order_, {tr("Best first"), tr("In the texts’ order")},
       standing(*order_, settings_, "search-order", {"rank", "place"}));
  fill(*unit_, {tr("Sentences"), tr("Whole turns"), tr("Matched words")},
       standing(*unit_, settings_, "tag-unit", {"sentence", "turn", "words"}));
}

void SearchPage::showEmpty() {
  const auto& tr = workspace_.tr();
  const bool none = rows_->found().empty();
  bar_->Show(!none);
  start_->Show(none);
  split_->Show(!none);
  if (!none) return;
  const auto example = [&](const std::string& query) {
    return SearchStart::Offer{query, [this, query] { setQuery(query); }};
  };
  if (error_) {
    start_->say({}, {});
  } else if (query_.empty()) {
    start_->say(tr("Type one word or several and press Enter. Every form of a word is found: “бала” finds "
                   "балаларымызға, “работа” finds работу. Or try one of these:"),
                // TRANSLATORS: searches to try, in your language, about migration; AND, OR, NEAR may be
                // written in it.
                {example(tr.in("example search", "rent OR salary")),
                 example(tr.in("example search", "go NEAR/3 back")),
                 example(tr.in("example search", "work coded:no"))});
  } else {
    std::vector<SearchStart::Offer> offers;
    if (!across()) offers.push_back({tr("Search also in the other languages"), [this] { setAcross(true); }});
    if (level() != search::MatchLevel::Wide)
      offers.push_back({tr("Match more widely"), [this] { setLevel(search::MatchLevel::Wide); }});
    start_->say(tr("No turn was found. Try other words, or:"), std::move(offers));
  }
}

void SearchPage::showForm(bool shown) {
  form_->Show(shown);
  formButton_->choose(shown);
  if (shown) showInForm();
  fit();
  if (shown)
    form_->focusFirst();
  else
    box_->SetFocus();
}

bool SearchPage::formShown() const {
  return form_->IsShown();
}

void SearchPage::showFacets(bool shown) {
  settings_.setChoice("search-facets", shown);
  countSoon();
  fit();
}

bool SearchPage::facetsWanted() const {
  return settings_.choice("search-facets", true);
}

void SearchPage::showPreview(bool shown) {
  settings_.setChoice("search-preview", shown);
  if (!shown) endReview();
  fit();
}

bool SearchPage::previewWanted() const {
  return settings_.choice("search-preview", true);
}

void SearchPage::previewSoon() {
  if (!split_->IsSplit() || std::exchange(previewDue_, true)) return;
  CallAfter([this] {
    if (std::exchange(previewDue_, false)) preview();
  });
}

void SearchPage::preview() {
  if (!split_->IsSplit()) return;
  const auto found = hit(current());
  preview_->show(found ? &*found : nullptr);
  sayReview();
}

}  // namespace gui
