#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

#include "corpus/participants.h"
#include "corpus/transcripts.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;
using State = HistoryEntry::State;

namespace {

void run(Edit& edit, const std::string& sql) {
  edit.database().exec(sql);
}

// A code with two levels below it, each with a segment, a memo and a translation; rows as coding writes them.
void addCodeTree(support::SampleProject& sample) {
  sample->edit(message("Add codes"), [](Edit& edit) {
    run(edit,
        "INSERT INTO codes (guid, parent, name, created_at) VALUES ('c1', NULL, 'Push', 1), ('c2', 'c1', "
        "'Rent', 1), "
        "('c3', 'c2', 'City', 1), ('other', NULL, 'Pull', 1);"
        "INSERT INTO code_translations (code, language, name) VALUES ('c1', 'kk', 'Итеру'), ('c3', 'en', "
        "'City');");
  });
  sample->edit(message("Tag"), [](Edit& edit) {
    run(edit,
        "INSERT INTO segments SELECT 's' || codes.guid, transcripts.guid, 0, 3, codes.guid, coders.guid, 50, "
        "1, 1 "
        "FROM codes, transcripts, coders;"
        "INSERT INTO memos (guid, segment, text, created_at, modified_at) SELECT 'm' || guid, guid, 'why', "
        "1, 1 FROM "
        "segments;"
        "INSERT INTO memos (guid, code, text, created_at, modified_at) VALUES ('mc', 'c2', 'about', 1, 1);");
  });
}

}  // namespace

TEST_CASE("Undo restores a deleted code tree with segments, memos and translations, across reopening",
          "[corpus][undo]") {
  support::SampleProject sample;
  sample.addTranscript("A", "Р: Үйді сағындым.");
  addCodeTree(sample);
  const std::string before = support::dump(*sample);

  const bool oneByOne = GENERATE(false, true);
  sample->edit(message("Delete code “{code}”", {{"code", "Push"}}), [&](Edit& edit) {
    run(edit, oneByOne ? "DELETE FROM codes WHERE guid = 'c3'; DELETE FROM codes WHERE guid = 'c2'; "
                         "DELETE FROM codes WHERE guid = 'c1'"
                       : "DELETE FROM codes WHERE guid = 'c1'");
  });
  const std::string after = support::dump(*sample);
  CHECK(sample->database().execAndGet("SELECT count(*) FROM codes").getInt() == 1);
  CHECK(sample->database().execAndGet("SELECT count(*) FROM segments").getInt() == 1);
  CHECK(sample->database().execAndGet("SELECT count(*) FROM memos").getInt() == 1);

  for (int round = 0; round < 3; ++round) {
    CHECK(sample->undoLabel() == message("Delete code “{code}”", {{"code", "Push"}}));
    const Changes changes = sample->undo();
    CHECK(changes.added.at(Kind::Code).size() == 3);
    CHECK(changes.added.at(Kind::Segment).size() == 3);
    CHECK(changes.added.at(Kind::Memo).size() == 4);
    CHECK(changes.removed.empty());
    CHECK(support::dump(*sample) == before);
    if (round == 1) sample.reopen();
    CHECK(sample->redoLabel() == message("Delete code “{code}”", {{"code", "Push"}}));
    CHECK(sample->redo().removed.at(Kind::Code).size() == 3);
    CHECK(support::dump(*sample) == after);
    if (round == 1) sample.reopen();
  }
  CHECK(sample->check().empty());

  // All the way back and forth.
  while (sample->undoLabel()) sample->undo();
  CHECK(transcripts(*sample).empty());
  CHECK_THROWS_AS(sample->undo(), UsageError);
  sample.reopen();
  while (sample->redoLabel()) sample->redo();
  CHECK(support::dump(*sample) == after);
  CHECK_THROWS_AS(sample->redo(), UsageError);
}

TEST_CASE("Removing a participant leaves the speaker, and undo ties them again", "[corpus][undo]") {
  support::SampleProject sample;
  const Guid transcript = sample.addTranscript("A", "И: Не?\nР: Иә.");
  sample->edit(message("Participant"), [&](Edit& edit) {
    const Guid participant = addParticipant(edit, "Айгүл");
    setValue(edit, participant, addAttribute(edit, "Age", AttributeType::Number), "30");
    setSpeakerParticipant(edit, speakers(*sample, transcript)[1].guid, participant);
  });
  const std::string before = support::dump(*sample);
  sample->edit(message("Remove"),
               [&](Edit& edit) { removeParticipant(edit, participants(*sample)[0].guid); });
  const std::string after = support::dump(*sample);
  CHECK_FALSE(speakers(*sample, transcript)[1].participant);
  sample->undo();
  CHECK(support::dump(*sample) == before);
  sample->redo();
  CHECK(support::dump(*sample) == after);
  sample->undo();
  sample->undo();
  sample->redo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("Other work after an undo abandons what was undone, and the history keeps it", "[corpus][undo]") {
  support::SampleProject sample;
  sample->edit(message("One"), [](Edit& edit) { addParticipant(edit, "1"); });
  sample->edit(message("Two"), [](Edit& edit) { addParticipant(edit, "2"); });
  sample->undo();
  sample->edit(message("Three"), [](Edit& edit) { addParticipant(edit, "3"); });
  CHECK_FALSE(sample->redoLabel());
  const auto history = sample->history();
  REQUIRE(history.size() == 3);
  CHECK(history[0].state == State::Done);
  CHECK(history[1].state == State::Abandoned);
  CHECK(history[1].label == message("Two"));
  CHECK(history[2].state == State::Done);
  CHECK(history[2].at == support::kNow);
  CHECK(history[2].coder == sample.coder());
  CHECK(sample->undoLabel() == message("Three"));
  sample->undo();
  CHECK(sample->undoLabel() == message("One"));
  CHECK(sample->redoLabel() == message("Three"));
  CHECK(sample->revision() == 5);
}

TEST_CASE("Undo declines when the rows are not as the edit left them, and changes nothing",
          "[corpus][undo]") {
  support::SampleProject sample;
  sample.addTranscript("A", "Р: Үйді сағындым.");
  addCodeTree(sample);
  std::string foreign;  // done by another program
  SECTION("a changed row") {
    foreign = "UPDATE segments SET weight = 10 WHERE guid = 'sc1'";
  }
  SECTION("a missing row") {
    foreign = "DELETE FROM memos WHERE guid = 'mc'";
  }
  SECTION("a row that would go along unseen") {
    foreign =
        "INSERT INTO memos (guid, segment, text, created_at, modified_at) VALUES ('new', 'sc1', 'mine', 1, "
        "1)";
  }
  sample.close();
  {
    SQLite::Database other(sample.path().string(), SQLite::OPEN_READWRITE);
    other.exec(foreign);
  }
  sample.reopen();
  const std::string before = support::dump(*sample);
  const auto revision = sample->revision();
  CHECK_THROWS_AS(sample->undo(), StaleUndo);
  CHECK(support::dump(*sample) == before);
  CHECK(sample->revision() == revision);
  CHECK(sample->undoLabel() == message("Tag"));
  sample->edit(message("Go on"), [](Edit& edit) { addParticipant(edit, "A"); });
  sample->undo();
  CHECK(support::dump(*sample) == before);
}

TEST_CASE("An import is undone and redone without its text standing in the history", "[corpus][undo]") {
  support::SampleProject sample;
  std::string text;
  for (int i = 0; i < 2000; ++i) text += (i % 2 ? "Р: " : "И: ") + std::string("Біз ауылға қайтып бардық.\n");
  const Guid transcript = sample.addTranscript("A", text);
  CHECK(sample->database().execAndGet("SELECT length(changeset) FROM history").getInt() < 500);
  const auto turnsBefore = turns(*sample, transcript).size();
  sample->undo();
  CHECK(transcripts(*sample).empty());
  CHECK_FALSE(transcriptNamed(*sample, "A"));
  CHECK_FALSE(corpus::transcript(*sample, transcript));
  CHECK(turns(*sample, transcript).empty());
  CHECK(speakers(*sample, transcript).empty());
  CHECK_THROWS_AS(corpus::text(*sample, transcript), UsageError);
  sample.reopen();
  sample->redo();
  CHECK(transcripts(*sample).size() == 1);
  CHECK(corpus::text(*sample, transcript) == text);
  CHECK(turns(*sample, transcript).size() == turnsBefore);
}

TEST_CASE("Random edits, undone and redone at random, always meet the states they had", "[corpus][undo]") {
  std::mt19937 random(20250301);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  support::SampleProject sample;
  std::vector<std::string> states = {support::dump(*sample)};  // after each edit that is done or undone
  std::size_t at = 0;
  const auto pick = [&](const std::string& table, const std::string& condition = "1") -> std::string {
    std::vector<std::string> ids;
    SQLite::Statement query(sample->database(),
                            "SELECT guid FROM " + table + " WHERE " + condition + " ORDER BY guid");
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    return ids.empty() ? "" : ids[below(ids.size())];
  };
  int imports = 0;
  for (int step = 0; step < 400; ++step) {
    if (below(3) == 0 && at > 0) {
      sample->undo();
      CHECK(support::dump(*sample) == states[--at]);
    } else if (below(3) == 0 && at + 1 < states.size()) {
      sample->redo();
      CHECK(support::dump(*sample) == states[++at]);
    } else if (below(12) == 0) {
      sample.reopen();
      CHECK(support::dump(*sample) == states[at]);
    } else {
      const auto entries = sample->history().size();
      sample->edit(message("Step"), [&](Edit& edit) {
        for (std::size_t n = 1 + below(4); n > 0; --n) {
          const std::string code = pick("codes"), transcript = pick("transcripts", "retired = 0"),
                            participant = pick("participants"), segment = pick("segments"),
                            speaker = pick("speakers");
          const std::string guid = edit.newGuid().text();
          switch (below(10)) {
            case 0:
              run(edit, "INSERT INTO codes (guid, parent, name, created_at) VALUES ('" + guid + "', " +
                            (code.empty() || below(3) == 0 ? "NULL" : "'" + code + "'") + ", 'N', 1)");
              break;
            case 1:
              if (below(3) == 0) run(edit, "DELETE FROM codes WHERE guid = '" + code + "'");
              break;
            case 2:
            case 3:
              if (!code.empty() && !transcript.empty()) {
                run(edit, "INSERT INTO segments VALUES ('" + guid + "', '" + transcript + "', 0, 2, '" +
                              code + "', '" + sample.coder().text() + "', NULL, 1, 1)");
              }
              break;
            case 4:
              if (!segment.empty()) {
                run(edit, "INSERT INTO memos (guid, segment, text, created_at, modified_at) VALUES ('" +
                              guid + "', '" + segment + "', 'memo', 1, 1)");
              }
              break;
            case 5:
              run(edit, "UPDATE segments SET weight = " + std::to_string(below(100)) + " WHERE guid = '" +
                            segment + "'");
              break;
            case 6:
              if (imports++ < 30) {
                addTranscript(edit, support::transcriptFrom("T", "И: Не?\nР: Иә.\nИ: Солай ма?"));
              }
              break;
            case 7:
              if (!transcript.empty() && below(3) == 0) removeTranscript(edit, *Guid::parse(transcript));
              break;
            case 8:
              if (!speaker.empty()) {
                const Guid tied =
                    participant.empty() ? addParticipant(edit, "P" + guid) : *Guid::parse(participant);
                setSpeakerParticipant(edit, *Guid::parse(speaker), tied);
              }
              break;
            case 9:
              if (!participant.empty()) removeParticipant(edit, *Guid::parse(participant));
              break;
          }
        }
      });
      if (sample->history().size() > entries) {
        states.resize(at + 1);
        states.push_back(support::dump(*sample));
        ++at;
      }
    }
  }
  CHECK(sample->check().empty());
}
