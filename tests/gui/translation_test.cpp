// An original and its translation beside each other: linked, followed, gone to and paired by hand.
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/listbox.h>
#include <wx/radiobut.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <fstream>

#include "corpus/translations.h"
#include "gui/message_bar.h"
#include "gui/parallel_text.h"
#include "gui/reading_page.h"
#include "gui/text.h"
#include "gui/transcript_list.h"
#include "gui/translation_pane.h"
#include "i18n/text.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using test::ExpectDialog;
using test::named;
using test::waitFor;
using test::window;

namespace {

using Words = std::vector<std::string>;

const std::string kKazakh =
    "Сұрақ: Неге кеттіңіз?\nЖауап: Жұмыс жоқ, ақша аз.\nСұрақ: Ал үй?\nЖауап: Үй қымбат.\nСұрақ: Рақмет!\n";
const std::string kRussian =
    "Вопрос: Почему уехали?\nОтвет: Работы нет, денег мало.\nВопрос: А жильё?\nОтвет: Жильё дорогое.\n";

corpus::Project& project() {
  return *window().workspace().project();
}
gui::TranslationPane& pane() {
  return window().translation();
}
gui::ParallelText& text() {
  return named<gui::ParallelText>(window(), "translation-text");
}
gui::TranscriptView& view() {
  return window().reading().view();
}
corpus::Guid transcript(const char* name) {
  return corpus::transcriptNamed(project(), name)->guid;
}
std::string note() {
  return gui::toUtf8(named<wxStaticText>(window(), "translation-note").GetLabelText());
}
std::string title() {
  return gui::toUtf8(named<wxStaticText>(window(), "translation-title").GetLabelText());
}
// The turns that stand out.
Words partners() {
  Words words;
  for (const auto& row : text().rows())
    if (row.partner) words.push_back(gui::toUtf8(row.words));
  return words;
}
void caretTo(const std::string& file, const std::string& words) {
  const auto at = i18n::length(file.substr(0, file.find(words))) + 1;
  view().setSelection({at, at});
  test::settle();
}

// A project with the two transcripts, the Kazakh one on show.
void start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::Russian,
                                      "Aliya", coding::Template::PushPull}));
  std::vector<std::filesystem::path> files;
  for (const auto& [file, words] : {std::pair("Сұхбат", kKazakh), std::pair("Перевод", kRussian)}) {
    files.push_back(test::folder() / std::filesystem::u8path(name + "-" + file) /
                    std::filesystem::u8path(std::string(file) + ".txt"));
    std::filesystem::create_directories(files.back().parent_path());
    std::ofstream(files.back(), std::ios::binary) << words;
  }
  bool finished = false;
  const auto ending = window().imports().finished.connect([&](const gui::ImportReport&) { finished = true; });
  wxTEST_DIALOG(
      {
        const test::PressImport press;
        window().imports().take(files);
        CHECK(waitFor([&] { return finished; }));
      },
      ExpectDialog("import-summary", [](wxDialog&) { return int{wxID_OK}; }).Optional());
  REQUIRE(waitFor([] { return window().transcripts().shownCount() == 2; }));
  window().messages().dismiss();
  window().reveal(transcript("Сұхбат"), {0, 0});
  test::settle();
}

void link() {
  const auto original = transcript("Сұхбат"), translation = transcript("Перевод");
  REQUIRE(window().workspace().edit(i18n::message("Link"), [&](corpus::Edit& edit) {
    corpus::linkTranslation(edit, original, translation);
  }));
  REQUIRE(waitFor([] { return pane().IsShownOnScreen() && !text().rows().empty(); }));
}

}  // namespace

TEST_CASE("A translation is linked in a dialog, its pane comes and says how many turns were paired",
          "[window][translation]") {
  start("linked");
  CHECK_FALSE(pane().IsShownOnScreen());
  ExpectDialog dialog("link-translation", [](wxDialog& asked) {
    auto& list = named<wxListBox>(asked, "link-list");
    CHECK(list.GetCount() == 1);  // not itself
    CHECK(gui::toUtf8(list.GetString(0)) == "Перевод — Russian · 4 turns");
    named<wxSearchCtrl>(asked, "link-filter").SetValue(gui::toWx("жоқ мұндай"));
    CHECK_FALSE(asked.FindWindow(wxID_OK)->IsEnabled());
    named<wxSearchCtrl>(asked, "link-filter").SetValue(gui::toWx("перев"));
    CHECK(list.GetSelection() == 0);
    return wxID_OK;
  });
  wxTEST_DIALOG(REQUIRE(window().commands().run("translation/link")), dialog);
  REQUIRE(waitFor([] { return pane().IsShownOnScreen(); }));
  CHECK(corpus::translationsOf(project(), transcript("Сұхбат")).size() == 1);
  CHECK(title() == "Translation: Перевод");
  CHECK(gui::toUtf8(named<wxStaticText>(window(), "message").GetLabelText()).find("of 5 turns") !=
        std::string::npos);
  REQUIRE(window().commands().run("edit/undo"));
  REQUIRE(waitFor([] { return !pane().IsShownOnScreen(); }));
  CHECK(corpus::translations(project()).empty());

  // From the translation the original is chosen.
  window().reveal(transcript("Перевод"), {0, 0});
  ExpectDialog other("link-translation", [](wxDialog& asked) {
    auto& from = named<wxRadioButton>(asked, "link-from");
    from.SetValue(true);
    wxCommandEvent event(wxEVT_RADIOBUTTON, from.GetId());
    from.GetEventHandler()->ProcessEvent(event);
    CHECK(gui::toUtf8(named<wxListBox>(asked, "link-list").GetStringSelection()).find("Сұхбат") == 0);
    return wxID_OK;
  });
  wxTEST_DIALOG(REQUIRE(window().commands().run("translation/link")), other);
  REQUIRE(waitFor([] { return pane().IsShownOnScreen(); }));
  CHECK(corpus::translationInto(project(), transcript("Перевод"))->original == transcript("Сұхбат"));
  CHECK(title() == "Original: Сұхбат");
}

TEST_CASE("A transcript chosen for the link stays chosen when the direction changes", "[window][translation]") {
  start("direction");
  const auto file = test::folder() / "direction-third.txt";
  std::ofstream(file, std::ios::binary) << "Q: Why?\nA: There was no work.\n";
  const test::PressImport press;
  window().imports().take({file});
  REQUIRE(waitFor([] { return window().transcripts().shownCount() == 3; }));
  window().reveal(transcript("Сұхбат"), {0, 0});
  ExpectDialog dialog("link-translation", [](wxDialog& asked) {
    auto& list = named<wxListBox>(asked, "link-list");
    REQUIRE(list.GetCount() == 2);
    const int other = 1 - list.GetSelection();  // not what was offered
    const wxString chosen = list.GetString(static_cast<unsigned>(other));
    list.SetSelection(other);
    wxCommandEvent click(wxEVT_LISTBOX, list.GetId());
    list.GetEventHandler()->ProcessEvent(click);
    auto& from = named<wxRadioButton>(asked, "link-from");
    from.SetValue(true);
    wxCommandEvent event(wxEVT_RADIOBUTTON, from.GetId());
    from.GetEventHandler()->ProcessEvent(event);
    CHECK(list.GetStringSelection() == chosen);
    return wxID_CANCEL;
  });
  wxTEST_DIALOG(window().commands().run("translation/link"), dialog);
  CHECK(window().projects().close());
}

TEST_CASE("The pane follows the caret, and a key goes there and back", "[window][translation]") {
  start("followed");
  link();
  caretTo(kKazakh, "Жұмыс жоқ");
  REQUIRE(waitFor([] { return partners() == Words{"Работы нет, денег мало."}; }));
  CHECK(text().rows().size() == 4);  // with its neighbours
  CHECK(note().empty());
  caretTo(kKazakh, "Рақмет");
  REQUIRE(
      waitFor([] { return partners().empty() && note() == "The turn at the cursor has no translation."; }));
  caretTo(kKazakh, "Үй қымбат");
  REQUIRE(waitFor([] { return partners() == Words{"Жильё дорогое."}; }));
  test::screenshot("translation");

  REQUIRE(window().commands().run("translation/go"));
  REQUIRE(waitFor([] { return partners() == Words{"Үй қымбат."}; }));
  CHECK(view().transcript() == transcript("Перевод"));
  CHECK(view().currentTurn()->index == 3);
  CHECK(title() == "Original: Сұхбат");
  REQUIRE(window().commands().run("translation/go"));
  REQUIRE(waitFor([] { return view().transcript() == transcript("Сұхбат"); }));
  CHECK(view().currentTurn()->index == 3);

  // Turned off, it stays away; on other pages it is never there.
  window().showPage(gui::MainWindow::Page::Search);
  CHECK_FALSE(pane().IsShownOnScreen());
  window().showPage(gui::MainWindow::Page::Reading);
  CHECK(pane().IsShownOnScreen());
  REQUIRE(window().commands().run("pane/translation"));
  window().reveal(transcript("Перевод"), {0, 0});
  test::settle();
  CHECK_FALSE(pane().IsShownOnScreen());
  REQUIRE(window().commands().run("pane/translation"));
  CHECK(pane().IsShownOnScreen());
}

TEST_CASE("Turns are paired by hand with Space, and every tick is undone", "[window][translation]") {
  start("paired");
  link();
  const auto link = corpus::translations(project())[0].guid;
  caretTo(kKazakh, "Рақмет");
  REQUIRE(waitFor([] { return partners().empty() && !text().rows().empty(); }));
  REQUIRE(window().commands().run("translation/pair"));
  REQUIRE(waitFor([] { return text().HasFocus(); }));
  CHECK(note().find("Tick") == 0);
  const auto before = corpus::alignedTurns(project(), link).size();
  wxUIActionSimulator keys;
  keys.Char(WXK_END);
  keys.Char(WXK_SPACE);
  REQUIRE(waitFor([] { return partners() == Words{"Жильё дорогое."}; }));
  CHECK(corpus::alignedTurns(project(), link).size() == before + 1);
  test::screenshot("translation-pairing");
  keys.Char(WXK_UP);
  keys.Char(WXK_SPACE);
  REQUIRE(waitFor([] { return partners() == Words{"А жильё?", "Жильё дорогое."}; }));
  keys.Char(WXK_SPACE);
  REQUIRE(waitFor([] { return partners() == Words{"Жильё дорогое."}; }));
  keys.Char(WXK_ESCAPE);
  REQUIRE(waitFor([] { return view().HasFocus(); }));
  CHECK_FALSE(pane().pairing());
  for (int step = 0; step < 3; ++step) REQUIRE(window().commands().run("edit/undo"));
  REQUIRE(waitFor([] { return partners().empty(); }));
  CHECK(corpus::alignedTurns(project(), link).size() == before);

  // From the side of the translation: its turn gets another original, the original keeps its other partner.
  window().reveal(transcript("Перевод"), {0, 0});
  caretTo(kRussian, "Жильё дорогое");
  REQUIRE(waitFor([] { return partners() == Words{"Үй қымбат."}; }));
  REQUIRE(window().commands().run("translation/pair"));
  REQUIRE(waitFor([] { return text().HasFocus(); }));
  keys.Char(WXK_UP);
  keys.Char(WXK_SPACE);
  REQUIRE(waitFor([] { return partners() == Words{"Ал үй?", "Үй қымбат."}; }));
  CHECK(corpus::alignedTurns(project(), link).size() == before + 1);
  REQUIRE(window().commands().run("translation/unlink"));
  REQUIRE(waitFor([] { return !pane().IsShownOnScreen(); }));
  CHECK(corpus::translations(project()).empty());
  CHECK_FALSE(window().commands().find("translation/go")->isActive());
}

TEST_CASE("The pane says what to do where nothing is linked, and export offers to quote the translation",
          "[window][translation]") {
  start("empty");
  REQUIRE(window().commands().run("pane/translation"));
  REQUIRE(waitFor([] { return pane().IsShownOnScreen(); }));
  CHECK(named<wxButton>(window(), "translation-link").IsShownOnScreen());
  CHECK_FALSE(text().IsShown());
  test::screenshot("translation-empty");
  ExpectDialog none("export", [](wxDialog& asked) {
    CHECK(!wxWindow::FindWindowByName("quote-translations", &asked));
    return wxID_CANCEL;
  });
  wxTEST_DIALOG(window().commands().run("project/export"), none);
  link();
  CHECK_FALSE(named<wxButton>(window(), "translation-link").IsShown());
  ExpectDialog offered("export", [](wxDialog& asked) {
    CHECK_FALSE(named<wxCheckBox>(asked, "quote-translations").GetValue());
    return wxID_CANCEL;
  });
  wxTEST_DIALOG(window().commands().run("project/export"), offered);
}
