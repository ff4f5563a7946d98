// A researcher's whole job, in the real window.
#include <wx/aui/framemanager.h>
#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/radiobut.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <fstream>
#include <sstream>

#include "coding/segments.h"
#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "gui/export_dialog.h"
#include "gui/frequency_page.h"
#include "gui/message_bar.h"
#include "gui/reading_page.h"
#include "gui/sample_project.h"
#include "gui/search_page.h"
#include "gui/text.h"
#include "gui/transcript_list.h"
#include "tests/gui/cut_off.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

using test::ExpectDialog;
using test::named;
using test::waitFor;
using test::window;

namespace {

corpus::Project& project() {
  return *window().workspace().project();
}

void newProject(const std::string& name) {
  wxTEST_DIALOG(CHECK(window().commands().run("project/new")),
                ExpectDialog("new-project", [&](wxDialog& dialog) {
                  named<wxTextCtrl>(dialog, "name").SetValue(gui::toWx(name));
                  named<wxTextCtrl>(dialog, "folder").SetValue(gui::pathToWx(test::folder()));
                  named<wxTextCtrl>(dialog, "coder").SetValue("Aliya");
                  CHECK(dialog.FindWindow(wxID_OK)->IsEnabled());
                  return int{wxID_OK};
                }));
  REQUIRE(window().workspace().project());
}

std::vector<std::filesystem::path> sampleFiles() {
  std::vector<std::filesystem::path> files = {gui::sampleFolder() / "interviews",
                                              gui::sampleFolder() / "participants.csv"};
  return files;
}

bool indexReady() {
  return !window().jobs().running().size() && !window().workspace().index()->status().building;
}

}  // namespace

TEST_CASE("The main job is done in the window, from a new project to an export", "[window]") {
  newProject("Main job");
  CHECK_FALSE(window().workspace().codebook().empty());
  CHECK(window().projects().coderName() == "Aliya");

  // Twelve interviews and the participants table, dropped together: one step that can be undone.
  bool finished = false;
  gui::ImportReport report;
  const auto ending = window().imports().finished.connect([&](const gui::ImportReport& done) {
    report = done;
    finished = true;
  });
  // The summary comes up only when something wants attention (an encoding that was guessed).
  wxTEST_DIALOG(
      {
        const test::PressImport press;
        window().imports().take(sampleFiles());
        CHECK(waitFor([&] { return finished; }));
      },
      ExpectDialog("import-summary", [](wxDialog& dialog) {
        INFO(named<wxTextCtrl>(dialog, "summary").GetValue().utf8_str().data());
        CHECK(named<wxTextCtrl>(dialog, "summary").IsEnabled());
        return int{wxID_OK};
      }).Optional());
  REQUIRE(finished);
  CHECK(report.refused.empty());
  CHECK(report.came.size() == 12);
  CHECK(corpus::transcripts(project()).size() == 12);
  CHECK(corpus::participants(project()).size() == 12);
  CHECK(corpus::participantsByTranscript(project()).size() == 12);
  CHECK(window().transcripts().shownCount() == 12);

  // Read, select with the keyboard, tag through the palette.
  auto& view = window().reading().view();
  REQUIRE(view.transcript());
  view.SetFocus();
  REQUIRE(waitFor([&] { return view.HasFocus(); }));
  wxUIActionSimulator keys;
  keys.Char(WXK_HOME, wxMOD_CONTROL);
  keys.Char(WXK_DOWN, wxMOD_SHIFT);
  REQUIRE(waitFor([&] { return !view.selection().empty(); }));
  const auto span = view.selection();
  window().CallAfter([&] {
    keys.Text("hous");
    keys.Char(WXK_RETURN);
  });
  CHECK(window().commands().run("code/palette"));
  REQUIRE(waitFor([&] { return coding::segments(project()).size() == 1; }));
  const auto tagged = coding::segments(project()).front();
  CHECK(tagged.span == span);
  CHECK(tagged.transcript == view.transcript());

  CHECK(window().commands().run("edit/undo"));
  CHECK(waitFor([&] { return coding::segments(project()).empty(); }));
  CHECK(window().commands().run("edit/redo"));
  CHECK(waitFor([&] { return coding::segments(project()).size() == 1; }));

  // Search, and go to a hit.
  REQUIRE(waitFor(indexReady));
  CHECK(window().commands().run("search/find"));
  CHECK(window().page() == gui::MainWindow::Page::Search);
  window().search().find("общежитие");
  REQUIRE(waitFor([&] { return window().search().count() > 0; }));
  const auto hit = *window().search().hit(0);
  CHECK_FALSE(hit.marks.empty());
  CHECK(window().search().go(0));
  CHECK(window().page() == gui::MainWindow::Page::Reading);
  CHECK(view.transcript() == hit.transcript);
  CHECK(hit.span.contains(view.caret()));

  // Count.
  CHECK(window().commands().run("page/frequency"));
  window().frequency().choose(coding::Count::Codings, coding::Rows::Code, {});
  CHECK(window().frequency().table().codings == 1);

  // The table goes out as what its name says: a workbook is zipped XML, a CSV text.
  window().frequency().exportTo(test::folder() / "frequencies.xlsx", false);
  window().frequency().exportTo(test::folder() / "frequencies", true);
  CHECK(support::contents(test::folder() / "frequencies.xlsx").starts_with("PK"));
  CHECK(support::contents(test::folder() / "frequencies.csv").starts_with("\xEF\xBB\xBF"));

  // Export.
  const auto file = test::folder() / "excerpts.csv";
  wxTEST_DIALOG(window().commands().run("project/export"), ExpectDialog("export", [](wxDialog& dialog) {
                  CHECK(named<wxRadioButton>(dialog, "all").GetValue());
                  CHECK(named<wxRadioButton>(dialog, "xlsx").GetValue());
                  return int{wxID_CANCEL};
                }));
  // GTK's file chooser knows no path before it is shown: the writing is asked for directly.
  gui::exportTo(file, {}, window().workspace(), window().jobs());
  REQUIRE(waitFor([&] { return std::filesystem::exists(file) && window().jobs().running().empty(); }));
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  CHECK(bytes.str().find("Aliya") != std::string::npos);

  window().projects().close();
}

TEST_CASE("A file that can't be read is left out with its reason, and the rest comes in", "[window]") {
  newProject("Bad input");
  const auto empty = test::folder() / "empty.docx";
  std::ofstream(empty).close();
  const auto good = test::folder() / "good.txt";
  std::ofstream(good) << "Interviewer: How are you?\nR: Fine, I went home last week.\n";
  std::string summary;
  bool shown = false;
  wxTEST_DIALOG(
      {
        const test::PressImport press;
        window().imports().take({empty, good});
        CHECK(waitFor([&] { return shown; }));
      },
      ExpectDialog("import-summary", [&](wxDialog& dialog) {
        summary = gui::toUtf8(named<wxTextCtrl>(dialog, "summary").GetValue());
        shown = true;
        return int{wxID_OK};
      }));
  CHECK(corpus::transcripts(project()).size() == 1);
  CHECK(summary.find("empty.docx") != std::string::npos);
  CHECK(summary.find("good") != std::string::npos);
  window().projects().close();
}

TEST_CASE("A mistake in a query is said where it is, and nothing else breaks", "[window]") {
  newProject("Query mistake");
  window().showPage(gui::MainWindow::Page::Search);
  window().search().find("(rent AND");
  CHECK(waitFor([&] { return named<>(window(), "search-mistake").IsShown(); }));
  window().search().find("rent");
  CHECK(waitFor([&] { return !named<>(window(), "search-mistake").IsShown(); }));
  window().projects().close();
}

TEST_CASE("A problem is said in plain words above the panes", "[window]") {
  CHECK_FALSE(window().projects().open(test::folder() / "not there.suhbat"));
  REQUIRE(window().messages().message());
  CHECK(window().messages().IsShown());
  window().messages().dismiss();
  CHECK_FALSE(window().messages().IsShown());
}

TEST_CASE("A label, a button and a control that have no room are found", "[window]") {
  wxDialog dialog(&window(), wxID_ANY, "room", wxDefaultPosition, wxSize(300, 200));
  auto* label = new wxStaticText(&dialog, wxID_ANY, "a long sentence on a label", wxPoint(10, 10));
  auto* button = new wxButton(&dialog, wxID_ANY, "Do it", wxPoint(10, 60));
  dialog.Show();
  REQUIRE(waitFor([&] { return button->IsShownOnScreen(); }));
  // The window manager gives the dialog its size when it comes to it.
  dialog.SetClientSize(300, 200);
  label->SetSize(label->GetBestSize());
  button->SetSize(button->GetBestSize());
  CHECK(waitFor([&] { return test::cutOff(dialog).empty(); }));
  label->SetSize(40, label->GetSize().y);
  CHECK(waitFor([&] { return test::cutOff(dialog).size() == 1; }));
  button->SetPosition({280, 60});
  CHECK(waitFor([&] { return test::cutOff(dialog).size() == 2; }));
}

TEST_CASE("Language and theme change while the program runs, on every page", "[window][screenshots]") {
  const auto open = [&] { return window().workspace().project() && window().jobs().running().empty(); };
  const auto file = test::folder() / "sample.suhbat";
  corpus::Progress progress;
  gui::buildSampleProject(file, i18n::Language::Kazakh, corpus::Environment::system(), progress, "Aliya");
  // Nothing is cut off, in any language.
  const auto whole = [](const std::string& page) {
    waitFor([] { return test::cutOff(window()).empty(); });  // until the layout has come to rest
    for (const auto& what : test::cutOff(window())) {
      INFO(page);
      FAIL_CHECK(what);
    }
  };
  const auto shows = [&](const std::string& page) {
    test::screenshot(page);
    whole(page);
    if (window().workspace().theme().dark) return;
    // In the smallest window as well.
    // Asked again until the window manager has done it: it may drop a wish that comes while it carries out
    // another.
    CHECK(waitFor([] {
      if (window().IsMaximized()) window().Maximize(false);
      window().SetSize(window().GetMinSize());
      return window().GetSize().x <= window().GetMinSize().x + 2;
    }));
    whole(page + " in a small window");
    CHECK(waitFor([] {
      if (window().GetSize().x >= 1240) return true;
      window().Maximize(!window().IsMaximized());
      return false;
    }));
  };
  for (const auto language : {i18n::Language::English, i18n::Language::Russian, i18n::Language::Kazakh})
    for (const auto theme : {gui::Theme::Choice::Light, gui::Theme::Choice::Dark}) {
      const std::string suffix =
          std::string(i18n::code(language)) + (theme == gui::Theme::Choice::Dark ? "-dark" : "-light");
      window().setTheme(theme);
      window().setLanguage(language);
      CHECK(window().workspace().tr().language() == language);
      CHECK(window().workspace().theme().dark == (theme == gui::Theme::Choice::Dark));
      shows("welcome-" + suffix);
      REQUIRE(window().projects().open(file));
      REQUIRE(waitFor(open));
      REQUIRE(waitFor(indexReady));
      const auto coded = coding::segments(project());
      REQUIRE_FALSE(coded.empty());
      window().reveal(coded.front().transcript, coded.front().span);
      shows("reading-" + suffix);
      window().showPage(gui::MainWindow::Page::Search);
      window().search().find("үй OR дом OR home");
      shows("search-" + suffix);
      window().showPage(gui::MainWindow::Page::Frequency);
      window().frequency().choose(coding::Count::Codings, coding::Rows::Code, {coding::By::Kind::Coder, {}});
      shows("frequency-" + suffix);
      window().showPage(gui::MainWindow::Page::Participants);
      shows("participants-" + suffix);
      window().showPage(gui::MainWindow::Page::History);
      shows("history-" + suffix);
      // Every page fits into the smallest screen the program is made for.
      CHECK(window().GetEffectiveMinSize().x <= 1280);
      CHECK(window().GetEffectiveMinSize().y <= 800);
      window().projects().close();
    }
  window().setTheme(gui::Theme::Choice::Light);
  window().setLanguage(i18n::Language::English);
}
