// What is begun in one project never ends in another, and nothing that was written is lost on leaving it.
#include <wx/grid.h>
#include <wx/msgdlg.h>
#include <wx/textctrl.h>

#include <fstream>

#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "gui/codebook_pane.h"
#include "gui/reading_page.h"
#include "gui/segment_pane.h"
#include "gui/text.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::waitFor;
using test::window;

namespace {

corpus::Project& project() {
  return *window().workspace().project();
}

gui::NewProject wanted(const std::string& name) {
  return {test::folder() / (name + ".suhbat"), name, i18n::Language::English, "Aliya",
          coding::Template::PushPull};
}

std::filesystem::path interview(const std::string& name) {
  const auto file = test::folder() / (name + ".txt");
  std::ofstream(file) << "Interviewer: Why did you go?\nR: The rent was too high. I went home.\n";
  return file;
}

void importInto(const std::filesystem::path& file) {
  const test::PressImport press;
  window().imports().take({file});
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  REQUIRE(window().reading().view().transcript());
}

}  // namespace

TEST_CASE("Files read for one project do not enter another that was opened meanwhile", "[window]") {
  REQUIRE(window().projects().create(wanted("Import first")));
  REQUIRE(window().projects().create(wanted("Import second")));
  REQUIRE(window().projects().open(wanted("Import first").path));
  window().imports().take({interview("meant for the first")});
  // Its result comes through the event loop, so it is on its way at the earliest now.
  REQUIRE(window().jobs().running().size() == 1);
  wxTEST_DIALOG(CHECK(window().projects().open(wanted("Import second").path)),
                wxExpectModal<wxMessageDialog>(wxID_OK));
  CHECK(project().name() == "Import second");
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  CHECK(corpus::transcripts(project()).empty());
  window().projects().close();
}

TEST_CASE("A project whose import is not finished stays open when the person says so", "[window]") {
  REQUIRE(window().projects().create(wanted("Stays")));
  const test::PressImport press;
  window().imports().take({interview("stays")});
  wxTEST_DIALOG(CHECK_FALSE(window().projects().close()), wxExpectModal<wxMessageDialog>(wxID_CANCEL));
  REQUIRE(window().workspace().project());
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  CHECK(corpus::transcripts(project()).size() == 1);
  // Nothing runs any more: no question.
  CHECK(window().projects().close());
}

TEST_CASE("The window asks before it closes while something runs, and stays when told to", "[window]") {
  REQUIRE(window().projects().create(wanted("Window")));
  const test::PressImport press;
  window().imports().take({interview("window")});
  wxTEST_DIALOG(CHECK_FALSE(window().Close()), wxExpectModal<wxMessageDialog>(wxID_CANCEL));
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  CHECK(corpus::transcripts(project()).size() == 1);
  window().projects().close();
}

TEST_CASE("A memo, a tag and a cell being written are saved when the project is closed", "[window]") {
  REQUIRE(window().projects().create(wanted("Written")));
  importInto(interview("written"));
  const auto table = test::folder() / "people.csv";
  std::ofstream(table) << "name,age\nOlga,30\n";
  // Olga has no interview yet, which the summary says.
  wxTEST_DIALOG(
      {
        const test::PressImport press;
        window().imports().take({table});
        CHECK(waitFor([] { return window().jobs().running().empty(); }));
      },
      test::ExpectDialog("import-summary", [](wxDialog&) { return int{wxID_OK}; }).Optional());
  auto& view = window().reading().view();
  const auto codes = window().workspace().codebook().children(std::nullopt);
  REQUIRE_FALSE(codes.empty());

  view.tagSpan({0, 5}, {codes.front()->guid});
  view.commitPending();
  const auto tagged = coding::segments(project()).front();
  window().segments().editMemo(tagged.guid);
  test::named<wxTextCtrl>(window(), "segment-memo").ChangeValue("half a thought");
  view.tagSpan({3, 9}, {codes.front()->guid});  // drawn, perhaps not written yet
  window().showPage(gui::MainWindow::Page::Participants);
  auto& grid = test::named<wxGrid>(window(), "participants-table");
  grid.SetGridCursor(0, 1);
  grid.EnableCellEditControl();
  REQUIRE(grid.IsCellEditControlShown());
  auto* cell = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
  if (cell) cell->SetValue("31");
  CHECK(window().projects().close());

  REQUIRE(window().projects().open(wanted("Written").path));
  const auto segments = coding::segments(project());
  REQUIRE(segments.size() == 2);
  CHECK(segments.front().memo == "half a thought");
  if (cell) {
    const auto people = corpus::participants(project());
    REQUIRE_FALSE(people.empty());
    CHECK(people.front().values.begin()->second == "31");
  } else {
    WARN("the cell's editor did not take the focus");
  }
  window().projects().close();
}
