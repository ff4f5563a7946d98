// The participants' page: a table to write in, to paste into, and whose voice is whose.
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/grid.h>
#include <wx/listbox.h>
#include <wx/msgdlg.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include <algorithm>

#include "corpus/attributes.h"
#include "corpus/speaker_ties.h"
#include "corpus/transcripts.h"
#include "gui/message_bar.h"
#include "gui/participant_panel.h"
#include "gui/participants_grid.h"
#include "gui/participants_import_dialog.h"
#include "gui/participants_page.h"
#include "gui/pasted_table.h"
#include "gui/text.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using test::ExpectDialog;
using test::named;
using test::waitFor;
using test::window;

namespace {

using Page = gui::MainWindow::Page;
using Names = std::vector<std::string>;

corpus::Project& project() {
  return *window().workspace().project();
}
gui::ParticipantsPage& page() {
  return named<gui::ParticipantsPage>(window(), "participants");
}
gui::ParticipantsGrid& grid() {
  return page().grid();
}

// An empty project on the participants' page.
void start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::Russian,
                                      "Aliya", coding::Template::PushPull}));
  window().showPage(Page::Participants);
  window().messages().dismiss();
  test::settle();
}

void edit(const std::function<void(corpus::Edit&)>& work) {
  project().edit(i18n::message("Set up"), work);
  test::settle();
}

// Айгүл and Ержан, with an age, a sex and a region to fill.
void people() {
  edit([](corpus::Edit& edit) {
    corpus::addParticipant(edit, "Айгүл");
    corpus::addParticipant(edit, "Ержан");
    corpus::addAttribute(edit, "Возраст", corpus::AttributeType::Number);
    corpus::addAttribute(edit, "Пол", corpus::AttributeType::Choice, {"жен", "муж"});
    corpus::addRegionAttribute(edit, "Откуда");
  });
  REQUIRE(waitFor([] { return grid().attributes().size() == 3; }));
}

void putOnClipboard(const std::string& text) {
  REQUIRE(wxTheClipboard->Open());
  wxTheClipboard->SetData(new wxTextDataObject(gui::toWx(text)));
  wxTheClipboard->Close();
}

std::string cell(int row, int column) {
  return gui::toUtf8(grid().GetCellValue(row, column));
}
std::string kept(const std::string& participant, const std::string& attribute) {
  const auto of = corpus::attributeNamed(project(), attribute);
  for (const auto& each : corpus::participants(project()))
    if (of && each.name == participant && each.values.contains(of->guid)) return each.values.at(of->guid);
  return "";
}
Names everybody() {
  Names names;
  for (const auto& each : corpus::participants(project())) names.push_back(each.name);
  return names;
}

void press(int key, int modifiers = 0) {
  grid().SetFocus();
  REQUIRE(waitFor([] {
    const auto* focus = wxWindow::FindFocus();
    return focus && (focus == &grid() || focus->GetParent() == &grid());
  }));
  wxUIActionSimulator keys;
  keys.Char(key, modifiers);
}

// As it looks while it is open; for the pictures only.
void picture(wxDialog& dialog, const std::string& name) {
  if (!wxGetEnv("SUHBAT_SCREENSHOTS", nullptr)) return;
  dialog.Show();
  test::settle();
  test::screenshot(name);
  dialog.Hide();
}

// Types into the cell as a person does: writes, then Enter.
void type(int row, int column, const std::string& text) {
  grid().GoToCell(row, column);
  grid().SetFocus();
  grid().EnableCellEditControl();
  REQUIRE(waitFor([] { return grid().IsCellEditControlEnabled(); }));
  auto* editor = grid().GetCellEditor(row, column);
  auto* entry = dynamic_cast<wxTextEntry*>(editor->GetWindow());
  REQUIRE(entry);
  entry->SetValue(gui::toWx(text));
  editor->DecRef();
  grid().DisableCellEditControl();
  test::settle();
}

}  // namespace

TEST_CASE("A spreadsheet's cells are read as they were copied", "[window][participants]") {
  using gui::parsePasted;
  CHECK(parsePasted("a\tb\r\nc\td\r\n") == gui::PastedTable{{"a", "b"}, {"c", "d"}});
  CHECK(parsePasted("a") == gui::PastedTable{{"a"}});
  CHECK(parsePasted("a\t\n\tb") == gui::PastedTable{{"a", ""}, {"", "b"}});
  CHECK(parsePasted("\"a \"\"b\"\"\nc\"\td\n") == gui::PastedTable{{"a \"b\"\nc", "d"}});
  CHECK(parsePasted("\"Абай\" жолы\tx") == gui::PastedTable{{"\"Абай\" жолы", "x"}});
  CHECK(parsePasted("").empty());
  const gui::PastedTable odd{{"a\tb", "\"q\""}, {"", "line\nline"}};
  CHECK(parsePasted(gui::asPasted(odd)) == odd);
}

TEST_CASE("A block pasted from a spreadsheet fills cells and adds participants, and one undo takes it back",
          "[window][participants]") {
  start("Paste");
  people();
  grid().GoToCell(1, 0);
  putOnClipboard("Ержан\t31,5\tМУЖ\tАтырау обл.\nДана\t22 года\tжен\tВКО\nСәуле\t\tжен\t\n");
  press('V', wxMOD_CONTROL);
  REQUIRE(waitFor([] { return everybody().size() == 4; }));
  CHECK(everybody() == Names{"Айгүл", "Дана", "Ержан", "Сәуле"});
  CHECK(kept("Ержан", "Возраст") == "31.5");
  CHECK(kept("Ержан", "Пол") == "муж");
  CHECK(kept("Ержан", "Откуда") == "Атырауская");
  CHECK(kept("Дана", "Возраст") == "22");
  CHECK(kept("Дана", "Откуда") == "Восточно-Казахстанская");
  REQUIRE(waitFor([] { return grid().GetNumberRows() == 5; }));
  // New ones stand where they were pasted, not where the alphabet would have them.
  CHECK(cell(1, 0) == "Ержан");
  CHECK(cell(2, 0) == "Дана");
  CHECK(cell(3, 0) == "Сәуле");
  window().workspace().undo();
  REQUIRE(waitFor([] { return grid().GetNumberRows() == 3; }));
  CHECK(everybody() == Names{"Айгүл", "Ержан"});
  CHECK(kept("Ержан", "Возраст").empty());
  window().projects().close();
}

TEST_CASE("What doesn't fit is refused as a whole and named", "[window][participants]") {
  start("Refused");
  people();
  const auto revision = project().revision();
  grid().GoToCell(0, 1);
  putOnClipboard("24\tжен\nмного\tкто знает\n");
  grid().paste();
  test::settle();
  CHECK(project().revision() == revision);
  REQUIRE(window().messages().message());
  const std::string said = window().workspace().tr()(*window().messages().message());
  INFO(said);
  CHECK(said.find("много") != std::string::npos);
  CHECK(said.find("кто знает") != std::string::npos);
  CHECK(kept("Айгүл", "Возраст").empty());
  // Wider than the table.
  grid().GoToCell(0, 2);
  putOnClipboard("жен\tАбай\tлишнее");
  grid().paste();
  CHECK(project().revision() == revision);
  window().projects().close();
}

TEST_CASE(
    "One copied cell fills the selection, Ctrl+D fills down, Delete clears, and the block is copied back",
    "[window][participants]") {
  start("Fill");
  people();
  putOnClipboard("жен");
  grid().SelectBlock(0, 2, 1, 2);
  grid().SetGridCursor(0, 2);
  grid().SelectBlock(0, 2, 1, 2);
  grid().paste();
  CHECK(kept("Айгүл", "Пол") == "жен");
  CHECK(kept("Ержан", "Пол") == "жен");
  type(0, 1, "24");
  REQUIRE(waitFor([] { return kept("Айгүл", "Возраст") == "24"; }));
  grid().SetGridCursor(0, 1);
  grid().SelectBlock(0, 1, 1, 1);
  press('D', wxMOD_CONTROL);
  REQUIRE(waitFor([] { return kept("Ержан", "Возраст") == "24"; }));
  grid().SelectBlock(0, 0, 1, 2);
  press('C', wxMOD_CONTROL);
  test::settle();
  wxTextDataObject held;
  REQUIRE(wxTheClipboard->Open());
  CHECK(wxTheClipboard->GetData(held));
  wxTheClipboard->Close();
  CHECK(gui::toUtf8(held.GetText()) == "Айгүл\t24\tжен\nЕржан\t24\tжен\n");
  grid().SelectBlock(0, 1, 1, 2);
  press(WXK_DELETE);
  REQUIRE(waitFor([] { return kept("Ержан", "Возраст").empty() && kept("Айгүл", "Пол").empty(); }));
  CHECK(everybody().size() == 2);
  window().workspace().undo();
  CHECK(kept("Айгүл", "Пол") == "жен");
  CHECK(kept("Ержан", "Возраст") == "24");
  window().projects().close();
}

TEST_CASE("A name written into the empty row adds a participant; deleting is taken back by undo",
          "[window][participants]") {
  start("Add");
  CHECK(named<>(page(), "participants-first").IsShownOnScreen());
  page().addParticipant();
  REQUIRE(waitFor([] { return grid().IsShownOnScreen() && grid().IsCellEditControlEnabled(); }));
  wxUIActionSimulator keys;
  keys.Text("Dana");
  keys.Char(WXK_RETURN);
  REQUIRE(waitFor([] { return everybody() == Names{"Dana"}; }));
  people();
  // What the project has under the name is not taken twice.
  const auto revision = project().revision();
  type(grid().GetNumberRows() - 1, 0, "Dana");
  CHECK(waitFor([] { return window().messages().message().has_value(); }));
  CHECK(project().revision() == revision);
  window().messages().dismiss();

  type(0, 1, "31,5");
  REQUIRE(waitFor([] { return kept("Dana", "Возраст") == "31.5"; }));
  grid().GoToCell(0, 0);
  grid().removeSelected();
  REQUIRE(waitFor([] { return everybody() == Names{"Айгүл", "Ержан"}; }));
  window().workspace().undo();
  REQUIRE(waitFor([] { return everybody().size() == 3; }));
  CHECK(kept("Dana", "Возраст") == "31.5");
  window().projects().close();
}

TEST_CASE("Typing knows regions, asks about older names of several, and offers to add a choice",
          "[window][participants]") {
  start("Choices");
  people();
  type(0, 3, "Qaraghandy");
  REQUIRE(waitFor([] { return kept("Айгүл", "Откуда") == "Карагандинская"; }));
  wxTEST_DIALOG(
      {
        type(1, 3, "Тургайская");
        waitFor([] { return !kept("Ержан", "Откуда").empty(); });
      },
      ExpectDialog("choose-region", [](wxDialog& dialog) {
        auto& list = named<wxListBox>(dialog, "choices");
        CHECK(list.GetCount() == 3);
        list.SetSelection(1);
        return wxID_OK;
      }));
  CHECK(kept("Ержан", "Откуда") == "Акмолинская");
  wxTEST_DIALOG(
      {
        type(1, 2, "другое");
        waitFor([] { return !kept("Ержан", "Пол").empty(); });
      },
      wxExpectModal<wxMessageDialog>(wxID_OK));
  CHECK(kept("Ержан", "Пол") == "другое");
  CHECK(corpus::attributeNamed(project(), "Пол")->choices == Names{"жен", "муж", "другое"});
  window().workspace().undo();
  CHECK(corpus::attributeNamed(project(), "Пол")->choices == Names{"жен", "муж"});
  window().projects().close();
}

TEST_CASE("A heading sorts, numbers as numbers, and those without a value come last",
          "[window][participants]") {
  start("Sort");
  people();
  edit([](corpus::Edit& edit) {
    const auto age = corpus::attributeNamed(project(), "Возраст")->guid;
    for (const auto& each : corpus::participants(project()))
      corpus::setValue(edit, each.guid, age, each.name == "Айгүл" ? "100" : "9");
    corpus::addParticipant(edit, "Без возраста");
  });
  REQUIRE(waitFor([] { return grid().GetNumberRows() == 4; }));
  grid().sortBy(1, true);
  CHECK(cell(0, 0) == "Ержан");
  CHECK(cell(1, 0) == "Айгүл");
  CHECK(cell(2, 0) == "Без возраста");
  grid().sortBy(1, false);
  CHECK(cell(0, 0) == "Айгүл");
  CHECK(cell(2, 0) == "Без возраста");
  window().projects().close();
}

TEST_CASE("An attribute is added and changed in a dialog, with its choices", "[window][participants]") {
  start("Attribute");
  people();
  wxTEST_DIALOG(page().addAttribute(), ExpectDialog("attribute-dialog", [](wxDialog& dialog) {
                  named<wxTextCtrl>(dialog, "attribute-name").SetValue(gui::toWx("Статус"));
                  auto& type = named<wxChoice>(dialog, "attribute-type");
                  type.SetSelection(4);
                  wxCommandEvent chosen(wxEVT_CHOICE, type.GetId());
                  chosen.SetEventObject(&type);
                  type.ProcessWindowEvent(chosen);
                  auto& list = named<wxGrid>(dialog, "attribute-choices");
                  REQUIRE(list.IsShown());
                  list.SetCellValue(0, 0, gui::toWx("вернулся"));
                  picture(dialog, "attribute-dialog");
                  return wxID_OK;
                }));
  const auto status = corpus::attributeNamed(project(), "Статус");
  REQUIRE(status);
  CHECK(status->choices == Names{"вернулся"});
  REQUIRE(waitFor([] { return grid().GetNumberCols() == 5; }));
  type(0, 4, "вернулся");
  REQUIRE(waitFor([] { return kept("Айгүл", "Статус") == "вернулся"; }));
  wxTEST_DIALOG(page().editAttribute(status->guid), ExpectDialog("attribute-dialog", [](wxDialog& dialog) {
                  auto& list = named<wxGrid>(dialog, "attribute-choices");
                  CHECK(list.GetCellValue(0, 1) == "1");
                  list.SetCellValue(0, 0, gui::toWx("возвращается"));
                  return wxID_OK;
                }));
  CHECK(kept("Айгүл", "Статус") == "возвращается");
  // To a number it can't: the words don't fit, and that is said with the button off.
  wxTEST_DIALOG(
      page().editAttribute(status->guid), ExpectDialog("attribute-dialog", [](wxDialog& dialog) {
        auto& type = named<wxChoice>(dialog, "attribute-type");
        type.SetSelection(1);
        wxCommandEvent chosen(wxEVT_CHOICE, type.GetId());
        chosen.SetEventObject(&type);
        type.ProcessWindowEvent(chosen);
        CHECK_FALSE(dialog.FindWindow(wxID_OK)->IsEnabled());
        CHECK(gui::toUtf8(named<wxStaticText>(dialog, "attribute-note").GetLabelText()).find("Айгүл") !=
              std::string::npos);
        return wxID_CANCEL;
      }));
  window().projects().close();
}

TEST_CASE("Speakers are tied to participants in a dialog and beside the table", "[window][participants]") {
  start("Speakers");
  people();
  edit([](corpus::Edit& edit) {
    corpus::addTranscript(
        edit, support::transcriptFrom("Group one",
                                      "Interviewer: Why?\nDana: The rent.\nR2: My parents.\nDana: Yes."));
    corpus::addTranscript(edit, support::transcriptFrom("Group two", "Interviewer: Why?\nR1: The rent."));
  });
  REQUIRE(corpus::voices(project()).size() == 5);
  edit([](corpus::Edit& edit) { corpus::addParticipant(edit, "Dana"); });
  window().showPage(Page::Participants);
  wxTEST_DIALOG(page().showSpeakers(), ExpectDialog("speakers-dialog", [](wxDialog& dialog) {
                  auto& table = named<wxGrid>(dialog, "speakers-table");
                  CHECK(table.GetNumberRows() == 5);
                  auto& guess = named<wxButton>(dialog, "speakers-guess");
                  wxCommandEvent pressed(wxEVT_BUTTON, guess.GetId());
                  guess.ProcessWindowEvent(pressed);
                  int row = -1;
                  for (int r = 0; r < table.GetNumberRows(); ++r) {
                    if (table.GetCellValue(r, 1) == "Dana") CHECK(table.GetCellValue(r, 4) == "Dana");
                    if (table.GetCellValue(r, 1) == "R2") row = r;
                  }
                  REQUIRE(row >= 0);
                  table.SetCellValue(row, 4, "Newcomer");
                  wxGridEvent changed(table.GetId(), wxEVT_GRID_CELL_CHANGED, &table, row, 4);
                  table.ProcessWindowEvent(changed);
                  picture(dialog, "speakers-dialog");
                  return wxID_OK;
                }));
  const auto has = everybody();
  CHECK(std::find(has.begin(), has.end(), "Newcomer") != has.end());
  std::int64_t tied = 0;
  for (const auto& voice : corpus::voices(project())) tied += voice.speaker.participant.has_value();
  CHECK(tied == 2);

  // Beside the table: the chosen participant's voices, one more is added and taken away.
  REQUIRE(waitFor([] { return grid().participants().size() == 4; }));
  corpus::Guid dana;
  for (const auto& each : grid().participants())
    if (each.name == "Dana") dana = each.guid;
  grid().show(dana);
  REQUIRE(waitFor([] {
    return named<wxStaticText>(window(), "participant-title").GetLabelText() == "Dana" &&
           named<>(window(), "participant-remove-voice").IsEnabled();
  }));
  wxTEST_DIALOG(page().panel().addVoice(), ExpectDialog("choose-voice", [](wxDialog& dialog) {
                  auto& list = named<wxListBox>(dialog, "choices");
                  CHECK(list.GetCount() == 4);
                  CHECK(list.GetString(0).Contains("R1"));  // nobody's come first
                  return wxID_OK;
                }));
  const auto byTranscript = corpus::participantsByTranscript(project());
  CHECK(std::count_if(byTranscript.begin(), byTranscript.end(), [&](const auto& each) {
          return std::find(each.second.begin(), each.second.end(), dana) != each.second.end();
        }) == 2);
  test::settle();
  page().panel().removeVoice();
  test::settle();
  page().panel().removeVoice();
  for (const auto& voice : corpus::voices(project())) CHECK(voice.speaker.participant != dana);
  window().workspace().undo();
  window().workspace().undo();
  tied = 0;
  for (const auto& voice : corpus::voices(project())) tied += voice.speaker.participant == dana;
  CHECK(tied == 2);
  test::screenshot("participants-page");
  window().projects().close();
}

TEST_CASE("A table is shown before it is imported, and comes in as it was chosen", "[window][participants]") {
  start("Table");
  people();
  const corpus::Table table{{"Имя", "Возраст", "Область"},
                            {{"Айгүл", "24", "Атырау"}, {"Дана", "22", "Торғай"}, {"Сәуле", "много", "ВКО"}}};
  corpus::ParticipantsReport report;
  bool done = false;
  wxTEST_DIALOG(
      done = gui::askParticipantsTable(window(), window().workspace(), "people.csv", table, &report),
      ExpectDialog("participants-import", [](wxDialog& dialog) {
        auto& preview = named<wxGrid>(dialog, "import-preview");
        CHECK(preview.GetNumberCols() == 3);
        CHECK(preview.GetNumberRows() == 4);
        CHECK(gui::toUtf8(preview.GetCellValue(2, 0)) == "Дана");
        CHECK(gui::toUtf8(preview.GetCellValue(1, 2)) == "Атырауская");
        CHECK_FALSE(named<wxTextCtrl>(dialog, "import-warnings").IsEmpty());
        picture(dialog, "participants-import");
        return wxID_OK;
      }));
  CHECK(done);
  CHECK(report.added == 2);
  CHECK(kept("Сәуле", "Область") == "Восточно-Казахстанская");
  CHECK(kept("Сәуле", "Возраст") == "много");  // the attribute became text, and that was said
  window().workspace().undo();
  CHECK(everybody() == Names{"Айгүл", "Ержан"});
  CHECK(corpus::attributeNamed(project(), "Возраст")->type == corpus::AttributeType::Number);
  wxTEST_DIALOG(done = gui::askParticipantsTable(window(), window().workspace(), "people.csv", table),
                ExpectDialog("participants-import", [](wxDialog&) { return wxID_CANCEL; }));
  CHECK_FALSE(done);
  CHECK(everybody().size() == 2);
  window().projects().close();
}
