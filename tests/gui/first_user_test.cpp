// What the window says stays true, and what it remembers is what the person would expect.
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/statusbr.h>

#include <fstream>

#include "coding/codebook.h"
#include "gui/message_bar.h"
#include "gui/reading_page.h"
#include "gui/search_page.h"
#include "gui/settings.h"
#include "gui/text.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::named;
using test::waitFor;
using test::window;

namespace {

void startWithTwoTurns(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::English,
                                      "Aliya", coding::Template::PushPull}));
  const auto file = test::folder() / (name + ".txt");
  std::ofstream(file) << "A: The rent was high.\nB: Every rent is high here, " << name << ".\n";
  const test::PressImport press;
  window().imports().take({file});
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  REQUIRE(waitFor([] { return !window().workspace().index()->status().building; }));
}

}  // namespace

TEST_CASE("The status bar names the coder as soon as a project is open") {
  REQUIRE(window().projects().create({test::folder() / "Coder.suhbat", "Coder", i18n::Language::English,
                                      "Zhanar", coding::Template::Blank}));
  CHECK(gui::toUtf8(window().GetStatusBar()->GetStatusText(1)).find("Zhanar") != std::string::npos);
  CHECK(window().projects().close());
}

TEST_CASE("A project without transcripts listens to the keyboard") {
  REQUIRE(window().projects().create({test::folder() / "Keys.suhbat", "Keys", i18n::Language::English,
                                      "Zhanar", coding::Template::Blank}));
  test::settle();
  REQUIRE_FALSE(window().reading().view().IsShown());
  CHECK(waitFor([] {
    wxWindow* focus = wxWindow::FindFocus();
    return focus && focus->IsShownOnScreen() && window().reading().IsDescendant(focus);
  }));
  CHECK(window().projects().close());
}

TEST_CASE("An emptied search box has no hits, and the strip over the text goes with them") {
  startWithTwoTurns("Emptied");
  window().showPage(gui::MainWindow::Page::Search);
  window().search().find("rent");
  REQUIRE(window().search().count() == 2);
  REQUIRE(window().search().go(0));
  test::settle();
  CHECK(named(window(), "hit-strip").IsShown());
  auto& count = named<wxStaticText>(window(), "hit-count");
  CHECK(count.GetLabel() == "Hit 1 of 2");
  CHECK(count.GetSize().x >= count.GetTextExtent(count.GetLabel()).x);  // never cut

  window().showPage(gui::MainWindow::Page::Search);
  named<wxSearchCtrl>(window(), "search-box").Clear();
  CHECK(window().search().count() == 0);
  CHECK(window().search().query().empty());
  CHECK_FALSE(named(window(), "hit-strip").IsShown());
  CHECK(window().projects().close());
}

TEST_CASE("A notice goes with the next step, a problem stays until it is closed") {
  startWithTwoTurns("Notices");
  auto& workspace = window().workspace();
  const auto step = [&](const std::string& name) {
    REQUIRE(workspace.edit(i18n::message("Add a code"),
                           [&](corpus::Edit& edit) { coding::addCodePath(edit, name); }));
  };
  workspace.notice.emit(i18n::message("Something was done."));
  CHECK(window().messages().message());
  step("First");
  CHECK_FALSE(window().messages().message());

  workspace.problem.emit(i18n::message("Something went wrong."));
  step("Second");
  CHECK(window().messages().message());
  window().messages().dismiss();
  CHECK(window().projects().close());
}

TEST_CASE("Recent projects are known by the project's own name") {
  const auto file = test::folder() / "recent.conf";
  const std::filesystem::path first = test::folder() / "a.suhbat", second = test::folder() / "b.suhbat";
  {
    gui::Settings settings(file);
    settings.addRecentProject({first, "Көші-қон"});
    settings.addRecentProject({second, "Second"});
    settings.addRecentProject({first, "Көші-қон 2"});
  }
  const auto recent = gui::Settings(file).recentProjects();
  REQUIRE(recent.size() == 2);
  CHECK(recent[0].path == first);
  CHECK(recent[0].name == "Көші-қон 2");
  CHECK(recent[1].name == "Second");
}
