#include "corpus/text_edit.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

#include "corpus/history.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;
using i18n::Span;

namespace {

Changes edit(support::SampleProject& sample, const std::function<void(Edit&)>& work) {
  return sample->edit(message("Edit text"), work);
}

std::string wordsOf(support::SampleProject& sample, const Guid& transcript, std::size_t turn) {
  const std::string whole = text(*sample, transcript);
  return std::string(i18n::slice(whole, turns(*sample, transcript).at(turn).span));
}

void addSegment(Edit& edit, const Guid& transcript, Span span) {
  edit.database().exec("INSERT OR IGNORE INTO codes (guid, name, created_at) VALUES ('c', 'C', 0)");
  SQLite::Statement insert(edit.database(),
                           "INSERT INTO segments SELECT ?, ?, ?, ?, 'c', guid, NULL, 0, 0 FROM coders");
  insert.bind(1, edit.newGuid().text());
  insert.bind(2, transcript.text());
  insert.bind(3, span.begin);
  insert.bind(4, span.end);
  insert.exec();
}

Span segment(support::SampleProject& sample) {
  SQLite::Statement query(sample->database(), "SELECT \"begin\", \"end\" FROM segments");
  query.executeStep();
  return {query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
}

constexpr const char* kText = "И: Неге қайттыңыз?\nР: Үйді сағындым.\nР: Сонда да.";

}  // namespace

TEST_CASE("A passage keeps just its own letters when text around it is replaced", "[corpus][text-edit]") {
  const Span passage{10, 20};
  CHECK(moved(passage, {0, 5}, 2) == Span{7, 17});
  CHECK(moved(passage, {0, 10}, 0) == Span{0, 10});
  CHECK(moved(passage, {25, 30}, 9) == passage);
  CHECK(moved(passage, {20, 25}, 9) == passage);
  CHECK(moved(passage, {12, 15}, 1) == Span{10, 18});
  CHECK(moved(passage, {10, 13}, 5) == Span{10, 22});  // its first letters rewritten
  CHECK(moved(passage, {17, 20}, 5) == Span{10, 22});  // its last
  CHECK(moved(passage, {5, 15}, 3) == Span{8, 13});    // part of it
  CHECK(moved(passage, {15, 30}, 3) == Span{10, 15});
  CHECK(moved(passage, {5, 30}, 3) == Span{5, 8});  // all of it
  CHECK(moved(passage, {10, 20}, 0) == Span{10, 10});
  CHECK(moved(passage, {5, 30}, 0) == Span{5, 5});
  // Insertions at its edges are not its own.
  CHECK(moved(passage, {10, 10}, 3) == Span{13, 23});
  CHECK(moved(passage, {20, 20}, 3) == passage);
  CHECK(moved(passage, {15, 15}, 3) == Span{10, 23});
  // An empty one stays empty.
  CHECK(moved({10, 10}, {10, 10}, 3) == Span{10, 10});
  CHECK(moved({10, 10}, {5, 10}, 3) == Span{8, 8});
  CHECK(moved({10, 10}, {10, 15}, 3) == Span{10, 10});
  CHECK(moved({10, 10}, {5, 15}, 3) == Span{5, 5});
}

TEST_CASE("A corrected word moves what stands behind it, and undo puts all back", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  edit(sample, [&](Edit& e) { addSegment(e, guid, {22, 26}); });
  const std::string before = support::dump(*sample);
  const Changes changes = edit(sample, [&](Edit& e) { replaceText(e, guid, {3, 7}, "Не үшін"); });
  CHECK(changes.modified.at(Kind::Transcript) == std::set<Guid>{guid});
  CHECK(changes.modified.at(Kind::Segment).size() == 1);
  CHECK(text(*sample, guid) == "И: Не үшін қайттыңыз?\nР: Үйді сағындым.\nР: Сонда да.");
  CHECK(wordsOf(sample, guid, 0) == "Не үшін қайттыңыз?");
  CHECK(wordsOf(sample, guid, 1) == "Үйді сағындым.");
  CHECK(segment(sample) == Span{25, 29});
  CHECK(transcript(*sample, guid)->length == 52);
  CHECK(sample->check().empty());
  const std::string after = support::dump(*sample);

  const auto edits = textEdits(*sample, guid);
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].position == 3);
  CHECK(edits[0].removed == "Неге");
  CHECK(edits[0].inserted == "Не үшін");
  CHECK(edits[0].history == sample->history().back().number);

  for (int round = 0; round < 2; ++round) {
    CHECK(sample->undo().modified.at(Kind::Transcript) == std::set<Guid>{guid});
    CHECK(support::dump(*sample) == before);
    CHECK(textEdits(*sample, guid).empty());
    sample.reopen();
    CHECK(sample->redo().modified.at(Kind::Transcript) == std::set<Guid>{guid});
    CHECK(support::dump(*sample) == after);
    CHECK(sample->check().empty());
  }
}

TEST_CASE("A segment whose whole text is deleted is kept, empty", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  edit(sample, [&](Edit& e) { addSegment(e, guid, {22, 26}); });
  edit(sample, [&](Edit& e) { replaceText(e, guid, {22, 27}, ""); });
  CHECK(wordsOf(sample, guid, 1) == "сағындым.");
  CHECK(segment(sample) == Span{22, 22});
  CHECK(sample->check().empty());
  sample->undo();
  CHECK(segment(sample) == Span{22, 26});
}

TEST_CASE("What is inserted composes with its neighbours", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", "Ол ки де келдi.");
  const auto now = [&] { return text(*sample, guid); };
  edit(sample, [&](Edit& e) { replaceText(e, guid, {5, 5}, "\u0306"); });
  CHECK(now() == "Ол кй де келдi.");
  CHECK(textEdits(*sample, guid).back().removed == "и");
  CHECK(textEdits(*sample, guid).back().inserted == "й");
  edit(sample, [&](Edit& e) { replaceText(e, guid, {9, 9}, "\r\n\u0007"); });
  CHECK(now() == "Ол кй де \nкелдi.");
  CHECK(sample->check().empty());
  sample->undo();
  sample->undo();
  CHECK(now() == "Ол ки де келдi.");
}

TEST_CASE("What can't be done to a text is refused and changes nothing", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  const std::string before = support::dump(*sample);
  const auto refused = [&](const std::function<void(Edit&)>& work) {
    CHECK_THROWS_AS(edit(sample, work), UsageError);
    CHECK(support::dump(*sample) == before);
  };
  refused([&](Edit& e) { replaceText(e, e.newGuid(), {0, 1}, "a"); });
  refused([&](Edit& e) { replaceText(e, guid, {-1, 1}, "a"); });
  refused([&](Edit& e) { replaceText(e, guid, {3, 2}, "a"); });
  refused([&](Edit& e) { replaceText(e, guid, {0, 900}, "a"); });
  refused([&](Edit& e) { replaceText(e, guid, {0, i18n::length(kText)}, "\u0001"); });
  refused([&](Edit& e) { replaceText(e, guid, {0, 1}, "\xD0"); });
  refused([&](Edit& e) { replaceText(e, guid, {0, 1}, std::string(50'000'001, 'a')); });
  // An edit that fails after a replacement is taken back too.
  refused([&](Edit& e) {
    replaceText(e, guid, {0, 1}, "abc");
    throw UsageError(message("no"));
  });
  CHECK(edit(sample, [&](Edit& e) { replaceText(e, guid, {3, 7}, "Неге"); }).empty());
  CHECK(sample->history().size() == 1);
}

TEST_CASE("An undo that would meet another text is refused and changes nothing", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  edit(sample, [&](Edit& e) { replaceText(e, guid, {3, 7}, "Не үшін"); });
  const bool near = GENERATE(true, false);
  sample->database().exec(near ? "UPDATE texts SET text = replace(text, 'үшін', 'үшiн')"
                               : "UPDATE texts SET text = replace(text, 'Сонда', 'Сонды')");
  const std::string before = support::dump(*sample);
  CHECK_THROWS_AS(sample->undo(), StaleUndo);
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("An edit of a text stays small in the history however much moves", "[corpus][text-edit]") {
  support::SampleProject sample;
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "Р: Үйді сағындым.\n";
  const Guid guid = sample.addTranscript("A", many);
  edit(sample, [&](Edit& e) { replaceText(e, guid, {3, 7}, "Ауылды"); });
  CHECK(turns(*sample, guid)[1999].span.begin == 1999 * 18 + 3 + 2);
  SQLite::Statement size(sample->database(),
                         "SELECT length(changeset) + length(before) + length(edges) FROM history "
                         "JOIN text_edits ON history = number");
  REQUIRE(size.executeStep());
  CHECK(size.getColumn(0).getInt() < 1000);
}

TEST_CASE("Differences are whole words, and as few letters as that allows", "[corpus][text-edit]") {
  const auto apply = [](std::string before, const std::vector<Replacement>& all) {
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
      const i18n::TextIndex index(before);
      const auto begin = index.byteOf(each->removed.begin), end = index.byteOf(each->removed.end);
      before.replace(begin, end - begin, each->inserted);
    }
    return before;
  };
  auto all = differences("Мен үйді сағындым, иә.", "Мен үйді сағындымыз, иә.");
  REQUIRE(all.size() == 1);
  CHECK(all[0].removed == Span{9, 17});
  CHECK(all[0].inserted == "сағындымыз");
  CHECK(differences("бір", "бір").empty());
  all = differences("а б в г", "а в г д");
  CHECK(apply("а б в г", all) == "а в г д");
  CHECK(all.size() == 2);
  all = differences("", "сөз");
  REQUIRE(all.size() == 1);
  CHECK(all[0].removed == Span{0, 0});

  std::mt19937 random(7);
  const std::vector<std::string> kWords = {"мен", "сен", " ", " ", ", ", "😀", "\n", "ол", "қой-ау"};
  const auto some = [&](int most) {
    std::string made;
    for (int i = static_cast<int>(random() % static_cast<unsigned>(most)); i > 0; --i) {
      made += kWords[random() % kWords.size()];
    }
    return made;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string before = some(30), after = some(30);
    all = differences(before, after);
    REQUIRE(apply(before, all) == after);
    for (std::size_t i = 1; i < all.size(); ++i) REQUIRE(all[i - 1].removed.end < all[i].removed.begin);
  }
  // Long texts with nothing in common are one difference, and soon.
  std::string longBefore, longAfter;
  for (int i = 0; i < 100'000; ++i)
    longBefore += "a" + std::to_string(i) + " ", longAfter += "b" + std::to_string(i) + " ";
  CHECK(differences(longBefore, longAfter).size() == 1);
}

TEST_CASE("The words of a turn written anew are the turn's, also at its edges and when it was empty",
          "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  edit(sample, [&](Edit& e) { addSegment(e, guid, {27, 35}); });  // сағындым
  const std::string before = support::dump(*sample);
  const Guid turn = turns(*sample, guid)[1].guid;
  const auto set = [&](const std::string& words) {
    edit(sample, [&](Edit& e) { setTurnText(e, turn, words); });
    CHECK(wordsOf(sample, guid, 1) == words);
    CHECK(wordsOf(sample, guid, 0) == "Неге қайттыңыз?");
    CHECK(wordsOf(sample, guid, 2) == "Сонда да.");
    CHECK(turns(*sample, guid).size() == 3);
    CHECK(turns(*sample, guid)[1].labelBegin == 19);
    CHECK(sample->check().empty());
  };
  set("Иә, үйді сағындым. Қатты!");
  const std::string whole = text(*sample, guid);
  CHECK(i18n::slice(whole, segment(sample)) == "сағындым");
  set("");
  CHECK(segment(sample).empty());
  set("Жоқ.");
  CHECK(segment(sample).empty());
  set("");
  set("😀");
  for (int i = 0; i < 5; ++i) sample->undo();
  CHECK(support::dump(*sample) == before);
  for (int i = 0; i < 5; ++i) sample->redo();
  CHECK(wordsOf(sample, guid, 1) == "😀");
}

TEST_CASE("A turn without a label stays when its words are taken out, and goes with its line",
          "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", "Бірінші сөз.\nЕкінші сөз.\nҮшінші сөз.");
  const std::string before = support::dump(*sample);
  const Guid turn = turns(*sample, guid)[1].guid;
  edit(sample, [&](Edit& e) { setTurnText(e, turn, ""); });
  CHECK(turns(*sample, guid).size() == 3);
  edit(sample, [&](Edit& e) { setTurnText(e, turn, "Жаңа."); });
  CHECK(text(*sample, guid) == "Бірінші сөз.\nЖаңа.\nҮшінші сөз.");
  CHECK(wordsOf(sample, guid, 1) == "Жаңа.");
  edit(sample, [&](Edit& e) { replaceText(e, guid, {12, 18}, ""); });
  CHECK(text(*sample, guid) == "Бірінші сөз.\nҮшінші сөз.");
  CHECK(turns(*sample, guid).size() == 2);
  CHECK(wordsOf(sample, guid, 1) == "Үшінші сөз.");
  for (int i = 0; i < 3; ++i) sample->undo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("A turn is split at a blank and joined again", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  edit(sample, [&](Edit& e) {
    addSegment(e, guid, {22, 35});
    addTimeStamp(e, guid, 27, 61'000);
  });
  const std::string before = support::dump(*sample);
  const Turn turn = turns(*sample, guid)[1];
  Guid made, speaker;
  edit(sample, [&](Edit& e) {
    speaker = addSpeaker(e, guid, "Айгүл", SpeakerRole::Respondent);
    made = splitTurn(e, turn.guid, 26, speaker);
  });
  auto all = turns(*sample, guid);
  REQUIRE(all.size() == 4);
  CHECK(text(*sample, guid) == "И: Неге қайттыңыз?\nР: Үйді\nсағындым.\nР: Сонда да.");
  CHECK(wordsOf(sample, guid, 1) == "Үйді");
  CHECK(wordsOf(sample, guid, 2) == "сағындым.");
  CHECK(all[2].guid == made);
  CHECK(all[2].speaker == speaker);
  CHECK(all[2].startMs == 61'000);
  CHECK(all[2].language == turn.language);
  CHECK(segment(sample) == Span{22, 35});
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { splitTurn(e, made, all[2].span.end, speaker); }), UsageError);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { splitTurn(e, made, 2, speaker); }), UsageError);
  CHECK(sample->check().empty());

  edit(sample, [&](Edit& e) { joinWithNext(e, turn.guid); });
  CHECK(text(*sample, guid) == kText);
  CHECK(wordsOf(sample, guid, 1) == "Үйді сағындым.");
  // With the label of the next one taken out.
  edit(sample, [&](Edit& e) { joinWithNext(e, turn.guid); });
  CHECK(text(*sample, guid) == "И: Неге қайттыңыз?\nР: Үйді сағындым. Сонда да.");
  CHECK(wordsOf(sample, guid, 1) == "Үйді сағындым. Сонда да.");
  CHECK(turns(*sample, guid).size() == 2);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { joinWithNext(e, turn.guid); }), UsageError);
  CHECK(sample->check().empty());
  for (int i = 0; i < 3; ++i) sample->undo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("Speakers are added, renamed, made one, and given turns", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  const Guid other = sample.addTranscript("B", "Q: Сөз.");
  const auto found = speakers(*sample, guid);
  const std::string before = support::dump(*sample);
  Guid made;
  edit(sample, [&](Edit& e) { made = addSpeaker(e, guid, "Ерлан", SpeakerRole::Unknown); });
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { addSpeaker(e, guid, "Ерлан", SpeakerRole::Unknown); }),
                  UsageError);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { addSpeaker(e, guid, " ", SpeakerRole::Unknown); }), UsageError);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { renameSpeaker(e, made, "Р"); }), UsageError);
  edit(sample, [&](Edit& e) { renameSpeaker(e, made, "Ерлан Б."); });
  CHECK(speakers(*sample, guid)[2].label == "Ерлан Б.");
  const Turn last = turns(*sample, guid)[2];
  edit(sample, [&](Edit& e) { setTurnSpeaker(e, last.guid, made); });
  CHECK(turns(*sample, guid)[2].speaker == made);
  CHECK_THROWS_AS(
      edit(sample, [&](Edit& e) { setTurnSpeaker(e, last.guid, speakers(*sample, other)[0].guid); }),
      UsageError);
  edit(sample, [&](Edit& e) { mergeSpeakers(e, found[1].guid, made); });
  CHECK(speakers(*sample, guid).size() == 2);
  CHECK(turns(*sample, guid)[1].speaker == made);
  CHECK(speakers(*sample, guid)[1].role == SpeakerRole::Respondent);
  edit(sample, [&](Edit& e) { setTurnSpeaker(e, last.guid, std::nullopt); });
  CHECK_FALSE(turns(*sample, guid)[2].speaker);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { mergeSpeakers(e, made, speakers(*sample, other)[0].guid); }),
                  UsageError);
  CHECK(sample->check().empty());
  for (int i = 0; i < 5; ++i) sample->undo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("A time stamp at the begin of a turn is the turn's time", "[corpus][text-edit]") {
  support::SampleProject sample;
  const Guid guid = sample.addTranscript("A", kText);
  const std::string before = support::dump(*sample);
  Guid cue;
  edit(sample, [&](Edit& e) { cue = addTimeStamp(e, guid, 22, 4000); });
  CHECK(turns(*sample, guid)[1].startMs == 4000);
  edit(sample, [&](Edit& e) { CHECK(addTimeStamp(e, guid, 22, 4200) == cue); });
  CHECK(turns(*sample, guid)[1].startMs == 4200);
  REQUIRE(cues(*sample, guid).size() == 1);
  CHECK(cues(*sample, guid)[0].startMs == 4200);
  CHECK(cues(*sample, guid)[0].span == Span{22, 22});
  edit(sample, [&](Edit& e) { removeTimeStamp(e, cue); });
  CHECK(cues(*sample, guid).empty());
  CHECK_FALSE(turns(*sample, guid)[1].startMs);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { removeTimeStamp(e, cue); }), UsageError);
  CHECK_THROWS_AS(edit(sample, [&](Edit& e) { addTimeStamp(e, guid, 900, 1); }), UsageError);
  for (int i = 0; i < 3; ++i) sample->undo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("Random work on turns leaves them in order, apart and whole, and is undone exactly",
          "[corpus][text-edit]") {
  support::SampleProject sample;
  sample->database().exec("PRAGMA synchronous = OFF");
  const Guid guid = sample.addTranscript("A", kText);
  const std::string before = support::dump(*sample);
  std::mt19937 random(11);
  const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
  const std::vector<std::string> kWords = {"мен ",   "сен", " ", ", ",      "😀",
                                           "\u0306", "\n",  "и", "қой-ау ", "\u0301"};
  int done = 0;
  std::string after;
  for (int round = 0; round < 600; ++round) {
    const auto all = turns(*sample, guid);
    const std::size_t number = pick(all.size());
    const Turn& turn = all[number];
    std::string words;
    for (std::size_t i = pick(9); i > 0; --i) words += kWords[pick(kWords.size())];
    words = i18n::normalised(words);
    if (!words.empty() && (words.starts_with("\u0306") || words.starts_with("\u0301"))) words.clear();
    const std::size_t what = pick(5);
    try {
      edit(sample, [&](Edit& e) {
        if (what < 3) {
          setTurnText(e, turn.guid, words);
        } else if (what == 3) {
          splitTurn(e, turn.guid, turn.span.begin + static_cast<std::int64_t>(pick(20)), turn.speaker);
        } else {
          joinWithNext(e, turn.guid);
        }
      });
      ++done;
    } catch (const UsageError&) {
      continue;
    }
    const auto now = turns(*sample, guid);
    if (what < 3) {
      REQUIRE(now.size() == all.size());
      REQUIRE(now[number].guid == turn.guid);
      REQUIRE(wordsOf(sample, guid, number) == words);
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
      REQUIRE(now[i].labelBegin <= now[i].span.begin);
      if (i > 0) REQUIRE(now[i - 1].span.end <= now[i].labelBegin);
      if (what < 3) REQUIRE(now[i].guid == all[i].guid);
    }
  }
  CHECK(done > 200);
  CHECK(sample->check().empty());
  after = support::dump(*sample);
  for (int i = 0; i < done; ++i) {
    if (sample->undoLabel() == message("Edit text")) sample->undo();
  }
  CHECK(support::dump(*sample) == before);
  while (sample->redoLabel()) sample->redo();
  CHECK(support::dump(*sample) == after);
}
