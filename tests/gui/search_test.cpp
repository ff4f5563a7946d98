// The search page: asking, what is said about the query, the hits, and what is done with them.
#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <fstream>

#include "coding/segments.h"
#include "corpus/saved_queries.h"
#include "gui/facet_pane.h"
#include "gui/hit_export_dialog.h"
#include "gui/message_bar.h"
#include "gui/query_box.h"
#include "gui/query_filters.h"
#include "gui/reading_page.h"
#include "gui/search_page.h"
#include "gui/text.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

using test::named;
using test::waitFor;
using test::window;

namespace {

using Page = gui::MainWindow::Page;

gui::SearchPage& page() {
  return window().search();
}

corpus::Project& project() {
  return *window().workspace().project();
}

corpus::Guid codeNamed(const std::string& path) {
  corpus::Guid code;
  REQUIRE(window().workspace().edit(i18n::message("Add a code"),
                                    [&](corpus::Edit& edit) { code = coding::addCodePath(edit, path); }));
  return code;
}

// A project of that name with one transcript, on the search page.
void start(const std::string& name, const std::string& text) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::English,
                                      "Aliya", coding::Template::Blank}));
  const auto file = test::folder() / (name + ".txt");
  std::ofstream(file) << text;
  const test::PressImport press;
  window().imports().take({file});
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  REQUIRE(waitFor([] { return !window().workspace().index()->status().building; }));
  window().messages().dismiss();
  window().showPage(Page::Search);
  page().setLevel(search::MatchLevel::Forms);
  page().setOrder(search::HitOrder::Rank);
  page().setUnit(search::PassageUnit::Sentence);
  page().setAcross(false);
}

// Five turns, three of them about rent.
void startWithRent(const std::string& name) {
  start(name,
        "A: The rent was high. We left.\nB: I had no work.\nA: Who paid the rent?\n"
        "B: My father did. The rent was paid by him. And the bus.\nA: Thank you.\n");
}

std::string box() {
  return gui::toUtf8(named<wxSearchCtrl>(window(), "search-box").GetValue());
}

// The value of a facet, by its label.
const search::FacetValue* facetValue(const std::string& field, const std::string& label) {
  for (const auto& facet : page().facets().facets())
    if (facet.field == field)
      for (const auto& value : facet.values)
        if (value.label == label) return &value;
  return nullptr;
}

gui::QueryFilters filters() {
  return gui::QueryFilters([](const std::string& typed) { return search::parseQuery(typed, {}); });
}

}  // namespace

TEST_CASE("A filter joins a query and leaves it as it was typed", "[search]") {
  CHECK(filters().with("", "lang:kk") == "lang:kk");
  CHECK(filters().with("rent", "lang:kk") == "rent lang:kk");
  CHECK(filters().with("rent OR home", "lang:kk") == "(rent OR home) lang:kk");
  CHECK(filters().holds("(rent OR home) lang:kk", "lang:kk"));
  CHECK_FALSE(filters().holds("rent OR lang:kk", "lang:kk"));
  CHECK_FALSE(filters().holds("rent -lang:kk", "lang:kk"));
  CHECK(filters().without("(rent OR home) lang:kk", "lang:kk") == "rent OR home");
  CHECK(filters().without("rent   home lang:kk", "lang:kk") == "rent   home");
  CHECK(filters().without("lang:kk", "lang:kk") == "");
  CHECK(filters().without("rent", "lang:kk") == "rent");
  // An AND beside it goes with it.
  const auto left = filters().without("rent AND lang:kk AND home", "lang:kk");
  CHECK(search::sameQuery(search::parseQuery(left, {}), search::parseQuery("rent home", {})));
}

TEST_CASE("A press on a count narrows the search where it can be seen, and another widens it",
          "[window][search]") {
  startWithRent("Facets");
  page().find("rent");
  REQUIRE(page().count() == 3);
  REQUIRE(waitFor([] { return facetValue("speaker", "B") != nullptr; }));
  CHECK(facetValue("speaker", "A")->count == 2);
  CHECK(facetValue("speaker", "B")->count == 1);
  const std::string filter = facetValue("speaker", "A")->filter;
  page().narrow(filter);
  CHECK(page().count() == 2);
  CHECK(box() == "rent " + filter);
  page().narrow(filter);
  CHECK(page().count() == 3);
  CHECK(box() == "rent");
  page().exclude(filter);
  CHECK(page().count() == 1);
  window().projects().close();
}

TEST_CASE("A mistake says what was understood, and a press asks that", "[window][search]") {
  startWithRent("Mistakes");
  page().find("rent AND (paid");
  auto& mistake = named<>(window(), "search-mistake");
  REQUIRE(waitFor([&] { return mistake.IsShown(); }));
  CHECK(page().count() == 0);
  const std::string said = gui::toUtf8(mistake.GetLabel());
  CHECK(said.find("rent") != std::string::npos);
  mistake.SetFocus();
  REQUIRE(waitFor([&] { return mistake.HasFocus(); }));
  wxUIActionSimulator().Char(WXK_RETURN);
  REQUIRE(waitFor([&] { return !mistake.IsShown(); }));
  CHECK(page().count() == 2);  // rent and paid
  window().projects().close();
}

TEST_CASE("All hits are in the list, by place or by rank, and the last can be reached", "[window][search]") {
  std::string text;
  for (int i = 1; i <= 2'000; ++i)
    text += (i % 2 ? "A" : "B") + std::string(": The rent of month ") + std::to_string(i) + ".\n";
  start("All of them", text);
  page().setOrder(search::HitOrder::Place);
  page().find("rent");
  REQUIRE(page().count() == 2'000);
  CHECK(page().hit(0)->turn == 0);
  CHECK(page().hit(1'999)->turn == 1'999);
  CHECK(page().hit(1'999)->text.find("month 2000") != std::string::npos);
  CHECK_FALSE(page().hit(1'999)->marks.empty());
  CHECK_FALSE(page().hit(2'000));
  CHECK(page().go(1'999));
  CHECK(window().page() == Page::Reading);
  CHECK(page().hit(1'999)->span.contains(window().reading().view().caret()));
  // A filter alone is a search.
  window().showPage(Page::Search);
  page().find("coded:no");
  CHECK(page().count() == 2'000);

  // All of them, not only those on the screen, as one step.
  const auto code = codeNamed("Rent");
  page().find("rent");
  page().tag(page().rows().found().list(), {code});
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  REQUIRE(waitFor([] { return coding::segments(project()).size() == 2'000; }));
  REQUIRE(window().messages().message());
  CHECK(window().workspace().undo());
  CHECK(coding::segments(project()).empty());

  page().rows().tickAll();
  CHECK(page().rows().tickedCount() == 2'000);
  page().rows().toggle(3);
  CHECK(page().rows().tickedHits().turns.size() == 1'999);

  const auto file = test::folder() / "hits.csv";
  gui::exportHitsTo(file, search::HitExport::Turns, page().rows().tickedHits(), "rent", window().workspace(),
                    window().jobs());
  REQUIRE(waitFor([&] { return std::filesystem::exists(file) && window().jobs().running().empty(); }));
  const auto written = support::contents(file);
  CHECK(written.find("month 2000") != std::string::npos);
  CHECK(written.find("month 4.") == std::string::npos);
  window().projects().close();
}

TEST_CASE("Hits are tagged by sentence, whole turn or matched words, and Undo stands beside the word of it",
          "[window][search]") {
  startWithRent("Units");
  const auto code = codeNamed("Rent");
  page().setOrder(search::HitOrder::Place);
  page().find("rent");
  REQUIRE(page().count() == 3);
  const auto lengths = [&](search::PassageUnit unit) {
    page().setUnit(unit);
    page().rows().toggle(2);
    page().tag(page().rows().tickedHits(), {code});
    std::vector<std::string> texts;
    for (const auto& segment : coding::segments(project()))
      texts.push_back(window().reading().view().textOf(segment.span));
    REQUIRE(window().messages().message());
    CHECK(window().workspace().undo());
    REQUIRE(waitFor([] { return page().count() == 3; }));
    CHECK(page().rows().tickedCount() == 0);
    return texts;
  };
  using Texts = std::vector<std::string>;
  CHECK(lengths(search::PassageUnit::Sentence) == Texts{"The rent was paid by him."});
  CHECK(lengths(search::PassageUnit::Turn) == Texts{"My father did. The rent was paid by him. And the bus."});
  CHECK(lengths(search::PassageUnit::Words) == Texts{"rent"});
  window().projects().close();
}

TEST_CASE("A review goes from hit to hit: Enter tags, S skips, Escape ends", "[window][search]") {
  startWithRent("Review");
  const auto code = codeNamed("Rent");
  page().setOrder(search::HitOrder::Place);
  page().find("rent coded:no");
  REQUIRE(page().count() == 3);
  page().review(code);
  REQUIRE(page().reviewing());
  REQUIRE(page().current() == 0);
  REQUIRE(waitFor([] { return page().rows().HasFocus(); }));
  wxUIActionSimulator keys;
  keys.Char(WXK_RETURN);
  REQUIRE(waitFor([] { return coding::segments(project()).size() == 1; }));
  // The tagged one is not among those any more; the next stands in its place.
  REQUIRE(waitFor([] { return page().count() == 2 && page().current() == 0; }));
  keys.Char('S');
  REQUIRE(waitFor([] { return page().current() == 1; }));
  CHECK(coding::segments(project()).size() == 1);
  keys.Char(WXK_RETURN);
  REQUIRE(waitFor([] { return coding::segments(project()).size() == 2; }));
  // That was the last.
  CHECK(waitFor([] { return !page().reviewing(); }));
  CHECK(page().count() == 1);
  page().review(code);
  keys.Char(WXK_ESCAPE);
  CHECK(waitFor([] { return !page().reviewing(); }));
  window().projects().close();
}

TEST_CASE("A saved search comes back as it was asked, and Undo takes the saving back", "[window][search]") {
  startWithRent("Saved");
  page().setLevel(search::MatchLevel::Wide);
  page().setOrder(search::HitOrder::Place);
  page().find("rent paid");
  REQUIRE(page().asked());
  CHECK(page().saved().saveAs(*page().asked(), "Who pays"));
  REQUIRE(corpus::savedQueries(project()).size() == 1);
  const auto kept = corpus::savedQueries(project()).front();
  CHECK(kept.query == "rent paid");
  CHECK(kept.level == "wide");
  CHECK(kept.sort == "place");
  // The name is taken: said, and the one that is there stays.
  CHECK_FALSE(page().saved().saveAs(*page().asked(), "Who pays"));
  CHECK(corpus::savedQueries(project()).size() == 1);

  page().setLevel(search::MatchLevel::Exact);
  page().setOrder(search::HitOrder::Rank);
  page().find("work");
  page().ask(kept);
  CHECK(page().query() == "rent paid");
  CHECK(page().level() == search::MatchLevel::Wide);
  CHECK(page().order() == search::HitOrder::Place);
  CHECK(page().count() == 2);

  page().find("rent father");
  CHECK(page().saved().update(*page().asked()));
  CHECK(corpus::savedQueries(project()).front().query == "rent father");
  wxTEST_DIALOG(page().saved().rename(kept.guid), test::ExpectDialog("ask-text", [](wxDialog& dialog) {
                  named<wxTextCtrl>(dialog, "text").SetValue("The father");
                  return int{wxID_OK};
                }));
  CHECK(corpus::savedQueries(project()).front().name == "The father");
  CHECK(page().saved().remove(kept.guid));
  CHECK(corpus::savedQueries(project()).empty());
  CHECK(window().workspace().undo());
  CHECK(corpus::savedQueries(project()).size() == 1);
  window().projects().close();
}

TEST_CASE("Words of the other languages join when asked to, and each can be struck out", "[window][search]") {
  start("Across",
        "A: Unemployment was high.\nB: Жұмыссыздық көп болды.\nA: Безработица была высокой.\nB: Yes.\n");
  page().find("unemployment");
  CHECK(page().count() == 1);
  page().setAcross(true);
  CHECK(page().count() == 3);
  CHECK(named<>(window(), "added-words").IsShown());
  page().strikeOut("безработица", true);
  CHECK(page().count() == 2);
  REQUIRE(page().asked());
  CHECK(page().asked()->across);
  CHECK(page().asked()->struckOut == std::vector<std::string>{"безработица"});
  page().strikeOut("безработица", false);
  CHECK(page().count() == 3);
  page().setAcross(false);
  CHECK(page().count() == 1);
  CHECK_FALSE(named<>(window(), "added-words").IsShown());
  window().projects().close();
}

TEST_CASE("The key Up brings back what was asked before, Down leads to the hits", "[window][search]") {
  startWithRent("Recent");
  page().find("work");
  page().find("rent");
  page().focusBox();
  auto& field = named<wxSearchCtrl>(window(), "search-box");
  REQUIRE(waitFor([&] { return field.HasFocus(); }));
  wxUIActionSimulator keys;
  keys.Char(WXK_UP);
  REQUIRE(waitFor([] { return box() == "work"; }));
  CHECK(page().query() == "rent");  // not asked yet
  keys.Char(WXK_DOWN);
  REQUIRE(waitFor([] { return box() == "rent"; }));
  keys.Char(WXK_DOWN);
  REQUIRE(waitFor([] { return page().rows().HasFocus(); }));
  CHECK(page().current() == 0);
  keys.Char(WXK_UP);
  CHECK(waitFor([&] { return field.HasFocus(); }));
  window().projects().close();
  CHECK(dynamic_cast<gui::QueryBox&>(field).history().empty());  // it was this project's
}

TEST_CASE("A new search shows its first hit and leaves the cursor in the box; the first step leads to it",
          "[window][search]") {
  startWithRent("First hit");
  page().focusBox();
  auto& field = named<wxSearchCtrl>(window(), "search-box");
  REQUIRE(waitFor([&] { return field.HasFocus(); }));
  page().find("rent");
  CHECK(page().current() == 0);
  CHECK(field.HasFocus());
  REQUIRE(waitFor([] { return named<>(window(), "hit-text").IsShown(); }));
  window().goToHit(+1);
  CHECK(window().page() == Page::Reading);
  CHECK(page().current() == 0);
  window().goToHit(+1);
  CHECK(page().current() == 1);
  window().goToHit(-1);
  CHECK(page().current() == 0);
  window().projects().close();
}

TEST_CASE("The form and the typed query show each other", "[window][search]") {
  startWithRent("Form");
  page().find("rent");
  page().showForm(true);
  REQUIRE(page().formShown());
  CHECK(named<>(window(), "query-form-button").IsShown());
  CHECK(page().query() == "rent");
  CHECK(page().count() == 3);
  page().showForm(false);
  CHECK_FALSE(page().formShown());
  window().projects().close();
}

TEST_CASE("Ticked hits are copied as text with where they stand", "[window][search]") {
  startWithRent("Copied");
  page().setOrder(search::HitOrder::Place);
  page().find("rent");
  page().rows().toggle(1);
  page().copy();
  REQUIRE(wxTheClipboard->Open());
  wxTextDataObject data;
  REQUIRE(wxTheClipboard->GetData(data));
  wxTheClipboard->Close();
  const std::string text = gui::toUtf8(data.GetText());
  CHECK(text.starts_with("Copied"));
  CHECK(text.ends_with("\nWho paid the rent?"));
  window().projects().close();
}

TEST_CASE("An empty search page offers searches that can be pressed", "[window][search]") {
  startWithRent("Examples");
  auto& offer = named<>(window(), "search-offer-1");
  REQUIRE(waitFor([&] { return offer.IsShownOnScreen(); }));
  offer.SetFocus();
  REQUIRE(waitFor([&] { return offer.HasFocus(); }));
  wxUIActionSimulator().Char(WXK_RETURN);
  CHECK(waitFor([] { return page().query() == "rent OR salary"; }));
  CHECK(page().count() == 3);
  window().projects().close();
}
