// The windows of the glossary and of the stop list: what is changed there is an edit of the project.
#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/msgdlg.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/vlbox.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "corpus/stop_words.h"
#include "gui/glossary_transfer.h"
#include "gui/glossary_window.h"
#include "gui/message_bar.h"
#include "gui/stop_list_window.h"
#include "gui/tab_strip.h"
#include "gui/text.h"
#include "gui/themed_grid.h"
#include "search/glossary.h"
#include "search/word_views.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::named;
using test::waitFor;
using test::WhenShown;
using test::window;

namespace {

enum Column { kTopic, kKazakh, kRussian, kEnglish, kState };

corpus::Project& project() {
  return *window().workspace().project();
}
void start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::Russian,
                                      "Aliya", coding::Template::Blank}));
  window().messages().dismiss();
  test::settle();
}

void press(wxWindow& parent, const char* button) {
  auto& control = named(parent, button);
  CHECK(control.IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON, control.GetId());
  event.SetEventObject(&control);
  control.ProcessWindowEvent(event);
  test::settle();
}
void write(wxWindow& parent, const char* name, const std::string& text) {
  auto& control = named(parent, name);
  auto* entry = dynamic_cast<wxTextEntry*>(&control);
  REQUIRE(entry);
  entry->SetValue(gui::toWx(text));
  test::settle();
}
std::string said(wxWindow& parent, const char* name) {
  std::string text = gui::toUtf8(named<wxStaticText>(parent, name).GetLabelText());
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Expects a message, and keeps what it said.
class Told : public wxExpectModalBase<wxMessageDialog, Told> {
 public:
  explicit Told(std::string& text) : text_(text) {}

 protected:
  int OnInvoked(wxMessageDialog* dialog) const override {
    text_ = gui::toUtf8(dialog->GetMessage());
    return wxID_OK;
  }

 private:
  std::string& text_;
};

// What stands in the window's table, while it is open.
class Table {
 public:
  explicit Table(wxDialog& dialog) : grid_(named<gui::ThemedGrid>(dialog, "glossary-table")) {}
  int rows() const { return grid_.GetNumberRows(); }
  std::string cell(int row, int column) const { return gui::toUtf8(grid_.GetCellValue(row, column)); }
  int rowOf(const std::string& english) const {
    for (int row = 0; row < rows(); ++row)
      if (cell(row, kEnglish) == english) return row;
    return -1;
  }
  void go(int row) {
    REQUIRE(row >= 0);
    grid_.GoToCell(row, 0);
    test::settle();
  }

 private:
  gui::ThemedGrid& grid_;
};

// Opens the glossary, does something there and closes it. True when it says that something was changed.
bool inGlossary(std::function<void(wxDialog&)> act, const std::string& word = {}) {
  WhenShown shown("glossary", [&](wxDialog& dialog) {
    act(dialog);
    dialog.EndModal(wxID_CANCEL);
  });
  const bool changed = gui::editGlossary(&window(), window().workspace(), word);
  CHECK(shown.done());
  return changed;
}
bool inStopList(std::function<void(wxDialog&)> act) {
  WhenShown shown("stop-list", [&](wxDialog& dialog) {
    act(dialog);
    dialog.EndModal(wxID_CANCEL);
  });
  const bool changed = gui::editStopList(&window(), window().workspace());
  CHECK(shown.done());
  return changed;
}

corpus::GlossaryEntry builtInWith(const std::string& english) {
  for (const auto& entry : search::Glossary::builtIn())
    if (std::find(entry.english.begin(), entry.english.end(), english) != entry.english.end()) return entry;
  FAIL("not in the glossary: " << english);
  return {};
}
bool works(const corpus::GlossaryEntry& wanted) {
  const auto glossary = search::Glossary::read(project());
  const auto& all = glossary.entries();
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

}  // namespace

TEST_CASE(
    "The glossary lists what comes with the program by topic, and is narrowed by typing in any language",
    "[window][glossary]") {
  start("Glossary lists");
  const auto unemployment = builtInWith("unemployment");
  inGlossary([&](wxDialog& dialog) {
    Table table(dialog);
    CHECK(table.rows() == static_cast<int>(search::Glossary::builtIn().size()));
    for (const std::string& word :
         {unemployment.kazakh.front(), unemployment.russian.front(), std::string("unemployment")}) {
      CAPTURE(word);
      write(dialog, "glossary-filter", word);
      REQUIRE(table.rows() > 0);
      CHECK(table.rows() < 20);
      bool there = false;
      for (int row = 0; row < table.rows(); ++row)
        there = there || table.cell(row, kEnglish).find("unemployment") != std::string::npos;
      CHECK(there);
    }
    write(dialog, "glossary-filter", "qqqq");
    CHECK(table.rows() == 0);
    CHECK(said(dialog, "glossary-count") == "Nothing in the glossary is called so.");
  });
  CHECK_FALSE(window().workspace().undoLabel());
}

TEST_CASE("An entry is added to the glossary of the project, and one undo takes it back",
          "[window][glossary]") {
  start("Glossary add");
  const bool changed = inGlossary(
      [](wxDialog& dialog) {
        // Nothing is called so: the word is offered as a new entry, in its language.
        WhenShown entry("glossary-entry", [](wxDialog& asked) {
          CHECK(named<wxTextCtrl>(asked, "entry-kk").GetValue() == gui::toWx("тұсаукесер"));
          CHECK_FALSE(asked.FindWindow(wxID_OK)->IsEnabled());
          write(asked, "entry-ru", "презентация; показ");
          CHECK(asked.FindWindow(wxID_OK)->IsEnabled());
          write(asked, "entry-topic", "Work");
          asked.EndModal(wxID_OK);
        });
        press(dialog, "glossary-add");
        CHECK(entry.done());
        Table table(dialog);
        REQUIRE(table.rows() == 1);
        CHECK(table.cell(0, kRussian) == "презентация; показ");
        CHECK(table.cell(0, kState) == "own");
        CHECK(table.cell(0, kTopic) == "Work");
        write(dialog, "glossary-try", "тұсаукесер");
        CHECK(said(dialog, "glossary-added") == "Russian: презентация, показ");
      },
      "тұсаукесер");
  CHECK(changed);
  const auto own = corpus::glossaryEntries(project());
  REQUIRE(own.size() == 1);
  CHECK(own[0].topic == "work");
  CHECK(own[0].kazakh == std::vector<std::string>{"тұсаукесер"});
  window().workspace().undo();
  CHECK(corpus::glossaryEntries(project()).empty());
}

TEST_CASE("An entry of the program is changed, removed and brought back as it came", "[window][glossary]") {
  start("Glossary change");
  const auto entry = builtInWith("unemployment");
  auto changed = entry;
  changed.english.push_back("joblessness at large");
  inGlossary(
      [&](wxDialog& dialog) {
        Table table(dialog);
        const auto rowOfEntry = [&] {
          for (int row = 0; row < table.rows(); ++row)
            if (table.cell(row, kKazakh).find(entry.kazakh.front()) == 0) return row;
          return -1;
        };
        table.go(rowOfEntry());
        CHECK_FALSE(named(dialog, "glossary-restore").IsEnabled());
        WhenShown asked("glossary-entry", [](wxDialog& form) {
          const auto now = gui::toUtf8(named<wxTextCtrl>(form, "entry-en").GetValue());
          write(form, "entry-en", now + "; joblessness at large");
          form.EndModal(wxID_OK);
        });
        press(dialog, "glossary-edit");
        CHECK(asked.done());
        CHECK(table.cell(rowOfEntry(), kState) == "changed");
        CHECK(works(changed));
        table.go(rowOfEntry());
        press(dialog, "glossary-remove");
        CHECK(table.cell(rowOfEntry(), kState) == "removed");
        CHECK_FALSE(works(changed));
        CHECK_FALSE(works(entry));
        CHECK_FALSE(named(dialog, "glossary-edit").IsEnabled());
        press(dialog, "glossary-restore");
        CHECK(table.cell(rowOfEntry(), kState).empty());
        CHECK(works(entry));
      },
      entry.kazakh.front());
  CHECK(corpus::glossaryEntries(project()).empty());
  // Each was a step of its own.
  window().workspace().undo();
  CHECK_FALSE(works(entry));
  window().workspace().undo();
  CHECK(works(changed));
  window().workspace().undo();
  CHECK(works(entry));
}

TEST_CASE("The glossary goes out to a table and comes back from one", "[window][glossary]") {
  start("Glossary files");
  const auto out = test::folder() / "glossary.csv", in = test::folder() / "more.csv";
  auto& workspace = window().workspace();
  std::string exported, imported;
  wxTEST_DIALOG(gui::exportGlossaryFile(&window(), workspace, search::Glossary::read(project()), out),
                Told(exported));
  CHECK(exported.find(gui::pathToUtf8(out)) != std::string::npos);
  std::ifstream file(out);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  CHECK(std::count(text.begin(), text.end(), '\n') ==
        static_cast<std::ptrdiff_t>(search::Glossary::builtIn().size()) + 1);
  // What went out changes nothing when it comes back.
  wxTEST_DIALOG(CHECK_FALSE(gui::importGlossaryFile(&window(), workspace, out)), Told(imported));
  CHECK(corpus::glossaryEntries(project()).empty());
  std::ofstream(in) << "kk,ru,en\nжәрмеңке,ярмарка,fair\nтек бір тіл,,\n";
  wxTEST_DIALOG(CHECK(gui::importGlossaryFile(&window(), workspace, in)), Told(imported));
  CHECK(imported.find("1 entry was added.") == 0);
  CHECK(imported.find("Row 3") != std::string::npos);
  inGlossary(
      [&](wxDialog& dialog) {
        Table table(dialog);
        REQUIRE(table.rows() == 1);
        CHECK(table.cell(0, kEnglish) == "fair");
        CHECK(table.cell(0, kState) == "own");
      },
      "ярмарка");
  workspace.undo();
  CHECK(corpus::glossaryEntries(project()).empty());
}

TEST_CASE("A table that is no glossary is refused, and the glossary stays as it was", "[window][glossary]") {
  start("Glossary refuses");
  const auto in = test::folder() / "people.csv";
  std::string imported;
  std::ofstream(in) << "name,age\nOlga,30\n";
  wxTEST_DIALOG(CHECK_FALSE(gui::importGlossaryFile(&window(), window().workspace(), in)), Told(imported));
  CHECK(imported.find("no glossary") != std::string::npos);
  CHECK_FALSE(window().workspace().undoLabel());
}

TEST_CASE("A word tried in any of its forms shows what a search across languages adds",
          "[window][glossary]") {
  start("Glossary try");
  const auto entry = builtInWith("unemployment");
  inGlossary([&](wxDialog& dialog) {
    write(dialog, "glossary-try", "безработицей");
    const auto words = said(dialog, "glossary-added");
    CHECK(words.find(entry.kazakh.front()) != std::string::npos);
    CHECK(words.find("unemployment") != std::string::npos);
    write(dialog, "glossary-try", "qqqq");
    CHECK(said(dialog, "glossary-added") == "Nothing would be added to it.");
    write(dialog, "glossary-try", "(");
    CHECK_FALSE(said(dialog, "glossary-added").empty());
  });
}

TEST_CASE("Words are added to a stop list, taken away and restored, in each language by itself",
          "[window][glossary]") {
  start("Stop list");
  using i18n::Language;
  const auto builtIn = search::StopLists::builtIn();
  REQUIRE(builtIn.words.at(Language::English).contains("the"));
  const auto now = [](Language language) { return search::StopLists::read(project()).words[language]; };
  CHECK(inStopList([&](wxDialog& dialog) {
    auto& rows = named<wxVListBox>(dialog, "stop-words");
    CHECK(rows.GetItemCount() == builtIn.words.at(Language::English).size());
    CHECK_FALSE(named(dialog, "stop-all").IsEnabled());
    write(dialog, "stop-word", "Suhbat, uh-huh");
    press(dialog, "stop-add");
    CHECK(now(Language::English).contains("suhbat"));
    CHECK_FALSE(now(Language::Russian).contains("suhbat"));
    // What is left out already can't be added.
    write(dialog, "stop-word", "the");
    CHECK_FALSE(named(dialog, "stop-add").IsEnabled());
    write(dialog, "stop-word", "suhbat");
    REQUIRE(rows.GetItemCount() == 1);
    rows.SetSelection(0);
    press(dialog, "stop-toggle");
    CHECK_FALSE(now(Language::English).contains("suhbat"));
    CHECK(rows.GetItemCount() == 0);
    auto& tabs = named<gui::TabStrip>(dialog, "stop-language");
    tabs.choose(1);
    tabs.changed.emit(1);
    write(dialog, "stop-word", "что");
    REQUIRE(builtIn.words.at(Language::Russian).contains("что"));
    REQUIRE(rows.GetItemCount() > 0);
    rows.SetSelection(0);
    press(dialog, "stop-toggle");
    CHECK(now(Language::Russian).size() == builtIn.words.at(Language::Russian).size() - 1);
    CHECK(named<wxButton>(dialog, "stop-toggle").GetLabel() == "Restore");
    press(dialog, "stop-all");
    CHECK(now(Language::Russian) == builtIn.words.at(Language::Russian));
  }));
  // The restoring, the taking away, the own word's going: each its own step.
  for (int i = 0; i < 4; ++i) CHECK(window().workspace().undo());
  CHECK(corpus::stopWords(project()).empty());
}

TEST_CASE("In a project that is open for reading only the lists are shown and nothing can be changed",
          "[window][glossary]") {
  start("Glossary read only");
  const auto path = project().path();
  window().projects().close();
  auto opened =
      corpus::Project::open(path, window().workspace().environment(), corpus::Project::Mode::ReadOnly);
  window().workspace().setProject(std::move(opened));
  test::settle();
  CHECK_FALSE(inGlossary([](wxDialog& dialog) {
    CHECK(Table(dialog).rows() > 0);
    for (const char* name :
         {"glossary-add", "glossary-edit", "glossary-remove", "glossary-restore", "glossary-import"})
      CHECK_FALSE(named(dialog, name).IsEnabled());
    CHECK(named(dialog, "glossary-export").IsEnabled());
  }));
  CHECK_FALSE(inStopList([](wxDialog& dialog) {
    write(dialog, "stop-word", "suhbat");
    for (const char* name : {"stop-add", "stop-toggle", "stop-all"})
      CHECK_FALSE(named(dialog, name).IsEnabled());
  }));
  window().workspace().setProject(nullptr);
}
