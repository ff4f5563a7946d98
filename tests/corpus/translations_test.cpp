#include "corpus/translations.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>
#include <set>

#include "corpus/text_edit.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;

namespace {

constexpr auto kAsk = SpeakerRole::Interviewer;
constexpr auto kTell = SpeakerRole::Respondent;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

}  // namespace

TEST_CASE("Turns of an original and its translation are paired one by one", "[corpus][translations]") {
  CHECK(aligned({{20, kAsk}, {200, kTell}, {30, kAsk}}, {{25, kAsk}, {240, kTell}, {33, kAsk}}) ==
        Pairs{{0, 0}, {1, 1}, {2, 2}});
  CHECK(aligned({}, {{10, kAsk}}).empty());
  CHECK(aligned({{10, kAsk}}, {}).empty());
}

TEST_CASE("A turn that was not translated stays alone", "[corpus][translations]") {
  CHECK(aligned({{20, kAsk}, {200, kTell}, {15, kAsk}, {300, kTell}, {40, kAsk}, {90, kTell}},
                {{25, kAsk}, {240, kTell}, {45, kAsk}, {100, kTell}}) ==
        Pairs{{0, 0}, {1, 1}, {4, 2}, {5, 3}});
}

TEST_CASE("Two turns that were translated as one are both its partners", "[corpus][translations]") {
  CHECK(aligned({{200, kTell}, {180, kTell}, {30, kAsk}}, {{420, kTell}, {33, kAsk}}) ==
        Pairs{{0, 0}, {1, 0}, {2, 1}});
}

TEST_CASE("Times in the recording pair turns of equal length", "[corpus][translations]") {
  CHECK(aligned({{50, kTell, 0}, {50, kTell, 60'000}, {50, kTell, 120'000}},
                {{50, kTell, 60'500}, {50, kTell, 119'000}}) == Pairs{{1, 0}, {2, 1}});
}

TEST_CASE("Long interviews with turns left out and joined are aligned nearly everywhere",
          "[corpus][translations]") {
  std::mt19937 random(2025);  // NOLINT: the same interview each time
  const auto upTo = [&](int n) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(n)); };
  std::vector<TurnShape> original, translation;
  std::set<std::pair<std::size_t, std::size_t>> truth;
  for (std::size_t i = 0; i < 2'000; ++i) {
    const TurnShape turn{i % 2 == 0 ? 15 + upTo(80) : 60 + upTo(700), i % 2 == 0 ? kAsk : kTell, {}};
    original.push_back(turn);
    if (upTo(40) == 0) continue;  // not translated
    TurnShape said = turn;
    said.length = turn.length * (105 + upTo(30)) / 100;
    truth.emplace(i, translation.size());
    translation.push_back(said);
  }
  std::size_t right = 0;
  const auto pairs = aligned(original, translation);
  for (const auto& pair : pairs) right += truth.count(pair);
  CHECK(static_cast<double>(right) >= 0.95 * static_cast<double>(truth.size()));
  CHECK(static_cast<double>(right) >= 0.95 * static_cast<double>(pairs.size()));
}

TEST_CASE("A translation is linked, corrected by hand, unlinked, and each step is undone",
          "[corpus][translations]") {
  support::SampleProject sample;
  const Guid kazakh = sample.addTranscript("Сұхбат", "И: Неге қайттыңыз?\nР: Үйді сағындым.");
  const Guid russian = sample.addTranscript("Перевод", "И: Почему вернулись?\nР: По дому соскучилась.");
  Guid link;
  sample->edit(message("Link"), [&](Edit& edit) { link = linkTranslation(edit, kazakh, russian); });
  REQUIRE(translationsOf(*sample, kazakh).size() == 1);
  CHECK(translationsOf(*sample, russian).empty());
  CHECK(translationInto(*sample, russian)->original == kazakh);
  const auto from = turns(*sample, kazakh), into = turns(*sample, russian);
  auto pairs = alignedTurns(*sample, link);
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[1].original == from[1].guid);
  CHECK(pairs[1].translated == into[1].guid);

  sample->edit(message("Partners"), [&](Edit& edit) { setPartners(edit, link, from[1].guid, {}); });
  CHECK(alignedTurns(*sample, link).size() == 1);
  CHECK_THROWS_AS(
      sample->edit(message("Partners"), [&](Edit& edit) { setPartners(edit, link, into[1].guid, {}); }),
      UsageError);
  sample->undo();
  CHECK(alignedTurns(*sample, link).size() == 2);
  sample->edit(message("Unlink"), [&](Edit& edit) { unlinkTranslation(edit, link); });
  CHECK(translations(*sample).empty());
  sample->undo();
  CHECK(alignedTurns(*sample, link).size() == 2);
  CHECK(sample->check().empty());
  sample->undo();
  CHECK(translations(*sample).empty());
}

TEST_CASE("Both parts of a turn that is split keep its translation", "[corpus][translations]") {
  support::SampleProject sample;
  const Guid kazakh = sample.addTranscript("Сұхбат", "И: Неге?\nР: Үйді сағындым. Анам да шақырды.");
  const Guid russian = sample.addTranscript("Перевод", "И: Почему?\nР: По дому соскучилась. И мама звала.");
  Guid link;
  sample->edit(message("Link"), [&](Edit& edit) { link = linkTranslation(edit, kazakh, russian); });
  REQUIRE(alignedTurns(*sample, link).size() == 2);
  const Guid whole = turns(*sample, kazakh)[1].guid, partner = turns(*sample, russian)[1].guid;
  Guid part;
  sample->edit(message("Split"), [&](Edit& edit) {
    part = splitTurn(edit, whole, 26, std::nullopt);  // behind “сағындым.”
  });
  auto pairs = alignedTurns(*sample, link);
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[1].original == whole);
  CHECK(pairs[2].original == part);
  CHECK(pairs[2].translated == partner);
  sample->edit(message("Join"), [&](Edit& edit) { joinWithNext(edit, whole); });
  CHECK(alignedTurns(*sample, link).size() == 2);
  sample->undo();
  sample->undo();
  CHECK(alignedTurns(*sample, link).size() == 2);
  CHECK(sample->check().empty());
}

TEST_CASE("A transcript has one original, and is not the translation of its own translation",
          "[corpus][translations]") {
  support::SampleProject sample;
  const Guid a = sample.addTranscript("A", "И: бір\nР: екі"),
             b = sample.addTranscript("B", "И: один\nР: два"),
             c = sample.addTranscript("C", "И: one\nР: two");
  const auto link = [&](const Guid& original, const Guid& translation) {
    sample->edit(message("Link"), [&](Edit& edit) { linkTranslation(edit, original, translation); });
  };
  link(a, b);
  CHECK_THROWS_AS(link(c, b), UsageError);
  CHECK_THROWS_AS(link(b, a), UsageError);
  CHECK_THROWS_AS(link(a, a), UsageError);
  link(b, c);
  CHECK_THROWS_AS(link(c, a), UsageError);
  CHECK(translations(*sample).size() == 2);

  // A ring, as only a file from elsewhere can hold it, keeps nobody waiting.
  const Guid e = sample.addTranscript("E", "И: une\nР: deux");
  sample->edit(message("Ring"), [&](Edit& edit) {
    sample->database().exec("INSERT INTO translations VALUES ('" + edit.newGuid().text() + "', '" + c.text() +
                            "', '" + a.text() + "', 0)");
  });
  link(a, e);
  CHECK(translationInto(*sample, e)->original == a);
  sample->undo();
  sample->undo();

  // The original is removed: its translation is free for another.
  sample->edit(message("Remove"), [&](Edit& edit) { removeTranscript(edit, a); });
  CHECK_FALSE(translationInto(*sample, b));
  const Guid d = sample.addTranscript("D", "И: uno\nР: due");
  link(d, b);
  CHECK(translationInto(*sample, b)->original == d);
  sample->undo();
  CHECK_FALSE(translationInto(*sample, b));
}
