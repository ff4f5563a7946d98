// Random edits of a text, undone and redone, against a model that knows characters only: each has a number of
// its own, and a passage is the set of the characters it holds.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "corpus/history.h"
#include "corpus/text_edit.h"
#include "i18n/text.h"
#include "tests/support/catch.h"
#include "tests/support/sample_project.h"

using namespace corpus;
using i18n::message;
using i18n::Span;

namespace {

std::vector<std::string> characters(std::string_view utf8) {
  std::vector<std::string> all;
  for (const char byte : utf8) {
    if (all.empty() || (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u) all.emplace_back();
    all.back() += byte;
  }
  return all;
}

struct Character {
  std::string text;
  int id = 0;
};

using Ids = std::set<int>;

// A passage of the model: its characters, or where it stands when it has none (number of characters before
// it).
struct Passage {
  Ids ids;
  std::int64_t place = 0;
};

struct ModelTurn {
  Passage words;
  Ids whole;  // with the label
};

bool within(const Ids& inner, const Ids& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

struct Model {
  std::vector<Character> text;
  std::map<std::string, Passage> passages;  // by guid
  std::map<std::string, ModelTurn> turns;

  std::string utf8() const {
    std::string all;
    for (const Character& each : text) all += each.text;
    return all;
  }

  Ids idsOf(Span span) const {
    Ids ids;
    for (std::int64_t i = span.begin; i < span.end; ++i) ids.insert(text[static_cast<std::size_t>(i)].id);
    return ids;
  }

  // Where the characters stand; nothing when there are none.
  std::optional<Span> spanOf(const Ids& ids) const {
    std::optional<Span> span;
    std::int64_t held = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!ids.contains(text[i].id)) continue;
      const auto at = static_cast<std::int64_t>(i);
      if (!span) span = Span{at, at};
      span->end = at + 1;
      ++held;
    }
    if (span) REQUIRE(span->length() == held);  // without gaps
    return span;
  }
  Span spanOf(const Passage& passage) const {
    return spanOf(passage.ids).value_or(Span{passage.place, passage.place});
  }

  void replace(Span span, const std::string& inserted, int& nextId) {
    const Ids removed = idsOf(span);
    const Ids before = span.begin > 0 ? idsOf({span.begin - 1, span.begin}) : Ids();
    const Ids behind =
        span.end < static_cast<std::int64_t>(text.size()) ? idsOf({span.end, span.end + 1}) : Ids();
    std::vector<Character> made;
    Ids fresh;
    for (const std::string& each : characters(inserted)) {
      made.push_back({each, nextId});
      fresh.insert(nextId++);
    }
    const auto count = static_cast<std::int64_t>(made.size());

    // Who gets what is inserted: a passage all of which is replaced, one that holds all that is replaced, and
    // where nothing is, one that goes on at both sides.
    const auto gets = [&](const Ids& ids) {
      if (ids.empty()) return false;
      if (!removed.empty()) return within(ids, removed) || within(removed, ids);
      return !before.empty() && !behind.empty() && within(before, ids) && within(behind, ids);
    };
    const auto without = [&](Ids ids) {
      for (const int id : removed) ids.erase(id);
      return ids;
    };
    const auto placeAfter = [&](std::int64_t place) {
      std::int64_t kept = 0;
      for (std::int64_t i = 0; i < place; ++i) kept += i < span.begin || i >= span.end ? 1 : 0;
      return kept + (place >= span.end && place > span.begin ? count : 0);
    };
    const auto change = [&](Passage& passage, bool takes) {
      const bool wasEmpty = passage.ids.empty();
      passage.place = wasEmpty ? placeAfter(passage.place) : span.begin;
      passage.ids = without(std::move(passage.ids));
      if (takes) passage.ids.insert(fresh.begin(), fresh.end());
    };

    // In text order, because only the first turn that is replaced whole takes what is inserted.
    std::vector<std::pair<Span, std::string>> order;
    for (const auto& [guid, turn] : turns) order.emplace_back(spanOf(turn.words), guid);
    std::sort(order.begin(), order.end());
    bool taken = made.empty();
    for (const auto& [at, guid] : order) {
      ModelTurn& turn = turns.at(guid);
      const bool wordsReplaced =
          !turn.words.ids.empty() && !removed.empty() && within(turn.words.ids, removed);
      const bool inside = turn.whole.empty()
                              ? span.begin < at.begin && at.begin < span.end
                              : turn.whole.size() < removed.size() && within(turn.whole, removed);
      const bool wholeGets = gets(turn.whole);
      if (inside && (taken || !wordsReplaced)) {
        turns.erase(guid);
        continue;
      }
      change(turn.words, gets(turn.words.ids));
      taken = taken || wordsReplaced;
      turn.whole = without(std::move(turn.whole));
      if (wholeGets) turn.whole.insert(fresh.begin(), fresh.end());
    }
    for (auto& [guid, passage] : passages) change(passage, gets(passage.ids));

    text.erase(text.begin() + span.begin, text.begin() + span.end);
    text.insert(text.begin() + span.begin, made.begin(), made.end());
  }

  // One line a passage and turn.
  std::string lines() const {
    std::string all;
    for (const auto& [guid, passage] : passages) {
      const Span span = spanOf(passage);
      all += guid + ' ' + std::to_string(span.begin) + ' ' + std::to_string(span.end) + '\n';
    }
    for (const auto& [guid, turn] : turns) {
      const Span words = spanOf(turn.words);
      const auto whole = spanOf(turn.whole);
      const std::int64_t label = whole ? std::min(whole->begin, words.begin) : words.begin;
      all += guid + ' ' + std::to_string(label) + ' ' + std::to_string(words.begin) + ' ' +
             std::to_string(words.end) + '\n';
    }
    return all;
  }
};

std::string linesOf(Project& project) {
  std::string all;
  const auto add = [&](const std::string& sql) {
    SQLite::Statement query(project.database(), sql);
    while (query.executeStep()) all += query.getColumn(0).getString() + '\n';
  };
  add("SELECT guid || ' ' || \"begin\" || ' ' || \"end\" FROM (SELECT guid, \"begin\", \"end\" FROM segments "
      "UNION ALL SELECT guid, \"begin\", \"end\" FROM cues UNION ALL SELECT guid, \"begin\", \"end\" FROM "
      "formatting) ORDER BY guid");
  add("SELECT guid || ' ' || label_begin || ' ' || \"begin\" || ' ' || \"end\" FROM turns ORDER BY guid");
  return all;
}

class Walk {
 public:
  explicit Walk(unsigned seed) : random_(seed) {
    transcript_ = sample_.addTranscript(
        "A",
        "И: Неге қайттыңыз, айтыңызшы?\nР: Үйді сағындым, й мен ё 😀.\nЖалпы сөз.\n"
        "И: Қашан?\nР: Былтыр күзде, Алматыдан.\nР: 👩‍👧 бар.\nИ: "
        "Рақмет!");
    sample_->edit(message("Code"), [](Edit& edit) {
      edit.database().exec("INSERT INTO codes (guid, name, created_at) VALUES ('c', 'C', 0)");
    });
    settle();
    const std::string stored = text(*sample_, transcript_);
    for (const std::string& each : characters(stored)) model_.text.push_back({each, nextId_++});
    for (const Turn& turn : turns(*sample_, transcript_)) {
      model_.turns[turn.guid.text()] = {{model_.idsOf(turn.span), turn.span.begin},
                                        model_.idsOf({turn.labelBegin, turn.span.end})};
    }
    states_.push_back(model_);
  }

  void round(int number) {
    const int what = pick(10);
    if (what < 2 && at_ > 0) {
      for (int i = pick(3); i >= 0 && at_ > 0; --i) {
        sample_->undo();
        model_ = states_[--at_];
      }
    } else if (what < 4 && at_ + 1 < states_.size()) {
      for (int i = pick(3); i >= 0 && at_ + 1 < states_.size(); --i) {
        sample_->redo();
        model_ = states_[++at_];
      }
    } else {
      edit();
    }
    compare(number);
    if (number % 1000 == 999) {
      sample_.reopen();
      settle();
    }
    if (number % 250 == 249) REQUIRE(sample_->check().empty());
  }

  // All the way back and forth.
  void rewind() {
    const std::string now = support::dump(*sample_);
    const std::size_t end = at_;
    while (at_ > 0) {
      sample_->undo();
      model_ = states_[--at_];
      compare(-1);
    }
    sample_.reopen();
    settle();
    while (at_ < end) {
      sample_->redo();
      model_ = states_[++at_];
      compare(-2);
    }
    CHECK((support::dump(*sample_) == now));
    CHECK(sample_->check().empty());
  }

  int splices = 0, widened = 0;

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  // Every commit to the disk is not what is looked at here.
  void settle() { sample_->database().exec("PRAGMA synchronous = OFF"); }

  Span span(std::int64_t most) {
    const auto length = static_cast<int>(model_.text.size());
    if (pick(4) == 0 && !model_.passages.empty()) {  // where a passage begins or ends
      auto each = std::next(model_.passages.begin(), pick(static_cast<int>(model_.passages.size())));
      const Span at = model_.spanOf(each->second);
      switch (pick(4)) {
        case 0:
          return at;
        case 1:
          return {at.begin, at.begin};
        case 2:
          return {at.end, at.end};
        default:
          return {at.begin, std::min<std::int64_t>(at.end + pick(5), length)};
      }
    }
    const std::int64_t begin = pick(length + 1);
    return {begin, std::min<std::int64_t>(length, begin + pick(static_cast<int>(most)))};
  }

  std::string letters() {
    static const std::vector<std::string> kLetters = {
        "а",      "ә",    "қ",      "Ң",   "і",          "и",      "и",      "е",      "e",
        "ү",      " ",    " ",      ".",   "\n",         "\u0306", "\u0308", "\u0301", "\u0323",
        "😀",      "👩",    "\u200D", "👧",   "\U0001F3FD", "\u1100", "\u1161", "\u11A8", "\u212B",
        "\u0344", "\r\n", "\uFEFF", "R: ", "\u0958",     "\uFB01", "\u0000"};
    std::string all;
    for (int i = pick(3) == 0 ? 0 : pick(model_.text.size() > 400 ? 4 : 14); i > 0; --i) {
      all += kLetters[static_cast<std::size_t>(pick(static_cast<int>(kLetters.size())))];
    }
    return all;
  }

  void edit() {
    const std::int64_t revision = sample_->revision();
    sample_->edit(message("Edit"), [&](Edit& edit) {
      for (int steps = 1 + (pick(4) == 0 ? pick(4) : 0); steps > 0; --steps) {
        if (pick(3) == 0) {
          passages(edit);
        } else {
          replace(edit);
        }
      }
    });
    if (sample_->revision() == revision) return;  // nothing was done
    states_.resize(at_ + 1);
    states_.push_back(model_);
    ++at_;
  }

  void replace(Edit& edit) {
    const Span wanted = span(model_.text.size() > 300 ? 120 : 25);
    std::string inserted = letters();
    // A byte order mark before a text is none of it.
    while (inserted.starts_with("\uFEFF")) inserted.erase(0, 3);
    const std::string plain = [&] {
      std::string all;
      for (std::size_t i = 0; i < model_.text.size(); ++i) {
        if (static_cast<std::int64_t>(i) == wanted.begin) all += inserted;
        if (!wanted.contains(static_cast<std::int64_t>(i))) all += model_.text[i].text;
      }
      return wanted.begin == static_cast<std::int64_t>(model_.text.size()) ? all + inserted : all;
    }();
    if (i18n::normalised(i18n::normalised(plain)).empty()) {
      CHECK_THROWS_AS(replaceText(edit, transcript_, wanted, inserted), UsageError);
      return;
    }
    const std::size_t stepsBefore = steps(edit);
    replaceText(edit, transcript_, wanted, inserted);
    const std::string now = text(*sample_, transcript_);
    std::string expected = i18n::normalised(plain);
    while (expected.starts_with("\uFEFF")) expected.erase(0, 3);
    REQUIRE(now == expected);
    if (steps(edit) == stepsBefore) {
      REQUIRE(now == model_.utf8());
      return;
    }
    const TextStep& step = edit.recorder().steps().back();
    const Span replaced{step.position, step.position + i18n::length(step.removed)};
    // No wider than it has to be.
    REQUIRE(replaced.contains(wanted));
    if (i18n::normalised(inserted) == inserted && plain == expected) REQUIRE(replaced == wanted);
    widened += replaced != wanted;
    ++splices;
    model_.replace(replaced, step.inserted, nextId_);
    REQUIRE(model_.utf8() == now);
  }

  static std::size_t steps(Edit& edit) { return edit.recorder().steps().size(); }

  // Passages come and go between replacements.
  void passages(Edit& edit) {
    if (model_.passages.size() > 25 || (pick(3) == 0 && !model_.passages.empty())) {
      auto each = std::next(model_.passages.begin(), pick(static_cast<int>(model_.passages.size())));
      for (const char* table : {"segments", "cues", "formatting"}) {
        SQLite::Statement remove(edit.database(), std::string("DELETE FROM ") + table + " WHERE guid = ?");
        remove.bind(1, each->first);
        remove.exec();
      }
      model_.passages.erase(each);
      return;
    }
    const int kind = pick(3);
    Span at = span(40);
    if (kind != 1 && at.empty()) return;
    const std::string guid = edit.newGuid().text();
    SQLite::Statement insert(
        edit.database(),
        kind == 0 ? "INSERT INTO segments SELECT ?1, ?2, ?3, ?4, 'c', guid, NULL, 0, 0 FROM coders"
        : kind == 1
            ? "INSERT INTO cues (guid, transcript, \"begin\", \"end\", start_ms) VALUES (?1, ?2, ?3, ?4, 5)"
            : "INSERT INTO formatting VALUES (?1, ?2, ?3, ?4, 'bold')");
    insert.bind(1, guid);
    insert.bind(2, transcript_.text());
    insert.bind(3, at.begin);
    insert.bind(4, at.end);
    insert.exec();
    model_.passages[guid] = {model_.idsOf(at), at.begin};
  }

  void compare(int number) {
    INFO("round " << number);
    REQUIRE(text(*sample_, transcript_) == model_.utf8());
    REQUIRE(linesOf(*sample_) == model_.lines());
  }

  support::SampleProject sample_;
  Guid transcript_;
  Model model_;
  int nextId_ = 0;
  std::mt19937 random_;
  std::vector<Model> states_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("Ten thousand random edits, undone and redone, are those of a model that knows characters only",
          "[corpus][text-edit]") {
  Walk walk(20250301);
  for (int round = 0; round < 10'000; ++round) walk.round(round);
  walk.rewind();
  CHECK(walk.splices > 5000);
  CHECK(walk.widened > 100);
}
