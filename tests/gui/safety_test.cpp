// Nothing happens to the project that the person did not mean, and nothing they wrote is lost.
#include <wx/choice.h>
#include <wx/msgdlg.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>
#include <wx/vlbox.h>

#include <fstream>

#include "coding/coders.h"
#include "coding/segments.h"
#include "corpus/transcripts.h"
#include "gui/codebook_pane.h"
#include "gui/hit_rows.h"
#include "gui/message_bar.h"
#include "gui/reading_page.h"
#include "gui/search_page.h"
#include "gui/segment_pane.h"
#include "gui/text.h"
#include "gui/transcript_list.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::ExpectDialog;
using test::named;
using test::waitFor;
using test::window;

namespace {

using Page = gui::MainWindow::Page;

corpus::Project& project() {
  return *window().workspace().project();
}

gui::NewProject wanted(const std::string& name) {
  return {test::folder() / (name + ".suhbat"), name, i18n::Language::English, "Aliya",
          coding::Template::PushPull};
}

void importText(const std::string& name, const std::string& text) {
  const auto file = test::folder() / (name + ".txt");
  std::ofstream(file) << text;
  const test::PressImport press;
  window().imports().take({file});
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
}

// A project of that name with one short interview, open to be read.
void start(const std::string& name) {
  REQUIRE(window().projects().create(wanted(name)));
  importText(name, "Interviewer: Why did you go?\nR: The rent was too high. I went home.\n");
  REQUIRE(window().reading().view().transcript());
  window().showPage(Page::Reading);
  window().messages().dismiss();
}

corpus::Guid someCode() {
  return window().workspace().codebook().children(std::nullopt).front()->guid;
}

// A segment with the cursor in its memo.
coding::Segment memoOpen() {
  auto& view = window().reading().view();
  view.tagSpan({30, 45}, {someCode()});
  view.commitPending();
  const auto tagged = coding::segments(project()).front();
  window().segments().editMemo(tagged.guid);
  REQUIRE(waitFor([] { return named<>(window(), "segment-memo").HasFocus(); }));
  return tagged;
}

bool active(const char* command) {
  return window().commands().find(command)->isActive();
}

}  // namespace

TEST_CASE("A tick stays with its turn when other hits come before it", "[window][safety]") {
  start("Ticks");
  REQUIRE(waitFor([] { return !window().workspace().index()->status().building; }));
  window().showPage(Page::Search);
  window().search().find("rent");
  REQUIRE(window().search().count() == 1);
  auto& rows = window().search().rows();
  const auto ticked = *window().search().hit(0);
  rows.toggle(0);
  REQUIRE(rows.tickedCount() == 1);
  // Somebody is about to ask for something else.
  named<wxSearchCtrl>(window(), "search-box").SetValue("hom");
  importText("more of it", "R: Rent, rent and rent.\nI: And?\nR: The rent again, the rent only.\n");
  REQUIRE(waitFor([] { return window().search().count() == 3; }));
  CHECK(window().search().query() == "rent");
  REQUIRE(window().search().hit(0)->transcript != ticked.transcript);
  CHECK(rows.tickedCount() == 1);
  const auto chosen = rows.tickedHits();
  const auto passages = search::passages(window().workspace().index()->hits(chosen, 0, chosen.turns.size()),
                                         search::PassageUnit::Sentence);
  REQUIRE(passages.size() == 1);
  CHECK(passages.front().transcript == ticked.transcript);
  CHECK(ticked.span.contains(passages.front().span.begin));
  window().projects().close();
}

TEST_CASE("A code chosen while the text is out of sight tags nothing, and that is said", "[window][safety]") {
  start("Out of sight");
  window().showPage(Page::Search);
  window().codebook().activated.emit(someCode());
  test::settle();
  CHECK(coding::segments(project()).empty());
  CHECK(window().messages().message());
  window().showPage(Page::Reading);
  window().codebook().activated.emit(someCode());
  CHECK(waitFor([] { return coding::segments(project()).size() == 1; }));
  window().projects().close();
}

TEST_CASE("Undo while a memo is written takes back the memo, not the tag", "[window][safety]") {
  start("Undo memo");
  const auto tagged = memoOpen();
  wxUIActionSimulator keys;
  keys.Text("abc");
  REQUIRE(waitFor([] { return named<wxTextCtrl>(window(), "segment-memo").GetValue() == "abc"; }));
  CHECK(window().commands().run("edit/undo"));
  REQUIRE(coding::segments(project()).size() == 1);
  CHECK(coding::segments(project()).front().memo.empty());
  CHECK(waitFor([] { return named<wxTextCtrl>(window(), "segment-memo").IsEmpty(); }));
  CHECK(window().commands().run("edit/redo"));
  CHECK(coding::segments(project()).front().memo == "abc");
  CHECK(waitFor([] { return named<wxTextCtrl>(window(), "segment-memo").GetValue() == "abc"; }));
  window().projects().close();
}

TEST_CASE("Undo while a search is written leaves the project alone", "[window][safety]") {
  start("Undo search");
  window().reading().view().tagSpan({30, 45}, {someCode()});
  window().reading().view().commitPending();
  window().showPage(Page::Search);
  wxUIActionSimulator keys;
  REQUIRE(waitFor([] { return wxWindow::FindFocus() == &named<>(window(), "search-box"); }));
  keys.Text("ren");
  REQUIRE(waitFor([] { return named<wxSearchCtrl>(window(), "search-box").GetValue() == "ren"; }));
  window().commands().run("edit/undo");
  CHECK(coding::segments(project()).size() == 1);
  keys.Char(WXK_RETURN);  // asked: now it is the project's turn again
  REQUIRE(waitFor([] { return window().search().query() == "ren"; }));
  window().commands().run("edit/undo");
  CHECK(coding::segments(project()).empty());
  window().projects().close();
}

TEST_CASE("What was written of a code stays when its name is taken", "[window][safety]") {
  start("Taken name");
  const auto& codebook = window().workspace().codebook();
  const std::string taken = codebook.find(someCode())->text.name;
  const auto before = codebook.all().size();
  wxTEST_DIALOG(CHECK(window().commands().run("code/new")),
                ExpectDialog("code-dialog",
                             [&](wxDialog& dialog) {
                               named<wxTextCtrl>(dialog, "code-name").SetValue(gui::toWx(taken));
                               named<wxTextCtrl>(dialog, "code-definition").SetValue("long thought over");
                               return int{wxID_OK};
                             }),
                wxExpectModal<wxMessageDialog>(wxID_OK), ExpectDialog("code-dialog", [&](wxDialog& dialog) {
                  CHECK(named<wxTextCtrl>(dialog, "code-definition").GetValue() == "long thought over");
                  named<wxTextCtrl>(dialog, "code-name").SetValue("Another name");
                  return int{wxID_OK};
                }));
  CHECK(window().workspace().codebook().all().size() == before + 1);
  CHECK_FALSE(window().messages().message());  // said over the dialog, once
  window().projects().close();
}

TEST_CASE("A project that can't be made keeps what was written of it", "[window][safety]") {
  int shown = 0;
  const auto folder = test::folder() / "goes away";
  std::filesystem::create_directories(folder);
  wxTEST_DIALOG(CHECK(window().commands().run("project/new")),
                ExpectDialog("new-project",
                             [&](wxDialog& dialog) {
                               ++shown;
                               named<wxTextCtrl>(dialog, "name").SetValue("Kept words");
                               named<wxTextCtrl>(dialog, "folder").SetValue(gui::pathToWx(folder));
                               named<wxTextCtrl>(dialog, "coder").SetValue("Aliya");
                               std::filesystem::remove_all(folder);
                               return int{wxID_OK};
                             }),
                wxExpectModal<wxMessageDialog>(wxID_OK), ExpectDialog("new-project", [&](wxDialog& dialog) {
                  ++shown;
                  CHECK(named<wxTextCtrl>(dialog, "name").GetValue() == "Kept words");
                  return int{wxID_CANCEL};
                }));
  CHECK(shown == 2);
  CHECK_FALSE(window().workspace().project());
}

TEST_CASE("In the plain text the selection of the field is what is tagged", "[window][safety]") {
  start("Plain");
  auto& view = window().reading().view();
  REQUIRE(window().commands().run("view/plain"));
  auto& field = named<wxTextCtrl>(window(), "transcript-plain");
  REQUIRE(waitFor([&] { return field.HasFocus(); }));
  const auto at = static_cast<long>(gui::toUtf8(field.GetValue()).find("The rent"));
  field.SetSelection(at, at + 8);
  window().codebook().selectCode(someCode());
  CHECK(window().commands().run("code/tag-selected"));
  REQUIRE(waitFor([] { return coding::segments(project()).size() == 1; }));
  CHECK(view.textOf(coding::segments(project()).front().span) == "The rent");
  CHECK(window().commands().run("view/plain"));
  CHECK(view.selectedText() == "The rent");
  window().projects().close();
}

TEST_CASE("A coder who is new to the project is no step that undo takes away", "[window][safety]") {
  const auto file = test::folder() / "Colleague.suhbat";
  corpus::Project::create(file, {"Colleague", i18n::Language::English, ""}, corpus::Environment::system())
      .reset();
  window().settings().setCoder("Aliya");
  REQUIRE(window().projects().open(file));
  CHECK_FALSE(active("edit/undo"));
  CHECK(window().projects().coderName() == "Aliya");
  CHECK(coding::coders(project()).empty());
  project().edit(i18n::message("Add code “{code}”", {{"code", "Rent"}}),
                 [](corpus::Edit& edit) { coding::addCodePath(edit, "Rent"); });
  importText("for a colleague", "R: The rent was too high. I went home.\n");
  auto& view = window().reading().view();
  const auto tag = [&] {
    view.tagSpan({3, 12}, {someCode()});
    view.commitPending();
    return coding::segments(project());
  };
  REQUIRE(tag().size() == 1);
  window().messages().dismiss();
  const auto said = [] {
    const auto message = window().messages().message();
    return message ? window().workspace().tr()(*message) : std::string();
  };
  for (int i = 0; i < 3; ++i) {
    REQUIRE(window().commands().run("edit/undo"));
    CHECK(said() == "");
  }
  CHECK_FALSE(active("edit/undo"));
  for (int i = 0; i < 3; ++i) REQUIRE(window().commands().run("edit/redo"));
  CHECK_FALSE(window().messages().message());
  REQUIRE(coding::segments(project()).size() == 1);
  // From the beginning once more.
  for (int i = 0; i < 3; ++i) REQUIRE(window().commands().run("edit/undo"));
  project().edit(i18n::message("Add code “{code}”", {{"code", "Home"}}),
                 [](corpus::Edit& edit) { coding::addCodePath(edit, "Home"); });
  importText("for a colleague again", "R: The rent was too high. I went home.\n");
  const auto again = tag();
  REQUIRE(again.size() == 1);
  CHECK(coding::coderNamed(project(), "Aliya")->guid == again.front().coder);
  CHECK(coding::coders(project()).size() == 1);
  CHECK(project().check().empty());
  window().projects().close();
}

TEST_CASE("A project that can only be read is not touched, whatever is tried", "[window][safety]") {
  start("Read only");
  memoOpen();
  REQUIRE(window().projects().close());
  window().workspace().setProject(corpus::Project::open(
      wanted("Read only").path, corpus::Environment::system(), corpus::Project::Mode::ReadOnly));
  auto& view = window().reading().view();
  REQUIRE(view.transcript());
  const auto segment = coding::segments(project()).front();
  view.tagSpan({0, 5}, {someCode()});
  view.removeSegment(segment.guid);
  window().codebook().activated.emit(someCode());
  window().codebook().newCode({});
  window().codebook().editCode(someCode());
  window().codebook().moveCode(someCode());
  window().codebook().removeCode(someCode());
  window().segments().recodeSegment(segment.guid);
  window().transcripts().remove(view.transcript());
  test::settle();
  CHECK(view.segments().size() == 1);
  CHECK_FALSE(window().messages().message());
  window().transcripts().select(view.transcript());
  for (const char* command : {"edit/undo", "edit/redo", "code/palette", "code/new", "code/tag-selected",
                              "transcript/rename", "transcript/remove", "search/tag"}) {
    INFO(command);
    CHECK_FALSE(active(command));
  }
  window().projects().close();
}

TEST_CASE("A memo of one project is not shown in the next", "[window][safety]") {
  start("Memo one");
  memoOpen();
  wxUIActionSimulator keys;
  keys.Text("private");
  auto& memo = named<wxTextCtrl>(window(), "segment-memo");
  REQUIRE(waitFor([&] { return memo.GetValue() == "private"; }));
  REQUIRE(window().projects().create(wanted("Memo two")));
  test::settle();
  CHECK(memo.IsEmpty());
  CHECK(coding::segments(project()).empty());
  REQUIRE(window().projects().open(wanted("Memo one").path));
  CHECK(coding::segments(project()).front().memo == "private");
  window().projects().close();
}

TEST_CASE("What can't be saved on leaving is said, and the person may stay", "[window][safety]") {
  start("Stay");
  auto full = window().workspace().saveNow.connect(
      [] { window().workspace().attempt([] { throw i18n::Error(i18n::message("The disk is full.")); }); });
  wxTEST_DIALOG(CHECK_FALSE(window().projects().close()), wxExpectModal<wxMessageDialog>(wxID_CANCEL));
  REQUIRE(window().workspace().project());
  REQUIRE(window().messages().message());
  CHECK(*window().messages().message() == i18n::message("The disk is full."));
  // Leaving all the same: it is still said on the page that comes.
  wxTEST_DIALOG(CHECK(window().projects().close()), wxExpectModal<wxMessageDialog>(wxID_OK));
  CHECK(window().messages().message());
  full = {};
  window().messages().dismiss();
}

TEST_CASE("An error in what was put off, or in a handler, is said and the program goes on",
          "[window][safety]") {
  window().CallAfter([] { throw std::runtime_error("put off"); });
  CHECK(waitFor([] { return window().messages().message().has_value(); }));
  window().messages().dismiss();
  const auto fails = [](wxCommandEvent&) { throw std::runtime_error("handler"); };
  const int id = wxWindow::NewControlId();
  window().Bind(wxEVT_MENU, fails, id);
  wxCommandEvent event(wxEVT_MENU, id);
  window().ProcessWindowEvent(event);
  CHECK(window().messages().message());
  window().messages().dismiss();
}

TEST_CASE("What makes no sense without a project can't be chosen", "[window][safety]") {
  REQUIRE_FALSE(window().workspace().project());
  for (const char* command : {"text/bigger", "text/smaller", "view/plain", "transcript/rename", "search/tag",
                              "code/tag-last", "code/tag-selected", "edit/undo"}) {
    INFO(command);
    CHECK_FALSE(active(command));
  }
}

TEST_CASE("Ctrl+Enter in a field is the field's, and a code that is gone is not tagged with",
          "[window][safety]") {
  start("Fields");
  window().codebook().selectCode(someCode());
  CHECK(active("code/tag-selected"));
  memoOpen();
  CHECK(active("code/tag-last"));
  CHECK_FALSE(active("code/tag-selected"));
  window().reading().view().SetFocus();
  const auto last = window().reading().view().recentCodes().front();
  window().workspace().edit(i18n::message("Delete code “{code}”", {{"code", "x"}}),
                            [&](corpus::Edit& edit) { coding::removeCode(edit, last); });
  CHECK_FALSE(active("code/tag-last"));
  window().projects().close();
}

TEST_CASE("Arrow keys in the list of transcripts stay in the list", "[window][safety]") {
  start("Arrows");
  importText("second in the list", "R: And then?\n");
  auto& view = window().reading().view();
  const auto shown = window().transcripts().shown();
  REQUIRE(shown.size() == 2);
  window().reveal(shown.front(), {0, 0});
  auto& rows = named<>(window(), "transcript-rows");
  rows.SetFocus();
  REQUIRE(waitFor([&] { return rows.HasFocus(); }));
  wxUIActionSimulator keys;
  keys.Char(WXK_DOWN);
  REQUIRE(waitFor([&] { return window().transcripts().selected() == shown.back(); }));
  CHECK(rows.HasFocus());
  CHECK(view.transcript() == shown.front());
  keys.Char(WXK_RETURN);
  CHECK(waitFor([&] { return view.transcript() == shown.back(); }));
  window().projects().close();
}

TEST_CASE("The sample project is there when it is whole, and not before", "[window][safety]") {
  const auto file = gui::ProjectActions::sampleFile();
  window().projects().openSample();
  bool early = false;
  REQUIRE(waitFor([&] {
    early |=
        std::filesystem::exists(file) && !window().jobs().running().empty() &&
        std::filesystem::exists(std::filesystem::path(file).replace_filename("Suhbat sample.unfinished"));
    return window().workspace().project() != nullptr;
  }));
  CHECK_FALSE(early);
  CHECK(project().path() == file);
  CHECK(corpus::transcripts(project()).size() == 12);
  window().projects().close();
}
