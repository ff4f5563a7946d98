// The page of words: what is counted there, and that every row leads to its passages.
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/msgdlg.h>
#include <wx/spinctrl.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "corpus/stop_words.h"
#include "gui/focused_field.h"
#include "gui/message_bar.h"
#include "gui/reading_page.h"
#include "gui/search_page.h"
#include "gui/text.h"
#include "gui/transcript_view.h"
#include "gui/words_page.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::named;
using test::waitFor;
using test::window;

namespace {

using Page = gui::MainWindow::Page;
using View = gui::WordsPage::View;

gui::WordsPage& page() {
  return window().words();
}

void counted() {
  REQUIRE(waitFor([] { return !page().counting() && window().jobs().running().empty(); }));
  test::settle();
}

void tick(const char* name, bool on) {
  auto& box = named<wxCheckBox>(page(), name);
  box.SetValue(on);
  wxCommandEvent event(wxEVT_CHECKBOX, box.GetId());
  event.SetEventObject(&box);
  box.ProcessWindowEvent(event);
}

void pick(const char* name, int line) {
  auto& choice = named<wxChoice>(page(), name);
  choice.SetSelection(line);
  wxCommandEvent event(wxEVT_CHOICE, choice.GetId());
  event.SetEventObject(&choice);
  choice.ProcessWindowEvent(event);
}

void spin(const char* name, int value) {
  auto& control = named<wxSpinCtrl>(page(), name);
  control.SetValue(value);
  wxSpinEvent event(wxEVT_SPINCTRL, control.GetId());
  event.SetEventObject(&control);
  control.ProcessWindowEvent(event);
}

// A project of that name with one transcript; each form by itself, nothing left out.
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
  page().show(View::Frequency);
  window().showPage(Page::Words);
  tick("words-stop", false);
  tick("words-interviewers", false);
  pick("words-by", 1);
  pick("words-language", 0);
  pick("words-scope", 0);
  pick("words-level", 1);
  pick("words-order", 0);
  spin("words-span", 1);
  spin("words-fewest", 1);
  counted();
}

// “rent” stands three times in two turns of A and one of B; “high” twice.
void startWithRent(const std::string& name) {
  start(name,
        "A: high rent here and high rent there\nB: my house is old\nA: who pays rent\n"
        "B: house and home\nA: thanks\n");
}

int rowOf(const std::string& word) {
  for (std::size_t row = 0; row < page().table().rowCount(); ++row)
    if (page().table().cell(row, 0) == word) return static_cast<int>(row);
  return -1;
}

std::string cell(const std::string& word, std::size_t column) {
  const int row = rowOf(word);
  return row < 0 ? "no such row" : page().table().cell(static_cast<std::size_t>(row), column);
}

void type(const char* name, const std::string& text) {
  auto& control = named(page(), name);
  if (auto* combo = dynamic_cast<wxComboBox*>(&control))
    combo->ChangeValue(gui::toWx(text));
  else
    dynamic_cast<wxTextEntry&>(control).ChangeValue(gui::toWx(text));
  page().count();
  counted();
}

std::string saidIn(const char* name) {
  auto& control = named(page(), name);
  return control.IsShown() ? gui::toUtf8(control.GetLabel()) : std::string();
}

}  // namespace

TEST_CASE("The word list counts every form, and Enter on a row finds its passages", "[window][words]") {
  startWithRent("Word list");
  CHECK(page().table().rowCount() == 13);  // different words of the text
  CHECK(cell("rent", 2) == "3");
  CHECK(cell("rent", 4) == "2");
  CHECK(cell("rent", 5) == "1");
  // 3 of 18 words, in a million.
  CHECK(cell("rent", 3) == "166,667");
  CHECK(cell("house", 2) == "2");
  CHECK(page().table().cell(0, 0) == "rent");  // the most frequent

  auto& rows = page().table().rows();
  rows.SetFocus();
  page().table().choose(rowOf("rent"));
  test::settle();
  wxUIActionSimulator().Char(WXK_RETURN);
  REQUIRE(waitFor([] { return window().page() == Page::Search; }));
  CHECK(window().search().count() == 2);
  window().projects().close();
}

TEST_CASE("A heading sorts the word list by what stands below it, and typing narrows it", "[window][words]") {
  startWithRent("Sorting words");
  page().table().headingPressed.emit(0);
  CHECK(page().table().cell(0, 0) == "and");
  page().table().headingPressed.emit(0);
  CHECK(page().table().cell(0, 0) == "who");
  page().table().headingPressed.emit(2);
  CHECK(page().table().cell(0, 0) == "rent");
  auto& filter = named<wxSearchCtrl>(page(), "words-filter");
  filter.SetValue("HO");
  test::settle();
  CHECK(page().table().rowCount() == 3);  // house, home, who
  CHECK(rowOf("house") >= 0);
  CHECK(rowOf("home") >= 0);
  CHECK(rowOf("who") >= 0);
  filter.SetValue("zz");
  test::settle();
  CHECK(page().table().rowCount() == 0);
  filter.Clear();
  test::settle();
  CHECK(page().table().rowCount() == 13);
  window().projects().close();
}

TEST_CASE("The turns of the last search are counted by themselves", "[window][words]") {
  startWithRent("Words of a search");
  window().search().find("house");
  pick("words-scope", 1);
  counted();
  CHECK(cell("house", 2) == "2");
  CHECK(rowOf("rent") == -1);
  // “and” stands in a turn without a house as well: the row leads to the one that was counted.
  CHECK(cell("and", 4) == "1");
  page().findPassages(rowOf("and"));
  CHECK(window().search().count() == 1);
  window().projects().close();
}

TEST_CASE(
    "A row of the last search's words finds them at that search's level; another search is counted anew",
    "[window][words]") {
  start("Level of a search", "A: many houses and rent\nB: my house and rent\n");
  window().search().setLevel(search::MatchLevel::Exact);
  window().search().find("houses");
  REQUIRE(window().search().count() == 1);
  pick("words-scope", 1);
  counted();
  CHECK(cell("and", 2) == "1");
  page().findPassages(rowOf("and"));
  CHECK(window().search().count() == 1);
  CHECK(window().search().level() == search::MatchLevel::Exact);
  // What the row searched for is not what was counted.
  window().showPage(Page::Words);
  counted();
  CHECK(rowOf("many") >= 0);
  window().showPage(Page::Search);
  window().search().find("my");
  window().showPage(Page::Words);
  CHECK(waitFor([] { return rowOf("many") == -1; }));
  CHECK(rowOf("my") >= 0);
  window().search().setLevel(search::MatchLevel::Forms);
  window().projects().close();
}

TEST_CASE("What interviewers say is left out of the count, and of the passages", "[window][words]") {
  start("Interviewers", "Interviewer: why did you move\nB: for work and again for work\n");
  tick("words-interviewers", true);
  counted();
  CHECK(cell("work", 2) == "2");
  CHECK(rowOf("move") == -1);
  tick("words-interviewers", false);
  counted();
  CHECK(cell("move", 2) == "1");
  window().projects().close();
}

TEST_CASE("Collocates are counted on both sides of a word, and lead to where they stand near it",
          "[window][words]") {
  startWithRent("Collocates");
  page().collocatesOf("rent");
  counted();
  // One word each side: high (before, twice), here, there (after), pays (before).
  CHECK(page().table().rowCount() == 4);
  CHECK(cell("high", 2) == "2");
  CHECK(cell("high", 3) == "2");
  CHECK(cell("high", 4) == "0");
  CHECK(cell("pays", 3) == "1");
  CHECK(cell("here", 4) == "1");
  page().findPassages(rowOf("pays"));
  REQUIRE(window().page() == Page::Search);
  CHECK(window().search().count() == 1);
  window().showPage(Page::Words);
  spin("words-fewest", 2);
  counted();
  CHECK(page().table().rowCount() == 1);
  // A word that isn't there is said so.
  type("words-word", "zebra");
  CHECK(page().table().rowCount() == 0);
  CHECK(saidIn("words-summary").find("0") != std::string::npos);
  window().projects().close();
}

TEST_CASE("The page of words takes the keys where the words of its view are typed", "[window][words]") {
  startWithRent("words-focus");
  page().show(View::Collocates);
  window().showPage(Page::Reading);
  window().showPage(Page::Words);
  CHECK(waitFor([] {
    const wxWindow* focused = wxWindow::FindFocus();
    return focused != nullptr && focused->GetName() == "words-word";
  }));
  window().projects().close();
}

TEST_CASE("Keyness says which group uses a word more, and leads to its passages there", "[window][words]") {
  startWithRent("Keyness");
  page().compare("speaker:A", "");
  counted();
  CHECK(cell("rent", 2) == "A");
  CHECK(cell("rent", 5) == "3");
  CHECK(cell("rent", 6) == "0");
  CHECK(cell("house", 2) == "B");
  CHECK(cell("house", 6) == "2");
  // “and” is said once by each; A says 11 words, B 7: the smaller group uses it more.
  CHECK(cell("and", 2) == "B");
  page().findPassages(rowOf("and"));
  REQUIRE(window().page() == Page::Search);
  REQUIRE(window().search().count() == 1);
  CHECK(window().search().hit(0)->text.find("house and home") != std::string::npos);

  window().showPage(Page::Words);
  type("words-first", "speaker:A AND (");
  CHECK_FALSE(saidIn("words-mistake").empty());
  CHECK(page().table().rowCount() == 0);
  type("words-first", "lang:en");
  CHECK(saidIn("words-mistake").empty());
  // What there is to choose from.
  CHECK(named<wxComboBox>(page(), "words-first").FindString("lang:en") != wxNOT_FOUND);
  window().projects().close();
}

TEST_CASE("A concordance has a line for every place, sorted by what follows, and leads into the transcript",
          "[window][words]") {
  startWithRent("Concordance");
  page().concordanceOf("rent");
  counted();
  const auto lines = [] { return page().concordance().lines(); };
  REQUIRE(lines().size() == 3);
  CHECK(lines()[0].left == "high ");
  CHECK(lines()[0].right == " here and high rent there");
  pick("words-order", 3);
  REQUIRE(lines().size() == 3);
  CHECK(lines()[0].right == "");
  CHECK(lines()[1].right == " here and high rent there");
  CHECK(lines()[2].right == " there");
  const auto span = lines()[2].span;
  page().findPassages(2);
  REQUIRE(window().page() == Page::Reading);
  CHECK(window().reading().view().selection() == span);
  window().projects().close();
}

TEST_CASE("A word goes on the stop list with one press and comes back with Undo", "[window][words]") {
  startWithRent("Stop words");
  tick("words-stop", true);
  counted();
  REQUIRE(rowOf("rent") >= 0);
  page().addToStopList(rowOf("rent"));
  counted();
  CHECK(rowOf("rent") == -1);
  CHECK(rowOf("house") >= 0);
  REQUIRE(window().workspace().undo());
  // What was counted stands there until it is counted again, and says so.
  CHECK(rowOf("rent") == -1);
  CHECK(saidIn("words-note").find("before your last change") != std::string::npos);
  page().count();
  counted();
  CHECK(rowOf("rent") >= 0);
  CHECK(saidIn("words-note").empty());
  window().projects().close();
}

TEST_CASE("A word of the stop list is meant however it is written", "[window][words]") {
  start("Folded stop words", "A: Наша Ёлка стояла дома всю зиму\nB: Зелёная ёлка пахнет, и ЁЛКА большая\n");
  tick("words-stop", true);
  counted();
  const int row = std::max(rowOf("ёлка"), rowOf("елка"));
  REQUIRE(row >= 0);
  CHECK(page().table().cell(static_cast<std::size_t>(row), 2) == "3");
  page().addToStopList(row);
  counted();
  CHECK(std::max(rowOf("ёлка"), rowOf("елка")) == -1);
  CHECK(rowOf("зиму") >= 0);
  const auto words = corpus::stopWords(*window().workspace().project());
  REQUIRE(words.size() == 1);
  CHECK(words[0].word == "елка");
  window().projects().close();
}

TEST_CASE("A project that is closed while its words are counted asks first, and leaves nothing behind",
          "[window][words]") {
  startWithRent("Closed while counting");
  page().count();
  REQUIRE(page().counting());
  wxTEST_DIALOG(CHECK_FALSE(window().projects().close()), wxExpectModal<wxMessageDialog>(wxID_CANCEL));
  CHECK(window().workspace().project());
  counted();
  CHECK(page().table().rowCount() == 13);
  page().count();
  REQUIRE(page().counting());
  wxTEST_DIALOG(CHECK(window().projects().close()), wxExpectModal<wxMessageDialog>(wxID_OK));
  CHECK_FALSE(window().workspace().project());
  CHECK_FALSE(page().counting());
  counted();
  CHECK(page().table().rowCount() == 0);
}

TEST_CASE("After an edit the words are counted again when the page is looked at", "[window][words]") {
  startWithRent("Words after edits");
  window().showPage(Page::Reading);
  auto& view = window().reading().view();
  const auto transcript = view.transcript();
  REQUIRE(window().workspace().edit(i18n::message("Remove"),
                                    [&](corpus::Edit& edit) { corpus::removeTranscript(edit, transcript); }));
  window().showPage(Page::Words);
  counted();
  CHECK(page().table().rowCount() == 0);
  window().projects().close();
}

TEST_CASE("The word list is written to a file that opens as a table", "[window][words]") {
  startWithRent("Words to a file");
  const auto file = test::folder() / "words.csv";
  page().exportTo(file);
  counted();
  std::ifstream written(file);
  std::stringstream text;
  text << written.rdbuf();
  CHECK(text.str().find("rent,English,3,") != std::string::npos);
  page().concordanceOf("rent");
  counted();
  const auto lines = test::folder() / "lines.html";
  page().exportTo(lines);
  counted();
  CHECK(std::filesystem::file_size(lines) > 200);
  // Its lines stand as they are sorted on the screen: what is at a turn's end has nothing after it.
  pick("words-order", 3);
  const auto table = test::folder() / "lines.csv";
  page().exportTo(table);
  counted();
  std::ifstream sorted(table);
  std::stringstream kwic;
  kwic << sorted.rdbuf();
  REQUIRE(kwic.str().find("who pays") != std::string::npos);
  CHECK(kwic.str().find("who pays") < kwic.str().find("here and high rent there"));
  window().projects().close();
}
