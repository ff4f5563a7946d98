// Passages like those under a code: offered, accepted, refused, taken back.
#include <wx/button.h>
#include <wx/stattext.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "coding/refused_passages.h"
#include "coding/segments.h"
#include "corpus/transcripts.h"
#include "gui/codebook_pane.h"
#include "gui/message_bar.h"
#include "gui/reading_page.h"
#include "gui/suggestions_page.h"
#include "gui/text.h"
#include "gui/transcript_view.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::named;
using test::waitFor;
using test::window;

namespace {

using Page = gui::MainWindow::Page;

gui::SuggestionsPage& page() {
  return window().suggestions();
}
corpus::Project& project() {
  return *window().workspace().project();
}
std::size_t offered() {
  return page().rows().passages().size();
}

// Thirty turns; every fifth speaks of rent and a landlord, the others of a bus. The first of those about rent
// carries the code.
corpus::Guid start(const std::string& name, bool coded = true) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::English,
                                      "Aliya", coding::Template::Blank}));
  const auto file = test::folder() / (name + ".txt");
  {
    std::ofstream out(file);
    for (int i = 0; i < 30; ++i)
      out << (i % 2 == 0 ? "A: " : "B: ")
          << (i % 5 == 0 ? "The landlord raised the rent again number "
                         : "The bus came late in winter number ")
          << i << ".\n";
  }
  const test::PressImport press;
  window().imports().take({file});
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  REQUIRE(waitFor([] { return !window().workspace().index()->status().building; }));
  window().messages().dismiss();
  corpus::Guid code;
  REQUIRE(window().workspace().edit(i18n::message("Code"), [&](corpus::Edit& edit) {
    code = coding::addCodePath(edit, "Housing");
    if (!coded) return;
    const auto transcript = corpus::transcripts(project()).front().guid;
    coding::addSegment(edit, transcript, corpus::turns(project(), transcript).front().span, code,
                       project().coder());
  }));
  window().codebook().selectCode(code);
  REQUIRE(window().commands().run("code/similar"));
  REQUIRE(window().page() == Page::Suggestions);
  REQUIRE(waitFor([] { return page().rows().HasFocus(); }));
  return code;
}

void press(int key) {
  REQUIRE(waitFor([] { return page().rows().HasFocus(); }));
  wxUIActionSimulator().Char(key);
}

std::string count() {
  return gui::toUtf8(named<wxStaticText>(page(), "suggestions-count").GetLabel());
}

}  // namespace

TEST_CASE("Turns that speak of the same as a code's passages are offered, and say from what words",
          "[window][suggestions]") {
  start("Similar");
  REQUIRE(offered() == 5);  // the other turns about rent
  for (const auto& passage : page().rows().passages())
    CHECK(passage.hit.text.find("landlord") != std::string::npos);
  const std::string learnt = gui::toUtf8(named<>(page(), "suggestions-learnt").GetLabel());
  CHECK(learnt.find("Learnt from 1 passage.") == 0);
  CHECK(learnt.find("landlord") != std::string::npos);
  CHECK(page().rows().row() == 0);
  window().projects().close();
}

TEST_CASE("Enter tags the passage at hand as one step, and Undo offers it again", "[window][suggestions]") {
  const auto code = start("Accepting");
  REQUIRE(offered() == 5);
  const auto first = page().rows().passages().front();
  press(WXK_RETURN);
  REQUIRE(waitFor([] { return offered() == 4; }));
  const auto segments = coding::segmentsWith(project(), code);
  REQUIRE(segments.size() == 2);
  CHECK(std::any_of(segments.begin(), segments.end(), [&](const auto& segment) {
    return segment.transcript == first.hit.transcript && segment.span == first.span;
  }));
  CHECK(page().acceptedCount() == 1);
  CHECK(page().rows().row() == 0);  // the next one
  press('A');
  REQUIRE(waitFor([] { return offered() == 3; }));
  CHECK(count().find("2 accepted") != std::string::npos);
  window().undo();
  window().undo();
  CHECK(offered() == 5);
  CHECK(page().acceptedCount() == 0);
  CHECK(coding::segmentsWith(project(), code).size() == 1);
  window().projects().close();
}

TEST_CASE("A refused passage is not offered for the code again, until that is undone",
          "[window][suggestions]") {
  const auto code = start("Refusing");
  REQUIRE(offered() == 5);
  const auto first = page().rows().passages().front();
  press('R');
  REQUIRE(waitFor([] { return offered() == 4; }));
  CHECK(page().refusedCount() == 1);
  CHECK(coding::refusedPassages(project(), code).size() == 1);
  CHECK(coding::segmentsWith(project(), code).size() == 1);
  page().lookAgain();
  CHECK(offered() == 4);
  for (const auto& passage : page().rows().passages()) CHECK(passage.span != first.span);
  window().undo();
  page().lookAgain();
  CHECK(offered() == 5);
  window().projects().close();
}

TEST_CASE("All that is shown is accepted in one step", "[window][suggestions]") {
  const auto code = start("All at once");
  REQUIRE(offered() == 5);
  page().acceptAll();
  CHECK(offered() == 0);
  CHECK(coding::segmentsWith(project(), code).size() == 6);
  CHECK(page().acceptedCount() == 5);
  window().undo();
  CHECK(coding::segmentsWith(project(), code).size() == 1);
  CHECK(offered() == 5);
  window().projects().close();
}

TEST_CASE("O shows a suggestion in its transcript, Escape leads back to where one was",
          "[window][suggestions]") {
  start("Opening");
  REQUIRE(offered() == 5);
  press(WXK_DOWN);
  REQUIRE(waitFor([] { return page().rows().row() == 1; }));
  const auto second = page().rows().passages()[1];
  press('O');
  REQUIRE(waitFor([] { return window().page() == Page::Reading; }));
  CHECK(window().reading().view().selection() == second.span);
  window().showPage(Page::Search);
  REQUIRE(window().commands().run("code/similar"));
  press(WXK_ESCAPE);
  REQUIRE(waitFor([] { return window().page() == Page::Search; }));
  window().projects().close();
}

TEST_CASE("A code without passages has nothing to learn from, and a code that is deleted is left",
          "[window][suggestions]") {
  const auto code = start("Nothing yet", false);
  CHECK(offered() == 0);
  CHECK_FALSE(named<wxButton>(page(), "suggestion-accept").IsEnabled());
  REQUIRE(window().workspace().edit(i18n::message("Delete"),
                                    [&](corpus::Edit& edit) { coding::removeCode(edit, code); }));
  CHECK(window().page() != Page::Suggestions);
  window().projects().close();
}
