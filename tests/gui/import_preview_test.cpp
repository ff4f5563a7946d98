// The import preview: what is corrected there is what comes into the project.
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/grid.h>
#include <wx/stattext.h>
#include <wx/stopwatch.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <fstream>

#include "corpus/settings.h"
#include "corpus/speaker_rules.h"
#include "corpus/transcripts.h"
#include "gui/import_preview.h"
#include "gui/message_bar.h"
#include "gui/text.h"
#include "tests/gui/cut_off.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using gui::ImportPreview;
using test::named;
using test::waitFor;
using test::WhenShown;
using test::window;

namespace {

constexpr int kOn = 0, kName = 1, kTurns = 3;  // columns of the speakers' table

corpus::Project& project() {
  return *window().workspace().project();
}

void start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::English,
                                      "Aliya", coding::Template::Blank}));
}

std::filesystem::path file(const std::string& name, const std::string& bytes) {
  const auto path = test::folder() / std::filesystem::u8path(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

// Looks at the preview of these files with `act`, which ends it; returns when all is done.
void look(const std::vector<std::filesystem::path>& files, const std::function<void(ImportPreview&)>& act) {
  WhenShown shown("import-transcripts", [&](wxDialog& dialog) { act(dynamic_cast<ImportPreview&>(dialog)); });
  window().imports().take(files);
  REQUIRE(waitFor([&] { return shown.done(); }));
  REQUIRE(waitFor([] { return window().jobs().running().empty(); }));
}

bool settled(ImportPreview& preview) {
  test::settle();
  return waitFor([&] { return !preview.busy(); });
}

int rowOf(wxGrid& grid, const char* name) {
  for (int row = 0; row < grid.GetNumberRows(); ++row)
    if (grid.GetCellValue(row, kName) == wxString::FromUTF8(name)) return row;
  FAIL("no such speaker: " << name);
  return -1;
}

void rename(ImportPreview& preview, const char* from, const char* to) {
  auto& grid = named<wxGrid>(preview, "speakers");
  grid.SetFocus();
  grid.SetGridCursor(rowOf(grid, from), kName);
  grid.EnableCellEditControl();
  auto* field = dynamic_cast<wxTextCtrl*>(grid.GetCellEditor(grid.GetGridCursorRow(), kName)->GetWindow());
  REQUIRE(field);
  field->SetValue(wxString::FromUTF8(to));
  grid.DisableCellEditControl();
  REQUIRE(settled(preview));
}

void press(wxWindow& parent, const char* button) {
  auto& control = named(parent, button);
  CHECK(control.IsEnabled());
  wxCommandEvent event(wxEVT_BUTTON, control.GetId());
  event.SetEventObject(&control);
  control.ProcessWindowEvent(event);
}

void choose(ImportPreview& preview, const char* name, int selection) {
  auto& control = named<wxChoice>(preview, name);
  control.SetSelection(selection);
  wxCommandEvent event(wxEVT_CHOICE, control.GetId());
  event.SetInt(selection);
  event.SetEventObject(&control);
  control.ProcessWindowEvent(event);
  REQUIRE(settled(preview));
}

std::vector<std::string> speakerNames() {
  std::vector<std::string> names;
  for (const auto& transcript : corpus::transcripts(project()))
    for (const auto& speaker : corpus::speakers(project(), transcript.guid)) names.push_back(speaker.label);
  std::sort(names.begin(), names.end());
  return names;
}

const std::string kTalk =
    "Интервьюер: Неге көштіңіз?\nРеспондент: Жұмыс іздедім.\nИнтервьюер: Ал отбасыңыз?\n"
    "Сауле: Олар ауылда қалды.\nИнтервьюер: Қайтасыз ба?\nСауле: Білмеймін.\nРеспондент: Қайтамын.\n"
    "Интервьюер: Қашан?\nСауле: Келесі жылы.\nРеспондент: Мен биыл.\nСауле: Мен де ойланамын.\n";

}  // namespace

TEST_CASE("Speakers renamed and merged in the preview come into the project so, and are remembered",
          "[window][import-preview]") {
  start("Preview speakers");
  look({file("talk one.txt", kTalk)}, [](ImportPreview& preview) {
    REQUIRE(settled(preview));
    CHECK(preview.text().shownText().find("Жұмыс іздедім.") != std::string::npos);
    CHECK(waitFor([&] { return test::cutOff(preview).empty(); }));
    rename(preview, "Респондент", "Айгүл");
    CHECK(preview.text().shownText().find("Айгүл\nЖұмыс іздедім.") != std::string::npos);
    auto& grid = named<wxGrid>(preview, "speakers");
    grid.SelectRow(rowOf(grid, "Айгүл"));
    grid.SelectRow(rowOf(grid, "Сауле"), true);
    test::settle();
    press(preview, "merge");
    REQUIRE(settled(preview));
    CHECK(grid.GetNumberRows() == 2);
    named<wxTextCtrl>(preview, "import-name").SetValue("First talk");
    preview.EndModal(wxID_OK);
  });
  REQUIRE(corpus::transcripts(project()).size() == 1);
  CHECK(corpus::transcripts(project()).front().name == "First talk");
  CHECK(speakerNames().size() == 2);
  const auto rules = corpus::speakerRules(project());
  CHECK(std::any_of(rules.begin(), rules.end(), [](const auto& rule) { return rule.name == "Сауле"; }));

  // The next file is read by them, and says so; and all is one step.
  look({file("talk two.txt", kTalk + "Интервьюер: Рақмет.\n")}, [](ImportPreview& preview) {
    REQUIRE(settled(preview));
    CHECK(named<wxGrid>(preview, "speakers").GetNumberRows() == 2);
    preview.EndModal(wxID_CANCEL);
  });
  CHECK(corpus::transcripts(project()).size() == 1);
  CHECK(window().workspace().undo());
  CHECK(corpus::transcripts(project()).empty());
  CHECK(corpus::speakerRules(project()).empty());
  window().projects().close();
}

TEST_CASE("Escape in a cell of the preview leaves the cell as it was, and the preview open",
          "[window][import-preview]") {
  start("Preview escape");
  look({file("talk escape.txt", kTalk)}, [](ImportPreview& preview) {
    REQUIRE(settled(preview));
    auto& grid = named<wxGrid>(preview, "speakers");
    const int row = rowOf(grid, "Сауле");
    grid.SetFocus();
    grid.SetGridCursor(row, kName);
    grid.EnableCellEditControl();
    auto* field = dynamic_cast<wxTextCtrl*>(grid.GetCellEditor(row, kName)->GetWindow());
    REQUIRE(field);
    field->SetValue("Nobody");
    wxKeyEvent escape(wxEVT_CHAR_HOOK);
    escape.m_keyCode = WXK_ESCAPE;
    escape.SetEventObject(field);
    field->ProcessWindowEvent(escape);
    REQUIRE(settled(preview));
    CHECK(preview.IsModal());
    CHECK_FALSE(grid.IsCellEditControlEnabled());
    CHECK(grid.GetCellValue(row, kName) == wxString::FromUTF8("Сауле"));
    preview.EndModal(wxID_OK);
  });
  const auto names = speakerNames();
  CHECK(std::find(names.begin(), names.end(), "Сауле") != names.end());
  window().projects().close();
}

TEST_CASE("A speaker switched off in the preview is none in the project", "[window][import-preview]") {
  start("Preview off");
  look({file("talk off.txt", kTalk)}, [](ImportPreview& preview) {
    REQUIRE(settled(preview));
    auto& grid = named<wxGrid>(preview, "speakers");
    const int row = rowOf(grid, "Сауле");
    CHECK(grid.GetCellValue(row, kTurns) == "4");
    CHECK(grid.GetCellValue(row, kOn) == "1");
    wxGridEvent click(grid.GetId(), wxEVT_GRID_CELL_LEFT_CLICK, &grid, row, kOn);
    grid.ProcessWindowEvent(click);
    REQUIRE(settled(preview));
    CHECK(grid.GetCellValue(rowOf(grid, "Сауле"), kOn).empty());  // still shown
    preview.EndModal(wxID_OK);
  });
  const auto names = speakerNames();
  CHECK(std::find(names.begin(), names.end(), "Сауле") == names.end());
  CHECK(names.size() == 2);
  window().projects().close();
}

TEST_CASE("Another encoding chosen in the preview is how the text comes in", "[window][import-preview]") {
  start("Preview encoding");
  // "Где ты" in windows-1251, too short to be sure of.
  look({file("guess.txt", "\xC3\xE4\xE5 \xF2\xFB")}, [](ImportPreview& preview) {
    REQUIRE(settled(preview));
    auto& encoding = named<wxChoice>(preview, "encoding");
    REQUIRE(waitFor([&] { return encoding.GetCount() > 1; }));
    const std::string before = preview.text().shownText();
    const int other = encoding.GetSelection() == 0 ? 1 : 0;
    choose(preview, "encoding", other);
    CHECK(preview.text().shownText() != before);
    CHECK(encoding.GetSelection() == other);
    // And back to what it is.
    for (unsigned at = 0; at < encoding.GetCount(); ++at)
      if (encoding.GetString(at).StartsWith("windows-1251"))
        choose(preview, "encoding", static_cast<int>(at));
    CHECK(preview.text().shownText().find("Где ты") != std::string::npos);
    preview.EndModal(wxID_OK);
  });
  REQUIRE(corpus::transcripts(project()).size() == 1);
  const auto transcript = corpus::transcripts(project()).front();
  CHECK(transcript.sourceEncoding == "windows-1251");
  CHECK(corpus::text(project(), transcript.guid).find("Где ты") != std::string::npos);
  window().projects().close();
}

TEST_CASE("A cancelled preview leaves the project as it was", "[window][import-preview]") {
  start("Preview cancelled");
  look({file("cancelled.txt", kTalk)}, [](ImportPreview& preview) {
    REQUIRE(settled(preview));
    rename(preview, "Сауле", "Other");
    wxUIActionSimulator keys;
    named(preview, "import-text").SetFocus();
    test::settle();
    keys.Char(WXK_ESCAPE);
    CHECK(waitFor([&] { return !preview.IsModal(); }));
  });
  CHECK(corpus::transcripts(project()).empty());
  CHECK(corpus::speakerRules(project()).empty());
  CHECK_FALSE(window().workspace().undoLabel());
  window().projects().close();
}

TEST_CASE("A file that is in the project already is not ticked, and its original is kept on request",
          "[window][import-preview]") {
  start("Preview twice");
  const auto talk = file("twice.txt", kTalk);
  look({talk}, [](ImportPreview& preview) {
    auto& keep = named<wxCheckBox>(preview, "keep-originals");
    CHECK_FALSE(keep.GetValue());  // confidential until said otherwise
    keep.SetValue(true);
    wxCommandEvent event(wxEVT_CHECKBOX, keep.GetId());
    event.SetEventObject(&keep);
    event.SetInt(1);
    keep.ProcessWindowEvent(event);
    preview.EndModal(wxID_OK);
  });
  REQUIRE(corpus::transcripts(project()).size() == 1);
  CHECK(corpus::original(project(), corpus::transcripts(project()).front().guid) == kTalk);
  CHECK(corpus::setting(project(), corpus::kKeepOriginals) == "yes");

  const auto fresh = file("fresh.txt", kTalk + "Сауле: Жақсы.\n");
  bool summary = false;
  WhenShown said("import-summary", [&](wxDialog& dialog) {
    summary = named<wxTextCtrl>(dialog, "summary").GetValue().Contains("already");
    dialog.EndModal(wxID_OK);
  });
  look({talk, fresh}, [](ImportPreview& preview) {
    CHECK(named<wxStaticText>(preview, "import-counts").GetLabel().StartsWith("1 of 2"));
    CHECK(named<wxCheckBox>(preview, "keep-originals").GetValue());
    preview.EndModal(wxID_OK);
  });
  CHECK(waitFor([&] { return said.done(); }));
  CHECK(summary);
  CHECK(corpus::transcripts(project()).size() == 2);
  window().projects().close();
}

TEST_CASE("A thousand files with bad ones among them come in as one step, and the window stays awake",
          "[window][import-preview]") {
  start("Preview thousand");
  const auto folder = test::folder() / "thousand";
  std::filesystem::create_directories(folder);
  for (int i = 0; i < 1000; ++i) {
    const bool bad = i % 20 == 7;
    std::ofstream out(folder / ("interview " + std::to_string(i) + (bad ? ".docx" : ".txt")));
    if (bad)
      out << "not a Word document";
    else
      out << kTalk << "Сауле: " << i << " жыл.\n";
  }
  WhenShown summary("import-summary", [](wxDialog& dialog) {
    CHECK(named<wxTextCtrl>(dialog, "summary").GetValue().Contains("interview 7.docx"));
    dialog.EndModal(wxID_OK);
  });
  // Events come through while the files are read: no gap of more than a moment.
  struct Ticks : wxTimer {
    wxStopWatch watch;
    long last = 0, gap = 0;
    void Notify() override {
      gap = std::max(gap, watch.Time() - last);
      last = watch.Time();
    }
  } ticks;
  ticks.Start(20);
  long whileReading = 0;
  wxStopWatch watch;
  WhenShown shown("import-transcripts", [&](wxDialog& dialog) {
    whileReading = ticks.gap;
    auto& preview = dynamic_cast<ImportPreview&>(dialog);
    UNSCOPED_INFO("read and shown after " << watch.Time() << " ms, longest wait " << ticks.gap << " ms");
    CHECK(named<wxStaticText>(preview, "import-counts").GetLabel().StartsWith("950 of 1,000"));
    choose(preview, "scope", 1);
    watch.Start();
    rename(preview, "Сауле", "Дана");
    UNSCOPED_INFO("read again after " << watch.Time() << " ms");
    watch.Start();
    ticks.last = ticks.watch.Time();
    ticks.gap = 0;
    preview.EndModal(wxID_OK);
  });
  window().imports().take({folder});
  REQUIRE(waitFor([&] { return shown.done(); }));
  REQUIRE(waitFor([&] { return summary.done() && window().jobs().running().empty(); }));
  ticks.Stop();
  INFO("written after " << watch.Time() << " ms, longest wait " << ticks.gap << " ms");
  CHECK(whileReading < 1000);
  CHECK(corpus::transcripts(project()).size() == 950);
  const auto first = corpus::transcripts(project()).front();
  const auto voices = corpus::speakers(project(), first.guid);
  CHECK(std::any_of(voices.begin(), voices.end(), [](const auto& voice) { return voice.label == "Дана"; }));
  if (std::getenv("SUHBAT_MEASURE")) WARN("measured");
  CHECK(window().workspace().undo());
  CHECK(corpus::transcripts(project()).empty());
  window().projects().close();
}
