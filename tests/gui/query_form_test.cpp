// The query form: rows and typed query say the same, each way.
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/frame.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "coding/codebook.h"
#include "corpus/participants.h"
#include "gui/flat_button.h"
#include "gui/message_bar.h"
#include "gui/query_form_fields.h"
#include "gui/query_form_panel.h"
#include "gui/query_form_row.h"
#include "gui/query_form_values.h"
#include "gui/query_form_words.h"
#include "gui/text.h"
#include "tests/gui/window_harness.h"
#include "tests/support/catch.h"

using gui::WordMatch;
using test::named;
using test::waitFor;
using test::window;

namespace {

using Words = std::vector<std::string>;

const Words kAttributes = {"Возраст", "Пол", "Город"};

search::Node parsed(const std::string& typed) {
  return search::parseQuery(typed, kAttributes);
}
std::string written(const search::Node& query) {
  return search::writtenQuery(query, i18n::Language::English, kAttributes);
}

void start(const std::string& name) {
  REQUIRE(window().projects().create({test::folder() / (name + ".suhbat"), name, i18n::Language::Russian,
                                      "Aliya", coding::Template::Blank}));
  window().messages().dismiss();
  window().workspace().project()->edit(i18n::message("Set up"), [](corpus::Edit& edit) {
    for (const char* path : {"Жильё / Аренда", "Жильё / Ипотека", "Работа / Зарплата"})
      coding::addCodePath(edit, path);
    corpus::addAttribute(edit, "Возраст", corpus::AttributeType::Number);
    corpus::addAttribute(edit, "Пол", corpus::AttributeType::Choice, {"жен", "муж"});
    const auto city = corpus::addAttribute(edit, "Город", corpus::AttributeType::Text);
    for (const char* who : {"Айгүл", "Дана"})
      corpus::setValue(edit, corpus::addParticipant(edit, who), city, "Атырау");
  });
  test::settle();
}

// The form in a window of its own, with what it says.
class Form {
 public:
  explicit Form(const std::string& project, int width = 900) {
    start(project);
    frame_ = new wxFrame(&window(), wxID_ANY, "form", wxDefaultPosition, wxSize(width, 420));
    panel_ = new gui::QueryFormPanel(frame_, window().workspace());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(panel_, 0, wxEXPAND);
    frame_->SetSizer(column);
    frame_->Show();
    frame_->Layout();
    said_ = panel_->changed.connect([this](const search::Node& query) { queries.push_back(written(query)); });
    REQUIRE(waitFor([this] { return panel_->IsShownOnScreen(); }));
  }
  ~Form() {
    said_ = {};
    frame_->Destroy();
    test::settle();
  }

  gui::QueryFormPanel& panel() { return *panel_; }
  bool show(const std::string& typed) { return panel_->show(parsed(typed)); }
  std::vector<gui::QueryFormRow*> rows() {
    std::vector<gui::QueryFormRow*> rows;
    for (auto* list : panel_->GetChildren()) {
      if (!dynamic_cast<wxScrolledWindow*>(list)) continue;
      for (auto* child : list->GetChildren())
        if (auto* row = dynamic_cast<gui::QueryFormRow*>(child)) rows.push_back(row);
    }
    return rows;
  }
  gui::QueryFormRow& row(std::size_t index = 0) {
    REQUIRE(rows().size() > index);
    return *rows()[index];
  }
  void press(const char* button) { named<gui::FlatButton>(*panel_, button).pressed.emit(); }

  std::vector<std::string> queries;  // as they were emitted

 private:
  wxFrame* frame_;
  gui::QueryFormPanel* panel_;
  corpus::Connection said_;
};

void choose(wxWindow& parent, const char* name, const std::string& item) {
  auto& control = named<wxChoice>(parent, name);
  const int index = control.FindString(gui::toWx(item));
  REQUIRE(index != wxNOT_FOUND);
  control.SetSelection(index);
  wxCommandEvent event(wxEVT_CHOICE, control.GetId());
  event.SetInt(index);
  event.SetEventObject(&control);
  control.ProcessWindowEvent(event);
  test::settle();
}
void tick(wxWindow& parent, const char* name, bool on) {
  auto& control = named<wxCheckBox>(parent, name);
  control.SetValue(on);
  wxCommandEvent event(wxEVT_CHECKBOX, control.GetId());
  event.SetEventObject(&control);
  control.ProcessWindowEvent(event);
  test::settle();
}
void type(wxWindow& parent, const char* name, const std::string& text) {
  named<wxTextCtrl>(parent, name).SetValue(gui::toWx(text));
  test::settle();
}
std::string text(wxWindow& parent, const char* name) {
  return gui::toUtf8(named<wxTextCtrl>(parent, name).GetValue());
}
std::string chosen(wxWindow& parent, const char* name) {
  return gui::toUtf8(named<wxChoice>(parent, name).GetStringSelection());
}
Words values(wxWindow& parent, const char* name = "row-values") {
  return named<gui::QueryValuesField>(parent, name).values();
}

// Opens the list of a field with the keyboard, and does something there.
void pick(wxWindow& parent, const char* field, std::function<void(wxDialog&)> act) {
  test::WhenShown shown("query-values", std::move(act));
  auto& control = named(parent, field);
  wxKeyEvent key(wxEVT_KEY_DOWN);
  key.m_keyCode = WXK_DOWN;
  key.SetEventObject(&control);
  control.ProcessWindowEvent(key);
  REQUIRE(waitFor([&] { return shown.done(); }));
  test::settle();
}
void key(wxDialog& dialog, int code, bool control = false) {
  wxKeyEvent event(wxEVT_CHAR_HOOK);
  event.m_keyCode = code;
  event.m_controlDown = control;
  event.SetEventObject(&dialog);
  dialog.ProcessWindowEvent(event);
}
void narrow(wxDialog& dialog, const std::string& typed) {
  named<wxTextCtrl>(dialog, "query-values-filter").SetValue(gui::toWx(typed));
}

}  // namespace

TEST_CASE("How a word is matched is chosen beside it, and the signs of the language stay hidden",
          "[window][query-form]") {
  using gui::markedWords;
  using gui::ShownWords;
  using gui::shownWords;
  CHECK(shownWords({"=жұмыс", "=үй"}) == ShownWords{"жұмыс үй", WordMatch::Exact});
  CHECK(shownWords({"работа~"}) == ShownWords{"работа", WordMatch::Similar});
  CHECK(shownWords({"прав*", "зак*"}) == ShownWords{"прав зак", WordMatch::Begins});
  CHECK(shownWords({"бала"}) == ShownWords{"бала", WordMatch::Forms});
  // Where words differ, or are marked otherwise, the signs are shown: nothing is lost.
  CHECK(shownWords({"=жұмыс", "прав*"}) == ShownWords{"=жұмыс прав*", WordMatch::AsMarked});
  CHECK(shownWords({"работа~2"}) == ShownWords{"работа~2", WordMatch::AsMarked});
  CHECK(shownWords({"pre?ix"}) == ShownWords{"pre?ix", WordMatch::AsMarked});
  CHECK(shownWords({}) == ShownWords{});
  CHECK(markedWords("жұмыс  үй ", WordMatch::Exact) == Words{"=жұмыс", "=үй"});
  CHECK(markedWords("прав", WordMatch::Begins) == Words{"прав*"});
  CHECK(markedWords("прав*", WordMatch::Begins) == Words{"прав*"});
  CHECK(markedWords("=жұмыс прав*", WordMatch::AsMarked) == Words{"=жұмыс", "прав*"});
  CHECK(markedWords("\"снимать квартиру\" аренда", WordMatch::Forms) == Words{"снимать квартиру", "аренда"});
  CHECK(markedWords("\"не закрыто", WordMatch::Forms) == Words{"не закрыто"});
  // Words that must all stand there are parted into rows of their own instead.
  CHECK(gui::partedByMatch({"a", "b", "=c", "d*"}) == std::vector<Words>{{"a", "b"}, {"=c"}, {"d*"}});
  CHECK(gui::partedByMatch({"a", "pre?ix"}) == std::vector<Words>{{"a", "pre?ix"}});
  for (const Words& words : {Words{"=a", "=b"}, Words{"a~", "b*"}, Words{"снимать квартиру", "b"}}) {
    const auto shown = shownWords(words);
    CHECK(markedWords(shown.text, shown.match) == words);
  }
}

TEST_CASE("A range of numbers or dates is two ends, either of which may be open", "[window][query-form]") {
  using gui::QueryRange;
  using gui::queryRange;
  CHECK(queryRange("20..23") == QueryRange{"20", "23"});
  CHECK(queryRange(">=20") == QueryRange{"20", ""});
  CHECK(queryRange("<=23") == QueryRange{"", "23"});
  CHECK(queryRange("2025-03-01") == QueryRange{"2025-03-01", "2025-03-01"});
  CHECK_FALSE(queryRange(">20"));
  CHECK_FALSE(queryRange("20..23..30"));
  for (const char* typed : {"20..23", ">=20", "<=23", "20"})
    CHECK(gui::typedRange(*queryRange(typed)) == typed);
  CHECK(gui::typedRange({}).empty());
}

TEST_CASE("A typed query fills the rows, and the form says nothing by itself", "[window][query-form]") {
  Form form("Form shows");
  REQUIRE(form.show("=жұмыс =үй NOT \"снимать квартиру\" lang:қазақша Возраст:20..23"));
  REQUIRE(form.rows().size() == 4);
  CHECK(chosen(form.row(0), "row-kind") == "All of these words");
  CHECK(text(form.row(0), "row-words") == "жұмыс үй");
  CHECK(chosen(form.row(0), "row-match") == "exactly as written");
  CHECK(chosen(form.row(1), "row-kind") == "This phrase");
  CHECK(text(form.row(1), "row-words") == "снимать квартиру");
  CHECK(named<wxCheckBox>(form.row(1), "row-not").GetValue());
  CHECK(chosen(form.row(2), "row-kind") == "Language");
  CHECK(values(form.row(2)) == Words{"kk"});
  CHECK(chosen(form.row(3), "row-kind") == "Participant: Возраст");
  CHECK(text(form.row(3), "row-from") == "20");
  CHECK(text(form.row(3), "row-to") == "23");
  REQUIRE(form.show("работа OR жұмыс OR job"));
  REQUIRE(form.rows().size() == 1);
  CHECK(chosen(form.row(), "row-kind") == "Any of these words");
  CHECK(text(form.row(), "row-words") == "работа жұмыс job");
  CHECK(form.queries.empty());
}

TEST_CASE("Words typed into a row are the query at once, matched as chosen", "[window][query-form]") {
  Form form("Form words");
  type(form.row(), "row-words", "жұмыс қала");
  CHECK(form.queries == Words{"жұмыс қала"});
  choose(form.row(), "row-match", "exactly as written");
  CHECK(form.queries.back() == "=жұмыс =қала");
  choose(form.row(), "row-match", "beginning");
  CHECK(form.queries.back() == "жұмыс* қала*");
  choose(form.row(), "row-match", "similar spelling");
  CHECK(form.queries.back() == "жұмыс~ қала~");
  choose(form.row(), "row-match", "any form");
  // Another way of asking keeps the words.
  choose(form.row(), "row-kind", "Any of these words");
  CHECK(form.queries.back() == "жұмыс OR қала");
  choose(form.row(), "row-kind", "This phrase");
  CHECK(form.queries.back() == "\"жұмыс қала\"");
  tick(form.row(), "row-not", true);
  CHECK(form.queries.back() == "NOT \"жұмыс қала\"");
  choose(form.row(), "row-kind", "Words near each other");
  tick(form.row(), "row-not", false);
  CHECK(form.queries.back() == "жұмыс NEAR/10 қала");
  auto& distance = named<wxSpinCtrl>(form.row(), "row-distance");
  distance.SetValue(5);
  wxSpinEvent event(wxEVT_SPINCTRL, distance.GetId());
  distance.ProcessWindowEvent(event);
  tick(form.row(), "row-ordered", true);
  CHECK(form.queries.back() == "жұмыс ORDERED/5 қала");
}

TEST_CASE("Rows are added and taken away, and an empty one asks for nothing", "[window][query-form]") {
  Form form("Form rows");
  type(form.row(), "row-words", "жұмыс");
  form.press("query-form-add");
  REQUIRE(form.rows().size() == 2);
  CHECK(form.queries == Words{"жұмыс"});
  type(form.row(1), "row-words", "үй");
  CHECK(form.queries.back() == "жұмыс үй");
  named<gui::FlatButton>(form.row(0), "row-remove").pressed.emit();
  REQUIRE(waitFor([&] { return form.rows().size() == 1; }));
  CHECK(form.queries.back() == "үй");
  // The last row goes too, and an empty one stands in its place.
  named<gui::FlatButton>(form.row(0), "row-remove").pressed.emit();
  REQUIRE(waitFor([&] { return form.queries.back().empty(); }));
  REQUIRE(form.rows().size() == 1);
  CHECK(text(form.row(), "row-words").empty());
}

TEST_CASE("What the box says again leaves the rows alone, those not filled in yet among them",
          "[window][query-form]") {
  Form form("Form same");
  type(form.row(), "row-words", "жұмыс");
  form.press("query-form-add");
  auto* before = &form.row(1);
  CHECK(form.show("жұмыс"));
  REQUIRE(form.rows().size() == 2);
  CHECK(&form.row(1) == before);
  CHECK(form.show("жұмыс үй"));
  CHECK(form.rows().size() == 1);
}

TEST_CASE("A query that rows can't say is left as it is until a row of a new form is filled in",
          "[window][query-form]") {
  Form form("Form nested");
  CHECK_FALSE(form.show("(жұмыс OR (үй lang:kk)) NOT (қала OR (ауыл lang:ru))"));
  CHECK(named<wxStaticText>(form.panel(), "query-form-sentence").IsShownOnScreen());
  CHECK_FALSE(named(form.panel(), "query-form-add").IsShownOnScreen());
  form.press("query-form-anew");
  test::settle();
  CHECK_FALSE(named(form.panel(), "query-form-sentence").IsShownOnScreen());
  CHECK(form.queries.empty());
  type(form.row(), "row-words", "жұмыс");
  CHECK(form.queries == Words{"жұмыс"});
}

TEST_CASE("A field's values are ticked in a list, by their names in the interface's language",
          "[window][query-form]") {
  Form form("Form values");
  choose(form.row(), "row-kind", "Language");
  CHECK(form.queries.empty());
  pick(form.row(), "row-values", [](wxDialog& dialog) {
    narrow(dialog, "kaz");
    key(dialog, WXK_RETURN, true);
    narrow(dialog, "mix");
    key(dialog, WXK_RETURN);
  });
  CHECK(values(form.row()) == Words{"kk", "mixed"});
  CHECK(form.queries.back() == "lang:kk OR lang:mixed");
  // Left with Escape, it stays as it was.
  pick(form.row(), "row-values", [](wxDialog& dialog) {
    key(dialog, WXK_SPACE);
    key(dialog, WXK_ESCAPE);
  });
  CHECK(values(form.row()) == Words{"kk", "mixed"});
  choose(form.row(), "row-kind", "Code");
  pick(form.row(), "row-values", [](wxDialog& dialog) {
    narrow(dialog, "арен");
    key(dialog, WXK_RETURN);
  });
  CHECK(form.queries.back() == "code:Аренда");
}

TEST_CASE("A code whose name another has too is asked for by its path", "[window][query-form]") {
  Form form("Form paths");
  window().workspace().project()->edit(
      i18n::message("More codes"), [](corpus::Edit& edit) { coding::addCodePath(edit, "Работа / Аренда"); });
  test::settle();
  choose(form.row(), "row-kind", "Code");
  pick(form.row(), "row-values", [](wxDialog& dialog) {
    narrow(dialog, "арен");
    key(dialog, WXK_DOWN);
    key(dialog, WXK_RETURN);
  });
  CHECK(form.queries.back() == "code:\"Работа / Аренда\"");
}

TEST_CASE("Participants' attributes offer what the project has, and take what it has not yet",
          "[window][query-form]") {
  Form form("Form attributes");
  choose(form.row(), "row-kind", "Participant: Город");
  pick(form.row(), "row-values", [](wxDialog& dialog) {
    key(dialog, WXK_SPACE);
    narrow(dialog, "Актау");
    key(dialog, WXK_RETURN);
  });
  CHECK(values(form.row()) == Words{"Атырау", "Актау"});
  CHECK(form.queries.back() == "Город:Атырау OR Город:Актау");
  choose(form.row(), "row-kind", "Participant: Возраст");
  type(form.row(), "row-from", "20");
  CHECK(form.queries.back() == "Возраст:>=20");
  type(form.row(), "row-to", "23");
  CHECK(form.queries.back() == "Возраст:20..23");
  type(form.row(), "row-from", "");
  CHECK(form.queries.back() == "Возраст:<=23");
  gui::QueryFormFields fields(window().workspace());
  fields.read();
  const auto choice = fields.choice(*fields.find("Город"));
  REQUIRE(choice.known.size() == 1);
  CHECK(choice.known[0].typed == "Атырау");
  CHECK(choice.known[0].count == 2);
}

TEST_CASE("A code by another code needs both, and says how they lie", "[window][query-form]") {
  Form form("Form relation");
  choose(form.row(), "row-kind", "A code by another code");
  const auto take = [&](const char* field, const char* name) {
    pick(form.row(), field, [name](wxDialog& dialog) {
      narrow(dialog, name);
      key(dialog, WXK_RETURN);
    });
  };
  take("row-first", "Аренда");
  CHECK(form.queries.empty());
  take("row-second", "Зарплата");
  CHECK(form.queries.back() == "code:Аренда NEAR code:Зарплата");
  choose(form.row(), "row-relation", "overlapping");
  CHECK(form.queries.back() == "code:Аренда OVERLAPS code:Зарплата");
  choose(form.row(), "row-relation", "at most so many words from");
  CHECK(form.queries.back() == "code:Аренда NEAR/10 code:Зарплата");
  REQUIRE(form.show("code:Ипотека FOLLOWS/30 code:Аренда"));
  CHECK(values(form.row(), "row-first") == Words{"Ипотека"});
  CHECK(chosen(form.row(), "row-relation") == "at most so many words after");
  CHECK(named<wxSpinCtrl>(form.row(), "row-distance").GetValue() == 30);
}

TEST_CASE("Whatever rows can say comes back from them as it was typed", "[window][query-form]") {
  Form form("Form round");
  for (const std::string typed :
       {"жұмыс", "=жұмыс", "работа~", "прав*", "\"снимать квартиру\"", "жұмыс OR работа OR job",
        "жұмыс NEAR/5 үй", "жұмыс ORDERED/3 үй", "lang:kk OR lang:ru", "code:Аренда", "coded:no",
        "memo:важно", "Возраст:>=20", "Пол:жен", "code:Аренда INSIDE code:Жильё", "role:push NEAR role:pull",
        "codegroup:Жильё", "speaker:Айгүл", "жұмыс NOT lang:kk"}) {
    CAPTURE(typed);
    if (!form.show(typed)) FAIL_CHECK("no form");
    form.queries.clear();
    auto& row = form.row();
    const bool was = named<wxCheckBox>(row, "row-not").GetValue();
    tick(row, "row-not", !was);
    tick(row, "row-not", was);
    REQUIRE(form.queries.size() == 2);
    CHECK(form.queries.front() != form.queries.back());
    CHECK(form.queries.back() == written(parsed(typed)));
  }
}

TEST_CASE("A narrow form puts its parts below one another and cuts nothing off", "[window][query-form]") {
  Form form("Form narrow", 430);
  REQUIRE(form.show("жұмыс NEAR/5 үй"));
  test::settle();
  auto& row = form.row();
  REQUIRE(waitFor([&] { return row.GetSize().y > 2 * named(row, "row-kind").GetSize().y; }));
  for (const char* name : {"row-kind", "row-words", "row-match", "row-ordered", "row-remove"}) {
    CAPTURE(name);
    auto& part = named(row, name);
    const wxRect inside(form.panel().GetScreenPosition(), form.panel().GetSize());
    CHECK(inside.Contains(wxRect(part.GetScreenPosition(), part.GetSize())));
    CHECK(part.GetSize().x >= std::min(part.GetBestSize().x, 60));
  }
}
