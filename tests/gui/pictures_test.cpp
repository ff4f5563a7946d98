// The pictures of the README, taken of the program at work, so that they stay true. They are saved when
// SUHBAT_SCREENSHOTS names a folder (tests/pictures.sh); the steps are checked in any case.
#include <wx/textctrl.h>

#include <fstream>

#include "coding/segments.h"
#include "corpus/transcripts.h"
#include "gui/frequency_page.h"
#include "gui/reading_page.h"
#include "gui/sample_project.h"
#include "gui/search_page.h"
#include "gui/text.h"
#include "gui/transcript_view.h"
#include "tests/gui/cut_off.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::named;
using test::waitFor;
using test::WhenShown;
using test::window;

TEST_CASE("The README's pictures show the main job", "[window][pictures]") {
  test::screenshot("welcome");

  const auto file = test::folder() / "Returning home.suhbat";
  corpus::Progress progress;
  gui::buildSampleProject(file, i18n::Language::English, corpus::Environment::system(), progress, "Aliya");
  REQUIRE(window().projects().open(file));
  REQUIRE(waitFor(
      [] { return window().jobs().running().empty() && !window().workspace().index()->status().building; }));

  const auto broken = test::folder() / "13 Interview (damaged).docx";
  std::ofstream(broken) << "not a Word document";
  const auto good = test::folder() / "14 Focus group – Aktau.txt";
  std::ofstream(good)
      << "Interviewer: Who of you wants to go back?\nAliya: I do, my whole family is there.\nBolat: "
         "Me too, but not now.\nInterviewer: Why not now?\nBolat: Wages. I want to save first.\n";
  {
    WhenShown preview("import-transcripts", [](wxDialog& dialog) {
      REQUIRE(waitFor([&] { return test::cutOff(dialog).empty(); }));
      test::screenshot("import");
      dialog.EndModal(wxID_OK);
    });
    WhenShown summary("import-summary", [](wxDialog& dialog) { dialog.EndModal(wxID_OK); });
    window().imports().take({broken, good});
    REQUIRE(waitFor([&] { return preview.done() && summary.done() && window().jobs().running().empty(); }));
  }

  auto& project = *window().workspace().project();
  auto& view = window().reading().view();
  const auto dana = corpus::transcriptNamed(project, "09 Dana – East Kazakhstan");
  REQUIRE(dana);
  const auto coded = coding::segmentsOf(project, dana->guid);
  REQUIRE(coded.size() > 10);
  window().reveal(dana->guid, coded[8].span);
  window().showPage(gui::MainWindow::Page::Reading);
  view.selectSegment(coded[8].guid, true);
  test::settle();
  test::screenshot("coding");

  view.setSelection(coded[10].span);
  {
    WhenShown palette("code-palette", [](wxDialog& dialog) {
      named<wxTextCtrl>(dialog, "palette-field").SetValue("rent");
      test::screenshot("palette");
      dialog.EndModal(wxID_CANCEL);
    });
    CHECK(window().commands().run("code/palette"));
    REQUIRE(waitFor([&] { return palette.done(); }));
  }

  window().showPage(gui::MainWindow::Page::Search);
  window().search().find("жұмыс OR работа OR job");
  REQUIRE(waitFor([] { return window().search().count() > 0; }));
  test::screenshot("search");

  window().showPage(gui::MainWindow::Page::Frequency);
  window().frequency().choose(coding::Count::Codings, coding::Rows::Group, {coding::By::Kind::Coder, {}});
  CHECK(window().frequency().table().codings > 100);
  test::screenshot("frequency");
  window().projects().close();
}
