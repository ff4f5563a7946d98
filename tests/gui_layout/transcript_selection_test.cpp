#include "gui/transcript_selection.h"

#include "coding/coders.h"
#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using gui::TranscriptSelection;
using i18n::Span;
using Step = gui::TranscriptSelection::Step;
using Unit = gui::TranscriptSelection::Unit;

namespace {

constexpr int kPage = 60;

// Two turns in a project of its own, in lines of 20 letters.
//   R: Мен Алматыда оқыдым. Бірақ ауылға қайтқым келеді.
//
//   I: Неге e + U+0301?
struct Reading {
  Reading() {
    corpus::ImportedTranscript imported;
    imported.name = "R";
    imported.text = "R: Мен Алматыда оқыдым. Бірақ ауылға қайтқым келеді.\n\nI: Неге e\u0301?";
    imported.length = i18n::TextIndex(imported.text).length();
    imported.speakers = {{"R", corpus::SpeakerRole::Respondent}, {"I", corpus::SpeakerRole::Interviewer}};
    corpus::ImportedTurn first, second;
    first.labelBegin = 0;
    first.span = {3, 52};
    first.speaker = 0;
    second.labelBegin = 54;
    second.span = {57, imported.length};
    second.speaker = 1;
    imported.turns = {first, second};
    project = corpus::Project::create(folder / "reading.suhbat", {"Reading", i18n::Language::Kazakh, "A"},
                                      corpus::Environment::system());
    corpus::Guid guid;
    project->edit(i18n::message("Import"),
                  [&](corpus::Edit& edit) { guid = corpus::addTranscript(edit, imported); });
    document.load(*project, guid);
    layout.setMeasure(
        [](std::string_view word, gui::TextStyle) {
          return static_cast<int>(i18n::TextIndex(word).length()) * 10;
        });
    gui::LayoutMetrics metrics;
    metrics.width = 200;
    layout.setMetrics(metrics);
    layout.setText(&document.index(), document.layoutTurns());
    selection.set({3, 3});
  }
  std::string selected() const { return document.slice(selection.span()); }
  void move(Step step, bool extend = false) { selection.move(step, extend, kPage); }

  support::TemporaryFolder folder;
  std::unique_ptr<corpus::Project> project;
  gui::TranscriptDocument document;
  gui::TranscriptLayout layout;
  TranscriptSelection selection{document, layout};
};

}  // namespace

TEST_CASE("A word, a sentence and a paragraph are selected by two, three and four clicks", "[selection]") {
  Reading reading;
  reading.selection.press(9, Unit::Word, false);
  CHECK(reading.selected() == "Алматыда");
  reading.selection.press(9, Unit::Sentence, false);
  CHECK(reading.selected() == "Мен Алматыда оқыдым.");
  reading.selection.press(9, Unit::Paragraph, false);
  CHECK(reading.selected() == "Мен Алматыда оқыдым. Бірақ ауылға қайтқым келеді.");
}

TEST_CASE("Dragging after a double click goes on by whole words, in both directions", "[selection]") {
  Reading reading;
  reading.selection.press(9, Unit::Word, false);
  reading.selection.dragTo(18);
  CHECK(reading.selected() == "Алматыда оқыдым");
  reading.selection.dragTo(4);
  CHECK(reading.selected() == "Мен Алматыда");
}

TEST_CASE("The caret steps over labels and whole characters", "[selection]") {
  Reading reading;
  reading.selection.setCaret(52, false);
  reading.move(Step::Right);
  CHECK(reading.selection.caret() == 57);
  reading.move(Step::Left);
  CHECK(reading.selection.caret() == 52);
  reading.selection.setCaret(62, false);  // before e with its accent
  reading.move(Step::Right, true);
  CHECK(reading.selected() == "e\u0301");
  reading.selection.setCaret(63, false);  // between the two
  CHECK(reading.selection.caret() == 62);
  reading.selection.set({63, 63});
  CHECK(reading.selection.caret() != 63);
}

TEST_CASE("A selection covers the characters it touches", "[selection]") {
  Reading reading;
  reading.selection.set({57, 63});
  CHECK(reading.selected() == "Неге e\u0301");
  reading.selection.set({63, 65});
  CHECK(reading.selected() == "e\u0301?");
}

TEST_CASE("Words and lines are stepped by with keys, and Shift selects on the way", "[selection]") {
  Reading reading;
  reading.move(Step::WordRight, true);
  CHECK(reading.selected() == "Мен ");
  reading.move(Step::LineEnd, true);
  CHECK(reading.selected() == "Мен Алматыда оқыдым.");
  reading.move(Step::Down, true);
  reading.move(Step::LineBegin, true);
  CHECK(reading.selected() == "Мен Алматыда оқыдым. ");
  reading.move(Step::Left);  // a bare arrow goes to the edge
  CHECK(reading.selection.caret() == 3);
  reading.move(Step::TextEnd);
  CHECK(reading.selection.caret() == reading.layout.end());
  reading.move(Step::Up);
  reading.move(Step::Up);
  reading.move(Step::Up);
  CHECK(reading.selection.caret() < 24);  // in the first line again
}

TEST_CASE("Segments that are not written yet are drawn with those that are", "[selection]") {
  Reading reading;
  CHECK(reading.document.segmentsIn({0, 60}).empty());
  reading.document.addPending({{}, reading.document.guid(), {3, 23}, {}, {}, {}, {}});
  reading.document.addPending({{}, reading.document.guid(), {7, 15}, {}, {}, {}, {}});
  CHECK(reading.document.segmentsIn({8, 9}).size() == 2);
  CHECK(reading.document.segmentsIn({15, 16}).size() == 1);
  CHECK(reading.document.columnCount() == 2);
  reading.document.reloadSegments(*reading.project);
  CHECK(reading.document.segments().empty());
}
