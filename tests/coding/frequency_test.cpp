#include "coding/frequency.h"

#include <random>
#include <set>

#include "tests/coding/interviews.h"
#include "tests/support/catch.h"

using namespace coding;
using coding_test::Interviews;
using corpus::SpeakerRole;
using i18n::TextLanguage;

namespace {

// Talk: "one two three four" (Aida, English), "five six" (interviewer, Russian); 27 characters.
//   one [0,3) two [4,7) three [8,13) four [14,18) | five [19,23) six [24,27)
// Walk: "seven eight nine" (Bota, English); 16 characters.
// Ann: Rent [0,7), Rent [4,10), Jobs [10,14) in Talk. Bob: Rent [16,21) in Talk, Pull [0,16) in Walk.
struct Worked : Interviews {
  Guid talk, walk, push, rent, jobs, pull, bob, region;
  std::shared_ptr<const FrequencyData> data;
  Worked() {
    talk = add("Talk", {{"R", SpeakerRole::Respondent, "one two three four"},
                        {"I", SpeakerRole::Interviewer, "five six", TextLanguage::Russian}});
    walk = add("Walk", {{"R", SpeakerRole::Respondent, "seven eight nine"}});
    push = code("Push");
    rent = code("Push / Rent");
    jobs = code("Push / Jobs");
    pull = code("Pull");
    edit([&](Edit& e) {
      bob = addCoder(e, "Bob");
      for (const Guid& one : {push, rent, jobs}) {
        Code changed = *Codebook::read(*project).find(one);
        changed.role = Role::Push;
        updateCode(e, changed);
      }
    });
    const Guid aida = participant(talk, "Aida");
    participant(walk, "Bota");
    edit([&](Edit& e) {
      region = corpus::addAttribute(e, "Region", corpus::AttributeType::Text);
      corpus::setValue(e, aida, region, "Almaty");
    });
    tag(talk, {0, 7}, rent, ann);
    tag(talk, {4, 10}, rent, ann);
    tag(talk, {10, 14}, jobs, ann);
    tag(talk, {16, 21}, rent, bob);
    tag(walk, {0, 16}, pull, bob);
    data = readFrequencyData(*project);
  }
  // Values of the rows Push, Rent, Jobs, Pull in one column.
  std::vector<double> column(const FrequencyTable& table, const std::string& label) const {
    std::vector<double> values;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (table.columns[c].label == label)
        for (const auto& line : table.lines) values.push_back(line.values[c]);
    return values;
  }
  std::vector<double> totals(const FrequencyTable& table) const {
    std::vector<double> values;
    for (const auto& line : table.lines) values.push_back(line.total);
    return values;
  }
};
using Values = std::vector<double>;
constexpr By kTotal{};

}  // namespace

TEST_CASE("Six ways of counting give the numbers worked out by hand", "[coding][frequency]") {
  Worked t;
  const auto total = [&](Count count) {
    const auto table = frequency(*t.data, count, Rows::Code, kTotal);
    CHECK(t.column(table, "total") == t.totals(table));
    return t.totals(table);
  };
  CHECK(total(Count::Codings) == Values{4, 3, 1, 1});
  CHECK(total(Count::Transcripts) == Values{1, 1, 1, 1});
  CHECK(total(Count::Participants) ==
        Values{1, 1, 1, 1});                            // the interviewer in [16,21) is nobody's participant
  CHECK(total(Count::Speakers) == Values{2, 2, 1, 1});  // but a speaker
  // Rent: [0,10) + [16,21): one, two, not three (2/5), four (2/4), five (2/4) = 4. Jobs: three (3/5) = 1.
  // Push: [0,14) + [16,21): one two three four five = 5.
  CHECK(total(Count::Words) == Values{5, 4, 1, 3});
  // Of 27 + 16 = 43 characters: Push 14 + 5, Rent 10 + 5, Jobs 4, Pull 16.
  const auto share = total(Count::Share);
  CHECK(share[0] == Approx(19 / 43.0));
  CHECK(share[1] == Approx(15 / 43.0));
  CHECK(share[2] == Approx(4 / 43.0));
  CHECK(share[3] == Approx(16 / 43.0));
}

TEST_CASE("Without subcodes a parent has only its own segments", "[coding][frequency]") {
  Worked t;
  CHECK(t.totals(frequency(*t.data, Count::Codings, Rows::Code, kTotal, false)) == Values{0, 3, 1, 1});
  CHECK(t.totals(frequency(*t.data, Count::Words, Rows::Code, kTotal, false)) == Values{0, 4, 1, 3});
}

TEST_CASE("Rows can be groups and roles", "[coding][frequency]") {
  Worked t;
  const auto groups = frequency(*t.data, Count::Words, Rows::Group, kTotal);
  REQUIRE(groups.lines.size() == 2);
  CHECK(t.totals(groups) == Values{5, 3});
  const auto roles = frequency(*t.data, Count::Codings, Rows::Role, kTotal);
  REQUIRE(roles.lines.size() == 2);
  CHECK(roles.lines[0].label == "push");
  CHECK(roles.lines[1].label.empty());
  CHECK(t.totals(roles) == Values{4, 1});
}

TEST_CASE("Columns by coder stand on the coder's own transcripts", "[coding][frequency]") {
  Worked t;
  const By by{By::Kind::Coder, {}};
  const auto words = frequency(*t.data, Count::Words, Rows::Code, by);
  CHECK(t.column(words, "Ann") == Values{3, 2, 1, 0});  // [0,14): one two three; [0,10): one two
  CHECK(t.column(words, "Bob") == Values{2, 2, 0, 3});
  CHECK(t.totals(words) == Values{5, 4, 1, 3});
  const auto share = frequency(*t.data, Count::Share, Rows::Code, by);
  CHECK(t.column(share, "Ann")[1] == Approx(10 / 27.0));  // Ann has only Talk
  CHECK(t.column(share, "Bob")[1] == Approx(5 / 43.0));
  CHECK(share.columns[0].size == 1);
  CHECK(share.columns[1].size == 2);
  const auto bobs = frequency(*t.data, Count::Codings, Rows::Code, kTotal, true, {t.bob});
  CHECK(t.totals(bobs) == Values{1, 1, 0, 1});
  CHECK(bobs.codings == 2);
  CHECK(bobs.coders == 1);
}

TEST_CASE("By language a segment counts where it begins, its words where they are said",
          "[coding][frequency]") {
  Worked t;
  const By by{By::Kind::Language, {}};
  const auto codings = frequency(*t.data, Count::Codings, Rows::Code, by);
  CHECK(t.column(codings, "en") == Values{4, 3, 1, 1});
  CHECK(t.column(codings, "ru") == Values{0, 0, 0, 0});
  CHECK(codings.columns[0].label == "ru");
  CHECK(codings.columns[0].size == 1);
  CHECK(codings.columns[1].size == 2);
  const auto words = frequency(*t.data, Count::Words, Rows::Code, by);
  CHECK(t.column(words, "en") == Values{4, 3, 1, 3});
  CHECK(t.column(words, "ru") == Values{1, 1, 0, 0});
  const auto share = frequency(*t.data, Count::Share, Rows::Code, by);
  CHECK(t.column(share, "en")[1] == Approx(12 / 34.0));  // [0,10) + [16,18) of 18 + 16
  CHECK(t.column(share, "ru")[1] == Approx(2 / 8.0));    // [19,21) of "five six"
}

TEST_CASE("By attribute each participant is in her value's column, interviewers in none",
          "[coding][frequency]") {
  Worked t;
  const By by{By::Kind::Attribute, t.region};
  const auto codings = frequency(*t.data, Count::Codings, Rows::Code, by);
  REQUIRE(codings.columns.size() == 2);
  CHECK(codings.columns[0].label == "Almaty");
  CHECK(codings.columns[0].size == 1);
  CHECK(codings.columns[1].label.empty());
  CHECK(codings.columns[1].size == 1);
  CHECK(t.column(codings, "Almaty") == Values{4, 3, 1, 0});
  CHECK(t.column(codings, "") == Values{0, 0, 0, 1});
  CHECK(t.column(frequency(*t.data, Count::Speakers, Rows::Code, by), "Almaty") == Values{1, 1, 1, 0});
  CHECK(t.column(frequency(*t.data, Count::Words, Rows::Code, by), "Almaty") == Values{4, 3, 1, 0});
  CHECK(codings.participants == 2);
  const auto people = frequency(*t.data, Count::Participants, Rows::Code, By{By::Kind::Participant, {}});
  CHECK(t.column(people, "Aida") == Values{1, 1, 1, 0});
  CHECK(t.column(people, "Bota") == Values{0, 0, 0, 1});
  const auto texts = frequency(*t.data, Count::Transcripts, Rows::Code, By{By::Kind::Transcript, {}});
  CHECK(t.column(texts, "Talk") == Values{1, 1, 1, 0});
  CHECK(t.column(texts, "Walk") == Values{0, 0, 0, 1});
}

TEST_CASE("Words and share agree with marking every character", "[coding][frequency]") {
  std::mt19937 random(20250301);
  const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 15; ++round) {
    Interviews t;
    std::string text;
    std::vector<i18n::Span> words;
    for (int i = 0; i < 40; ++i) {
      if (i > 0) text += ' ';
      const auto begin = static_cast<std::int64_t>(text.size());
      for (int letters = 1 + upTo(7); letters > 0; --letters) text += 'a';
      words.push_back({begin, static_cast<std::int64_t>(text.size())});
    }
    const Guid talk = t.add("Talk", {{"R", SpeakerRole::Respondent, text}});
    const Guid parent = t.code("A"), child = t.code("A / B");
    Guid bob;
    t.edit([&](Edit& e) { bob = addCoder(e, "Bob"); });
    const int length = static_cast<int>(text.size());
    std::map<std::pair<int, int>, std::vector<bool>> marks;  // row (0 A, 1 B), coder (0 Ann, 1 Bob, 2 either)
    for (int row : {0, 1})
      for (int coder : {0, 1, 2}) marks[{row, coder}].assign(text.size(), false);
    t.edit([&](Edit& e) {
      for (int i = 0; i < 12; ++i) {
        const int begin = upTo(length - 1), end = std::min(length, begin + 1 + upTo(20));
        const bool isChild = upTo(2) == 1, isBob = upTo(2) == 1;
        addSegment(e, talk, {begin, end}, isChild ? child : parent, isBob ? bob : t.ann);
        for (int at = begin; at < end; ++at)
          for (int coder : {isBob ? 1 : 0, 2}) {
            marks[{0, coder}][static_cast<std::size_t>(at)] = true;
            if (isChild) marks[{1, coder}][static_cast<std::size_t>(at)] = true;
          }
      }
    });
    const auto data = readFrequencyData(*t.project);
    const auto counted = frequency(*data, Count::Words, Rows::Code, By{By::Kind::Coder, {}});
    const auto shared = frequency(*data, Count::Share, Rows::Code, By{By::Kind::Coder, {}});
    for (const auto& [key, marked] : marks) {
      const auto [row, coder] = key;
      int expected = 0;
      for (const auto& word : words)
        expected +=
            2 * std::count(marked.begin() + word.begin, marked.begin() + word.end, true) >= word.length();
      const auto& line = counted.lines[static_cast<std::size_t>(row)];
      CHECK((coder == 2 ? line.total : line.values[static_cast<std::size_t>(coder)]) == expected);
      const auto& part = shared.lines[static_cast<std::size_t>(row)];
      const double share = static_cast<double>(std::count(marked.begin(), marked.end(), true)) / length;
      CHECK((coder == 2 ? part.total : part.values[static_cast<std::size_t>(coder)]) == Approx(share));
    }
  }
}
