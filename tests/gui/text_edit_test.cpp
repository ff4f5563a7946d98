// The text of a transcript is corrected in the window; codes, speakers and languages stay right.
#include <wx/checkbox.h>
#include <wx/listbox.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/radiobut.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <fstream>

#include "coding/segments.h"
#include "corpus/text_edit.h"
#include "corpus/transcripts.h"
#include "gui/reading_page.h"
#include "gui/segment_pane.h"
#include "gui/text.h"
#include "gui/transcript_document.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using i18n::Span;
using test::ExpectDialog;
using test::named;
using test::waitFor;
using test::window;

namespace {

corpus::Project& project() {
  return *window().workspace().project();
}

gui::TranscriptView& view() {
  return window().reading().view();
}

bool run(const char* command) {
  return window().commands().run(command);
}

std::string text() {
  return corpus::text(project(), view().transcript());
}

// A project of that name with one interview, open to be read; codes made by tagging are there.
void start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::English,
                                      "Aliya", coding::Template::PushPull}));
  const auto file = test::folder() / (name + ".txt");
  std::ofstream(file) << "Interviewer: Why did you go?\n"
                         "Respondent: The rent was to high. I went home to Taraz.\n"
                         "Interviewer: And now?\n"
                         "Respondent: Now I study in Almaty with Dana. Dana is my sister.\n";
  {
    const test::PressImport press;
    window().imports().take({file});
    REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  }
  REQUIRE(view().transcript());
  window().showPage(gui::MainWindow::Page::Reading);
  view().SetFocus();
}

Span find(const std::string& words) {
  const std::string whole = text();
  const auto byte = whole.find(words);
  REQUIRE(byte != std::string::npos);
  const std::int64_t begin = i18n::length(std::string_view(whole).substr(0, byte));
  return {begin, begin + i18n::length(words)};
}

corpus::Guid tag(const std::string& words) {
  view().tagSpan(find(words), {window().workspace().codebook().children(std::nullopt).front()->guid});
  view().commitPending();
  const auto segments = coding::segments(project());
  const auto made = std::find_if(segments.begin(), segments.end(),
                                 [&](const auto& segment) { return segment.span == find(words); });
  REQUIRE(made != segments.end());
  return made->guid;
}

std::string codedText(const corpus::Guid& segment) {
  return std::string(i18n::slice(text(), coding::segment(project(), segment)->span));
}

void putCaret(const std::string& words) {
  const std::int64_t at = find(words).begin;
  view().setSelection({at, at});
}

wxTextCtrl& field() {
  return named<wxTextCtrl>(window(), "turn-text");
}

// Chooses the line of a list that says so.
int chooseLine(wxDialog& dialog, const char* line) {
  auto& list = named<wxListBox>(dialog, "choices");
  const int at = list.FindString(gui::toWx(line));
  REQUIRE(at != wxNOT_FOUND);
  list.SetSelection(at);
  return wxID_OK;
}

std::vector<std::string> said() {
  std::vector<std::string> result;
  const auto speakers = corpus::speakers(project(), view().transcript());
  for (const auto& turn : corpus::turns(project(), view().transcript())) {
    std::string line;
    for (const auto& speaker : speakers)
      if (speaker.guid == turn.speaker) line = speaker.label + ": ";
    result.push_back(line + std::string(i18n::slice(text(), turn.span)));
  }
  return result;
}

}  // namespace

TEST_CASE("A typing error is corrected in its turn; the codes stay on their words, and it undoes",
          "[window][edit]") {
  start("Typing error");
  const auto before = tag("The rent was to high.");
  const auto after = tag("I went home");
  const auto later = tag("Almaty");
  const std::string original = text();
  putCaret("to high");

  CHECK(run("turn/edit"));
  REQUIRE(view().editing());
  REQUIRE(waitFor([] { return field().HasFocus(); }));
  CHECK(field().GetValue() == "The rent was to high. I went home to Taraz.");
  CHECK(field().GetInsertionPoint() == 13);
  wxString words = field().GetValue();
  words.Replace("to high", "too high");
  field().SetValue(words);
  test::screenshot("editing");
  wxUIActionSimulator keys;
  keys.Char(WXK_RETURN, wxMOD_CONTROL);
  REQUIRE(waitFor([] { return !view().editing(); }));

  CHECK(text().find("was too high.") != std::string::npos);
  CHECK(codedText(before) == "The rent was too high.");
  CHECK(codedText(after) == "I went home");
  CHECK(codedText(later) == "Almaty");
  // What is drawn is what is stored.
  CHECK(view().textOf(coding::segment(project(), later)->span) == "Almaty");
  CHECK(waitFor([] { return view().HasFocus(); }));

  CHECK(run("edit/undo"));
  CHECK(text() == original);
  CHECK(view().textOf(find("Almaty")) == "Almaty");
  CHECK(codedText(before) == "The rent was to high.");
  CHECK(run("edit/redo"));
  CHECK(codedText(later) == "Almaty");
  window().projects().close();
}

TEST_CASE("Escape leaves a turn as it was, and Undo begins in the field", "[window][edit]") {
  start("Leaving a turn");
  const std::string original = text();
  const auto label = *window().workspace().undoLabel();
  putCaret("Why did");
  CHECK(run("turn/edit"));
  REQUIRE(waitFor([] { return field().HasFocus(); }));
  field().SetInsertionPointEnd();
  field().WriteText(" Tell me");
  CHECK(field().GetValue() == "Why did you go? Tell me");
  CHECK(run("edit/undo"));
  CHECK(field().GetValue() == "Why did you go?");
  CHECK(window().workspace().undoLabel() == label);
  CHECK(run("edit/redo"));
  CHECK(field().GetValue() == "Why did you go? Tell me");
  wxUIActionSimulator keys;
  keys.Char(WXK_ESCAPE);
  REQUIRE(waitFor([] { return !view().editing(); }));
  CHECK(text() == original);
  CHECK(window().workspace().undoLabel() == label);
  window().projects().close();
}

TEST_CASE("What was written in a turn is saved when something else is done", "[window][edit]") {
  start("Saved on leaving");
  putCaret("And now");
  view().editTurn();
  field().SetValue("And today?");
  window().workspace().saveNow.emit();
  CHECK_FALSE(view().editing());
  CHECK(said()[2] == "Interviewer: And today?");
  CHECK(view().selection().begin >= find("And today").begin);
  window().projects().close();
}

TEST_CASE("A turn is split and joined again; the new voice is asked for", "[window][edit]") {
  start("Splitting");
  const auto home = tag("I went home");
  putCaret("I went home");
  wxTEST_DIALOG(CHECK(run("turn/split")), ExpectDialog("choose-speaker", [](wxDialog& dialog) {
                  // Somebody else speaks: the others come first.
                  CHECK(named<wxListBox>(dialog, "choices").GetString(0) == "Interviewer");
                  return chooseLine(dialog, "Interviewer");
                }));
  REQUIRE(said().size() == 5);
  CHECK(said()[1] == "Respondent: The rent was to high.");
  CHECK(said()[2] == "Interviewer: I went home to Taraz.");
  CHECK(codedText(home) == "I went home");
  CHECK(view().document().turns().size() == 5);

  putCaret("The rent");
  CHECK(run("turn/join"));
  CHECK(said()[1] == "Respondent: The rent was to high. I went home to Taraz.");
  CHECK(codedText(home) == "I went home");
  CHECK(run("edit/undo"));
  CHECK(said().size() == 5);
  CHECK(run("edit/undo"));
  CHECK(said().size() == 4);
  window().projects().close();
}

TEST_CASE("The speaker of a turn is corrected, and two speakers become one", "[window][edit]") {
  start("Speakers of turns");
  putCaret("And now");
  wxTEST_DIALOG(CHECK(run("turn/speaker")),
                ExpectDialog("choose-speaker",
                             [](wxDialog& dialog) {
                               auto& list = named<wxListBox>(dialog, "choices");
                               list.SetSelection(static_cast<int>(list.GetCount()) - 2);  // somebody else
                               return int{wxID_OK};
                             }),
                ExpectDialog("ask-text", [](wxDialog& dialog) {
                  named<wxTextCtrl>(dialog, "text").SetValue("Mother");
                  return int{wxID_OK};
                }));
  CHECK(said()[2] == "Mother: And now?");
  putCaret("And now");
  wxTEST_DIALOG(CHECK(run("speaker/rename")), ExpectDialog("ask-text", [](wxDialog& dialog) {
                  CHECK(named<wxTextCtrl>(dialog, "text").GetValue() == "Mother");
                  named<wxTextCtrl>(dialog, "text").SetValue("Aunt");
                  return int{wxID_OK};
                }));
  CHECK(said()[2] == "Aunt: And now?");
  putCaret("And now");
  wxTEST_DIALOG(CHECK(run("speaker/merge")), ExpectDialog("merge-speaker", [](wxDialog& dialog) {
                  CHECK(named<wxListBox>(dialog, "choices").FindString("Aunt") == wxNOT_FOUND);
                  return chooseLine(dialog, "Respondent");
                }));
  CHECK(said()[2] == "Respondent: And now?");
  CHECK(corpus::speakers(project(), view().transcript()).size() == 2);
  window().projects().close();
}

TEST_CASE("The context menu has what can be done with the turn", "[window][edit]") {
  start("Context menu");
  putCaret("And now");
  wxMenu menu;
  view().menuOpening.emit(menu);
  const int id = menu.FindItem("Kazakh");
  REQUIRE(id != wxNOT_FOUND);
  wxMenuItem* item = menu.FindItem(id);
  CHECK(item->IsEnabled());
  wxCommandEvent chosen(wxEVT_MENU, id);
  CHECK(item->GetMenu()->ProcessEvent(chosen));
  CHECK(view().currentTurn()->language == i18n::TextLanguage::Kazakh);
  // Nothing is selected: nothing can be deleted or replaced.
  CHECK_FALSE(menu.FindItem(menu.FindItem(gui::toWx("Delete selected text…")))->IsEnabled());
  window().projects().close();
}

TEST_CASE("The language of a turn is corrected by hand", "[window][edit]") {
  start("Language of a turn");
  putCaret("And now");
  CHECK(run("turn/language-kk"));
  CHECK(corpus::turns(project(), view().transcript())[2].language == i18n::TextLanguage::Kazakh);
  CHECK(view().currentTurn()->language == i18n::TextLanguage::Kazakh);
  CHECK(window().commands().find("turn/language-kk")->isChecked());
  view().setSelection({0, find("study").end});
  CHECK(run("turn/language-mixed"));
  for (const auto& turn : corpus::turns(project(), view().transcript()))
    CHECK(turn.language == i18n::TextLanguage::Mixed);
  CHECK(run("edit/undo"));
  CHECK(view().document().turns()[2].language == i18n::TextLanguage::Kazakh);
  test::screenshot("language-of-a-turn");
  window().projects().close();
}

TEST_CASE("A coded passage whose text was deleted is kept and shown until the person decides",
          "[window][edit]") {
  start("Deleted passage");
  const auto segment = tag("I went home to Taraz.");
  view().setSelection(find("I went home to Taraz."));
  wxTEST_DIALOG(CHECK(run("turn/delete-text")), wxExpectModal<wxMessageDialog>(wxID_CANCEL));
  CHECK(codedText(segment) == "I went home to Taraz.");
  wxTEST_DIALOG(CHECK(run("turn/delete-text")), wxExpectModal<wxMessageDialog>(wxID_OK));
  CHECK(said()[1] == "Respondent: The rent was to high.");
  REQUIRE(coding::segment(project(), segment));
  CHECK(coding::segment(project(), segment)->span.empty());

  // It is offered from the line it stood in, and keeps its place in the list of the transcript.
  putCaret("The rent");
  const auto here = view().segmentsHere();
  REQUIRE(here.size() == 1);
  CHECK(here.front().guid == segment);
  window().segments().setScope(gui::SegmentPane::Scope::Transcript);
  view().selectSegment(segment);
  auto& button = named<wxWindow>(window(), "segment-to-selection");
  REQUIRE(waitFor([&] { return button.IsShown(); }));
  CHECK_FALSE(button.IsEnabled());
  test::settle();
  test::screenshot("deleted-passage");

  view().setSelection(find("The rent"));
  view().selectSegment(segment);
  REQUIRE(waitFor([&] { return button.IsEnabled(); }));
  wxCommandEvent press(wxEVT_BUTTON, button.GetId());
  press.SetEventObject(&button);
  button.GetEventHandler()->ProcessEvent(press);
  CHECK(codedText(segment) == "The rent");
  CHECK(waitFor([&] { return !button.IsShown(); }));
  CHECK(run("edit/undo"));
  CHECK(run("edit/undo"));
  CHECK(codedText(segment) == "I went home to Taraz.");
  window().projects().close();
}

TEST_CASE("A name is replaced everywhere as one step", "[window][edit]") {
  start("Pseudonyms");
  const auto segment = tag("Dana is my sister.");
  const std::string original = text();
  view().setSelection(find("Dana"));
  wxTEST_DIALOG(CHECK(run("turn/replace-all")), ExpectDialog("replace", [](wxDialog& dialog) {
                  CHECK(named<wxTextCtrl>(dialog, "find").GetValue() == "Dana");
                  CHECK(named<wxWindow>(dialog, "found").GetLabel() == "It stands in 2 places.");
                  // Nothing written: the name would only be deleted.
                  CHECK_FALSE(dialog.FindWindow(wxID_OK)->IsEnabled());
                  named<wxTextCtrl>(dialog, "by").SetValue("S1");
                  return int{wxID_OK};
                }));
  CHECK(said()[3] == "Respondent: Now I study in Almaty with S1. S1 is my sister.");
  CHECK(codedText(segment) == "S1 is my sister.");
  CHECK(run("edit/undo"));
  CHECK(text() == original);
  CHECK(codedText(segment) == "Dana is my sister.");
  window().projects().close();
}

TEST_CASE("What is being read stays where it is when the text above it changes", "[window][edit]") {
  REQUIRE(window().projects().create({test::folder() / "Long text.suhbat", "Long text",
                                      i18n::Language::English, "Aliya", coding::Template::PushPull}));
  const auto file = test::folder() / "Long text.txt";
  {
    std::ofstream out(file);
    for (int i = 0; i < 200; ++i)
      out << (i % 2 == 0 ? "Interviewer: " : "Respondent: ") << "This is turn number " << i
          << " and it says a little.\n";
  }
  {
    const test::PressImport press;
    window().imports().take({file});
    REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
  }
  window().showPage(gui::MainWindow::Page::Reading);
  putCaret("turn number 150 ");
  test::settle();
  const wxRect before = view().selectionRect();
  const auto transcript = view().transcript();
  CHECK(window().workspace().edit(i18n::message("Test"), [&](corpus::Edit& edit) {
    const auto second = find("turn number 2 ");
    corpus::replaceText(edit, transcript, {second.begin, second.begin}, "a much longer sentence about ");
  }));
  CHECK(view().selection() == Span{find("turn number 150 ").begin, find("turn number 150 ").begin});
  CHECK(view().selectionRect().y == before.y);
  CHECK(run("edit/undo"));
  CHECK(view().selection() == Span{find("turn number 150 ").begin, find("turn number 150 ").begin});
  CHECK(view().selectionRect().y == before.y);
  window().projects().close();
}

TEST_CASE("A time beside the text can be clicked", "[window][edit]") {
  start("Times in the text");
  const auto transcript = view().transcript();
  const Span place = find("I went home");
  CHECK(window().workspace().edit(i18n::message("Test"), [&](corpus::Edit& edit) {
    corpus::addTimeStamp(edit, transcript, place.begin, 83'000);
  }));
  putCaret("Taraz");
  CHECK(view().timeAtCaret() == 83'000);
  putCaret("The rent");
  CHECK_FALSE(view().timeAtCaret());
  view().setHeard(place);
  test::settle();
  test::screenshot("time-stamp");
  std::int64_t clicked = 0;
  const auto tie = view().timeClicked.connect([&](std::int64_t ms) { clicked = ms; });
  // Its wedge stands over the first letter.
  view().setSelection({place.begin, place.begin});
  test::settle();
  const wxRect caret = view().selectionRect();
  wxUIActionSimulator mouse;
  mouse.MouseMove(view().ClientToScreen(wxPoint(caret.x, caret.y + view().FromDIP(3))));
  mouse.MouseClick();
  CHECK(waitFor([&] { return clicked == 83'000; }));
  window().projects().close();
}
